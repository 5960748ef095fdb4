"""Which party is meant: names, nationalities, bare names («الجيش»), anaphors («التنظيم») and pronouns («قواته»)."""

from tawatur.claims.mentions.memory import Memory
from tawatur.claims.mentions.told import Mentioned, Who

__all__ = ["Memory", "Mentioned", "Who"]
