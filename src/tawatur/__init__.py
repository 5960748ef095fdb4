"""tawatur reads Arabic conflict news and keeps a ledger of claims: who said what happened, through whom, with which figure."""

__version__ = "0.1.0"
