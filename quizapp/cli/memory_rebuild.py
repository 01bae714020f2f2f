"""`quizapp memory rebuild`: reckon all memories anew from the log of answers."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

import click

from quizapp.cli.services import open_services
from quizapp.core.errors import QuizError
from quizapp.usecases import rebuilding
from quizapp.usecases.rebuilding import Rebuilt
from quizapp.usecases.services import Services
from quizapp.usecases.words_of_people import login_key

MOST_NAMED = 20  # learners that are named one by one


@dataclass(slots=True)
class Totals:
    """All learners together."""

    learners: int = 0
    reviews: int = 0
    memories: int = 0
    differing: int = 0
    unreckoned: int = 0
    models_differing: int = 0
    unsound: list[str] = field(default_factory=list)

    def add(self, one: Rebuilt) -> None:
        """Add a learner."""
        self.learners += 1
        self.reviews += one.reviews
        self.memories += one.memories
        self.differing += one.differing
        self.unreckoned += one.unreckoned
        self.models_differing += one.model_differs
        if not one.is_sound and len(self.unsound) < MOST_NAMED:
            self.unsound.append(one.learner.login or f"guest {one.learner.public_id}")


@click.command(epilog="Example: quizapp memory rebuild --check")
@click.option("--learner", "login", help="Only whoever signs in with this name.")
@click.option("--check", is_flag=True, help="Compare only. Exit code 1 where something differs.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def rebuild(login: str | None, check: bool, as_json: bool) -> None:
    """Reckon every memory and personal model anew from the log, and store what differs from it.

    It may run beside the server: each learner is a transaction of their own.
    """
    totals = Totals()
    with open_services() as services:
        for one in _with_progress(services, login, writes=not check, shown=not as_json):
            totals.add(one)
    if login and not totals.learners:
        raise QuizError(
            f"Nobody with the login {login} has answered anything yet. `quizapp user list` has all."
        )
    click.echo(_as_json(totals, check) if as_json else _as_text(totals, check))
    if check and (totals.differing or totals.models_differing):
        sys.exit(1)


def _with_progress(services: Services, login: str | None, writes: bool, shown: bool) -> Iterator[Rebuilt]:
    found = rebuilding.rebuild(services, login_key(login) if login else None, writes)
    if not shown:
        yield from found
        return
    length = 1 if login else rebuilding.count_learners(services)
    with click.progressbar(found, length=length, label="Learners", file=sys.stderr) as bar:
        yield from bar


def _as_text(totals: Totals, check: bool) -> str:
    lines = [
        f"{totals.learners:,} learners, {totals.reviews:,} rows in their logs, {totals.memories:,} memories."
    ]
    if totals.unreckoned:
        lines.append(
            f"{totals.unreckoned:,} memories are of before there was a personal model: "
            + ("the server reckons it by and by." if check else "it is reckoned now.")
        )
    if not totals.differing and not totals.models_differing:
        return "\n".join([*lines, "All are what the log makes of them, bit for bit."])
    lines.append(
        f"{totals.differing:,} memories and {totals.models_differing:,} models differed from the log: "
        f"of {', '.join(totals.unsound)}."
    )
    lines.append(
        "`quizapp memory rebuild` stores what the log says." if check else "What the log says is stored now."
    )
    return "\n".join(lines)


def _as_json(totals: Totals, check: bool) -> str:
    shown = {
        "learners": totals.learners,
        "reviews": totals.reviews,
        "memories": totals.memories,
        "differing": totals.differing,
        "models_differing": totals.models_differing,
        "unreckoned": totals.unreckoned,
        "stored": not check,
    }
    return json.dumps(shown, indent=2)
