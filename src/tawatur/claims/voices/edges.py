"""Where clauses begin and a voice ends: commas, «فيما», «أن», the words an account is about."""

from __future__ import annotations

from typing import Any

from tawatur.claims.scan import Scan
from tawatur.claims.voices.voice import COMMAS, LONG_QUOTE
from tawatur.claims.voices.ways import Lists, Own, Ways
from tawatur.lang.pack import Stretch

_HEADER = 30  # tokens that may stand between a verb of speaking and what was said
_STOPS = frozenset({"؛", ".", "…", ".."})


class Edges:
    """What one text and its tables say of where a voice can begin and end.

    ``memory`` says which party a phrase means, ``names`` are parts of personal names seen.
    """

    def __init__(self, scan: Scan, known: Lists, own: Own, memory: Any = None) -> None:
        self.scan, self.known, self.own, self.memory = scan, known, own, memory
        self.ways = Ways(scan, known, own)
        self.names: set[str] = set()
        self._title = False

    def _and_says(self, at: int) -> bool:
        """True for a verb of speaking with a conjunction: «وأضاف»."""
        say = self.scan.words[at].say if at < len(self.scan.tokens) else None
        return say is not None and bool(say.cut.conj)

    def _and_before(self, start: int) -> bool:
        span = self.scan.party[start]
        return span.conj if span is not None and span.first == start else self.scan.words[start].conj == "و"

    def _complement(self, at: int) -> bool:
        return at < len(self.scan.tokens) and ("complement" in self.scan.words[at].part or self.scan.tokens[at].text == ":")

    def _negated(self, at: int, sentence: Stretch) -> bool:
        unspoken = self.scan.cues["unspoken"]
        return any(self.scan.tokens[k].text in unspoken for k in (at - 1, at - 2) if k >= sentence.first)

    def _governed(self, start: int) -> bool:
        if start == 0:
            return False
        before = self.scan.words[start - 1]
        return (
            bool(before.part & {"prep", "according"})
            or self.scan.tokens[start - 1].text in ("ل", "ب")
            or bool(self.ways.glued(start))
        )

    def _tells(self, at: int) -> bool:
        return self.scan.words[at].act is not None or self.scan.phrase[at] is not None

    def _about(self, at: int, limit: int) -> bool:
        """True when what was said follows: «تصريحات الوزير عن», «بشأن», «بأن», or the act itself."""
        if at >= limit:
            return False
        word = self.scan.words[at]
        return (
            self._complement(at)
            or self._tells(at)
            or self.scan.tokens[at].text in self.scan.cues["told-about"]
            or word.prep == "ب"
        )

    def _is_participle(self, at: int) -> bool:
        """«مشيراً», «نافية»: who speaks is told before."""
        row = self.scan.words[at].speech
        return row is not None and row.name == "participle"

    def _turns(self, at: int) -> str:
        """How a word ends a voice, if it does: see ``[[turn]]`` in ``voices.toml``."""
        word = self.scan.words[at]
        if word.core == "حين" and at and self.scan.tokens[at - 1].text in ("في", "وفي"):
            return "contrast"
        return self.known.turns.get(word.text) or self.known.turns.get(word.core, "")

    def _clause_first(self, at: int, sentence: Stretch) -> int:
        for k in range(at - 1, sentence.first - 1, -1):
            word = self.scan.words[k]
            if word.core in self.scan.cues["new-clause"] or self.scan.tokens[k].text in _STOPS:
                return k + 1
        return sentence.first

    def _past_being(self, at: int, sentence: Stretch) -> int:
        """Past «، وهو مزارع فقد اثنين من أبنائه،» behind the speaker's name."""
        scan = self.scan
        if at + 1 >= sentence.stop or scan.tokens[at].text not in COMMAS or scan.tokens[at + 1].text not in scan.cues["being"]:
            return at
        for k in range(at + 2, min(at + 16, sentence.stop)):
            if scan.tokens[k].text in (*COMMAS, ":") or self._complement(k) or scan.is_quote(k):
                return k
        return at

    def _opens(self, at: int, sentence: Stretch) -> int:
        """Where what was said begins: «أن», a colon, an opening quotation, or the first word that tells an event."""
        scan = self.scan
        at = self._past_being(at, sentence)
        for k in range(at, min(at + _HEADER, sentence.stop)):
            word = scan.words[k]
            if self._complement(k):
                if scan.words[k - 1].core in scan.cues["asking"]:
                    continue  # «طلب أن يعرف باسم»
                return k
            quote = scan.quoted[k]
            if quote is not None and quote.first == k and quote.stop - k > LONG_QUOTE:
                return k
            if (
                (word.act is not None or scan.phrase[k] is not None)
                and self.ways.vehicle(k) is None
                and scan.party[k] is None
                and scan.outlet[k] is None
            ):
                return k
            if self._turns(k) == "contrast" or word.core in ("ما", "مما"):
                return k
            if (word.speech is not None and self._is_participle(k)) or (k > at and self._and_says(k) and quote is None):
                return k
        return min(at + 10, sentence.stop)

    def _end(self, at: int, sentence: Stretch, *, cause: bool = False, aside: bool = True, account: bool = False) -> int:
        """A voice goes to the end of its sentence, but «فيما» and «بينما» outside a quotation open the article's own word.

        Behind «أن» they go on with the account («قال إن ... فيما أصيب ثلاثة»), as long as nobody else is named.

        ``cause``: so does «بعد», «ردا على» behind a threat or a demand.
        """
        account = account or (at < sentence.stop and self._complement(at) and not cause)
        for k in range(at, sentence.stop):
            if self.scan.quoted[k] is not None:
                continue
            turn = self._turns(k)
            if (
                (turn == "contrast" and not account)
                or (turn == "aside" and aside and self.scan.tokens[k - 1].text in COMMAS)
                or (cause and k > at + 1 and (turn == "cause" or self._begins_anew(k)))
            ):
                return k
        return sentence.stop

    def _begins_anew(self, at: int) -> bool:
        """«مطالبين باستقالة القائد، وأطلقت العناصر النار»: behind a comma a verb of the past tells what happened then."""
        verb = self.scan.words[at].verb
        told = verb is not None and bool(verb.cut.conj) and not verb.present and self.scan.words[at].act is None
        return told and self.scan.tokens[at - 1].text in COMMAS

    def _boundary_before(self, at: int, sentence: Stretch) -> int:
        for k in range(at - 1, sentence.first, -1):
            if self._turns(k) == "contrast":
                return k
        return sentence.first

    def _comma(self, at: int, sentence: Stretch) -> int:
        for k in range(at, sentence.stop):
            if (self.scan.tokens[k].text in ("،", "؛", ",") and self.scan.quoted[k] is None) or (
                self.scan.words[k].core in self.scan.cues["breaking"]
            ):
                return k
        return sentence.stop

    def _comma_before(self, at: int, sentence: Stretch) -> int:
        last = at - 1 if self.scan.tokens[at - 1].text in ("،", ",") else at
        for k in range(last - 1, sentence.first, -1):
            if self.scan.tokens[k].text in ("،", "؛") or self.scan.words[k].core in self.scan.cues["all-that"]:
                return k
        return sentence.first

    def _tail(self, stop: int, sentence: Stretch) -> int:
        """The end of what belongs to a source named behind: the next comma or end of the sentence."""
        for k in range(stop, min(stop + 16, sentence.stop)):
            if (
                (self.scan.tokens[k].text in ("،", "؛", ".") and self.scan.quoted[k] is None)
                or self._turns(k) == "contrast"
                or self._complement(k)
            ):
                return k
        return min(stop + 16, sentence.stop)

    def _only_this(self, stop: int, sentence: Stretch) -> bool:
        return all(self.scan.is_punct(k) for k in range(stop, sentence.stop))
