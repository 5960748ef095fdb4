"""Whether an act took place: denials, threats, conditions, wishes."""

from __future__ import annotations

from tawatur.claims.acts.draft import AFTER, HARM, Draft
from tawatur.claims.acts.sight import Sight
from tawatur.claims.phrases import phrase


def circumstances(see: Sight, draft: Draft) -> None:
    draft.negated = is_negated(see, draft)
    draft.hypothetical = _is_hypothetical(see, draft)
    draft.settled = _is_settled(see, draft)


def refusal_before(see: Sight, draft: Draft) -> int:
    """The token of «ترفض» in «ترفض (المجموعة) الاستسلام», before a masdar and at most its subject; -1 when there is none."""
    if draft.verb or draft.event not in ("surrendered", "released"):
        return -1
    for k in see.nearest(draft.first, 8):
        if "refusing" in see.words[k].part:
            subject = phrase(see.scan, k + 1, draft.first) if k + 1 < draft.first else None
            return k if k + 1 == draft.first or subject is not None else -1
        if see.scan.is_punct(k) or see.words[k].verbal:
            return -1
    return -1


def is_negated(see: Sight, draft: Draft) -> bool:
    if refusal_before(see, draft) >= 0:
        return True
    first = max(see.first, draft.first - 8)
    verbs = 0
    for k in range(draft.first - 1, first - 1, -1):
        word = see.words[k]
        text = see.tokens[k].text
        if "lasting" in see.word(k + 1).part:
            continue  # «لا تزال»: it goes on
        if (
            text in (".", "؛", ":")
            or ("boundary" in word.part and word.core not in ("ما",))
            or ("complement" in word.part and word.core != "ان")
        ):
            return False
        if text in ("،", ",") and draft.event not in ("injured", "killed", "casualties", "destruction"):
            return False
        if word.core in ("لم", "لن", "ليس", "ليست"):
            if _is_condition(see, k):
                return False
            if draft.verb:
                return draft.first - k <= 2
            gap = range(k + 1, draft.first)
            if draft.event == "talks" and any(
                d.event == "talks" and d.first > draft.first and not d.dropped for d in see.at.values()
            ):
                return False  # «لم تسفر المفاوضات عن اتفاق»: the talks took place
            quiet = see.needs["quiet"]
            said = any(
                (see.words[j].say is not None and see.tokens[j].text not in quiet) or "سءول" in see.tokens[j].text for j in gap
            )
            return not said and draft.event in ("injured", "killed", "casualties", "destruction", "talks", "control")
        if draft.event == "talks" and word.core in ("فشل", "فشلت", "تعثر", "تعثرت", "انهيار"):
            return draft.row.unit == "agreement"
        if word.core == "لا" and any(see.tokens[j].text in see.needs["quiet"] for j in range(k + 1, draft.first)):
            return True
        if word.core in ("دون", "بدون", "عدم", "بلا", "دونما"):
            return verbs == 0 or draft.event in ("injured", "killed", "casualties", "destruction")
        if word.core in ("لا", "ولا") and draft.first - k <= 2:
            return not (k > see.first and see.words[k - 1].core in ("ان", "الا"))
        other = see.at.get(k)
        if (
            other is not None
            and other is not draft
            and not other.dropped
            and other.event not in ("injured", "killed", "casualties", "destruction")
            and not word.conj
            and not (other.event == draft.event == "talks")
        ):
            return False
        verbs += word.verbal
    return False


def _is_condition(see: Sight, at: int) -> bool:
    """«إذا لم يفرج», «إن لم يسحب», «ما لم يوقف»: a condition, not a denial."""
    before = see.words[at - 1].core if at > see.first else ""
    return before in ("اذا", "ان", "ما", "لو", "حال")


def _is_hypothetical(see: Sight, draft: Draft) -> bool:
    hit = draft.hit
    if hit is not None and hit.verb and (hit.cut.future or hit.cut.prep == "ل"):
        return True
    past = hit is not None and hit.verb and not hit.present
    if _is_settled(see, draft) or refusal_before(see, draft) >= 0:
        return False
    first = max(see.first, draft.first - 9)
    for k in range(draft.first - 1, first - 1, -1):
        word = see.words[k]
        text = see.tokens[k].text
        if not past and _is_wished(see, k, draft):
            return True
        if (
            text in (".", "؛", "،", ":")
            or (k < draft.first - 1 and "since" in word.part)
            or ("boundary" in word.part and word.core not in ("اذا", "لو", "حال"))
        ):
            break
        if (word.core in ("سوف", "لن") and draft.first - k <= 2) or (
            word.core == "قد" and hit is not None and hit.verb and hit.present and draft.first - k <= 2
        ):
            return True
        if word.core in ("اذا", "لو") or (word.core in ("لم",) and _is_condition(see, k)):
            return True
        if not past and _is_future(see, k):
            return True
        if draft.event == "talks" and word.core in ("بشان", "حول"):
            return True
        if draft.event == "control" and word.core == "حتي" and k == draft.first - 1 and not draft.verb:
            return True
        tried = word.core in ("حاول", "حاولت", "حاولوا", "محاوله", "محاولات", "محاولته", "محاولا") and draft.event == "attack"
        if word.hypothetical and not past and not tried:
            draft.because("modality", f"cue:{word.core}")
            return True
        other = see.at.get(k)
        if other is not None and other is not draft and not other.dropped and other.event not in HARM and not word.conj:
            if other.hypothetical and draft.event in HARM and not past:
                return True
            break
    for k in see.ahead(draft.stop, 4):
        if see.tokens[k].text in ("،", ".", "؛") or (
            see.words[k].verbal and see.words[k].core not in ("بات", "باتت", "اصبح", "اصبحت")
        ):
            break
        if see.words[k].core in AFTER:
            draft.because("modality", f"cue:{see.words[k].core}")
            return True
    if (
        hit is not None
        and not hit.verb
        and hit.cut.prep == "ل"
        and draft.event in ("control", "attack", "shelling", "airstrike")
        and draft.row.kind == "masdar"
    ):
        before = see.words[draft.first - 1] if draft.first > see.first else None
        return not (
            before is not None
            and (before.support is not None or before.result is not None or before.core in ("اضافه", "وفقا", "نتيجه", "الرابع"))
        )
    return False


def _is_settled(see: Sight, draft: Draft) -> bool:
    """«بعد الاعتداءين», «وسط حملة الضربات»: what something came after has taken place."""
    k = draft.first - 1
    while k > see.first and (see.words[k].topic or see.scan.amount[k] is not None):
        k -= 1
    return k >= see.first and not draft.verb and "since" in see.words[k].part


def _is_wished(see: Sight, at: int, draft: Draft) -> bool:
    """«رجح أن تؤدي ... إلى مقتل», «وأن تفرج عن»: «أن» and a verb of the present tell what is not yet; «قبل أن», «تمكن من أن» do not."""
    word = see.words[at]
    if word.text not in ("ان", "وان", "بان") or at + 1 >= see.stop or at < see.first:
        return False
    verb = see.words[at + 1] if see.words[at + 1].core != "لا" else see.words[min(at + 2, see.stop - 1)]
    if not (((verb.verbal or verb.verb is not None) and verb.core[:1] in "يتن") or (verb.verb is not None and verb.verb.present)):
        return False
    done = any(see.words[k].core == "قد" for k in range(at + 1, draft.first))
    return not done and not any("achieved" in see.words[k].part for k in see.back(at, 5))


def _is_future(see: Sight, at: int) -> bool:
    word = see.words[at]
    return word.verbal and len(word.text) > 4 and word.text[0] == "س" and word.text[1] in "يتنا" and word.text[1:] != word.core
