"""Roles that another verb gives an act noun: «شن الطيران غارة», «تعرضت لقصف», «غارة نفذها الطيران»."""

from __future__ import annotations

from tawatur.claims.acts.args import phrases_after
from tawatur.claims.acts.before import phrase_before, subject_of_verb
from tawatur.claims.acts.draft import HARM, Draft
from tawatur.claims.acts.kinds import is_able, is_doer, is_person, is_place
from tawatur.claims.acts.sight import Sight
from tawatur.claims.phrases import Phrase, phrase


def carried(see: Sight, draft: Draft, args: list[Phrase]) -> None:
    """Roles that a verb before («شن الطيران غارة», «تعرضت لقصف») or after («غارة نفذها», «استهدفت») gives an act noun."""
    support_before(see, draft)
    at = (
        args[-1].stop
        if args and all(not a.lead or a.lead in ("ب",) for a in args[:1]) and args[0].first - draft.stop <= 2 and len(args) == 1
        else draft.stop
    )
    if draft.agent is None:
        _attributed(see, draft)
    _support_after(see, draft, at)
    if at != draft.stop and draft.agent is None:
        _support_after(see, draft, draft.stop)


def support_before(see: Sight, draft: Draft) -> None:
    first = max(draft.clause[0] - 1, draft.first - 9, see.first)
    for k in range(draft.first - 1, first - 1, -1):
        word = see.words[k]
        if word.support is not None and (word.support.subject or word.support.object):
            break
        if (
            see.tokens[k].text in ("،", ",", ".")
            or "complement" in word.part
            or "boundary" in word.part
            or word.say is not None
            or word.result is not None
        ):
            return
        if k in see.at and see.at[k] is not draft and not see.at[k].dropped and k < draft.first - 1:
            return
    else:
        return
    role = word.support.subject
    if not role:
        return
    if role == "genitive":
        _genitive(see, draft, k)
        return
    between = phrase(see.scan, k + 1, draft.first)
    subject = between if between is not None and not between.lead else None
    if subject is None or (subject.amount is not None and subject.stop == draft.first):
        subject = subject_of_verb(see, k, see.clause(k)[0])
    if role == "target" and word.pron and see.words[k].verb is None:
        subject = phrase_before(see, draft, True) or subject  # «بعد تعرضهما لقصف»
    if subject is None:
        if role == "agent":
            draft.self_agent = True
        return
    if word.support.object == "bearer" and between is not None and not between.lead and between.amount is None:
        draft.targets = [between]
        pre = subject_of_verb(see, k, see.clause(k)[0])
        draft.agent = pre if pre is not None and is_able(see, pre) else draft.agent
        draft.because("target", "who-bore-the-loss")
        return
    if role == "agent" and draft.agent is None:
        draft.agent = subject
        draft.because("agent", "support-verb")
    elif role == "target":
        draft.targets = [subject]
        draft.because("target", "support-verb")


def _genitive(see: Sight, draft: Draft, at: int) -> None:
    """«إطلاق المقاتلين صواريخ», «قيام الجيش بقصف»: the doer is the genitive, if there is one."""
    between = phrase(see.scan, at + 1, draft.first) if at + 1 < draft.first else None
    if between is not None and not between.lead and is_doer(see, between) and draft.agent is None:
        draft.agent = between


def _attributed(see: Sight, draft: Draft) -> None:
    """«... ونسبتها دمشق إلى كذا»: the doer is after «إلى»."""
    for k in see.ahead(draft.stop, 16):
        row = see.words[k].support
        if row is not None and row.object == "agent":
            for j in range(k + 1, min(k + 8, see.stop - 1)):
                if see.tokens[j].text == "الي":
                    draft.agent = phrase(see.scan, j + 1, see.stop)
                    return
            return


def _support_after(see: Sight, draft: Draft, at: int) -> None:
    limit = min(see.stop, at + 7)
    k = at
    hops = 0
    if at < see.stop and "relative" in see.words[at].part and _past_relative(see, at):
        k = _past_relative(see, at)
        limit = k + 1
    while k < limit:
        word = see.words[k]
        if word.support is not None and (word.support.subject in ("agent", "falls") or word.support.object):
            break
        if see.at.get(k) not in (None, draft) and not (word.support is not None):
            return
        if (
            (see.scan.is_punct(k) and see.tokens[k].text not in ("،", ",", '"', "»", "«"))
            or word.say is not None
            or "complement" in word.part
        ):
            return
        if "boundary" in word.part:
            return
        if word.verbal and word.support is None and "auxiliary" not in word.part:
            return
        if not ("relative" in word.part or word.weapon or see.scan.moment[k] or (word.act is None and not word.part)):
            hops += 1
            if hops > 3:
                return
        k += 1
    else:
        return
    row = word.support
    other = see.at.get(k)
    looks_back = word.text.endswith(("ها", "ه", "هما", "هم"))
    after = phrases_after(see, other or draft, k + 1)
    bare = [a for a in after if not a.lead and not a.joined]
    if row.subject == "falls":
        where = [a for a in after if a.lead in ("في", "علي", "داخل", "ب", "قرب", "وسط")]
        if where and draft.row.kind == "weapon" and not draft.targets:
            draft.targets = where[:1]
            draft.because("target", "where-it-fell")
    elif row.object == "target":
        person = bool(bare) and is_person(see, bare[0])
        shaken = (
            draft.event == "explosion"
            and bool(bare)
            and is_place(bare[0])
            and (bare[0].noun is None or bare[0].noun.group == "area")
        )
        if bare and not shaken and not (other is not None and other.event in HARM and person):
            if not draft.targets or draft.row.kind == "weapon" or draft.targets[0].lead == "علي":
                draft.targets = [bare[0]]
                draft.because("target", "verb-after")
        if other is not None and other.verb and (other.event not in HARM or not person):
            other.dropped = True
    elif row.object == "agent":
        to = [a for a in after if a.lead in ("الي", "ل")]
        if to and draft.agent is None:
            draft.agent = to[0]
    elif row.subject == "agent" and looks_back:
        if bare and draft.agent is None:
            draft.agent = bare[0]
            draft.because("agent", "verb-after")
        toward = [a for a in after if a.lead in ("علي", "ضد", "باتجاه", "نحو", "صوب", "في")]
        if toward and not draft.targets and toward[0].lead != "في":
            draft.targets = toward[:1]
        if other is not None and other is not draft:
            other.dropped = True


def _past_relative(see: Sight, at: int) -> int:
    """«الضربات التي نفذتها أنقرة حتى الآن استهدفت كذا»: the verb of the clause after a relative one; 0 when there is none."""
    inner = see.words[at + 1] if at + 1 < see.stop else None
    if inner is None or inner.support is None or inner.support.subject != "agent":
        return 0
    for k in range(at + 2, min(at + 9, see.stop)):
        word = see.words[k]
        if see.scan.is_punct(k) or "complement" in word.part:
            return 0
        if word.support is not None and word.support.object == "target":
            return k
    return 0
