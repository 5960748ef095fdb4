"""HTML as blocks of text: each with the region of the page it stands in and how much of it is links.

The tree is selectolax's (lexbor). It is cleaned in place, written out again, and that well-formed text is read tag by tag: on pages of
a few thousand nodes this takes less than half the time of asking every node for its neighbours, and no depth of nesting matters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from selectolax.lexbor import LexborHTMLParser

from tawatur.lexicon import rows
from tawatur.pages.cues import WORDS, WordList

_TOKEN = re.compile(r"<(/?)([a-z][a-z0-9:-]*)((?:[^>\"]|\"[^\"]*\")*)>|([^<]+)|<!--.*?-->|<", re.S)
_ATTRIBUTE = re.compile(r"(?:^|\s)(class|id|role|itemprop|datetime)=\"([^\"]*)\"")
_SPACE = re.compile(r"[ \t\n\r\f\u00a0]+")
INLINE = frozenset(
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label",
        "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    }
)  # fmt: skip
_VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "wbr", "source", "area", "base", "col", "embed", "param", "track"})
_FURNITURE_TAGS = frozenset({"nav", "aside", "footer", "form", "button", "select", "menu", "dialog"})
_WASTE = "script, style, noscript, template, svg, iframe, object, canvas, video, audio, head, textarea, option, datalist"

_COMMENTS = re.compile(
    r"(?:^|[\s_-])(?:comments?(?:[_-]?(?:list|area|body|content|items?|threads?|wrap(?:per)?|sections?|box|container|block|text|inner|holder|s))?"
    r"|commentlist|disqus_thread|respond|replies|user-?comments?)(?=$|[\s_])",
    re.I,
)  # fmt: skip
_NO_COMMENTS = re.compile(
    r"comments?[_-](?:open|closed|link|count|num|number|off|on)|no-comments|has-comments|comment-?status", re.I
)
_RESPOND = re.compile(
    r"(?:^|[\s_-])(?:respond|reply-?(?:form|title)|comment-?(?:form|respond|reply|actions?|buttons?|likes?))(?=$|[\s_-])", re.I
)
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:caption|figcaption|wp-caption-text|image-?(?:desc\w*|credit|source)|photo-?(?:credit|desc\w*)|img-?(?:desc\w*|alt))(?=$|[\s_-])",
    re.I,
)
_BYLINE = re.compile(r"(?:^|[\s_-])(?:byline|author(?:-?name|s)?|writer|reporter|post-?author|entry-?author)(?=$|[\s_-])", re.I)
_DATE = re.compile(
    r"(?:^|[\s_-])(?:date(?:line)?|time(?:stamp)?|publish(?:ed)?(?:-?(?:date|at|time))?|post-?date|entry-?date|pubdate)(?=$|[\s_-])",
    re.I,
)
_EMBED = re.compile(
    r"(?:^|[\s_-])(?:twitter-tweet|tweet|instagram-media|fb-post|telegram-post|twitter-video|embed(?:ded)?)(?=$|[\s_-])", re.I
)


@dataclass(slots=True)
class HtmlBlock:
    """A stretch of visible text: its words, the tag around it, its region, the number of its box and of the box around that."""

    text: str
    tag: str
    region: str | None
    links: int
    box: int
    outer: int
    parts: int = 1


@dataclass(slots=True)
class _Box:
    tag: str
    region: str | None
    number: int
    block: bool


@lru_cache(maxsize=1)
def _names() -> dict[str, frozenset[str]]:
    path = WORDS / "regions.toml"
    tables = ("furniture", "ending", "state", "builder")
    return {name: frozenset(word for row in rows(path, name, WordList) for word in row.words) for name in tables}


def _names_furniture(token: str) -> bool:
    """Whether one class name or id names furniture by its last telling part: «post-share-buttons», not «category-news»."""
    names = _names()
    parts = re.split("[-_]+", token)
    while len(parts) > 1 and parts[-1] in names["ending"] and parts[-2] not in ("post", "entry", "article"):
        parts.pop()
    if parts[-1] not in names["furniture"] or (parts[0] in names["state"] and len(parts) > 1):
        return False
    # Page builders call every box a widget.
    return not (parts[-1] in ("widget", "widgets") and parts[0] in names["builder"])


@lru_cache(maxsize=20_000)
def region_of(tag: str, attributes: str) -> str | None:
    """What a tag says of the text in it: ``comment``, ``furniture``, ``caption``, ``byline``, ``dateline``, ``embed``, or nothing.

    >>> region_of("div", ' class="comment-list"'), region_of("nav", ""), region_of("div", ' class="entry-content"')
    ('comment', 'furniture', None)
    """
    if tag in _FURNITURE_TAGS:
        return "furniture"
    if tag == "figcaption":
        return "caption"
    told = " ".join(value for name, value in _ATTRIBUTE.findall(attributes) if name in ("class", "id", "role", "itemprop"))
    if not told or tag in ("html", "body", "main"):
        return "furniture" if tag in ("menu",) else None
    if _EMBED.search(told):
        return "embed" if (tag in ("blockquote", "div", "section") and "twitter" in told) or "tweet" in told else None
    if _RESPOND.search(told):
        return "furniture"
    if tag not in INLINE and _COMMENTS.search(told) and not _NO_COMMENTS.search(told):
        return "comment"
    if _CAPTION.search(told):
        return "caption"
    if tag == "article":
        return None
    if tag not in ("h1", "p") and any(_names_furniture(token) for token in told.lower().split()):
        return "furniture"
    if _BYLINE.search(told):
        return "byline"
    return "dateline" if _DATE.search(told) else None


def parse(html: str) -> LexborHTMLParser:
    """The tree of a page."""
    return LexborHTMLParser(html)


def clean(tree: LexborHTMLParser, *, drop: str | None = None) -> str:
    """The visible part of a page written out as well-formed HTML: scripts, styles and frames are gone from the tree too."""
    for node in tree.css(_WASTE if drop is None else f"{_WASTE}, {drop}"):
        node.decompose()
    body = tree.body
    return (body.html or "") if body is not None else ""


def read_blocks(markup: str, *, classes: bool = True) -> tuple[list[HtmlBlock], str]:
    """The blocks of well-formed HTML in order, and the markup without furniture and comments: what a referee is asked to judge.

    A stretch of furniture is one block. ``classes=False`` believes tags only.

    >>> [(b.text, b.tag, b.region) for b in read_blocks("<div><nav>أخبار</nav><p>نص <b>هنا</b></p></div>")[0]]
    [('أخبار', 'nav', 'furniture'), ('نص هنا', 'p', None)]
    """
    reader = _Reader(classes)
    found = reader.read(markup)
    kept, at = [], 0
    for start, end in reader.cuts:
        kept.append(markup[at:start])
        at = end
    return found, "".join([*kept, markup[at:]])


class _Reader:
    """One pass over the tags: a stack of open boxes, and the words since the last box began or ended."""

    def __init__(self, classes: bool) -> None:
        self.classes = classes
        self.cuts: list[tuple[int, int]] = []
        self.cut_from = -1
        self.cut_depth = 0
        self.out: list[HtmlBlock] = []
        self.stack: list[_Box] = [_Box("body", None, 0, True)]
        self.boxes: list[_Box] = [self.stack[0]]
        self.words: list[str] = []
        self.linked = 0
        self.link = 0
        self.inner: str | None = None
        self.count = 0
        self.open: dict[str, int] = {}

    def read(self, markup: str) -> list[HtmlBlock]:
        for match in _TOKEN.finditer(markup):
            closing, tag, attributes, text = match.groups()
            depth = len(self.stack)
            if text is not None:
                self._text(text)
            elif tag is None:
                continue
            elif tag == "br":
                if self.stack[-1].region == "furniture":
                    self.words.append(" ")
                else:
                    self._flush()
            elif tag in _VOID:
                continue
            elif closing:
                self._close(tag)
                if 0 < self.cut_depth >= len(self.stack) and self.cut_from >= 0:
                    self.cuts.append((self.cut_from, match.end()))
                    self.cut_from = -1
            else:
                self._open(tag, attributes)
                if self.cut_from < 0 and self.stack[-1].region in ("furniture", "comment"):
                    self.cut_from, self.cut_depth = match.start(), depth
        self._flush()
        return self.out

    def _text(self, text: str) -> None:
        if "&" in text:
            text = unescape(text)
        self.words.append(text)
        if self.link:
            self.linked += len(text.strip())

    def _open(self, tag: str, attributes: str) -> None:
        above = self.stack[-1].region
        own = region_of(tag, attributes) if attributes or tag in _FURNITURE_TAGS or tag == "figcaption" else None
        if not self.classes and own == "furniture" and tag not in _FURNITURE_TAGS:
            own = None
        in_comment = above == "comment"
        block = tag not in INLINE or (in_comment and tag not in ("em", "i", "u"))
        region = (
            above if above in ("furniture", "comment", "caption") and not (in_comment and own == "furniture") else own or above
        )
        if above == "furniture" and own == "comment":
            region = "comment"
        if not block and own in ("byline", "dateline", "furniture", "caption") and region == own and above != own:
            block = True
        if above == "furniture" and region == "furniture":
            # Menus and lists of links: one block, or a page has hundreds that nobody asks about.
            if self.words and self.words[-1] != " ":
                self.words.append(" ")
            block = False
        if block:
            self._flush()
            self.count += 1
        if tag == "a":
            self.link += 1
        box = _Box(tag, region, self.count, block)
        self.stack.append(box)
        self.open[tag] = self.open.get(tag, 0) + 1
        if block:
            self.boxes.append(box)

    def _close(self, tag: str) -> None:
        if not self.open.get(tag):
            return
        while len(self.stack) > 1:
            box = self.stack[-1]
            if box.block:
                self._flush()
                self.boxes.pop()
            self.stack.pop()
            self.open[box.tag] -= 1
            if box.tag == "a":
                self.link -= 1
            if box.tag == tag:
                return

    def _flush(self) -> None:
        if not self.words:
            return
        text = _SPACE.sub(" ", "".join(self.words)).strip(" \u200b\ufeff")
        if text:
            box = self.boxes[-1]
            outer = self.boxes[-2].number if len(self.boxes) > 1 else 0
            self.out.append(HtmlBlock(text, box.tag, box.region, self.linked, box.number, outer))
        self.words.clear()
        self.linked = 0


_FORMATTING = ("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u")
_BOX_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.I)
_DEEPEST = 1_500
_MOST_UNCLOSED = 300


def too_tangled(html: str) -> bool:
    """True for markup whose tree would take a parser quadratic time: boxes nested thousands deep, hundreds of formatting tags left open.

    Measured with lexbor: 4,000 nested ``div`` take 12 ms, a million take more than ten minutes.

    >>> too_tangled("<div>" * 30_000), too_tangled("<p>نص</p>" * 30_000)
    (True, False)
    """
    if html.count("<") < 2_000:
        return False
    small = html.lower()
    unclosed = sum(max(0, small.count(f"<{tag} ") + small.count(f"<{tag}>") - small.count(f"</{tag}")) for tag in _FORMATTING)
    if unclosed > _MOST_UNCLOSED:
        return True
    if small.count("<") < 20_000:
        return False
    depth: dict[str, int] = {}
    for closing, tag in _BOX_TAG.findall(small):
        if tag in _VOID or tag in ("p", "li", "td", "tr", "option", "dd", "dt"):
            continue
        depth[tag] = max(0, depth.get(tag, 0) + (-1 if closing else 1))
        if depth[tag] > _DEEPEST:
            return True
    return False


def without_tags(html: str) -> str:
    """The words of markup that cannot be parsed in bounded time: every tag is a line end.

    >>> without_tags("<div><script>x</script>نص<br>آخر").split()
    ['نص', 'آخر']
    """
    html = re.sub(r"<(script|style)\b.*?(?:</\1\s*>|$)", "\n", html, flags=re.S | re.I)
    return unescape(re.sub(r"<[^<>]*>?", "\n", html))
