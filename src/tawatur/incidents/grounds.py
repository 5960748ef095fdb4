"""What the room must be told about language and world, so that it knows neither: functions and tables in one frozen value."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field


def plain_content(text: str) -> Mapping[str, float]:
    """The words of a text, each as rare as the next: what stands in for a language pack.

    >>> plain_content("a raid")
    {'a': 1.0, 'raid': 1.0}
    """
    return dict.fromkeys(text.casefold().split(), 1.0)


def nowhere(key: str) -> tuple[str, str] | None:
    """Stands in for an atlas: no place lies in another."""
    return None


def no_repetitions(text: str) -> Sequence[tuple[int, int, int]]:
    """Stands in for a language pack: no repetition is counted."""
    return ()


def no_ratios(text: str) -> Sequence[tuple[int, int, int, int]]:
    """Stands in for a language pack: no rate of exchange is told."""
    return ()


def unknown_outlet(name: str) -> str | None:
    """Stands in for an atlas: no outlet is known."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """How words are folded and weighed, which parties are one family, where places lie, what outlets are called.

    ``fold`` gives the one spelling of a word or text; ``content`` the words that carry a text with their rarity, 0 to 1;
    ``family`` maps a party to what its government, army and police share; ``region`` a place's key to its country and the name
    of its governorate (empty when unknown); ``outlet`` any spelling of an outlet to its one name, ``None`` when it is not known as one;
    ``repetitions`` finds «the fourth announcement» as ``(start, end, ordinal)``; ``ratios`` «5 for 1» as ``(start, end, left, right)``.
    """

    fold: Callable[[str], str] = str.casefold
    content: Callable[[str], Mapping[str, float]] = plain_content
    family: Mapping[str, str] = field(default_factory=dict)
    region: Callable[[str], tuple[str, str] | None] = nowhere
    outlet: Callable[[str], str | None] = unknown_outlet
    repetitions: Callable[[str], Sequence[tuple[int, int, int]]] = no_repetitions
    ratios: Callable[[str], Sequence[tuple[int, int, int, int]]] = no_ratios

    def family_of(self, party: str | None) -> str | None:
        """The family of a party, the party itself when the atlas does not know it.

        >>> Grounds(family={"x-army": "x"}).family_of("x-army"), Grounds().family_of("isis"), Grounds().family_of(None)
        ('x', 'isis', None)
        """
        return None if party is None else self.family.get(party, party)

    def outlet_of(self, name: str | None) -> str | None:
        """The one name of an outlet, the name as given when the atlas does not know it."""
        return None if name is None else self.outlet(name) or name
