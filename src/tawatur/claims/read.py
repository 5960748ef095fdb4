"""An article in, its claims and remarks out: the stages put together.

Scan the words, follow the voices, find the events of each sentence, give each its parties, figure, place and time, and anchor it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from tawatur.claims.acts import Draft, Sight, Told, find
from tawatur.claims.acts.draft import MEANS, PERSONAL
from tawatur.claims.anchor import anchor
from tawatur.claims.lexis import Lexis
from tawatur.claims.links import Links
from tawatur.claims.mentions import Memory
from tawatur.claims.origins import Origins, own_of
from tawatur.claims.phrases import Phrase
from tawatur.claims.scan import Scan
from tawatur.claims.scene import PlaceWords, Scene
from tawatur.claims.slots import Slots
from tawatur.claims.tables import Tables
from tawatur.claims.voices import Own, Voice, Voices, lists, voice_at
from tawatur.lang.pack import Stretch
from tawatur.lexicon import Matcher
from tawatur.model import Article, Claim, Remark

#: Words and signs of one article that are read, two hundred times a newspaper's; more is a book or a broken capture.
_MOST_TOKENS = 60_000


class NameMatchers:
    """Matchers over the atlas, built once."""

    def __init__(self, pack: Any, atlas: Any) -> None:
        def opens(word: str) -> list[tuple[str, str]]:
            """How a name may begin: no name takes the «س» of the future («سنابل» is not «نابل»)."""
            return [(clitics, rest) for clitics, rest in pack.openings(word) if not clitics.endswith("س")]

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
        self._drop_base()
        self.memory = Memory(self.scan, reader.atlas, own=self._own_party())
        self.scene.country_of = self.memory.country_at
        self.voices = Voices(self.scan, lists(reader.lexis), self._own(), self.memory)
        self.origins = Origins(self.scan, self.memory, reader.atlas)
        self.claims: list[Claim] = []
        self.remarks: list[Remark] = []
        if len(tokens) == _MOST_TOKENS:
            message = f"the text is longer than {_MOST_TOKENS} words and signs; what follows was not read"
            self.remarks.append(Remark(code="too-long", message=message, start=tokens[-1].end, end=len(self.text)))
        self.links = Links(self.scan, self.memory, self.origins, reader.atlas)
        self.slots = Slots(article.id, self.scan, self.memory, self.origins, reader.atlas)
        self.means, self.unsaid = "", 0
        self.fled = False
        self.last_people: Phrase | None = None
        self.armed = any(seen.kind == "armed-group" for seen in self.memory.mentioned)

    def _own(self) -> Own:
        """The outlet the article stands in, by its name as told and as the atlas knows it."""
        told = self.article.outlet or ""
        tokens = self.reader.pack.tokenise(told)
        names = {told, *(match.row.name for match in self.reader.names.outlets.find(tokens))} - {""}
        known = self.reader.atlas.outlet_at(told) if told.isascii() else None
        names |= {known} if known is not None else set()
        return own_of(tokens, [self.reader.lexis.word(token.form) for token in tokens], names)

    def _own_party(self) -> str | None:
        """The party whose page the article stands on, so that «قواتنا» is its own."""
        tokens = self.reader.pack.tokenise(self.article.outlet or "")
        return next((match.row.party for match in self.reader.names.parties.find(tokens) if hasattr(match.row, "party")), None)

    def _drop_base(self) -> None:
        """«القاعدة» is a base where one has been told before («قاعدة حرير») and nobody names the organisation in full."""
        scan, base = self.scan, self.scan.cues["base"]
        if not any(
            span is not None and span.stop - span.first == 1 and scan.tokens[span.first].text.endswith(tuple(base))
            for span in scan.party
        ):
            return
        named = any(
            span is not None and span.stop - span.first > 1 and scan.tokens[span.stop - 1].text in base for span in scan.party
        )
        if named:
            return
        told = False
        for at, token in enumerate(scan.tokens):
            span = scan.party[at]
            told = told or (token.text.removeprefix("و").removeprefix("ب").removeprefix("ل") in scan.cues["a-base"])
            after = scan.tokens[at + 1].text if at + 1 < len(scan.tokens) else ""
            told = told or (token.text.endswith(tuple(base)) and after in scan.cues["of-a-base"])
            if told and span is not None and span.stop - span.first == 1 and token.text.endswith(tuple(base)):
                scan.party[at] = None

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
        self.remarks += self.links.exchange(drafts)
        self.links.link(see, drafts, regions)
        places, times = self.scene.places(drafts, setting), self.scene.times(drafts, setting)
        self.last_people = next(
            (d.targets[0] for d in reversed(drafts) if d.event in PERSONAL and d.targets and d.targets[0].noun is not None),
            self.last_people,
        )
        for draft, place, time in zip(drafts, places, times, strict=True):
            for claim in self.slots.claims(draft, voice_at(regions, draft.first), place, time, sentence):
                self.claims.append(anchor(claim, self.text))
        self._note_figures(sentence, drafts)

    def _keep_means(self, drafts: Sequence[Draft]) -> None:
        """The means told last stay known for the next sentences, until another act is told or two pass without any."""
        told = next((d.event for d in reversed(drafts) if d.event in MEANS | {"attack"}), "")
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


__all__ = ["ClaimReader"]


def read_claims(article: Article, pack: Any, atlas: Any) -> tuple[tuple[Claim, ...], tuple[Remark, ...]]:
    """The claims and remarks of an article; the tables of ``pack`` and ``atlas`` are indexed once."""
    return _reader(pack, atlas).read(article)
