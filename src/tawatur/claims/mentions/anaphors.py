"""Words that look back: nouns with the article («التنظيم», «المسلحون») and pronouns («قواته»)."""

from __future__ import annotations

from tawatur.claims.lands import CallRow
from tawatur.claims.mentions.names import Names
from tawatur.claims.mentions.told import NAMELESS, NEAR, NOBODY, PRONOUNS, Mentioned, Who
from tawatur.claims.phrases import Phrase

_ARMED = ("armed-group", "military", "coalition", "police")
_OURS = frozenset({"member", "soldier", "fighter", "unit", "site", "leader", "guard", "thing", "air", "gunman", "area"})
_OWNED = _OURS | {"official", "police", "prisoner", "other"}
_TROOPS = frozenset({"member", "soldier", "fighter", "gunman", "unit", "leader"})
_MANY = frozenset({"fighter", "soldier", "member", "gunman", "civil", "man", "site", "area", "thing"})
_BESIDE = 7  # tokens back to a party that a pronoun means although another speaks


class Anaphors(Names):
    """Lists the parties told, and finds the one that a word looks back on."""

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
        bound = self._bound(at, stem) if row is not None and row.loaded else None
        if bound is not None:
            return bound
        for seen in reversed(self.mentioned):
            if seen.at >= at or seen.actor in NAMELESS:
                continue
            if stem in seen.words or "ال" + stem in seen.words or (row is not None and self._is_called(seen, stem, row)):
                return seen
            near = here - self._sentence_at[seen.at] <= NEAR
            if loose is None and near and row is not None and seen.kind in row.kinds and not seen.metonym:
                loose = seen
        return loose

    def _bound(self, at: int, stem: str) -> Mentioned | None:
        """The party last called by a loaded word («الميليشيا»): a text keeps such a word for one side."""
        before = (seen for seen in reversed(self.mentioned) if seen.at < at and seen.actor not in NAMELESS)
        return next((seen for seen in before if stem in seen.words or "ال" + stem in seen.words), None)

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
            if noun is None or noun.cut.pron not in PRONOUNS or scan.tokens[at].form.key.endswith("ة"):
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
            return Who(self._listed(actor), None, "pronoun-of-speaker") if actor is not None else NOBODY
        here = self._sentence_at[at]
        fits: Mentioned | None = None
        for seen in reversed(self.mentioned):
            if seen.at >= at or seen.actor == other or seen.actor in NAMELESS or self._sentence_at[seen.at] < here - 2:
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
        return Who(self._listed(speaker), None, "pronoun-of-speaker") if speaker is not None else NOBODY

    def _disagrees(self, speaker: str, pron: str, at: int) -> bool:
        """True when the speaker was told in this sentence by a masculine name («التنظيم») and the pronoun is feminine.

        A masculine one may stand for the person who speaks for a body of feminine name.
        """
        here = self._sentence_at[at]
        told = [seen for seen in self.mentioned if seen.actor == speaker and seen.at < at and self._sentence_at[seen.at] == here]
        return pron == "ها" and bool(told) and not any(seen.feminine for seen in told)


def _agrees(pron: str, seen: Mentioned) -> bool:
    return pron in ("هم", "هن", "هما") or seen.feminine == (pron == "ها")
