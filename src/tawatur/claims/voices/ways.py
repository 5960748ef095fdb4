"""What stands between a speaker and the article: outlets («نقلت وكالة كذا») and channels («في بيان», «عبر تلغرام»)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from tawatur.claims.lexis import Lexis
from tawatur.claims.phrases import Phrase, phrase
from tawatur.claims.scan import Scan
from tawatur.claims.tables import VehicleRow

_TALKED = 7  # words that may stand between «مقابلة» and the outlet it was given to


@dataclass(frozen=True, slots=True)
class Step:
    """An outlet or channel on the way: tokens ``first`` to ``stop``, its name and kind (``media`` or ``channel``)."""

    first: int
    stop: int
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Own:
    """The outlet the article stands in: its names, the folded words of its name, and whether it is itself a body that acts or counts."""

    names: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    body: bool = False


class Lists:
    """The lists of ``voices.toml`` by folded word."""

    def __init__(self, lexis: Lexis) -> None:
        fold, tables = lexis.fold, lexis.tables
        self.fold, self._countries = fold, frozenset[str]()
        self.vehicles: dict[str, VehicleRow] = {fold(w): row for row in tables.vehicles for w in row.words}
        self.heads = frozenset(fold(w) for row in tables.voices for w in row.words)
        self.matters = frozenset(fold(w) for row in tables.matters for w in row.words)
        self.asides = frozenset(fold(w) for row in tables.asides for w in row.words)
        self.turns = {fold(w): row.name for row in tables.turns for w in row.words}
        self.press = frozenset(
            fold(w) for row in tables.voices if row.kind == "media" and not row.body and not row.title for w in row.words
        )
        self.carrying = frozenset(row.row for row in tables.says if row.carry)
        self.carriers = frozenset(fold(w) for row in tables.carriers for w in row.words)
        self.manner = frozenset(fold(w) for row in tables.manner for w in row.words)

    def countries(self, states: Any) -> frozenset[str]:
        """The folded names of the states of an atlas, worked out once."""
        if not self._countries and states:
            self._countries = frozenset(self.fold(name) for state in states.values() for name in state.names)
        return self._countries

    def matter(self, key: tuple[str, ...]) -> bool:
        """True when a word (its stems) is a thing said, not a speaker."""
        return any(stem in self.matters for stem in key)


@lru_cache(maxsize=8)
def lists(lexis: Lexis) -> Lists:
    """The lists of a lexis, made once."""
    return Lists(lexis)


class Ways:
    """Finds what stands between in stretches of one text."""

    def __init__(self, scan: Scan, known: Lists, own: Own) -> None:
        self.scan, self.known, self.own = scan, known, own

    # -- words -------------------------------------------------------------------------------------------------------------

    def vehicle(self, at: int) -> VehicleRow | None:
        """The channel or reckoning a word names: «بيان», «للبيان», «تغريدة», «حصيلة»."""
        for cut in self.scan.tokens[at].form.cuts:
            row = self.known.vehicles.get(cut.stem)
            if row is not None and not cut.future:
                return row
        return None

    def glued(self, at: int) -> str:
        """The preposition glued to a word that can speak («لصحيفة», «للمرصد»), a vehicle or a name."""
        span = self.scan.outlet[at] or self.scan.party[at]
        if span is not None and span.first == at:
            return span.prep
        form = self.scan.tokens[at].form
        for cut in form.cuts:
            if cut.stem in self.known.heads or cut.stem in self.known.vehicles:
                return str(cut.prep)
        return self.scan.words[at].prep

    def is_media(self, at: int) -> bool:
        """True for the head of an outlet's name («صحيفة», «وكالة»), not for people («مراسل»)."""
        row = self.scan.words[at].voice
        if row is None or row.kind != "media" or row.title:
            return False
        # «موقع» and «شبكة» are also sites and nets: they need a name in quotation signs, in Latin letters, or known
        return (row.body and not any(stem in self.scan.tokens[at].text for stem in self.scan.cues["press"])) or self._named(
            at + 1
        )

    def _named(self, at: int) -> bool:
        if at >= len(self.scan.tokens):
            return False
        token = self.scan.tokens[at]
        return (
            self.scan.is_quote(at)
            or (token.text.isascii() and token.form.kind == "word")
            or self.scan.outlet[at] is not None
            or token.text in self.known.press
        )

    def own_outlet(self, first: int, stop: int) -> bool:
        """True when the words name the article's own outlet."""
        return self._is_own(self._bare(first, stop))

    def _bare(self, first: int, stop: int) -> set[str]:
        out = set()
        for at in range(first, stop):
            if self.scan.is_punct(at):
                continue
            text = self.scan.tokens[at].text
            stems = self.scan.tokens[at].form.stems
            out.add(next((s for s in (text, *stems, *("ال" + s for s in stems)) if s in self.own.words), text))
        return out

    def _is_own(self, told: set[str]) -> bool:
        return (
            bool(told)
            and bool(self.own.words)
            and told <= self.own.words
            and (len(told) > 1 or told != {next(iter(told))} & self.known.heads)
        )

    # -- steps -------------------------------------------------------------------------------------------------------------

    def between(self, first: int, stop: int, skip: tuple[int, int] = (0, 0), *, loose: bool = True) -> tuple[Step, ...]:
        """The steps told in tokens ``first`` to ``stop``, in the order told; ``skip`` is the speaker's own name.

        Without ``loose`` only what a preposition or «مقابلة مع» brings in counts: for the stretch after what was said.
        """
        out: list[Step] = []
        for step in self._find(first, stop, skip, loose):
            if all(step.name != seen.name for seen in out):
                out.append(step)
        return tuple(out)

    def _find(self, first: int, stop: int, skip: tuple[int, int], loose: bool) -> Iterator[Step]:
        scan, at = self.scan, first
        while at < stop:
            if skip[0] <= at < skip[1]:
                at = skip[1]
                continue
            row = self.vehicle(at)
            if row is not None and self._is_channel(at, first, row, loose):
                yield Step(at, at + 1, row.name, "channel")
                at += 1
                continue
            outlet = scan.outlet[at]
            if outlet is not None and outlet.first == at:
                head = at - 1 if at > first and self.is_media(at - 1) else at
                if outlet.value.kind == "channel":
                    if (row is None or outlet.stop - at > 1) and (loose or self._brought(at)):
                        yield Step(at, outlet.stop, outlet.value.name, "channel")
                elif (
                    not self.own_outlet(at, outlet.stop)
                    and outlet.value.name not in self.own.names
                    and (loose or self._told_to(at, first))
                ):
                    yield Step(head, outlet.stop, outlet.value.name, "media")
                at = outlet.stop
                continue
            if self.is_media(at) and self._reached(at, first):
                step = self._media(at, stop)
                if step is not None and (loose or self._told_to(at, first)):
                    yield step
                    at = step.stop
                    continue
            at += 1

    def _is_channel(self, at: int, first: int, row: VehicleRow, loose: bool) -> bool:
        if not row.name or not (loose or self._brought(at)):
            return False
        if not row.carried:
            return True
        # «تلفزيون المدينة» is an outlet by its name; only the definite word or an adjective is the channel
        return self._carried(at, first) and (not self.is_media(at) or self._definite(at))

    def _brought(self, at: int) -> bool:
        if self.glued(at) == "ب":
            return True
        k = at - 1
        while k >= 0 and (self.scan.is_quote(k) or self._carrier(k)):  # «على موقع "كذا"», «على حسابه الرسمي في كذا»
            k -= 1
        return k >= 0 and self.scan.words[k].core in self.scan.cues["sent-through"]

    def _carrier(self, at: int) -> bool:
        """«موقع», «منصة», «حسابه»: what a channel's name stands behind."""
        return any(stem in self.known.carriers for stem in self.scan.tokens[at].form.stems)

    def _carried(self, at: int, first: int) -> bool:
        """True when the word before says that it was sent or shown there: «بثها التلفزيون», «عبر التلفزيون»."""
        if (self._brought(at) and self.scan.words[at - 1].core != "علي") or (
            at > first and (talk := self.vehicle(at - 1)) is not None and talk.talk
        ):
            return True
        say = self.scan.words[at - 1].say
        return at > first and say is not None and say.row.role in ("spread", "relay")

    def _reached(self, at: int, first: int) -> bool:
        """True when an outlet told by its head word is spoken to or sent through: «لصحيفة», «مع قناة», «نقلته وكالة»."""
        if self.glued(at) == "ل" or self.scan.words[at - 1].core in self.scan.cues["spoken-to"]:
            return True
        return self._told_to(at, first)

    def _told_to(self, at: int, first: int) -> bool:
        """True when «مقابلة», «حديث», «تصريح» or a verb of passing on stands before the outlet."""
        for k in range(at - 1, max(first, at - _TALKED) - 1, -1):
            word = self.scan.words[k]
            row = self.vehicle(k)
            if (row is not None and row.talk) or (
                word.say is not None and word.say.row.role in ("relay", "spread") and word.say.cut.pron
            ):
                return True
        return False

    def _media(self, at: int, stop: int) -> Step | None:
        """An outlet by its head word, known or not: «صحيفة كذا», «إذاعة محلية», «للوكالة» (the one named before)."""
        scan = self.scan
        words = scan.tokens[at].text
        if words.endswith("نا"):
            return None
        found = phrase(scan, at, stop, lead="ل")
        if found is None or found.head != at:
            found = replace(found, head=at) if found is not None else None
        last = found.stop if found is not None else at + 1
        outlet = found.outlet if found is not None else None
        inner = next((k for k in range(at + 1, min(at + 5, stop)) if scan.outlet[k] is not None), None)
        if outlet is None and inner is not None and inner <= last + 1:
            outlet = scan.outlet[inner]
            last = max(last, outlet.stop)  # type: ignore[union-attr]
        if outlet is not None:
            if (
                outlet.value.kind == "channel"
                or outlet.value.name in self.own.names
                or self.own_outlet(outlet.first, outlet.stop)
            ):
                return None
            return Step(at, last, outlet.value.name, "media")
        if any((row := self.vehicle(k)) is not None and row.name for k in range(at + 1, min(last + 2, stop))):
            return None  # «قناته على تلغرام»
        plain = self._name(at + 1, last)
        if plain is None:
            if self._definite(at):
                return self.named_before(at)
            return Step(at, at + 1, scan.told(at, at + 1), "media") if last == at + 1 and self._pronoun(at) is False else None
        if self.own_outlet(at, last) or self.own_outlet(at + 1, last) or any(word in words for word in scan.cues["media"]):
            return None
        name = scan.told(at + 1, last).strip('"«»“”() ')
        if not name:
            return None
        return Step(at, last, name, "media")

    def _name(self, first: int, stop: int) -> tuple[int, int] | None:
        return (first, stop) if first < stop else None

    def _definite(self, at: int) -> bool:
        return any(cut.det and cut.stem in self.known.heads for cut in self.scan.tokens[at].form.cuts)

    def _pronoun(self, at: int) -> bool:
        return any(cut.pron and cut.stem in self.known.heads for cut in self.scan.tokens[at].form.cuts)

    def named_before(self, at: int) -> Step | None:
        """«للوكالة»: the last outlet named before with that head word, unless the head is the own outlet's."""
        stems = {cut.stem for cut in self.scan.tokens[at].form.cuts if cut.stem in self.known.heads}
        if any(stem in self.own.words or "ال" + stem in self.own.words for stem in stems):
            return None
        for k in range(at - 1, -1, -1):
            outlet = self.scan.outlet[k]
            if (
                outlet is not None
                and outlet.stop == k + 1
                and outlet.value.kind == "media"
                and outlet.value.name not in self.own.names
            ):
                return Step(at, at + 1, outlet.value.name, "media")
        return None

    def as_step(self, speaker: Phrase) -> Step:
        """A speaker that only passes on («نقلت صحيفة كذا»)."""
        scan, outlet = self.scan, speaker.outlet
        if outlet is None and speaker.stop < len(scan.tokens) and scan.tokens[speaker.stop].text == "(":
            outlet = scan.outlet[min(speaker.stop + 1, len(scan.tokens) - 1)]
        if outlet is not None:
            return Step(speaker.first, speaker.stop, outlet.value.name, outlet.value.kind)
        inner = self._media(speaker.head, speaker.stop) if self.is_media(speaker.head) else None
        name = inner.name if inner is not None else self.scan.told(speaker.head, speaker.stop)
        return Step(speaker.first, speaker.stop, name, "media")


__all__ = ["Lists", "Own", "Step", "Ways", "lists"]
