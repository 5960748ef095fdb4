"""Whether an act took place: denials, threats, conditions, wishes.

Both questions go back over the words before a trigger, the nearest first; each word may answer, or leave it to the next.
"""

from __future__ import annotations

from tawatur.claims.acts.draft import HARM, Draft
from tawatur.claims.acts.sight import Sight
from tawatur.claims.phrases import Phrase, phrase
from tawatur.claims.words import Word

_DAMAGE = HARM | {"destruction"}  # told to be absent («دون وقوع إصابات») across commas and verbs of happening


def circumstances(see: Sight, draft: Draft) -> None:
    """Set whether a draft is denied and whether it is not, or not yet, real."""
    draft.negated = is_negated(see, draft)
    draft.hypothetical = _is_hypothetical(see, draft)
    draft.settled = _is_settled(see, draft)


def refusal_before(see: Sight, draft: Draft) -> int:
    """The token of «ترفض» in «ترفض (المجموعة) الاستسلام», before a masdar and at most its subject; -1 when there is none."""
    if draft.verb or draft.event not in ("surrendered", "released"):
        return -1
    for k in see.nearest(draft.first, 8):
        if "refusing" in see.words[k].part:
            return k if k + 1 == draft.first or refuser(see, draft, k) is not None else -1
        if see.scan.is_punct(k) or see.words[k].verbal:
            return -1
    return -1


def refuser(see: Sight, draft: Draft, at: int) -> Phrase | None:
    """The subject between «ترفض» at a token and the masdar."""
    return phrase(see.scan, at + 1, draft.first)


# -- denials -------------------------------------------------------------------------------------------------------------------


def is_negated(see: Sight, draft: Draft) -> bool:
    """«لم يقتل», «دون وقوع إصابات», «لم تسجل أضرار», «ترفض الاستسلام»."""
    if refusal_before(see, draft) >= 0:
        return True
    verbs = 0
    for k in see.nearest(draft.first, 8):
        if "lasting" in see.word(k + 1).part:
            continue  # «لا تزال»: it goes on
        answer = _denies(see, draft, k, verbs)
        if answer is not None:
            return answer
        verbs += see.words[k].verbal
    return False


def _denies(see: Sight, draft: Draft, at: int, verbs: int) -> bool | None:
    """Whether the word at a token denies a draft; ``verbs`` is how many verbs stand between."""
    word, cues = see.words[at], see.cues
    if _parts_denial(see, draft, at):
        return False
    if word.core in cues["denying"]:
        return _is_denied_by(see, draft, at)
    if draft.event == "talks" and word.core in cues["failing"]:
        return draft.row.unit == "agreement"
    if word.core == "لا" and any(see.tokens[k].text in see.needs["quiet"] for k in range(at + 1, draft.first)):
        return True
    if word.core in cues["without"]:
        return verbs == 0 or draft.event in _DAMAGE
    if word.core in ("لا", "ولا") and draft.first - at <= 2:
        return see.word(at - 1).core not in cues["lest"]
    return False if _tells_another(see, draft, at) else None


def _parts_denial(see: Sight, draft: Draft, at: int) -> bool:
    """A sign or a clause that no denial reaches across; a comma is one for all but damage."""
    word, text = see.words[at], see.tokens[at].text
    if text in (".", "؛", ":") or (text in ("،", ",") and draft.event not in _DAMAGE):
        return True
    return ("boundary" in word.part and word.core != "ما") or ("complement" in word.part and word.core != "ان")


def _is_denied_by(see: Sight, draft: Draft, at: int) -> bool:
    """Whether «لم», «ليس» at a token are about the draft and not about a verb of speaking or a condition."""
    if _is_condition(see, at) or see.word(at + 1).core in see.cues["not-only"]:
        return False
    if draft.verb:
        return draft.first - at <= 2
    if draft.event == "talks" and any(d.event == "talks" and d.first > draft.first and not d.dropped for d in see.at.values()):
        return False  # «لم تسفر المفاوضات عن اتفاق»: the talks took place
    said = any(_speaks(see, k) for k in range(at + 1, draft.first))
    any_of_it = see.word(draft.first - 1).text in see.cues["any"]  # «لم يسجل أي غارة»
    return not said and (any_of_it or draft.event in _DAMAGE | {"talks", "control"})


def _speaks(see: Sight, at: int) -> bool:
    """A verb of speaking, but not «لم يسجل», «لم ترد»; or a word of responsibility («لم يتبن مسؤولية»)."""
    text = see.tokens[at].text
    return (see.words[at].say is not None and text not in see.needs["quiet"]) or any(
        stem in text for stem in see.cues["responsible"]
    )


def _tells_another(see: Sight, draft: Draft, at: int) -> bool:
    """Another event that takes the denial upon itself."""
    other = see.at.get(at)
    if other is None or other is draft or other.dropped or see.words[at].conj:
        return False
    return other.event not in _DAMAGE and not other.event == draft.event == "talks"


def _is_condition(see: Sight, at: int) -> bool:
    """«إذا لم يفرج», «إن لم يسحب», «ما لم يوقف»: a condition, not a denial."""
    return see.word(at - 1).core in see.cues["unless"]


# -- what is not, or not yet, real ------------------------------------------------------------------------------------------------


def _is_hypothetical(see: Sight, draft: Draft) -> bool:
    hit = draft.hit
    if hit is not None and hit.verb and (hit.cut.future or hit.cut.prep == "ل"):
        return True
    if _is_settled(see, draft) or refusal_before(see, draft) >= 0:
        return False
    return _is_ahead(see, draft) or _is_called_so(see, draft) or _is_purpose(see, draft)


def _is_settled(see: Sight, draft: Draft) -> bool:
    """«بعد الاعتداءين», «وسط حملة الضربات»: what something came after has taken place."""
    k = draft.first - 1
    while k > see.first and (see.words[k].topic or see.scan.amount[k] is not None):
        k -= 1
    return not draft.verb and ("since" in see.word(k).part or see.word(k).core in see.cues["revenge"])


def _is_ahead(see: Sight, draft: Draft) -> bool:
    """A word before says that the act is feared, planned, asked for or conditional."""
    past = draft.hit is not None and draft.hit.verb and not draft.hit.present
    joined = not draft.verb and see.tokens[draft.first].text[:1] == "و" and draft.row.kind in ("masdar", "phrase")
    for k in see.nearest(draft.first, 9):
        if joined and k == draft.first - 1 and see.tokens[k].text in ("،", ","):
            continue  # «تنص على وقف النار، وانسحاب القوات»
        if not past and _is_wished(see, k, draft):
            return True
        if _parts_wish(see, draft, k):
            return False
        if _is_unreal_beside(see, draft, k):
            return True
        if not past and (_is_future(see.words[k]) or _is_cue(see, draft, k)):
            return True
        other = see.at.get(k)
        live = other is not None and other is not draft and not other.dropped
        if live and other is not None and other.event not in HARM and not see.words[k].conj:
            alike = joined and not other.verb and other.row.kind in ("masdar", "phrase")
            return other.hypothetical and (draft.event in HARM or alike) and not past
    return False


def _parts_wish(see: Sight, draft: Draft, at: int) -> bool:
    word = see.words[at]
    if see.tokens[at].text in (".", "؛", "،", ":") or (at < draft.first - 1 and "since" in word.part):
        return True
    return "boundary" in word.part and word.core not in see.cues["if"]


def _is_unreal_beside(see: Sight, draft: Draft, at: int) -> bool:
    """«سوف», «قد يقصف», «إذا», «إن لم»; «حول هدنة», «حتى السيطرة»."""
    word, near = see.words[at], draft.first - at <= 2
    present = draft.hit is not None and draft.hit.verb and draft.hit.present
    if near and (word.core in see.cues["will"] or (word.core == "قد" and present)):
        return True
    if word.core in see.cues["if"] or (word.core == "لم" and _is_condition(see, at)):
        return True
    until = word.core == "حتي" and at == draft.first - 1 and not draft.verb and draft.event == "control"
    return until or (draft.event == "talks" and word.core in see.cues["about"])


def _is_cue(see: Sight, draft: Draft, at: int) -> bool:
    """A word of fear, plan or demand; an attempt is an attack all the same («محاولة تسلل»)."""
    word = see.words[at]
    if word.core in see.cues["endangering"] and at == draft.first - 1 and see.words[draft.first].det:
        return False  # «يهدد القتال عملية السلام»: it goes on
    if word.core in see.cues["asking"] and any(see.tokens[k].text in see.cues["charges"] for k in range(at, draft.first)):
        return False  # «رفضت الاتهامات بقتل»
    tried = word.core in see.cues["trying"] or see.words[draft.first].core in see.cues["trying"]  # «أحبط محاولة تسلل»
    met = word.core in see.cues["foiling"]  # «أحبطت القوات هجوماً»: it was made, and met
    if not word.hypothetical or (draft.event == "attack" and (tried or met)):
        return False
    draft.because("modality", f"cue:{word.core}")
    return True


def _is_wished(see: Sight, at: int, draft: Draft) -> bool:
    """«رجح أن تؤدي ... إلى مقتل», «وأن تفرج عن»: «أن» and a verb of the present tell what is not yet; «قبل أن», «تمكن من أن» do not."""
    if see.words[at].text not in see.cues["that"] or at + 1 >= see.stop:
        return False
    verb = see.words[at + 1] if see.words[at + 1].core != "لا" else see.words[min(at + 2, see.stop - 1)]
    if not _is_present(verb) or any(see.words[k].core == "قد" for k in range(at + 1, draft.first)):
        return False
    return not any("achieved" in see.words[k].part for k in see.back(at, 5))


def _is_present(word: Word) -> bool:
    if word.verb is not None and word.verb.present:
        return True
    return (word.verbal or word.verb is not None) and word.core[:1] in "يتن"


def _is_future(word: Word) -> bool:
    """A verb with the «س» of the future that no table holds («سيستهدف»)."""
    text = word.text
    return word.verbal and len(text) > 4 and text[0] == "س" and text[1] in "يتنا" and text[1:] != word.core


def _is_called_so(see: Sight, draft: Draft) -> bool:
    """«هجوم محتمل», «الضربة بات وشيكة»: a word right behind says it."""
    for k in see.ahead(draft.stop, 4):
        word = see.words[k]
        if see.tokens[k].text in ("،", ".", "؛") or (word.verbal and word.core not in see.cues["becoming"]):
            return False
        if word.core in see.cues["yet-to-come"]:
            draft.because("modality", f"cue:{word.core}")
            return True
    return False


def _is_purpose(see: Sight, draft: Draft) -> bool:
    """«حشد قواته لمهاجمة البلدة»: the noun of action behind «ل», unless a verb of result or support brings it."""
    hit = draft.hit
    led = hit is not None and not hit.verb and hit.cut.prep == "ل" and draft.row.kind == "masdar"
    phrased = hit is None and draft.row.kind == "phrase" and draft.event == "control" and see.tokens[draft.first].text[0] == "ل"
    if not led and not phrased:
        return False
    if draft.event not in ("control", "attack", "shelling", "airstrike"):
        return False
    before = see.word(draft.first - 1)
    if before.support is not None or before.result is not None or before.core in see.cues["before-li"]:
        return False
    return not _tells_of(see, draft.first - 1)


def _tells_of(see: Sight, at: int) -> bool:
    """«بث تسجيلا لاقتحام», «البيان الثالث لاقتحام», «الذكرى الثانية لاقتحام»: what follows «ل» took place."""
    amount = see.scan.amount[at] if at > see.first else None
    if amount is None or not amount.ordinal:
        return not see.cues["announcing"].isdisjoint(see.stems(at))
    return see.cues["step"].isdisjoint(see.stems(amount.first - 1))
