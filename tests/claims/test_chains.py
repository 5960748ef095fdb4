"""Whose word it is, in sentences written for it from Sudan, Yemen, Gaza, Libya, Iraq and Syria."""

from __future__ import annotations

import pytest

from tests.claims.hearing import Hearing


def test_a_speaker_named_behind_the_verb_with_his_title() -> None:
    """The name behind a title belongs to the speaker; the body he speaks for is the actor."""
    heard = Hearing("قال المتحدث باسم الجيش السوداني نبيل عوض إن سبعة جنود قتلوا في الفاشر.").over("قتلوا")
    assert heard.who == "المتحدث باسم الجيش السوداني نبيل عوض"
    assert (heard.actor, heard.kind, heard.stance) == ("saf", "official", "assert")


def test_a_statement_is_on_the_way_and_speaks_for_its_body() -> None:
    """«في بيان» is a channel; «وأضاف البيان» is the body's word through the statement."""
    text = "أعلنت قوات الدعم السريع في بيان مقتل عشرة جنود في نيالا.\nوأضاف البيان أن مقاتليها أسروا ضابطين."
    assert Hearing(text).over("مقتل").via == ("statement",)
    later = Hearing(text).over("أسروا")
    assert (later.actor, later.via) == ("rsf", ("statement",))


def test_a_statement_put_out_on_a_channel() -> None:
    """Nearest to the speaker first: the statement, then where it was put out."""
    heard = Hearing("قالت القيادة المركزية الأمريكية في بيان على منصة إكس إن غارة دمرت زورقا في الحديدة.").over("غارة")
    assert heard.via == ("statement", "x")


def test_the_way_is_kept_while_the_speaker_goes_on() -> None:
    """«وأضاف» goes on with speaker and way; another speaker does not inherit it."""
    text = "كتب الناطق العسكري على تلغرام أن غارة أصابت السوق.\nوأضاف أن ستة مدنيين قتلوا.\nوقال طبيب إن ثلاثة أصيبوا."
    assert Hearing(text).over("قتلوا").via == ("telegram",)
    assert Hearing(text).over("أصيبوا").via == ()


def test_an_outlet_relays_a_source() -> None:
    """«نقلت وكالة كذا عن»: the source is the origin, the agency the way."""
    heard = Hearing("ونقلت وكالة رويترز عن مصدر طبي في مصراتة أن أربعة مدنيين قتلوا بقذيفة.").over("قتلوا")
    assert heard.who is not None
    assert heard.who.startswith("مصدر طبي")
    assert (heard.kind, heard.via) == ("anonymous", ("رويترز",))


def test_an_outlet_no_table_knows_is_told_by_its_head() -> None:
    """«صحيفة كذا» passes on a word whether or not the atlas has it."""
    heard = Hearing("وذكرت صحيفة الضفاف المحلية نقلا عن ضابط أن الهجوم قتل خمسة جنود.").over("قتل")
    assert heard.who == "ضابط"
    assert len(heard.via) == 1
    assert "الضفاف" in heard.via[0]


def test_spoken_to_another_outlet_but_not_to_ones_own() -> None:
    """«قال لصحيفة كذا» names the way, unless that is the paper one reads."""
    text = "وقال مسؤول في تعز لصحيفة الضفاف إن القصف قتل طفلين."
    assert Hearing(text).over("قتل").via == ("الضفاف",)
    assert Hearing(text, outlet="صحيفة الضفاف").over("قتل").via == ()


def test_the_own_correspondent_is_media_without_a_way() -> None:
    """«أفاد مراسلنا» is the outlet's own eye: kind media, no actor, no way."""
    heard = Hearing("وأفاد مراسلنا في رفح بأن الطائرات قصفت منزلا.").over("قصفت")
    assert (heard.kind, heard.actor, heard.via) == ("media", None, ())


def test_the_bodys_own_page_speaks_for_itself() -> None:
    """On a monitor's own page what it counts is the page's own voice."""
    text = "وثق مرصد الفرات لحقوق الإنسان مقتل 40 مدنيا في تموز.\nوبحسب التقرير أصيب سبعون آخرون."
    assert Hearing(text, outlet="مرصد الفرات لحقوق الإنسان").over("مقتل").kind == "outlet"
    assert Hearing(text, outlet="مرصد الفرات لحقوق الإنسان").over("أصيب").kind == "outlet"
    assert Hearing(text, outlet="صحيفة الضفاف").over("مقتل").kind == "monitor"


def test_a_source_named_behind_covers_what_stands_before() -> None:
    """«..., بحسب» looks back over the whole sentence."""
    heard = Hearing("قتل ثلاثة أشخاص وأصيب تسعة في غارة على خان يونس، بحسب الدفاع المدني.")
    assert heard.over("قتل").who == heard.over("أصيب").who == "الدفاع المدني"


def test_an_agency_named_behind_a_speaker_is_the_way() -> None:
    """«قال ... حسب ما نقلت وكالة كذا»: the speaker stays, the agency comes onto the way."""
    heard = Hearing("قال محافظ الأنبار إن ثلاثة جنود قتلوا في الرطبة، حسب ما نقلت وكالة رويترز.").over("قتلوا")
    assert heard.who == "محافظ الأنبار"
    assert heard.via == ("رويترز",)


def test_a_reckoning_speaks_for_whoever_made_it() -> None:
    """«وفق حصيلة للوزارة» names the ministry and no channel; an estimate is an estimate."""
    heard = Hearing("بلغ عدد القتلى 310 وفق حصيلة لوزارة الصحة السورية.").over("القتلى")
    assert heard.who is not None
    assert "وزارة الصحة" in heard.who
    assert heard.via == ()
    assert Hearing("وتشير تقديرات منظمة الهجرة الدولية إلى نزوح ألف أسرة من الخرطوم.").over("نزوح").stance == "estimate"


@pytest.mark.parametrize(
    ("text", "word", "stance"),
    [
        ("نفى الحشد الشعبي قصف القاعدة.", "قصف", "deny"),
        ("زعمت الجماعة أنها أسقطت طائرة فوق مأرب.", "أسقطت", "allege"),
        ("أقر الجيش الإسرائيلي بمقتل جنديين في جباليا.", "مقتل", "admit"),
        ("اتهمت الحكومة اليمنية الحوثيين بقصف مخيم للنازحين.", "قصف", "allege"),
        ("رجح مصدر أمني مقتل القائد في الغارة.", "مقتل", "estimate"),
        ("طالبت حركة حماس بالإفراج عن ألف أسير.", "الإفراج", "demand"),
        ("أكد المرصد السوري لحقوق الإنسان مقتل راع في البادية.", "مقتل", "confirm"),
        ("ولم يستبعد وزير الدفاع شن هجمات جديدة.", "هجمات", "estimate"),
    ],
)
def test_the_stance_is_that_of_the_verb(text: str, word: str, stance: str) -> None:
    """How the article presents the word follows from its verb."""
    assert Hearing(text).over(word).stance == stance


@pytest.mark.parametrize(
    "text", ["هدد الناطق بقصف ميناء إيلات.", "دعا المبعوث إلى وقف إطلاق النار.", "توعد القائد بمهاجمة درنة."]
)
def test_threats_and_calls_are_only_possible(text: str) -> None:
    """What is threatened or called for has not happened."""
    heard = Hearing(text)
    assert any(r.voice.hypothetical for found in heard.regions for r in found)


def test_what_led_to_a_threat_is_told_by_the_article() -> None:
    """«هدد ... بعد مقتل»: the threat is the speaker's, the death the article's."""
    heard = Hearing("هدد القائد بقصف الميناء بعد مقتل ثلاثة من رجاله.")
    assert heard.over("قصف").hypothetical
    assert heard.over("مقتل").kind == "outlet"
    assert not heard.over("مقتل").hypothetical


def test_a_participle_keeps_the_speaker_and_turns_the_stance() -> None:
    """«قال ... نافياً»: one speaker, two stances."""
    heard = Hearing("قالت وزارة الدفاع العراقية إن قواتها دخلت كركوك، نافية مقتل أي مدني.").over("مقتل")
    assert heard.who == "وزارة الدفاع العراقية"
    assert heard.stance == "deny"


def test_two_voices_in_one_sentence() -> None:
    """Behind «فيما» another speaker has his own words."""
    heard = Hearing("أعلنت فصائل المعارضة مقتل عشرة جنود في سرمين، فيما نفى مصدر عسكري سقوط قتلى.")
    assert heard.over("مقتل").stance == "assert"
    assert heard.over("سقوط").stance == "deny"
    assert heard.over("سقوط").who == "مصدر عسكري"


def test_an_account_goes_on_over_a_contrast_but_a_bare_report_ends() -> None:
    """«قال إن ... فيما» goes on; «أعلن مقتل ... فيما» does not."""
    assert Hearing("قال المرصد إن رجلا قتل في الباب، فيما أصيب طفل بلغم.").over("أصيب").who == "المرصد"
    assert Hearing("أعلن المرصد مقتل رجل في الباب، فيما قصفت الطائرات بلدة بزاعة.").over("قصفت").kind == "outlet"


def test_a_headline_with_a_colon() -> None:
    """A body before the colon speaks; a country or a town is where it happened."""
    assert Hearing("", title="الصحة الفلسطينية: مقتل ستة في غارة على رفح").over("مقتل").who == "الصحة الفلسطينية"
    assert Hearing("", title="السودان: مقتل ستة في قصف على أم درمان").over("مقتل").kind == "outlet"
    assert Hearing("", title="الحوثيون يعلنون إسقاط طائرة مسيرة").over("إسقاط").actor == "houthis"


def test_a_quotation_runs_over_sentences() -> None:
    """A quotation belongs to its speaker to the closing sign, not beyond."""
    text = "وقال الشيخ سالم الورفلي: «دخلوا القرية فجرا. قتلوا أربعة رجال أمام أهلهم. ثم أحرقوا المنازل». وقصفت الطائرات الطريق."
    heard = Hearing(text)
    assert heard.over("قتلوا").who == heard.over("أحرقوا").who == "الشيخ سالم الورفلي"
    assert heard.over("قصفت").kind == "outlet"


def test_going_on_agrees_in_gender() -> None:
    """«وأضافت» behind «نقلت الوكالة عن مصدر» is the agency, not the source."""
    text = "وذكرت وكالة الأنباء الليبية نقلا عن مصدر أمني أن مسلحين هاجموا البوابة.\nوأضافت أن شرطيا قتل."
    heard = Hearing(text).over("قتل")
    assert heard.kind == "media"
    assert heard.via == ()


def test_the_subject_of_the_sentence_speaks_when_the_verb_names_nobody() -> None:
    """«رفضت الحركة ... وقالت إن»."""
    heard = Hearing("رفضت حركة حماس المقترح، وقالت إن إسرائيل قصفت المدرسة.").over("قصفت")
    assert heard.actor == "hamas"


def test_no_speaker_out_of_a_thing_or_a_passive() -> None:
    """«يذكر أن», «ويشير الاتفاق إلى», «أُعلن عن» are nobody's word."""
    before = "قال مصدر أمني إن رجلا قتل.\n"
    assert Hearing(before + "يذكر أن غارة استهدفت الجسر.").over("غارة").kind == "outlet"
    assert Hearing(before + "ويشير الاتفاق إلى خروج المقاتلين من الحي.").over("خروج").kind == "outlet"
    assert Hearing("وسط أنباء عن مقتل قائد في البيضاء.").over("مقتل").kind == "anonymous"


def test_a_name_that_asks_not_to_be_named() -> None:
    """«طلب عدم ذكر اسمه» stands between and is no verb of speaking."""
    heard = Hearing("قال ضابط في بنغازي، طلب عدم ذكر اسمه، لوكالة رويترز إن قذيفة قتلت حارسا.").over("قتلت")
    assert heard.who is not None
    assert heard.who.startswith("ضابط")
    assert heard.via == ("رويترز",)


def test_it_stood_in_a_statement() -> None:
    """«جاء في بيان للجيش», «بياناً جاء فيه»."""
    heard = Hearing("وجاء في بيان للجيش اليمني أن لغما قتل راعيا.").over("قتل")
    assert (heard.actor, heard.via) == ("yemen-army", ("statement",))
    heard = Hearing("وأصدرت كتائب القسام بيانا جاء فيه أن مقاتليها دمروا دبابة.").over("دمروا")
    assert (heard.actor, heard.via) == ("hamas", ("statement",))


def test_words_of_an_origin_stand_in_the_text() -> None:
    """Origin and way quote the text where they stand."""
    heard = Hearing("قال الناطق باسم الحشد الشعبي، أحمد الساعدي، في مقابلة مع قناة الضفاف إن صاروخا أصاب الرتل.")
    for found in heard.regions:
        for region in found:
            origin, via, _ = heard.reading.origins.of(region.voice)
            assert heard.reading.text[origin.start : origin.end] == origin.text
            assert all(heard.reading.text[step.start : step.end] == step.text for step in via)
