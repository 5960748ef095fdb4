"""Places told by a name of the atlas, by a word that looks back («البلدة»), or by whose land it is («الأراضي السورية»)."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import Any

from tawatur.claims.scan import Name
from tawatur.claims.scene.names import Names
from tawatur.claims.scene.site import Site, bare, undressed
from tawatur.lang.pack import Stretch

#: «المدينة» may stand for one of so many places told last.
_BACK = 200


class References(Names):
    """Reads the place that a name, a definite noun or a nationality means."""

    __slots__ = ()

    def _named(self, span: Name, sentence: Stretch) -> Site:
        told = self.scan.told(span.first, span.stop)
        name = bare(told, span.clitics)
        start, lead = self._approach(span.first, sentence.first, span.prep)
        ordered = self._likeliest(span)
        head = self._nearest_head(start, span.first)
        stop = self._adjectives(span.stop, sentence)
        return Site(start, stop, name, ordered, lead, ordered[0].precision if ordered else "", head)

    def _likeliest(self, span: Name) -> tuple[Any, ...]:
        """The rows of a name, those of the country the sentence is about first."""
        found = tuple(span.value)
        if len(found) < 2 or self.country_of is None:
            return found
        country = self.country_of(span.first)
        return tuple(sorted(found, key=lambda row: row.country != country)) if country else found

    def _referring(self, at: int, prep: str, stem: str, sentence: Stretch) -> Site | None:
        """«البلدة», «هذا الحي», «العاصمة»: the place told before that the word fits, the word itself when there is none."""
        scan, row = self.scan, self.words.back[stem]
        party = scan.party[at]
        if party is not None and (party.stop > at + 1 or not hasattr(party.value, "by_country")):
            return None  # «المحافظة» alone may be a body too, but is told of as a place
        after = at + 1
        if after < sentence.stop:
            span = scan.place[after]
            if span is not None and span.first == after and not span.clitics:
                named = self._named(span, sentence)
                start, lead = self._approach(at, sentence.first, prep)
                return replace(named, first=start, lead=lead)
        stop, country = self._qualified(after, sentence)
        if stop > after and not country and row.grain not in ("capital", "country"):
            told = [scan.tokens[k].text for k in range(after, stop)]
            if any(text in self.words.never for text in told):
                return None
            start, lead = self._approach(at, sentence.first, prep)
            return Site(start, stop, scan.told(at, stop), (), lead, row.grain, stem, "unknown")
        start, lead = self._approach(at, sentence.first, prep)
        meant = self._meant(stem, row.grain, at, country, sentence)
        if meant is None and stem in self.words.common_site:
            return None
        name = meant.name if meant is not None else undressed(scan.told(at, at + 1), prep)
        return Site(
            start,
            stop,
            name,
            meant.rows if meant is not None else (),
            lead,
            meant.grain if meant is not None else row.grain,
            stem,
            "back",
        )

    def _qualified(self, at: int, sentence: Stretch) -> tuple[int, str]:
        """Past the adjectives behind «المنطقة»; the country if one is a nationality («العاصمة السورية»)."""
        country, stop = "", at
        while stop < sentence.stop and stop - at < 3:
            word, text = self.scan.words[stop], self.scan.tokens[stop].text
            if (
                word.conj
                or word.prep
                or word.part
                or not word.det
                or self.scan.party[stop] is not None
                or word.verbal
                or self.scan.is_punct(stop)
            ):
                break
            if word.act is not None or (word.noun is not None and text not in self.words.adjectives):
                break
            state = self._state(stop)
            if state is not None:
                country = country or state.code
            stop += 1
        return stop, country

    def _meant(self, stem: str, grain: str, at: int, country: str, sentence: Stretch) -> Site | None:
        country = country or (self.country_of(at) if self.country_of is not None else "") or ""
        if grain in ("capital", "country"):
            state = self.atlas.states.get(country)
            name = (state.capital if grain == "capital" else state.names[0]) if state is not None else None
            return Site(at, at + 1, name, (), "", "town" if grain == "capital" else "country") if name else None
        for site in islice(reversed(self.told), _BACK):
            if site.first < sentence.first:
                break
            if site.grain == grain == "town" and site.kind == "named":
                return site  # «في كيدال سيطروا على المدينة»
        for site in islice(reversed(self.told), _BACK):
            if site.head and (site.head == stem or site.head + "ين" == stem or self._same_word(site.head, stem)):
                return site
        for site in islice(reversed(self.told), _BACK):
            if site.grain == grain or (grain == "town" and site.grain == "town"):
                return site
        return None

    def _same_word(self, one: str, two: str) -> bool:
        """«حي» and «حيين», «بلدتي» and «بلدتين»."""
        return one[:3] == two[:3] and abs(len(one) - len(two)) <= 2

    def _land(self, at: int, sentence: Stretch) -> Site | None:
        """«الأراضي السورية», «الحدود اللبنانية السورية», «أراضي المملكة», «الحدود مع كذا»."""
        scan = self.scan
        cut = next((c for c in scan.tokens[at].form.cuts if c.stem in self.words.land and not c.pron and not c.future), None)
        if cut is None or at + 1 >= sentence.stop:
            return None
        if not cut.det:
            back = self._back(at + 1)
            if cut.stem in self.words.lands and back is not None and self.words.back[back[1]].grain == "country":
                inner = self._referring(at + 1, *back, sentence)
                if inner is not None:
                    start, lead = self._approach(at, sentence.first, cut.prep)
                    return replace(inner, first=start, lead=lead, kind="land")
            return None
        states: list[Any] = []
        stop = at + 1
        while stop < sentence.stop and stop - at < 5:
            state = self._state(stop)
            if state is None and not (states and scan.tokens[stop].text in self.words.adjectives):
                break
            if state is not None:
                states.append(state)
            stop += 1
        start, lead = self._approach(at, sentence.first, cut.prep)
        if not states:
            if (
                cut.stem in self.words.border
                and scan.tokens[at + 1].text in ("مع", "بين")
                and at + 2 < sentence.stop
                and scan.place[at + 2] is not None
            ):
                stop = scan.place[at + 2].stop  # type: ignore[union-attr]
                return Site(start, stop, scan.told(at, stop), (), lead or "في", "region", cut.stem, "land")
            return None
        if cut.stem in self.words.border or len(states) > 1 or cut.stem in self.words.directions:
            return Site(start, stop, undressed(scan.told(at, stop), cut.prep), (), lead, "region", cut.stem, "land")
        return Site(start, stop, states[0].names[0], (), lead, "country", cut.stem, "land")
