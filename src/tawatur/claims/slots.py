"""A draft becomes claims: who did it, who suffered it and how many, one claim for each side that a figure is told of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tawatur.claims.acts import Draft
from tawatur.claims.acts.draft import HARM, PERSONAL
from tawatur.claims.acts.kinds import is_bare_figure
from tawatur.claims.counts import Counts
from tawatur.claims.mentions import Memory, Who
from tawatur.claims.origins import Origins
from tawatur.claims.phrases import Phrase
from tawatur.claims.scan import Scan
from tawatur.claims.sure import confidence
from tawatur.claims.voices import Voice
from tawatur.lang.pack import Stretch
from tawatur.model import (
    Claim,
    Count,
    Event,
    Mention,
    Modality,
    Place,
    Polarity,
    Reason,
    Span,
    Stance,
    When,
    Words,
)  # fmt: skip
from tawatur.model.codec import claim_id

#: A mention as told, and whom it means.
Named = tuple[Mention, Who]


class Slots:
    """Fills the slots of the claims of one text."""

    def __init__(self, article: str, scan: Scan, memory: Memory, origins: Origins, atlas: Any) -> None:
        self.article, self.scan, self.memory, self.origins, self.atlas = article, scan, memory, origins, atlas
        self.counts = Counts(scan)
        self.victims: Who | None = None  # those harmed last, whom «آخرين» means

    def claims(
        self, draft: Draft, voice: Voice | None, place: Place | None, time: When | None, sentence: Stretch
    ) -> Iterator[Claim]:
        """The claims of a draft, with their ids."""
        origin, via, speaker = self.origins.of(voice)
        agent = self._agent(draft, voice, speaker)
        refused = voice is not None and voice.role == "refuse"
        start, end = self.scan.span(sentence.first, sentence.stop)
        carried = (place is not None and place.carried) or (voice is not None and voice.carried)
        for target, count in self._targets(draft, speaker, agent[0].actor if agent else None):
            far = bool(target and target[1].far) or bool(agent and agent[1].far)
            reasons = _reasons(draft, voice, target, agent)
            yield self._identified(
                event=Event(draft.event), trigger=self._trigger(draft), sentence=Span(start=start, end=end),
                origin=origin, via=via, stance=Stance(voice.stance) if voice is not None else Stance.ASSERT,
                polarity=Polarity.NEGATED if draft.negated or (refused and draft.event != "talks") else Polarity.AFFIRMED,
                modality=Modality.HYPOTHETICAL if refused or _is_hypothetical(draft, voice) else Modality.ACTUAL,
                count=count, target=target[0] if target else None, agent=agent[0] if agent else None, place=place, time=time,
                confidence=confidence(
                    reasons, carried=carried, far=far, target=target[0] if target else None, count=count, place=place
                ),
                reasons=reasons,
            )  # fmt: skip

    def _identified(self, **slots: Any) -> Claim:
        return Claim(id=claim_id(self.article, Claim(id="", **slots)), **slots)

    def _trigger(self, draft: Draft) -> Words:
        start, end = self.scan.span(draft.first, draft.stop)
        return Words(text=self.scan.text[start:end], start=start, end=end)

    def _mention(self, found: Phrase, who: Who) -> Mention:
        """The words of a phrase from its head on, without its figure and the quotation signs before it."""
        first = min(max(found.head, found.first), found.stop - 1)
        while first < found.stop - 1 and self.scan.is_quote(first):
            first += 1
        start, end = self.scan.span(first, found.stop)
        return Mention(text=self.scan.text[start:end], actor=who.actor, start=start, end=end, label=who.label)

    # -- who did it ------------------------------------------------------------------------------------------------------------

    def _agent(self, draft: Draft, voice: Voice | None, speaker: str | None) -> Named | None:
        if draft.agent is not None:
            who = self.memory.who(draft.agent, agent=True, speaker=speaker)
            if draft.event == "protest" and who.actor in (None, "civilians"):
                who = replace(who, actor="protesters")
            return self._mention(draft.agent, who), who
        if draft.self_agent and voice is not None and voice.phrase is not None:
            who = self.memory.who(voice.phrase, voice=True)
            return self._mention(voice.phrase, who), replace(who, rule="speaker-did-it")
        return None

    # -- who suffered it, and how many -------------------------------------------------------------------------------------------

    def _targets(self, draft: Draft, speaker: str | None, doer: str | None) -> Iterator[tuple[Named | None, Count | None]]:
        """Each target with its count: the first always, those joined to it and the parts of a figure where they are counted."""
        if not draft.targets:
            yield self._ourselves(draft, speaker), self.counts.of(draft, None)
            separate = draft.parts
        else:
            first, *rest = draft.targets
            own = self.counts.of(draft, first)
            yield self._resolved(first, speaker, doer, draft), own
            people = draft.event in PERSONAL or draft.event == "destruction"
            if not people or (draft.joint and not rest):
                return
            counted = [target for target in rest if self._is_counted(draft, target, first)]
            separate = [*counted, *draft.parts] if own is not None or counted else []
        for each in separate:
            thing = draft.event == "destruction"
            yield (
                self._resolved(each, speaker, doer, draft),
                self.counts.of(draft, each) if thing else self.counts.of_phrase(each),
            )

    def _is_counted(self, draft: Draft, target: Phrase, first: Phrase) -> bool:
        """«7 آلاف مدني ومسلح»: after a figure above ten the noun is singular, and the joined one shares the figure.

        «ناقلتي جند ودبابة»: of things destroyed each counts, one by its bare noun.
        """
        if draft.event == "destruction":
            return self.counts.of(draft, target) is not None
        shared = first.amount is not None and (first.amount.vague or (first.amount.low or 0) > 10)
        if shared:
            return target.amount is not None or (target.noun is not None and target.noun.number == "du")
        return self.counts.of_phrase(target) is not None

    def _ourselves(self, draft: Draft, speaker: str | None) -> Named | None:
        """«مهاجمتنا»: the speaker's own side."""
        if draft.pron_target != "نا" or speaker is None or draft.number == "we":
            return None
        end = self.scan.span(draft.first, draft.stop)[1]
        party = self.atlas.parties.get(speaker)
        who = Who(speaker if party is not None and party.listed else None, None, "pronoun-of-speaker")
        return Mention(text=self.scan.text[end - 2 : end], actor=who.actor, start=end - 2, end=end), who

    def _resolved(self, found: Phrase, speaker: str | None, doer: str | None, draft: Draft) -> Named | None:
        """The mention a phrase makes, or ``None`` when it names nobody: a bare figure, «أحد»."""
        if self._names_nobody(found, draft):
            return None
        if found.group == "other":
            who = replace(self.victims, rule="the-same-side") if self.victims is not None else None
            return (self._mention(found, who), who) if who is not None else None
        who = self.memory.who(found, speaker=speaker, other=doer)
        if draft.event in HARM:
            self.victims = who
        return self._mention(found, who), who

    def _names_nobody(self, found: Phrase, draft: Draft) -> bool:
        if is_bare_figure(found):
            return self.scan.tokens[found.first].text not in self.scan.cues["one-of-them"]
        if found.stop - found.head > 1:
            return False
        own, text = self.scan.words[found.head].act, self.scan.tokens[found.head].text
        if own is not None and own.row.kind == "person" and own.row.event == draft.event in HARM:
            return True  # «راح ضحيتها 29 قتيلاً»
        return text in self.scan.cues["nobody"] or (text in self.scan.cues["anyone-else"] and draft.negated)


def _is_hypothetical(draft: Draft, voice: Voice | None) -> bool:
    """By its own words or by its speaker's («حذر من»), who does not touch what has happened («حذر بعد أن قُتل»)."""
    finite = draft.hit is not None and draft.hit.verb and (not draft.hit.present or bool(draft.hit.cut.pron))
    return draft.hypothetical or (voice is not None and voice.hypothetical and not finite and not draft.settled)


def _reasons(draft: Draft, voice: Voice | None, target: Named | None, agent: Named | None) -> tuple[Reason, ...]:
    out = [Reason(slot="event", rule=draft.row.kind, row=draft.row.row)]
    out += [Reason(slot=slot, rule=rule) for slot, rule in draft.rules]
    out += [Reason(slot=slot, rule=who[1].rule, row=who[1].row) for slot, who in (("target", target), ("agent", agent)) if who]
    if voice is not None:
        out.append(Reason(slot="origin", rule=voice.rule, row=voice.row or None))
    return tuple(out)
