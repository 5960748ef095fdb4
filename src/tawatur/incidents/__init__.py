"""Incidents: claims that speak of one happening, how they relate, and what their figures come to over independent chains.

:class:`Builder` keeps them up to date article by article (``add``, ``remove``, ``correct``, ``touched``, ``incidents``); :func:`build`
makes them at once. :func:`tally` reckons an incident's figures by another policy, :func:`copies` finds articles that are one text,
:func:`independence` the chains of some claims, :func:`relate` their relations. :class:`Grounds` is what the room is told about
language and world; a :class:`Shelf` is where a ledger keeps its tellings.
"""

from tawatur.incidents.build import Builder, build
from tawatur.incidents.copies import copies
from tawatur.incidents.grounds import Grounds
from tawatur.incidents.group import Memory, Shelf
from tawatur.incidents.origins import Told, independence
from tawatur.incidents.relate import relate
from tawatur.incidents.strands import strands
from tawatur.incidents.tally import tally
from tawatur.incidents.tell import tellings

__all__ = [
    "Builder",
    "Grounds",
    "Memory",
    "Shelf",
    "Told",
    "build",
    "copies",
    "independence",
    "relate",
    "strands",
    "tally",
    "tellings",
]
