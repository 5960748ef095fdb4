"""How one claim came about: slot by slot the words, the row of the word list and the rule in words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from pathlib import Path

from tawatur.cli.bidi import clean
from tawatur.errors import OptionError
from tawatur.lexicon.read import source
from tawatur.model import Claim, Reading, Reason

_AROUND = 30  # characters of context on each side
_SLOTS = ("event", "polarity", "modality", "count", "target", "agent", "place", "time", "origin", "via", "stance")
#: Slots that are told only when they are not the common case.
_PLAIN = {"polarity": "affirmed", "modality": "actual", "stance": "assert"}
_UNKNOWN = {"en": "nothing is recorded of how", "ar": "لم يسجل كيف"}


def chosen(target: str, readings: Iterable[Reading]) -> tuple[Reading, Claim]:
    """The claim a person means: ``FILE:N`` is the N-th claim of what was read, else an id or the beginning of one.

    Raises :class:`OptionError` when there is none or more than one.
    """
    held = [(reading, claim) for reading in readings for claim in reading.claims]
    if target.startswith(":"):
        number = int(target[1:])
        if not 1 <= number <= len(held):
            told = f"there are {len(held)} claims" if held else "there are no claims"
            raise OptionError(f"there is no claim {number}", where="tawatur why", hint=told)
        return held[number - 1]
    found = [pair for pair in held if pair[1].id.startswith(target)]
    if len(found) == 1 or (found and len({claim.id for _, claim in found}) == 1):
        return found[0]
    if found:
        hint = "give more of it: " + ", ".join(claim.id for _, claim in found[:5])
        raise OptionError(f"{len(found)} claims begin with {target!r}", where="tawatur why", hint=hint)
    hint = "ids are in --format csv or json, and depend on the words and on the options the page was read with; or give FILE:N"
    raise OptionError(f"none of {len(held)} claims has the id {target!r}", where="tawatur why", hint=hint)


def lines(reading: Reading, claim: Claim, *, lang: str, folders: Iterable[Path]) -> Iterator[str]:
    """The explanation as lines of plain text; ``folders`` are files or folders where word lists stand."""
    full = reading.article.full
    yield f"{claim.event.value} {claim.id} {reading.article.source or ''}".rstrip()
    yield f"«{_one_line(claim.sentence.of(full))}»"
    places = list(folders)
    for slot in _SLOTS:
        told = _told(claim, slot)
        reasons = [reason for reason in claim.reasons if reason.slot == slot]
        if told is None and not reasons:
            continue
        yield ""
        value, spans = told or ("", [])
        yield f"{slot}: {value}"
        for start, end in spans:
            yield f"    {_in_context(full, start, end)}"
        for reason in reasons:
            yield from _reason(reason, lang, places)
    yield ""
    yield f"confidence: {claim.confidence.value}"
    if not claim.reasons:
        yield _UNKNOWN[lang]


def _told(claim: Claim, slot: str) -> tuple[str, list[tuple[int, int]]] | None:
    """The value of a slot for people, and where its words stand."""
    if slot == "event":
        return claim.event.value, [(claim.trigger.start, claim.trigger.end)]
    if slot in _PLAIN:
        value = getattr(claim, slot).value
        return None if value == _PLAIN[slot] else (value, [])
    if slot == "count":
        count = claim.count
        if count is None:
            return None
        bounds = [str(bound) for bound in dict.fromkeys((count.low, count.high)) if bound is not None]
        told = f"{' to '.join(bounds)} {count.hedge.value} {count.unit}".lstrip()
        return told, [(count.start, count.end)] if count.start >= 0 else []
    if slot == "place":
        place = claim.place
        return (
            None
            if place is None
            else (f"{place.name} {place.precision or ''} {place.key or ''}".rstrip(), [(place.start, place.end)])
        )
    if slot == "time":
        time = claim.time
        if time is None:
            return None
        days = f"{time.first} – {time.last}" if time.first else f"days {time.offset_days} from publication"
        return days, [(time.start, time.end)]
    if slot == "origin":
        origin = claim.origin
        spans = [(origin.start, origin.end)] if origin.start is not None and origin.end is not None else []
        return f"{origin.kind.value} {origin.actor or ''}".rstrip(), spans
    if slot == "via":
        return (", ".join(via.name for via in claim.via), [(via.start, via.end) for via in claim.via]) if claim.via else None
    mention = claim.target if slot == "target" else claim.agent
    return None if mention is None else (mention.actor or "no party of the list", [(mention.start, mention.end)])


def _reason(reason: Reason, lang: str, places: list[Path]) -> Iterator[str]:
    yield f"    {rule(reason.rule, lang)}"
    if reason.row is None:
        return
    yield f"    {reason.row}"
    name, _, line = reason.row.rpartition(":")
    path = _find(name, places)
    if path is not None and line.isdigit():
        for told in source(path, int(line)).splitlines():
            yield f"        {_short(told)}"


def _find(name: str, places: list[Path]) -> Path | None:
    for place in places:
        path = place if place.name == name else place / name
        if path.is_file():
            return path
    return None


def _short(line: str) -> str:
    return line if len(line) <= 160 else line[:150] + " …"


def rule(name: str, lang: str) -> str:
    """A rule in words; by its name when nobody has put it into words.

    >>> rule("passive", "en"), rule("cue:حذر", "en"), rule("no-such-rule", "en")
    ('the verb is passive: what follows suffered it', '«حذر» makes it planned, feared, demanded or possible', 'no-such-rule')
    """
    words = _rules()[lang]
    head, _, more = name.partition(":")
    return words.get(name) or words.get(head, name).replace("{0}", more)


@cache
def _rules() -> dict[str, dict[str, str]]:
    return tomllib.loads((resources.files("tawatur.cli") / "rules.toml").read_text(encoding="utf-8"))


def _in_context(full: str, start: int, end: int) -> str:
    first, last = max(0, start - _AROUND), min(len(full), end + _AROUND)
    told = f"{full[first:start]}[{full[start:end]}]{full[end:last]}"
    return f"{'…' if first else ''}{_one_line(told)}{'…' if last < len(full) else ''}"


def _one_line(text: str) -> str:
    return clean(re.sub(r"\s", " ", text))
