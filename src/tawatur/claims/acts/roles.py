"""The arguments of a draft: the phrases that its frame allows, and those that stand farther off."""

from __future__ import annotations

from dataclasses import replace

from tawatur.claims.acts.args import led, phrases_after
from tawatur.claims.acts.before import previous_agent, subject_of_verb
from tawatur.claims.acts.draft import TOWARD, Draft
from tawatur.claims.acts.happened import refusal_before
from tawatur.claims.acts.kinds import is_able, is_doer, is_person
from tawatur.claims.acts.nouns import of_act_noun, of_masdar
from tawatur.claims.acts.people import of_participle, of_people
from tawatur.claims.acts.sight import Sight
from tawatur.claims.acts.supports import support_before
from tawatur.claims.acts.verbs import of_captor, of_subject_verb, of_verb
from tawatur.claims.phrases import Phrase, phrase


def find_arguments(see: Sight, draft: Draft) -> None:
    frame = draft.row.frame
    args = phrases_after(see, draft, draft.stop)
    if draft.completed and draft.completed >= (args[-1].stop if args else draft.stop):
        args = [*args[:1], *phrases_after(see, draft, draft.completed + 1)]
    elif draft.completed and args and args[0].stop > draft.completed > args[0].head:
        args = [replace(args[0], stop=draft.completed), *phrases_after(see, draft, draft.completed + 1)]
    if frame == "people":
        of_people(see, draft, args)
    elif frame == "participle" or draft.row.kind == "participle":
        of_participle(see, draft, args)
    elif frame in ("act", "control", "clash", "agent", "weapon") and not draft.verb:
        of_act_noun(see, draft, args)
    elif frame in ("act", "control", "clash", "agent"):
        of_verb(see, draft, args)
    elif frame == "captor":
        of_captor(see, draft, args)
    elif frame in ("subject", "thing") and (draft.verb or draft.row.kind == "phrase"):
        of_subject_verb(see, draft, args)
    elif frame == "object":
        draft.targets = draft.targets or led(args, ("",))
        _meant_by_relative(see, draft)
    else:
        of_masdar(see, draft, args)
    _by_whom(see, draft, args)
    if draft.agent is None and not draft.verb and (draft.row.kind != "person" or not draft.targets):
        support_before(see, draft)
    if (
        draft.agent is None
        and draft.verb
        and draft.targets
        and draft.hit is not None
        and draft.hit.cut.conj
        and draft.row.frame == "act"
    ):
        draft.agent = previous_agent(see, draft)
    if draft.event == "clash" and draft.targets and draft.agent is None:
        draft.agent = previous_agent(see, draft)
    if not draft.targets and draft.event == "surrendered" and not draft.verb:
        called = _called_upon(see, draft)
        draft.targets = [called] if called is not None else []
    if not draft.targets and draft.event == "attack" and draft.row.kind == "act":
        aim = _aim_of(see, draft)
        draft.targets = [aim] if aim is not None else []
    if not draft.targets and not draft.pron_target:
        _farther(see, draft)
    _reconsider(see, draft)


def _called_upon(see: Sight, draft: Draft) -> Phrase | None:
    """«دعت المسلحين إلى تسليم أنفسهم», «مطالباً المسلحين بإلقاء السلاح»: those called upon."""
    refusing = refusal_before(see, draft)
    if refusing >= 0:
        after = phrase(see.scan, refusing + 1, draft.first) if refusing + 1 < draft.first else None
        return after or subject_of_verb(see, refusing, see.clause(refusing)[0])
    end = draft.first - 1 if draft.first > see.first and see.words[draft.first - 1].core == "الي" else draft.first
    for start in see.back(end, 8):
        found = phrase(see.scan, start, end)
        if found is not None and found.stop == end and not found.lead and is_able(see, found):
            return found
    return None


def _meant_by_relative(see: Sight, draft: Draft) -> None:
    """«حافلات الأقباط التي راح ضحيتها 29 قتيلاً»: those meant by «التي», where the figure names nobody."""
    own = see.at.get(draft.targets[0].head) if draft.targets else None
    if own is None or own.row.kind != "person" or own.event != draft.event:
        return
    draft.amount = draft.targets[0].amount
    before = subject_of_verb(see, draft.first, draft.clause[0]) if "relative" in see.words[draft.first - 1].part else None
    draft.targets = [before] if before is not None and is_person(see, before) else []


def _aim_of(see: Sight, draft: Draft) -> Phrase | None:
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
    weapon = draft.row.kind == "weapon"
    leads = (
        {see.prep(draft)}
        if draft.row.prep
        else set(TOWARD[2:6]) | {"علي"}
        if weapon
        else {"علي", "ضد"}
        if draft.event in ("attack", "airstrike", "shelling") and not draft.verb
        else set()
    )
    if not leads:
        return
    for k in range(draft.stop, min(draft.stop + 16, see.limit(draft.stop))):
        other = see.at.get(k)
        if other is not None and other is not draft and not (other.row.kind == "verb" and other.event == "released"):
            return
        word = see.words[k]
        if (word.say is not None and "prep" not in word.part) or word.result is not None:
            return
        if word.core in leads and k + 1 < see.stop:
            found = phrase(see.scan, k + 1, see.stop, lead=word.core)
            if found is not None and "not_at" not in see.words[found.head].part:
                draft.targets = [found]
                draft.because("target", "past-an-aside")
            return


def _reconsider(see: Sight, draft: Draft) -> None:
    """What the victims make of the event: buildings are hit, not wounded; families flee their homes, prisoners their prison."""
    group = draft.group
    if draft.event == "injured" and group in ("site", "thing", "area", "air") and draft.row.frame in ("act", "patient"):
        draft.event = see.told.means or "attack"
        draft.because("event", "a-place-is-hit")
    elif (
        draft.event == "escaped"
        and draft.row.need == "fled"
        and not group
        and draft.targets
        and draft.targets[0].amount is not None
        and draft.targets[0].party is None
        and not see.near(draft, 9) & see.needs["custody"]
    ):
        draft.event = "displaced"
    elif (
        draft.event == "escaped"
        and draft.row.need == "fled"
        and (
            group in ("family", "kin")
            or (group in ("civil", "man") and not see.near(draft, 9) & see.needs["custody"])
            or see.near(draft, 6) & see.needs["homes"]
        )
    ):
        draft.event = "displaced"
        draft.because("event", "civilians-fled")


def _by_whom(see: Sight, draft: Draft, args: list[Phrase]) -> None:
    """«على يد», «من قبل», «برصاص»: who did it, told after."""
    limit = min(see.stop, draft.stop + 22, see.limit(draft.stop))
    for k in range(draft.stop, limit):
        text = see.tokens[k].text
        if text in ("يد", "ايدي", "بيد", "بايدي", "قبل", "طرف") and (
            text not in ("قبل", "طرف") or see.tokens[k - 1].text in ("من",)
        ):
            found = phrase(see.scan, k + 1, see.stop)
            if (
                found is not None
                and found.amount is None
                and (is_doer(see, found) or found.noun is not None or draft.agent is None)
            ):
                draft.agent = found
                draft.because("agent", "by-whom")
            return
        if text in ("برصاص", "بنيران", "رصاص", "نيران", "بقذيفه", "بقذاءف") and k + 1 < limit:
            found = phrase(see.scan, k + 1, see.stop)
            if found is not None and is_able(see, found) and draft.agent is None:
                draft.agent = found
                draft.because("agent", "by-fire-of")
            return
        if (
            text == "،"
            and k + 2 < limit
            and see.tokens[k + 1].text in ("من", "علي")
            and see.tokens[k + 2].text in ("قبل", "يد", "ايدي")
        ):
            continue
        if text in ("،", ".") or "complement" in see.words[k].part:
            return
