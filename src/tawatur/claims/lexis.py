"""The words the reader knows: :class:`Lexis` answers, for a written word, every reading it has.

Each spelling is worked out once and kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from tawatur.claims.tables import NounRow, PhraseRow, SplitRow, Tables
from tawatur.claims.words import Hit, Noun, SayHit, Word
from tawatur.lang.pack import Cut, Form
from tawatur.lexicon import Matcher

_STRUCTURAL = frozenset({
    "prep", "complement", "boundary", "relative", "negation", "demonstrative", "future", "auxiliary", "other_verb", "pronominal",
    "according", "adverbial", "pronoun",
})  # fmt: skip
_EDGES = frozenset({"boundary", "complement"})
_NONE: frozenset[str] = frozenset()


class Forms(Protocol):
    """What the lexis needs of a language pack."""

    def fold_word(self, word: str) -> str:
        """Fold."""
        ...

    def verb_forms(self, past: str, present: str, extra: tuple[str, ...] = ()) -> Iterable[Any]:
        """Spellings of a verb."""
        ...

    def noun_forms(self, one: str, many: tuple[str, ...]) -> Iterable[Any]:
        """Spellings of a noun."""
        ...

    def openings(self, word: str) -> Iterable[tuple[str, str]]:
        """Clitic openings of a word."""
        ...


class Lexis:
    """Answers what a written word can be.

    ``word(text)`` takes a folded spelling and gives its :class:`Word`; ``phrases`` finds the phrases of several words.
    """

    def __init__(self, tables: Tables, pack: Forms) -> None:
        self.tables, self._pack = tables, pack
        self.fold = fold = pack.fold_word
        self._verbs = self._verb_index(tables.verbs)
        self._says = self._verb_index(tables.says)
        self._acts: dict[str, list[NounRow]] = {}
        for row in tables.nouns:
            for w in row.words:
                self._acts.setdefault(fold(w), []).append(row)
        self._nouns = self._noun_index(tables.people)
        self._voices = {fold(w): row for row in tables.voices for w in row.words if " " not in w}
        # «شهوداً», «مصدراً»: the indefinite accusative
        self._voices |= {
            w + "ا": row
            for w, row in self._voices.items()
            if not w.endswith(("ه", "ا", "ء", "ي", "ون", "ين")) and w + "ا" not in self._voices
        }
        lists: dict[str, tuple[Any, ...]] = {
            "speech": tables.speech, "vehicle": tables.vehicles, "support": tables.supports, "result": tables.results,
            "hypothetical": tables.hypothetical, "topic": tables.topic, "weapon": tables.weapons,
        }  # fmt: skip
        self._lists: dict[str, dict[str, Any]] = {
            name: {fold(w): row for row in table for w in (row.words or row.forms)} for name, table in lists.items()
        }
        self._parts: dict[str, set[str]] = {}
        for name, words in tables.particles.items():
            for word in words:
                self._parts.setdefault(fold(word), set()).add(name)
        for name, cues in (("according", tables.according), ("manner", tables.manner)):
            for word in (word for cue in cues for word in cue.words):
                self._parts.setdefault(fold(word), set()).add(name)
        self.phrases: Matcher[PhraseRow] = Matcher(self._phrase_entries(), openings=pack.openings)
        self.needs: Mapping[str, frozenset[str]] = {row.name: frozenset(fold(w) for w in row.words) for row in tables.needs}
        self.cues = self._cue_index()
        self.splits: Mapping[str, tuple[tuple[frozenset[str], SplitRow], ...]] = self._split_index()
        self._cache: dict[str, Word] = {}

    def _cue_index(self) -> Mapping[str, frozenset[str]]:
        """The lists of ``[[cue]]`` by name; rows of one name add up."""
        index: dict[str, frozenset[str]] = {}
        for row in self.tables.cues:
            index[row.name] = index.get(row.name, frozenset()) | {self.fold(word) for word in row.words}
        return index

    def _split_index(self) -> dict[str, tuple[tuple[frozenset[str], SplitRow], ...]]:
        fold = self._pack.fold_word
        index: dict[str, list[tuple[frozenset[str], SplitRow]]] = {}
        for row in self.tables.splits:
            for word in row.first:
                index.setdefault(fold(word), []).append((frozenset(fold(w) for w in row.last), row))
        return {word: tuple(rows_) for word, rows_ in index.items()}

    def _phrase_entries(self) -> Iterable[tuple[tuple[str, ...], PhraseRow]]:
        fold = self._pack.fold_word
        for row in self.tables.phrases:
            heads: list[tuple[str, ...]] = [(fold(word),) for word in row.first]
            for group in row.then:
                heads = [(*head, *fold(word).split()) for head in heads for word in group]
            for words in heads:
                yield words, row

    def _verb_index(self, table: Iterable[Any]) -> dict[str, list[tuple[Any, Any]]]:
        index: dict[str, list[tuple[Any, Any]]] = {}
        for row in table:
            for form in self._pack.verb_forms(row.past, row.present, row.extra):
                index.setdefault(form.text, []).append((row, form))
        return index

    def _noun_index(self, table: Iterable[dict[str, str]]) -> dict[str, tuple[dict[str, str], Any]]:
        index: dict[str, tuple[dict[str, str], Any]] = {}
        for row in table:
            many = tuple(w for w in row["many"].split("|") if w)
            for one in row["one"].split("|"):
                for form in self._pack.noun_forms(one, many):
                    index.setdefault(form.text, (row, form))
        return index

    def word(self, form: Form) -> Word:
        """Every reading of a written word."""
        found = self._cache.get(form.key)
        if found is None:
            found = self._read(form.text, form.cuts, feminine=form.key.endswith("ة"))
            if len(self._cache) > 200_000:
                self._cache.clear()
            self._cache[form.key] = found
        return found

    def _read(self, text: str, cuts: tuple[Cut, ...], feminine: bool) -> Word:
        conj, core, part = self._particle(text)
        if feminine and "pronominal" in part:
            part = part - {"pronominal"}  # «آلية» is spelt like «إليه» but for its last letter
        verb = say = act = noun = voice = None
        for cut in cuts:
            if not cut.det and (cut.prep in ("", "ل")):
                verb = verb or self._verb(cut)
                if say is None and cut.stem in self._says:
                    row, form = self._says[cut.stem][0]
                    if self._verb_fits(cut, form):
                        say = SayHit(row, cut, form.number, form.feminine, form.present)
            if not cut.future:
                act = act or self._act(cut)
                noun = noun or self._noun(cut)
                if voice is None:
                    voice = self._voices.get(cut.stem)
                    if voice is not None and cut.pron.startswith("نا") and voice.kind != "anonymous":
                        voice = None  # «صحيفتنا», but «مصادرنا»
        if verb is not None and say is not None and verb.cut.conj and not say.cut.conj and verb.cut.stem != say.cut.stem:
            verb = None  # «وصفت» is «وصف», not «و» and «صفّى»
        lists = {name: table.get(core) or table.get(text) for name, table in self._lists.items()}
        chosen = next((n for n in (act and act.cut, noun and noun.cut) if n), None) or _nominal(cuts)
        if (
            not conj
            and not part
            and not (verb or act or noun or voice or say)
            and text[:1] == "و"
            and len(text) >= 5
            and not any(lists.values())
        ):
            conj = "و"  # an unknown word that begins with و: most often «and» and a verb or a name
        unknown = not (part or verb or act or noun or voice or say or any(lists.values()))
        present = unknown and len(core.removeprefix(conj)) >= 4 and text.removeprefix(conj)[:1] == "ي"
        verbal = bool(
            present or verb or say or lists["support"] or lists["result"] or "other_verb" in part or "auxiliary" in part
        )
        weapon = lists["weapon"] or (self._lists["weapon"].get(text[1:]) if text[:1] == "و" else None)
        return Word(
            text, verb, act, say, noun, voice, lists["speech"], lists["vehicle"], lists["support"], lists["result"],
            weapon.event if weapon else "", part, conj or (chosen.conj if chosen else ""), core,
            chosen.prep if chosen and not part else "", bool(chosen and chosen.det), chosen.pron if chosen else "",
            verbal, lists["hypothetical"] is not None, lists["topic"] is not None, bool(part & _STRUCTURAL) or present,
            bool(verb or act or core in self.splits or text in self.splits),
            bool(
                say or lists["speech"] or (voice and voice.kind == "anonymous")
                or "according" in part or core == "كما" or core in self.cues["stood-in"]
            ),
            bool(part & _EDGES),
        )  # fmt: skip

    def _particle(self, text: str) -> tuple[str, str, frozenset[str]]:
        if text in self._parts:
            return "", text, frozenset(self._parts[text])
        if len(text) > 2 and text[0] in "وف":
            rest = text[1:]
            if rest in self._parts:
                return text[0], rest, frozenset(self._parts[rest])
            known = (
                any(rest in table for table in self._lists.values())
                or rest in self._verbs
                or rest in self._says
                or rest in self.splits
            )
            if known and text not in self._acts and text not in self._nouns and text not in self._verbs:
                return text[0], rest, _NONE
        return "", text, _NONE

    @staticmethod
    def _verb_fits(cut: Cut, form: Any) -> bool:
        if form.bound and not cut.pron:
            return False
        if cut.prep == "ل" or cut.future:
            return bool(form.present)
        return True

    def _verb(self, cut: Cut) -> Hit | None:
        entries = [(row, form) for row, form in self._verbs.get(cut.stem, ()) if self._verb_fits(cut, form)]
        if not entries:
            return None
        row, form = entries[0]
        return Hit(
            row, cut, form.number, form.feminine, form.present, True, tuple(other for other, _ in entries[1:]), form.passive
        )

    def _act(self, cut: Cut) -> Hit | None:
        found = self._acts.get(cut.stem)
        number = "sg" if found and self._first_word(found[0]) == cut.stem and not cut.stem.endswith("ات") else "pl"
        if found is None and cut.stem.endswith(("ا", "ان", "ين")):
            found, number = self._inflected_act(cut.stem)
        if not found:
            return None
        return Hit(found[0], cut, number, False, False, False, tuple(found[1:]))

    def _first_word(self, row: NounRow) -> str:
        return self._pack.fold_word(row.words[0])

    def _inflected_act(self, stem: str) -> tuple[list[NounRow] | None, str]:
        if stem.endswith("ا") and stem[:-1] in self._acts:
            found = self._acts[stem[:-1]]
            return found, "sg" if self._first_word(found[0]) == stem[:-1] else "pl"
        if stem.endswith(("ان", "ين")):
            single = stem[:-2]
            for word in (single, single[:-1] + "ه" if single.endswith("ت") else ""):
                rows_ = [
                    r
                    for r in self._acts.get(word, ())
                    if r.kind in ("act", "weapon", "person", "participle") and self._first_word(r) == word
                ]
                if rows_:
                    return rows_, "du"
        return None, "sg"

    def _noun(self, cut: Cut) -> Noun | None:
        entry = self._nouns.get(cut.stem)
        if entry is None:
            return None
        row, form = entry
        if form.construct and (cut.det or "adjective" in self._parts.get(cut.stem, ())):
            return None  # «مدفعي» is no «two guns of»
        return Noun(row["class"], row["actor"] or None, row["unit"], form.number, form.accusative, form.construct, cut)


def _nominal(cuts: tuple[Cut, ...]) -> Cut | None:
    """The likeliest cut of a word no table knows: an article if it shows one, else the whole word."""
    for cut in cuts:
        if cut.det and not cut.future:
            return cut
    return cuts[0] if cuts else None
