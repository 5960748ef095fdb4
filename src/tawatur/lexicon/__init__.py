"""Words as data: tables read into frozen rows, and phrases matched over folded tokens."""

from tawatur.lexicon.match import Match, Matcher
from tawatur.lexicon.read import rows, tables

__all__ = ["Match", "Matcher", "rows", "tables"]
