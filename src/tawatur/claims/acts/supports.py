"""Roles that another verb gives an act noun: «شن الطيران غارة», «تعرضت لقصف», «غارة نفذها الطيران»."""

from __future__ import annotations

from tawatur.claims.acts.args import bare, phrases_after
from tawatur.claims.acts.before import phrase_before, subject_of_verb
from tawatur.claims.acts.draft import HARM, Draft
from tawatur.claims.acts.kinds import is_able, is_bare_figure, is_doer, is_person, is_place
from tawatur.claims.acts.sight import Sight
from tawatur.claims.phrases import Phrase, phrase
from tawatur.claims.subjects import subject_before
from tawatur.claims.tables import ListRow


def carried(see: Sight, draft: Draft, args: list[Phrase]) -> None:
    """Roles that a verb before («شن الطيران غارة», «تعرضت لقصف») or after («غارة نفذها», «استهدفت») gives an act noun."""
    support_before(see, draft)
    if draft.agent is None:
        _attributed(see, draft)
    near = len(args) == 1 and args[0].lead in ("", "ب") and args[0].first - draft.stop <= 2
    _support_after(see, draft, args[0].stop if near else draft.stop)
    if near and args[0].stop != draft.stop and draft.agent is None:
        _support_after(see, draft, draft.stop)


# -- a verb before -------------------------------------------------------------------------------------------------------------


def support_before(see: Sight, draft: Draft) -> None:
    """Roles that a support verb before the noun gives: «شن الطيران غارة», «تعرضت البلدة لقصف», «قيام الجيش بقصف»."""
    at = _support_verb_before(see, draft)
    row = see.words[at].support if at >= 0 else None
    if row is None or not row.subject:
        return
    between = phrase(see.scan, at + 1, draft.first)
    between = between if between is not None and not between.lead else None
    if row.subject == "genitive":
        if between is not None and is_doer(see, between) and draft.agent is None:
            draft.agent = between  # «إطلاق المقاتلين صواريخ», «قيام الجيش بقصف»
        elif between is None and draft.agent is None and see.word(at - 1).core in see.cues["going-on-in"]:
            before = subject_before(see.scan, at - 1, see.clause(at)[0], see.first)  # «استمرار المتمردين في شن هجمات»
            draft.agent = before if before is not None and is_able(see, before) and not before.amount else None
        return
    subject = _subject(see, draft, at, between)
    if subject is None:
        masdar = "prep" in see.word(at - 1).part  # «تمثل في زرع عبوة»
        draft.self_agent = draft.self_agent or (row.subject == "agent" and not masdar)
    elif row.object == "bearer" and between is not None and between.amount is None:
        draft.targets = [between]
        before = subject_of_verb(see, at)
        draft.agent = before if before is not None and is_able(see, before) else draft.agent
        draft.because("target", "who-bore-the-loss")
    elif row.subject == "agent" and draft.agent is None:
        draft.agent = subject
        draft.because("agent", "support-verb")
        if draft.event == "clash" and not draft.targets:
            draft.targets = _joined_side(see, draft, subject)
    elif row.subject == "target":
        draft.targets = [subject]
        draft.because("target", "support-verb")


def _support_verb_before(see: Sight, draft: Draft) -> int:
    """The token of the nearest support verb before a noun in its clause; -1 when there is none."""
    for k in range(draft.first - 1, max(draft.clause[0] - 1, draft.first - 9, see.first) - 1, -1):
        word = see.words[k]
        if word.support is not None and (word.support.subject or word.support.object):
            return k
        parted = see.tokens[k].text in ("،", ",", ".") or "complement" in word.part or "boundary" in word.part
        if parted or word.say is not None or word.result is not None:
            return -1
        other = see.at.get(k)
        if other is not None and other is not draft and not other.dropped and k < draft.first - 1:
            return -1
    return -1


def _subject(see: Sight, draft: Draft, at: int, between: Phrase | None) -> Phrase | None:
    """The subject of a support verb: behind it, unless that is the figure of the noun, or before it."""
    word = see.words[at]
    subject = between
    if subject is None or (is_bare_figure(subject) and subject.stop == draft.first):
        subject = subject_of_verb(see, at)
    if word.support is not None and word.support.subject == "target" and word.pron and word.verb is None:
        subject = phrase_before(see, draft, place=True) or subject  # «بعد تعرضهما لقصف»
    return subject


# -- a verb after --------------------------------------------------------------------------------------------------------------


def _joined_side(see: Sight, draft: Draft, side: Phrase) -> list[Phrase]:
    """«خاض كذا وكذا معارك»: the two who fight are joined."""
    if side.stop >= draft.first or not see.words[side.stop].conj:
        return []
    other = phrase(see.scan, side.stop, draft.first, joined=True)
    return [other] if other is not None and is_able(see, other) else []


def _attributed(see: Sight, draft: Draft) -> None:
    """«... ونسبتها دمشق إلى كذا»: the doer is after «إلى»."""
    for k in see.ahead(draft.stop, 16):
        row = see.words[k].support
        if row is not None and row.object == "agent":
            to = next((j for j in range(k + 1, min(k + 8, see.stop - 1)) if see.tokens[j].text == "الي"), 0)
            glued = next((j for j in range(k + 1, min(k + 4, see.stop)) if see.words[j].prep == "ل"), 0) if not to else 0
            draft.agent = phrase(see.scan, glued or to + 1, see.stop) if to or glued else draft.agent
            return


def _support_after(see: Sight, draft: Draft, start: int) -> None:
    """Roles that a support verb behind the noun gives: «غارة نفذها الطيران», «غارات استهدفت كذا», «قذيفة سقطت على كذا»."""
    at = _support_verb_after(see, draft, start)
    row = see.words[at].support if at >= 0 else None
    if row is None:
        return
    other = see.at.get(at)
    args = phrases_after(see, other or draft, at + 1)
    if row.subject == "falls":
        _fallen(see, draft, args)
    elif row.object == "target":
        _struck(see, draft, other, bare(args), at)
    elif row.object == "agent":
        to = [found for found in args if found.lead in ("الي", "ل")]
        draft.agent = draft.agent or (to[0] if to else None)
    elif row.subject == "agent" and see.word(at + 1).text in see.cues["with-it"]:
        _done_by(see, draft, other, phrases_after(see, other or draft, at + 2))  # «اعتداء قام به مسلحون»
    elif row.subject == "agent" and see.words[at].text.endswith(("ها", "ه", "هما", "هم")):
        _done_by(see, draft, other, args)


def _support_verb_after(see: Sight, draft: Draft, start: int) -> int:
    """The token of the support verb that a noun leads up to; -1 when there is none."""
    past = _past_relative(see, start)
    if past:
        return past
    hops = 0
    for k in see.ahead(start, 7):
        word = see.words[k]
        if _gives_roles(word.support):
            return k
        if _parts_from_verb(see, draft, k):
            return -1
        hops += not ("relative" in word.part or word.weapon or see.scan.moment[k] or (word.act is None and not word.part))
        if hops > 3:
            return -1
    return -1


def _gives_roles(row: ListRow | None) -> bool:
    return row is not None and (row.subject in ("agent", "falls") or bool(row.object))


def _parts_from_verb(see: Sight, draft: Draft, at: int) -> bool:
    """Another event, a sign, a verb of speaking or a new clause: a verb behind it is not about the noun."""
    word, other = see.words[at], see.at.get(at)
    if other is not None and other is not draft and word.support is None:
        return True
    hyphen = see.tokens[at].text == "-" and see.scan.party[at - 1] is not None  # «هجوم حوثي-إيراني»
    sign = see.scan.is_punct(at) and not hyphen and see.tokens[at].text not in ("،", ",", '"', "»", "«")
    if sign or word.say is not None or "complement" in word.part or "boundary" in word.part:
        return True
    return word.verbal and word.support is None and "auxiliary" not in word.part


def _past_relative(see: Sight, at: int) -> int:
    """«الضربات التي نفذتها أنقرة حتى الآن استهدفت كذا»: the verb of the clause after a relative one; 0 when there is none."""
    inner = see.word(at + 1).support
    if "relative" not in see.word(at).part or inner is None or inner.subject != "agent":
        return 0
    for k in range(at + 2, min(at + 9, see.stop)):
        word = see.words[k]
        if see.scan.is_punct(k) or "complement" in word.part:
            return 0
        if word.support is not None and word.support.object == "target":
            return k
    return 0


def _fallen(see: Sight, draft: Draft, args: list[Phrase]) -> None:
    """«قذيفة سقطت على منزل»."""
    where = [found for found in args if found.lead in see.cues["fell-on"]]
    if where and draft.row.kind == "weapon" and not draft.targets:
        draft.targets = where[:1]
        draft.because("target", "where-it-fell")


def _struck(see: Sight, draft: Draft, other: Draft | None, alone: list[Phrase], verb: int) -> None:
    """«غارات استهدفت مواقع»: the object of the verb; a place that a blast shook («هز انفجار المدينة») was not its target."""
    person = bool(alone) and is_person(see, alone[0]) and alone[0].group not in ("site", "area", "thing", "air")
    placed = draft.event == "explosion" and bool(alone) and is_place(alone[0]) and alone[0].group in ("", "area")
    shaken = placed and see.words[verb].core not in see.cues["aimed"]
    harm = other is not None and other.event in HARM and person
    if alone and not shaken and not harm:
        if not draft.targets or draft.row.kind == "weapon" or draft.targets[0].lead == "علي":
            draft.targets = [alone[0]]
            draft.because("target", "verb-after")
    if other is not None and other.verb and not harm:
        other.dropped = True


def _done_by(see: Sight, draft: Draft, other: Draft | None, args: list[Phrase]) -> None:
    """«غارة نفذها الطيران على كذا», «صواريخ أطلقتها كذا»."""
    alone = bare(args)
    if alone and draft.agent is None:
        draft.agent = alone[0]
        draft.because("agent", "verb-after")
    laid = see.cues["laid-for"] & see.stems(draft.first)
    toward = [found for found in args if found.lead in see.cues["sent-toward"] or (laid and found.lead == "ل")]
    if toward and not draft.targets and toward[0].lead != "في":
        draft.targets = toward[:1]
    if other is not None and other is not draft:
        other.dropped = True
