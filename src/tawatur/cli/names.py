"""Names for people: what the table calls a party and an outlet in the language of its labels."""

from __future__ import annotations

from collections.abc import Callable


def party(lang: str) -> Callable[[str], str | None]:
    """A readable name for an actor's id, or ``None``."""
    return lambda actor: None


def outlet(lang: str) -> Callable[[str], str | None]:
    """A readable name for an outlet as it was told, or ``None``."""
    return lambda told: None
