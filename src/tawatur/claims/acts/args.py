"""The phrases that stand after a trigger inside its clause, each with the preposition that governs it."""

from __future__ import annotations

from dataclasses import replace

from tawatur.claims.acts.draft import HARM, PERSONAL, Draft
from tawatur.claims.acts.figures import amount_before, past_times
from tawatur.claims.acts.kinds import describes, is_adverb, is_finite
from tawatur.claims.acts.sight import Sight
from tawatur.claims.phrases import Phrase, phrase


def phrases_after(see: Sight, draft: Draft, start: int) -> list[Phrase]:
    """The phrases that follow a trigger inside its clause, each with the preposition that governs it."""
    scan, at, lead = see.scan, start, ""
    out: list[Phrase] = []
    limit = see.limit(start)
    if not draft.verb:
        while (
            at < limit
            and "adjective" in see.words[at].part
            and scan.place[at] is None
            and not (draft.event in PERSONAL and see.words[at].group == "other")
        ):
            at += 1
    while at < limit and len(out) < 9:
        word = see.words[at]
        text = see.tokens[at].text
        if scan.is_punct(at):
            if scan.is_quote(at):
                at += 1
                continue
            if text == "(":
                close = next((k for k in range(at + 1, min(at + 10, limit)) if see.tokens[k].text == ")"), 0)
                if close:
                    at = close + 1
                    continue
            if text in ("،", ",") and _resumes(see, at + 1, limit):
                at += 1
                continue
            if text in ("،", ",") and draft.verb and len([a for a in out if not a.lead]) < 2:
                past = _past_aside(see, at, limit)
                if past:
                    at = past
                    continue
            if text in ("،", ",") and at + 1 < limit and scan.moment[at + 1] is not None:
                past = scan.moment[at + 1].stop  # type: ignore[union-attr]
                if past < limit and see.tokens[past].text in ("،", ","):
                    at = past + 1
                    continue
            break
        if scan.moment[at] is not None:
            at, lead = scan.moment[at].stop, ""  # type: ignore[union-attr]
            continue
        other = see.at.get(at)
        if other is not None and other.dropped and other is not draft:
            other = None
        if other is draft:
            lead = ""
            at += 1
            continue
        if (
            text in ("اي", "احد")
            and at + 1 < limit
            and scan.amount[at] is None
            and (see.tokens[at + 1].text == "من" or (text == "اي" and not see.words[at + 1].part))
        ):
            at += 2 if see.tokens[at + 1].text == "من" else 1
            continue
        if (
            other is not None
            and other.row.kind == "person"
            and other.event == draft.event
            and draft.row.kind == "masdar"
            and word.noun is not None
        ):
            other = None
        elif (
            other is not None
            and other.row.kind == "person"
            and word.noun is not None
            and draft.event in ("released", "killed", "detained")
            and other.event in ("detained", "missing", "displaced")
        ):
            other = None
        elif (
            other is not None and other.row.kind == "person" and word.det and draft.verb and draft.event not in HARM and not lead
        ):
            other = None  # «دهسوا الجرحى»
        if (
            other is not None
            and (other.row.kind == "weapon" or other.row.frame == "weapon")
            and other is not draft
            and glued_means(see, other)
        ):
            at = other.stop
            while at < limit and "adjective" in see.words[at].part:
                at += 1
            continue
        if other is not None:
            break
        times = past_times(see, at, limit)
        if times:
            draft.times = scan.amount[at] if scan.amount[at] is not None else draft.times
            at, lead = times, ""
            continue
        if word.say is not None and not word.noun and not word.det and "prep" not in word.part:
            break
        if ("complement" in word.part or "boundary" in word.part) and scan.amount[at] is None:
            break
        if "relative" in word.part or "motive" in word.part:
            break
        if word.support is not None or word.result is not None:
            break
        if "pronominal" in word.part:
            at += 1
            continue
        if "prep" in word.part and scan.amount[at] is None and not (scan.place[at] and scan.place[at].first == at):  # type: ignore[union-attr]
            if text == "علي" and at + 1 < limit and "not_at" in see.words[at + 1].part:
                at, lead = at + 2, "قرب"  # «على مقربة من», «على بعد»
                continue
            lead = lead if (lead and "locative" in word.part) else word.core
            at += 1
            continue
        if "doer" in word.part and lead in ("علي", "من", ""):
            lead = "doer"
            at += 1
            continue
        placed = scan.place[at] is not None and scan.place[at].first == at  # type: ignore[union-attr]
        if word.structural and not word.noun and scan.amount[at] is None and not placed:
            lead = ""
            at += 1
            while "adverbial" in word.part and at < limit and _trails(see, at):
                at += 1
            continue
        name = scan.party[at] or scan.place[at] or scan.outlet[at]
        glued = name.prep if name is not None and name.first == at else word.prep
        joined = bool((name.conj if name is not None and name.first == at else word.conj) or _follows_and(see, at))
        amount = scan.amount[at]
        if amount is not None and amount.first == at:
            joined = joined or (see.tokens[at].text.startswith("و") and see.words[at].core != text)
            glued = glued or glued_prep(text)
        if not lead and name is not None and name is scan.place[at] and "place_prep" in word.part:
            lead = word.core  # «من سجن الشدادي جنوبي الحسكة»
        if not glued and "adverbial" in word.part and text[:1] == "ب":
            glued = "ب"
        if not glued and text[:3] == "بال" and not (word.noun and word.noun.cut.stem == text) and name is None and amount is None:
            glued = "ب"
        found = phrase(scan, at, limit, lead=glued or lead, joined=joined)
        if found is not None and joined and is_finite(see, found):
            break  # «... الرئيس وتطيح بحكومته»
        if found is not None and at > start and not found.lead and not joined and is_adverb(see, found):
            at = found.stop
            continue
        if found is None:
            if word.verbal and not word.det:
                break
            lead = ""
            at += 1
            continue
        if out and out[-1].stop == at and not found.lead and not joined and describes(see, found, out[-1]):
            out[-1] = replace(out[-1], stop=found.stop)
        else:
            out.append(found)
        at, lead = found.stop, ""
    return out


def _trails(see: Sight, at: int) -> bool:
    """A definite adjective behind an adverbial («بالرصاص المطاطي»)."""
    word = see.words[at]
    scan = see.scan
    return word.det and not (
        word.noun or word.act or word.voice or scan.party[at] or scan.place[at] or scan.amount[at] or scan.moment[at]
    )


def _past_aside(see: Sight, at: int, limit: int) -> int:
    """The token after «، بدعم من التحالف،»: a short aside that a preposition opens; 0 when there is none."""
    word = see.words[at + 1] if at + 1 < limit else None
    if word is None or not ("prep" in word.part or word.prep or (word.text[:1] == "ب" and word.text[1:3] != "ل")):
        return 0
    for k in range(at + 2, min(at + 10, limit)):
        if see.tokens[k].text in ("،", ","):
            return k + 1
        if see.words[k].verb is not None or see.words[k].say is not None or k in see.at:
            return 0
    return 0


def glued_means(see: Sight, other: Draft) -> bool:
    """«بصواريخ», «بعبوة ناسفة»: a weapon with its «ب»."""
    if see.words[other.first].prep == "ب" or (see.tokens[other.first].text[:1] == "ب" and other.row.kind == "phrase"):
        return True
    amount = amount_before(see, other)
    return amount is not None and see.tokens[amount.first].text[:1] == "ب"


def _resumes(see: Sight, at: int, limit: int) -> bool:
    """After a comma: a verb with a pronoun that looks back at the act («، أطلقتهما ميليشيا»)."""
    if at >= limit:
        return False
    word = see.words[at]
    return bool(word.support is not None and word.text.endswith(("ها", "هما", "ه")) and word.text not in ("هذه",))


def _follows_and(see: Sight, at: int) -> bool:
    return at > 0 and see.tokens[at - 1].text in ("و", "او")


def glued_prep(text: str) -> str:
    return text[0] if text[:1] in ("ب", "ل") and text[1:2].isdigit() else ""


def led(args: list[Phrase], leads: tuple[str, ...]) -> list[Phrase]:
    """The first phrase led by one of ``leads`` and those joined to it."""
    for n, found in enumerate(args):
        if found.lead in leads and not (found.joined and "" in leads and n == 0):
            return [found, *_joined_to(args[n + 1 :])]
    return []


def onward(args: list[Phrase], start: Phrase | None) -> list[Phrase]:
    if start is None:
        return []
    at = args.index(start) if start in args else -1
    return [start, *_joined_to(args[at + 1 :])] if at >= 0 else [start]


def _joined_to(rest: list[Phrase]) -> list[Phrase]:
    out: list[Phrase] = []
    for found in rest:
        if not found.joined or (found.lead and found.lead not in ("",)):
            break
        out.append(found)
    return out
