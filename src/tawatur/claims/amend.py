"""What words stand for that a person put into a slot of a claim: a party, a place, a time, an origin.

The words are looked up among the other claims of the article first, for these were read with all that stands around them. What is
not found there is read in a short sentence of its own (``frames.toml``), by the same rules as any article.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tawatur.claims.read import ClaimReader
from tawatur.lexicon.read import rows
from tawatur.model import Claim, Mention, Origin, OriginKind, Place, Reading, When, Words

Slot = Mention | Place | When | Origin | Words
WORDED = ("trigger", "target", "agent", "place", "time", "origin")


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameRow:
    """A sentence to read words in. ``slot`` is ``mention``, ``origin`` or ``place``."""

    slot: str
    sentence: str
    example: str
    row: str = ""


def meant(reader: ClaimReader, reading: Reading, slot: str, words: Words) -> Slot | None:
    """What ``words`` of the article's text mean as a slot of a claim; ``None`` for words that tell no time.

    A place or party that nobody knows keeps its words alone. ``slot`` is one of :data:`WORDED`.
    """
    if slot == "time":
        return _time(reader, reading, words)
    if slot == "place":
        return _place(reader, reading, words)
    if slot == "origin":
        return _origin(reader, reading, words)
    if slot in ("target", "agent"):
        return _mention(reader, reading, words)
    return words


def _read(reader: ClaimReader, reading: Reading, slot: str, words: Words) -> Iterable[Claim]:
    """The claims of sentences that say the words as this slot."""
    for row in rows(reader.pack.tables / "frames.toml", "frame", FrameRow):
        if row.slot == slot:
            text = row.sentence.replace("{}", words.text)
            alone = replace(
                reading.article, title="", text=text, capture="\n" + text, blocks=(), comments=(), unread=()
            )  # fmt: skip
            yield from reader.read(alone)[0]


def _time(reader: ClaimReader, reading: Reading, words: Words) -> When | None:
    for claim in reading.claims:
        if claim.time is not None and claim.time.text == words.text:
            return replace(claim.time, start=words.start, end=words.end)
    for moment in reader.pack.moments(reader.pack.tokenise(words.text), reading.article.published):
        return When(
            text=words.text, start=words.start, end=words.end, grain=moment.grain, first=moment.first_day, last=moment.last_day,
            offset_days=moment.offset_days,
        )  # fmt: skip
    return None


def _place(reader: ClaimReader, reading: Reading, words: Words) -> Place:
    known = [claim.place for claim in reading.claims if claim.place is not None]
    found = next((each for each in known if words.text in (each.text, each.name)), None)
    if found is None:
        read = [claim.place for claim in _read(reader, reading, "place", words) if claim.place is not None]
        # of two sentences the one that makes a known place of the words
        found = next((each for each in read if each.key is not None), next(iter(read), None))
    if found is None:
        return Place(text=words.text, name=words.text, start=words.start, end=words.end)
    return replace(found, text=words.text, start=words.start, end=words.end, carried=False)


def _mention(reader: ClaimReader, reading: Reading, words: Words) -> Mention:
    known = [each for claim in reading.claims for each in (claim.target, claim.agent) if each is not None]
    found = next((each for each in known if each.text == words.text and each.actor is not None), None)
    if found is None:
        found = next((claim.target for claim in _read(reader, reading, "mention", words) if claim.target is not None), None)
    actor, label = (found.actor, found.label) if found is not None else (None, None)
    return Mention(text=words.text, actor=actor, label=label, start=words.start, end=words.end)


def _origin(reader: ClaimReader, reading: Reading, words: Words) -> Origin:
    known = [claim.origin for claim in reading.claims if claim.origin.text == words.text]
    read = (claim.origin for claim in _read(reader, reading, "origin", words) if claim.origin.text is not None)
    found = known[0] if known else next(read, None)
    if found is None:
        return Origin(kind=OriginKind.ANONYMOUS, text=words.text, start=words.start, end=words.end)
    return replace(found, text=words.text, start=words.start, end=words.end)
