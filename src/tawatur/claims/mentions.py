"""Which party is meant: names, nationalities, bare names («الجيش»), anaphors («التنظيم») and pronouns («قواته»)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tawatur.claims.lands import CallRow, Lands, MentionWords, mention_words
from tawatur.claims.phrases import Phrase
from tawatur.claims.scan import Name, Scan

_ARMED = ("armed-group", "military", "coalition", "police")
_LED = ("armed-group", "party", "authority", "coalition", "rescue", "intergovernmental", "monitor", "civil-group")
_OURS = frozenset({"member", "soldier", "fighter", "unit", "site", "leader", "guard", "thing", "air", "gunman", "area"})
_BESIDE = 7  # tokens back to a party that a pronoun means although another speaks
_OWNED = _OURS | {"official", "police", "prisoner", "other"}
_TROOPS = frozenset({"member", "soldier", "fighter", "gunman", "unit", "leader"})
_MANY = frozenset({"fighter", "soldier", "member", "gunman", "civil", "man", "site", "area", "thing"})
_PRONOUNS = frozenset({"ه", "ها", "هم", "هما", "نا"})
_NAMELESS = frozenset({"army", "police", "gunmen"})
_MOST_STATES = 15  # countries that a bare name of the bodies every state has is told for
_NEAR = 3  # sentences back in which a word for many («المسلحون», «الجماعة») still means who was told there


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
    bare: bool


class Memory:
    """What one article has named so far; answers who a phrase means.

    ``atlas`` as in :mod:`tawatur.atlas`; ``own`` is the id of the party whose page the article stands on, for «قواتنا» in its own voice.
    """

    def __init__(self, scan: Scan, atlas: Any, words: MentionWords | None = None, own: str | None = None) -> None:
        self.scan, self.atlas, self.own = scan, atlas, own
        self.words = words if words is not None else mention_words()
        self.lands = Lands(scan, atlas, self.words)
        self.country = self.lands.country
        self._sentence_at = self.lands.sentence_at
        self.persons: dict[str, str] = {}
        self.version = 0  # counts what was remembered: what :meth:`who` answered holds as long as it stands still
        self._people: dict[str, tuple[int, str]] = {}
        self.mentioned: list[Mentioned] = []
        self._instead: dict[str, str] = {}
        self._mention_all()
        self._instead = self._wars()
        if not self._instead.keys().isdisjoint({seen.actor for seen in self.mentioned}):
            self._mention_all()

    def state(self, at: int) -> str | None:
        """The country code of a nationality word at token ``at``."""
        found = self.demonym(at)
        return getattr(found, "code", None)

    def demonym(self, at: int) -> Any:
        """The state or group of a nationality word at token ``at``, or ``None``."""
        return self.scan.nation[at]

    def _mention_all(self) -> None:
        """List the parties named, and those meant by words with the article, in the order of the text."""
        self.mentioned = []
        for at, span in enumerate(self.scan.party):
            if span is None:
                if self._is_call(at):
                    self._mention_again(at)
                continue
            actor = self.party_id(span) if span.first == at else None
            if actor is None:
                continue
            words = tuple(token.text for token in self.scan.tokens[span.first : span.stop])
            party, value = self.atlas.parties.get(actor), span.value
            kind = party.kind if party else ""
            if getattr(value, "person", False) and len(words) > 1 and len(words[-1]) > 3:
                self._people.setdefault(words[-1], (at, actor))
            metonym, bare = bool(getattr(value, "metonym", False)), hasattr(value, "by_country")
            self.mentioned.append(Mentioned(at, actor, words, self._feminine(words[0], kind), kind, metonym, bare))

    def _feminine(self, word: str, kind: str) -> bool:
        bare = word[1:] if word[:1] in "وفبل" and len(word) > 4 else word
        return bare.endswith(("ه", "ات")) or bare.removeprefix("ال") in self.words.feminine or kind in ("government", "coalition")

    def _is_call(self, at: int) -> bool:
        scan = self.scan
        after = at + 1
        return bool(
            scan.words[at].det and scan.place[at] is None and scan.outlet[at] is None and self._stem(at) in self.words.calls
            and not (after < len(scan.tokens) and (scan.nation[after] is not None or scan.party[after] is not None))
        )  # fmt: skip

    def _mention_again(self, at: int) -> None:
        """«الحركة» is a mention of the party it stands for, for the pronouns behind it."""
        seen = self._called_last(at)
        if seen is not None:
            text = self.scan.tokens[at].text
            self.mentioned.append(Mentioned(at, seen.actor, (text,), self._feminine(self._stem(at), ""), seen.kind, False, True))

    def _wars(self) -> dict[str, str]:
        told = {seen.actor for seen in self.mentioned}
        named = {seen.actor for seen in self.mentioned if not seen.bare}
        out: dict[str, str] = {}
        for war in self.words.wars:
            if told.issuperset(war.told) and not named.intersection(war.without) and not self.lands.told.intersection(war.beyond):
                out.update(war.instead)
        return out

    def country_at(self, at: int) -> str | None:
        """The country a sentence is about: its own if it names one, else the article's."""
        return self.lands.at(at)

    # -- names ---------------------------------------------------------------------------------------------------------------

    def party_id(self, span: Name, *, speaker: str | None = None, other: str | None = None, voice: bool = False) -> str | None:
        """The id a party name stands for; a bare name by the country around it.

        ``speaker`` and ``other`` as in :meth:`who`; ``voice`` is true for the name of one who speaks.
        """
        value = span.value
        if not hasattr(value, "by_country"):
            return self._branch(str(value.party), span.first)
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
            elif fallback in _NAMELESS and code not in value.by_country and code in self.atlas.states:
                state = self.atlas.states[code]
                fallback = state.mil if fallback == "army" else state.police  # known, but not in the shared list
        return struck or fallback

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
            return _NOBODY
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
        return _NOBODY

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

    def _office(self, phrase: Phrase) -> Who | None:
        """«وزارة النقل», «مكتب حاكم إقليم كذا»: a ministry speaks for the country, a governor for that of his place."""
        heads = [self.scan.tokens[at].text for at in range(phrase.head, min(phrase.head + 3, phrase.stop))]
        local = phrase.place is not None and any(text in self.words.governors for text in heads)
        after = phrase.head + 1
        owned = after < phrase.stop and any(cut.pron in _PRONOUNS for cut in self.scan.tokens[after].form.cuts[:1])
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

    def _speaks_for(self, phrase: Phrase) -> Who | None:
        """«المتحدث العسكري باسمها», «متحدثها», «الناطق العسكري باسم الحركة»: the party of the pronoun or told before."""
        scan, head = self.scan, phrase.head
        word = scan.words[head]
        title = (word.voice is not None and word.voice.title) or (phrase.noun is not None and phrase.noun.group == "leader")
        if not title and not (phrase.party is not None and phrase.party.first == head):
            return None
        pron = next((cut.pron for cut in scan.tokens[head].form.cuts if cut.pron in _PRONOUNS), "") if title and word.pron else ""
        if pron:
            return self._pronoun(head, pron, None, None, _LED)
        for at in range(head + 1, min(phrase.stop + 1, len(scan.tokens))):
            text = scan.tokens[at].text
            name = next((word for word in self.words.in_the_name_of if text.startswith(word)), "")
            if name and text.removeprefix(name) in _PRONOUNS:
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
                alone = at == phrase.head and not self.scan.words[at].det
                people = getattr(found, "party", None) is None and not agent and (alone or phrase.noun is not None)
                if people and (phrase.noun is None or phrase.noun.actor == "civilians"):
                    return Who("civilians", None, "people-of-a-group", row)
                return Who(self._listed(found.party) if getattr(found, "party", None) else None, None, "group-name", row)
            group = phrase.noun.group if phrase.noun else ""
            if at == phrase.head and not group:
                deed = any(self.scan.words[k].act is not None or self.scan.words[k].weapon for k in range(max(at - 2, 0), at))
                if agent and not deed and not self.scan.words[at].det:
                    return _NOBODY  # a man of that country
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

    # -- words with the article, and pronouns ----------------------------------------------------------------------------------

    def _anaphor(self, phrase: Phrase, speaker: str | None = None) -> Who | None:
        """«التنظيم», «عناصر الحركة», «المسلحون»: a party told before that is called so."""
        scan = self.scan
        word = scan.words[phrase.head]
        if word.det and phrase.stop - phrase.head <= 3 and phrase.amount is None and self._may_call(phrase):
            return self._called(phrase.head)
        voiced = word.voice is not None and (word.voice.title or word.voice.kind == "anonymous")
        owned = voiced or (phrase.noun is not None and phrase.noun.group in _OWNED)
        if owned and not word.det:
            for at in range(phrase.head + 1, phrase.stop):
                if scan.words[at].det and self._stem(at) in self.words.calls:
                    found = self._called(at)
                    if found is not None:
                        return found
        return None

    def _may_call(self, phrase: Phrase) -> bool:
        """False for an adjective of a nation, a bare name of no state told, an outlet, men and sites: they point at no party told."""
        word = self.scan.words[phrase.head]
        if self.scan.nation[phrase.head] is not None:
            return False
        if self._stem(phrase.head) in self.words.calls:
            return True
        if self.scan.party[phrase.head] is not None:
            return False
        media = word.voice is not None and word.voice.kind == "media"
        return not media and (word.noun is None or word.noun.group not in _MANY)

    def _stem(self, at: int) -> str:
        form = self.scan.tokens[at].form
        return next((str(cut.stem) for cut in form.cuts if cut.det), str(form.text))

    def _called(self, at: int) -> Who | None:
        """The nearest party before token ``at`` that its noun with the article may stand for."""
        seen = self._called_last(at)
        if seen is None:
            return None
        row = self.words.calls.get(self._stem(at))
        return self._meant(seen, self._sentence_at[at], self._stem(at) if row is not None and row.loaded else None)

    def _called_last(self, at: int) -> Mentioned | None:
        stem = self._stem(at)
        row = self.words.calls.get(stem)
        here, loose = self._sentence_at[at], None
        for seen in reversed(self.mentioned):
            if seen.at >= at or seen.actor in _NAMELESS:
                continue
            if stem in seen.words or "ال" + stem in seen.words or (row is not None and self._is_called(seen, stem, row)):
                return seen
            near = here - self._sentence_at[seen.at] <= _NEAR
            if loose is None and near and row is not None and seen.kind in row.kinds and not seen.metonym:
                loose = seen
        return loose

    def _is_called(self, seen: Mentioned, stem: str, row: CallRow) -> bool:
        if seen.actor in row.parties or (row.loaded and seen.kind == "armed-group"):
            return True
        party = self.atlas.parties.get(seen.actor)
        return party is not None and self.words.fold(party.name_ar.partition(" ")[0]) == stem

    def _meant(self, seen: Mentioned, here: int, label: str | None = None, rule: str = "anaphor") -> Who:
        return Who(self._listed(seen.actor), label, rule, None, self._sentence_at[seen.at] != here)

    def _owner(self, phrase: Phrase, speaker: str | None, other: str | None) -> Who | None:
        """«قواته», «أسيرتين من مقاتلاتها»: a noun for a side's people or things with a pronoun."""
        scan = self.scan
        for at in range(phrase.head, phrase.stop):
            noun = scan.words[at].noun
            if noun is None or noun.cut.pron not in _PRONOUNS or scan.tokens[at].form.key.endswith("ة"):
                continue
            if noun.group == "guard":
                return None  # a man's, not a side's
            within = at == phrase.head or noun.group in _TROOPS
            if not within or noun.group not in _OURS:
                return None
            hostile = any(noun.cut.stem.startswith(stem) for stem in self.words.hostile)
            return self._pronoun(at, noun.cut.pron, None if hostile else speaker, other or (speaker if hostile else None))
        return None

    def _pronoun(self, at: int, pron: str, speaker: str | None, other: str | None, kinds: tuple[str, ...] = _ARMED) -> Who:
        """«قواته», «نقاطها»: the speaker inside reported speech, else the nearest party before that agrees and is not the doer."""
        if pron == "نا":
            actor = speaker or self.own
            return Who(self._listed(actor), None, "pronoun-of-speaker") if actor is not None else _NOBODY
        here = self._sentence_at[at]
        fits: Mentioned | None = None
        for seen in reversed(self.mentioned):
            if seen.at >= at or seen.actor == other or seen.actor in _NAMELESS or self._sentence_at[seen.at] < here - 2:
                continue
            if (seen.kind not in kinds and seen.actor != speaker) or not _agrees(pron, seen):
                continue
            if seen.actor == speaker:
                if fits is not None and self._sentence_at[fits.at] == here and at - fits.at <= _BESIDE:
                    break  # «أصابت مقراً للحركة وقتلت ستة من مسلحيها»
                return Who(self._listed(speaker), None, "pronoun-of-speaker")
            fits = fits or seen
        if fits is not None and self._sentence_at[fits.at] == here and at - fits.at <= _BESIDE:
            return self._meant(fits, here, rule="pronoun")
        if speaker is not None and speaker != other and not self._disagrees(speaker, pron, at):
            return Who(self._listed(speaker), None, "pronoun-of-speaker")
        if fits is not None:
            return self._meant(fits, here, rule="pronoun")
        return Who(self._listed(speaker), None, "pronoun-of-speaker") if speaker is not None else _NOBODY

    def _disagrees(self, speaker: str, pron: str, at: int) -> bool:
        """True when the speaker was told in this sentence by a masculine name («التنظيم») and the pronoun is feminine.

        A masculine one may stand for the person who speaks for a body of feminine name.
        """
        here = self._sentence_at[at]
        told = [seen for seen in self.mentioned if seen.actor == speaker and seen.at < at and self._sentence_at[seen.at] == here]
        return pron == "ها" and bool(told) and not any(seen.feminine for seen in told)

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

    def _by_noun(self, phrase: Phrase, agent: bool, speaker: str | None, other: str | None, voice: bool) -> Who:
        noun = phrase.noun
        if noun is None:
            return _NOBODY
        state = self.atlas.states.get(self._land(phrase, other, voice=voice) or "")
        own = self.atlas.parties.get(speaker or "")
        if noun.group in ("soldier", "police", "official") and self._is_former(phrase):
            return Who(None if agent else "civilians", None, "former")
        if noun.group == "soldier" and self._is_adjective(phrase.head):
            return _NOBODY
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
        return _NOBODY

    def _official(self, phrase: Phrase, state: Any, beside: tuple[str, str] | None) -> Who:
        """An official of no body told: of the state, unless he is a man of standing, a diplomat, or of a body that is not known."""
        scan, after = self.scan, phrase.stop
        chief = self._is_chief(phrase)
        envoy = self._stem(phrase.head) in self.words.envoys or scan.words[phrase.head].core in self.words.envoys
        if state is None or envoy or self._is_unsided(phrase.head):
            return _NOBODY
        if after < len(scan.tokens):
            name = scan.party[after]
            if name is not None and name.prep == "ب" and not getattr(name.value, "metonym", False):
                return Who(self._listed(self.party_id(name) or ""), None, "party-name")
            if scan.tokens[after].text == "من" or (scan.words[after].core == "في" and self._is_body(after + 1)):
                return _NOBODY
        if chief and (
            beside not in self.words.areas
            or any((n := scan.words[at].noun) and n.group == "site" for at in range(phrase.head + 1, phrase.stop))
        ):
            return _NOBODY
        if any(scan.tokens[at].text in self.words.health for at in range(phrase.head + 1, phrase.stop)):
            ministry = self.words.health_ministry(self.atlas)
            if ministry is not None and state.code in ministry.by_country:
                return Who(self._listed(self.atlas.resolve_bare(ministry, state.code)), None, "health-officials-of-the-country")
        return Who(self._body(state.gov, beside), None, "officials-of-the-country")

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
            if seen.at >= at or here - self._sentence_at[seen.at] > _NEAR:
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

    def _unknown(self, at: int) -> bool:
        scan = self.scan
        word = scan.words[at]
        return not (
            scan.is_punct(at) or word.noun or word.voice or word.part or word.verbal or word.act or word.say or word.weapon or word.pron
            or scan.party[at] or scan.place[at] or scan.outlet[at] or scan.moment[at] or scan.amount[at] or scan.nation[at] is not None
        )  # fmt: skip


def scan_voice(scan: Scan, phrase: Phrase) -> str:
    """The kind of voice a phrase's head is, or an empty string."""
    row = scan.words[phrase.head].voice
    return row.kind if row is not None else ""


def _agrees(pron: str, seen: Mentioned) -> bool:
    return pron in ("هم", "هن", "هما") or seen.feminine == (pron == "ها")
