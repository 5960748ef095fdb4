"""Which party is meant: names, nationalities, bare names («الجيش»), anaphors («التنظيم») and pronouns («قواته»)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from tawatur.claims.phrases import Phrase
from tawatur.claims.scan import Name, Scan

_FEMININE_HEADS = ("قوات", "ميليشيا", "مليشيا", "ميليشيات", "مليشيات", "قسد", "حماس", "طالبان", "فصاءل", "كتاءب", "سرايا", "السلطات", "القوات", "الميليشيا", "الفصاءل")
_ARMED = ("armed-group", "military", "coalition", "police")


@dataclass(frozen=True, slots=True)
class Who:
    """The party a phrase stands for: canonical id, the loaded word used, how it was found, and whether over sentences."""

    actor: str | None
    label: str | None = None
    rule: str = "none"
    row: str | None = None
    far: bool = False


_NOBODY = Who(None)


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A party named in the text, for anaphors and pronouns to point at."""

    at: int
    actor: str
    words: tuple[str, ...]
    feminine: bool
    kind: str
    metonym: bool


class Memory:
    """What one article has named so far; answers who a phrase means. ``atlas`` as in :mod:`tawatur.atlas`."""

    def __init__(self, scan: Scan, atlas: Any) -> None:
        self.scan, self.atlas = scan, atlas
        self.countries: list[str | None] = [None] * len(scan.sentences)
        self.country = self._countries()
        self.mentioned = self._mentioned()
        self.persons: dict[str, str] = {}
        self._sentence_at = [0] * len(scan.tokens)
        for n, stretch in enumerate(scan.sentences):
            for at in range(stretch.first, stretch.stop):
                self._sentence_at[at] = n

    def _countries(self) -> str | None:
        """The country of the article and, where a sentence names its own, of that sentence."""
        total: Counter[str] = Counter()
        for n, stretch in enumerate(self.scan.sentences):
            here: Counter[str] = Counter()
            nations: Counter[str] = Counter()
            for at in range(stretch.first, stretch.stop):
                place = self.scan.place[at]
                if place is not None and place.first == at:
                    for row in place.value[:1]:
                        here[row.country] += 2
                state = self.state(at)
                if state is not None:
                    here[state] += 1
                    nations[state] += 1
            total.update(here)
            if nations:
                self.countries[n] = nations.most_common(1)[0][0]
        return total.most_common(1)[0][0] if total else None

    def state(self, at: int) -> str | None:
        """The country code of a nationality word at token ``at``."""
        found = self.demonym(at)
        return getattr(found, "code", None)

    def demonym(self, at: int) -> Any:
        """The state or group of a nationality word at token ``at``, or ``None``."""
        return self.scan.nation[at]

    def _mentioned(self) -> list[Mentioned]:
        out: list[Mentioned] = []
        for at, span in enumerate(self.scan.party):
            if span is None or span.first != at:
                continue
            actor = self.party_id(span)
            if actor is None:
                continue
            words = tuple(token.text for token in self.scan.tokens[span.first : span.stop])
            party = self.atlas.parties.get(actor)
            kind = party.kind if party else ""
            out.append(Mentioned(at, actor, words, _feminine(words[0], kind), kind, bool(getattr(span.value, "metonym", False))))
        return out

    def country_at(self, at: int) -> str | None:
        """The country a sentence is about: its own if it names one, else the article's."""
        own = self.countries[self._sentence_at[at]] if hasattr(self, "_sentence_at") else None
        return own or self.country

    def party_id(self, span: Name) -> str | None:
        """The id a party name stands for; a bare name by the country around it."""
        value = span.value
        if hasattr(value, "by_country"):
            for country in dict.fromkeys((self.country_at(span.first), self.country)):
                found: str | None = self.atlas.resolve_bare(value, country)
                if found is not None and found != value.fallback:
                    return found
            return value.fallback or None
        return str(value.party)

    def who(self, phrase: Phrase, *, agent: bool = False, speaker: str | None = None, other: str | None = None) -> Who:
        """The party a phrase means. ``speaker`` is the origin's id, for pronouns inside reported speech; ``other`` is the id of the
        doer, whom a victim's pronoun does not mean."""
        scan = self.scan
        if phrase.party is not None:
            actor = self.party_id(phrase.party)
            value = phrase.party.value
            if actor is not None:
                return Who(self._listed(actor), getattr(value, "label", None), "party-name", getattr(value, "row", None))
        if agent and "governmental" in scan.words[phrase.head].part:
            state = self.atlas.states.get(self.country_at(phrase.head) or "")
            return Who(self._listed(state.mil or state.gov) if state else None, None, "government-of-the-country")
        if agent and phrase.place is not None and phrase.lead == "من":
            return _NOBODY
        by_nation = self._by_nation(phrase, agent)
        if by_nation is not None:
            return by_nation
        anaphor = self._anaphor(phrase)
        if anaphor is not None:
            return anaphor
        word = scan.words[phrase.head]
        noun = phrase.noun
        if noun is not None and noun.cut.pron and noun.group in ("member", "soldier", "fighter", "unit", "site", "leader", "guard", "thing", "air", "gunman"):
            return self._pronoun(phrase.head, noun.cut.pron, speaker, other)
        if phrase.outlet is not None and getattr(phrase.outlet.value, "party", None):
            return Who(self._listed(phrase.outlet.value.party), None, "outlet-of-party", phrase.outlet.value.row)
        person = self._person(phrase)
        if person is not None:
            return person
        if noun is not None:
            return self._by_noun(phrase, agent, speaker)
        if word.voice is not None and word.voice.body and word.det:
            return _NOBODY
        return _NOBODY

    def _listed(self, actor: str) -> str | None:
        party = self.atlas.parties.get(actor)
        return actor if party is not None and party.listed else None

    def _by_nation(self, phrase: Phrase, agent: bool) -> Who | None:
        """«جنود أتراك», «مسؤولون أميركيون», «الحوثيون», «فلسطينيان»."""
        for at in range(phrase.head, phrase.stop):
            found = self.demonym(at)
            if found is None:
                continue
            code = getattr(found, "code", None)
            row = getattr(found, "row", None)
            if code is None:
                return Who(self._listed(found.party) if getattr(found, "party", None) else None, None, "group-name", row)
            group = phrase.noun.group if phrase.noun else ""
            if at == phrase.head and not group:
                return Who(self._listed(found.mil or found.gov), None, "nationality-of-an-act", row) if agent else Who("civilians", None, "nationals", row)
            if group in ("soldier", "air", "unit", "site"):
                return Who(self._listed(found.mil or found.gov), None, "nationality-soldiers", row)
            if group == "police":
                return Who(self._listed(found.police or found.gov), None, "nationality-police", row)
            if group in ("official", "leader") or scan_voice(self.scan, phrase) in ("official", "anonymous"):
                return Who(self._listed(found.gov), None, "nationality-officials", row)
            if group in ("member", "guard"):
                return Who(self._listed(found.gov), None, "nationality-members", row)
            return None
        return None

    def _anaphor(self, phrase: Phrase) -> Who | None:
        """«التنظيم», «الحركة», «الميليشيا»: the last party whose name holds that word."""
        word = self.scan.words[phrase.head]
        if not word.det or phrase.stop - phrase.head > 3 or phrase.amount is not None:
            return None
        stem = self.scan.tokens[phrase.head].form.text
        for cut in self.scan.tokens[phrase.head].form.cuts:
            if cut.det:
                stem = cut.stem
                break
        loaded = stem in ("ميليشيا", "مليشيا", "ميليشيات", "مليشيات")
        here = self._sentence_at[phrase.head]
        for seen in reversed(self.mentioned):
            if seen.at >= phrase.head:
                continue
            told = stem in seen.words or "ال" + stem in seen.words
            named = self.atlas.heads.get(seen.actor, frozenset()) if hasattr(self.atlas, "heads") else frozenset()
            if told or stem in named or (loaded and seen.kind == "armed-group"):
                label = stem if loaded else None
                return Who(self._listed(seen.actor), label, "anaphor", None, self._sentence_at[seen.at] != here)
        return None

    def _pronoun(self, at: int, pron: str, speaker: str | None, other: str | None) -> Who:
        """«قواته», «نقاطها»: the speaker inside reported speech, else the nearest party before that agrees and is not the doer."""
        if speaker is not None and speaker != other:
            return Who(self._listed(speaker), None, "pronoun-of-speaker")
        feminine = pron == "ها"
        here = self._sentence_at[at]
        for seen in reversed(self.mentioned):
            if seen.at >= at or seen.kind not in _ARMED or seen.actor == other or self._sentence_at[seen.at] < here - 2:
                continue
            if pron in ("هم", "نا") or seen.feminine == feminine:
                return Who(self._listed(seen.actor), None, "pronoun", None, self._sentence_at[seen.at] != here)
        return Who(self._listed(speaker), None, "pronoun-of-speaker") if speaker is not None else _NOBODY

    def _person(self, phrase: Phrase) -> Who | None:
        for at in range(phrase.head, phrase.stop):
            actor = self.persons.get(self.scan.tokens[at].text)
            if actor is not None:
                return Who(self._listed(actor), None, "person-named-before", None, True)
        return None

    def _by_noun(self, phrase: Phrase, agent: bool, speaker: str | None) -> Who:
        noun = phrase.noun
        if noun is None:
            return _NOBODY
        state = self.atlas.states.get(self.country_at(phrase.head) or "")
        own = self.atlas.parties.get(speaker or "")
        if noun.group == "soldier" and own is not None and own.kind in ("military", "government") and not agent:
            return Who(self._listed(speaker or ""), None, "soldiers-of-the-speaker")
        if noun.group == "soldier":
            return Who((self._listed(state.mil or state.gov) if state else "army"), None, "soldiers-of-the-country")
        if noun.group == "police":
            return Who((self._listed(state.police or state.gov) if state else "police"), None, "police-of-the-country")
        if noun.group == "gunman":
            return Who("gunmen" if agent or "مجهول" in self.scan.told(phrase.first, phrase.stop) else None, None, "unidentified")
        if noun.group == "official" and state is not None:
            return Who(self._listed(state.gov), None, "officials-of-the-country")
        if noun.actor:
            return Who(noun.actor, None, "civilians")
        return _NOBODY

    def remember(self, phrase: Phrase, actor: str | None) -> None:
        """Keep the names in a speaker's phrase, so that «المالكي» later is the speaker of the coalition."""
        if actor is None:
            return
        for at in range(phrase.head + 1, phrase.stop):
            word = self.scan.words[at]
            text = self.scan.tokens[at].text
            if len(text) > 3 and not (word.noun or word.voice or word.part or word.verbal or word.act or self.scan.party[at] or self.scan.place[at] or self.demonym(at)):
                self.persons[text] = actor
                if not text.startswith("ال"):
                    self.persons["ال" + text] = actor


def scan_voice(scan: Scan, phrase: Phrase) -> str:
    """The kind of voice a phrase's head is, or an empty string."""
    row = scan.words[phrase.head].voice
    return row.kind if row is not None else ""


def _feminine(word: str, kind: str) -> bool:
    bare = word[1:] if word[:1] in "وفبل" and len(word) > 4 else word
    return bare.endswith(("ه", "ات")) or bare in _FEMININE_HEADS or kind in ("government", "coalition")
