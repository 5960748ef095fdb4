"""The voices of a sentence, one word after another, and which of them the next sentences go on with."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tawatur.claims.scan import Scan
from tawatur.claims.voices.saying import Saying
from tawatur.claims.voices.voice import Region, Voice, voice_at
from tawatur.claims.voices.ways import Lists, Own
from tawatur.lang.pack import Stretch


class Voices(Saying):
    """Voices of one article, sentence by sentence.

    ``spoken[i]`` is true for tokens inside the name of a speaker or outlet, which tell no event.
    """

    def __init__(self, scan: Scan, known: Lists, own: Own, memory: Any = None) -> None:
        super().__init__(scan, known, own, memory)
        self.spoken = [False] * len(scan.tokens)
        self._quotes: dict[int, Voice] = {}

    def regions(self, sentence: Stretch, title: bool) -> list[Region]:
        """The stretches of a sentence that somebody's word covers, later ones over earlier ones."""
        self._title = title
        out: list[Region] = []
        opened = self._still_quoted(sentence)
        if opened is not None:
            out.append(opened)
        at = sentence.first
        colon = self._headline(sentence, title)
        if colon is not None:
            out.append(colon)
            at = colon.first
        while at < sentence.stop:
            region = self._open(at, sentence, out, title) if self.scan.words[at].speaks else None
            if region is None:
                at += 1
                continue
            out.append(region)
            at = max(at + 1, region.voice.opens)
        self._afterwards(sentence, out)
        self._settle(sentence, out, title)
        return out

    def _settle(self, sentence: Stretch, out: list[Region], title: bool) -> None:
        """Remember who spoke, and whose the quotations are that run on past the sentence."""
        for region in out:
            voice = region.voice
            if voice.phrase is None:
                continue
            self._mark(voice)
            outer = next(
                (r for r in out if r is not region and r.first < region.first < r.stop and r.voice.phrase is not None), None
            )
            if (
                voice.rule in ("speech-noun", "rumour", "told-of")
                or title
                or (outer is not None and not region.voice.carried and voice.rule != "verb-of-speaking")
            ):
                continue
            if outer is not None and self._inside_said(outer, region):
                continue
            self.last = voice
            self.told.append(voice)
        for at in range(sentence.first, sentence.stop):
            quote = self.scan.quoted[at]
            if quote is not None and quote.first == at and quote.stop > sentence.stop:
                voice_here = voice_at(out, at)
                if voice_here is not None:
                    self._quotes[at] = voice_here

    def _inside_said(self, outer: Region, inner: Region) -> bool:
        """True when the inner speaker is quoted inside what the outer one said, with no new clause between."""
        for k in range(outer.voice.opens + 1, inner.first):
            if self.scan.tokens[k].text == "،" and self.scan.quoted[k] is None and self._and_says(k + 1):
                return False
            if self._turns(k) == "contrast":
                return False
        return not (self._and_says(inner.first) and self.scan.quoted[inner.first] is None)

    def _mark(self, voice: Voice) -> None:
        found = voice.phrase
        if found is None:
            return
        if not voice.carried:
            for k in range(found.first, max(found.stop, voice.stop)):
                self.spoken[k] = True
                token = self.scan.tokens[k]
                if token.form.kind == "word" and k > found.head and len(token.text) > 2 and self._nameless(k) is False:
                    self.names.add(token.text.removeprefix("ال"))
            if found.head < len(self.scan.tokens) and not self.scan.words[found.head].voice and found.party is None:
                self.names.add(self.scan.tokens[found.head].text.removeprefix("ال"))
        for step in voice.via:
            if step.kind == "media":
                for k in range(step.first, step.stop):
                    self.spoken[k] = True

    def _still_quoted(self, sentence: Stretch) -> Region | None:
        quote = self.scan.quoted[sentence.first]
        if quote is None or quote.first >= sentence.first:
            return None
        voice = self._quotes.get(quote.first)
        if voice is None:
            return None
        if quote.stop > sentence.stop:
            self._quotes[quote.first] = voice
        stop = min(quote.stop, sentence.stop)
        return Region(sentence.first, stop, replace(voice, rule="inside-quotation", carried=True, opens=sentence.first))

    def _open(self, at: int, sentence: Stretch, out: list[Region], title: bool) -> Region | None:
        word = self.scan.words[at]
        if "according" in word.part or (word.core == "كما" and self._like_said(at, sentence)):
            return self._according_region(at, sentence, out)
        if word.core in self.scan.cues["stood-in"]:
            return self._stood_in(at, sentence)
        if word.speech is not None and not self._is_verb(at, sentence):
            region = self._nominal(at, sentence, out)
            if region is not None:
                return region
        if word.voice is not None and word.voice.kind == "anonymous":
            region = self._rumour(at, sentence, out)
            if region is not None:
                return region
        if word.say is not None and self._speaks(at, word.say):
            return self._say(at, word.say, sentence, out, title)
        return None
