"""Which words may tell an event, and in which of their readings."""

from __future__ import annotations

from tawatur.claims.acts.draft import HARM, MEANS, Draft
from tawatur.claims.acts.needs import needs_met
from tawatur.claims.acts.sight import Sight
from tawatur.claims.subjects import subject_before
from tawatur.claims.tables import ActRow
from tawatur.claims.words import Hit

_STRIKES = MEANS | {"attack"}
_FORCES = ("unit", "fighter", "soldier", "gunman")
#: Needs that are looked at before anything is known of the sentence.
_EARLY = frozenset({"march", "armed", "explosive", "found", "swap", "freed"})


def candidate(see: Sight, at: int) -> Draft | None:
    """The event that a word, or the words from it on, may tell; ``None`` for all others."""
    span = see.scan.phrase[at]
    if not see.words[at].tells and span is None:
        return None
    if at in see.skip or see.blocked[at] or see.scan.moment[at] is not None or _is_name(see, at):
        return None
    if span is not None and span.first == at:
        return _of_row(see, span.value, at, span.stop)
    return _split_verb(see, at) or _of_word(see, at)


def _is_name(see: Sight, at: int) -> bool:
    """A name, unless a longer phrase tells more («القضاء على» than «القضاء»)."""
    party, place, span = see.scan.party[at], see.scan.place[at], see.scan.phrase[at]
    if party is not None and span is not None and span.first == at and span.stop > party.stop:
        return False
    if party or see.scan.outlet[at]:
        return True
    if place is None:
        return False
    before = see.word(at - 1)
    # «شرق تدمر», «مدينة تدمر»: spelt like a verb
    stands = bool(before.part & {"prep", "place_prep", "place_head"}) or before.core in see.cues["direction"]
    return place.stop - place.first > 1 or (stands and see.words[at].verb is not None)


def _of_row(see: Sight, row: ActRow, at: int, stop: int) -> Draft:
    return Draft(row.event, row, at, stop, verb=row.frame == "act" and not _is_noun(see, at), clause=see.clause(at))


def _is_noun(see: Sight, at: int) -> bool:
    """«إطلاق نار», «للقبض على»: a phrase that opens with a noun of action."""
    word = see.words[at]
    return any(word.text.endswith(noun) for noun in see.cues["firing"]) or (
        word.support is not None and word.support.subject == "genitive"
    )


def _split_verb(see: Sight, at: int) -> Draft | None:
    """A verb whose completing word stands a little later: «أطلق جنود النار على»."""
    word = see.words[at]
    for last, row in see.lexis.splits.get(word.core) or see.lexis.splits.get(word.text) or ():
        completed = _completion(see, at, last)
        if completed:
            draft = _of_row(see, row, at, at + 1)
            draft.completed = completed
            return draft
    return None


def _completion(see: Sight, at: int, last: frozenset[str]) -> int:
    """The token of one of the words that complete a verb; 0 when its clause ends before."""
    for k in range(at + 1, min(see.stop, at + 12)):
        text = see.tokens[k].text
        if text in last:
            return k
        says = see.words[k].say is not None and "prep" not in see.words[k - 1].part  # «ثلاثة من أبرز القادة»
        if text in ("،", ",") and see.scan.moment[k - 1] is not None and k + 1 < see.stop and see.tokens[k + 1].text in last:
            return k + 1  # «فتحوا أمس، النار»
        if text in ("،", ".", "؛", ":") or "complement" in see.words[k].part or says:
            return _past_aside(see, k, last)
    return 0


def _past_aside(see: Sight, at: int, last: frozenset[str]) -> int:
    """«لقي القائد، وهو من أبناء القرية، مصرعه»: the completing word right behind an aside between commas; else 0."""
    for k in range(at + 1, min(see.stop - 1, at + 10)):
        if see.tokens[k].text in ("،", ","):
            return k + 1 if see.tokens[at].text in ("،", ",") and see.tokens[k + 1].text in last else 0
        if see.words[k].edge or see.tokens[k].text in (".", "؛"):
            return 0
    return 0


def _of_word(see: Sight, at: int) -> Draft | None:
    hit = _choose(see, at)
    if hit is None or (hit.verb and _is_particle(see, at)) or _is_motive(see, hit, at) or _tells_same(see, hit, at):
        return None
    if hit.row.event == "protest" and (not hit.verb or hit.number == "du") and _is_of_fighters(see, at):
        return None
    if hit.row.need in _EARLY and not hit.others and not needs_met(see, Draft(hit.row.event, hit.row, at, at + 1)):
        return None
    draft = Draft(hit.row.event, hit.row, at, at + 1, hit, hit.verb, hit.number, see.clause(at))
    if hit.verb or hit.row.frame in ("patient", "subject", "patient-place"):
        draft.pron_target = hit.cut.pron
    else:
        draft.pron_agent = hit.cut.pron
    return draft


def _is_motive(see: Sight, hit: Hit, at: int) -> bool:
    """What says why or how and is no act of its own: «احتجاجا», «قتل عنصرين قنصا»."""
    if see.tokens[at].text in see.cues["manner-of-death"] and any(draft.event in HARM for draft in see.at.values()):
        return True
    return hit.row.event == "protest" and any(see.tokens[at].text.endswith(word) for word in see.cues["in-protest"])


def _is_of_fighters(see: Sight, at: int) -> bool:
    """«استهدف تجمعاً للمسلحين», «قصف تجمعات القوات»: a gathering that is struck, or of armed people, is no protest."""
    if see.words[at].noun is None:
        return False
    before = at - 2 if see.tokens[at - 1].text == "علي" else at - 1
    told, verb = see.at.get(before), see.word(before).verb
    if (told is not None and told.event in _STRIKES) or (verb is not None and verb.row.event in _STRIKES):
        return True
    after = at + 1
    return after < see.stop and (see.scan.party[after] is not None or see.words[after].group in _FORCES)


def _tells_same(see: Sight, hit: Hit, at: int) -> bool:
    """«عملية تمشيط»: the word before tells the act already."""
    told = see.at.get(at - 1)
    if told is None or told.row.kind != "act" or told.event != hit.row.event:
        return False
    return hit.row.kind == "masdar" and not hit.cut.prep and not hit.cut.conj


def _is_particle(see: Sight, at: int) -> bool:
    """True for «فقد» before a verb, «بين», «حمل» and the like read as function words."""
    word = see.words[at]
    if not word.part & {"boundary", "prep", "relative", "complement", "pronominal", "adverbial"}:
        return False
    counted = at + 1 < see.stop and see.scan.amount[at + 1] is not None
    return not (word.core == "فقد" and (see.word(at + 1).noun is not None or counted))


# -- verb or noun ----------------------------------------------------------------------------------------------------------------


def _choose(see: Sight, at: int) -> Hit | None:
    """The reading meant where a spelling is verb and noun («قتل», «قصف»)."""
    verb, act = see.words[at].verb, see.words[at].act
    if verb is not None and verb.cut.pron and verb.row.prep:
        verb = None
    if act is not None and act.cut.prep == "ك":
        act = None
    if act is not None and _is_household(see, act, at):
        act = None
    if verb is not None and (_is_healed(see, verb, at) or (act is None and _is_owned_noun(see, verb, at))):
        return None
    if verb is None or act is None:
        return verb or act
    return act if _reads_as_noun(see, verb, act, at) else verb


def _is_owned_noun(see: Sight, verb: Hit, at: int) -> bool:
    """A noun with its pronoun that is spelt like a verb with one («قائدهم»), after a noun, «و» or a preposition."""
    word, before = see.words[at], see.word(at - 1)
    if word.noun is None or not verb.cut.pron or at == see.first:
        return False
    return bool(before.noun or word.conj or "prep" in before.part)


def _is_household(see: Sight, act: Hit, at: int) -> bool:
    """«أمام أسرهم»: families with a pronoun, spelt like the capture of someone."""
    return act.row.event == "detained" and bool(act.cut.pron) and see.words[at].noun is not None


def _is_healed(see: Sight, verb: Hit, at: int) -> bool:
    """«متأثراً بجروح أصيب بها»: the injury is told with the death."""
    return verb.row.event == "injured" and at > see.first and see.tokens[at - 1].text in see.cues["wounds"]


def _reads_as_noun(see: Sight, verb: Hit, act: Hit, at: int) -> bool:
    """What the word itself shows, then what stands before it."""
    if act.cut.prep or act.cut.det or see.words[at].prep or verb.row.kind != "verb":
        return True
    if verb.number == "du" and not verb.present and not _dual_before(see, at):
        return True  # «إن قصفاً»: the accusative is spelt like the dual of the verb
    if verb.cut.stem != act.cut.stem and not act.cut.pron:
        return False
    beside = see.word(at + 1)
    if beside.weapon and "adjective" in beside.part and not beside.det and not beside.conj:
        return True  # «غارات وقصف مدفعي»
    before = _before(see, at)
    if before < see.first or see.words[before].part & {"relative", "complement", "negation", "future", "auxiliary"}:
        return False
    prior, after = see.words[before], see.word(at + 1)
    if verb.cut.conj and act.cut.conj and after.prep == "ل" and after.noun is not None:
        return True  # «تدمير ممنهج وقتل للمدنيين»
    if "prep" in prior.part or (prior.act is not None and not prior.verbal):
        return True
    brings = prior.support is not None or prior.result is not None or prior.say is not None
    return brings or _says_open(see, before)


def _before(see: Sight, at: int) -> int:
    """The token before a word, without times and quotation signs between them and the preposition of a time."""
    before = at - 1
    while before >= see.first and (see.scan.moment[before] is not None or see.scan.is_quote(before)):
        before -= 1
    return before - 1 if before < at - 1 and "prep" in see.word(before).part else before


def _dual_before(see: Sight, at: int) -> bool:
    """«ضابطا صف قتلا», «اثنين من موظفيها قتلا»: two stand before as the subject."""
    found = subject_before(see.scan, at, see.clause(at)[0], see.first)
    if found is None:
        return False
    return (found.noun is not None and found.noun.number == "du") or (found.amount is not None and found.amount.low == 2)


def _says_open(see: Sight, at: int) -> bool:
    """True when a verb of speaking stands shortly before without «أن»: what follows is its object, a noun."""
    for k in see.nearest(at + 1, 7):
        if "complement" in see.words[k].part or see.tokens[k].text in ("،", ":", "."):
            return False
        if see.words[k].say is not None:
            return True
    return False
