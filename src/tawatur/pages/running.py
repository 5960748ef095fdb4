"""Inside running text: related headlines, share words and tag lists between sentences, and stretches told twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from tawatur.pages.cues import InlineMark, cues
from tawatur.pages.spelling import level, standing, words

#: A sentence end as seen from inside a line: the sign and the space or quotation after it.
_STOP = re.compile(r"(?<!\.)[.!؟?](?=[\s»\"”)\]]|$)|\n|…")
_WORD = re.compile(r"\w+")
#: Share buttons in Latin letters come capitalised.
_LATIN_SHARE = frozenset({"Facebook", "Twitter", "WhatsApp", "Whatsapp", "Telegram", "LinkedIn", "Linkedin"})
_HASHTAGS = re.compile(r"(?<!\S)#[\w]+(?:[ \n،,|]+#[\w]+){2,}(?=\s|$)")
#: A related headline is seldom longer; beyond it the text is taken to have gone on.
HEADLINE_WORDS = 14
_HEADLINE_LETTERS = 400
_SHORTEST_COPY = 6
_LONG_COPY = 20


class Stretch(NamedTuple):
    """A stretch of a text that is no body: offsets and what it is (``furniture``, ``comment`` or ``duplicate``)."""

    start: int
    end: int
    kind: str


@lru_cache(maxsize=1)
def _comments() -> re.Pattern[str]:
    """The heading of comments with their number."""
    return re.compile(rf"(?<!\w){cues().one_of('comments')}\s*[(:\[]\s*[\d٠-٩]+\s*[)\]]?")


@lru_cache(maxsize=1)
def _comment_words() -> frozenset[str]:
    """Words of which one stands in every heading of comments, folded."""
    return frozenset(words(phrase)[0] for phrase in cues().spellings("comments"))


@lru_cache(maxsize=1)
def _reading_time() -> re.Pattern[str]:
    """A number behind a marker, also of minutes."""
    return re.compile(rf"[\s:]*[\d٠-٩]{{1,3}}(?:\s*{cues().one_of('minutes')})?")


def related_end(text: str, start: int, *, limit: int = HEADLINE_WORDS) -> int:
    """Where the headline that begins at ``start`` ends: the sentence end, a word that begins a new sentence, or ``limit`` words.

    >>> text = "حريق في مستودع للحبوب وقال السكان إن الطريق مقطوع."
    >>> text[:related_end(text, 0)]
    'حريق في مستودع للحبوب '
    """
    near = min(len(text), start + _HEADLINE_LETTERS)
    stop = _STOP.search(text, start, near)
    end = stop.end() if stop is not None else near
    restart = cues().restart
    for count, match in enumerate(_WORD.finditer(text, start, end)):
        if count >= limit or (count >= 4 and level(match.group()) in restart):
            return match.start()
    return end


def _after_sign(text: str, at: int) -> int:
    match = re.compile(r"[\s:：.…؟?\-–|\u200e\u200f]*").match(text, at)
    return match.end() if match is not None else at


def _is_headline(text: str, at: int) -> bool:
    """Whether the line at ``at`` can be the headline a marker on the line before it announces: short, and no ended sentence."""
    end = text.find("\n", at)
    line = text[at : end if end >= 0 else len(text)].strip()
    return len(line) <= 160 and not line.endswith((".", "؟", "!", '."', ".»"))


def _mark_end(text: str, mark: InlineMark, following: int, last_stop: int) -> int:
    role = mark.marker.role
    at = _after_sign(text, mark.end)
    if "\n" in text[mark.end : at] and not _is_headline(text, at):
        return mark.end
    if role in ("related", "section"):
        # What follows the last sentence end of the text is a tail of links, however many there are.
        tail = role == "section" and last_stop < at
        return min(following, len(text) if tail else related_end(text, at))
    if role == "tags":
        tail = last_stop < at
        return min(following, len(text) if tail else related_end(text, at, limit=10))
    numbers = _reading_time().match(text, mark.end)
    return numbers.end() if numbers is not None else mark.end


def _last_stop(text: str) -> int:
    """Where the last sentence of the text ends; -1 when none does."""
    found = -1
    for sign in ".؟!":
        at = len(text)
        while (at := text.rfind(sign, 0, at)) > found:
            if at + 1 == len(text) or text[at + 1].isspace():
                found = at
                break
    return found


def marked(text: str, levelled: str, told: frozenset[str]) -> list[Stretch]:
    """Furniture that a marker inside the text gives away, and the comments after a counted comment heading."""
    found: list[Stretch] = []
    comments = _comments().search(text) if not _comment_words().isdisjoint(told) else None
    stop = comments.start() if comments is not None else len(text)
    marks = [mark for mark in cues().inside(text, levelled, told) if mark.start < stop]
    last_stop = _last_stop(text) if marks else 0
    for mark, following in zip(marks, [*(m.start for m in marks[1:]), stop], strict=False):
        found.append(Stretch(mark.start, min(_mark_end(text, mark, following, last_stop), stop), "furniture"))
    if comments is not None:
        found.append(Stretch(comments.start(), comments.end(), "furniture"))
        if comments.end() < len(text):
            found.append(Stretch(comments.end(), len(text), "comment"))
    return found


def hashtags(text: str) -> Iterator[Stretch]:
    """Runs of three hashtags and more with no word between them: a list of keywords, no sentence.

    >>> text = "أغلقت البلدية السوق. #سوق #حريق #المروج"
    >>> [text[s.start:s.end] for s in hashtags(text)]
    ['#سوق #حريق #المروج']
    """
    if text.count("#") >= 3:
        for match in _HASHTAGS.finditer(text):
            yield Stretch(match.start(), match.end(), "furniture")


def share_runs(text: str, told: frozenset[str]) -> Iterator[Stretch]:
    """Runs of four and more names of share buttons with nothing but space or signs between them."""
    table = cues().share_words
    if len(told & table) < 3 and not (told & _LATIN_SHARE):
        return
    run: list[tuple[int, int]] = []
    for start, end, word in [*standing(text), (len(text), len(text), "")]:
        if word in table and (not run or not re.search(r"[.،؛\w]", text[run[-1][1] : start])):
            run.append((start, end))
            continue
        if len(run) >= 4:
            yield Stretch(run[0][0], run[-1][1], "furniture")
        run = [(start, end)] if word in table else []


#: What may stand between two words of one sentence; anything else between them ends it.
_WITHIN = re.compile(r"""[ \u00a0\u200b-\u200f،,/'"“”«»()\[\]\-–—ـ#_%$&’‘]*""")
_WIDE = re.compile(r"\s{2,}")


class _Text:
    """The words of a text with the boundaries between sentences, for finding copies."""

    def __init__(self, text: str, title: int) -> None:
        self.text, self.title = text, title
        self.last_copy = -1
        self.one_line = "\n" not in text[title + 1 :].strip()
        self.told = [word for word in standing(text) if word[2]]
        self.keys = [word for _, _, word in self.told]

    def opens(self, at: int) -> bool:
        """Whether a sentence or line begins with word ``at``."""
        if at == 0 or at == self.last_copy:
            return True
        between = self.text[self.told[at - 1][1] : self.told[at][0]]
        return between != " " and (_WITHIN.fullmatch(between) is None or _WIDE.search(between) is not None)

    def stretch(self, at: int, count: int) -> Stretch:
        """The stretch of ``count`` words from word ``at``, as a duplicate."""
        return Stretch(self.told[at][0], self.told[at + count - 1][1], "duplicate")

    def closes(self, at: int) -> bool:
        """Whether a sentence or line ends before word ``at``."""
        return at == len(self.told) or self.opens(at)


#: Word comparisons, for each word of a text, after which the search for copies ends: texts of newspapers need fewer than ten, one
#: word or phrase ten thousand times over would need the square of its length.
_PATIENCE = 40


def copies(text: str, *, title: int = 0) -> list[Stretch]:
    """Stretches that tell again, word for word, what stood before in the same text.

    A copy has six words or more and covers whole sentences or lines, or follows its original at once, or is very long.
    ``title`` is the length of the title the text begins with: the title told again at the beginning of a line is a copy even when
    the text runs on, unless the running on makes it the beginning of a longer sentence.

    >>> text = "أغلقت البلدية السوق القديم بعد الحريق. عاد السكان. أغلقت البلدية السوق القديم بعد الحريق."
    >>> [text[s.start:s.end] for s in copies(text)]
    ['أغلقت البلدية السوق القديم بعد الحريق']
    """
    keys = words(text)
    title_words = len(words(text[:title])) if title else 0
    short = 3 <= title_words < _SHORTEST_COPY and keys[title_words : 2 * title_words] == keys[:title_words]
    if not (short or _again(keys)):
        return []
    standing_words = _Text(text, title)
    return list(_copies(standing_words, _again(standing_words.keys), title_words))


def _again(keys: Sequence[str]) -> dict[int, list[int]]:
    """For each place where six words stand that stood before: up to eight earlier places, the first ones.

    A phrase that returns very often (an agency's name) is followed up a few times only, or the search would be quadratic.
    """
    grams = list(zip(*(keys[k:] for k in range(_SHORTEST_COPY)), strict=False))
    if len(set(grams)) == len(grams):
        return {}
    seen: dict[tuple[str, ...], list[int]] = {}
    found: dict[int, list[int]] = {}
    for at, gram in enumerate(grams):
        before = seen.get(gram)
        if before is None:
            seen[gram] = [at]
            continue
        found[at] = before[:8]
        if len(before) < 8:
            before.append(at)
    return found


def _copies(text: _Text, again: dict[int, list[int]], title_words: int) -> Iterator[Stretch]:
    done = 0
    if 3 <= title_words < _SHORTEST_COPY:
        done = title_words
        while text.keys[done : done + title_words] == text.keys[:title_words] and text.closes(done + title_words):
            yield text.stretch(done, title_words)
            done += title_words
    left = _PATIENCE * len(text.keys)
    for at, earlier in again.items():
        if at < done:
            continue
        length, origin = max((_run(text.keys, first, at), -first) for first in earlier)
        left -= length * len(earlier)
        if left < 0:
            return
        cut = _accepted(text, -origin, at, length, title_words)
        if cut:
            yield text.stretch(at, cut)
            done = text.last_copy = at + cut


def _run(keys: Sequence[str], first: int, second: int) -> int:
    length, most = 0, min(second - first, len(keys) - second)
    while length < most and keys[first + length] == keys[second + length]:
        length += 1
    return length


def _accepted(text: _Text, first: int, second: int, length: int, title_words: int) -> int:
    """How many of the ``length`` equal words at ``second`` are surely a copy."""
    follows = first + length == second and text.opens(first)
    if not (text.opens(second) or follows):
        return length if text.one_line and length >= _LONG_COPY else 0
    if title_words >= 3 and first == 0 and length >= title_words:
        if _tells_title(text, second + title_words, title_words):
            return length if text.closes(second + length) else title_words
        follows = False
    if follows and length >= 4:
        return length
    closing = length
    while closing >= _SHORTEST_COPY and not text.closes(second + closing):
        closing -= 1
    if closing >= _SHORTEST_COPY:
        return closing
    return length if text.one_line and length >= _LONG_COPY else 0


def _tells_title(text: _Text, after: int, title_words: int) -> bool:
    """Whether the title told again is a copy: it ends there, or what follows does not go on with its sentence."""
    if text.closes(after) or title_words < _SHORTEST_COPY:
        return text.closes(after)
    goes_on = "،" in text.text[text.told[after - 1][1] : text.told[after][0]] or text.keys[after] in cues().clause
    return not goes_on
