"""The rules of reading, class by class, on invented sentences from eight conflicts.

Each case is a sentence and what must be read in it: for each claim the event and the slots named, in the order of the words.
``docs/reading.md`` tells the rule of the language behind each class.
"""

from __future__ import annotations

import pytest

from tawatur.model import Article
from tests.claims.hearing import reader
from tests.claims.telling import PUBLISHED, expect, k, read, told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # Sudan
        ("قالت لجنة أطباء السودان إن 14 مدنياً قتلوا وأصيب 30 آخرون في قصف مدفعي على حي في الخرطوم.",
         (k("killed", n=(14, 14), side="civilians"), k("injured", n=(30, 30)), k("shelling", target="حي"))),
        ("أسفر القصف عن مقتل ما لا يقل عن تسعة نازحين في الفاشر.", (k("shelling"), k("killed", n=(9, None), hedge="at_least"))),
        # Yemen
        ("أعلن الحوثيون مقتل وإصابة نحو 40 جندياً في هجوم على معسكر في مأرب.",
         (k("casualties", n=(40, 40), hedge="about"), k("attack", target="معسكر"))),
        # Gaza
        ("استشهد سبعة فلسطينيين بينهم ثلاثة أطفال في غارة إسرائيلية على منزل في رفح.",
         (k("killed", n=(7, 7), side="civilians", agent="israel-mil"), k("airstrike", target="منزل", agent="israel-mil"))),
        # Libya
        ("أصيب شخصان على الأقل بجروح جراء سقوط قذيفة في طرابلس.", (k("injured", n=(2, None), hedge="at_least"), k("shelling"))),
        # Iraq
        ("أسفر انفجار سيارة مفخخة في بغداد عن مقتل أكثر من عشرين شخصاً.",
         (k("explosion"), k("killed", n=(21, None), hedge="more_than", side="civilians"))),
        # Mali
        ("قتل عشرات الجنود الماليين في كمين قرب غاو.", (k("killed", n=(20, 99), hedge="tens"), k("attack"))),
        # Lebanon: two kinds of victims, each with its own figure
        ("قُتل 12 مدنياً وامرأتان في غارة على بلدة في جنوب لبنان.",
         (k("killed", n=(12, 12)), k("killed", n=(2, 2), target="وامرأتان"), k("airstrike"))),
    ],
)  # fmt: skip
def test_victims_and_figures(text, wanted):
    """Who was harmed and how many: the figure keeps its hedge, joined victims are claims of their own."""
    expect(text, *wanted)


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("لم ترد أنباء عن وقوع إصابات في القصف على أم درمان.", k("injured", negated=True)),
        ("نفت الشرطة في كركوك سقوط ضحايا.", k("casualties", stance="deny")),
        ("قال مسؤول في عدن إن الانفجار لم يسفر عن قتلى.", k("killed", negated=True)),
        ("ترفض مجموعة من المسلحين في سرت الاستسلام.", k("surrendered", negated=True, possible=False)),
        ("سقط صاروخان في الجليل من دون وقوع أضرار.", k("destruction", negated=True)),
    ],
)
def test_denied_and_absent(text, slots):
    """What did not happen is a claim with polarity negated; what is denied keeps its polarity and its stance."""
    found = [told(claim) for claim in read(text)]
    assert any({s: f[s] for s in slots} == slots for f in found), found


@pytest.mark.parametrize(
    ("text", "event", "possible"),
    [
        ("هدد الحوثيون باستهداف السفن في البحر الأحمر.", "attack", True),
        ("دعا المبعوث إلى هدنة في السودان.", "talks", True),
        ("قد تقصف القوات الإسرائيلية رفح.", "shelling", True),
        ("رجح مسؤول أممي أن تؤدي أي عملية عسكرية في الحديدة إلى مقتل آلاف المدنيين.", "killed", True),
        ("على الحكومة في طرابلس أن تفرج عن المحتجزين.", "released", True),
        ("تتأهب قوات الدعم السريع لشن هجوم على الأبيض.", "attack", True),
        ("قتل قائد الفصيل في تعز قبل أن تفرج الجماعة عن خمسة أسرى.", "killed", False),
        ("دعا المبعوث إلى التحقيق بعد أن قتل الجيش عشرة مدنيين في بانغي.", "killed", False),
        ("حذر المتحدث من الفوضى وسط الضربات الجوية على صنعاء.", "airstrike", False),
    ],
)
def test_possible_and_actual(text, event, possible):
    """Threats, demands, fears and plans are hypothetical; what stands after «بعد», «قبل», «وسط» took place."""
    found = [f for f in map(told, read(text)) if f["event"] == event]
    assert found
    assert [f["possible"] for f in found] == [possible] * len(found)


@pytest.mark.parametrize(
    ("text", "possible"),
    [
        ("حشدت القوات دباباتها للسيطرة على طرابلس.", True),
        # announced, shown, reported: alone and counted
        ("وكان هذا الإعلان الثالث للسيطرة على الضالع خلال أسبوع.", False),
        ("نشرت الجماعة تسجيلا للسيطرة على حاجز في مأرب.", False),
        # a counted day, time or anniversary
        ("أحيا أهالي سرت الذكرى الثانية للسيطرة على المدينة.", False),
        ("هذه المرة الثالثة للسيطرة على معبر في الأنبار.", False),
        # a counted step leads up to it
        ("دخلت القوات المرحلة الثانية للسيطرة على الفاشر.", True),
        ("وصلت الفرقة الثالثة للسيطرة على جوبر.", True),
    ],
)
def test_what_is_announced_or_counted_is_no_purpose(text, possible):
    """«ل» and a noun of action tell a purpose, but not behind a word of announcing or a counted day, time or anniversary."""
    assert [f["possible"] for f in map(told, read(text)) if f["event"] == "control"] == [possible]


@pytest.mark.parametrize(
    ("text", "event", "target", "agent"),
    [
        # subject, then object
        ("قصفت القوات الحكومية قرية في جبال النوبة.", "shelling", "قرية", "saf"),
        # the object first, the subject behind it: the gender of the verb tells
        ("هاجم مديرية الأمن في الضالع مسلحون مجهولون.", "attack", "مديرية الأمن", "gunmen"),
        # the subject before the verb
        ("حركة الشباب تقتل 15 جندياً قرب كيسمايو.", "killed", "جندياً", "al-shabaab"),
        # a verb that goes on from the subject before
        ("صدت قوات حفتر الهجوم في الجفرة ودمرت ثلاث آليات.", "destruction", "آليات", "lna"),
        # a noun of action and its owner with «ل»
        ("قتل طفلان بقصف للحوثيين على تعز.", "shelling", "تعز", "houthis"),
        # an act carried out by the phrase after
        ("أصيب أربعة أشخاص في هجوم شنته حركة طالبان على فندق في كابل.", "attack", "فندق", "taliban"),
        # told of the target: the act comes to it
        ("تعرضت قاعدة عين الأسد لقصف صاروخي.", "shelling", "قاعدة عين الأسد", None),
        # an answer by an act
        ("وردت القوات الإسرائيلية بقصف بلدة في البقاع.", "shelling", "بلدة في البقاع", "israel-mil"),
        # by whom
        ("قتل ثلاثة معلمين على يد مسلحين في بوركينا فاسو.", "killed", "معلمين", "gunmen"),
    ],
)
def test_who_did_what_to_whom(text, event, target, agent):
    """Subject, object and owner by order, agreement and preposition."""
    found = [f for f in map(told, read(text)) if f["event"] == event]
    assert len(found) == 1, found
    assert agent is None or found[0]["agent"] == agent
    assert found[0]["target"] is not None
    assert set(target.split()) & set(found[0]["target"].split())


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("سيطرت قوات المجلس الانتقالي على مدينة عتق.", "control"),
        ("انسحب مسلحو الحركة من بلدة في ديالى.", "control"),
        ("تفرض قوات الدعم السريع حصاراً على الأبيض.", "siege"),
        ("فر 25 سجيناً من سجن في بنغازي.", "escaped"),
        ("فرت مئات العائلات من منازلها في الجزيرة.", "displaced"),
        ("اعتقلت القوات الإسرائيلية 12 فلسطينياً في جنين.", "detained"),
        ("أفرجت جماعة الحوثي عن 60 أسيراً.", "released"),
        ("استسلم عشرة مسلحين للجيش في الموصل.", "surrendered"),
        ("تظاهر المئات في السليمانية احتجاجاً على القصف التركي.", "protest"),
        ("أحرق مسلحون عشرين منزلاً في دارفور.", "destruction"),
        ("اندلعت اشتباكات بين الجيش ومسلحين في الحويجة.", "clash"),
        ("فقد تسعة بحارة قبالة الحديدة بعد غارة على زورقهم.", "missing"),
    ],
)
def test_types_of_events(text, event):
    """Each type of event is read by its verbs and nouns."""
    assert event in [claim.event.value for claim in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "قال وزير الدفاع إن قانون مكافحة الإرهاب يحتاج إلى تعديل.",
        "شنت الصحف في بيروت هجوماً لاذعاً على رئيس الحكومة.",
        "لقي عشرة أشخاص مصرعهم في حادث سير قرب طرابلس.",
        "أدان الرئيس الهجمات بأشد العبارات.",
        "افتتح المحافظ مدرسة جديدة في عدن.",
        "سجل المهاجم هدفين في مباراة الأمس.",
    ],
)
def test_no_claims(text):
    """Topics, figures of speech, accidents and what is only condemned hold no claim of the conflict."""
    assert [claim.event.value for claim in read(text)] == []


def test_exchange():
    """Of two sides of a swap each lets go of the other's, and the ratio is a remark of that swap alone."""
    text = "أفرجت حركة حماس عن 10 محتجزين مقابل 30 أسيراً فلسطينياً أطلقت إسرائيل سراحهم."
    found = [f for f in map(told, read(text)) if f["event"] == "released"]
    assert [f["n"] for f in found] == [(10, 10), (30, 30)]


def test_talks_between_two():
    """The two who agreed are told by «بين», by «مع» or as joined subjects."""
    for text in (
        "توصلت الحكومة اليمنية والحوثيون إلى اتفاق لتبادل الأسرى.",
        "بدأت محادثات بين الحكومة اليمنية والحوثيين لتبادل الأسرى.",
    ):
        found = [f for f in map(told, read(text)) if f["event"] == "talks"]
        assert found
        assert (found[0]["agent"], found[0]["side"]) == ("yemen-gov", "houthis")


def test_a_figure_of_some_of_them():
    """«64 منهم» counts some of those told before."""
    found = [f for f in map(told, read("فر 95 سجيناً من سجن الرمادي واعتقلت الشرطة 64 منهم.")) if f["event"] == "detained"]
    assert [f["n"] for f in found] == [(64, 64)]
    assert "سجين" in found[0]["target"]


def test_the_sides_of_a_figure():
    """«57 قتيلاً، هم 32 من … و18 من …»: the whole and its parts are claims."""
    found = [f["n"] for f in map(told, read("أحصى المرصد 57 قتيلاً في طرابلس، هم 32 مسلحاً و25 مدنياً.")) if f["event"] == "killed"]
    assert found == [(57, 57), (32, 32), (25, 25)]


def test_means_of_an_act():
    """The weapon beside a verb of unspecified means decides its type; a drone strikes from the air."""
    assert told(read("استهدفت طائرة مسيّرة سيارة في إدلب.")[0])["event"] == "airstrike"
    assert told(read("استهدفت القوات التركية بالمدفعية قرية في دهوك.")[0])["event"] == "shelling"
    assert told(read("استهدف مسلحون حاجزاً في درعا.")[0])["event"] == "attack"


def test_loaded_names_stay_as_told():
    """A loaded name is kept as the outlet's word beside the party it means."""
    claim = read("قتل ثلاثة من مليشيا الدعم السريع في كمين.")[0]
    assert claim.target is not None
    assert claim.target.actor == "rsf"
    assert "مليشيا" in claim.target.text


def test_every_claim_stands_on_its_words():
    """Trigger, mentions and place are substrings of the text at their offsets."""
    text = "قال المتحدث باسم الجيش إن 12 مسلحاً قتلوا أمس الثلاثاء في غارة على معسكر قرب سرت."
    article = Article(id="t", title="", text=text, capture=text, outlet=None, published=PUBLISHED)
    claims, _ = reader().read(article)
    assert claims
    for claim in claims:
        for words in (claim.trigger, claim.target, claim.agent, claim.place, claim.time):
            if words is not None and words.text is not None and words.start is not None:
                assert article.full[words.start : words.end] == words.text
