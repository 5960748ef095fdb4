"""Where the name of a speaker ends: personal names behind a title, appositions between commas."""

from __future__ import annotations

from typing import Any

from tawatur.claims.phrases import Phrase, phrase
from tawatur.claims.voices.known import Known
from tawatur.lang.pack import Stretch

_CLOSERS = frozenset({"،", ",", ":", "-", ")", ".", "؛"})


class SpeakerNames(Known):
    """Follows the name of a speaker to its end."""

    def _apposition(self, found: Phrase, sentence: Stretch) -> int:
        """Where a speaker's name ends: «المتحدث باسم الجيش، العقيد فلان،», «متحدثها (فلان)»."""
        scan, stop = self.scan, self._named(found, found.stop, sentence)
        for _ in range(4):
            if stop >= sentence.stop:
                break
            text = scan.tokens[stop].text
            titled = scan.words[found.head].voice is not None
            if (
                text in scan.cues["serving"]
                and titled
                and stop + 1 < sentence.stop
                and (scan.party[stop + 1] or scan.words[stop + 1].voice or scan.place[stop + 1])
                and self.ways.vehicle(stop + 1) is None
                and not scan.outlet[stop + 1]
            ):
                inner = phrase(scan, stop + 1, sentence.stop)
                if inner is None:
                    break
                stop = inner.stop
                continue
            if text in ("،", ",") and stop + 1 < sentence.stop and not scan.is_punct(stop + 1):
                nxt = scan.words[stop + 1]
                inner = phrase(scan, stop + 1, sentence.stop)
                if (
                    inner is None
                    or nxt.part
                    or nxt.conj
                    or nxt.verbal
                    or nxt.prep
                    or nxt.act
                    or scan.moment[stop + 1]
                    or inner.stop - inner.first > 9
                    or self.ways.glued(stop + 1)
                ):
                    break
                closing = scan.tokens[inner.stop].text if inner.stop < sentence.stop else ""
                if closing not in _CLOSERS and not self._complement(inner.stop):
                    break
                stop = self._named(inner, inner.stop, sentence)
                continue
            break
        return stop

    def _behind(self, found: Phrase, sentence: Stretch) -> Any:
        """The party named in what follows a speaker's head: «متطوع في الدفاع المدني», «فلان، قائد الجيش»."""
        stop = self._apposition(found, sentence)
        for k in range(found.stop, stop):
            span = self.scan.party[k]
            if span is not None and span.first == k:
                return span
        return None

    def _named(self, found: Phrase, stop: int, sentence: Stretch) -> int:
        """The personal name behind a title: up to four unknown words."""
        scan = self.scan
        row = scan.words[found.head].voice
        if (
            row is not None
            and stop < sentence.stop
            and scan.is_quote(stop)
            and stop == found.head + 1
            and scan.quoted[stop + 1 if stop + 1 < sentence.stop else stop] is not None
        ):
            quote = scan.quoted[stop + 1]
            if quote is not None and quote.first == stop + 1 and quote.stop - quote.first <= 4:
                return min(quote.stop + 1, sentence.stop)
        if scan.tokens[stop - 1].text in scan.cues["portfolio"] and stop < sentence.stop and scan.words[stop].det:
            return stop + 1
        titled = (row is not None and row.title) or (
            found.noun is not None and found.noun.group in ("official", "leader", "journalist")
        )
        if not titled or (found.noun is not None and found.noun.number == "pl"):
            return stop
        for k in range(stop, min(stop + 4, sentence.stop)):
            word = scan.words[k]
            if (
                (word.part and scan.tokens[k].text != "علي")
                or word.speech
                or scan.tokens[k].text.removeprefix("ال") in self.known.matters
                or word.verbal
                or word.act
                or word.noun
                or word.voice
                or word.conj
                or (word.det and k == stop)
                or scan.is_punct(k)
            ):
                return k
            if (
                scan.moment[k] is not None
                or scan.amount[k] is not None
                or self.ways.vehicle(k)
                or self.ways.glued(k)
                or (word.part and k + 1 < sentence.stop and (scan.words[k + 1].det or self.ways.vehicle(k + 1)))
            ):
                return k
        return min(stop + 4, sentence.stop)
