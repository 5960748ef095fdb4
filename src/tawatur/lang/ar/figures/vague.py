"""Amounts told without a numeral: «عشرات», «عدد من», «جميع»."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.lang.ar.figures.apart import Apart
from tawatur.lang.ar.figures.words import Entry, VagueRow
from tawatur.lang.ar.tokens import WORD, Token
from tawatur.lang.pack import Amount
from tawatur.model.terms import Hedge


class Vague(Apart):
    """Reads the vague amount that begins at a token, when what it needs follows."""

    def _vague_at(self, entry: Entry, tokens: Sequence[Token], at: int) -> Amount | None:
        best: tuple[int, VagueRow] | None = None
        for stop, row in self._vague.at(entry.vague, tokens, at):
            if (best is None or stop > best[0]) and self._follows(row, tokens, at, stop):
                best = stop, row
        if best is None:
            return None
        stop, row = best
        return Amount(at, stop, row.low, row.high, Hedge(row.hedge), vague=row.hedge != "exact", row=row.row)

    def _follows(self, row: VagueRow, tokens: Sequence[Token], at: int, stop: int) -> bool:
        """True when what a vague amount needs after it stands there."""
        after = tokens[stop] if stop < len(tokens) else None
        if tokens[at].text.endswith("بعده") and stop == at + 1 and (after is None or not _plural_shape(after.text)):
            return False  # folding makes «بعدة غارات» and «بعده» (after him) one
        if not row.followed:
            # «عشرات السنين» are no persons.
            return after is None or after.text.removeprefix("ال") not in self._measures
        if after is None or after.form.kind != WORD:
            return False
        if row.followed == "noun":
            return after.text not in self._not_all and after.text not in self._measures
        if row.followed == "definite":
            before = tokens[at - 1].text if at else ""
            return before not in self._in_a_way and (after.text.startswith("ال") or after.text.endswith(("هم", "ها", "ه")))
        later = tokens[stop + 1].text if stop + 1 < len(tokens) else ""
        if after.text in self._counts_nothing:
            return False
        return after.text.startswith("ال") or later.startswith("ال") or after.text.endswith("ي")


def _plural_shape(word: str) -> bool:
    """True for the shapes most plurals of things have: «غارات», «صواريخ», «مناطق»."""
    return word.endswith("ات") or (len(word) > 4 and word[2] == "ا")
