"""Which party a phrase means: bare names, words with the article, pronouns, spokesmen, people named before."""

from __future__ import annotations

import pytest

from tawatur.model import Article
from tests.claims.hearing import reader


def told(text: str, event: str, slot: str, title: str = "") -> str | None:
    """The id in ``slot`` (target, agent or origin) of the last claim of an event type."""
    claims, _ = reader().read(Article(id="t", title=title, text=text, capture=f"{title}\n{text}", outlet=None, published=None))
    found = [claim for claim in claims if claim.event.value == event]
    assert found, f"no {event} in {[claim.event.value for claim in claims]}"
    mention = getattr(found[-1], slot)
    return mention.actor if mention is not None else None


@pytest.mark.parametrize(
    ("text", "event", "slot", "actor"),
    [
        # Sudan
        ("سيطرت قوات الدعم السريع على بلدة أم روابة. وقال مستشار قائد القوات إن 12 شخصا قتلوا هناك.", "killed", "origin", "rsf"),
        ("هاجمت الحركة الشعبية لتحرير السودان بلدة كادقلي. وقالت الحركة إن ثلاثة من مقاتليها قتلوا.", "killed", "target", "splm"),
        # Yemen
        ("أعلنت جماعة الحوثي هجوما على مأرب. وقال المتحدث العسكري باسمها إن تسعة جنود قتلوا.", "killed", "origin", "houthis"),
        ("قال رئيس لجنة شؤون الأسرى في صنعاء إن الجماعة أطلقت سراح ستة أسرى.", "released", "origin", "houthis"),
        ("قتل تنظيم القاعدة ثلاثة جنود في محافظة أبين جنوب اليمن.", "killed", "agent", "aqap"),
        # Gaza
        ("نفت حركة حماس ذلك. وقال الناطق العسكري باسم الحركة إن خمسة جنود قتلوا في رفح.", "killed", "origin", "hamas"),
        (
            "قالت الشرطة الإسرائيلية إن رجلا طعن في القدس. وأضافت المتحدثة باسم الشرطة أن شابا قتل.",
            "killed",
            "origin",
            "israel-police",
        ),
        # Libya
        (
            "صد الثوار هجوما لقوات القذافي قرب البريقة. وقال متحدث باسم الحكومة الليبية إن ستة مدنيين قتلوا.",
            "killed",
            "origin",
            "gaddafi-forces",
        ),
        # Iraq
        ("تقدمت قوات البيشمركة قرب سنجار في العراق. وقال العميد آزاد شوان إن 20 شخصا قتلوا.", "killed", "origin", "peshmerga"),
        ("اقتحم مسلحون من تنظيم القاعدة سجنا في العراق. وأعلن التنظيم مقتل ثلاثة حراس.", "killed", "origin", "al-qaeda-iraq"),
        # the Sahel and Somalia
        (
            "شن مقاتلو حركة الشباب هجوما في مقديشو. وأعلنت الحركة الهجوم. وقال المتحدث باسمها إن 20 شخصا قتلوا.",
            "killed",
            "origin",
            "al-shabaab",
        ),
        ("قصف الطيران الفرنسي تنظيم القاعدة في شمال مالي.", "airstrike", "target", "aqim"),
        ("قال مسؤول أمني في بنغازي بليبيا إن ثلاثة جنود قتلوا.", "killed", "origin", "lna"),
        ("قال والي شمال دارفور في السودان إن تسعة مواطنين قتلوا.", "killed", "origin", "sudan-gov"),
        ("انتشر الجيش المالي في غاو. وأعلنت وزارة الدفاع في النيجر مقتل 12 جنديا.", "killed", "origin", None),
        (
            "زار الوفد سوريا. وفي الجانب الإيراني، قال وزير الخارجية إن أربعة مستشارين قتلوا في سوريا.",
            "killed",
            "origin",
            "iran-gov",
        ),
        ("أوقفت قوى الأمن الداخلي سبعة أشخاص في ريف حماة بسوريا.", "detained", "agent", "syria-gov"),
        ("أوقفت قوى الأمن الداخلي سبعة أشخاص في القامشلي بسوريا.", "detained", "agent", "asayish"),
        # Lebanon
        (
            "اشتبك مؤيدون للحكومة السورية ومعارضون لها في بيروت مما أدى إلى مقتل جندي. ووقع ذلك في لبنان.",
            "killed",
            "target",
            "lebanon-army",
        ),
        ("قال الجيش اللبناني إن غارة إسرائيلية على بلدة الخيام أدت إلى مقتل جندي.", "killed", "target", "lebanon-army"),
        ("قتل جندي وأصيب ثلاثة في اشتباكات شمال قطاع غزة.", "killed", "target", "israel-mil"),
        ("زار الوفد رام الله في فلسطين. وقال رئيس الوزراء بنيامين نتنياهو إن ستة قتلوا.", "killed", "origin", "israel-gov"),
        ("قصفت القوات الموالية للحوثيين أحياء في مدينة عدن باليمن.", "shelling", "agent", "houthis"),
        ("زار وزير فرنسي بوركينا فاسو. وقالت الشرطة في بوركينا فاسو إن ستة أشخاص قتلوا.", "killed", "origin", None),
        ("قال مسؤولون طبيون في غزة إن ستة أشخاص قتلوا.", "killed", "origin", "gaza-health"),
        ("قال مسؤول بالأمم المتحدة إن ستة أشخاص قتلوا في اليمن.", "killed", "origin", "un"),
        ("أفاد دبلوماسيون بأن ستة أشخاص قتلوا في سوريا.", "killed", "origin", None),
        ("قال رئيس الفرع إن ستة أشخاص قتلوا في اليمن.", "killed", "origin", None),
        # Turkey
        ("قصف الجيش التركي مواقع حزب العمال الكردستاني أمس. واستهدفت الغارات معسكرات الحزب.", "airstrike", "target", "pkk"),
        ("أعلنت وزارة الدفاع التركية قصف منبج في سوريا. وأعلن وزير الدفاع مقتل ستة مسلحين.", "killed", "origin", "turkey-gov"),
    ],
)
def test_a_short_name_means_who_was_told_before(text: str, event: str, slot: str, actor: str) -> None:
    """Bare bodies, words with the article and spokesmen stand for the party told before or ruling where they are."""
    found = told(text, event, slot)
    assert found == actor or {found, actor} <= {"turkey-gov", "turkey-mil"}


def test_a_feminine_pronoun_is_not_the_masculine_speakers() -> None:
    """«نقاطها» said by a «تنظيم» are those of the other side."""
    assert told("أعلن تنظيم داعش مقتل سبعة من قسد في هجوم على نقاطها قرب الشدادي.", "attack", "target") == "sdf"


def test_a_victim_of_an_attack_is_not_of_the_attackers_nation() -> None:
    """The nationality of an act does not say whose the soldiers were."""
    assert (
        told("مقتل أربعة عسكريين في غارة إسرائيلية على محيط دمشق. وقالت سوريا إن الغارة استهدفت مطارا.", "killed", "target")
        == "syria-army"
    )


def test_a_town_held_by_a_side_is_not_that_side() -> None:
    """«بلدة خاضعة لسيطرة المعارضة» has no party as target."""
    assert told("استهدف هجوم كيميائي مدينة دوما الخاضعة لسيطرة المعارضة السورية.", "attack", "target") is None


def test_a_resident_or_an_outlet_speaks_for_nobody() -> None:
    """Witnesses and outlets have no party, whatever the adjective of their country."""
    assert told("قال سكان إن ستة أشخاص قتلوا في بنغازي.", "killed", "origin") is None
    assert told("ذكرت هيئة البث الإسرائيلية أن ستة جنود قتلوا في غزة.", "killed", "origin") is None


def test_former_officials_have_no_side() -> None:
    """A former officer or mayor is a civilian when he is the victim."""
    assert told("اغتال مجهولون ضابطا سابقا في درعا بسوريا.", "killed", "target") == "civilians"


def test_only_family_names_are_kept() -> None:
    """A speaker's later family name means his party; a word beside his title does not."""
    first = "قال محافظ حلب نزار الراوي إن ستة قتلوا في سوريا. "
    assert told(first + "وقال الراوي إن رجلا أصيب.", "injured", "origin") == "syria-gov"
    assert told("قال مسؤولون محليون في أفغانستان إن ستة قتلوا. وقال تجار محليون إن رجلا أصيب.", "injured", "origin") is None


def test_a_country_beside_an_area_is_no_party() -> None:
    """«مدينة نجران السعودية» and «محيط دمشق» say where, not who."""
    assert told("استهدف صاروخ مدينة نجران السعودية.", "shelling", "target") is None


def test_a_namesake_is_not_the_president() -> None:
    """A family name behind another first name is another man."""
    assert told("اغتال مجهولون رئيس البلدية السابق مأمون الشرع في درعا بسوريا.", "killed", "target") == "civilians"


def test_hostile_words_are_of_the_other_side() -> None:
    """«إرهابييه» said by an army are the men of the group told, not its own."""
    text = "دمر الجيش العربي السوري ثلاث عربات لتنظيم جبهة النصرة وقتل خمسة من إرهابييه."
    assert told(text, "killed", "target") == "hts"


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("قتل ثمانية عناصر أمن في كمين شمال غرب تونس.", "tunisia-gov"),
        ("أصيب ثلاثة من أفراد عائلته في قصف على بيروت.", "civilians"),
        ("عثر على مقبرة جماعية تضم رفات 12 امرأة إيزيدية قرب سنجار في العراق.", "civilians"),
    ],
)
def test_the_next_word_says_whose(text: str, actor: str) -> None:
    """Men of «أمن» are the state's, members of a family and people of a faith are civilians."""
    claims, _ = reader().read(Article(id="t", title="", text=text, capture=f"\n{text}", outlet=None, published=None))
    assert actor in [claim.target.actor for claim in claims if claim.target is not None]


def test_a_paper_of_the_country_told_says_whose_official_speaks() -> None:
    """«نقلت صحيفة هآرتس عن مسؤول أمني»: an Israeli official, in a text that is about Israel too."""
    text = "قتل شاب فلسطيني في القدس. واتهم سكان القوات الإسرائيلية. ونقلت صحيفة هآرتس عن مسؤول أمني قوله إن رجلا أصيب."
    assert told(text, "injured", "origin") == "israel-gov"
