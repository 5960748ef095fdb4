"""Whose word it is: verbs of speaking, «بحسب», «نقلاً عن», headlines with a colon, quotations, and what stands between.

Each sentence is cut into stretches with one :class:`Voice`; tokens outside them are the article's own. Where stretches overlap the
one that begins last holds, so that a speaker quoted by another has his own words.
"""

from tawatur.claims.voices.chains import Voices
from tawatur.claims.voices.voice import Region, Voice, voice_at
from tawatur.claims.voices.ways import Lists, Own, Step, lists

__all__ = ["Lists", "Own", "Region", "Step", "Voice", "Voices", "lists", "voice_at"]
