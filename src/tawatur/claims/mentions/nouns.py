"""Nouns with no name beside them: soldiers, police and officials of the country spoken of, civilians, gunmen."""

from __future__ import annotations

from typing import Any

from tawatur.claims.mentions.persons import Persons
from tawatur.claims.mentions.told import NEAR, NOBODY, PRONOUNS, Who
from tawatur.claims.phrases import Phrase


class Nouns(Persons):
    """Finds the side of a person told only by what he is."""

    def _by_noun(self, phrase: Phrase, agent: bool, speaker: str | None, other: str | None, voice: bool) -> Who:
        noun = phrase.noun
        if noun is None:
            return NOBODY
        state = self.atlas.states.get(self._land(phrase, other, voice=voice) or "")
        own = self.atlas.parties.get(speaker or "")
        if noun.group in ("soldier", "police", "official") and self._is_former(phrase):
            return Who(None if agent else "civilians", None, "former")
        if noun.group == "soldier" and self._is_adjective(phrase.head):
            return NOBODY
        if voice and noun.group == "soldier" and state is not None:
            nearest = self._forces_near(phrase.head, state.code)
            return Who(self._listed(nearest or state.mil or state.gov), None, "officers-of-the-country")
        if noun.group == "soldier" and own is not None and own.kind in ("military", "government") and not agent:
            return Who(self._listed(speaker or ""), None, "soldiers-of-the-speaker")
        beside = self._seat(phrase)
        if noun.group == "soldier":
            return Who(self._army(state) if state else "army", None, "soldiers-of-the-country")
        if noun.group == "police":
            return Who((self._body(state.police or state.gov, beside) if state else "police"), None, "police-of-the-country")
        if noun.group == "gunman":
            return Who("gunmen" if agent or self._nameless(phrase) else None, None, "unidentified")
        owned = self._owned_by(phrase, state, beside)
        if owned is not None:
            return owned
        if noun.group == "official":
            return self._official(phrase, state, beside)
        if noun.actor:
            return Who(noun.actor, None, "civilians")
        return NOBODY

    def _official(self, phrase: Phrase, state: Any, beside: tuple[str, str] | None) -> Who:
        """An official of no body told: of the state, unless he is a man of standing, a diplomat, or of a body that is not known."""
        scan, after = self.scan, phrase.stop
        chief = self._is_chief(phrase)
        envoy = self._stem(phrase.head) in self.words.envoys or scan.words[phrase.head].core in self.words.envoys
        if state is None or envoy or self._is_unsided(phrase.head):
            return NOBODY
        if after < len(scan.tokens):
            name = scan.party[after]
            if name is not None and name.prep == "ب" and not getattr(name.value, "metonym", False):
                return Who(self._listed(self.party_id(name) or ""), None, "party-name")
            if scan.tokens[after].text == "من" or (scan.words[after].core == "في" and self._is_body(after + 1)):
                return NOBODY
        if chief and (
            beside not in self.words.areas
            or any((n := scan.words[at].noun) and n.group == "site" for at in range(phrase.head + 1, phrase.stop))
        ):
            return NOBODY
        if any(scan.tokens[at].text in self.words.health for at in range(phrase.head + 1, phrase.stop)):
            ministry = self.words.health_ministry(self.atlas)
            if ministry is not None and state.code in ministry.by_country:
                return Who(self._listed(self.atlas.resolve_bare(ministry, state.code)), None, "health-officials-of-the-country")
        return Who(self._body(state.gov, beside), None, "officials-of-the-country")

    def _is_chief(self, phrase: Phrase) -> bool:
        """True for the head of a body that is not known («رئيس الفرع»): he is no official of the state for that."""
        after, word = phrase.head + 1, self.scan.words[phrase.head]
        if (
            word.det
            or word.core not in self.words.chiefs
            or after >= len(self.scan.tokens)
            or self.scan.nation[after] is not None
        ):
            return False
        text = self.scan.tokens[after].text
        if text in self.words.governors:  # a mayor of a town that is not known is of no known state
            return phrase.place is None and after + 1 < phrase.stop
        return text not in self.words.ministries

    def _is_former(self, phrase: Phrase) -> bool:
        end = min(phrase.stop + 1, len(self.scan.tokens))  # an indefinite adjective may stand just behind the phrase
        return any(self.scan.tokens[at].text in self.words.former for at in range(phrase.head + 1, end))

    def _is_adjective(self, head: int) -> bool:
        """«مصدراً عسكرياً», «تحالفا عسكريا»: the word for a soldier behind an indefinite noun in the same case."""
        words, stem = self.scan.words, any(self.scan.tokens[head].text.startswith(word) for word in self.words.military)
        before = words[head - 1] if head else None
        anonymous = before is not None and before.voice is not None and before.voice.kind == "anonymous"
        same = head > 0 and self.scan.tokens[head].text.endswith("ا") and self.scan.tokens[head - 1].text.endswith("ا")
        return stem and (anonymous or same)

    def _nameless(self, phrase: Phrase) -> bool:
        told = self.scan.told(phrase.first, phrase.stop)
        return any(word in told for word in self.words.unknown)

    def _is_body(self, at: int) -> bool:
        """True for a body that no name of the atlas covers: «مسؤول في مكتب التحقيقات»."""
        scan = self.scan
        if at >= len(scan.tokens) or scan.party[at] is not None or scan.tokens[at].text in self.words.governors:
            return False
        return scan.words[at].voice is not None

    def _is_unsided(self, at: int) -> bool:
        return self._stem(at) in self.words.locals or self.scan.words[at].core in self.words.locals

    def _owned_by(self, phrase: Phrase, state: Any, beside: tuple[str, str] | None) -> Who | None:
        """«عناصر أمن», «منازل المدنيين», «أفراد عائلته»: the next word says whose."""
        noun, at = phrase.noun, phrase.head + 1
        if noun is None or noun.group not in ("member", "thing", "unit", "man") or at >= phrase.stop or phrase.party is not None:
            return None
        text, after = self.scan.tokens[at].text, self.scan.words[at].noun
        if noun.group != "thing" and state is not None and text in self.words.security:
            return Who(self._body(state.police or state.gov, beside), None, "security-of-the-country")
        civil = after is not None and (after.group in ("family", "kin") or (after.actor == "civilians" and after.number == "pl"))
        return Who("civilians", None, "civilians") if civil and noun.group in ("member", "thing") else None

    def _office(self, phrase: Phrase) -> Who | None:
        """«وزارة النقل», «مكتب حاكم إقليم كذا»: a ministry speaks for the country, a governor for that of his place."""
        heads = [self.scan.tokens[at].text for at in range(phrase.head, min(phrase.head + 3, phrase.stop))]
        local = phrase.place is not None and any(text in self.words.governors for text in heads)
        after = phrase.head + 1
        owned = after < phrase.stop and any(cut.pron in PRONOUNS for cut in self.scan.tokens[after].form.cuts[:1])
        if owned or (not local and heads[0] not in self.words.ministries):
            return None  # «وزير خارجيته» is of the one told before
        state = self.atlas.states.get(self._land(phrase, None, voice=True) or "")
        return Who(self._body(state.gov, self._seat(phrase)), None, "offices-of-the-country") if state is not None else None

    def _seat(self, phrase: Phrase) -> tuple[str, str] | None:
        """Country and name of the place in or right behind a phrase."""
        if phrase.place is not None:
            row = phrase.place.value[0]
            return row.country, self.words.fold(row.name)
        return self.lands.beside(phrase.stop)

    def _army(self, state: Any) -> str | None:
        """The army a bare soldier of a country is of: as a bare «الجيش» is."""
        bare = self.words.army(self.atlas)
        army = (
            self.atlas.resolve_bare(bare, state.code)
            if bare is not None and state.code in bare.by_country
            else state.mil or state.gov
        )
        return self._listed(self._instead.get(army, army))

    def _body(self, party: str, beside: tuple[str, str] | None) -> str | None:
        """The id of a state's body, or of the party that rules the place told beside it or acts for it in this war."""
        return self._listed(self._instead.get(party, self.lands.ruled(party, beside)))

    def _forces_near(self, at: int, code: str) -> str | None:
        """The forces of a country told last before an officer who speaks with no body told."""
        here = self._sentence_at[at]
        for seen in reversed(self.mentioned):
            if seen.at >= at or here - self._sentence_at[seen.at] > NEAR:
                continue
            party = self.atlas.parties.get(seen.actor)
            if seen.kind == "military" and party is not None and code in (party.country, self.lands.code_of(seen.actor)):
                return seen.actor
        return None

    def _land(self, phrase: Phrase, other: str | None, *, voice: bool) -> str | None:
        """The state whose soldiers or officials a bare noun means."""
        # soldiers die abroad: where they were does not say whose they are
        seat = self._seat(phrase) if voice or phrase.noun is None or phrase.noun.group != "soldier" else None
        if seat is not None:
            return seat[0]
        avoid = self.lands.code_of(other)
        return next((code for code in self.lands.grounds_of(phrase.head, voice=voice) if code != avoid), None)
