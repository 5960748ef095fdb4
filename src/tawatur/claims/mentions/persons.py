"""Persons: whose the family name is that stands alone later («المالكي»)."""

from __future__ import annotations

from tawatur.claims.mentions.anaphors import Anaphors
from tawatur.claims.mentions.told import Who
from tawatur.claims.phrases import Phrase


class Persons(Anaphors):
    """Finds personal names, and the party of one told before."""

    def _person(self, phrase: Phrase) -> Who | None:
        for at in range(phrase.head, phrase.stop):
            actor = self.person_at(at)
            if actor is not None:
                return Who(self._listed(actor), None, "person-named-before", None, True)
        return None

    def person_at(self, at: int) -> str | None:
        """The party of a person told before whose family name stands at a token, as the last of the names there."""
        text = self.scan.tokens[at].text
        first, actor = self._people.get(text, (at, None))
        if first >= at or actor is None:
            actor = self.persons.get(text)
        if actor is None or (at + 1 < len(self.scan.tokens) and self._unknown(at + 1)):
            return None
        return actor

    def _personal(self, phrase: Phrase) -> tuple[int, int]:
        """Tokens of a person's name in a speaker's phrase: unknown words behind a title that is closed, or before one."""
        scan, head = self.scan, phrase.head
        titles = [at for at in range(head, phrase.stop) if (voice := scan.words[at].voice) is not None and voice.title]
        if not titles:
            return head, head
        if titles[0] > head and self._unknown(head):
            first = head
        else:
            first = next(
                (at for at in range(titles[0] + 1, min(phrase.stop + 2, len(scan.tokens))) if self._opens_name(at)), phrase.stop
            )
        stop = first
        while stop < len(scan.tokens) and stop - first < 4 and self._unknown(stop):
            stop += 1
        return first, stop

    def _opens_name(self, at: int) -> bool:
        """True for an unknown word without the article behind a word that closes a title: «الناطق فلان», «محافظ حلب فلان»."""
        scan = self.scan
        if not self._unknown(at) or scan.tokens[at].text.startswith("ال"):
            return False
        before = at - 1
        if scan.tokens[before].text in ("،", "(", ")", '"', "»"):
            before -= 1
        return bool(scan.words[before].det or scan.party[before] is not None or scan.place[before] is not None)
