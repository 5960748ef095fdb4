"""Numbers that count nothing: shares, measures, clock times, years, ages and names («الفرقة 17»)."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.lang.ar.figures.numerals import Figure, Numerals
from tawatur.lang.ar.figures.words import WordsRow, cuts
from tawatur.lang.ar.tokens import NUMBER, PUNCT, WORD, Token

YEARS = range(1900, 2100)


class Apart(Numerals):
    """Tells a number that is no count by what stands beside it."""

    def _passed(self, tokens: Sequence[Token], figure: Figure) -> int:
        """Where reading goes on after a figure: past the other numbers of a date or a clock time."""
        at = figure.stop
        if at < len(tokens) and tokens[at].text in self._percent:
            return at + 1
        if at + 1 < len(tokens) and tokens[at].text == "في" and tokens[at + 1].text in self._percent_of:
            return at + 2
        while (
            figure.digits and at + 1 < len(tokens) and tokens[at].text in (":", "/") and tokens[at + 1].form.kind == NUMBER
            and tokens[at].start == tokens[at - 1].end and tokens[at + 1].start == tokens[at].end
        ):  # fmt: skip
            at += 2
        return at

    def _is_hour(self, tokens: Sequence[Token], at: int) -> bool:
        return at > 0 and tokens[at - 1].text.endswith("الساعه")

    def _is_name(self, tokens: Sequence[Token], figure: Figure) -> bool:
        """True when a number tells a share, a measure, a clock time, a year or a name, not how many."""
        first, stop = figure.first, figure.stop
        after = tokens[stop] if stop < len(tokens) else None
        before = tokens[first - 1] if first else None
        if after is not None:
            # «وأصيب أكثر من 50 يوم الخميس»: the day of the week is no unit of the figure
            weekday = after.text == "يوم" and stop + 1 < len(tokens) and tokens[stop + 1].text.startswith("ال")
            if after.text in self._percent or (after.text in self._measures and not weekday):
                return True
            if after.text == "في" and stop + 1 < len(tokens) and tokens[stop + 1].text in self._percent_of:
                return True
            if after.text == "من" and stop + 1 < len(tokens) and tokens[stop + 1].text in self._of_age:
                return True
            touching = after.start == tokens[stop - 1].end
            more = tokens[stop + 1] if stop + 1 < len(tokens) else None
            if figure.digits and touching and after.text in (":", "/") and more is not None and more.form.kind == NUMBER:
                return True
            if figure.digits and touching and after.form.kind == WORD and after.text.isascii():
                return True
        if before is None:
            return False
        if before.text in ("%", "٪", "&"):  # «&#8220;» is a leftover of HTML
            return True
        if figure.digits and before.end == tokens[first].start and before.text.isascii() and before.form.kind == WORD:
            return True
        farther = tokens[first - 2] if first > 1 else None
        if figure.digits and before.text in ("-", "–") and farther is not None and farther.form.kind == WORD:
            return farther.text.isascii()
        text = tokens[first].text
        if figure.digits and len(text) > 1 and text[0] == "0" and figure.value > 0:
            return True
        return self._named_before(tokens, figure)

    def _named_row(self, word: str) -> WordsRow | None:
        """The row of a noun whose number names it, whatever clitics it has."""
        for clitics, det, rest in cuts(word):
            row = self._named.get(("ال" + rest) if det and clitics else rest if not det else "")
            if row is not None:
                return row
        return None

    def _named_before(self, tokens: Sequence[Token], figure: Figure) -> bool:
        first = figure.first
        if figure.digits and figure.value in YEARS and "," not in tokens[first].text:
            before = tokens[first - 1].text
            after = tokens[figure.stop] if figure.stop < len(tokens) else None
            if len(tokens[first].text) == 4 and (after is None or after.form.kind == PUNCT or after.text in self._after_year):
                return True
            if any(before.endswith(word) for word in self._in_year):
                return True
        at, back = first - 1, 1
        while at >= 0 and back <= 4:
            token = tokens[at]
            if token.form.kind == PUNCT and token.text not in ("(", '"', "«", "-"):
                return False
            if token.form.kind == WORD:
                row = self._named_row(token.text)
                if row is not None and (row.within >= back) and (figure.digits or (row.within == 1 and "الساعه" in token.text)):
                    return True
            at, back = at - 1, back + 1
        return False
