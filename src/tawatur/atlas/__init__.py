"""Who, where and through whom: names to canonical parties, states, outlets and places."""

from tawatur.atlas.atlas import Atlas, load
from tawatur.atlas.lint import lint
from tawatur.atlas.rows import BareName, Group, Outlet, Party, PartyName, State

__all__ = ["Atlas", "BareName", "Group", "Outlet", "Party", "PartyName", "State", "lint", "load"]
