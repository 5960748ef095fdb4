"""Who a phrase means, asked in the order in which one reading wins over another."""

from __future__ import annotations

from typing import Any

from tawatur.claims.lands import MentionWords
from tawatur.claims.mentions.nouns import Nouns
from tawatur.claims.mentions.told import NOBODY, PRONOUNS, Who
from tawatur.claims.phrases import Phrase
from tawatur.claims.scan import Name, Scan

_LED = ("armed-group", "party", "authority", "coalition", "rescue", "intergovernmental", "monitor", "civil-group")


class Memory(Nouns):
    """What one article has named so far; answers who a phrase means.

    ``atlas`` as in :mod:`tawatur.atlas`; ``own`` is the id of the party whose page the article stands on, for «قواتنا» in its own voice.
    """

    def __init__(self, scan: Scan, atlas: Any, words: MentionWords | None = None, own: str | None = None) -> None:
        super().__init__(scan, atlas, words, own)
        self._mention_all()
        self._instead = self._wars()
        if not self._instead.keys().isdisjoint({seen.actor for seen in self.mentioned}):
            self._mention_all()

    def who(
        self, phrase: Phrase, *, agent: bool = False, speaker: str | None = None, other: str | None = None, voice: bool = False
    ) -> Who:
        """The party a phrase means. ``speaker`` is the origin's id, for pronouns inside reported speech; ``other`` is the id of the
        doer, whom a victim's pronoun does not mean; ``voice`` is true for one who speaks."""
        scan = self.scan
        spokesman = self._speaks_for(phrase)
        if spokesman is not None:
            return spokesman
        if phrase.party is not None:
            named = self._named(phrase, agent=agent, speaker=speaker, other=other, voice=voice)
            if named is not None:
                return named
        if agent and "governmental" in scan.words[phrase.head].part:
            state = self.atlas.states.get(self.country_at(phrase.head) or "")
            return Who(self._listed(state.mil or state.gov) if state else None, None, "government-of-the-country")
        if agent and phrase.place is not None and phrase.lead == "من":
            return NOBODY
        if phrase.outlet is not None and phrase.outlet.value.kind == "media" and phrase.outlet.first <= phrase.head + 2:
            party = phrase.outlet.value.party
            return Who(self._listed(party) if party else None, None, "outlet", phrase.outlet.value.row)
        by_nation = self._by_nation(phrase, agent)
        if by_nation is not None:
            return by_nation
        anaphor = self._anaphor(phrase, speaker)
        if anaphor is not None:
            return anaphor
        owner = self._owner(phrase, speaker, other)
        if owner is not None:
            return owner
        noun = phrase.noun
        person = self._person(phrase)
        if person is not None:
            return person
        office = self._office(phrase) if voice else None
        if office is not None:
            return office
        if noun is not None:
            return self._by_noun(phrase, agent, speaker, other, voice)
        return NOBODY

    def remember(self, phrase: Phrase, actor: str | None) -> None:
        """Keep the family name in a speaker's phrase, so that «المالكي» later is the speaker of the coalition."""
        actor = self.who(phrase, voice=True).actor or actor
        party = self.atlas.parties.get(actor or "")
        if actor is None or (party is not None and party.kind == "civilians"):
            return
        self.version += 1
        first, stop = self._personal(phrase)
        # a name of one word stands alone; of several the first is borne by many
        for at in range(first + 1 if stop - first > 1 else first, stop):
            text = self.scan.tokens[at].text
            if len(text) > 3 and not (text.startswith("ال") and text.endswith(("ين", "ون", "ات"))):
                self.persons[text] = actor
                if not text.startswith("ال"):
                    self.persons["ال" + text] = actor

    def _speaks_for(self, phrase: Phrase) -> Who | None:
        """«المتحدث العسكري باسمها», «متحدثها», «الناطق العسكري باسم الحركة»: the party of the pronoun or told before."""
        scan, head = self.scan, phrase.head
        word = scan.words[head]
        title = (word.voice is not None and word.voice.title) or (phrase.noun is not None and phrase.noun.group == "leader")
        if not title and not (phrase.party is not None and phrase.party.first == head):
            return None
        pron = next((cut.pron for cut in scan.tokens[head].form.cuts if cut.pron in PRONOUNS), "") if title and word.pron else ""
        if pron:
            return self._pronoun(head, pron, None, None, _LED)
        for at in range(head + 1, min(phrase.stop + 1, len(scan.tokens))):
            text = scan.tokens[at].text
            name = next((word for word in self.words.in_the_name_of if text.startswith(word)), "")
            if name and text.removeprefix(name) in PRONOUNS:
                return self._pronoun(at, text.removeprefix(name), None, None, _LED)
            if (
                text == name
                and at + 1 < len(scan.tokens)
                and scan.party[at + 1] is None
                and self._stem(at + 1) in self.words.calls
            ):
                return self._called(at + 1)
        return None

    def _named(self, phrase: Phrase, *, agent: bool, speaker: str | None, other: str | None, voice: bool) -> Who | None:
        """The party named in a phrase, unless the name only says where («مدينة كذا الخاضعة لسيطرة المعارضة») or whence."""
        name = phrase.party
        assert name is not None
        actor = self.party_id(name, speaker=speaker, other=other, voice=voice)
        if actor is None:
            return None
        if (
            not agent
            and phrase.place is not None
            and phrase.place.first < name.first
            and any(self.scan.tokens[at].text in self.words.held for at in range(phrase.place.stop, name.first))
        ):
            return Who(None, None, "held-by-a-party", getattr(name.value, "row", None))
        party = self.atlas.parties.get(actor)
        if name.first > phrase.head and self.scan.tokens[name.first - 1].text in self.words.seated:
            return Who(None, None, "seated-there", getattr(name.value, "row", None))
        metonym = bool(getattr(name.value, "metonym", False))
        if metonym and not agent and not voice and self._is_land(phrase, name):
            return Who(None, None, "land", getattr(name.value, "row", None))
        if hasattr(name.value, "by_country") and name.first > phrase.head and self._is_namesake(name, phrase.head):
            return None  # another bearer of the family name
        if phrase.noun is not None and phrase.noun.group in ("family", "kin") and self.scan.words[phrase.head].voice is None:
            return Who(None, None, "family-of-a-party", getattr(name.value, "row", None))
        if metonym and name.first > phrase.head and self.scan.words[name.first - 1].core == "في":
            actor = self.lands.ruled(actor, self.lands.beside(name.first - 1))
        side = self.scan.tokens[name.first].text in self.words.side
        if (
            side
            and phrase.noun is not None
            and phrase.noun.group == "gunman"
            and party is not None
            and party.kind == "government"
        ):
            return Who("gunmen", None, "unidentified", getattr(name.value, "row", None))
        return Who(self._listed(actor), getattr(name.value, "label", None), "party-name", getattr(name.value, "row", None))

    def _by_nation(self, phrase: Phrase, agent: bool) -> Who | None:
        """«جنود أتراك», «مسؤولون أميركيون», «الحوثيون», «فلسطينيان»."""
        for at in range(phrase.head, phrase.stop):
            found = self.demonym(at)
            if found is None:
                continue
            code = getattr(found, "code", None)
            row = getattr(found, "row", None)
            if code is None:
                alone = at == phrase.head and not self.scan.words[at].det
                people = getattr(found, "party", None) is None and not agent and (alone or phrase.noun is not None)
                if people and (phrase.noun is None or phrase.noun.actor == "civilians"):
                    return Who("civilians", None, "people-of-a-group", row)
                return Who(self._listed(found.party) if getattr(found, "party", None) else None, None, "group-name", row)
            group = phrase.noun.group if phrase.noun else ""
            if at == phrase.head and not group:
                deed = any(self.scan.words[k].act is not None or self.scan.words[k].weapon for k in range(max(at - 2, 0), at))
                if agent and not deed and not self.scan.words[at].det:
                    return NOBODY  # a man of that country
                if agent:
                    return Who(self._listed(found.mil or found.gov), None, "nationality-of-an-act", row)
                return Who("civilians", None, "nationals", row)
            if group in ("soldier", "air", "unit", "site"):
                return Who(self._listed(found.mil or found.gov), None, "nationality-soldiers", row)
            if group == "police":
                return Who(self._listed(found.police or found.gov), None, "nationality-police", row)
            if self._is_unsided(phrase.head) and group != "leader":
                return None
            if group in ("official", "leader") or scan_voice(self.scan, phrase) in ("official", "anonymous"):
                return Who(self._listed(found.gov), None, "nationality-officials", row)
            if group in ("member", "guard"):
                return Who(self._listed(found.gov), None, "nationality-members", row)
            return None
        return None

    def _is_land(self, phrase: Phrase, name: Name) -> bool:
        """True for a country's name that says where an area lies: «مدينة نجران السعودية», «محيط دمشق»."""
        if name.first == phrase.head:
            return False
        before = self.scan.tokens[name.first - 1].text
        nouns = (phrase.noun, self.scan.words[name.first - 1].noun)
        return before in self.words.around or any(noun is not None and noun.group == "area" for noun in nouns)

    def _is_namesake(self, name: Name, head: int) -> bool:
        """True for a family name behind an unknown first name: «مأمون الشرع» is not the president."""
        word = self.scan.words[name.first]
        if name.stop - name.first > 1 or name.clitics or word.noun or word.voice or word.part or word.verbal:
            return False
        return (
            name.first - 1 > head and self._unknown(name.first - 1) and not self.scan.tokens[name.first - 1].text.startswith("ال")
        )


def scan_voice(scan: Scan, phrase: Phrase) -> str:
    """The kind of voice a phrase's head is, or an empty string."""
    row = scan.words[phrase.head].voice
    return row.kind if row is not None else ""
