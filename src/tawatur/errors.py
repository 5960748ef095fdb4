"""Every error tawatur raises on purpose.

::

    TawaturError
    ├── InputError            something given to be read cannot be read
    │   ├── MissingInput      no such file or folder
    │   ├── NotFetched        an address that could not be fetched
    │   ├── EmptyInput        nothing in it
    │   ├── NotAPage          not text: an image, an archive, a binary
    │   ├── NotArabic         text without Arabic letters
    │   ├── TooLarge          more bytes than one page may have
    │   └── BadRecord         a JSON Lines record that is not an article
    ├── OptionError           an option or setting whose value cannot be used
    ├── LedgerError           the ledger cannot be opened, read or written
    │   ├── NoLedger          there is no ledger at this address, or it cannot be reached
    │   ├── NewerLedger       a ledger made by a newer tawatur
    │   ├── LedgerBusy        another writer holds it too long
    │   ├── LedgerFull        no room left on its disk
    │   ├── ReadOnlyLedger    it may be read but not written
    │   ├── BrokenLedger      its file or its chain is damaged
    │   ├── NotInLedger       no such entry, article, claim or incident
    │   └── BadExport         JSON Lines that are no export of a ledger, or do not go on from this one
    ├── LexiconError          a lexicon table with a fault, named by file and line
    ├── AnchorError           a claim whose words are not in its text
    └── CodecError            JSON that is not the value it should be

Each says what, where and what to do; only :mod:`tawatur.cli` catches them.
"""

from __future__ import annotations


class TawaturError(Exception):
    """The root: what went wrong, where, and what to do.

    >>> str(TawaturError("the file is empty", where="page.html", hint="save the page again"))
    'page.html: the file is empty; save the page again'
    """

    def __init__(self, what: str, *, where: str | None = None, hint: str | None = None) -> None:
        self.what, self.where, self.hint = what, where, hint
        said = what if where is None else f"{where}: {what}"
        super().__init__(said if hint is None else f"{said}; {hint}")


class InputError(TawaturError):
    """Something given to be read cannot be read."""


class MissingInput(InputError):
    """No such file or folder."""


class NotFetched(InputError):
    """An address that could not be fetched."""


class EmptyInput(InputError):
    """There is nothing in it to read."""


class NotAPage(InputError):
    """Not text: an image, an archive or another binary file."""


class NotArabic(InputError):
    """Text without Arabic letters."""


class TooLarge(InputError):
    """More bytes than one page may have."""


class BadRecord(InputError):
    """A JSON Lines record that is not an article."""


class OptionError(TawaturError):
    """An option or a setting whose value cannot be used."""


class LedgerError(TawaturError):
    """The ledger cannot be opened, read or written."""


class NoLedger(LedgerError):
    """There is no ledger at this address, or its server cannot be reached."""


class NewerLedger(LedgerError):
    """A ledger made by a newer version of tawatur."""


class LedgerBusy(LedgerError):
    """Another writer holds the ledger longer than one waits."""


class LedgerFull(LedgerError):
    """No room is left where the ledger lies; what was acknowledged before is safe."""


class ReadOnlyLedger(LedgerError):
    """The ledger may be read but not written."""


class BrokenLedger(LedgerError):
    """The ledger's file or its chain of entries is damaged."""


class NotInLedger(LedgerError):
    """No such entry, article, claim or incident."""


class BadExport(LedgerError):
    """JSON Lines that are no export of a ledger, or that do not go on from the ledger they are read into."""


class LexiconError(TawaturError):
    """A fault in a lexicon table, named by file and line."""


class AnchorError(TawaturError):
    """A claim whose words are not in its text."""


class CodecError(TawaturError):
    """JSON that is not the value it should be."""
