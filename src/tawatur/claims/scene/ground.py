"""The words before and behind a place name: heads («مدينة»), points of the compass, prepositions, adjectives."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tawatur.claims.scan import Scan
from tawatur.claims.scene.site import Site
from tawatur.claims.scene.words import PlaceWords
from tawatur.lang.pack import Moment, Stretch

#: As many word forms are remembered.
_FORMS = 200_000


@dataclass(slots=True)
class Ground:
    """What is known of one article's places and times so far, and the words that lead up to a place.

    ``told`` are the places told, ``carried`` the one that the next sentence may go on with and the number of its sentence, ``headed``
    the time that a title of no event tells.
    """

    scan: Scan
    words: PlaceWords
    atlas: Any
    country_of: Any = None
    published: date | None = None
    told: list[Site] = field(default_factory=list)
    carried: tuple[Site, int] | None = None
    headed: Moment | None = None

    def _head(self, at: int) -> tuple[str, str] | None:
        """The preposition and the noun of a head of place at a token («بقرية»: ب, قريه), or ``None``."""
        token = self.scan.tokens[at]
        if token.form.kind != "word" or (token.text == "وادي" and self.scan.told(at, at + 1) != "وادي"):
            return None  # «وأدى» and «وادي» fold alike
        for cut in self.scan.tokens[at].form.cuts:
            if not cut.det and not cut.pron and not cut.future and cut.prep != "ك" and cut.stem in self.words.heads:
                return cut.prep, cut.stem
        return None

    def _back(self, at: int) -> tuple[str, str] | None:
        """The preposition and noun of «البلدة», «للمدينة»."""
        for cut in self.scan.tokens[at].form.cuts:
            if cut.det and cut.stem in self.words.back:
                return cut.prep, cut.stem
        return None

    def _approach(self, start: int, first: int, prep: str) -> tuple[int, str]:
        """Where a place phrase begins, with its heads and directions, and the preposition that governs it."""
        scan, words = self.scan, self.words
        steps = 0
        while not prep and start - 1 >= first and steps < 5:
            before, text = scan.words[start - 1], scan.tokens[start - 1].text
            head = self._head(start - 1)
            direction = self._direction(start - 1)
            if direction is not None:
                prep = direction
            elif head is not None and scan.place[start - 1] is None:
                prep = head[0]
            elif "demonstrative" in before.part:
                pass
            else:
                break
            start, steps = start - 1, steps + 1
            if before.conj:
                break
        if prep:
            return start, prep
        named = scan.place[start]
        joined = bool(scan.words[start].conj) if named is None else bool(named.conj)  # «واغادوغو» begins with no «and»
        if start - 1 < first or joined:
            return start, "في" if scan.words[start].core in words.directions else ""
        before, text = scan.words[start - 1], scan.tokens[start - 1].text
        if text == "من" and start - 2 >= first:
            near = scan.tokens[start - 2].text
            if near in words.near:
                return start, "قرب"
        if "prep" in before.part or "place_prep" in before.part or before.core in words.side:
            if start - 2 >= first and scan.words[start - 2].core == "من" and before.core in self.words.from_within:
                return start, "من"
            return start, before.core
        return start, "في" if steps and self._direction(start) is not None else ""

    def _direction(self, at: int) -> str | None:
        """The glued preposition of a point of the compass («بشمال»: ب), empty when none, ``None`` for other words."""
        text = self.scan.tokens[at].text
        if text in self.words.directions:
            return ""
        for cut in self.scan.tokens[at].form.cuts:
            if not cut.det and not cut.pron and cut.stem in self.words.directions and cut.prep in ("", "ب"):
                return str(cut.prep)
        return None

    def _nearest_head(self, start: int, first: int) -> str:
        if first - 1 >= start:
            head = self._head(first - 1)
            if head is not None:
                return head[1]
        return ""

    def _adjectives(self, at: int, sentence: Stretch) -> int:
        """Past «الشمالي», «الدولي», «السورية» behind a name."""
        while at < sentence.stop and (self.scan.tokens[at].text in self.words.adjectives) and self.scan.party[at] is None:
            at += 1
        return at

    def _state(self, at: int) -> Any:
        for cut in self.scan.tokens[at].form.cuts:
            if cut.det and cut.stem in self.atlas.demonyms:
                found = self.atlas.demonyms[cut.stem]
                return found if getattr(found, "code", None) else None
        return None

    def _can_open(self, at: int) -> bool:
        """True for a word with which a place may begin that is no name; known once per word form."""
        token, words = self.scan.tokens[at], self.words
        known = words.opening.get(token.text)
        if known is None:
            stems = {cut.stem for cut in token.form.cuts}
            known = not stems.isdisjoint(words.openers) or self.scan.words[at].core in words.beside or token.text in words.lengths
            if len(words.opening) < _FORMS:
                words.opening[token.text] = known
        return known

    def _can_name(self, at: int, first: bool, plural: bool) -> bool:
        scan, word = self.scan, self.scan.words[at]
        if scan.is_punct(at) or scan.party[at] or scan.moment[at] or scan.amount[at] or scan.place[at] or scan.outlet[at]:
            return False
        if (
            word.part
            or word.verbal
            or word.verb
            or word.act
            or word.conj
            or word.prep
            or word.voice
            or word.vehicle
            or word.speech
        ):
            return False
        text = scan.tokens[at].text
        if text in self.words.never or text in self.words.adjectives:
            return False
        if (
            (word.noun is not None and not (first and word.det))
            or word.weapon
            or self._state(at) is not None
            or text in self.atlas.demonyms
        ):
            return False
        if plural and text.endswith("يه") and not word.det:
            return False
        return not (text[:1] in "تي" and text.endswith(("ها", "هم", "ون")))

    def _comma(self, at: int) -> bool:
        return self.scan.tokens[at].text in ("،", ",", "؛", "–", "-")
