"""Who did it and who suffered it, where a finite verb tells the act."""

from __future__ import annotations

from tawatur.claims.acts.args import led, onward, phrases_after
from tawatur.claims.acts.before import previous_agent, subject_of_verb
from tawatur.claims.acts.draft import HARM, PERSONAL, TOWARD, Draft
from tawatur.claims.acts.kinds import (
    adjacent_subject,
    agrees,
    is_able,
    is_act,
    is_adjective,
    is_doer,
    is_flown,
    is_person,
    is_place,
    is_weapon,
)
from tawatur.claims.acts.sight import Sight
from tawatur.claims.phrases import Phrase, joined_before, phrase


def of_verb(see: Sight, draft: Draft, args: list[Phrase]) -> None:
    frame, prep = draft.row.frame, see.prep(draft)
    bare = [a for a in args if not a.lead and not a.joined]
    pre = subject_of_verb(see, draft.first, draft.clause[0])
    if frame == "agent":
        draft.agent = bare[0] if bare else pre
        return
    if frame == "clash":
        draft.agent = bare[0] if bare else pre
        draft.targets = led(args, (prep, "ضد"))[:1]
        return
    if prep:
        draft.agent = bare[0] if bare else pre
        draft.targets = led(args, TOWARD if prep == "علي" and draft.event == "attack" else (prep,))
        return
    if draft.pron_target:
        amount = see.scan.amount[draft.first - 1] if draft.first > see.first else None
        if amount is not None and not amount.ordinal and amount.stop == draft.first:
            draft.amount = amount  # «17 قتلتهم القوات»
        if _how_elided(see, draft) == "speaker":
            draft.self_agent = True
        elif draft.number == "pl":
            draft.agent = pre if pre is not None and is_able(see, pre) else previous_agent(see, draft)
        else:
            draft.agent = bare[0] if bare else pre
        return
    elided = _how_elided(see, draft)
    if elided and draft.event in HARM | {"detained"} and bare and is_adjective(see, bare[0]):
        bare = []  # «أعدم بدم بارد»
    if (
        elided == "speaker"
        and not bare
        and draft.hit is not None
        and draft.hit.number == "sg"
        and not draft.hit.feminine
        and draft.event in HARM | {"detained"}
    ):
        draft.antecedent = "ه"  # «قال إنه اعتُقل»: one person
        return
    if not elided and bare and not _can_be_subject(see, draft, bare[0]):
        if len(bare) > 1 and is_able(see, bare[1]) and not bare[1].amount:
            draft.targets, draft.agent = [bare[0]], bare[1]  # «هاجم مديرية الأمن مسلحون»
            return
        elided = "gender"
    if elided == "plural" and draft.event in HARM and bare and not is_person(see, bare[0]):
        elided, bare = "", []
    if elided and bare:
        draft.targets = onward(args, bare[0])
        if elided == "speaker":
            draft.self_agent = True
        else:
            draft.agent = (
                pre
                if pre is not None and not pre.lead and is_able(see, pre) and elided in ("plural", "gender")
                else previous_agent(see, draft)
            )
            if draft.agent is None and pre is not None:
                draft.agent = pre
        draft.because("target", f"object-of-elided-subject:{elided}")
        return
    if len(bare) >= 2 and not bare[0].amount and not (is_place(bare[0]) and pre is not None):
        draft.agent = bare[0]
        draft.targets = onward(args, bare[1])
        draft.because("agent", "subject-then-object")
        return
    if bare:
        only = bare[0]
        if (
            pre is not None
            and (
                (is_doer(see, pre) and (pre.place is None or (pre.party is not None and pre.party.first == pre.head)))
                or is_act(see, pre)
                or is_flown(see, pre)
            )
            and not (draft.number == "sg" and is_doer(see, only) and not only.amount and not adjacent_subject(pre, draft))
            and (draft.hit is None or agrees(see, draft.hit, pre))
        ):
            draft.agent, draft.targets = (pre if not is_act(see, pre) else None), onward(args, only)
            draft.because("agent", "subject-before")
            return
        harmed = draft.event in HARM or draft.event in ("detained", "released", "displaced")
        acts = (
            is_doer(see, only)
            and not only.amount
            and not (
                harmed
                and only.noun is not None
                and only.noun.group in ("soldier", "police", "leader", "member", "fighter")
                and only.party is None
            )
        )
        feminine = draft.hit is not None and draft.hit.feminine
        if harmed and not (acts and feminine) and not (acts and only.noun is None):
            draft.targets = onward(args, only)
            draft.because("target", "passive")
        elif harmed or acts or is_weapon(see, only):
            draft.agent = only
            draft.because("agent", "subject-alone")
        elif draft.event == "destruction" or draft.event == "siege":
            draft.targets = onward(args, only)
        else:
            draft.targets = onward(args, only)
        return
    if pre is not None and not (pre.lead and pre.noun is None and pre.party is None):
        if draft.event in HARM or draft.event in ("detained", "released", "destruction"):
            draft.targets = joined_before(see.scan, pre, see.first)
            draft.because("target", "passive-before")
        else:
            draft.agent = pre


def _can_be_subject(see: Sight, draft: Draft, found: Phrase) -> bool:
    """A verb agrees in gender with the subject right after it: «هاجم مأمورية», «قصفت حي» have theirs elsewhere."""
    hit = draft.hit
    if (
        hit is None
        or hit.number != "sg"
        or (draft.event in PERSONAL and not hit.feminine)
        or found.first != draft.stop
        or found.amount is not None
        or is_act(see, found)
    ):
        return True
    noun, form = found.noun, see.tokens[found.head].form
    feminine = form.key.endswith("ة")
    if noun is None:
        named = found.party is not None and found.party.first == found.head
        return hit.feminine or not feminine or named
    if noun.number != "sg":
        return True
    if hit.feminine:
        return feminine or noun.group not in ("man", "official", "leader", "site", "area")
    return not feminine


def _how_elided(see: Sight, draft: Draft) -> str:
    """How the subject of a verb is left out: ``speaker`` («إنها أطلقت»), ``plural`` («قتلوا ثلاثة»), ``joined`` («وأسرت 23»), or not."""
    hit = draft.hit
    if hit is None:
        return ""
    k = draft.first - 1
    while k > see.first and (see.scan.is_quote(k) or see.words[k].part & {"auxiliary", "negation", "future"}):
        k -= 1
    before = see.words[k] if k >= see.first else None
    if before is not None and "complement" in before.part and before.core.endswith(("ها", "ه", "هم", "نا", "هما", "ني")):
        return "speaker"
    if hit.number == "we":
        return "speaker"
    if hit.number == "pl" and not hit.cut.pron:
        return "plural"
    if hit.cut.conj and hit.number == "sg" and hit.feminine and previous_agent(see, draft) is not None:
        return "joined"
    return ""


def of_captor(see: Sight, draft: Draft, args: list[Phrase]) -> None:
    """«سقط القائد في قبضة الجيش»: the captor stands after, the one caught before or within."""
    last = draft.completed or draft.stop - 1
    captor = (
        phrase(see.scan, last + 1, see.stop)
        if see.tokens[last].text[-1:] not in ("ه", "ا", "م") or see.tokens[last].form.key.endswith("ة")
        else None
    )
    if captor is not None and is_able(see, captor):
        draft.agent = captor
        args = phrases_after(see, draft, captor.stop)
    within = phrase(see.scan, draft.stop, last) if draft.completed else None
    bare = [a for a in args if not a.lead and not a.joined and a is not captor]
    if within is not None and not within.lead:
        draft.targets = [within]
    elif bare and (bare[0].amount or is_able(see, bare[0])):
        draft.targets = onward(args, bare[0])
    elif not draft.pron_target:
        pre = subject_of_verb(see, draft.first, draft.clause[0])
        draft.targets = [pre] if pre is not None else []


def of_subject_verb(see: Sight, draft: Draft, args: list[Phrase]) -> None:
    bare = [a for a in args if not a.lead and not a.joined and not (draft.row.kind == "phrase" and is_adjective(see, a))]
    if draft.row.frame == "thing" and draft.event == "explosion":
        struck = led(args, ("ب", "في"))
        draft.targets = [t for t in struck if t.place is None][:1]
        return
    if bare:
        draft.targets = onward(args, bare[0])
    else:
        pre = subject_of_verb(see, draft.first, draft.clause[0])
        if pre is not None:
            draft.targets = joined_before(see.scan, pre, see.first)
