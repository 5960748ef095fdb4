"""A sentence opened: its places and times, and the stretches where places and days are those of a speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawatur.claims.scene.setting import Setting
from tawatur.claims.scene.sites import Sites
from tawatur.claims.voices import Region
from tawatur.lang.pack import Moment, Stretch


class Openings(Sites):
    """Makes the setting of a sentence."""

    __slots__ = ()

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
