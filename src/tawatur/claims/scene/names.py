"""Names of places that are none here: common words, nationalities, small places where nothing shows that a place is told."""

from __future__ import annotations

from tawatur.claims.scan import Name
from tawatur.claims.scene.ground import Ground

_FAMOUS = 120_000
#: What the particles say of a state's name that may also be a place.
_GENDER = frozenset({"masculine"})


class Names(Ground):
    """Drops from the scan the place names that are no places."""

    __slots__ = ()

    def settle(self) -> None:
        """Drop from the scan the place names that are common words or stand where no place is told."""
        places = self.scan.place
        for at, span in enumerate(places):
            if span is not None and span.first == at and not self._is_place(span):
                for k in range(span.first, span.stop):
                    places[k] = None

    def _is_place(self, span: Name) -> bool:
        scan, first = self.scan, span.first
        word, text = scan.words[first], scan.tokens[first].text
        headed = first > 0 and self._head(first - 1) is not None and not span.clitics.endswith("ل")
        if scan.tokens[span.stop - 1].form.kind != "word":
            return False
        if span.stop - first == 1 and self._head(first) is not None and not headed:
            return False  # «معسكر» is a camp before it is a town
        if all(row.common for row in span.value) and not headed:
            struck = first > 1 and scan.tokens[first - 1].text == "علي" and scan.words[first - 2].act is not None
            return struck and not span.clitics and text not in self.words.never  # «غارة على صور»
        if span.stop - first > 1:
            return True
        if {text, word.core, text[len(span.clitics) :]} & self.words.never.keys() or span.clitics.endswith("ك"):
            return False
        part = word.part - _GENDER
        known = (
            part or word.act or word.verb or word.say or word.vehicle or word.speech or word.support or word.result
            or word.hypothetical or word.topic
        )  # fmt: skip
        if (
            known
            or (word.noun is not None and word.noun.cut.stem not in ("",))
            or word.voice is not None
            or scan.moment[first] is not None
        ):
            return (headed or self._can_be_no_verb(first)) and not part
        if self._is_adjective(span):
            return False
        if headed or max(row.weight for row in span.value) >= _FAMOUS:
            return True
        return self._cued(span)

    def _can_be_no_verb(self, at: int) -> bool:
        """«شرق تدمر», «في تدمر»: a word that is else read as a verb, behind a preposition or a direction."""
        word, before = self.scan.words[at], self.scan.words[at - 1] if at else None
        led = before is not None and bool(before.part & {"prep", "place_prep"}) and not before.noun
        return led and word.verb is not None and word.noun is None and word.act is None and word.voice is None

    def _is_adjective(self, span: Name) -> bool:
        """«فرقة سورية»: the feminine of a nationality spelled as a country."""
        first = span.first
        if span.clitics or self.scan.tokens[first].text not in self.atlas.demonyms or first == 0:
            return False
        before = self.scan.words[first - 1]
        return not (before.part or before.prep) and not self.scan.is_punct(first - 1) and self._head(first - 1) is None

    def _cued(self, span: Name) -> bool:
        """A small place needs a sign that a place is told: a preposition, an act, another place beside it, a colon or bracket."""
        scan, before = self.scan, span.first - 1
        if span.prep or before < 0:
            return True
        word, text = scan.words[before], scan.tokens[before].text
        if word.part & {"prep", "place_prep", "place_head"} or text in self.words.directions:
            return True
        if word.act is not None or (word.verb is not None and word.verb.row.frame != "people") or scan.place[before] is not None:
            return True
        if word.noun is not None and word.noun.group in ("area", "site", "family", "kin", "civil") and not word.det:
            return True
        if text in ("(", ":", "-", "–", "/") or (text in ("،", "و") and before > 0 and scan.place[before - 1] is not None):
            return True
        after = scan.tokens[span.stop].text if span.stop < len(scan.tokens) else ""
        return (span.conj and scan.place[before] is not None) or (
            after in (":", "..", "(") and (before < 0 or text in ("..", ".", ":"))
        )
