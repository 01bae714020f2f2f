"""What is documented exists, and what exists is documented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from quizapp.cli import cli
from quizapp.core.kinds import KINDS
from quizapp.settings import SETTINGS
from quizapp.usecases.score_tables import ATTEMPT_TABLE, RESPONSE_TABLE

ROOT = Path(__file__).parents[1]
PAGES = [
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    *(f"docs/{one.name}" for one in sorted((ROOT / "docs").glob("*.md"))),
]


def read(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_a_setting_is_documented(setting):
    assert f"`{setting.env}`" in read("docs/settings.md")


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_is_documented(name):
    assert f"\n## {name}\n" in read("docs/kinds.md")


def test_the_readme_starts_with_two_commands():
    readme = read("README.md")
    assert "python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/quizapp serve\n" in readme
    assert (
        "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/python -m pytest\n"
        in readme
    )


def test_the_columns_of_scores_are_documented():
    page = read("docs/scores.md")
    assert f"`{','.join(column.name for column in ATTEMPT_TABLE)}`" in page
    assert [column.name for column in RESPONSE_TABLE if f"`{column.name}`" not in page] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page):
    text = read(page)
    linked = re.findall(r"\]\(([^)#:]+)\)", text)
    named = re.findall(r"`((?:tests|docs|quizapp|migrations)/[\w./-]*)`", text)
    missing = [
        one
        for one in (*linked, *named)
        if not any((base / one).exists() for base in (ROOT, (ROOT / page).parent))
    ]
    assert missing == []


def commands(group: click.Group, *before: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command and group of the command line, with the words that call it."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None, name
        yield (*before, name), command
        if isinstance(command, click.Group):
            yield from commands(command, *before, name)


@pytest.mark.parametrize(
    ("words", "command"), [*commands(cli)], ids=lambda one: "-".join(one) if isinstance(one, tuple) else ""
)
def test_every_command_shows_what_it_is_for_and_an_example(words, command):
    shown = click.Context(command, info_name=" ".join(words)).get_help()
    assert command.help, words
    assert f"Example: quizapp {' '.join(words)}" in " ".join(shown.split())
