"""The places of a sentence: named, looked back on, unknown to the atlas, or told by what they are near."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.claims.scene.refer import References
from tawatur.claims.scene.site import Site, merge, undressed
from tawatur.lang.pack import Stretch

_ITS = ("ها", "هم", "هما", "ته", "هن")


class Sites(References):
    """Finds the places of a sentence, neighbours joined into one."""

    __slots__ = ()

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
                found[-1] = merge(found[-1], site)
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

    def _of_party(self, at: int, head: tuple[str, str], sentence: Stretch) -> Site | None:
        """«معسكر الأمن المركزي», «مقر هيئة الأركان»: the place of a body that is named."""
        scan = self.scan
        party = scan.party[at + 1] if at + 1 < sentence.stop else None
        if party is None or party.first != at + 1 or party.clitics:
            return None
        start, lead = self._approach(at, sentence.first, head[0])
        name = undressed(scan.told(at, party.stop), head[0])
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
        return Site(start, stop, undressed(scan.told(at, stop), cut.prep), (), lead, "region", "", "unknown")

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
