"""The chain diagram of an incident: origins, the channels their words came through, and the articles that tell them, as one drawing.

Columns run from the origins to the articles, from right to left on a page that does. Every way of an origin is drawn by itself, so
that the eye can follow who spoke through whom; only the articles are shared. A bracket at the origins holds an independent chain
together, one at the articles those that share a text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tawatur.model import Incident, Reading
from tawatur.web.told import Told
from tawatur.web.words import Words, clean

WIDTH = 900.0
_ROW, _TALL = 52.0, 40.0  # units from row to row, and of a box
_SIDE = 96.0  # for the brackets on either side
_EDGE = 4.0  # where there is none
_GAP = 54.0  # between columns at least
_WIDEST = 230.0
_LANE = 0.4  # of a row: the room a line takes that passes by the boxes of a column
_LETTER = 7.0  # units a letter takes
_DEEP = 3  # channels one after the other that have columns of their own
_ARTICLES, _ORIGINS = 40, 60  # that are drawn


@dataclass(frozen=True, slots=True)
class Box:
    """A box with its words; ``x``/``y`` are its middle. ``kind`` is ``origin``, ``via`` or ``article``; ``colour`` its origin's, or -1."""

    kind: str
    x: float
    y: float
    text: str
    full: str
    note: str = ""
    letter: str = ""
    colour: int = -1
    article: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line from box to box as an SVG path."""

    path: str
    colour: int


@dataclass(frozen=True, slots=True)
class Bracket:
    """A bracket around boxes: ``number`` of the chain, 0 for a text that articles share; the label stands at ``x``, ``y``."""

    path: str
    x: float
    y: float
    number: int


@dataclass(frozen=True, slots=True)
class Diagram:
    """What is drawn; ``more`` articles are not."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    brackets: tuple[Bracket, ...]
    wide: float
    height: float
    more: int
    tall: float = _TALL
    width: float = WIDTH


@dataclass(slots=True)
class _Node:
    """A box before it has a place: its layer, its chain, the rows of the articles it leads to, and in the end its own row.

    A ``lane`` is no box, but the room of a line that passes by the boxes of a column.
    """

    layer: int
    chain: int
    told: Told
    name: str
    lane: bool = False
    rows: list[float] = field(default_factory=list)
    row: float = 0.0

    @property
    def middle(self) -> float:
        return sum(self.rows) / len(self.rows)

    @property
    def size(self) -> float:
        return _LANE if self.lane else 1.0

    @property
    def y(self) -> float:
        return _at(self.row)


def diagram(incident: Incident, told: Mapping[str, Told], readings: Mapping[str, Reading], words: Words) -> Diagram | None:
    """The diagram of an incident, ``None`` when it has no chain; ``told`` are its claims by id."""
    said = [(n, told[id]) for n, chain in enumerate(incident.chains) for id in chain.claims if id in told]
    if not said:
        return None
    groups = _shared(incident)
    order = _ordered(said, groups)
    rows = {id: float(n) for n, id in enumerate(order[:_ARTICLES])}
    nodes, joined = _nodes([(n, each) for n, each in said if each.reading.article.id in rows], rows, words)
    layers = max(node.layer for node in nodes.values()) + 2
    _pass_by(nodes, joined, layers, rows)
    most = _most(nodes, layers, rows)
    for node in nodes.values():
        node.rows = [row + (most - len(rows)) / 2 for row in node.rows]
    rows = {id: n + (most - len(rows)) / 2 for id, n in rows.items()}
    _place(nodes, layers, most)
    height = most * _ROW + 8
    room = WIDTH - _SIDE - (_SIDE if any(len(group) > 1 for group in groups) else _EDGE)
    wide = min(_WIDEST, (room - _GAP * (layers - 1)) / layers)
    step = (room - wide) / (layers - 1)

    def across(layer: int) -> float:
        x = _SIDE + wide / 2 + layer * step
        return round(WIDTH - x if words.rtl else x, 1)

    letters = int((wide - 20) / _LETTER)
    boxes = [_box(node, across(node.layer), letters) for node in nodes.values() if not node.lane]
    boxes += [_article(readings[id], across(layers - 1), _at(n), letters, words) for id, n in rows.items() if id in readings]
    half = (-1 if words.rtl else 1) * wide / 2
    lines = []
    for key, ends in joined.items():
        node = nodes[key]
        for end in ends:
            layer, y = (layers - 1, _at(rows[end])) if isinstance(end, str) else (nodes[end].layer, nodes[end].y)
            # a line that passes by boxes runs level beside them
            start = across(node.layer) + (-half if node.lane else half)
            lines.append(Line(_curve(start, across(node.layer) + half, node.y, across(layer) - half, y), node.told.colour))
    sign = -1 if words.rtl else 1
    brackets = [*_chain_brackets(nodes, across(0) - half, -sign), *_copy_brackets(groups, rows, across(layers - 1) + half, sign)]
    return Diagram(tuple(boxes), tuple(lines), tuple(brackets), round(wide, 1), height, len(order) - len(rows))


def _at(row: float) -> float:
    return round((row + 0.5) * _ROW + 4, 1)


def _shared(incident: Incident) -> list[list[str]]:
    """The articles in groups: those that share a text hang together, every other is a group of its own."""
    head = {id: id for id in incident.articles}

    def top(id: str) -> str:
        while head[id] != id:
            id = head[id]
        return id

    for copy in incident.copies:
        if copy.left in head and copy.right in head:
            one, other = sorted((top(copy.left), top(copy.right)))
            head[other] = one
    out: dict[str, list[str]] = {}
    for id in incident.articles:
        out.setdefault(top(id), []).append(id)
    return list(out.values())


def _ordered(said: Sequence[tuple[int, Told]], groups: Sequence[Sequence[str]]) -> list[str]:
    """The articles in rows: by the chain that most of a group's claims belong to, then by day; copies one below the other."""
    chains: dict[str, list[int]] = {}
    days: dict[str, str] = {}
    for n, each in said:
        chains.setdefault(each.reading.article.id, []).append(n)
        days[each.reading.article.id] = str(each.reading.article.published or "9")
    present = [[id for id in group if id in chains] for group in groups]

    def rank(group: Sequence[str]) -> tuple[float, str, str]:
        numbers = [n for id in group for n in chains[id]]
        return sum(numbers) / len(numbers), min(days[id] for id in group), min(group)

    return [
        id
        for group in sorted((group for group in present if group), key=rank)
        for id in sorted(group, key=lambda id: (days[id], id))
    ]


_Key = tuple[str, ...]


def _nodes(
    said: Iterable[tuple[int, Told]], rows: Mapping[str, float], words: Words
) -> tuple[dict[_Key, _Node], dict[_Key, list[_Key | str]]]:
    """Origins and channels with what each leads to: further channels, or articles by id."""
    nodes: dict[_Key, _Node] = {}
    joined: dict[_Key, list[_Key | str]] = {}
    for n, each in said:
        key: _Key = (str(n), each.letter)
        if key not in nodes and sum(node.layer == 0 for node in nodes.values()) >= _ORIGINS:
            continue
        article = each.reading.article.id
        # what is beyond the last column stands together in it
        vias = [words.via(via) for via in each.claim.via]
        ways = vias if len(vias) <= _DEEP else [*vias[: _DEEP - 1], " · ".join(vias[_DEEP - 1 :])]
        for layer, name in enumerate([each.origin, *ways]):
            if layer:
                before, key = key, (*key, name)
                _join(joined, before, key)
            nodes.setdefault(key, _Node(layer, n, each, name)).rows.append(rows[article])
        _join(joined, key, article)
    return nodes, joined


def _join(joined: dict[_Key, list[_Key | str]], key: _Key, end: _Key | str) -> None:
    ends = joined.setdefault(key, [])
    if end not in ends:
        ends.append(end)


def _pass_by(nodes: dict[_Key, _Node], joined: dict[_Key, list[_Key | str]], layers: int, rows: Mapping[str, float]) -> None:
    """Give a lane in each column between to what leads to an article over more than one column."""
    for key in list(joined):
        node = nodes[key]
        over = [end for end in joined[key] if isinstance(end, str)]
        if not over or node.layer == layers - 2:
            continue
        joined[key] = [end for end in joined[key] if not isinstance(end, str)]
        last = key
        for layer in range(node.layer + 1, layers - 1):
            lane = (*key, "", str(layer))
            nodes[lane] = _Node(layer, node.chain, node.told, "", lane=True, rows=[rows[end] for end in over])
            _join(joined, last, lane)
            last = lane
        joined[last] = list(over)


def _columns(nodes: Mapping[_Key, _Node], layers: int) -> list[list[_Node]]:
    return [[node for node in nodes.values() if node.layer == layer] for layer in range(layers - 1)]


def _most(nodes: Mapping[_Key, _Node], layers: int, rows: Mapping[str, float]) -> float:
    """How many rows the fullest column takes."""
    return round(max([float(len(rows)), *(sum(node.size for node in column) for column in _columns(nodes, layers))]), 2)


def _place(nodes: Mapping[_Key, _Node], layers: int, most: float) -> None:
    """Give each box its row, as near to what it leads to as the others leave room."""
    columns = _columns(nodes, layers)
    middles: dict[int, list[float]] = {}
    for node in columns[0]:
        middles.setdefault(node.chain, []).append(node.middle)
    chains = {chain: (sum(each) / len(each), chain) for chain, each in middles.items()}
    columns[0].sort(key=lambda node: (chains[node.chain], node.middle, node.name))
    _spread(columns[0], [node.middle for node in columns[0]], most)
    origins = {(str(node.chain), node.told.letter): node.row for node in columns[0]}
    for layer, column in enumerate(columns[1:], 1):

        def wish(node: _Node, share: float = layer / (layers - 1)) -> float:
            """On the straight way from the origin to the articles."""
            first = origins[str(node.chain), node.told.letter]
            return first + (node.middle - first) * share

        column.sort(key=lambda node: (wish(node), node.name))
        _spread(column, [wish(node) for node in column], most)


def _spread(column: Sequence[_Node], wishes: Sequence[float], most: float) -> None:
    """Rows as near to the wishes as boxes do not touch and stay above ``most``."""
    last = -0.5
    for node, row in zip(column, wishes, strict=True):
        node.row = max(row, last + node.size / 2)
        last = node.row + node.size / 2
    last = most - 0.5
    for node in reversed(column):
        node.row = min(node.row, last - node.size / 2)
        last = node.row - node.size / 2


def _box(node: _Node, x: float, letters: int) -> Box:
    origin = node.layer == 0
    full = clean(node.name)
    return Box(
        "origin" if origin else "via", x, node.y, cut(full, letters - (3 if origin else 0)), full,
        letter=node.told.letter if origin else "", colour=node.told.colour, note=node.told.claim.origin.kind.value if origin else "",
    )  # fmt: skip


def _article(reading: Reading, x: float, y: float, letters: int, words: Words) -> Box:
    article = reading.article
    full = clean(article.outlet or words("article", "no_outlet"))
    day = article.published.isoformat() if article.published else ""
    return Box("article", x, y, cut(full, letters), f"{full} {day}: {clean(article.title)}", note=day, article=article.id)


def cut(text: str, letters: int) -> str:
    """Words that fit into so many letters.

    >>> cut("a news agency", 8), cut("agency", 8)
    ('a news…', 'agency')
    """
    return text if len(text) <= letters else text[: letters - 1].rstrip() + "…"


def _curve(x0: float, x1: float, y1: float, x2: float, y2: float) -> str:
    """Level from ``x0`` to ``x1``, then in a curve to the other end."""
    middle = round((x1 + x2) / 2, 1)
    level = f"H{x1:g}" if x0 != x1 else ""
    return f"M{x0:g} {y1:g}{level}C{middle:g} {y1:g} {middle:g} {y2:g} {x2:g} {y2:g}"


def _chain_brackets(nodes: Mapping[_Key, _Node], x: float, sign: int) -> Iterable[Bracket]:
    heights: dict[int, list[float]] = {}
    for node in nodes.values():
        if node.layer == 0:
            heights.setdefault(node.chain, []).append(node.y)
    for chain, ys in heights.items():
        yield _bracket(x, min(ys), max(ys), sign, chain + 1)


def _copy_brackets(groups: Sequence[Sequence[str]], rows: Mapping[str, float], x: float, sign: int) -> Iterable[Bracket]:
    for group in groups:
        ys = [_at(rows[id]) for id in group if id in rows]
        if len(ys) > 1:
            yield _bracket(x, min(ys), max(ys), sign, 0)


def _bracket(x: float, top: float, bottom: float, sign: int, number: int) -> Bracket:
    """A bracket beside boxes, open towards them; ``sign`` is 1 when it stands to their right."""
    first, last = top - _TALL / 2 + 3, bottom + _TALL / 2 - 3
    near, far = x + sign * 5, x + sign * 12
    path = f"M{near:g} {first:g}H{far:g}V{last:g}H{near:g}"
    return Bracket(path, round(far + sign * (_SIDE - 12) / 2, 1), round((top + bottom) / 2, 1), number)
