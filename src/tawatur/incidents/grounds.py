"""What the room must be told about language and world, so that it knows neither: functions and tables in one frozen value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """How words are folded and weighed, which parties are one family, where places lie, what outlets are called.

    ``fold`` gives the one spelling of a word or text; ``content`` the words that carry a text with their rarity, 0 to 1;
    ``family`` maps a party to what its government, army and police share; ``region`` a place's key to its country and the name
    of its governorate (empty when unknown); ``outlet`` any spelling of an outlet to its one name.
    """

    fold: Callable[[str], str] = str.casefold
    content: Callable[[str], Mapping[str, float]] = plain_content
    family: Mapping[str, str] = field(default_factory=dict)
    region: Callable[[str], tuple[str, str] | None] = nowhere
    outlet: Callable[[str], str] = str

    def family_of(self, party: str | None) -> str | None:
        """The family of a party, the party itself when the atlas does not know it.

        >>> Grounds(family={"x-army": "x"}).family_of("x-army"), Grounds().family_of("isis"), Grounds().family_of(None)
        ('x', 'isis', None)
        """
        return None if party is None else self.family.get(party, party)
