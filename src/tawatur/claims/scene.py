"""Where and when: the places and times of a sentence, which event each belongs to, and what carries over from the sentence before.

A place belongs to the event whose trigger it follows most closely in its clause; the harm and the act that caused it share place and
time; a place at the head of the sentence («وفي مدينة كذا، ...») holds for all that follows. An event with none takes that of the
sentence before, unless it is planned, a total, or another matter begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import islice
from typing import Any, Protocol

from tawatur.claims.acts import Draft
from tawatur.claims.scan import Name, Scan
from tawatur.claims.voice import Region, Voice
from tawatur.lang.pack import Moment, Stretch
from tawatur.lexicon import rows
from tawatur.model import Place, When

_HARM = frozenset({"killed", "injured", "casualties", "destruction"})
_FIRE = frozenset({"shelling", "airstrike", "attack", "explosion"})
_LEAVING = frozenset({"displaced", "escaped", "control", "released", "surrendered", "detained", "missing"})
_GRAINS = ("country", "region", "governorate", "district", "town", "neighbourhood", "site")
_FAMOUS = 120_000
#: What the particles say of a state's name that may also be a place.
_GENDER = frozenset({"masculine"})
_REACH = 1
#: «المدينة» may stand for one of so many places told last.
_BACK = 200
#: As many word forms are remembered.
_FORMS = 200_000
#: What people are called to on a day that comes.
_CALLED = frozenset({"protest", "talks"})
_ITS = ("ها", "هم", "هما", "ته", "هن")
#: Acts that, told as new («غارات», not «الغارات»), need not be where the last one was.
_OWN = frozenset({"attack", "airstrike"})


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A list of ``places.toml``."""

    words: tuple[str, ...]
    example: str
    row: str
    grain: str = ""
    name: str = ""


class Folding(Protocol):
    """What the word lists need of a language pack."""

    tables: Any

    def fold_word(self, word: str) -> str:
        """Fold."""
        ...


class PlaceWords:
    """The words that stand around place names (``places.toml``), folded."""

    def __init__(self, pack: Folding) -> None:
        path, fold = pack.tables / "places.toml", pack.fold_word

        def table(name: str) -> dict[str, PlaceRow]:
            return {fold(word): row for row in rows(path, name, PlaceRow) for word in row.words}

        self.fold = fold
        self.heads, self.back, self.land = table("head"), table("back"), table("land")
        self.directions, self.adjectives, self.never = table("direction"), table("direction_adjective"), table("never")
        self.seats = table("seat")
        lists = {row.name: frozenset(fold(word) for word in row.words) for row in rows(path, "list", PlaceRow)}
        self.at, self.on, self.from_within, self.exceptions = lists["at"], lists["on"], lists["from_within"], lists["except"]
        self.subset, self.parting, self.parting_time = lists["subset"], lists["parting"], lists["parting_time"]
        self.care, self.common_site, self.afterwards, self.soon_after = (
            lists["care"], lists["common_site"], lists["afterwards"], lists["soon_after"],
        )  # fmt: skip
        self.lasts, self.long, self.unit, self.within = lists["lasts"], lists["long"], lists["unit"], lists["within"]
        self.beside, self.things, self.housed = lists["beside"], lists["things"], lists["housed"]
        self.several, self.around, self.every = lists["several"], lists["around"], lists["every"]
        self.ranking, self.weekdays = lists["ranking"], lists["weekdays"]
        self.owning, self.lengths = lists["owning"], lists["lengths"]
        self.answering, self.hosts = lists["answering"], lists["hosts"]
        self.meets, self.total, self.since = lists["meets"], lists["total"], lists["since"]
        self.during, self.near, self.side, self.lands = lists["during"], lists["near"], lists["side"], lists["lands"]
        self.border, self.plural, self.situated = lists["border"], lists["plural-head"], lists["situated"]
        self.led_apart, self.as_party, self.past = lists["led-apart"], lists["as-party"], lists["past"]
        self.brought_to, self.moved = lists["brought-to"], lists["moved"]
        self.turns: dict[str, list[tuple[str, ...]]] = {}
        for phrase in table("turn"):
            turn = tuple(phrase.split())
            self.turns.setdefault(turn[0], []).append(turn)
        self.openers = frozenset({*self.heads, *self.back, *self.land, *self.several})
        self.opening: dict[str, bool] = {}


@dataclass(frozen=True, slots=True)
class Site:
    """A place told: tokens ``first`` to ``stop``, the place's name, its atlas rows, grain, governing preposition and head noun.

    ``kind`` is ``named`` (in the atlas), ``unknown`` (a name behind a head noun), ``back`` («البلدة») or ``land`` («الأراضي السورية»).
    """

    first: int
    stop: int
    name: str
    rows: tuple[Any, ...]
    lead: str
    grain: str = ""
    head: str = ""
    kind: str = "named"

    @property
    def depth(self) -> int:
        """How fine the place is: 0 a country, 6 a site."""
        return _GRAINS.index(self.grain) if self.grain in _GRAINS else 5


@dataclass(frozen=True, slots=True)
class Found:
    """The place chosen for an event: the site, whether it was told in another sentence, and the rule."""

    site: Site
    carried: bool
    rule: str


@dataclass(slots=True)
class Setting:
    """What one sentence tells of where and when: its sites and moments, and the stretches that belong to speakers."""

    sentence: Stretch
    sites: list[Site]
    moments: list[Moment]
    voiced: list[tuple[int, int]]
    regions: Sequence[Region]
    title: bool
    number: int
    turn: bool

    def _voice(self, draft: Draft) -> Voice | None:
        best: Region | None = None
        for region in self.regions:
            if region.first <= draft.first < region.stop and (best is None or region.first >= best.first):
                best = region
        return best.voice if best is not None else None

    def hypothetical(self, draft: Draft) -> bool:
        """True for an event that is planned, or told by a voice that only plans, fears or demands."""
        voice = self._voice(draft)
        return draft.hypothetical or (voice is not None and voice.hypothetical)

    def denied(self, draft: Draft) -> bool:
        """True for an event told by a voice that denies it."""
        voice = self._voice(draft)
        return voice is not None and voice.stance == "deny"


@dataclass(slots=True)
class Scene:
    """Places and times of one article, sentence by sentence."""

    scan: Scan
    words: PlaceWords
    atlas: Any
    country_of: Any = None
    published: date | None = None
    told: list[Site] = field(default_factory=list)
    carried: tuple[Site, int] | None = None
    headed: Moment | None = None
    by_event: dict[str, tuple[Site, int]] = field(default_factory=dict)

    # -- names that are no places ----------------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Drop from the scan the place names that are common words or stand where no place is told."""
        places = self.scan.place
        for at, span in enumerate(places):
            if span is not None and span.first == at and not self._is_place(span):
                for k in range(span.first, span.stop):
                    places[k] = None

    def _is_place(self, span: Name) -> bool:
        scan, first = self.scan, span.first
        word, text = scan.words[first], scan.tokens[first].text
        headed = first > 0 and self._head(first - 1) is not None and not span.clitics.endswith("ل")
        if scan.tokens[span.stop - 1].form.kind != "word":
            return False
        if span.stop - first == 1 and self._head(first) is not None and not headed:
            return False  # «معسكر» is a camp before it is a town
        if all(row.common for row in span.value) and not headed:
            struck = first > 1 and scan.tokens[first - 1].text == "علي" and scan.words[first - 2].act is not None
            return struck and not span.clitics and text not in self.words.never  # «غارة على صور»
        if span.stop - first > 1:
            return True
        if {text, word.core, text[len(span.clitics) :]} & self.words.never.keys() or span.clitics.endswith("ك"):
            return False
        part = word.part - _GENDER
        known = (
            part or word.act or word.verb or word.say or word.vehicle or word.speech or word.support or word.result
            or word.hypothetical or word.topic
        )  # fmt: skip
        if (
            known
            or (word.noun is not None and word.noun.cut.stem not in ("",))
            or word.voice is not None
            or scan.moment[first] is not None
        ):
            return headed and not part
        if self._is_adjective(span):
            return False
        if headed or max(row.weight for row in span.value) >= _FAMOUS:
            return True
        return self._cued(span)

    def _is_adjective(self, span: Name) -> bool:
        """«فرقة سورية»: the feminine of a nationality spelled as a country."""
        first = span.first
        if span.clitics or self.scan.tokens[first].text not in self.atlas.demonyms or first == 0:
            return False
        before = self.scan.words[first - 1]
        return not (before.part or before.prep) and not self.scan.is_punct(first - 1) and self._head(first - 1) is None

    def _cued(self, span: Name) -> bool:
        """A small place needs a sign that a place is told: a preposition, an act, another place beside it, a colon or bracket."""
        scan, before = self.scan, span.first - 1
        if span.prep or before < 0:
            return True
        word, text = scan.words[before], scan.tokens[before].text
        if word.part & {"prep", "place_prep", "place_head"} or text in self.words.directions:
            return True
        if word.act is not None or (word.verb is not None and word.verb.row.frame != "people") or scan.place[before] is not None:
            return True
        if word.noun is not None and word.noun.group in ("area", "site", "family", "kin", "civil") and not word.det:
            return True
        if text in ("(", ":", "-", "–", "/") or (text in ("،", "و") and before > 0 and scan.place[before - 1] is not None):
            return True
        after = scan.tokens[span.stop].text if span.stop < len(scan.tokens) else ""
        return (span.conj and scan.place[before] is not None) or (
            after in (":", "..", "(") and (before < 0 or text in ("..", ".", ":"))
        )

    # -- sites of a sentence ------------------------------------------------------------------------------------------------------

    def open(self, sentence: Stretch, regions: Sequence[Region], spoken: Sequence[bool], *, title: bool, number: int) -> Setting:
        """What a sentence tells of where and when."""
        sites = self._sites(sentence, spoken)
        moments = [m for k in range(sentence.first, sentence.stop) if (m := self.scan.moment[k]) is not None and m.first == k]
        moments = [m for m in moments if not self._in_a_name(m, sentence)]
        return Setting(
            sentence, sites, moments, list(self._voiced(sentence, regions)), regions, title, number, self._turns(sentence)
        )

    def _in_a_name(self, moment: Moment, sentence: Stretch) -> bool:
        """«قصر 22 مايو», «صحيفة الشرق اليوم»: a day that is part of a name."""
        scan, at = self.scan, moment.first
        spans = self.scan.words[at].core in self.words.since or self.scan.words[at].core in self.words.within
        if not spans and any(scan.outlet[k] is not None or scan.party[k] is not None for k in range(at, moment.stop)):
            return True
        quote = scan.quoted[at]
        if quote is not None and quote.stop - quote.first <= 5:
            return True
        head = self._head(at - 1) if at > sentence.first else None
        return head is not None and self.words.heads[head[1]].grain in ("site", "neighbourhood")

    def _voiced(self, sentence: Stretch, regions: Sequence[Region]) -> Iterator[tuple[int, int]]:
        """From a verb of speaking, or «بحسب», to what was said: places there are the speaker's, days those of the telling."""
        for region in regions:
            voice = region.voice
            first = region.first
            if voice.phrase is not None and sentence.first <= voice.phrase.first < first:
                if self._tells(voice.phrase.stop, first):
                    yield voice.phrase.first, voice.phrase.stop
                else:
                    first = voice.phrase.first
            if voice.rule in ("verb-of-speaking", "same-speaker-goes-on", "statement-speaks", "relays-from"):
                yield first, self._opening(max(voice.stop, region.first + 1), sentence)
            elif voice.phrase is not None and sentence.first <= voice.phrase.first < sentence.stop:
                stop = max(voice.stop, voice.phrase.stop)
                yield (
                    voice.phrase.first,
                    stop + 1 if stop < sentence.stop and self.scan.words[stop].core in self.words.at else stop,
                )

    def _tells(self, first: int, stop: int) -> bool:
        """True when an event, or much else, is told from one token to another («تبنى التنظيم كمينا ..., وقال»)."""
        if stop - first > 12:
            return True
        return any(word.act is not None or word.verb is not None for word in self.scan.words[first:stop])

    def _opening(self, at: int, sentence: Stretch) -> int:
        """Where what was said begins."""
        for k in range(at, min(at + 24, sentence.stop)):
            word = self.scan.words[k]
            if "complement" in word.part or self.scan.tokens[k].text == ":":
                return k
            if (word.act is not None or word.verb is not None) and self.scan.moment[k] is None:
                voice = self.scan.words[k - 1].voice if k else None
                if voice is not None and voice.body and not self.scan.words[k - 1].det and not word.conj and not word.prep:
                    continue  # «هيئة العمليات»
                return at if word.conj else k
        return at

    def _turns(self, sentence: Stretch) -> bool:
        texts = [self.scan.tokens[k].text for k in range(sentence.first, min(sentence.first + 5, sentence.stop))]
        if texts and texts[0].startswith("و"):
            bare = [texts[0][1:], *texts[1:]]
        else:
            bare = texts
        return any(
            tuple(words[: len(turn)]) == turn for words in (texts, bare) if words for turn in self.words.turns.get(words[0], ())
        )

    def _sites(self, sentence: Stretch, spoken: Sequence[bool]) -> list[Site]:
        found: list[Site] = []
        at = sentence.first
        while at < sentence.stop:
            site = None if spoken[at] else self._site_at(at, sentence)
            if site is not None and site.kind != "back":
                self.told.append(site)
            if site is None:
                at += 1
                continue
            at = max(site.stop, at + 1)
            if found and self._continues(found[-1], site):
                found[-1] = _merge(found[-1], site)
            else:
                found.append(site)
        return found

    def _site_at(self, at: int, sentence: Stretch) -> Site | None:
        span = self.scan.place[at]
        if span is None and not self._can_open(at):
            return None
        back = self._back(at)
        if back is not None:
            site = self._referring(at, *back, sentence)
            if site is not None:
                return site
        if span is not None and span.first == at:
            return self._named(span, sentence)
        land = self._land(at, sentence)
        if land is not None:
            return land
        head = self._head(at)
        site = self._unknown(at, head, sentence) if head is not None else None
        if site is None and head is not None and head[1] in self.words.housed:
            site = self._of_party(at, head, sentence)
        return site or self._beside(at, sentence) or self._around(at, sentence) or self._away(at, sentence)

    def _away(self, at: int, sentence: Stretch) -> Site | None:
        """«على بعد 40 كيلومترا غربي كذا», «... من كذا»: a name the atlas lacks behind a distance."""
        scan = self.scan
        if scan.tokens[at].text not in self.words.lengths:
            return None
        begin = at + 1
        while (
            begin < sentence.stop
            and begin - at < 4
            and (scan.tokens[begin].text in ("من", "عن", "الي") or self._direction(begin) is not None)
        ):
            begin += 1
        if begin == at + 1 or begin >= sentence.stop or not self._can_name(begin, True, False):
            return None
        return Site(begin, begin + 1, scan.told(begin, begin + 1), (), "قرب", "town", "", "unknown")

    def _can_open(self, at: int) -> bool:
        """True for a word with which a place may begin that is no name; known once per word form."""
        token, words = self.scan.tokens[at], self.words
        known = words.opening.get(token.text)
        if known is None:
            stems = {cut.stem for cut in token.form.cuts}
            known = not stems.isdisjoint(words.openers) or self.scan.words[at].core in words.beside or token.text in words.lengths
            if len(words.opening) < _FORMS:
                words.opening[token.text] = known
        return known

    def _of_party(self, at: int, head: tuple[str, str], sentence: Stretch) -> Site | None:
        """«معسكر الأمن المركزي», «مقر هيئة الأركان»: the place of a body that is named."""
        scan = self.scan
        party = scan.party[at + 1] if at + 1 < sentence.stop else None
        if party is None or party.first != at + 1 or party.clitics:
            return None
        start, lead = self._approach(at, sentence.first, head[0])
        name = _undressed(scan.told(at, party.stop), head[0])
        return Site(start, party.stop, name, (), lead, "site", head[1], "thing")

    def _beside(self, at: int, sentence: Stretch) -> Site | None:
        """«قرب السوق», «داخل ثكنة للجيش»: behind a word that always tells where, any thing is a place."""
        scan, text = self.scan, self.scan.words[at].core
        if text not in self.words.beside:
            return None
        begin = at + 1
        if begin < sentence.stop and scan.tokens[begin].text == "من":
            begin += 1
        stop = begin
        while stop < sentence.stop and stop - begin < 3 and self._thing(stop, stop == begin):
            if stop > begin and scan.words[stop - 1].det and not scan.words[stop].det:
                break
            stop += 1
        back = self._back(begin) if stop > begin else None
        if stop == begin or (back is not None and self._referring(begin, *back, sentence) is not None):
            return None
        if self._land(begin, sentence) is not None:
            return None
        head = self._head(begin)
        if head is not None and self._unknown(begin, head, sentence) is not None:
            return None
        start, lead = self._approach(begin, sentence.first, "")
        return Site(min(start, at), stop, scan.told(begin, stop), (), lead or "قرب", "site", "", "thing")

    def _thing(self, at: int, first: bool) -> bool:
        """A word that can name a thing beside which something happened."""
        scan, word = self.scan, self.scan.words[at]
        if scan.tokens[at].form.kind != "word" or word.part or word.verbal or word.conj or word.prep or word.pron or word.voice:
            return False
        if scan.party[at] or scan.moment[at] or scan.amount[at] or scan.place[at] or scan.outlet[at] or word.act or word.verb:
            return False
        if word.noun is not None and word.noun.group not in self.words.things:
            return False
        if scan.tokens[at].text.endswith(_ITS):
            return False
        return not first or scan.tokens[at].text not in self.words.never

    def _around(self, at: int, sentence: Stretch) -> Site | None:
        """«القرى المجاورة», «الأحياء الجنوبية», «مختلف المحافظات»: several places told by what they are near."""
        scan = self.scan
        cut = next((c for c in scan.tokens[at].form.cuts if c.det and not c.pron and c.stem in self.words.several), None)
        if cut is None:
            return None
        stop = at + 1
        while stop < sentence.stop and stop - at < 3 and scan.tokens[stop].text in self.words.around:
            stop += 1
        start, lead = self._approach(at, sentence.first, cut.prep)
        every = start > sentence.first and scan.words[start - 1].core in self.words.every
        if stop == at + 1 and not every:
            return None
        if every:
            start, lead = self._approach(start - 1, sentence.first, scan.words[start - 1].prep)
        return Site(start, stop, _undressed(scan.told(at, stop), cut.prep), (), lead, "region", "", "unknown")

    def _head(self, at: int) -> tuple[str, str] | None:
        """The preposition and the noun of a head of place at a token («بقرية»: ب, قريه), or ``None``."""
        token = self.scan.tokens[at]
        if token.form.kind != "word" or (token.text == "وادي" and self.scan.told(at, at + 1) != "وادي"):
            return None  # «وأدى» and «وادي» fold alike
        for cut in self.scan.tokens[at].form.cuts:
            if not cut.det and not cut.pron and not cut.future and cut.prep != "ك" and cut.stem in self.words.heads:
                return cut.prep, cut.stem
        return None

    def _back(self, at: int) -> tuple[str, str] | None:
        """The preposition and noun of «البلدة», «للمدينة»."""
        for cut in self.scan.tokens[at].form.cuts:
            if cut.det and cut.stem in self.words.back:
                return cut.prep, cut.stem
        return None

    def _approach(self, start: int, first: int, prep: str) -> tuple[int, str]:
        """Where a place phrase begins, with its heads and directions, and the preposition that governs it."""
        scan, words = self.scan, self.words
        steps = 0
        while not prep and start - 1 >= first and steps < 5:
            before, text = scan.words[start - 1], scan.tokens[start - 1].text
            head = self._head(start - 1)
            direction = self._direction(start - 1)
            if direction is not None:
                prep = direction
            elif head is not None and scan.place[start - 1] is None:
                prep = head[0]
            elif "demonstrative" in before.part:
                pass
            else:
                break
            start, steps = start - 1, steps + 1
            if before.conj:
                break
        if prep:
            return start, prep
        named = scan.place[start]
        joined = bool(scan.words[start].conj) if named is None else bool(named.conj)  # «واغادوغو» begins with no «and»
        if start - 1 < first or joined:
            return start, "في" if scan.words[start].core in words.directions else ""
        before, text = scan.words[start - 1], scan.tokens[start - 1].text
        if text == "من" and start - 2 >= first:
            near = scan.tokens[start - 2].text
            if near in words.near:
                return start, "قرب"
        if "prep" in before.part or "place_prep" in before.part or before.core in words.side:
            if start - 2 >= first and scan.words[start - 2].core == "من" and before.core in self.words.from_within:
                return start, "من"
            return start, before.core
        return start, "في" if steps and self._direction(start) is not None else ""

    def _direction(self, at: int) -> str | None:
        """The glued preposition of a point of the compass («بشمال»: ب), empty when none, ``None`` for other words."""
        text = self.scan.tokens[at].text
        if text in self.words.directions:
            return ""
        for cut in self.scan.tokens[at].form.cuts:
            if not cut.det and not cut.pron and cut.stem in self.words.directions and cut.prep in ("", "ب"):
                return str(cut.prep)
        return None

    def _named(self, span: Name, sentence: Stretch) -> Site:
        told = self.scan.told(span.first, span.stop)
        name = _bare(told, span.clitics)
        start, lead = self._approach(span.first, sentence.first, span.prep)
        ordered = self._likeliest(span)
        head = self._nearest_head(start, span.first)
        stop = self._adjectives(span.stop, sentence)
        return Site(start, stop, name, ordered, lead, ordered[0].precision if ordered else "", head)

    def _nearest_head(self, start: int, first: int) -> str:
        if first - 1 >= start:
            head = self._head(first - 1)
            if head is not None:
                return head[1]
        return ""

    def _likeliest(self, span: Name) -> tuple[Any, ...]:
        """The rows of a name, those of the country the sentence is about first."""
        found = tuple(span.value)
        if len(found) < 2 or self.country_of is None:
            return found
        country = self.country_of(span.first)
        return tuple(sorted(found, key=lambda row: row.country != country)) if country else found

    def _adjectives(self, at: int, sentence: Stretch) -> int:
        """Past «الشمالي», «الدولي», «السورية» behind a name."""
        while at < sentence.stop and (self.scan.tokens[at].text in self.words.adjectives) and self.scan.party[at] is None:
            at += 1
        return at

    def _referring(self, at: int, prep: str, stem: str, sentence: Stretch) -> Site | None:
        """«البلدة», «هذا الحي», «العاصمة»: the place told before that the word fits, the word itself when there is none."""
        scan, row = self.scan, self.words.back[stem]
        party = scan.party[at]
        if party is not None and (party.stop > at + 1 or not hasattr(party.value, "by_country")):
            return None  # «المحافظة» alone may be a body too, but is told of as a place
        after = at + 1
        if after < sentence.stop:
            span = scan.place[after]
            if span is not None and span.first == after and not span.clitics:
                named = self._named(span, sentence)
                start, lead = self._approach(at, sentence.first, prep)
                return replace(named, first=start, lead=lead)
        stop, country = self._qualified(after, sentence)
        if stop > after and not country and row.grain not in ("capital", "country"):
            told = [scan.tokens[k].text for k in range(after, stop)]
            if any(text in self.words.never for text in told):
                return None
            start, lead = self._approach(at, sentence.first, prep)
            return Site(start, stop, scan.told(at, stop), (), lead, row.grain, stem, "unknown")
        start, lead = self._approach(at, sentence.first, prep)
        meant = self._meant(stem, row.grain, at, country, sentence)
        if meant is None and stem in self.words.common_site:
            return None
        name = meant.name if meant is not None else _undressed(scan.told(at, at + 1), prep)
        return Site(
            start,
            stop,
            name,
            meant.rows if meant is not None else (),
            lead,
            meant.grain if meant is not None else row.grain,
            stem,
            "back",
        )

    def _qualified(self, at: int, sentence: Stretch) -> tuple[int, str]:
        """Past the adjectives behind «المنطقة»; the country if one is a nationality («العاصمة السورية»)."""
        country, stop = "", at
        while stop < sentence.stop and stop - at < 3:
            word, text = self.scan.words[stop], self.scan.tokens[stop].text
            if (
                word.conj
                or word.prep
                or word.part
                or not word.det
                or self.scan.party[stop] is not None
                or word.verbal
                or self.scan.is_punct(stop)
            ):
                break
            if word.act is not None or (word.noun is not None and text not in self.words.adjectives):
                break
            state = self._state(stop)
            if state is not None:
                country = country or state.code
            stop += 1
        return stop, country

    def _state(self, at: int) -> Any:
        for cut in self.scan.tokens[at].form.cuts:
            if cut.det and cut.stem in self.atlas.demonyms:
                found = self.atlas.demonyms[cut.stem]
                return found if getattr(found, "code", None) else None
        return None

    def _meant(self, stem: str, grain: str, at: int, country: str, sentence: Stretch) -> Site | None:
        country = country or (self.country_of(at) if self.country_of is not None else "") or ""
        if grain in ("capital", "country"):
            state = self.atlas.states.get(country)
            name = (state.capital if grain == "capital" else state.names[0]) if state is not None else None
            return Site(at, at + 1, name, (), "", "town" if grain == "capital" else "country") if name else None
        for site in islice(reversed(self.told), _BACK):
            if site.first < sentence.first:
                break
            if site.grain == grain == "town" and site.kind == "named":
                return site  # «في كيدال سيطروا على المدينة»
        for site in islice(reversed(self.told), _BACK):
            if site.head and (site.head == stem or site.head + "ين" == stem or self._same_word(site.head, stem)):
                return site
        for site in islice(reversed(self.told), _BACK):
            if site.grain == grain or (grain == "town" and site.grain == "town"):
                return site
        return None

    def _same_word(self, one: str, two: str) -> bool:
        """«حي» and «حيين», «بلدتي» and «بلدتين»."""
        return one[:3] == two[:3] and abs(len(one) - len(two)) <= 2

    def _land(self, at: int, sentence: Stretch) -> Site | None:
        """«الأراضي السورية», «الحدود اللبنانية السورية», «أراضي المملكة», «الحدود مع كذا»."""
        scan = self.scan
        cut = next((c for c in scan.tokens[at].form.cuts if c.stem in self.words.land and not c.pron and not c.future), None)
        if cut is None or at + 1 >= sentence.stop:
            return None
        if not cut.det:
            back = self._back(at + 1)
            if cut.stem in self.words.lands and back is not None and self.words.back[back[1]].grain == "country":
                inner = self._referring(at + 1, *back, sentence)
                if inner is not None:
                    start, lead = self._approach(at, sentence.first, cut.prep)
                    return replace(inner, first=start, lead=lead, kind="land")
            return None
        states: list[Any] = []
        stop = at + 1
        while stop < sentence.stop and stop - at < 5:
            state = self._state(stop)
            if state is None and not (states and scan.tokens[stop].text in self.words.adjectives):
                break
            if state is not None:
                states.append(state)
            stop += 1
        start, lead = self._approach(at, sentence.first, cut.prep)
        if not states:
            if (
                cut.stem == "حدود"
                and scan.tokens[at + 1].text in ("مع", "بين")
                and at + 2 < sentence.stop
                and scan.place[at + 2] is not None
            ):
                stop = scan.place[at + 2].stop  # type: ignore[union-attr]
                return Site(start, stop, scan.told(at, stop), (), lead or "في", "region", cut.stem, "land")
            return None
        if cut.stem in self.words.border or len(states) > 1 or cut.stem in self.words.directions:
            return Site(start, stop, _undressed(scan.told(at, stop), cut.prep), (), lead, "region", cut.stem, "land")
        return Site(start, stop, states[0].names[0], self._rows_of(states[0]), lead, "country", cut.stem, "land")

    def _rows_of(self, state: Any) -> tuple[Any, ...]:
        return ()

    def _unknown(self, at: int, head: tuple[str, str], sentence: Stretch) -> Site | None:
        """A name the atlas lacks: one or two words no table knows, after a head of place («قرية كذا»)."""
        scan = self.scan
        begin = at + 1
        while (
            begin < sentence.stop
            and (self._head(begin) is not None or self._direction(begin) is not None)
            and not scan.words[begin].prep
        ):
            begin += 1
        if begin < sentence.stop and scan.is_quote(begin):
            begin += 1
        if begin >= sentence.stop or scan.place[begin] is not None or self._back(begin) is not None:
            return None
        row = self.words.heads[head[1]]
        if not row.grain:
            return None
        plural = head[1] in self.words.plural
        stop = begin
        while stop < sentence.stop and stop - begin < 2 and self._can_name(stop, stop == begin, plural):
            stop += 1
            if scan.words[stop - 1].det and not (stop < sentence.stop and scan.words[stop].det):
                break
        if stop == begin:
            return None
        stop = self._adjectives(stop, sentence)
        start, lead = self._approach(at, sentence.first, head[0])
        named = row.grain or "neighbourhood"
        return Site(start, stop, scan.told(begin, stop), (), lead, named, head[1], "unknown")

    def _can_name(self, at: int, first: bool, plural: bool) -> bool:
        scan, word = self.scan, self.scan.words[at]
        if scan.is_punct(at) or scan.party[at] or scan.moment[at] or scan.amount[at] or scan.place[at] or scan.outlet[at]:
            return False
        if (
            word.part
            or word.verbal
            or word.verb
            or word.act
            or word.conj
            or word.prep
            or word.voice
            or word.vehicle
            or word.speech
        ):
            return False
        text = scan.tokens[at].text
        if text in self.words.never or text in self.words.adjectives:
            return False
        if (
            (word.noun is not None and not (first and word.det))
            or word.weapon
            or self._state(at) is not None
            or text in self.atlas.demonyms
        ):
            return False
        if plural and text.endswith("يه") and not word.det:
            return False
        return not (text[:1] in "تي" and text.endswith(("ها", "هم", "ون")))

    def _continues(self, one: Site, two: Site) -> bool:
        """«حي كذا في مدينة كذا», «بلدة كذا بريف كذا», «كذا قرب كذا», «كذا وكذا», «كذا (شمال)»."""
        scan = self.scan
        gap = range(one.stop, two.first)
        if two.lead in self.words.exceptions:
            return False
        if one.depth == 0 and two.depth > 0 and two.kind != "back" and (len(gap) != 1 or scan.tokens[gap[0]].text != "("):
            return False
        if not gap and two.kind == "land":
            return False
        joined = scan.place[two.first] is not None and scan.place[two.first].conj  # type: ignore[union-attr]
        if not gap and not two.lead and not two.head and not joined:
            return False
        if len(gap) > 8 or two.lead in self.words.led_apart:
            return two.lead == "علي" and len(gap) <= 2 and two.kind == "land"
        if two.lead in ("ل", "مع") and two.kind != "back":
            return False
        texts = [scan.tokens[k].text for k in gap]
        if texts[:2] == ["،", "في"] or (
            texts and texts[0] in ("،", "-") and two.lead in ("في", "ب") and self._direction(two.first) is None
        ):
            return False
        if not self.words.situated.isdisjoint(texts[:2]):
            return True
        if len(gap) > 3:
            return False
        for k in gap:
            word, text = scan.words[k], scan.tokens[k].text
            if text in ("،", "-", "–", "(", ")", "و", '"', "»", "«", "/") or text in self.words.adjectives:
                continue
            if word.conj and word.part:
                return False
            if word.part & {"prep", "place_prep"} or self._head(k) is not None or self._direction(k) is not None:
                continue
            if word.det and not word.part and not word.conj and not word.prep and word.noun is None and not word.verbal:
                continue
            return False
        return not (scan.words[two.first].conj and two.lead in ("في", "ب"))

    # -- the place of each event ----------------------------------------------------------------------------------------------------

    def places(self, drafts: Sequence[Draft], setting: Setting) -> list[Place | None]:
        """The place of every draft of a sentence, in their order; notes what the next sentence may carry on."""
        owners = {id(site): self._owner(site, drafts) for site in setting.sites}
        ranked = [self._ranked(draft, drafts, owners, setting) for draft in drafts]
        own = [
            bool(best) and (owners[id(best[0][1])] is d or self._inside(best[0][1], d))
            for d, best in zip(drafts, ranked, strict=True)
        ]
        chosen = [
            Found(best[0][1], False, self._rule(d, best[0][1])) if best else None for d, best in zip(drafts, ranked, strict=True)
        ]
        self._follow(drafts, chosen, ranked, owners, setting)
        self._share(drafts, chosen, own, setting)
        for n, draft in enumerate(drafts):
            if chosen[n] is None:
                launch = self._launch(draft, setting)
                chosen[n] = self._carry(draft, setting, anew=launch is None or draft.event == "attack") or launch
            if chosen[n] is not None:
                draft.because("place", chosen[n].rule)  # type: ignore[union-attr]
        self._remember(drafts, chosen, setting)
        return [self.place(found) if found is not None else None for found in chosen]

    def _follow(
        self,
        drafts: Sequence[Draft],
        chosen: list[Found | None],
        ranked: Sequence[list[tuple[float, Site]]],
        owners: Mapping[int, Draft | None],
        setting: Setting,
    ) -> None:
        """A place told before an event, as another event's, is this one's only if it is that one's: of several the first."""
        for n, draft in enumerate(drafts):
            site = chosen[n].site if chosen[n] is not None else None  # type: ignore[union-attr]
            if site is None or site.first >= draft.first or self._frames(site, setting) or self._inside(site, draft):
                continue
            owner = owners[id(site)]
            m = next((k for k in range(n) if drafts[k] is owner), None)
            if m is not None and chosen[m] is not None and chosen[m].site.first < site.first:  # type: ignore[union-attr]
                chosen[n] = replace(chosen[m], rule="place-of-the-event-before")  # type: ignore[type-var]

    def _ranked(
        self, draft: Draft, drafts: Sequence[Draft], owners: Mapping[int, Draft | None], setting: Setting
    ) -> list[tuple[float, Site]]:
        """The sites an event may have, the likeliest first."""
        worths = [(self._worth(draft, site, drafts, owners[id(site)], setting), site) for site in setting.sites]
        return sorted((each for each in worths if each[0] > 0), key=lambda each: -each[0])

    def _launch(self, draft: Draft, setting: Setting) -> Found | None:
        """Fire is told where it lands; where it came from only when nothing else is told."""
        if draft.event not in _FIRE:
            return None
        for site in setting.sites:
            if site.lead == "من" and site.first > draft.first and draft.clause[0] <= site.first < draft.clause[1]:
                return Found(site, False, "where-it-came-from")
        return None

    def _rule(self, draft: Draft, site: Site) -> str:
        where = (
            "in-the-target"
            if self._inside(site, draft)
            else "after-the-event"
            if site.first >= draft.stop
            else "before-the-event"
        )
        return f"{where}:{site.kind}"

    def _owner(self, site: Site, drafts: Sequence[Draft]) -> Draft | None:
        """The event a place hangs on: the last trigger before it in its clause, none for a place at the head of the sentence."""
        before = [d for d in drafts if d.first < site.first and d.clause[0] <= site.first < d.clause[1]]
        return before[-1] if before else None

    def _worth(self, draft: Draft, site: Site, drafts: Sequence[Draft], owner: Draft | None, setting: Setting) -> float:
        """How well a place fits an event; 0 when it cannot be its place."""
        inside = self._inside(site, draft) or self._named_by(draft, site)
        if inside and draft.event in _FIRE and site.lead == "من":
            return 0  # fire is told where it lands
        if site.lead in self.words.brought_to and site.head in self.words.care:
            return 0  # where they were brought to
        if (inside and not self._named_by(draft, site) and self._sides(draft, site)) or (
            not inside and not self._possible(draft, site, drafts, setting)
        ):
            return 0
        frame = self._frames(site, setting)
        said = range(draft.stop, site.first) if site.first >= draft.stop else range(0)
        if not inside and (self._of_a_part(draft, site, said) or self._says_more(said)):
            return 0
        value = 10.0 + self._lead_worth(draft, site, inside)
        if inside:
            value += 5
        if owner is draft:
            value += 2
        elif owner is not None and not self._one_matter(owner, draft):
            value -= 4
        if owner is not draft and not inside and setting.hypothetical(draft):
            value -= 4
        if site.first >= draft.stop:
            value -= min(site.first - draft.stop, 20) * 0.12
        else:
            value -= 1.5 + min(draft.first - site.stop, 20) * 0.1
        if not frame:
            between = [
                d for d in drafts if d is not draft and min(draft.stop, site.stop) <= d.first < max(draft.first, site.first)
            ]
            value -= 2 * sum(not self._one_matter(d, draft) for d in between)
            if self._whither(draft, site):
                value += 6
            elif not draft.clause[0] <= site.first < draft.clause[1]:
                value -= 2.5
        else:
            value -= 1
        if site.grain == "country":
            value -= 1.5
        elif site.grain in ("region", "governorate"):
            value -= 0.5
        if site.kind == "thing":
            value -= 7  # a place with a name is told of before a thing without
        if site.kind == "back":
            value -= 0.5 if site.rows else 1.5
        return value if value > 4.5 else 0

    def _named_by(self, draft: Draft, site: Site) -> bool:
        """«تفجير بغداد», «هجوم سوسة»: an act named by its place."""
        if (
            (draft.event not in _FIRE and draft.event != "talks")
            or site.first != draft.stop
            or site.lead
            or site.depth < 3
            or site.kind != "named"
        ):
            return False
        noun = draft.hit is not None and self.scan.words[draft.first].verb is None
        return noun and (draft.event == "explosion" or self.scan.party[site.first] is None)

    def _says_more(self, said: range) -> bool:
        """«..., وقال إنه», «..., مشيرا إلى», «وأن»: what follows is told by itself."""
        words = self.scan.words
        return any(
            (
                words[k].say is not None
                and words[k].core not in self.words.subset
                and "prep" not in words[k].part
                and (words[k].conj or self._comma(k - 1))
            )
            or words[k].core in self.words.answering
            or (words[k].text.startswith("وان") and "boundary" in words[k].part)
            for k in said
        )

    def _of_a_part(self, draft: Draft, site: Site, said: range) -> bool:
        """«ستون قتيلا، بينهم عشرة في البلدة»: told of a part of those counted, unless a comma sets the place apart."""
        told = [range(t.first, t.stop + 1) for t in draft.targets]  # «اعتقال سبعة منهم في كذا»
        part = next((k for k in said if self.scan.words[k].core in self.words.subset and not any(k in t for t in told)), None)
        if part is None:
            return False
        before = site.first - 1 if self.scan.words[site.first - 1].core == site.lead else site.first
        return before - 1 <= part or not self._comma(before - 1)

    def _inside(self, site: Site, draft: Draft) -> bool:
        """True for a place told in the phrase of those who suffered, or right behind it."""
        near = 1 if site.lead in self.words.at else 0
        doer = draft.agent
        if (
            doer is not None
            and doer.party is None
            and doer.first <= site.first < doer.stop
            and draft.event in _FIRE
            and site.depth > 2
        ):
            return True  # «قصفت حي كذا»: a town fires at nobody
        return any(t.first <= site.first < t.stop + near + (site.kind == "back") for t in draft.targets)

    def _one_matter(self, one: Draft, two: Draft) -> bool:
        """Harm and its act, or an act within another («اعتقلت سبعة خلال مداهمات في كذا»)."""
        first, last = (one, two) if one.first <= two.first else (two, one)
        if _tied(one, two):
            return True
        near = range(max(first.stop, last.first - 2), last.first)
        return one.clause == two.clause and any(self.scan.words[k].core in self.words.during for k in near)

    def _sides(self, draft: Draft, site: Site) -> bool:
        """A country or capital told as one of two sides: «اتفاق مع روسيا», «ضربة ضد دمشق»."""
        if draft.event in ("talks", "clash"):
            if self._hosts(site):
                return False
            return site.lead not in self.words.at and site.lead not in self.words.on
        return site.lead == "ضد" and (site.grain == "country" or self.scan.party[site.first] is not None)

    def _hosts(self, site: Site) -> bool:
        """«استضافت جوبا مفاوضات»: the town that receives them."""
        return site.first > 0 and self.scan.words[site.first - 1].core in self.words.hosts and site.grain != "country"

    def _whither(self, draft: Draft, site: Site) -> bool:
        """«في مدينة كذا حيث قتل»: the clause is about the place right before it."""
        first = draft.clause[0]
        if self.scan.words[first].core != "حيث" or site.stop > first:
            return False
        return all(
            self._comma(k) or self.scan.moment[k] is not None or self.scan.tokens[k].text in ("(", ")")
            for k in range(site.stop, first)
        )

    def _possible(self, draft: Draft, site: Site, drafts: Sequence[Draft], setting: Setting) -> bool:
        """False for a place that is a speaker's, a doer's, a state as a party, a seat, a hospital people were brought to, a dateline."""
        if self._frames(site, setting) and setting.title and not site.lead:
            return True
        if (
            any(a <= site.first < b and not any(a < d.first < site.first for d in drafts) for a, b in setting.voiced)
            or self._seat(site, setting)
            or self._dateline(site, setting)
        ):
            return False
        if self._speakers(site, drafts, setting):
            return False
        if (
            site.lead not in self.words.at
            and site.kind != "land"
            and any(d.agent is not None and d.agent.first <= site.first < d.agent.stop for d in drafts)
        ):
            return False
        if site.lead in self.words.moved and site.head in self.words.care:
            return False
        if (site.lead == "من" and draft.event in _FIRE) or site.lead in self.words.exceptions:
            return False
        if draft.event == "talks" and self._hosts(site):
            return True
        if site.lead not in self.words.at and site.lead not in self.words.on and site.kind != "land":
            party = self.scan.party[site.first] is not None and site.kind != "back"
            if (site.grain == "country" or party) and not self._frames(site, setting):
                return False
            if not site.lead and site.first >= draft.stop and any(self._other_verb(k) for k in range(draft.stop, site.first)):
                return False
        return True

    def _other_verb(self, at: int) -> bool:
        word = self.scan.words[at]
        return word.verbal and word.verb is None and word.support is None and word.result is None and "prep" not in word.part

    def _speakers(self, site: Site, drafts: Sequence[Draft], setting: Setting) -> bool:
        """«قال سكان في كذا إن», «أفاد مراسلنا في كذا أن», «وفق مصادر في مستشفى كذا»: where the speaker is."""
        words, sentence = self.scan.words, setting.sentence
        told = [phrase for draft in drafts for phrase in (*draft.targets, draft.agent) if phrase is not None]
        for k in range(site.first - 1, max(sentence.first, site.first - 14) - 1, -1):
            word = words[k]
            if word.say is not None and "prep" not in word.part:
                return self._opens(site.stop, sentence)
            if "complement" in word.part or word.verb is not None or (word.act is not None and word.voice is None):
                return False
            speaks = word.voice is not None and word.voice.kind in ("witness", "anonymous", "medical")
            if speaks and site.lead in ("في", "ب") and site.first - k <= 3:
                cued = any(words[m].say is not None or "according" in words[m].part for m in range(max(sentence.first, k - 7), k))
                return cued and not any(phrase.first <= k < phrase.stop for phrase in told)
        return False

    def _opens(self, at: int, sentence: Stretch) -> bool:
        """True when «أن» follows before any event."""
        for k in range(at, min(at + 10, sentence.stop)):
            word = self.scan.words[k]
            if "complement" in word.part:
                return True
            if word.act is not None or word.verb is not None or (word.say is not None and word.conj):
                return False
        return False

    def _frames(self, site: Site, setting: Setting) -> bool:
        """A place at the head of the sentence that holds for all of it: «وفي بنش، ...», in a title also «بنش: ...»."""
        scan, sentence = self.scan, setting.sentence
        if site.stop >= sentence.stop:
            return False
        after = scan.tokens[site.stop].text
        lead_in = sentence.first + (1 if site.lead in ("في", "ب") else 0)
        if site.first > lead_in:
            return False
        if site.lead in ("في", "ب"):
            return True
        return setting.title and after in (":", "..", "...", "،", "-", "–", "|")

    def _dateline(self, site: Site, setting: Setting) -> bool:
        """«الخرطوم - ...», «دبي، الإمارات (...) - ...» before the first words of a text: where it was written."""
        scan, sentence = self.scan, setting.sentence
        if setting.title or site.first > sentence.first or site.lead or site.stop >= sentence.stop:
            return False
        for k in range(site.stop, min(site.stop + 9, sentence.stop)):
            text = scan.tokens[k].text
            if text in ("-", "–", "—", ":", "/", "ـ"):
                return True
            if scan.words[k].verbal:
                return False
        return False

    def _lead_worth(self, draft: Draft, site: Site, inside: bool) -> float:
        lead = site.lead
        if lead in self.words.at:
            return 1.5
        if lead in self.words.on:
            if draft.event in ("released", "detained") and lead != "علي":
                return -8  # where they were brought to
            if lead == "الي" and draft.event != "shelling":
                return -3
            if draft.event == "control" and lead not in ("علي", "الي") and not inside:
                return -6  # «انسحبوا باتجاه كذا»: not what was left
            if draft.event in (
                "displaced",
                "escaped",
                "released",
                "talks",
                "protest",
                "killed",
                "injured",
                "casualties",
                "detained",
            ):
                return -3 if lead != "علي" else 0.5
            return 1.5
        if lead == "من":
            return 1 if draft.event in _LEAVING else -4
        if lead == "ل" and inside and site.depth == 0 and draft.event != "siege":
            return -9  # «قادة جماعة معادية لإيران»
        if lead in self.words.as_party:
            return -4 if not inside else 0
        return 0 if inside else -1

    def _seat(self, site: Site, setting: Setting) -> bool:
        return any(
            self.scan.tokens[k].text in self.words.seats for k in range(max(setting.sentence.first, site.first - 2), site.first)
        )

    def _share(self, drafts: Sequence[Draft], chosen: list[Found | None], own: Sequence[bool], setting: Setting) -> None:
        """The harm and the act that brought it about are at one place: what has none of its own takes the other's."""
        for n, draft in enumerate(drafts):
            if own[n]:
                continue
            if (
                chosen[n] is None
                and n
                and chosen[n - 1] is not None
                and not self._parted(drafts[n - 1], draft)
                and not setting.hypothetical(draft)
                and not (self._large(draft) and self._since(draft, setting))
            ):
                chosen[n] = replace(chosen[n - 1], rule="place-of-the-event-before")  # type: ignore[type-var]
            before = [
                m for m in range(n - 1, -1, -1) if own[m] and _tied(drafts[m], draft) and not self._parted(drafts[m], draft)
            ]
            after = [
                m
                for m in range(n + 1, len(drafts))
                if own[m]
                and _tied(drafts[m], draft)
                and not self._parted(draft, drafts[m])
                and not self._said_anew(draft, drafts[m])
            ]
            same = [m for m in (*before, *after) if drafts[m].clause == draft.clause]
            near = same[:1] or before[:1] or after[:1]
            if after[:1] == [n + 1] and draft.event in _HARM and self._occasion(draft, drafts[n + 1]):
                near = after[:1]
            if near and (chosen[n] is None or before or same):
                chosen[n] = replace(chosen[near[0]], rule="place-of-the-act")  # type: ignore[type-var]

    def _occasion(self, harm: Draft, act: Draft) -> bool:
        """«وأصيب سبعة في مواجهات»: the act told right behind the harm as its occasion."""
        words = self.scan.words
        led = act.first > harm.stop and words[act.first - 1].core in self.words.during
        return led and not any(self._comma(k) for k in range(harm.stop, act.first))

    def _said_anew(self, one: Draft, two: Draft) -> bool:
        """«..., وإن قذيفة سقطت», «..., ردا على تفجير كذا»: what is told next is another matter."""
        words = self.scan.words[one.stop : two.first]
        return (
            self._says_more(range(one.stop, two.first))
            or self._said_next(one, two)
            or any(word.core in self.words.answering for word in words)
        )

    def _said_next(self, one: Draft, two: Draft) -> bool:
        """«..., وإن قذيفة سقطت»: what is said next."""
        return any(
            (word.conj and "complement" in word.part) or (word.text.startswith("وان") and "boundary" in word.part)
            for word in self.scan.words[one.stop : two.first]
        )

    def _parted(self, one: Draft, two: Draft) -> bool:
        """True when another matter begins between two events of a sentence («فيما», «كما», «؛»)."""
        words = self.scan.words
        return any(
            (words[k].core in self.words.parting and (words[k].core != "حين" or words[k - 1].core == "في"))
            or self.scan.tokens[k].text == "؛"
            for k in range(one.stop, two.first)
        )

    def _carry(self, draft: Draft, setting: Setting, *, anew: bool) -> Found | None:
        """The place told in the sentence before, for an event that plainly goes on with it; ``anew``: acts told as new do not."""
        if draft.event in ("talks", "released") or self.carried is None or setting.hypothetical(draft):
            return None
        if setting.turn or self._since(draft, setting):
            return None
        if any(word.core in self.words.owning for word in self.scan.words[max(0, draft.first - 3) : draft.first]):
            return None  # «أعلنت مسؤوليتها عن الهجوم»
        site, number = self.carried
        if number < setting.number - _REACH:
            return None
        if draft.event == "destruction" and not draft.targets:
            return None
        if (anew and draft.event in _OWN and not self.scan.words[draft.first].det) or self._large(draft) or setting.denied(draft):
            return None
        if site.kind == "back" and not site.rows:
            return None
        return Found(site, True, "carried-from-the-sentence-before")

    def _large(self, draft: Draft) -> bool:
        """A figure of hundreds is a total, not what happened at the place told before."""
        amounts = [draft.amount, *(target.amount for target in draft.targets)]
        return any(amount is not None and (amount.low or 0) >= 150 for amount in amounts)

    def _since(self, draft: Draft, setting: Setting) -> bool:
        """A total over a long time («منذ مطلع العام») is no event of the place told before."""
        return any(
            (m.first_day is not None and m.last_day is not None and (m.last_day - m.first_day).days > 6)
            or (m.offset_days is not None and m.offset_days[1] - m.offset_days[0] > 6)
            for m in setting.moments
        )

    def _remember(self, drafts: Sequence[Draft], chosen: Sequence[Found | None], setting: Setting) -> None:
        if setting.title and not drafts and setting.sites:
            self.carried = (setting.sites[0], setting.number)
            return
        own = [
            found for draft, found in zip(drafts, chosen, strict=True) if found is not None and not setting.hypothetical(draft)
        ]
        fresh = [found for found in own if not found.carried and (found.site.kind != "thing" or self.carried is None)]
        if fresh:
            self.carried = (fresh[0].site, setting.number)
        elif own or (self.carried is not None and not setting.sites):
            if self.carried is not None and own:
                self.carried = (self.carried[0], setting.number)

    def place(self, found: Found) -> Place:
        """The place as a claim holds it."""
        site, scan = found.site, self.scan
        start, end = scan.span(site.first, site.stop)
        row = site.rows[0] if site.rows else None
        return Place(
            text=scan.text[start:end], name=site.name, start=start, end=end, carried=found.carried,
            lat=row.lat if row else None, lon=row.lon if row else None,
            precision=row.precision if row else None, key=row.key if row else None,
        )  # fmt: skip

    # -- the time of each event -----------------------------------------------------------------------------------------------------

    def times(self, drafts: Sequence[Draft], setting: Setting) -> list[When | None]:
        """The time of every draft of a sentence, in their order."""
        if setting.title and not drafts and setting.moments:
            self.headed = setting.moments[0]
        elif setting.title and self.headed is not None and not setting.moments:
            setting.moments.append(self.headed)  # «خلال شهر تموز.. مقتل»
        found = [self._time(draft, drafts, setting) for draft in drafts]
        for n, draft in enumerate(drafts):
            if n and found[n] is None and found[n - 1] is not None and self._brought(draft, drafts[n - 1], setting):
                found[n] = found[n - 1]
                draft.because("time", "time-of-the-act")
        return found

    def _brought(self, harm: Draft, act: Draft, setting: Setting) -> bool:
        """«..., وقال إنه أدى إلى مقتل»: harm that the act before is said to have brought about, or its like beside it."""
        if harm.event not in _HARM or setting.hypothetical(harm) != setting.hypothetical(act) or self._parted(act, harm):
            return False
        if any(moment.first > act.stop for moment in setting.moments):
            return False
        words = self.scan.words
        return (harm.clause == act.clause and act.event in _HARM) or any(
            words[k].result is not None for k in range(max(act.stop, harm.first - 3), harm.first)
        )

    def _time(self, draft: Draft, drafts: Sequence[Draft], setting: Setting) -> When | None:
        best: tuple[float, Moment, str] | None = None
        for moment in setting.moments:
            worth, rule = self._hangs(moment, draft, drafts, setting)
            if worth > 0 and (best is None or worth > best[0]):
                best = (worth, moment, rule)
        if best is None:
            return None
        _, moment, rule = best
        if setting.hypothetical(draft):
            moment = self._ahead(moment, draft)
        draft.because("time", rule)
        start, end = self.scan.span(moment.first, moment.stop)
        text = self.scan.text[start:end]
        return When(
            text=text,
            start=start,
            end=end,
            grain=moment.grain,
            first=moment.first_day,
            last=moment.last_day,
            offset_days=moment.offset_days,
        )

    def _ahead(self, moment: Moment, draft: Draft) -> Moment:
        """The time of something planned lies ahead: «خلال 48 ساعة»."""
        words = [self.scan.words[k].core for k in range(moment.first, moment.stop)]
        if any(word.startswith(past) for word in words for past in self.words.past):
            return moment
        if moment.offset_days is not None and moment.offset_days[1] == 0 and words[0] in self.words.within:
            return replace(moment, offset_days=(0, -moment.offset_days[0]))
        first, last = moment.first_day, moment.last_day
        if first is None or last is None or self.published is None:
            return moment
        if draft.event in _CALLED and first == last < self.published and words[-1] in self.words.weekdays:
            return replace(moment, first_day=first + timedelta(days=7), last_day=last + timedelta(days=7))
        if last == self.published and words[0] in self.words.within:
            return replace(moment, first_day=last, last_day=last + (last - first))
        return moment

    def _hangs(self, moment: Moment, draft: Draft, drafts: Sequence[Draft], setting: Setting) -> tuple[float, str]:
        """How well a time fits an event (0: not at all) and the rule."""
        planned = setting.hypothetical(draft)
        if any(a <= moment.first < b for a, b in setting.voiced):
            apart = planned or self._background(draft, setting) == "apart"
            return (1.0 if not apart and self._told_of(moment, draft, setting) else 0), "day-of-the-telling"
        since = self._is_range(moment)
        before = [d for d in drafts if d.first < moment.first and d.clause[0] <= moment.first < d.clause[1]]
        while len(before) > 1 and before[-1] is not draft and setting.hypothetical(before[-1]) and not planned:
            before.pop()
        owner = before[-1] if before else None
        far = abs(moment.first - draft.first) * 0.1
        if owner is not draft and ((not since and self._total(draft)) or self._turned(moment, draft)):
            return 0, ""
        after = self.scan.words[moment.stop] if moment.stop < setting.sentence.stop else None
        attached = after is not None and "relative" in after.part
        if (since or self._within(moment)) and self._ranked_by(moment, setting):
            return 0, ""
        if owner is not None and owner is not draft and self._said_next(*sorted((owner, draft), key=lambda d: d.first)):
            return 0, ""
        if owner is None:
            return self._leads(moment, draft, drafts, setting, planned), "told-before-the-event"
        if owner is draft:
            gap = range(draft.stop, moment.first)
            commas = [k for k in gap if self._comma(k)]
            if (planned and (len(gap) > 6 or any("relative" in self.scan.words[k].part for k in gap))) or (attached and commas):
                return 0, ""
            if commas and commas[-1] == moment.first - 2 and self.scan.words[moment.first - 1].text == "وفي":
                return 0, ""  # «..., وفي مارس»: of what follows
            if since and self._qualifies(moment.first - 1, draft):
                return 0, ""
            if since and (
                any("relative" in self.scan.words[k].part for k in gap)
                or any(k < gap[-1] and self.scan.words[k + 1].conj for k in commas)
            ):
                return 0, ""
            return 10 - far, "told-with-the-event"
        if planned or self._parted(*sorted((owner, draft), key=lambda d: d.first)):
            return 0, ""
        if draft.first > moment.first:
            told = range(owner.stop, moment.first)
            if any("relative" in self.scan.words[k].part for k in told) and not any(
                moment.first < d.first < draft.first for d in drafts
            ):
                return 6 - far, "told-before-the-event"  # «البلدة التي تتعرض منذ شهر لحملة»
            if self._background(draft, setting) == "apart" or (since and not _tied(owner, draft)):
                return 0, ""
            return (7 if _tied(owner, draft) else 5) - far, "time-of-the-act"
        same = owner.event == draft.event and owner.hypothetical == draft.hypothetical
        brought = self._causes(owner) and owner.clause == draft.clause
        if not (_tied(owner, draft) or same or brought) or attached or self._background(owner, setting):
            return 0, ""
        gap = range(draft.stop, owner.first)
        if (since and owner.event not in _HARM and not self._causes(owner)) or any(
            self.scan.words[k].core in self.words.afterwards and self.scan.moment[k] is None for k in gap
        ):
            return 0, ""
        if (
            sum(self._comma(k) for k in gap) > 1
            and not self._causes(owner)
            and not (owner.event in _HARM and draft.event in _HARM)
        ):
            return 0, ""
        return 6 - far, "time-of-the-act"

    def _within(self, moment: Moment) -> bool:
        return self.scan.words[moment.first].core in self.words.within

    def _ranked_by(self, moment: Moment, setting: Setting) -> bool:
        """«هو الثاني خلال أسبوعين», «الأعنف منذ شهر»: the stretch is that of the ranking."""
        near = range(max(setting.sentence.first, moment.first - 4), moment.first)
        return any(self.scan.words[k].core in self.words.ranking for k in near)

    def _total(self, draft: Draft) -> bool:
        """«إجمالي عدد القتلى»: a sum is not of the day told beside it."""
        words = self.scan.words
        near = range(max(0, draft.first - 3), draft.first)
        summed = any(words[k].core in self.words.total for k in near) and not any("relative" in words[k].part for k in near)
        return draft.event in _HARM and summed

    def _turned(self, moment: Moment, draft: Draft) -> bool:
        """True when between a time and an event that comes later another matter or another speaker begins."""
        words = self.scan.words
        return any(
            words[k].core in self.words.parting_time and (words[k].core != "حين" or words[k - 1].core == "في")
            for k in range(moment.stop, draft.first)
        )

    def _qualifies(self, at: int, draft: Draft) -> bool:
        """«المحاصر منذ»: the range belongs to the participle before it."""
        word = self.scan.words[at]
        return (
            at > draft.stop
            and word.text.startswith("الم")
            and word.noun is None
            and self.scan.place[at] is None
            and self.scan.party[at] is None
        )

    def _causes(self, draft: Draft) -> bool:
        """«بانفجار», «في قصف», «إثر غارة»: told as what brought the harm about."""
        if draft.hit is not None and draft.hit.cut.prep == "ب":
            return True
        return draft.first > 0 and "cause_prep" in self.scan.words[draft.first - 1].part

    def _leads(self, moment: Moment, draft: Draft, drafts: Sequence[Draft], setting: Setting, planned: bool) -> float:
        """A time before every event of its clause: it holds for them, unless it hangs on a verb of speaking."""
        if draft.first < moment.first or planned or self._background(draft, setting) == "apart":
            return 0
        first = draft.clause[0] if draft.clause[0] <= moment.first else setting.sentence.first
        for k in range(moment.first - 1, first - 1, -1):
            if "complement" in self.scan.words[k].part:
                break  # «قال إن الجيش نفذ عند الفجر هجوما»
            if self._meets(k, setting):
                return 0
        between = [d for d in drafts if moment.stop <= d.first < draft.first]
        if any(self._parted(d, draft) for d in between):
            return 0
        return 8 - abs(moment.first - draft.first) * 0.1

    def _meets(self, at: int, setting: Setting) -> bool:
        """A verb of speaking or meeting before a time takes the time for itself."""
        word = self.scan.words[at]
        says = word.say is not None and word.verb is None and any(a <= at < b for a, b in setting.voiced)
        return says or word.core in self.words.meets

    def _told_of(self, moment: Moment, draft: Draft, setting: Setting) -> bool:
        """«أعلنت الشرطة، الجمعة، مقتل»: an event told only through the day of its telling has that day."""
        return any(a <= moment.first < b and moment.stop <= draft.first for a, b in setting.voiced) and not any(
            moment.stop <= a <= draft.first for a, _ in setting.voiced
        )

    def _background(self, draft: Draft, setting: Setting) -> str:
        """«بعد انسحاب القوات»: ``went-before``; ``apart`` when it went on long or long ago («بعد حصار دام أشهراً», «بعد يومين من»)."""
        words = self.scan.words
        for k in range(draft.first - 1, max(setting.sentence.first, draft.first - 5) - 1, -1):
            if self._comma(k):
                return ""
            if words[k].core in self.words.afterwards and self.scan.moment[k] is None:
                apart = any(
                    self.scan.amount[m] is not None or words[m].core in self.words.unit for m in range(k + 1, draft.first)
                )
                reach = range(draft.stop, min(draft.stop + 8, setting.sentence.stop))
                lasting = any(words[m].core in self.words.lasts for m in reach) and any(
                    words[m].core in self.words.long for m in reach
                )
                lasting = lasting or (draft.hit is not None and draft.event == "detained" and bool(draft.hit.cut.pron))
                return "apart" if apart or lasting or words[k].core not in self.words.soon_after else "went-before"
            if self.scan.moment[k] is not None and words[k].core in self.words.soon_after:
                return "apart"
        return ""

    def _is_range(self, moment: Moment) -> bool:
        return any(self.scan.words[k].core in self.words.since for k in range(moment.first, moment.stop))

    def _comma(self, at: int) -> bool:
        return self.scan.tokens[at].text in ("،", ",", "؛", "–", "-")


def _tied(one: Draft, two: Draft) -> bool:
    """Two events told as one happening: harm with harm, or harm with the act, in one clause."""
    if one.clause != two.clause and not (one.event in _HARM or two.event in _HARM):
        return False
    if one.hypothetical != two.hypothetical:
        return False
    return one.event in _HARM or two.event in _HARM


def _merge(one: Site, two: Site) -> Site:
    """Two neighbours as one; the finer gives the name."""
    best = two if one.depth <= 2 and two.depth > one.depth and two.kind != "back" else one
    if one.kind == "thing" and two.kind in ("named", "unknown"):
        best = two
    found = best.rows
    other = one if best is two else two
    if len(found) > 1 and other.rows:
        country = other.rows[0].country
        found = tuple(sorted(found, key=lambda row: row.country != country))
    return Site(one.first, two.stop, best.name, found, one.lead, best.grain, best.head or one.head, best.kind)


def _bare(told: str, clitics: str) -> str:
    """A name as told without its glued conjunction and preposition."""
    if not clitics:
        return told
    if clitics.endswith("ل") and told[len(clitics) - 1 :].startswith("لل"):
        return "ال" + told[len(clitics) + 1 :]
    return told[len(clitics) :] if told.startswith(clitics) else told


def _undressed(told: str, prep: str) -> str:
    """«بالمدينة», «للمدينة» as «المدينة»."""
    rest = told[1:] if told[:1] == "و" and not told.startswith("وا") else told
    if prep == "ل" and rest.startswith("لل"):
        return "ال" + rest[2:]
    return rest[1:] if prep and rest.startswith(prep) else rest


__all__ = ["Found", "PlaceWords", "Scene", "Setting", "Site"]
