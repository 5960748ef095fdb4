from __future__ import annotations

import inspect
import re
from dataclasses import fields
from pathlib import Path

import pytest
import typer

from tawatur import errors
from tawatur.cli.app import FORMATS, app
from tawatur.cli.flat import COLUMNS
from tawatur.model import BlockKind, Confidence, Event, Hedge, Modality, OriginKind, Polarity, Stance
from tawatur.model.schema import reading_schema
from tawatur.settings import Settings

ROOT = Path(__file__).parents[2]
COMMANDS = typer.main.get_command(app)


def page(name: str) -> str:
    """A page of the documentation."""
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def lacking(names, text: str) -> list[str]:
    """The names that the text does not hold as code."""
    return [name for name in names if not re.search(rf"`[^`\n]*(?<![\w-]){re.escape(name)}(?![\w-])[^`\n]*`", text)]


def commands(group, words: str = "tawatur"):
    """Every command under a group, with the words it is called by."""
    for name, command in group.commands.items():
        yield f"{words} {name}", command
        yield from commands(command, f"{words} {name}") if hasattr(command, "commands") else ()


def test_every_command_and_option_is_documented():
    """docs/cli.md, docs/ledger.md or docs/web.md names every command and every option of each."""
    text = (page("cli.md") + page("ledger.md") + page("web.md")).replace("```", "`")
    for name, command in commands(COMMANDS):
        assert name.removesuffix(" show") in text
        options = [option for parameter in command.params for option in parameter.opts if option.startswith("-")]
        assert lacking(options, text) == []


def test_every_format_setting_and_column_is_documented():
    """docs/cli.md names every format, every setting with its variable and default, and every column of the CSV file."""
    text = page("cli.md")
    names = [field.name for field in fields(Settings)]
    assert lacking([*FORMATS, *names, *(f"TAWATUR_{name.upper()}" for name in names), *COLUMNS], text) == []


def test_every_error_is_documented():
    """docs/cli.md or docs/ledger.md and the tree drawn in the module name every error class, and each has a docstring."""
    classes = [cls for _, cls in inspect.getmembers(errors, inspect.isclass) if issubclass(cls, errors.TawaturError)]
    assert lacking([cls.__name__ for cls in classes], page("cli.md") + page("ledger.md")) == []
    assert [cls.__name__ for cls in classes if cls.__name__ not in errors.__doc__ or not cls.__doc__] == []


def test_every_table_and_entry_of_the_ledger_is_documented():
    """docs/ledger.md names every table, every kind of entry, every outcome of adding and every column of the CSV files."""
    from tawatur.cli.incidents import BY, COLUMNS, FIGURE_COLUMNS
    from tawatur.ledger import Kind
    from tawatur.ledger.schema import metadata

    outcomes = ("article", "version", "reading", "known", "withdrawn")
    names = [*metadata.tables, *(kind.value for kind in Kind), *outcomes, *COLUMNS, *FIGURE_COLUMNS, *BY]
    assert lacking(names, page("ledger.md")) == []


@pytest.mark.parametrize("terms", [Event, Hedge, Modality, OriginKind, Polarity, Stance, Confidence])
def test_every_term_is_documented(terms):
    """docs/claims.md names every value of every closed set."""
    assert lacking([term.value for term in terms], page("claims.md")) == []


def test_every_key_of_the_json_is_documented():
    """docs/json.md or docs/claims.md names every key a reading can have, and every kind of block."""
    schema = reading_schema()
    keys = set(schema["properties"]).union(*(part["properties"] for part in schema["$defs"].values()))
    text = page("json.md") + page("claims.md")
    assert [key for key in keys if f"`{key}`" not in text and f'"{key}"' not in text] == []
    assert lacking([kind.value for kind in BlockKind], page("json.md")) == []


def test_every_page_is_reached_and_no_link_is_dead():
    """Links between the project's pages lead to files that are there."""
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "examples").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:\s]+)\)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_every_target_of_make_says_what_it_does():
    """`make help` has a line for every target people are told of."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    told = set(re.findall(r"^([a-z]+):.*## ", text, re.M))
    assert {"help", "demo", "test", "check", "fix", "score", "bench"} <= told


def test_every_sample_page_says_that_it_is_invented():
    """No sample page can be taken for news."""
    for path in (ROOT / "examples" / "pages").iterdir():
        assert "صفحة مخترعة" in path.read_text(encoding="utf-8"), path.name


def test_the_lock_pins_every_dependency_by_hash():
    """Every package that pyproject.toml asks for is in the lock with an exact version and hashes, and no registry is named."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    for asked in [*project["dependencies"], *project["optional-dependencies"]["dev"]]:
        name = re.split(r"[<>=\[ ]", asked)[0]
        assert re.search(rf"^{re.escape(name)}==\S+.*\\\n\s+--hash=sha256:", lock, re.M | re.I), name
    assert "://" not in lock
