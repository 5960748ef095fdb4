"""Which words may tell an event, and in which of their readings."""

from __future__ import annotations

from tawatur.claims.acts.draft import Draft
from tawatur.claims.acts.needs import needs_met
from tawatur.claims.acts.sight import Sight
from tawatur.claims.phrases import subject_before
from tawatur.claims.words import Hit, PhraseRow

#: Needs that are looked at before anything is known of the sentence.
_EARLY = frozenset({"march", "armed", "explosive", "found", "swap", "freed"})


def candidate(see: Sight, at: int) -> Draft | None:
    scan = see.scan
    if at in see.skip or see.blocked[at] or scan.moment[at] is not None:
        return None
    named = scan.party[at] or scan.outlet[at]
    if named is not None or (scan.place[at] is not None and scan.place[at].stop - scan.place[at].first > 1):  # type: ignore[union-attr]
        return None
    span = scan.phrase[at]
    if span is not None and span.first == at:
        row: PhraseRow = span.value
        return Draft(row.event, row, at, span.stop, verb=row.frame == "act" and not _is_noun(see, at), clause=see.clause(at))
    split = _split_verb(see, at)
    if split is not None:
        return split
    hit = _choose(see, at)
    if (
        hit is None
        or (hit.verb and _is_particle(see, at))
        or (hit.row.event == "protest" and see.tokens[at].text.endswith("اجا"))
    ):
        return None
    if hit.row.need in _EARLY and not hit.others and not needs_met(see, Draft(hit.row.event, hit.row, at, at + 1)):
        return None
    told = see.at.get(at - 1)
    if (
        told is not None
        and told.row.kind == "act"
        and hit.row.kind == "masdar"
        and told.event == hit.row.event
        and not hit.cut.prep
        and not hit.cut.conj
    ):
        return None  # «عملية تمشيط»
    pron = hit.cut.pron
    draft = Draft(hit.row.event, hit.row, at, at + 1, hit, hit.verb, hit.number, see.clause(at))
    if pron:
        if hit.verb or hit.row.frame in ("patient", "subject", "patient-place"):
            draft.pron_target = pron
        else:
            draft.pron_agent = pron
    return draft


def _is_noun(see: Sight, at: int) -> bool:
    """«إطلاق نار», «للقبض على»: a phrase that opens with a noun of action."""
    word = see.words[at]
    return word.text.endswith("اطلاق") or (word.support is not None and word.support.subject == "genitive")


def _split_verb(see: Sight, at: int) -> Draft | None:
    """A verb whose completing word stands a little later: «أطلق جنود النار على»."""
    word = see.words[at]
    entries = see.lexis.splits.get(word.core) or see.lexis.splits.get(word.text)
    if not entries:
        return None
    limit = min(see.stop, at + 12)
    for last, row in entries:
        for k in range(at + 1, limit):
            text = see.tokens[k].text
            if text in last:
                draft = Draft(
                    row.event, row, at, at + 1, verb=row.frame == "act" and not _is_noun(see, at), clause=see.clause(at)
                )
                draft.completed = k
                return draft
            if text in ("،", ".", "؛", ":") or "complement" in see.words[k].part:
                break
            if see.words[k].say is not None:
                break
    return None


def _is_particle(see: Sight, at: int) -> bool:
    """True for «فقد» before a verb, «بين», «حمل» and the like read as function words."""
    word = see.words[at]
    if not word.part & {"boundary", "prep", "relative", "complement", "pronominal", "adverbial"}:
        return False
    after = see.words[at + 1] if at + 1 < see.stop else None
    return not (word.core == "فقد" and after is not None and (after.noun is not None or see.scan.amount[at + 1] is not None))


def _choose(see: Sight, at: int) -> Hit | None:
    """The reading meant where a spelling is verb and noun («قتل», «قصف»)."""
    word = see.words[at]
    verb, act = word.verb, word.act
    if verb is not None and verb.cut.pron and verb.row.prep:
        verb = None
    if act is not None and act.cut.prep == "ك":
        act = None
    if (
        verb is not None
        and act is None
        and word.noun is not None
        and verb.cut.pron
        and at > see.first
        and (see.words[at - 1].noun or word.conj or "prep" in see.words[at - 1].part)
    ):
        return None
    if (
        verb is not None
        and at > see.first
        and see.tokens[at - 1].text in ("بجروح", "بجراح", "جروح", "جراح")
        and verb.row.event == "injured"
    ):
        return None  # «متأثراً بجروح أصيب بها»
    if verb is None or act is None:
        return verb or act
    if act.cut.prep or act.cut.det or word.prep or verb.row.kind != "verb":
        return act
    if verb.number == "du" and not verb.present and not _dual_before(see, at):
        return act  # «إن قصفاً»: the accusative is spelt like the dual of the verb
    if verb.cut.stem != act.cut.stem and not act.cut.pron:
        return verb
    before = at - 1
    while before >= see.first and (see.scan.moment[before] is not None or see.scan.is_quote(before)):
        before -= 1
    if before < at - 1 and before >= see.first and "prep" in see.words[before].part:
        before -= 1
    if before < see.first:
        return verb
    prior = see.words[before]
    if prior.part & {"relative", "complement", "negation", "future", "auxiliary"}:
        return verb
    if (
        verb.cut.conj
        and act.cut.conj
        and at + 1 < see.stop
        and see.words[at + 1].prep == "ل"
        and see.words[at + 1].noun is not None
    ):
        return act  # «تدمير ممنهج وقتل للمدنيين»
    if (
        "prep" in prior.part
        or (prior.act is not None and not prior.verbal)
        or prior.support is not None
        or prior.result is not None
    ):
        return act
    if prior.say is not None or _says_open(see, before):
        return act
    return verb


def _dual_before(see: Sight, at: int) -> bool:
    """«ضابطا صف قتلا», «اثنين من موظفيها قتلا»: two stand before as the subject."""
    found = subject_before(see.scan, at, see.clause(at)[0], see.first)
    return found is not None and (
        (found.noun is not None and found.noun.number == "du") or (found.amount is not None and found.amount.low == 2)
    )


def _says_open(see: Sight, at: int) -> bool:
    """True when a verb of speaking stands shortly before without «أن»: what follows is its object, a noun."""
    for back in range(at, max(see.first - 1, at - 7), -1):
        word = see.words[back]
        if "complement" in word.part or see.tokens[back].text in ("،", ":", "."):
            return False
        if word.say is not None:
            return True
    return False
