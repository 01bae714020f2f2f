"""`quizapp memory`: what learners remember, and what work it takes."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import timedelta

import click

from quizapp.cli.memory_rebuild import rebuild
from quizapp.cli.services import open_services
from quizapp.core.memory.exam_plan import Aim, Minutes
from quizapp.core.memory.simulation import RETENTIONS, Outcome, simulate
from quizapp.usecases.simulating import Start, start_of, usual_start

HEAD = f"{'way':<16}{'min a day':>10}{'questions':>11}{'met':>7}{'exam day':>10}{'60 days later':>15}"


@click.group(epilog="Example: quizapp memory simulate --days 30 --minutes 20")
def command() -> None:
    """What learners remember, and what work it takes."""


command.add_command(rebuild)


@command.command(
    "simulate", epilog="Example: quizapp memory simulate --learner ada --course taiwan --days 14"
)
@click.option("--days", type=click.IntRange(1, 730), default=30, show_default=True, help="Days to the exam.")
@click.option(
    "--minutes", type=click.IntRange(1, 600), default=20, show_default=True, help="At most so many a day."
)
@click.option(
    "--facts",
    type=click.IntRange(1, 20000),
    default=300,
    show_default=True,
    help="How many, where no learner is named.",
)
@click.option("--learner", help="Start from what this login remembers. Needs --course.")
@click.option("--course", help="The course of --learner, by the name in its address.")
@click.option("--seed", type=int, default=1, show_default=True, help="Draws the answers.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def simulate_(
    days: int, minutes: int, facts: int, learner: str | None, course: str | None, seed: int, as_json: bool
) -> None:
    """Work against recall: what the exam planner and fixed retentions would bring.

    Changes nothing. The learner simulated forgets as the personal model says: the usual one, or that of
    --learner. Where each line stands is said on standard error.
    """
    start = _start(learner, course, facts)
    exam = start.today + timedelta(days=days)
    ways = {
        "planner, all": Aim((exam,), Minutes((minutes,) * 7), finishes_early=False),
        "planner, to 95 %": Aim((exam,), Minutes((minutes,) * 7)),
    }
    jobs: list[tuple[str, Aim, float | None]] = [(name, aim, None) for name, aim in ways.items()]
    jobs += [(f"retention {one:.2f}", ways["planner, all"], one) for one in RETENTIONS]
    outcomes = {}
    for number, (name, aim, retention) in enumerate(jobs, 1):
        click.echo(f"{number} of {len(jobs)}: {name}", err=True)
        outcomes[name] = simulate(
            start.facts, start.model, aim, start.today, start.pace, retention, (learner or "", seed)
        )
    click.echo(_as_json(outcomes) if as_json else _as_text(outcomes, start, days, minutes))


def _start(learner: str | None, course: str | None, facts: int) -> Start:
    if (learner is None) is not (course is None):
        raise click.UsageError("Name both --learner and --course, or neither.")
    if learner is None or course is None:
        return usual_start(facts)
    with open_services() as services:
        return start_of(services, learner, course, services.clock())


def _as_json(outcomes: dict[str, Outcome]) -> str:
    return json.dumps([{"way": name, **asdict(one)} for name, one in outcomes.items()], indent=2)


def _as_text(outcomes: dict[str, Outcome], start: Start, days: int, minutes: int) -> str:
    met = sum(fact.state is not None for fact in start.facts)
    lines = [
        f"{len(start.facts)} facts, {met} of them met; exam in {days} days, at most {minutes} minutes a day",
        HEAD,
    ]
    lines += [
        f"{name:<16}{one.minutes_a_day:>10.1f}{one.questions:>11}{one.met:>7.0%}{one.exam:>10.1%}{one.later:>15.1%}"
        for name, one in outcomes.items()
    ]
    if not start.model.is_enough:
        lines.append(
            "Too few answers are known yet to tell how this learner forgets: the usual memory was taken."
        )
    return "\n".join(lines)
