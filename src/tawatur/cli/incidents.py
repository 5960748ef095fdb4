"""The commands of incidents: their list, one in full, its corrections, and figures over many."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from tawatur.cli.ledger import chosen, opened, screen_of, settings_of, show, write_json
from tawatur.cli.options import Address, Bidi, Lang
from tawatur.errors import OptionError

if TYPE_CHECKING:
    from tawatur.cli.table import Look
    from tawatur.ledger import Brief, Changes, Filter, Ledger
    from tawatur.model import Incident, Policy
    from tawatur.settings import Settings

FORMATS = ("table", "json", "jsonl", "csv")
BY = ("place", "party", "month")
CLAIMS = ("all", "accepted")
_SHOWN = 40  # lines of a table nobody asked for more of

Place = Annotated[
    str | None, typer.Option(metavar="NAME", help="Only incidents at this place, or in this governorate or country.")
]
Party = Annotated[str | None, typer.Option(metavar="ID", help="Only incidents with this party.")]
From = Annotated[str | None, typer.Option("--from", metavar="DATE", help="Only incidents that end on this day or later.")]
To = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Only incidents that begin on this day or before.")]
EventOption = Annotated[str | None, typer.Option("--event", metavar="EVENT", help="Only incidents with an event of this type.")]
Text = Annotated[
    str | None, typer.Option("--text", metavar="WORDS", help="Only incidents with an article that holds these words.")
]
Contradicted = Annotated[bool, typer.Option("--contradicted", help="Only incidents with figures that contradict one another.")]
Articles = Annotated[int, typer.Option("--articles", metavar="N", min=1, help="Only incidents told by N articles or more.")]
Chains = Annotated[int, typer.Option("--chains", metavar="N", min=1, help="Only incidents with N independent chains or more.")]
PolicyOption = Annotated[
    str | None, typer.Option("--policy", metavar="NAME", help="How the best figure is reckoned (docs/incidents.md).")
]
Claims = Annotated[
    str, typer.Option("--claims", metavar="|".join(CLAIMS), help="Figures of all claims, or of those that reviewers accepted.")
]
Format = Annotated[str, typer.Option("--format", "-f", metavar="|".join(FORMATS), help="How to write them.")]


class _ShowsByDefault(TyperGroup):
    """A group whose first word, when it is no command, is what the command `show` is given."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command the words name."""
        if args and args[0] not in self.commands:
            args = ["show", *args]
        return super().resolve_command(ctx, args)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Options before the id belong to `show` too."""
        if args and args[0].startswith("-") and args[0] not in ("-h", "--help"):
            args = ["show", *args]
        return super().parse_args(ctx, args)


def register(app: typer.Typer, clean: Callable[[Callable[..., None]], Callable[..., None]]) -> None:
    """Put the commands of incidents into the command."""
    app.command("incidents")(clean(incidents))
    one = typer.Typer(
        cls=_ShowsByDefault, no_args_is_help=True, rich_markup_mode=None, context_settings={"help_option_names": ["-h", "--help"]}
    )
    one.command("show")(clean(incident))
    one.command("split")(clean(split))
    one.command("merge")(clean(merge))
    app.add_typer(one, name="incident", help="Show an incident in full: `tawatur incident ID`; split or merge incidents.")
    app.command("figures")(clean(figures))


def incidents(
    place: Place = None,
    party: Party = None,
    from_: From = None,
    to: To = None,
    event: EventOption = None,
    text: Text = None,
    contradicted: Contradicted = False,
    articles: Articles = 1,
    chains: Chains = 1,
    claims: Claims = "all",
    policy: PolicyOption = None,
    limit: Annotated[int | None, typer.Option(metavar="N", min=1, help="How many to show at most (the table: 40).")] = None,
    format: Format = "table",
    ledger: Address = None,
    lang: Lang = None,
    bidi: Bidi = None,
) -> None:
    """List the incidents, the latest first, with their figures, chains and contradictions."""
    chosen(format, FORMATS)
    in_force = settings_of(ledger=ledger, lang=lang, bidi=bidi)
    wanted = _filter(in_force, place, party, from_, to, event, text, contradicted, articles, chains)
    ruled = _policy(policy)
    with opened(in_force) as book:
        if format == "table":
            counted = claims == "all" and (articles > 1 or chains > 1)
            fewer = book.count(replace(wanted, articles=1, chains=1)) - book.count(wanted) if counted else 0
            found = list(_briefs(book, claims, wanted, ruled, limit or _SHOWN + 1))
            _show_list(found, in_force, all_shown=limit is not None, fewer=fewer)
        elif format == "csv":
            from tawatur.cli.flat import _line

            sys.stdout.write("\ufeff" + _line(COLUMNS))
            sys.stdout.writelines(
                _line([row[column] for column in COLUMNS])
                for each in _incidents(book, claims, wanted, ruled, limit)
                for row in flat(each)
            )
        else:
            from tawatur.model.incident_codec import incident_json

            found_ = _incidents(book, claims, wanted, ruled, limit)
            write_json((incident_json(each) for each in found_), lines=format == "jsonl")


def _filter(
    in_force: Settings,
    place: str | None,
    party: str | None,
    from_: str | None,
    to: str | None,
    event: str | None,
    text: str | None,
    contradicted: bool,
    articles: int,
    chains: int,
) -> Filter:
    from tawatur import pipeline
    from tawatur.cli.inputs import day_of
    from tawatur.ledger import Filter
    from tawatur.model import Event

    if event is not None and event not in list(Event):
        raise OptionError(f"there is no event {event!r}", where="--event", hint=f"use one of: {', '.join(Event)}")
    return Filter(
        place=pipeline.place_key(place, in_force) if place is not None else None,
        party=pipeline.party_key(party, in_force) if party is not None else None,
        first=day_of(from_, "--from"),
        last=day_of(to, "--to"),
        event=event,
        text=text,
        contradicted=contradicted,
        articles=articles,
        chains=chains,
    )


def _briefs(book: Ledger, claims: str, wanted: Filter, policy: Policy, limit: int | None) -> Iterator[Brief]:
    from tawatur import pipeline

    if _accepted(claims):
        return pipeline.accepted_briefs(book, wanted, policy, limit=limit)
    return book.briefs(wanted, policy=policy, limit=limit)


def _incidents(book: Ledger, claims: str, wanted: Filter, policy: Policy, limit: int | None) -> Iterator[Incident]:
    from tawatur import pipeline

    if _accepted(claims):
        return pipeline.accepted_incidents(book, wanted, policy, limit=limit)
    return book.incidents(wanted, policy=policy, limit=limit)


def _accepted(claims: str) -> bool:
    """Whether only accepted claims count."""
    if claims not in CLAIMS:
        raise OptionError(f"there are no {claims!r} claims", where="--claims", hint=f"use one of: {', '.join(CLAIMS)}")
    return claims == "accepted"


def _policy(told: str | None) -> Any:
    from tawatur.model import Policy

    try:
        return Policy(told) if told is not None else Policy.MEDIAN_INDEPENDENT
    except ValueError as error:
        raise OptionError(f"there is no policy {told!r}", where="--policy", hint=f"use one of: {', '.join(Policy)}") from error


# --- the list -----------------------------------------------------------------------------------------------------------

COLUMNS = (
    "incident", "start", "end", "place", "lat", "lon", "kinds", "parties", "articles", "chains", "contradicted", "revised",
    "event", "target", "unit", "low", "best", "high", "independent", "cumulative", "policy", "why",
)  # fmt: skip


def flat(incident: Incident) -> Iterator[dict[str, object]]:
    """One row a figure; an incident without figures has one row."""
    from tawatur.model import RelationKind

    kinds = {relation.kind for relation in incident.relations}
    place = incident.place
    common = {
        "incident": incident.id,
        "start": incident.start,
        "end": incident.end,
        "place": place.name if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "kinds": " ".join(kind.value for kind in incident.kinds),
        "parties": " ".join(incident.parties),
        "articles": len(incident.articles),
        "chains": len(incident.chains),
        "contradicted": RelationKind.CONTRADICTS in kinds,
        "revised": RelationKind.REVISES in kinds,
    }
    empty = dict.fromkeys(COLUMNS)
    if not incident.figures:
        yield empty | common
    for figure in incident.figures:
        own = {
            name: getattr(figure, name) for name in ("target", "unit", "low", "best", "high", "independent", "cumulative", "why")
        }
        yield empty | common | own | {"event": figure.event.value, "policy": figure.policy.value}


def _show_list(found: list[Brief], in_force: Settings, *, all_shown: bool, fewer: int) -> None:
    from tawatur.cli.grid import Column, grid
    from tawatur.cli.table import _paragraph

    console, look = screen_of(in_force)
    labels = look.labels
    more = not all_shown and len(found) > _SHOWN
    rows = [_list_row(each, look) for each in (found[:_SHOWN] if more else found)]
    columns = [
        Column(key="id", head=labels("ledger", "incident"), most=8, least=8),
        Column(key="when", head=labels("table", "time"), most=18, least=10),
        Column(key="place", head=labels("table", "place"), most=22, least=8),
        Column(key="figures", head=labels("ledger", "figures"), most=60, least=24, style="bold green"),
        Column(key="chains", head=labels("ledger", "chains"), most=7, least=6),
        Column(key="articles", head=labels("table", "articles"), most=9, least=8),
        Column(key="flags", head=labels("ledger", "flags"), most=14, least=12, style="bold red"),
    ]
    if rows:
        show(console, grid(rows, columns, look))
    if more:
        show(console, _paragraph(labels("ledger", "more"), look, style="dim", indent=0))
    if not rows:
        show(console, _paragraph(labels("ledger", "none"), look, style="dim", indent=0))
    if fewer:
        show(console, _paragraph(labels("ledger", "fewer").format(fewer), look, style="dim", indent=0))


def _list_row(brief: Brief, look: Look) -> dict[str, str]:
    labels = look.labels
    told = []
    # of many figures those that most chains tell are shown, those of one day before totals
    ordered = sorted(brief.figures, key=lambda figure: (figure[7], -figure[6]))
    for event, target, unit, low, best, high, _, cumulative in ordered:
        who = _party(target, look)
        unit_told = "" if unit in ("person", event) else f" {labels('unit', unit)}"
        total = f" ({labels('ledger', 'cumulative')})" if cumulative else ""
        told.append(f"{labels('event', event)} {_interval(low, best, high)}{unit_told}{f' {who}' if who else ''}{total}")
    if not told:
        told = [labels("event", kind) for kind in brief.kinds]
    flags = [labels("ledger", flag) for flag in ("contradicted", "revised") if getattr(brief, flag)]
    return {
        "id": brief.id[:8],
        "when": _days(brief.start, brief.end),
        "place": brief.place or "",
        "figures": ("؛ " if labels.lang == "ar" else "; ").join(told[:6]) + (" …" if len(told) > 6 else ""),
        "chains": str(brief.chains),
        "articles": str(brief.articles),
        "flags": " ".join(flags),
    }


def _days(start: Any, end: Any) -> str:
    if start is None:
        return ""
    first, last = start.isoformat(), end.isoformat()
    return first if first == last else f"{first} – {last[5:] if first[:5] == last[:5] else last}"


def _interval(low: int | None, best: int | None, high: int | None) -> str:
    """A figure with its bounds in short.

    >>> _interval(3, 3, 3), _interval(0, 200, 999), _interval(901, 901, None), _interval(None, None, None)
    ('3', '0–200–999', '901–', '?')
    """
    if low is None and best is None and high is None:
        return "?"
    if low == best == high:
        return str(low)
    ends = [
        "" if low is None else str(low),
        *([] if best in (None, low, high) else [str(best)]),
        "" if high is None else str(high),
    ]
    return "–".join(ends)


def _party(actor: str | None, look: Look) -> str:
    return "" if actor is None else look.party(actor) or actor


# --- one incident -------------------------------------------------------------------------------------------------------


def incident(
    id: Annotated[
        str, typer.Argument(metavar="ID", help="An incident's id or its beginning, or the id of an article or a claim of it.")
    ],
    why: Annotated[bool, typer.Option("--why", help="Say of each claim why it belongs to the incident.")] = False,
    claims: Claims = "all",
    policy: PolicyOption = None,
    format: Annotated[str, typer.Option("--format", "-f", metavar="table|json", help="How to write it.")] = "table",
    ledger: Address = None,
    lang: Lang = None,
    bidi: Bidi = None,
) -> None:
    """Show an incident: figures, claims by origin, how figures were revised and contradicted, which words are independent."""
    from tawatur import pipeline
    from tawatur.ledger.reviews import Reviews, corrected

    chosen(format, ("table", "json"))
    in_force = settings_of(ledger=ledger, lang=lang, bidi=bidi)
    ruled = _policy(policy)
    with opened(in_force) as book:
        said = Reviews(book).all()
        found = book.incident(id, policy=ruled)
        if _accepted(claims):
            found = pipeline.accepted(found, said, ruled)
        if format == "json":
            import json

            from tawatur.model.incident_codec import incident_json

            sys.stdout.write(json.dumps(incident_json(found), ensure_ascii=False, indent=1) + "\n")
            return
        from tawatur.cli.incident_page import incident_lines

        readings = {id_: corrected(each, said) for id_, each in book.readings_of(found.articles).items()}
        console, look = screen_of(in_force)
        show(console, incident_lines(found, readings, look, why=why))


def split(
    id: Annotated[str, typer.Argument(metavar="ID", help="The incident.")],
    claims: Annotated[
        list[str], typer.Argument(metavar="CLAIM|ARTICLE", help="The claims, or articles, that are another incident.")
    ],
    ledger: Address = None,
) -> None:
    """Rule that some claims of an incident are not of it. The ruling is an entry: `withdraw` takes it back."""
    from tawatur.errors import NotInLedger
    from tawatur.model import Correction, CorrectionKind

    with opened(settings_of(ledger=ledger)) as book:
        found = book.incident(id)
        of = {member.claim: member.article for member in found.members}
        right = tuple(claim for claim in found.claims if claim in claims or of.get(claim) in claims)
        missing = [told for told in claims if told not in of and told not in of.values()]
        if missing:
            what = f"{missing[0]!r} is neither a claim nor an article of incident {found.id}"
            raise NotInLedger(what, where="tawatur incident split", hint=f"`tawatur incident {found.id[:8]} --why` names them")
        left = tuple(claim for claim in found.claims if claim not in right)
        if not left:
            raise OptionError(
                "that would leave nothing", where="tawatur incident split", hint="name only the claims that are another's"
            )
        entry = book.correct(Correction(kind=CorrectionKind.SPLIT, left=left, right=right), id=found.id)
        print(
            f"incident {found.id[:8]} is split by entry {entry.seq}: {len(right)} of {len(found.claims)} claims are another incident"
        )


def merge(
    id: Annotated[str, typer.Argument(metavar="ID", help="An incident.")],
    other: Annotated[str, typer.Argument(metavar="ID", help="The incident that is the same.")],
    ledger: Address = None,
) -> None:
    """Rule that two incidents are one. The ruling is an entry: `withdraw` takes it back."""
    from tawatur.model import Correction, CorrectionKind

    with opened(settings_of(ledger=ledger)) as book:
        left, right = book.incident(id), book.incident(other)
        if left.id == right.id:
            raise OptionError("they are one incident already", where="tawatur incident merge", hint="give two incidents")
        entry = book.correct(Correction(kind=CorrectionKind.MERGE, left=left.claims, right=right.claims), id=left.id)
        print(f"incidents {left.id[:8]} and {right.id[:8]} are merged by entry {entry.seq}")


# --- figures ------------------------------------------------------------------------------------------------------------

FIGURE_COLUMNS = ("group", "event", "unit", "incidents", "low", "best", "high", "contradicted")


def figures(
    by: Annotated[str, typer.Option(metavar="|".join(BY), help="What the figures are added up by.")] = "place",
    place: Place = None,
    party: Party = None,
    from_: From = None,
    to: To = None,
    event: EventOption = None,
    text: Text = None,
    contradicted: Contradicted = False,
    articles: Articles = 1,
    chains: Chains = 1,
    claims: Claims = "all",
    policy: PolicyOption = None,
    format: Format = "table",
    ledger: Address = None,
    lang: Lang = None,
    bidi: Bidi = None,
) -> None:
    """Add up the figures of incidents by place, by the party that suffered, or by month. Totals over many days are left out."""
    chosen(format, FORMATS)
    if by not in BY:
        raise OptionError(f"figures cannot be added up by {by!r}", where="--by", hint=f"use one of: {', '.join(BY)}")
    in_force = settings_of(ledger=ledger, lang=lang, bidi=bidi)
    wanted = _filter(in_force, place, party, from_, to, event, text, contradicted, articles, chains)
    ruled = _policy(policy)
    with opened(in_force) as book:
        rows = summed(_briefs(book, claims, wanted, ruled, None), by=by, event=event)
    if format in ("json", "jsonl"):
        write_json(({**row, "policy": ruled.value} for row in rows), lines=format == "jsonl")
    elif format == "csv":
        from tawatur.cli.flat import _line

        sys.stdout.write("\ufeff" + _line(FIGURE_COLUMNS))
        sys.stdout.writelines(_line([row[column] for column in FIGURE_COLUMNS]) for row in rows)
    else:
        _show_figures(rows, by, in_force)


def summed(briefs: Iterable[Brief], *, by: str, event: str | None = None) -> list[dict[str, Any]]:
    """The figures of incidents added up, one row for each group, event and unit.

    The bounds add up as bounds: where one incident's figure is open above, ``high`` is ``None``. Figures that are totals over
    many days themselves are left out, and so are those without a number.
    """
    rows: dict[tuple[str, str, str], dict[str, Any]] = {}
    for brief in briefs:
        for kind, target, unit, low, best, high, _, cumulative in brief.figures:
            if cumulative or (event is not None and kind != event) or (low is None and best is None and high is None):
                continue
            group = {"place": brief.place, "party": target, "month": brief.start.isoformat()[:7] if brief.start else None}[
                by
            ] or ""
            row = rows.setdefault(
                (group, kind, unit),
                {
                    "group": group,
                    "event": kind,
                    "unit": unit,
                    "incidents": set(),
                    "low": 0,
                    "best": 0,
                    "high": 0,
                    "contradicted": set(),
                },
            )
            row["incidents"].add(brief.id)
            row["low"] += low or 0
            row["best"] += best if best is not None else low or 0
            row["high"] = None if row["high"] is None or high is None else row["high"] + high
            if brief.contradicted:
                row["contradicted"].add(brief.id)
    found = [row | {"incidents": len(row["incidents"]), "contradicted": len(row["contradicted"])} for row in rows.values()]
    return sorted(found, key=lambda row: (row["group"], row["event"], row["unit"]))


def _show_figures(rows: list[dict[str, Any]], by: str, in_force: Settings) -> None:
    from tawatur.cli.grid import Column, grid
    from tawatur.cli.table import _paragraph

    console, look = screen_of(in_force)
    labels = look.labels
    shown = [
        {
            "group": (_party(row["group"], look) if by == "party" else row["group"]) or labels("ledger", "unknown"),
            "event": labels("event", row["event"]),
            "unit": "" if row["unit"] in ("person", row["event"]) else labels("unit", row["unit"]),
            "low": str(row["low"]),
            "best": str(row["best"]),
            "high": labels("ledger", "open") if row["high"] is None else str(row["high"]),
            "incidents": str(row["incidents"]),
            "contradicted": str(row["contradicted"] or ""),
        }
        for row in rows
    ]
    heads: Mapping[str, str] = {
        "group": labels("ledger", by),
        "event": labels("table", "event"),
        "unit": labels("ledger", "unit"),
        **{key: labels("ledger", key) for key in ("low", "best", "high", "incidents", "contradicted")},
    }
    columns = [Column(key=key, head=head, style="bold green" if key == "best" else "") for key, head in heads.items()]
    if shown:
        show(console, grid(shown, columns, look))
    else:
        show(console, _paragraph(labels("ledger", "none"), look, style="dim", indent=0))


# --- what adding tells --------------------------------------------------------------------------------------------------


def change_lines(changes: Changes, look: Look) -> Iterator[Any]:
    """What an outlet changed: claims added (+), dropped (-), and figures that became others (≠)."""
    from tawatur.cli.table import _paragraph

    labels = look.labels
    if not changes:
        yield from _paragraph(labels("ledger", "same_claims"), look, style="dim", indent=4)
    for before, after in changes.figures:
        was, now = (labels.figure(each.count, of=each.event.value) or "?" for each in (before, after))
        arrow = "←" if look.rtl else "→"
        yield from _paragraph(
            f"≠ {_claim_told(after, look, figure=False)}: {was} {arrow} {now}", look, style="bold yellow", indent=4
        )
    for sign, claims in (("-", changes.dropped), ("+", changes.added)):
        for claim in claims:
            yield from _paragraph(f"{sign} {_claim_told(claim, look)}", look, style="yellow", indent=4)


def _claim_told(claim: Any, look: Look, *, figure: bool = True) -> str:
    from tawatur.cli.table import _isolated, _who

    labels = look.labels
    parts = [labels.happened(claim), labels.figure(claim.count, of=claim.event.value) if figure else ""]
    parts += [_isolated(_who(claim.target, look), look), _isolated(claim.place.name, look) if claim.place else ""]
    origin = _isolated(_party(claim.origin.actor, look) or claim.origin.text or "", look)
    told = " ".join(part for part in parts if part)
    return f"{told} ({labels('kind', claim.origin.kind.value)}{' ' if origin else ''}{origin})"
