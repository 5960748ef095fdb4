"""The ledger: an append-only book of pages and what was read from them, hash-chained, on SQLite or PostgreSQL."""

from tawatur.ledger.changes import Changes, changes
from tawatur.ledger.entries import Break, Entry, Kind
from tawatur.ledger.exchange import Imported, entry_json, export_lines, import_lines
from tawatur.ledger.incidents import Brief, Filter
from tawatur.ledger.store import BATCH, Added, Capture, Groups, Hit, Ledger, Verified

__all__ = [
    "BATCH",
    "Added",
    "Break",
    "Brief",
    "Capture",
    "Changes",
    "Entry",
    "Filter",
    "Groups",
    "Hit",
    "Imported",
    "Kind",
    "Ledger",
    "Verified",
    "changes",
    "entry_json",
    "export_lines",
    "import_lines",
]
