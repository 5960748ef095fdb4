"""Who did it, whether it happened, when and on whose word: invented sentences from the same eight conflicts as ``test_targets.py``."""

from __future__ import annotations

from datetime import date

import pytest

from tests.claims.telling import PUBLISHED, expect, k, read, told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a force behind «من»; «قام به»; what somebody goes on with or is driven to
        ("قتل أربعة مدنيين في قصف من طائرات التحالف على صعدة.",
         (k("killed", agent="saudi-coalition"), k("airstrike", agent="saudi-coalition", target="صعدة"))),
        ("تعرضت البلدة لهجوم من قوات النظام في ريف حماة.", (k("attack", agent="syria-army", target="البلدة"),)),
        ("قتل ستة جنود في هجوم قام به مقاتلو داعش على حاجز في كركوك.",
         (k("killed", agent="isis"), k("attack", agent="isis", target="حاجز"))),
        ("بعد استمرار المتمردين في شن هجمات على الفاشر نزح 300 شخص.", (k("attack", doer="المتمردين"), k("displaced", doer=None))),
        ("اضطر الجنود إلى شن غارة على حي في درنة.", (k("airstrike", doer="الجنود"),)),
        # a siege or control that is imposed
        ("فرض المسلحون حصارا على قرية فراو في مالي.", (k("siege", doer="المسلحون"),)),
        ("فرضت جماعة نصرة الإسلام حصارا على تمبكتو.", (k("siege", doer="جماعة نصرة الإسلام"),)),
        ("أحكم الجيش السوري سيطرته على بلدة خان شيخون.", (k("control", doer="الجيش السوري", target="بلدة خان شيخون"),)),
        # whoever did the one thing does the next; those an act befell do not, nor does what the verb before took
        ("إن المسلحين سرقوا سيارة وخطفوا سائقها في سبها.", (k("detained", doer="المسلحين"),)),
        ("قتل ثمانية مسلحين وجرح تسعة جنود في غاو.", (k("killed", doer=None), k("injured", doer=None))),
        ("مقتل ثمانية جنود وأسر عسكريَين في محيط غاو.", (k("killed", doer=None), k("detained", doer=None))),
        ("دمرت الغارات الإسرائيلية مستشفى في صور، وقتلت ثلاثة مسعفين.",
         (k("destruction", agent="israel-mil"), k("airstrike", target="مستشفى"), k("killed", agent="israel-mil"))),
        # a place that opens a report did nothing
        ("باماكو: قتل ستة جنود في هجوم على معسكر في ميناكا.", (k("killed", doer=None), k("attack", doer=None))),
    ],
)  # fmt: skip
def test_who_did_it(text, wanted):
    """A doer told by a preposition, by the verb that carries the act, or by going on from what was told before."""
    expect(text, *wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("بثت كتيبة محلية تسجيلا لاقتحام ثكنة في درنة.", (k("attack", target="ثكنة", possible=False),)),
        ("أعلن الحوثيون للمرة الثانية لاقتحام البلدة مقتل جنديين.", (k("attack", possible=False), k("killed", possible=False))),
        ("لم يكتف المسلحون بقتل الحارس في كركوك.", (k("killed", negated=False),)),
        ("توعد الزعيم القبلي بالانتقام لمقتل أخيه في شبوة.", (k("killed", possible=False),)),
        ("يأمل الوسطاء في هدنة بغزة.", (k("talks", possible=True),)),
        ("تأمل المنظمة وقف القتال في السودان.", (k("talks", possible=True),)),
        ("يأمل الأهالي في الإفراج عن المخطوفين في السويداء.", (k("released", possible=True),)),
        ("يهدد القصف على رفح حياة آلاف المدنيين.", (k("shelling", target="رفح", possible=False),)),
        ("أحبطت القوات العراقية هجوما لداعش على سامراء.", (k("attack", agent="isis", target="سامراء", possible=False),)),
        ("لم تسجل المنظمة أي هجوم على القرى في مالي.", (k("attack", target="القرى", negated=True),)),
        ("لم يسجل المرصد أي غارة على إدلب.", (k("airstrike", target="إدلب", negated=True),)),
        ("تنص المسودة على وقف النار في لبنان، وانسحاب القوات من القرى.", (k("talks", possible=True), k("control", possible=True))),
        ("تظاهر العشرات أمام المحافظة مطالبين باستقالة المحافظ، وأطلقت الشرطة النار في البصرة.",
         (k("protest", possible=False), k("attack", possible=False, origin="outlet", agent="iraq-police"))),
    ],
)  # fmt: skip
def test_whether_it_happened(text, wanted):
    """Records, hopes, drafts, what was not counted, and what happened behind a demand."""
    expect(text, *wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("بدأت القوات العراقية المرحلة الثالثة لاقتحام الحويجة.", (k("attack", possible=True),)),
        ("هدد الجيش الإسرائيلي بشن غارات على بعلبك.", (k("airstrike", possible=True, agent="israel-mil"),)),
        ("هددت إسرائيل بتوجيه ضربات إلى الحوثيين في صنعاء.", (k("attack", possible=True),)),
        ("لم يسقط أي قتيل في الهجوم على مطار عدن.", (k("killed", negated=True), k("attack", negated=False))),
        ("قالت الشرطة إن مسلحين أطلقوا النار في طرابلس، وأصيب طفل.", (k("attack", possible=False), k("injured", possible=False))),
    ],
)
def test_moods_that_stay(text, wanted):
    """Phases that are only begun, threats and denials are as before."""
    expect(text, *wanted)


@pytest.mark.parametrize(
    ("text", "event", "first", "last"),
    [
        ("قتل تسعة أشخاص منذ الصباح في غارات على النبطية.", "killed", PUBLISHED, PUBLISHED),
        ("أصيب عشرون شخصا منذ ساعات الصباح في تعز.", "injured", PUBLISHED, PUBLISHED),
        ("أصيب أربعة جنود منذ ساعات الفجر الأولى في غاو.", "injured", PUBLISHED, PUBLISHED),
        ("قتل 300 شخص خلال الأيام الماضية في السويداء.", "killed", date(2024, 3, 17), PUBLISHED),
        ("تحاصر قوات الدعم السريع الفاشر منذ عام ونصف العام.", "siege", date(2022, 9, 20), PUBLISHED),
        ("اعتقلت الشرطة 30 شخصا منذ شهر يناير في كركوك.", "detained", date(2024, 1, 1), PUBLISHED),
        ("قتل 50 شخصا من 3 مارس، إلى 9 مارس في تعز.", "killed", date(2024, 3, 3), date(2024, 3, 9)),
        ("أصيب أربعة جنود منذ ساعات الفجر الأولى يوم الثلاثاء في غاو.", "injured", date(2024, 3, 19), PUBLISHED),
        ("قتل 30 شخصا منذ يناير في تعز. وفي الفترة نفسها نزح ألف شخص.", "displaced", date(2024, 1, 1), PUBLISHED),
        ("قتل 30 شخصا خلال الأيام الماضية في غاو، فيما نزح ألف شخص خلال تلك الفترة.", "displaced", date(2024, 3, 17), PUBLISHED),
        ("خطف مسلحون تاجرا منذ شهر في سبها.", "detained", date(2024, 2, 20), PUBLISHED),
    ],
)
def test_when_it_happened(text, event, first, last):
    """Stretches that reach up to the day of publication, and both ends of one behind a comma."""
    found = next(c for c in (told(claim) for claim in read(text)) if c["event"] == event)
    assert found["days"] == (first, last)


@pytest.mark.parametrize(
    ("text", "origin", "speaker"),
    [
        ("نقلت الوكالة على لسان الوزير أن ثلاثة جنود قتلوا في غاو.", "official", "الوزير"),
        ("نفذت قوى الأمن اللبنانية حملة في طرابلس أوقفت خلالها تسعة أشخاص وفق بيان لها.", "lebanon-gov", "قوى الأمن اللبنانية"),
        ("أوقفت الشرطة الليبية حارسين في سبها وفق بيان لها.", "libya-gna", "الشرطة الليبية"),
        ("أما المرصد السوري، ومقره لندن، فيقول إن 12 جنديا قتلوا في السخنة.", "sohr", "المرصد السوري"),
        ("بيّن محافظ نينوى أن تسعة أشخاص قتلوا في تلعفر.", "iraq-gov", "محافظ نينوى"),
        ("وقال حسن، وهو صياد فقد قاربه، إن أربعة زملاء قتلوا قبالة الحديدة.", "anonymous", "حسن"),
        ("أما الهلال الأحمر، وهو جهة محايدة، فأعلن أن عشرين شخصا قتلوا في درنة.", "icrc", "الهلال الأحمر"),
        ("قالت صحيفتنا إن خمسة جنود قتلوا في رفح.", "outlet", None),
        ("قالت الوزارة إن أنباء تشير إلى مقتل ستة جنود في غاو.", "official", "الوزارة"),
        ("تمكنت الشرطة من القبض على ستة أشخاص في كركوك وفق المادة 4.", "outlet", None),
        # already so before
        ("قال المسعف خالد، وهو أب لثلاثة أطفال، إن تسعة أشخاص قتلوا في رفح.", "medical", "المسعف خالد"),
        ("أما المرصد السوري فيتحدث عن مقتل 40 جنديا في السخنة.", "sohr", "المرصد السوري"),
        ("قتل حارس في الخرطوم وفق بيان للجيش السوداني.", "saf", "للجيش السوداني"),
    ],
)
def test_whose_word_it_is(text, origin, speaker):
    """Names with an aside, the tongue of somebody, a statement of those who acted, whom «أما» brings up."""
    found = told(read(text)[-1])
    assert (found["origin"], found["speaker"]) == (origin, speaker)


@pytest.mark.parametrize(
    ("text", "event", "place"),
    [
        ("قتل القيادي في غارة في سوريا بينما كان قرب بلدة سرمدا.", "airstrike", "سرمدا"),
        ("أصيب خبير في هجوم في اليمن حين كان في مدينة تعز.", "injured", "تعز"),
        ("قتل جنديان شرق تدمر.", "killed", "تدمر"),
        ("تحاصر الدعم السريع الفاشر منذ أسابيع.", "siege", "الفاشر"),
        # a place told with the event is not left for one told behind
        ("قتل القيادي في غارة قرب بلدة سرمدا قبل نقله إلى مدينة إدلب.", "airstrike", "سرمدا"),
    ],
)
def test_where_it_happened(text, event, place):
    """The place in a country that the sentence tells behind, and names spelt like verbs or behind a party's."""
    found = next(c for c in (told(claim) for claim in read(text)) if c["event"] == event)
    assert found["place"] == place
