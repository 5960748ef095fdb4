"""The arguments of a draft: the phrases that its frame allows, and those that stand farther off."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from tawatur.claims.acts.args import led, phrases_after
from tawatur.claims.acts.before import previous_agent, subject_of_verb
from tawatur.claims.acts.draft import HARM, Draft
from tawatur.claims.acts.happened import refusal_before, refuser
from tawatur.claims.acts.kinds import is_able, is_doer, is_person
from tawatur.claims.acts.nouns import of_act_noun, of_masdar
from tawatur.claims.acts.people import of_participle, of_people
from tawatur.claims.acts.sight import Sight
from tawatur.claims.acts.supports import support_before
from tawatur.claims.acts.verbs import counted_behind, of_captor, of_one_of_them, of_subject_verb, of_verb
from tawatur.claims.phrases import Phrase, phrase

_DONE = ("act", "control", "clash", "agent")  # frames of what somebody does


def find_arguments(see: Sight, draft: Draft) -> None:
    """Fill the roles of a draft: first as its frame allows, then from what stands farther off."""
    args = _args(see, draft)
    if not of_one_of_them(see, draft):
        _by_frame(see, draft, args)
    _by_whom(see, draft)
    _agent_before(see, draft)
    if not draft.targets and draft.verb and draft.event in HARM and draft.number == "sg" and not draft.pron_target:
        counted_behind(see, draft)
    if not draft.targets:
        _target_elsewhere(see, draft)
    _reconsider(see, draft)


def _args(see: Sight, draft: Draft) -> list[Phrase]:
    """The phrases behind a trigger; of a split verb («أطلق جنود النار على») the subject within, then those behind its last word."""
    args, last = phrases_after(see, draft, draft.stop), draft.completed
    if last and last >= (args[-1].stop if args else draft.stop):
        return [*args[:1], *phrases_after(see, draft, last + 1)]
    if last and args and args[0].stop > last > args[0].head:
        return [replace(args[0], stop=last), *phrases_after(see, draft, last + 1)]
    if last and args and args[0].head == last and args[0].amount is not None:
        amount = args[0].amount  # «لقي العشرات مصرعهم»: the completing word is nobody
        return [Phrase(args[0].first, amount.stop, args[0].first, amount), *phrases_after(see, draft, last + 1)]
    return args


def _by_frame(see: Sight, draft: Draft, args: list[Phrase]) -> None:
    frame, kind = draft.row.frame, draft.row.kind
    if frame == "people":
        of_people(see, draft, args)
    elif frame == "participle" or kind == "participle":
        of_participle(see, draft, args)
    elif frame in (*_DONE, "weapon") and not draft.verb:
        of_act_noun(see, draft, args)
    elif frame in _DONE:
        of_verb(see, draft, args)
    elif frame == "captor":
        of_captor(see, draft, args)
    elif frame in ("subject", "thing") and (draft.verb or kind == "phrase"):
        of_subject_verb(see, draft, args)
    elif frame == "object":
        draft.targets = draft.targets or led(args, ("",))
        _meant_by_relative(see, draft)
    else:
        of_masdar(see, draft, args)


def _meant_by_relative(see: Sight, draft: Draft) -> None:
    """«حافلات العمال التي راح ضحيتها 29 قتيلاً»: those meant by «التي», where the figure names nobody."""
    own = see.at.get(draft.targets[0].head) if draft.targets else None
    if own is None or own.row.kind != "person" or own.event != draft.event:
        return
    draft.amount = draft.targets[0].amount
    before = subject_of_verb(see, draft.first) if "relative" in see.words[draft.first - 1].part else None
    draft.targets = [before] if before is not None and is_person(see, before) else []


# -- who did it ----------------------------------------------------------------------------------------------------------------


def _by_whom(see: Sight, draft: Draft) -> None:
    """«على يد», «من قبل», «برصاص»: who did it, told after."""
    limit = min(see.stop, draft.stop + 22, see.limit(draft.stop))
    for k in range(draft.stop, limit):
        text = see.tokens[k].text
        if text in see.cues["by-hand"] or (text in see.cues["by-side"] and see.tokens[k - 1].text == "من"):
            found = phrase(see.scan, k + 1, see.stop)
            if found is not None and found.amount is None and (is_doer(see, found) or found.noun or draft.agent is None):
                draft.agent = found
                draft.because("agent", "by-whom")
            return
        if text in see.cues["by-fire"] and k + 1 < limit:
            found = phrase(see.scan, k + 1, see.stop)
            if found is not None and is_able(see, found) and draft.agent is None:
                draft.agent = found
                draft.because("agent", "by-fire-of")
            return
        if "complement" in see.words[k].part or (text in ("،", ".") and not _names_doer(see, k, limit)):
            return


def _names_doer(see: Sight, at: int, limit: int) -> bool:
    """«، من قبل», «، على يد»: the doer behind a comma."""
    if see.tokens[at].text != "،" or at + 2 >= limit:
        return False
    return see.tokens[at + 1].text in ("من", "علي") and see.tokens[at + 2].text in see.cues["by-hand"] | see.cues["by-side"]


def _agent_before(see: Sight, draft: Draft) -> None:
    """The doer by a support verb before a noun, or that of the verb before, for «... وأسرت» and for a fight with one side told."""
    if draft.agent is None and not draft.verb and (draft.row.kind != "person" or not draft.targets):
        support_before(see, draft)
    if draft.agent is not None or not draft.targets:
        return
    joined = draft.verb and draft.hit is not None and bool(draft.hit.cut.conj) and draft.row.frame == "act"
    if joined or draft.event == "clash":
        draft.agent = previous_agent(see, draft)


# -- who suffered it -----------------------------------------------------------------------------------------------------------


def _target_elsewhere(see: Sight, draft: Draft) -> None:
    found = None
    if draft.event == "surrendered" and not draft.verb:
        found = _called_upon(see, draft)
    if draft.event == "attack" and draft.row.kind == "act":
        found = _aim(see, draft)
    if found is not None:
        draft.targets = [found]
    elif not draft.pron_target:
        _farther(see, draft)


def _called_upon(see: Sight, draft: Draft) -> Phrase | None:
    """«دعت المسلحين إلى تسليم أنفسهم», «مطالباً المسلحين بإلقاء السلاح»: those called upon."""
    refusing = refusal_before(see, draft)
    if refusing >= 0:
        return refuser(see, draft, refusing) or subject_of_verb(see, refusing)
    end = draft.first - 1 if see.word(draft.first - 1).core == "الي" else draft.first
    for start in see.back(end, 8):
        found = phrase(see.scan, start, end)
        if found is not None and found.stop == end and is_able(see, found):
            return found
    return None


def _aim(see: Sight, draft: Draft) -> Phrase | None:
    """«عملية تمشيط للبحث عن منفذي الهجوم», «حملة لملاحقة المسلحين»: whom an operation is after."""
    for k in range(draft.stop, min(draft.stop + 7, see.stop - 1)):
        if "aim" in see.words[k].part:
            start = k + 2 if see.words[k + 1].core in ("عن", "علي") else k + 1
            return phrase(see.scan, start, see.stop)
        if (see.scan.is_punct(k) and not see.scan.is_quote(k)) or see.words[k].say is not None:
            return None
    return None


def _farther(see: Sight, draft: Draft) -> None:
    """The object's preposition farther off in the clause, past an aside between commas («سيطرت القوات، ...، على المطار»)."""
    leads = _leads(see, draft)
    if not leads:
        return
    for k in range(draft.stop, min(draft.stop + 16, see.limit(draft.stop))):
        word, other = see.words[k], see.at.get(k)
        if other is not None and other is not draft and not (other.row.kind == "verb" and other.event == "released"):
            return
        if (word.say is not None and "prep" not in word.part) or word.result is not None:
            return
        if word.core in leads and k + 1 < see.stop:
            found = phrase(see.scan, k + 1, see.stop, lead=word.core)
            if found is not None and "not_at" not in see.words[found.head].part:
                draft.targets = [found]
                draft.because("target", "past-an-aside")
            return


def _leads(see: Sight, draft: Draft) -> Collection[str]:
    """The prepositions that may lead the object of a draft from afar."""
    if draft.row.prep:
        return (see.prep(draft),)
    if draft.row.kind == "weapon":
        return see.cues["fired-at"]
    return ("علي", "ضد") if draft.event in ("attack", "airstrike", "shelling") and not draft.verb else ()


# -- what the victims make of the event ------------------------------------------------------------------------------------------


def _reconsider(see: Sight, draft: Draft) -> None:
    """Buildings are hit, not wounded; families flee their homes, prisoners their prison."""
    places = ("site", "thing", "area", "air")
    if draft.event == "injured" and draft.group in places and draft.row.frame in ("act", "patient"):
        draft.event = see.told.means or "attack"
        draft.because("event", "a-place-is-hit")
    elif draft.event == "missing" and draft.row.frame in ("act", "patient") and draft.targets and _is_own(see, draft.targets[0]):
        draft.event = "killed"
        draft.because("event", "lost-their-own")
    elif draft.event == "escaped" and draft.row.need == "fled" and _fled_home(see, draft):
        draft.event = "displaced"
        if not _is_crowd(see, draft):
            draft.because("event", "civilians-fled")


def _is_own(see: Sight, found: Phrase) -> bool:
    """«فقد الجيش أربعة من عناصره», «فقدت اثنين من أبنائها»: those lost are the loser's own."""
    return found.noun is not None and found.noun.cut.pron in ("ه", "ها", "هم") and found.amount is not None


def _fled_home(see: Sight, draft: Draft) -> bool:
    return _is_crowd(see, draft) or _are_civilians(see, draft)


def _is_crowd(see: Sight, draft: Draft) -> bool:
    """«فر المئات»: a figure that names nobody, with no prison near."""
    first = draft.targets[0] if draft.targets else None
    counted = first is not None and not first.group and first.amount is not None and first.party is None
    return counted and not _near_prison(see, draft)


def _are_civilians(see: Sight, draft: Draft) -> bool:
    if draft.group in ("family", "kin") or (draft.group in ("civil", "man") and not _near_prison(see, draft)):
        return True
    return bool(see.near(draft, 6) & see.needs["homes"])


def _near_prison(see: Sight, draft: Draft) -> bool:
    return bool(see.near(draft, 9) & see.needs["custody"])
