"""Longest match of many phrases over folded tokens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

Row = TypeVar("Row")


class HasText(Protocol):
    """Anything with a folded spelling."""

    @property
    def text(self) -> str:
        """The folded spelling."""
        ...


@dataclass(frozen=True, slots=True)
class Match(Generic[Row]):
    """A phrase found: tokens ``first`` up to but not including ``stop``, the row, and the clitics cut from its first word."""

    first: int
    stop: int
    row: Row
    clitics: str


class _Branch(Generic[Row]):
    """The phrases that share a first word, by their second: a common head («الجيش») has hundreds."""

    __slots__ = ("alone", "longer")

    def __init__(self) -> None:
        self.alone: tuple[Row] | None = None
        self.longer: dict[str, list[tuple[tuple[str, ...], Row]]] = {}

    def add(self, words: tuple[str, ...], row: Row) -> None:
        """Take a phrase in; of two with the same words the first stays."""
        if len(words) > 1:
            self.longer.setdefault(words[1], []).append((words, row))
        elif self.alone is None:
            self.alone = (row,)

    def close(self) -> None:
        """Put the longest first."""
        for rows in self.longer.values():
            rows.sort(key=lambda item: -len(item[0]))


class Matcher(Generic[Row]):
    """Finds phrases in a sequence of folded words; the longest wins, then the one whose first word is least cut.

    ``phrases`` yields ``(words, row)`` with folded words. ``openings`` gives for a word its ``(clitics, stem)`` cuts, the whole
    word first; only the first word of a phrase may carry clitics, later words may carry what ``inner`` allows (by default nothing).

    >>> m = Matcher([(("سجن", "غويران"), "prison")], openings=lambda w: [("", w), (w[:1], w[1:])])
    >>> class W:
    ...     def __init__(self, text): self.text = text
    >>> [(f.first, f.stop, f.row, f.clitics) for f in m.find([W("في"), W("بسجن"), W("غويران")])]
    [(1, 3, 'prison', 'ب')]
    """

    def __init__(
        self,
        phrases: Iterable[tuple[tuple[str, ...], Row]],
        *,
        openings: Callable[[str], Iterable[tuple[str, str]]],
    ) -> None:
        self._openings = openings
        self._by_first: dict[str, _Branch[Row]] = {}
        for words, row in phrases:
            self._by_first.setdefault(words[0], _Branch()).add(words, row)
        for branch in self._by_first.values():
            branch.close()
        self._cache: dict[str, tuple[tuple[str, _Branch[Row]], ...]] = {}

    def _candidates(self, word: str) -> tuple[tuple[str, _Branch[Row]], ...]:
        found = self._cache.get(word)
        if found is None:
            found = tuple((clitics, self._by_first[stem]) for clitics, stem in self._openings(word) if stem in self._by_first)
            if len(self._cache) < 200_000:
                self._cache[word] = found
        return found

    def at(self, tokens: Sequence[HasText], first: int) -> Match[Row] | None:
        """The longest phrase that begins at token ``first``, or ``None``."""
        branches = self._candidates(tokens[first].text)
        if not branches:
            return None
        best: Match[Row] | None = None
        size = len(tokens)
        second = tokens[first + 1].text if first + 1 < size else ""
        for clitics, branch in branches:
            for words, row in branch.longer.get(second, ()):
                stop = first + len(words)
                if best is not None and stop <= best.stop:
                    break
                if stop <= size and _follow(tokens, first, words):
                    best = Match(first, stop, row, clitics)
                    break
            if best is None and branch.alone is not None:
                best = Match(first, first + 1, branch.alone[0], clitics)
        return best

    def find(self, tokens: Sequence[HasText]) -> Iterator[Match[Row]]:
        """All phrases from left to right, none overlapping another."""
        at, seen = 0, self._cache
        while at < len(tokens):
            word = tokens[at].text
            found = None if seen.get(word, self) == () else self.at(tokens, at)  # most words open no phrase
            if found is None:
                at += 1
            else:
                yield found
                at = found.stop


def _follow(tokens: Sequence[HasText], first: int, words: tuple[str, ...]) -> bool:
    """True when the third and later words of a phrase stand where it needs them."""
    for k in range(2, len(words)):  # noqa: SIM110 - a plain loop is faster, and this runs for every name in every sentence
        if tokens[first + k].text != words[k]:
            return False
    return True
