"""What the pages say: labels of two languages, names of parties, figures and chains, and captured words made safe to show."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from markupsafe import Markup, escape

from tawatur import atlas
from tawatur.model import Claim, Count, Hedge, Origin, OriginKind, Via, ViaKind, When

LANGS = ("en", "ar")
# signs that turn, hide or break a line around them; joiners and the two plain direction marks are spelling and stay
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ue000\ue001]")

_ARABIC = re.compile("([\u0621-\u06ff](?:[\u0621-\u06ff\\s]*[\u0621-\u06ff])?)")
# in a line from right to left «≤20» would be drawn as «20≥»
_SIGNED = re.compile(r"([<>≤≥≈~±+−]\s?\d+(?:[.,٫٬]\d+)*)")


def clean(text: str) -> str:
    """Captured words without control signs and without signs that turn the direction of what follows.

    >>> clean("a\\u202eb\\x07c")
    'abc'
    """
    return _UNSAFE.sub("", text)


def hidden_signs(text: str) -> int:
    """How many signs :func:`clean` leaves out."""
    return len(_UNSAFE.findall(text))


def shown(text: str) -> Markup:
    """Captured words as they may stand in a page: escaped, without unsafe signs, each sign with its number kept from turning.

    >>> shown("<b> و≤20")
    Markup('&lt;b&gt; و<bdi dir="ltr">≤20</bdi>')
    """
    parts = _SIGNED.split(clean(text))
    return Markup("").join(
        Markup('<bdi dir="ltr">{}</bdi>').format(part) if n % 2 else escape(part) for n, part in enumerate(parts)
    )


def sentence(text: str) -> Markup:
    """A sentence of the program, from left to right, with Arabic words in it kept together where they stand.

    >>> sentence("«محلية» says 2")
    Markup('«<bdi dir="rtl">محلية</bdi>» says 2')
    """
    parts = _ARABIC.split(clean(text))
    return Markup("").join(
        Markup('<bdi dir="rtl">{}</bdi>').format(part) if n % 2 else escape(part) for n, part in enumerate(parts)
    )


def bdi(text: object, direction: str = "auto") -> Markup:
    """Words in an isolate of their own, escaped: what is beside them cannot turn them, nor they what is beside them.

    >>> bdi("<b>")
    Markup('<bdi dir="auto">&lt;b&gt;</bdi>')
    """
    told = str(text)
    return Markup('<bdi dir="{}">{}</bdi>').format(direction, shown(told) if direction == "auto" else clean(told))


def ltr(text: object) -> Markup:
    """A figure, a date or an id: always from left to right, so that «≤20» never becomes «20≥»."""
    return bdi(text, "ltr")


def dated(text: object) -> Markup:
    """Dates: from left to right, and never broken at a hyphen.

    >>> dated("2024-03-11")
    Markup('<bdi dir="ltr" class="date">2024-03-11</bdi>')
    """
    return Markup('<bdi dir="ltr" class="date">{}</bdi>').format(clean(str(text)))


@dataclass(frozen=True, slots=True)
class Words:
    """The labels of one language; ``lang`` is ``en`` or ``ar``."""

    lang: str

    @property
    def dir(self) -> str:
        """The direction of the page."""
        return "rtl" if self.lang == "ar" else "ltr"

    @property
    def rtl(self) -> bool:
        """True for a page that runs from right to left."""
        return self.lang == "ar"

    @property
    def other(self) -> str:
        """The other language."""
        return "en" if self.lang == "ar" else "ar"

    def __call__(self, group: str, key: str | None) -> str:
        """A label; the key itself when there is none.

        >>> Words("en")("event", "killed"), Words("en")("unit", "tank")
        ('killed', 'tank')
        """
        return "" if key is None else tables()[self.lang].get(group, {}).get(key, key)

    # --- names ------------------------------------------------------------------------------------------------------

    def party(self, id: str | None) -> str:
        """A party's name for people, or the words themselves when the atlas does not know it."""
        if id is None:
            return ""
        party = atlas.load().parties.get(id)
        if party is None:
            return _families().get(id, {}).get(self.lang, id)
        # what stands in brackets or behind a stroke explains a name and would crowd the page
        return re.split(r" [(/]", party.name_ar if self.lang == "ar" else party.name_en)[0]

    def origin(self, origin: Origin, outlet: str | None) -> str:
        """Whose word it is, in short: the party, the words told, or the outlet itself."""
        if origin.kind is OriginKind.OUTLET:
            return outlet or self("table", "here")
        if origin.actor:
            return self.party(origin.actor)
        return origin.text or self("kind", origin.kind.value)

    def via(self, via: Via) -> str:
        """What stands between."""
        return self("channel", via.name) if via.kind is ViaKind.CHANNEL else via.name

    # --- figures and days -------------------------------------------------------------------------------------------

    def figure(self, count: Count | None, *, of: str = "") -> Markup:
        """A figure with its hedge in short and the thing counted, unless it is persons or the event itself (``of``).

        >>> Words("en").figure(Count(low=0, high=20, hedge=Hedge.AT_MOST))
        Markup('<bdi dir="ltr">≤20</bdi>')
        """
        if count is None:
            return Markup("")
        told = interval(count.low, count.high, count.hedge)
        shown = ltr(told) if told else escape(self("hedge", count.hedge.value))
        return shown if count.unit in ("person", "", of) else shown + Markup(" ") + escape(self("unit", count.unit))

    def number(self, value: int | None) -> Markup:
        """A whole number with its thousands told apart.

        >>> Words("en").number(12000)
        Markup('<bdi dir="ltr">12,000</bdi>')
        """
        return Markup("") if value is None else ltr(f"{value:,}")

    def counted(self, number: int, key: str) -> Markup:
        """So many of a thing (groups ``one`` and ``many``).

        >>> Words("en").counted(1, "claims"), Words("ar").counted(1, "claims")
        (Markup('<bdi dir="ltr">1</bdi> claim'), Markup('ادعاء واحد'))
        """
        word = escape(self("one" if number == 1 else "many", key))
        if self.rtl:
            return word if number == 1 else word + Markup(" ") + self.number(number)
        return self.number(number) + Markup(" ") + word

    def days(self, first: date | None, last: date | None) -> Markup:
        """A day, or the first and the last."""
        if first is None and last is None:
            return Markup("")
        one, other = (first or last), (last or first)
        assert one is not None
        assert other is not None
        if one == other:
            return dated(one.isoformat())
        return dated(f"{one.isoformat()} – {other.isoformat()[5:] if one.year == other.year else other.isoformat()}")

    def when(self, time: When | None) -> Markup:
        """When it happened, as dates or as days from publication."""
        if time is None:
            return Markup("")
        if time.first is not None:
            return self.days(time.first, time.last)
        if time.offset_days is not None:
            low, high = time.offset_days
            return escape(self("table", "day")) + Markup(" ") + ltr(f"{low}" if low == high else f"{low}…{high}")
        return bdi(time.text)

    def happened(self, claim: Claim) -> str:
        """The event, with a word before it when it did not happen or only may."""
        marks = [
            self("table", each) for each in (claim.polarity.value, claim.modality.value) if each in ("negated", "hypothetical")
        ]
        return " ".join([*marks, self("event", claim.event.value)])


def interval(low: int | None, high: int | None, hedge: Hedge) -> str:
    """A figure in short.

    >>> interval(901, None, Hedge.MORE_THAN), interval(200, 999, Hedge.HUNDREDS), interval(8, 8, Hedge.ABOUT)
    ('>900', '200–999', '≈8')
    """
    if low is None and high is None:
        return ""
    if hedge is Hedge.MORE_THAN and low is not None:
        return f">{low - 1:,}"
    if high is None:
        return f"≥{low:,}"
    if hedge is Hedge.AT_MOST or low is None:
        return f"≤{high:,}"
    if low == high:
        return f"≈{low:,}" if hedge is Hedge.ABOUT else f"{low:,}"
    return f"{low:,}–{high:,}"


@cache
def _families() -> Mapping[str, Mapping[str, str]]:
    """Names of the families that are states: what their government, army and police share."""
    world = atlas.load()
    out = {}
    for state in world.states.values():
        government = world.parties.get(state.gov or "")
        if government is not None and government.family not in world.parties:
            out[government.family] = {"ar": state.names[0], "en": government.name_en.removeprefix("Government of ")}
    return out


@cache
def tables() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """The labels by language and group: the terms that the command has too, and those of the pages."""
    here = resources.files("tawatur")
    out: dict[str, dict[str, dict[str, str]]] = {}
    # the terms have one file for all faces; it is read as data, for faces do not import one another
    for file in (here / "cli" / "labels.toml", here / "web" / "words.toml"):
        told: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
        for lang, groups in told.items():
            for group, labels in groups.items():
                out.setdefault(lang, {}).setdefault(group, {}).update(labels)
    return out
