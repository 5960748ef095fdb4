"""Names of parties: a bare one («الجيش») by the country around it, a branch by the country it is in."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.claims.mentions.told import NAMELESS, Told
from tawatur.claims.scan import Name

_MOST_STATES = 15  # countries that a bare name of the bodies every state has is told for


class Names(Told):
    """Finds the party that a name of the atlas stands for."""

    def party_id(self, span: Name, *, speaker: str | None = None, other: str | None = None, voice: bool = False) -> str | None:
        """The id a party name stands for; a bare name by the country around it.

        ``speaker`` and ``other`` as in :meth:`who`; ``voice`` is true for the name of one who speaks.
        """
        value = span.value
        if not hasattr(value, "by_country"):
            return None if self._is_of_another(span) else self._branch(str(value.party), span.first)
        told = self._told_behind(span)
        if told is not None:
            return self.party_id(told)
        beside = self.lands.beside(span.stop)
        if beside is not None:
            found: str | None = self.atlas.resolve_bare(value, beside[0])
            if found is not None and found != value.fallback and (self.lands.code_of(found) is not None or value.voice):
                return self._instead.get(found, self.lands.ruled(found, beside))
        struck: str | None = None
        avoid, fallback = self.lands.code_of(other), value.fallback or None
        for code in self._codes(span, speaker, voice, of_states=len(value.by_country) >= _MOST_STATES):
            found = self.atlas.resolve_bare(value, code)
            if found is not None and found != value.fallback:
                found = self._instead.get(found, found)
                if avoid is None or self.lands.code_of(found) != avoid:
                    return found
                struck = struck or found
            elif fallback in NAMELESS and code not in value.by_country and code in self.atlas.states:
                state = self.atlas.states[code]
                fallback = state.mil if fallback == "army" else state.police  # known, but not in the shared list
        return struck or fallback

    def _is_of_another(self, span: Name) -> bool:
        """«المرصد اليمني»: a short name with the adjective of another country is another body's."""
        after = span.stop
        if span.stop - span.first > 1 or after >= len(self.scan.tokens) or not self.scan.words[after].det:
            return False
        own, told = self.lands.code_of(str(span.value.party)), self.scan.nation[after]
        code = getattr(told, "code", None)
        return own is not None and code is not None and code != own and getattr(span.value, "short", True)

    def _told_behind(self, span: Name) -> Name | None:
        """The name that says whose a bare one is: «رئيس الوزراء فلان», «القوات الموالية للحوثيين»."""
        after = self.scan.party[span.stop] if span.stop < len(self.scan.tokens) else None
        if after is None or after.first != span.stop or hasattr(after.value, "by_country"):
            return None
        owned = after.prep == "ل" and "belonging" in self.scan.words[span.stop - 1].part
        return after if owned or (getattr(after.value, "person", False) and not after.clitics) else None

    def _codes(self, span: Name, speaker: str | None, voice: bool, *, of_states: bool) -> Iterator[str]:
        """Countries a bare name may belong to, the likeliest first."""
        beforehand = self.lands.before(span.first) if voice else None
        if beforehand is not None:
            yield beforehand
        own = self.lands.code_of(speaker)
        if own is not None:
            yield own
        before = self._in_full(span)
        if before is not None:
            yield before
        if voice and self.country is not None:
            yield self.country
        if (
            of_states
            and self.country is not None
            and self.country in self.atlas.states
            and self.country not in span.value.by_country
        ):
            yield self.country  # a state with no id: its bodies are not another's
            return
        yield from self.lands.candidates(span.first)

    def _in_full(self, span: Name) -> str | None:
        """The country of the last body told in full before by the same noun: «الشرطة الإسرائيلية» before «الشرطة»."""
        key = self.scan.tokens[span.stop - 1].text
        for seen in reversed(self.mentioned):
            if seen.at < span.first and not seen.bare and len(seen.words) > 1 and key in seen.words:
                code = self.lands.code_of(seen.actor)
                if code is not None:
                    return code
        return None

    def _branch(self, party: str, at: int) -> str:
        """«تنظيم القاعدة» in Yemen is its branch there."""
        branch = self.words.branches.get(party)
        if branch is not None:
            for code in (self.lands.at(at), self.country):
                if code is not None and code in branch.by_country:
                    return str(branch.by_country[code])
        return self._instead.get(party, party)
