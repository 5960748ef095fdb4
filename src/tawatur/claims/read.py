"""An article in, its claims and remarks out: the stages put together.

Scan the words, follow the voices, find the events of each sentence, give each its parties, figure, place and time, and anchor it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from tawatur.claims.acts import Draft, Sight, Told, find
from tawatur.claims.acts.before import subject_of_clause
from tawatur.claims.acts.draft import HARM, PERSONAL
from tawatur.claims.anchor import anchor
from tawatur.claims.chains import Region, Voice, Voices, voice_at
from tawatur.claims.doers import Doers
from tawatur.claims.mentions import Memory, Who
from tawatur.claims.origins import Origins, own_of
from tawatur.claims.phrases import Phrase, phrase
from tawatur.claims.scan import Name, Scan
from tawatur.claims.scene import PlaceWords, Scene
from tawatur.claims.ways import Own, lists
from tawatur.claims.words import Lexis, Tables
from tawatur.lang.pack import Amount, Stretch
from tawatur.lexicon import Matcher
from tawatur.model import (
    Article,
    Claim,
    Confidence,
    Count,
    Event,
    Hedge,
    Mention,
    Modality,
    Place,
    Polarity,
    Reason,
    Remark,
    Span,
    Stance,
    When,
    Words,
)
from tawatur.model.codec import claim_id

_OWNED = ("مسءوليته", "مسءوليتها", "مسءوليتهم", "مسءوليتنا")
_DEEDS = frozenset({"attack", "shelling", "airstrike", "control", "siege", "destruction", "detained", "released"})

#: Words and signs of one article that are read, two hundred times a newspaper's; more is a book or a broken capture.
_MOST_TOKENS = 60_000


class NameMatchers:
    """Matchers over the atlas, built once."""

    def __init__(self, pack: Any, atlas: Any) -> None:
        opens = pack.openings
        self.parties: Matcher[Any] = Matcher(chain(atlas.party_names(), atlas.bare_names()), openings=opens)
        self.places: Matcher[Any] = Matcher(atlas.place_names(), openings=opens)
        self.outlets: Matcher[Any] = Matcher(atlas.outlet_names(), openings=opens)
        self._demonyms, self._nations = atlas.demonyms, dict[str, Any]()

    def nation(self, form: Any) -> Any:
        """The state or group that a word is the adjective of, or ``None``; each spelling is looked up once."""
        key = form.key
        if key not in self._nations:
            stems = (cut.stem for cut in form.cuts if not cut.pron and not cut.future)
            self._nations[key] = next((self._demonyms[stem] for stem in stems if stem in self._demonyms), None)
        return self._nations[key]


class ClaimReader:
    """Reads claims from articles with one pack and one atlas."""

    def __init__(self, pack: Any, atlas: Any, extra: Iterable[Path] = ()) -> None:
        self.pack, self.atlas = pack, atlas
        self.lexis = Lexis(Tables(pack.tables, extra), pack)
        self.names = NameMatchers(pack, atlas)
        self.place_words = PlaceWords(pack)

    def read(self, article: Article) -> tuple[tuple[Claim, ...], tuple[Remark, ...]]:
        """The claims and remarks of an article, in the order of their words."""
        return _Reading(self, article).run()


@lru_cache(maxsize=4)
def _reader(pack: Any, atlas: Any) -> ClaimReader:
    return ClaimReader(pack, atlas)


class _Reading:
    """The reading of one article while it is being worked out."""

    def __init__(self, reader: ClaimReader, article: Article) -> None:
        self.reader, self.article, self.text = reader, article, article.full
        pack = reader.pack
        tokens = pack.tokenise(self.text, _MOST_TOKENS)
        moments = pack.moments(tokens, article.published)
        taken = [Stretch(m.first, m.stop) for m in moments]
        self.scan = Scan(
            self.text, tokens, reader.lexis, reader.names, pack.sentences(self.text, tokens),
            pack.quotations(tokens, self.text), pack.amounts(tokens, taken), moments,
        )  # fmt: skip
        self.scene = Scene(self.scan, reader.place_words, reader.atlas, published=article.published)
        self.scene.settle()
        self._drop_common()
        self.memory = Memory(self.scan, reader.atlas, own=self._own_party())
        self.scene.country_of = self.memory.country_at
        self.voices = Voices(self.scan, lists(reader.lexis), self._own(), self.memory)
        self.origins = Origins(self.scan, self.memory, reader.atlas)
        self.claims: list[Claim] = []
        self.remarks: list[Remark] = []
        if len(tokens) == _MOST_TOKENS:
            message = f"the text is longer than {_MOST_TOKENS} words and signs; what follows was not read"
            self.remarks.append(Remark(code="too-long", message=message, start=tokens[-1].end, end=len(self.text)))
        self.means, self.unsaid = "", 0
        self.fled = False
        self.victims: Who | None = None
        self.last_people: Phrase | None = None
        self.armed = any(seen.kind == "armed-group" for seen in self.memory.mentioned)

    def _own(self) -> Own:
        """The outlet the article stands in, by its name as told and as the atlas knows it."""
        told = self.article.outlet or ""
        tokens = self.reader.pack.tokenise(told)
        names = {told, *(match.row.name for match in self.reader.names.outlets.find(tokens))} - {""}
        return own_of(tokens, [self.reader.lexis.word(token.form) for token in tokens], names)

    def _own_party(self) -> str | None:
        """The party whose page the article stands on, so that «قواتنا» is its own."""
        tokens = self.reader.pack.tokenise(self.article.outlet or "")
        return next((match.row.party for match in self.reader.names.parties.find(tokens) if hasattr(match.row, "party")), None)

    def _drop_common(self) -> None:
        """An outlet's name that is a common word needs a head of media or quotation signs."""
        scan = self.scan
        for at, span in enumerate(scan.outlet):
            if span is not None and span.first == at and span.value.common:
                before = scan.words[at - 1] if at else None
                quoted = at > 0 and scan.is_quote(at - 1)
                if before is None or not (quoted or (before.voice is not None and before.voice.kind == "media")):
                    for k in range(span.first, span.stop):
                        scan.outlet[k] = None

    # -- the run -----------------------------------------------------------------------------------------------------------

    def run(self) -> tuple[tuple[Claim, ...], tuple[Remark, ...]]:
        unread = self.article.unread
        for n, sentence in enumerate(self.scan.sentences):
            if sentence.first >= sentence.stop:
                continue
            start, end = self.scan.span(sentence.first, sentence.stop)
            if any(s.start <= start and end <= s.end for s in unread):
                continue
            self._sentence(sentence, title=start < len(self.article.title), number=n)
        self.claims.sort(key=lambda c: (c.trigger.start, c.trigger.end, c.target.start or 0 if c.target else 0, c.id))
        return tuple(self.claims), tuple(self.remarks)

    def _sentence(self, sentence: Stretch, *, title: bool, number: int) -> None:
        regions = self.voices.regions(sentence, title)
        for region in regions:
            self._remember(region.voice)
        spoken = self.voices.spoken
        told = Told(means=self.means, people=self.last_people, armed=self.armed, fled=self.fled)
        see = Sight(self.scan, self.reader.lexis, sentence, spoken, told)
        drafts = find(see)
        self._keep_means(drafts)
        self.fled = self.fled or any(d.event == "escaped" for d in drafts)
        setting = self.scene.open(sentence, regions, spoken, title=title, number=number)
        self._exchange(drafts, sentence)
        self._link(drafts, regions, see)
        places, times = self.scene.places(drafts, setting), self.scene.times(drafts, setting)
        self.last_people = next(
            (d.targets[0] for d in reversed(drafts) if d.event in PERSONAL and d.targets and d.targets[0].noun is not None),
            self.last_people,
        )
        for draft, place, time in zip(drafts, places, times, strict=True):
            for claim in self._claims(draft, voice_at(regions, draft.first), place, time, sentence):
                self.claims.append(anchor(claim, self.text))
        self._note_figures(sentence, drafts)

    def _keep_means(self, drafts: Sequence[Draft]) -> None:
        """The means told last stay known for the next sentences, until another act is told or two pass without any."""
        told = next((d.event for d in reversed(drafts) if d.event in ("attack", "airstrike", "shelling", "explosion")), "")
        self.unsaid = 0 if told else self.unsaid + 1
        if told:
            self.means = told if told != "attack" else ""
        elif self.unsaid > 2:
            self.means = ""

    def _remember(self, voice: Voice) -> None:
        if voice.phrase is not None and not voice.carried:
            who = self.memory.who(voice.phrase, voice=True)
            actor = who.actor
            if actor is not None:
                wide = replace(voice.phrase, stop=max(voice.phrase.stop, min(voice.stop, voice.phrase.stop + 10)))
                self.memory.remember(wide, actor)

    # -- links between the events of a sentence ------------------------------------------------------------------------------

    def _link(self, drafts: list[Draft], regions: Sequence[Region], see: Sight) -> None:
        """The harm and the act that caused it share doer and victims when one clause chain tells both."""
        acts = [d for d in drafts if d.event not in PERSONAL and d.event not in ("control", "talks", "protest")]
        doers = Doers(see, drafts)
        for draft in drafts:
            self._speaker_deeds(draft, regions)
            if draft.agent is None and draft.pron_agent and not draft.self_agent:
                draft.agent = doers.of_pronoun(draft)
                if draft.agent is not None:
                    draft.because("agent", "doer-of-the-pronoun")
            if draft.agent is None and draft.verb and not draft.self_agent and draft.row.frame in ("act", "control"):
                draft.agent = doers.going_on(draft)
                if draft.agent is not None:
                    draft.because("agent", "goes-on")
            if (
                draft.agent is None
                and not draft.self_agent
                and not draft.verb
                and draft.event in (_DEEDS | {"clash"} if draft.targets else _DEEDS)
                and not draft.pron_agent
            ):
                draft.agent = subject_of_clause(see, draft)
                if draft.agent is not None:
                    draft.because("agent", "subject-of-the-clause")
        for draft in drafts:
            if draft.event in HARM or (
                draft.event in ("destruction", "detained")
                and draft.hit is not None
                and draft.first < max((a.first for a in acts if a.event == "attack"), default=0)
            ):
                act = self._cause(draft, acts)
                if act is not None:
                    if draft.agent is None and act.agent is not None and act.event != "clash":
                        draft.agent = act.agent
                        draft.because("agent", "of-the-act")
                    if draft.agent is None and act.self_agent:
                        draft.self_agent = True
                    if act.event == "clash" and act.targets and act.agent is None and draft.targets:
                        act.agent = draft.targets[0]
                    if (
                        not act.targets
                        and draft.targets
                        and act.event in ("attack", "explosion", "shelling", "airstrike")
                        and draft.event in HARM
                    ):
                        act.targets = draft.targets[:1]
                        act.because("target", "those-harmed")
        for draft in drafts:
            if draft.event in HARM and draft.agent is None and not draft.self_agent and not draft.verb:
                like = doers.like_before(draft)
                if like is not None and like.agent is not None:
                    draft.agent = like.agent
                    draft.because("agent", "of-the-harm-before")
        self._from_harm(drafts, acts)
        for act in acts:
            if act.event == "attack" and not act.targets and not act.verb:
                where = self._attacked(act)
                if where is not None:
                    act.targets = [where]
                    act.because("target", "place-attacked")
        for region in regions:
            voice = region.voice
            for draft in drafts:
                if not region.first <= draft.first < region.stop or draft.agent is not None:
                    continue
                if voice.role == "responsibility" and draft.event not in ("talks", "injured"):
                    draft.self_agent = True
                elif voice.role == "accuse" and voice.accused is not None:
                    draft.agent = voice.accused
                    if draft.row.weapon and any(
                        self.scan.words[k].weapon == "airstrike" for k in range(draft.agent.head, draft.agent.stop)
                    ):
                        draft.event = "airstrike"

    def _from_harm(self, drafts: Sequence[Draft], acts: Sequence[Draft]) -> None:
        """«مسلحون يقتلون 15 في هجوم»: those who killed in an attack made it."""
        for harm in drafts:
            if harm.event in HARM and harm.verb and harm.agent is not None:
                act = self._cause(harm, acts)
                if (
                    act is not None
                    and not act.verb
                    and act.agent is None
                    and not act.self_agent
                    and act.event != "clash"
                    and act.first > harm.first
                ):
                    act.agent = harm.agent
                    act.because("agent", "of-the-harm")

    def _speaker_deeds(self, draft: Draft, regions: Sequence[Region]) -> None:
        """Deeds that the speaker claims for itself: «تبنت», «أعلنت مسؤوليتها عن», «أعلن الفصيل السيطرة على»."""
        voice = voice_at(list(regions), draft.first)
        if voice is None or voice.phrase is None or draft.agent is not None or draft.negated:
            return
        claimed = any(self.scan.tokens[k].text in _OWNED for k in range(max(voice.phrase.stop, draft.first - 8), draft.first))
        threatened = voice.role == "threat" and draft.event in _DEEDS
        if claimed or threatened or self._speaker_acts(draft, voice):
            draft.self_agent = True

    def _attacked(self, act: Draft) -> Phrase | None:
        """«هجوم كيميائي في مدينة كذا», «العملية العسكرية في كذا»: with nobody told, the place is what was attacked."""
        for k in range(act.stop, min(act.stop + 6, len(self.scan.tokens))):
            word = self.scan.words[k]
            if word.core == "في" and k + 1 < len(self.scan.tokens):
                found = phrase(self.scan, k + 1, len(self.scan.tokens), lead="في")
                return (
                    found
                    if found is not None and found.place is not None and found.place.value[0].precision != "country"
                    else None
                )
            if not (word.weapon or "adjective" in word.part or self.scan.moment[k] is not None or self.scan.is_quote(k)):
                return None
        return None

    def _cause(self, harm: Draft, acts: Sequence[Draft]) -> Draft | None:
        near = [a for a in acts if a is not harm and not self._parted(harm, a)]
        return min(near, key=lambda a: abs(a.first - harm.first), default=None)

    def _parted(self, one: Draft, two: Draft) -> bool:
        first, stop = min(one.stop, two.stop), max(one.first, two.first)
        return any(
            self.scan.words[k].core in ("فيما", "بينما", "كما", "لكن", "اضافه") or self.scan.tokens[k].text in ("؛",)
            for k in range(first, stop)
        )

    def _exchange(self, drafts: list[Draft], sentence: Stretch) -> None:
        """«إطلاق 9 من كذا مقابل 45 من كذا»: each side lets go of the other's; the ratio is a remark of that exchange alone."""
        released = [d for d in drafts if d.event == "released"]
        for one, two in zip(released, released[1:], strict=False):
            if not any(self.scan.tokens[k].text == "مقابل" for k in range(one.first, two.first + 1)):
                continue
            if one.targets and two.targets:
                one.agent = one.agent or replace(two.targets[0], amount=None)
                two.agent = two.agent or replace(one.targets[0], amount=None)
                self._ratio(one, two)

    def _ratio(self, one: Draft, two: Draft) -> None:
        a, b = one.targets[0].amount, two.targets[0].amount
        if a is None or b is None or not a.low or not b.low or a.low != a.high or b.low != b.high:
            return
        start, end = self.scan.span(one.first, two.targets[0].stop)
        self.remarks.append(
            Remark(
                code="exchange-ratio",
                message=f"{a.low} for {b.low}: {max(a.low, b.low) / min(a.low, b.low):.3g} to 1",
                start=start,
                end=end,
            )
        )

    # -- claims ------------------------------------------------------------------------------------------------------------

    def _claims(
        self, draft: Draft, voice: Voice | None, place: Place | None, time: When | None, sentence: Stretch,
    ) -> Iterator[Claim]:  # fmt: skip
        origin, via, speaker = self.origins.of(voice)
        agent = self._agent(draft, voice, speaker)
        doer = agent[0].actor if agent else None
        start, end = self.scan.span(draft.first, draft.stop)
        trigger = Words(text=self.text[start:end], start=start, end=end)
        span_start, span_end = self.scan.span(sentence.first, sentence.stop)
        stance = Stance(voice.stance) if voice is not None else Stance.ASSERT
        refused = voice is not None and voice.role == "refuse"
        finite = draft.hit is not None and draft.hit.verb and (not draft.hit.present or bool(draft.hit.cut.pron))
        hypothetical = (
            draft.hypothetical or (voice is not None and voice.hypothetical and not finite and not draft.settled) or refused
        )
        for target, count in self._targets(draft, speaker, doer):
            low = bool(target and target[1].far) or bool(agent and agent[1].far)
            carried = (place is not None and place.carried) or (voice is not None and voice.carried)
            claim = Claim(
                id="", event=Event(draft.event), trigger=trigger, sentence=Span(start=span_start, end=span_end),
                origin=origin, via=via, stance=stance,
                polarity=Polarity.NEGATED if draft.negated or (refused and draft.event != "talks") else Polarity.AFFIRMED,
                modality=Modality.HYPOTHETICAL if hypothetical else Modality.ACTUAL,
                count=count, target=target[0] if target else None, agent=agent[0] if agent else None, place=place, time=time,
                confidence=Confidence.LOW if low else Confidence.MEDIUM if carried else Confidence.HIGH,
                reasons=self._reasons(draft, voice, target, agent),
            )  # fmt: skip
            yield replace(claim, id=claim_id(self.article.id, claim))

    def _reasons(
        self, draft: Draft, voice: Voice | None, target: tuple[Mention, Who] | None, agent: tuple[Mention, Who] | None
    ) -> tuple[Reason, ...]:
        out = [Reason(slot="event", rule=draft.row.kind, row=draft.row.row)]
        out += [Reason(slot=slot, rule=rule) for slot, rule in draft.rules]
        for slot, who in (("target", target), ("agent", agent)):
            if who is not None:
                out.append(Reason(slot=slot, rule=who[1].rule, row=who[1].row))
        if voice is not None:
            out.append(Reason(slot="origin", rule=voice.rule, row=voice.row or None))
        return tuple(out)

    def _mention(self, found: Phrase, who: Who) -> Mention:
        first = found.head
        first = min(max(first, found.first), found.stop - 1)
        while first < found.stop - 1 and self.scan.is_quote(first):
            first += 1
        start, end = self.scan.span(first, found.stop)
        return Mention(text=self.text[start:end], actor=who.actor, start=start, end=end, label=who.label)

    def _agent(self, draft: Draft, voice: Voice | None, speaker: str | None) -> tuple[Mention, Who] | None:
        if draft.agent is not None:
            who = self.memory.who(draft.agent, agent=True, speaker=speaker)
            if draft.event == "protest" and who.actor in (None, "civilians"):
                who = replace(who, actor="protesters")
            return self._mention(draft.agent, who), who
        if draft.self_agent and voice is not None and voice.phrase is not None:
            who = self.memory.who(voice.phrase, voice=True)
            return self._mention(voice.phrase, who), replace(who, rule="speaker-did-it")
        return None

    def _speaker_acts(self, draft: Draft, voice: Voice) -> bool:
        """«أعلن الفصيل السيطرة على», «أعلنت الشرطة اعتقال»: a body that announces a deed with no doer told did it."""
        assert voice.phrase is not None
        row = self.scan.words[voice.phrase.head].voice
        if (row is not None and row.kind in ("anonymous", "witness", "media", "medical", "monitor")) or voice.stance in (
            "deny",
            "demand",
            "allege",
        ):
            return False
        party = self.reader.atlas.parties.get(self.origins.of(voice)[2] or "")
        if party is None or party.kind not in ("armed-group", "military", "police", "coalition"):
            return False
        if (
            draft.event in HARM
            and draft.row.kind == "masdar"
            and draft.targets
            and party.kind == "armed-group"
            and voice.stance == "assert"
        ):
            struck = self.memory.who(draft.targets[0], speaker=party.id).actor
            foe = self.reader.atlas.parties.get(struck or "")
            return foe is not None and foe.kind in ("armed-group", "military", "police") and foe.family != party.family
        if draft.row.kind in ("masdar", "phrase") and draft.event in (
            "control",
            "detained",
            "released",
            "attack",
            "destruction",
            "shelling",
            "airstrike",
            "siege",
        ):
            return (
                draft.row.frame in ("control", "patient", "patient-place", "act") and not self.scan.words[draft.first].structural
            )
        return False

    def _targets(
        self, draft: Draft, speaker: str | None, doer: str | None
    ) -> Iterator[tuple[tuple[Mention, Who] | None, Count | None]]:
        people = draft.event in PERSONAL or draft.event == "destruction"
        if not draft.targets:
            yield self._ourselves(draft, speaker), self._count(draft, None)
            for each in draft.parts:
                yield self._resolved(each, speaker, doer, draft), self._own_count(each)
            return
        first, *rest = draft.targets
        if not people or (draft.joint and not rest):
            yield self._resolved(first, speaker, doer, draft), self._count(draft, first)
            return
        own = self._count(draft, first)
        # «7 آلاف مدني ومسلح»: after a figure above ten the noun is singular and the joined one shares the figure
        shared = first.amount is not None and (first.amount.vague or (first.amount.low or 0) > 10)
        separate = [
            t
            for t in rest
            if (
                t.amount is not None or (t.noun is not None and t.noun.number == "du")
                if shared
                else self._own_count(t) is not None
            )
        ]
        yield self._resolved(first, speaker, doer, draft), own
        if own is None and not separate:
            return
        for each in (*separate, *draft.parts):
            yield self._resolved(each, speaker, doer, draft), self._own_count(each)

    def _ourselves(self, draft: Draft, speaker: str | None) -> tuple[Mention, Who] | None:
        """«مهاجمتنا»: the speaker's own side."""
        if draft.pron_target != "نا" or speaker is None or draft.number == "we":
            return None
        end = self.scan.span(draft.first, draft.stop)[1]
        who = Who(
            speaker if speaker in self.reader.atlas.parties and self.reader.atlas.parties[speaker].listed else None,
            None,
            "pronoun-of-speaker",
        )
        return Mention(text=self.text[end - 2 : end], actor=who.actor, start=end - 2, end=end), who

    def _resolved(self, found: Phrase, speaker: str | None, doer: str | None, draft: Draft) -> tuple[Mention, Who] | None:
        """The mention a phrase makes, or ``None`` when it names nobody: a bare figure, «أحد»."""
        text = self.scan.tokens[found.head].text
        if found.amount is not None and found.amount.first == found.first and found.stop == found.amount.stop:
            return None
        own = self.scan.words[found.head].act
        if own is not None and own.row.kind == "person" and own.row.event == draft.event in HARM and found.stop - found.head == 1:
            return None  # «راح ضحيتها 29 قتيلاً»
        if (text in ("احد", "اي", "الكل") and found.stop - found.head == 1) or (
            text == "اخر" and found.stop - found.head == 1 and draft.negated
        ):
            return None
        if found.noun is not None and found.noun.group == "other":
            if self.victims is None:
                return None
            who = replace(self.victims, rule="the-same-side")
            return self._mention(found, who), who
        who = self.memory.who(found, speaker=speaker, other=doer)
        if draft.event in HARM:
            self.victims = who
        return self._mention(found, who), who

    def _count(self, draft: Draft, target: Phrase | None) -> Count | None:
        if draft.event not in PERSONAL:
            if draft.event == "destruction" and target is not None:
                return self._things(target)
            if draft.event == "protest":
                who = draft.agent
                if draft.amount is None and who is not None and who.amount is not None:
                    return self._from_amount(who.amount, "person")
                return None
            if draft.times is not None:
                return self._from_amount(draft.times, "attack")
            if not draft.row.counts or draft.row.kind not in ("act", "weapon", "phrase"):
                return None
            unit = draft.unit or draft.row.unit or "attack"
            if draft.amount is not None:
                return self._from_amount(draft.amount, unit)
            return self._exactly(2, unit) if draft.number == "du" else None
        if not draft.row.counts:
            return None
        if draft.antecedent and draft.amount is None:
            return self._exactly(1, "person") if draft.antecedent in ("ه", "ها") else None
        if draft.negated and draft.amount is None and (target is None or target.amount is None):
            return None
        if draft.amount is not None:
            return self._from_amount(draft.amount, self._unit(target, "person") if draft.row.kind != "person" else "person")
        if target is not None:
            own = self._own_count(target)
            if own is not None:
                return own
        if draft.row.kind == "person" and draft.hit is not None:
            if draft.number == "du":
                return self._exactly(2, "person")
            if draft.number == "sg" and not draft.hit.cut.det:
                return self._exactly(1, "person")
        return None

    def _things(self, target: Phrase) -> Count | None:
        """How many things were destroyed: the figure told, two for a dual, one for a bare singular."""
        if target.amount is not None:
            return self._from_amount(target.amount, self._unit(target, "object"))
        noun = target.noun
        if noun is None or noun.group not in ("thing", "air"):
            return None
        if noun.number == "du":
            return self._exactly(2, noun.unit)
        return self._exactly(1, noun.unit) if noun.number == "sg" and not noun.cut.det and not noun.cut.pron else None

    def _unit(self, found: Phrase | None, default: str) -> str:
        if (
            found is not None
            and found.noun is not None
            and found.noun.unit in ("vehicle", "house", "family", "aircraft", "building", "rocket", "object")
        ):
            return found.noun.unit
        return default

    def _own_count(self, found: Phrase) -> Count | None:
        count = self._plain_count(found)
        tokens = self.scan.tokens
        if (
            count is not None
            and count.low == count.high
            and found.stop + 1 < len(tokens)
            and tokens[found.stop].text == "علي"
            and tokens[found.stop + 1].text == "الاقل"
        ):
            return replace(count, high=None, hedge=Hedge.AT_LEAST)
        return count

    def _plain_count(self, found: Phrase) -> Count | None:
        if found.amount is not None:
            return self._from_amount(found.amount, self._unit(found, "person"))
        noun = found.noun
        if noun is None:
            return self._exactly(1, "person") if self._is_person_name(found) else None
        if noun.group in ("unit", "site", "area", "thing", "air", "weapon"):
            return self._exactly(2, noun.unit) if noun.number == "du" else None
        if noun.number == "du":
            return self._exactly(2, self._unit(found, "person"))
        if noun.number == "sg" and not noun.construct:
            return self._exactly(1, self._unit(found, "person"))
        return None

    def _is_person_name(self, found: Phrase) -> bool:
        """«فلان بن فلان»: unknown words without an article, of which the first is no place, party or adjective."""
        scan = self.scan
        if found.party is not None:
            return bool(getattr(found.party.value, "person", False))
        if found.place is not None or found.outlet is not None:
            return False
        word = scan.words[found.head]
        if word.det or (word.voice is not None and not word.voice.title) or word.act is not None or word.verbal:
            return False
        if word.voice is not None and word.voice.title:
            return True
        return found.stop - found.head >= 2 and all(
            not scan.words[k].noun and not scan.words[k].part for k in range(found.head, found.stop)
        )

    def _from_amount(self, amount: Amount, unit: str) -> Count:
        start, end = self.scan.span(amount.first, amount.stop)
        return Count(low=amount.low, high=amount.high, hedge=amount.hedge, unit=unit, start=start, end=end)

    @staticmethod
    def _exactly(value: int, unit: str) -> Count:
        return Count(low=value, high=value, hedge=Hedge.EXACT, unit=unit)

    # -- remarks -----------------------------------------------------------------------------------------------------------------

    def _note_figures(self, sentence: Stretch, drafts: Sequence[Draft]) -> None:
        """A figure of people or things that no claim took is said so."""
        used: set[int] = set()
        for draft in drafts:
            for amount in [draft.amount, *(t.amount for t in draft.targets), draft.agent.amount if draft.agent else None]:
                if amount is not None:
                    used.add(amount.first)
        for at in range(sentence.first, sentence.stop):
            amount = self.scan.amount[at]
            if amount is None or amount.first != at or at in used or amount.ordinal or amount.stop >= sentence.stop:
                continue
            noun = self.scan.words[amount.stop].noun
            if noun is not None and noun.group not in ("site", "area"):
                start, end = self.scan.span(amount.first, amount.stop + 1)
                self.remarks.append(
                    Remark(code="figure-without-event", message="a number here belongs to no event", start=start, end=end)
                )


__all__ = ["ClaimReader", "Name"]


def read_claims(article: Article, pack: Any, atlas: Any) -> tuple[tuple[Claim, ...], tuple[Remark, ...]]:
    """The claims and remarks of an article; the tables of ``pack`` and ``atlas`` are indexed once."""
    return _reader(pack, atlas).read(article)
