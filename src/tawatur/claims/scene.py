"""Where and when: the places and times of a sentence and which event each belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tawatur.claims.acts import Draft
from tawatur.claims.scan import Name, Scan
from tawatur.lang.pack import Moment, Stretch

_COARSE = ("country", "region", "governorate", "district", "town", "neighbourhood", "site")
_GOOD_LEADS = frozenset({"في", "ب", "علي", "قرب", "داخل", "وسط", "قباله", "عند", "حول", "بمحيط", "محيط", "ضمن", "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي"})


@dataclass(frozen=True, slots=True)
class Site:
    """A place told: tokens ``first`` to ``stop`` with its head words, the words of the name, the atlas rows, its preposition."""

    first: int
    stop: int
    name: str
    rows: tuple[Any, ...]
    lead: str

    @property
    def precision(self) -> str:
        """The grain of the likeliest row, or an empty string for a place the atlas does not know."""
        return self.rows[0].precision if self.rows else ""


def sites(scan: Scan, sentence: Stretch, spoken: Sequence[bool]) -> list[Site]:
    """The places of a sentence, neighbours that explain one another («حي الزهور في مدينة كذا») as one."""
    found: list[Site] = []
    at = sentence.first
    while at < sentence.stop:
        span = scan.place[at]
        if span is not None and span.first == at and not spoken[at]:
            site = _site(scan, span, sentence)
            at = span.stop
        elif "place_head" in scan.words[at].part and scan.words[at].core not in ("وسط", "قرب", "العاصمه", "محيط", "اطراف") and not spoken[at]:
            site = _unknown(scan, at, sentence)
            at = site.stop if site is not None else at + 1
        else:
            site, at = None, at + 1
        if site is None:
            continue
        if found and _continues(scan, found[-1], site):
            found[-1] = _merge(found[-1], site)
        else:
            found.append(site)
    return found


def _heads_before(scan: Scan, at: int, first: int) -> int:
    """Where the head words before a name begin («محيط سجن», «حي»)."""
    start = at
    while start - 1 >= first and "place_head" in scan.words[start - 1].part and start - 1 >= at - 3:
        start -= 1
        if scan.words[start].prep or scan.words[start].conj:
            break
    return start


def _lead(scan: Scan, start: int, first: int, prep: str) -> str:
    word = scan.words[start]
    if prep:
        return prep
    if word.prep:
        return word.prep
    if start - 1 >= first:
        before = scan.words[start - 1]
        if "prep" in before.part or "place_prep" in before.part:
            return before.core
    return ""


def _site(scan: Scan, span: Name, sentence: Stretch) -> Site:
    start = _heads_before(scan, span.first, sentence.first)
    told = scan.told(span.first, span.stop)
    name = told[len(span.clitics) :] if span.clitics and told[: len(span.clitics)] == span.clitics else told
    if span.clitics.endswith("ل") and told.startswith("لل"):
        name = "ال" + told[2:]
    rows = tuple(span.value)
    name = rows[0].name if rows else name
    return Site(start, span.stop, name, rows, _lead(scan, start, sentence.first, span.prep if start == span.first else ""))


def _unknown(scan: Scan, at: int, sentence: Stretch) -> Site | None:
    """A name the atlas lacks: one or two unknown words after a head of place."""
    stop = at + 1
    while stop < sentence.stop and "place_head" in scan.words[stop].part and not scan.words[stop].prep:
        stop += 1
    if stop < sentence.stop and scan.place[stop] is not None:
        return None
    if scan.is_quote(stop) if stop < sentence.stop else False:
        stop += 1
    begin = stop
    while stop < sentence.stop and stop - begin < 2:
        word = scan.words[stop]
        plain = not (word.part or word.verbal or word.conj or word.prep or word.act or word.noun or word.voice or scan.is_punct(stop) or scan.party[stop] or scan.moment[stop] or scan.amount[stop])
        if not plain:
            break
        stop += 1
    if stop == begin or (scan.words[begin].text in ("اخري", "عده", "المدينه", "السكنيه", "سكنيه", "واسعه", "متفرقه", "مختلفه", "حدوديه", "الحدوديه", "مجاوره", "المجاوره", "زراعيه", "عسكريه", "العسكريه", "جبليه")):
        return None
    return Site(at, stop, scan.told(begin, stop), (), _lead(scan, at, sentence.first, scan.words[at].prep))


def _continues(scan: Scan, one: Site, two: Site) -> bool:
    """«حي كذا في مدينة كذا», «بلدة كذا بريف كذا», «كذا قرب كذا», «كذا (شمال)»."""
    gap = range(one.stop, two.first)
    if len(gap) > 3:
        return False
    if two.lead in ("من", "الي", "عبر"):
        return False
    for k in gap:
        text = scan.tokens[k].text
        if text in ("،", "-", "(", ")", "و", '"', "»", "«") or scan.words[k].part & {"prep", "place_prep", "place_head"} or scan.amount[k] is None and scan.words[k].text in ("الشمالي", "الجنوبي", "الشرقي", "الغربي", "السوريه", "العراقيه", "اليمنيه"):
            continue
        return False
    return True


def _merge(one: Site, two: Site) -> Site:
    """Two neighbours as one; the finer gives the name."""
    a = _COARSE.index(one.precision) if one.precision in _COARSE else 5
    b = _COARSE.index(two.precision) if two.precision in _COARSE else 5
    best = two if (b > a and a <= 1) else one
    return Site(one.first, two.stop, best.name, best.rows, one.lead)


def choose_site(draft: Draft, found: Sequence[Site], drafts: Sequence[Draft], skip: Sequence[bool]) -> Site | None:
    """The place of an event: one in its own target or behind it, else one before it that no other act claims."""
    best: tuple[float, Site] | None = None
    for site in found:
        if skip[site.first]:
            continue
        value = _worth(draft, site, drafts)
        if value > 0 and (best is None or value > best[0]):
            best = (value, site)
    return best[1] if best is not None else None


def _worth(draft: Draft, site: Site, drafts: Sequence[Draft]) -> float:
    inside_target = any(t.first <= site.first < t.stop + 1 for t in draft.targets)
    between = [d for d in drafts if d is not draft and min(draft.stop, site.stop) <= d.first < max(draft.first, site.first)]
    value = 10.0
    if inside_target:
        value += 6
    if site.first >= draft.stop:
        value -= min(site.first - draft.stop, 20) * 0.15
    else:
        value -= 2 + min(draft.first - site.stop, 20) * 0.15
    value -= 2.5 * sum(d.event not in ("killed", "injured", "casualties") and not _tied(d, draft) for d in between)
    if site.lead in _GOOD_LEADS:
        value += 1.5
    elif site.lead in ("من", "بين"):
        value -= 1.5 if draft.event not in ("displaced", "control", "escaped") else 0
    elif not site.lead and not inside_target:
        value -= 1
    clause = draft.clause
    if not clause[0] <= site.first < clause[1]:
        value -= 2.5
    if site.precision == "country":
        value -= 1
    return value if value > 4.5 else 0


def _tied(one: Draft, two: Draft) -> bool:
    return one.clause == two.clause and ("killed" in (one.event, two.event) or "injured" in (one.event, two.event) or "casualties" in (one.event, two.event))


def choose_moment(draft: Draft, moments: Sequence[Moment], header: Sequence[tuple[int, int]]) -> tuple[Moment | None, bool]:
    """The time of an event, and whether it is only the day of its telling."""
    own = [m for m in moments if not any(a <= m.first < b for a, b in header)]
    told = [m for m in moments if m not in own]
    inside = [m for m in own if draft.clause[0] <= m.first < draft.clause[1]]
    pool = inside or own
    if pool:
        return min(pool, key=lambda m: abs(m.first - draft.first) + (0 if m.first >= draft.first else 3)), False
    if told and not draft.hypothetical:
        return told[0], True
    return None, False
