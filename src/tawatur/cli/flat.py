"""Claims as flat rows: one claim a row, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from tawatur.model import Claim, Mention, Reading

COLUMNS = (
    "article", "source", "url", "outlet", "published", "title", "claim", "event", "polarity", "modality", "stance",
    "low", "high", "hedge", "unit", "target", "target_actor", "agent", "agent_actor", "place", "place_text", "lat", "lon",
    "precision", "date_start", "date_end", "days_from", "days_to", "date_text", "origin", "origin_actor", "origin_kind",
    "via", "label", "confidence", "trigger", "trigger_start", "trigger_end", "sentence",
)  # fmt: skip


def csv_lines(readings: Iterable[Reading], *, explain: bool = False) -> Iterator[str]:
    """The header and one line a claim, each with its line end.

    The first line begins with a byte order mark, so that a spreadsheet takes the file for UTF-8; a cell that a spreadsheet would
    take for a formula begins with an apostrophe.
    """
    columns = (*COLUMNS, "reasons") if explain else COLUMNS
    yield "\ufeff" + _line(columns)
    for reading in readings:
        for claim in reading.claims:
            row = row_of(reading, claim)
            if explain:
                row["reasons"] = " | ".join(f"{each.slot}: {each.rule} {each.row or ''}".strip() for each in claim.reasons)
            yield _line([row[column] for column in columns])


def row_of(reading: Reading, claim: Claim) -> dict[str, object]:
    """One claim under the columns of the file."""
    article, count, place, time = reading.article, claim.count, claim.place, claim.time
    days = time.offset_days if time else None
    return {
        "article": article.id,
        "source": article.source,
        "url": article.url,
        "outlet": article.outlet,
        "published": article.published,
        "title": article.title,
        "claim": claim.id,
        "event": claim.event.value,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "stance": claim.stance.value,
        "low": count.low if count else None,
        "high": count.high if count else None,
        "hedge": count.hedge.value if count else None,
        "unit": count.unit if count else None,
        **_mention("target", claim.target),
        **_mention("agent", claim.agent),
        "place": place.name if place else None,
        "place_text": place.text if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "precision": place.precision if place else None,
        "date_start": time.first if time else None,
        "date_end": time.last if time else None,
        "days_from": days[0] if days else None,
        "days_to": days[1] if days else None,
        "date_text": time.text if time else None,
        "origin": claim.origin.text,
        "origin_actor": claim.origin.actor,
        "origin_kind": claim.origin.kind.value,
        "via": " ← ".join(via.name for via in reversed(claim.via)),
        "label": claim.label,
        "confidence": claim.confidence.value,
        "trigger": claim.trigger.text,
        "trigger_start": claim.trigger.start,
        "trigger_end": claim.trigger.end,
        "sentence": claim.sentence.of(article.full),
    }


def _mention(name: str, mention: Mention | None) -> dict[str, object]:
    return {name: mention.text if mention else None, f"{name}_actor": mention.actor if mention else None}


def guarded(value: object) -> object:
    """A cell that no spreadsheet runs as a formula; numbers stay numbers.

    >>> guarded("=1+1"), guarded(-1), guarded("مقتل")
    ("'=1+1", -1, 'مقتل')
    """
    return "'" + value if isinstance(value, str) and value.lstrip().startswith(("=", "+", "-", "@")) else value


def _line(cells: Iterable[object]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow([guarded(cell) for cell in cells])
    return out.getvalue()
