"""Word lists live in tables: the code of the reader holds no list of words of the language."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import tawatur

ROOT = Path(tawatur.__file__).parent
ARABIC_WORD = re.compile(r"[\u0621-\u064a]{3,}( [\u0621-\u064a]+)*")
ALTERNATIVES = re.compile(r"[\u0621-\u064a]{3,}(?:\|[\u0621-\u064a ]{3,}){2,}")


def strings(node: ast.AST) -> Iterator[str]:
    """The strings that stand right in a collection."""
    for each in ast.iter_child_nodes(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


def endings(tree: ast.AST) -> Iterator[ast.AST]:
    """What ``startswith`` and ``endswith`` are asked for: letters of the grammar, no words."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("startswith", "endswith"):
            yield from node.args


def lists(path: Path) -> Iterator[str]:
    """Lines of a module on which three or more words of the language stand in one collection or pattern."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    letters = set(endings(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple | ast.List | ast.Set | ast.Dict) and node not in letters:
            if sum(ARABIC_WORD.fullmatch(told) is not None for told in strings(node)) > 2:
                yield f"{path.relative_to(ROOT)}:{node.lineno}"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "compile":
            if any(ALTERNATIVES.search(told) for told in strings(node)):
                yield f"{path.relative_to(ROOT)}:{node.lineno}"


@pytest.mark.parametrize("room", ["claims", "lang", "lexicon", "pages", "incidents"])
def test_no_list_of_words_stands_in_the_code(room: str) -> None:
    """Three or more words of the language together are a row of a table, with an example; a rule asks for them by name."""
    assert [line for path in sorted((ROOT / room).rglob("*.py")) for line in lists(path)] == []


def asked_for() -> str:
    """The code that asks for lists by name."""
    return "\n".join(
        path.read_text(encoding="utf-8") for room in ("claims", "lang") for path in sorted((ROOT / room).rglob("*.py"))
    )


@pytest.mark.parametrize("table", ["calendar", "cues", "hedges", "mentions", "numerals", "places"])
def test_every_list_is_asked_for(table: str) -> None:
    """A list that no rule asks for by name is dead."""
    rows = tomllib.loads((ROOT / f"lang/ar/words/{table}.toml").read_text(encoding="utf-8"))
    code = asked_for()
    names = {row["name"] for kind in ("cue", "list") for row in rows.get(kind, ())}
    assert {name for name in names if f'["{name}"]' not in code} == set()


def test_every_particle_is_asked_for() -> None:
    """A list of particles that no rule asks for is dead: it is named beside ``part``, or ends a phrase."""
    code = "\n".join(line for line in asked_for().splitlines() if "part" in line or "_STRUCTURAL" in line or '", "' in line)
    names = tomllib.loads((ROOT / "lang/ar/words/particles.toml").read_text(encoding="utf-8"))
    assert {name for name in names if f'"{name}"' not in code} == set()
