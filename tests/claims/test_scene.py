"""Where and when: each event has its own place and time, and none is invented."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from tawatur import atlas
from tawatur.claims import ClaimReader
from tawatur.lang.load import load
from tawatur.model import Article, Claim

DAY = date(2024, 5, 15)  # a Wednesday


@cache
def reader() -> ClaimReader:
    """One reader for all tests: its tables are read once."""
    return ClaimReader(load("ar"), atlas.load())


def read(text: str, title: str = "") -> list[Claim]:
    """The claims of a text published on :data:`DAY`."""
    claims, _ = reader().read(Article(id="t", title=title, text=text, capture=f"{title}\n{text}", published=DAY))
    return list(claims)


def places(text: str, title: str = "") -> dict[str, str | None]:
    """The name of each event's place, the last of a type standing."""
    return {claim.event.value: claim.place.name if claim.place else None for claim in read(text, title)}


def times(text: str, title: str = "") -> dict[str, tuple[date | None, date | None] | None]:
    """The first and last day of each event, the last of a type standing."""
    return {claim.event.value: (claim.time.first, claim.time.last) if claim.time else None for claim in read(text, title)}


@pytest.mark.parametrize(
    ("text", "event", "name"),
    [
        ("قتل سبعة مدنيين في غارة جوية على حي الورود جنوبي الخرطوم.", "airstrike", "حي الورود"),  # Sudan
        ("أصيب أربعة جنود في انفجار لغم بمديرية الوادي في محافظة مأرب.", "injured", "الوادي"),  # Yemen
        ("استشهد خمسة مواطنين في قصف مدفعي على مخيم جباليا شمال قطاع غزة.", "killed", "مخيم جباليا"),  # Gaza
        ("اندلعت اشتباكات بين مجموعتين مسلحتين في مدينة الزاوية غربي ليبيا.", "clash", "الزاوية"),  # Libya
        ("اعتقلت الشرطة تسعة مسلحين في قضاء تلعفر غرب الموصل.", "detained", "تلعفر"),  # Iraq
        ("قصفت المدفعية قرية السماقة بريف إدلب الجنوبي.", "shelling", "السماقة"),  # Syria
        ("قتل ثلاثون جنديا في هجوم على معسكر بولكيسي قرب الحدود.", "attack", "بولكيسي"),  # Sahel
        ("انفجرت عبوة ناسفة على بعد 12 كيلومترا من كدنو.", "explosion", "كدنو"),
        ("سقطت قذيفة داخل ثكنة للجيش.", "shelling", "ثكنة"),
        ("نزحت مئات الأسر إلى القرى المجاورة.", "displaced", "القرى المجاورة"),
        ("قتل تسعة في تفجير بغداد.", "explosion", "بغداد"),
        ("نزح آلاف المدنيين من المحافظة.", "displaced", "المحافظة"),
        ("وتظاهر المئات في واغادوغو.", "protest", "واغادوغو"),
        ("قتل 60 مدنيا، بينهم 9 نساء، في مدينة تعز.", "killed", "تعز"),
        ("اندلعت مواجهات بين شبان وجنود في نابلس، وقال مسعفون إن عشرين أصيبوا.", "clash", "نابلس"),
        ("سيطرت القوات على بلدة سنار بعد انسحاب المسلحين منها باتجاه بلدة رفاعة.", "control", "سنار"),
    ],
)
def test_an_event_is_where_its_own_phrase_says(text: str, event: str, name: str) -> None:
    """The first named, finest place behind an event is its place, also a village no table knows."""
    found = places(text)[event]
    assert found is not None
    assert set(name.split()) & set(found.split())


def test_harm_and_act_share_their_place() -> None:
    """What a strike brought about happened where it struck."""
    found = places("قصفت الطائرات بلدة سراقب، ما أدى إلى مقتل ثلاثة مدنيين وإصابة تسعة.")
    assert found["killed"] == found["injured"] == "سراقب"


def test_a_place_at_the_head_holds_for_the_sentence() -> None:
    """«وفي كذا، ...» is the place of what follows."""
    assert places("وفي بعقوبة، قتل شرطيان في هجوم مسلح.")["attack"] == "بعقوبة"


def test_a_headline_names_the_place_before_a_colon() -> None:
    """«كذا: ...» in a title is a place; the same before a dash in the body is where the text was written."""
    assert places("", "بنغازي: مقتل جنديين في انفجار سيارة مفخخة")["killed"] == "بنغازي"
    assert places("الخرطوم - أعلن مصدر طبي مقتل أربعة مدنيين في قصف مدفعي.")["killed"] is None


def test_where_the_speaker_is_is_no_place_of_the_event() -> None:
    """Residents of one town tell of another."""
    assert places("قال سكان في صنعاء إن طائرات شنت غارات على مدينة الحديدة.")["airstrike"] == "الحديدة"


def test_a_claim_of_the_speaker_long_before_is_no_word_of_where() -> None:
    """«تبنى التنظيم كمينا ... قرب كذا، وقال»: the speaker stands at the head, the place between is the act's."""
    text = "تبنى تنظيم القاعدة، الخميس، كمينا استهدف حافلة قرب حقل السبيعات شرقي مأرب، وقال إنه أدى إلى مقتل تسعة جنود."
    found = places(text)
    assert found["attack"] == found["killed"]
    assert found["attack"] is not None
    assert "السبيعات" in found["attack"]
    assert times(text)["killed"] == (date(2024, 5, 9), date(2024, 5, 9))


def test_what_is_said_next_has_its_own_place() -> None:
    """«وإن ...» tells another matter: neither gives its place to the other."""
    assert places("وأعلن الجيش مقتل تسعة جنود، وقال إنه فجر نفقا في مدينة رفح.")["killed"] is None


def test_who_claims_or_denies_an_act_tells_no_place() -> None:
    """«مسؤوليتها عن الهجوم», «نفت»: no place of the sentence before."""
    start = "قتل ستة جنود في هجوم على بلدة منكا.\n"
    for text in ("وأعلنت الجماعة مسؤوليتها عن الهجوم.", "ونفى الجيش مقتل أي مدني."):
        claims = read(start + text)
        assert claims[-1].place is None


def test_a_town_told_in_the_sentence_is_the_town_meant() -> None:
    """«وفي كيدال ... على المدينة»: the nearest town, not an older one told with the same word."""
    assert places("دخلت القوات مدينة تمبكتو.\nوفي كيدال، أعلنت الحركة أنها باتت تسيطر على المدينة.")["control"] == "كيدال"


def test_fire_is_told_where_it_lands() -> None:
    """A launch area is a place only when nothing else is told."""
    assert places("أطلق المسلحون صاروخا من محافظة صعدة باتجاه مدينة جازان.")["shelling"] == "جازان"


def test_states_that_act_are_no_places() -> None:
    """«مع روسيا», «إسرائيل» as a doer: a party, not where."""
    assert places("توصلت الفصائل إلى اتفاق هدنة مع روسيا.")["talks"] is None


def test_a_common_word_is_no_place() -> None:
    """Statements, women and times are not the villages of their names."""
    for text in ("وقال الجيش في بيان إن ثلاثة جنود قتلوا.", "اعتقل المسلحون نساء ورجالا في آب."):
        assert all(claim.place is None for claim in read(text))


def test_the_town_refers_back() -> None:
    """«البلدة» stands for the town told before: its words as told, the name of the town meant."""
    claims = read("سيطرت القوات على بلدة سراقب.\nوقتل أربعة مسلحين خلال اقتحام البلدة.")
    killed = next(claim for claim in claims if claim.event.value == "killed")
    assert killed.place is not None
    assert (killed.place.text, killed.place.name) == ("البلدة", "سراقب")


def test_the_land_of_a_state_is_the_state() -> None:
    """«الأراضي السورية» is Syria; the border of two states keeps its words."""
    assert places("قصفت الطائرات مواقع داخل الأراضي السورية.")["airstrike"] == "سوريا"


def test_a_place_carries_to_the_next_sentence_and_says_so() -> None:
    """The place of the sentence before is carried; a time is not."""
    first, *_, last = read("انفجرت سيارة مفخخة أمس الثلاثاء في مدينة سبها.\nوقتل في الانفجار ستة أشخاص.")
    assert first.place is not None
    assert not first.place.carried
    assert first.time is not None
    assert last.place is not None
    assert (last.place.carried, last.place.name) == (True, "سبها")
    assert last.time is None


def test_nothing_carries_to_plans_totals_and_other_matters() -> None:
    """A plan, a total since the year began and «من جهة أخرى» stand by themselves."""
    start = "انفجرت سيارة مفخخة في مدينة سبها.\n"
    for text in (
        "وهددت الجماعة بقتل الرهائن.",
        "وقتل 300 شخص منذ مطلع العام.",
        "من جهة أخرى، قتل شرطيان برصاص مسلحين.",
    ):
        assert all(claim.place is None for claim in read(start + text) if claim.event.value == "killed")


def test_every_place_and_time_gives_its_reason() -> None:
    """--explain can say why a place or time was chosen."""
    for claim in read("قتل ثلاثة جنود أمس في هجوم على مدينة الفلوجة.\nوأصيب خمسة آخرون."):
        slots = {reason.slot for reason in claim.reasons}
        assert (claim.place is not None) == ("place" in slots)
        assert (claim.time is not None) == ("time" in slots)


@pytest.mark.parametrize(
    ("text", "event", "expected"),
    [
        ("قتل أربعة جنود أمس في هجوم على حاجز.", "attack", (date(2024, 5, 14), date(2024, 5, 14))),
        ("قصفت القوات أمس بلدة سراقب، ما أدى إلى مقتل طفلين.", "killed", (date(2024, 5, 14), date(2024, 5, 14))),
        ("ومنذ مطلع العام قتل 38 مدنيا في المخيم.", "killed", (date(2024, 1, 1), DAY)),
        ("أعلنت الشرطة، الثلاثاء، مقتل ثلاثة مسلحين.", "killed", (date(2024, 5, 14), date(2024, 5, 14))),
        ("دخلت القوات البلدة أمس بعد حصار دام أشهرا.", "siege", None),
        ("وأمس قصفت الطائرات القرية، فيما قتل شرطي في الميناء.", "killed", None),
        ("هدد المسلحون، الثلاثاء، بمهاجمة المدينة.", "attack", None),
        ("أعلنت هيئة العمليات في الجيش، الأحد، سيطرتها على مدينة الجنينة.", "control", (date(2024, 5, 12), date(2024, 5, 12))),
        ("وردت القوات الجوية فجر أمس بشن غارات على درنة.", "airstrike", (date(2024, 5, 14), date(2024, 5, 14))),
        ("وقال المصدر إن الجيش نفذ أمس هجوما على سرت.", "attack", (date(2024, 5, 14), date(2024, 5, 14))),
        ("تعرض المطار لقصف هو الثاني خلال أسبوعين.", "shelling", None),
        ("استهدفت الغارة البلدة التي تتعرض منذ يومين لقصف.", "airstrike", None),
        ("ودعا الحزب إلى مظاهرة حاشدة عصر الجمعة.", "protest", (date(2024, 5, 17), date(2024, 5, 17))),
        ("فروا من السجن مساء أمس، وأن القوات قبضت على سبعة منهم.", "detained", None),
        ("قتل سبعة جنود وفقد ثمانية إثر هجوم على الثكنة مساء الثلاثاء.", "missing", (date(2024, 5, 14), date(2024, 5, 14))),
    ],
)
def test_a_time_belongs_to_the_event_it_hangs_on(text: str, event: str, expected: tuple[date, date] | None) -> None:
    """Harm and act share a day; background, other matters and plans do not take it; a telling lends its day when no other is told."""
    found = times(text)
    assert event in found
    assert found[event] == expected


def test_a_plan_within_a_time_lies_ahead() -> None:
    """«خلال 48 ساعة» of something threatened runs from the publication on."""
    assert times("هددت القوات باقتحام الحي خلال 48 ساعة.")["attack"] == (DAY, date(2024, 5, 17))


def test_a_month_in_a_headline_holds_for_what_follows_it() -> None:
    """«خلال شهر نيسان.. مقتل»: the time stands before the dots."""
    assert times("", "خلال شهر نيسان.. مقتل 83 مدنيا")["killed"] == (date(2024, 4, 1), date(2024, 4, 30))
