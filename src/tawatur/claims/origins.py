"""A voice as the origin and the way of a claim, and the outlet an article stands in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from tawatur.claims.mentions import Memory, Who
from tawatur.claims.phrases import Phrase
from tawatur.claims.scan import Scan
from tawatur.claims.voices import Own, Step, Voice
from tawatur.model import Origin, OriginKind, Via, ViaKind

_OUTLET: tuple[Origin, tuple[Via, ...], str | None] = (Origin(kind=OriginKind.OUTLET), (), None)
_LONGEST = 14  # tokens of apposition that a speaker's text keeps
_BODIES = frozenset({"official", "party", "monitor", "medical"})


def own_of(tokens: Iterable[Any], words: Iterable[Any], names: Iterable[str]) -> Own:
    """What an article's outlet is: ``tokens`` and ``words`` of its name, ``names`` the outlets known by it.

    An outlet is a body of its own when its name opens with one («المرصد ...», «إعلام القوات ...») and with no head of media.
    """
    told = list(words)
    texts = [token.text for token in tokens if token.form.kind == "word"]
    kinds = [word.voice.kind for word in told if word.voice is not None]
    body = bool(kinds) and "media" not in kinds[:1] and any(kind in _BODIES for kind in kinds)
    return Own(frozenset(names), frozenset(texts), body)


class Origins:
    """Makes origins of the voices of one text."""

    def __init__(self, scan: Scan, memory: Memory, atlas: Any) -> None:
        self.scan, self.memory, self.atlas = scan, memory, atlas
        self._last: tuple[Voice, int, tuple[Origin, tuple[Via, ...], str | None]] | None = None

    def of(self, voice: Voice | None) -> tuple[Origin, tuple[Via, ...], str | None]:
        """The origin, its way, and the id of the party that speaks, for pronouns in what it says."""
        if voice is None or voice.phrase is None:
            return _OUTLET
        last = self._last  # most claims of a sentence are in the voice of the one before
        if last is None or last[0] is not voice or last[1] != self.memory.version:
            last = self._last = (voice, self.memory.version, self._of(voice, voice.phrase))
        return last[2]

    def _of(self, voice: Voice, found: Phrase) -> tuple[Origin, tuple[Via, ...], str | None]:
        who = self._who(found, max(found.stop, voice.stop if not voice.carried else 0))
        if voice.like is not None:
            earlier = self.memory.who(voice.like, voice=True)
            who = earlier if earlier.actor is not None else who
        start, end = self._span(voice)
        origin = Origin(
            kind=self._kind(found, who, voice.like),
            text=self.scan.text[start:end],
            actor=who.actor,
            start=start,
            end=end,
            label=who.label,
        )
        return origin, tuple(self._via(step) for step in voice.via), self.party_of(found, who)

    def _who(self, found: Phrase, stop: int) -> Who:
        """Who a speaker is; a person named before, anywhere in the phrase, speaks for the party of then."""
        row = self.scan.words[found.head].voice
        if row is not None and row.kind == "media" and row.title:
            return Who(None, None, "correspondent")
        who = self.memory.who(found, voice=True)
        for at in range(found.head + 1, stop):
            person = self.memory.person_at(at)
            if person is not None and self.atlas.actor(person) is not None:
                return replace(who, actor=person)
        # a resident, a doctor or a reporter speaks for nobody
        return replace(who, actor=None) if who.actor in ("civilians", "journalists") else who

    def _span(self, voice: Voice) -> tuple[int, int]:
        found = voice.phrase
        if found is None:
            return 0, 0
        stop = voice.stop if not voice.carried and found.stop < voice.stop <= found.stop + _LONGEST else found.stop
        first = found.first
        while first < found.head and (self.scan.is_punct(first) or self.scan.is_quote(first)):
            first += 1
        return self.scan.span(first, stop)

    def party_of(self, found: Phrase, who: Who) -> str | None:
        """The id of the party a phrase stands for, listed or not."""
        if who.actor is not None:
            return who.actor
        return self.memory.party_id(found.party, voice=True) if found.party is not None else None

    def _kind(self, found: Phrase, who: Who, like: Phrase | None) -> OriginKind:
        row = self.scan.words[found.head].voice or (self.scan.words[like.head].voice if like is not None else None)
        party = self.atlas.parties.get(who.actor or "")
        account = self.scan.tokens[found.head].text in self.scan.cues["accounts"]
        if account and party is not None and found.party is not None and found.party.first == found.head + 1:
            return OriginKind(party.voice)  # «روايات الحركة»: its own word
        if row is not None and (row.kind in ("anonymous", "witness", "medical") or (row.kind == "media" and row.title)):
            return OriginKind(row.kind)
        if found.outlet is not None and found.outlet.value.kind == "media" and found.outlet.first <= found.head + 2:
            return OriginKind.MEDIA
        if party is not None:
            return OriginKind(party.voice)
        if row is not None:
            return OriginKind(row.kind)
        if found.noun is not None and found.noun.group in ("civil", "man", "kin", "family", "protester", "prisoner"):
            return OriginKind.WITNESS
        return OriginKind.ANONYMOUS

    def _via(self, step: Step) -> Via:
        start, end = self.scan.span(step.first, step.stop)
        return Via(text=self.scan.text[start:end], name=step.name, kind=ViaKind(step.kind), start=start, end=end)


__all__ = ["Origins", "own_of"]
