"""Why claims hang together and figures came about, as sentences in the language of the page.

They are put together from what the incident holds (claims, voices, kinds of relations and ties) and the templates of the group
``say``; the English sentences that the ledger noted are only asked for shares and ratios, which stand nowhere else. Names and
figures are isolated each by itself, so that «≤20» stays «≤20» within a sentence from right to left.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup

from tawatur import atlas
from tawatur.model import Copy, Figure, Incident, OriginKind, Polarity, Relation, RelationKind, Stance, Standing, Tie, Voice
from tawatur.web.told import Told
from tawatur.web.words import Words, bdi, interval, ltr

_SPOKEN = 4  # voices that a sentence names; the rest are counted
_SHARE = re.compile(r"\d+(?= %)")
_RATIO = re.compile(r"\d+:[\d.]+")


class Reasons:
    """The sentences of one incident on one page; ``told`` are its claims by id."""

    def __init__(self, incident: Incident, told: Mapping[str, Told], words: Words) -> None:
        self._told, self._words = told, words
        self._latest = {voice.claim: voice.latest for figure in incident.figures for voice in figure.voices}

    def _say(self, key: str, **parts: Markup) -> Markup:
        return Markup(self._words("say", key)).format(**parts)

    def _join(self, parts: list[Markup]) -> Markup:
        return Markup("؛ " if self._words.rtl else "; ").join(parts)

    # --- figures ------------------------------------------------------------------------------------------------------

    def figure(self, figure: Figure) -> Markup:
        """How low, best and high came about: the chains, what each voice says or how it revised, and the policy."""
        said = [voice for voice in figure.voices if voice.stance is not Stance.DENY]
        by_origin: dict[str, list[Voice]] = {}
        for voice in said:
            by_origin.setdefault(voice.origin, []).append(voice)
        # those who changed their word come first
        steps = {origin: list(dict.fromkeys(map(_figure, voices))) for origin, voices in by_origin.items()}
        order = sorted(by_origin, key=lambda origin: len(steps[origin]) < 2)
        parts = [self._words.counted(figure.independent, "chains")]
        parts += [self._voice(by_origin[origin][-1], steps[origin]) for origin in order[:_SPOKEN]]
        if len(order) > _SPOKEN:
            parts.append(self._say("more", number=self._words.number(len(order) - _SPOKEN)))
        if figure.cumulative:
            parts.append(self._say("cumulative"))
        if figure.event.value == "casualties":
            parts.append(self._say("casualties"))
        parts.append(self._say("best_" + figure.policy.value.replace("-", "_")))
        return self._join(parts)

    def _voice(self, voice: Voice, steps: list[str]) -> Markup:
        found = self._told.get(voice.claim)
        name = bdi(found.origin if found is not None else self._words.party(voice.origin))
        if voice.standing is not Standing.OTHER:
            name += Markup(" ({})").format(self._words("flag", voice.standing.value))
        told = Markup(self._words("say", "then")).join(ltr(step) for step in steps)
        return self._say("revised_to" if len(steps) > 1 else "says", origin=name, figures=told)

    # --- relations ----------------------------------------------------------------------------------------------------

    def relation(self, relation: Relation) -> Markup:
        """How a later claim stands to an earlier one."""
        later, earlier = self._told.get(relation.later), self._told.get(relation.earlier or "")
        if later is None:
            return Markup("")
        if relation.kind is RelationKind.REPEATS and relation.ordinal is not None:
            return self._say("counted", outlet=bdi(later.outlet), number=self._words.number(relation.ordinal))
        if relation.kind is RelationKind.REPEATS:
            return self._say("repeats", origin=bdi(later.origin))
        if relation.kind is RelationKind.RELAYS:
            return self._say("relays", origin=bdi(later.origin), outlet=bdi(later.outlet))
        if earlier is None:
            return Markup("")
        if relation.kind is RelationKind.REVISES:
            return self._say("revises", origin=bdi(later.origin), first=_count(earlier), then=_count(later))
        if relation.kind is RelationKind.EXCHANGES:
            return self._exchange(relation, earlier, later)
        return self._contradiction(earlier, later)

    def _contradiction(self, earlier: Told, later: Told) -> Markup:
        for one, other in ((later, earlier), (earlier, later)):
            if _denies(one):
                return self._say("denies", one=bdi(one.origin), other=bdi(other.origin))
        return self._join([self._word(earlier, later), self._word(later, earlier)])

    def _word(self, told: Told, other: Told) -> Markup:
        """What was said, with its day when the other word is of another: a toll may have grown between them."""
        key = "says" if self._latest.get(told.claim.id, True) else "first_said"
        said = self._say(key, origin=bdi(told.origin), figures=_count(told))
        day = told.reading.article.published
        if day is None or day == other.reading.article.published:
            return said
        return Markup("{} ({})").format(said, self._words.days(day, None))

    def _exchange(self, relation: Relation, earlier: Told, later: Told) -> Markup:
        ratios = _RATIO.findall(relation.why)
        parts = [self._say("exchange", one=_count(earlier), other=_count(later), ratio=ltr(ratios[0] if ratios else "?"))]
        if relation.holds is not None and len(ratios) > 1:
            parts.append(self._say("ratio_fits" if relation.holds else "ratio_fails", ratio=ltr(ratios[1])))
        return self._join(parts)

    # --- ties and copies ----------------------------------------------------------------------------------------------

    def tie(self, tie: Tie) -> Markup:
        """Why two claims are one word."""
        left, right = self._told.get(tie.left), self._told.get(tie.right)
        if left is None or right is None:
            return Markup("")
        if tie.kind == "copy":
            return self._copied(tie.why)
        if tie.kind == "relay":
            return self._say("tie_relay", outlet=bdi(_heard(right)))
        if tie.kind == "party":
            return self._say("tie_party", origin=bdi(right.origin if right.origin == left.origin else self._side(right)))
        if tie.kind == "anonymous":
            return self._say("tie_anonymous", origin=bdi(right.claim.origin.text or right.origin), outlet=bdi(_heard(right)))
        return self._say(f"tie_{tie.kind}", origin=bdi(right.origin))

    def _side(self, told: Told) -> str:
        party = atlas.load().parties.get(told.claim.origin.actor or "")
        return told.origin if party is None else self._words.party(party.family)

    def _copied(self, why: str) -> Markup:
        share = _SHARE.search(why)
        if share is None:
            return self._say("same_sentence")
        told = ltr(f"{share[0]}%")
        return self._say("copied_articles" if "articles" in why else "copied_sentences", share=told)

    def copy(self, copy: Copy) -> Markup:
        """What two articles share."""
        return self._say("shared", share=ltr(f"{copy.share:.0%}"))


def _heard(told: Told) -> str:
    return next((via.name for via in told.claim.via if via.kind.value == "media"), told.outlet)


def _figure(voice: Voice) -> str:
    return interval(voice.low, voice.high, voice.hedge) or "?"


def _count(told: Told) -> Markup:
    count = told.claim.count
    return ltr("?" if count is None else interval(count.low, count.high, count.hedge) or "?")


def _denies(told: Told) -> bool:
    claim = told.claim
    return claim.stance is Stance.DENY or (claim.polarity is Polarity.NEGATED and claim.origin.kind is not OriginKind.OUTLET)
