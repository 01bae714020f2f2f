"""`quizapp demo`: a class of simulated learners to look around in."""

from __future__ import annotations

import sys

import click

from quizapp.cli.serve import prepare
from quizapp.cli.services import open_app
from quizapp.usecases.demo import making
from quizapp.usecases.demo.cast import MOST_LEARNERS
from quizapp.usecases.services import Services

LOCAL = "http://localhost:8000"
MADE = """A class of {learners} learners is made; they answered {cards:,} cards in {weeks} weeks.
Start the app with: quizapp serve
Sign in as its teacher: {teacher}, password: {password}
Its class page: {base}/teach/classes/{class_id}
Or as a student: {student}, with the same password.
Take it all away again with: quizapp demo --remove"""


@click.command(epilog="Example: quizapp demo --learners 30 --weeks 4")
@click.option("--learners", default=30, show_default=True, type=click.IntRange(1, MOST_LEARNERS))
@click.option("--weeks", default=4, show_default=True, type=click.IntRange(1, 12))
@click.option("--seed", default="1", show_default=True, help="Another seed makes another class.")
@click.option("--remove", is_flag=True, help="Take away exactly what a demo made.")
def command(learners: int, weeks: int, seed: str, remove: bool) -> None:
    """Make a class of invented learners who study, practise and take quizzes, up to now.

    It lives beside whatever else is there and touches nothing of it.
    """
    with open_app() as app:
        services: Services = app.extensions["quizapp"]
        prepare(app, services)
        if remove:
            count = making.remove(services)
            gone = f"The demo class is gone, with its {count} people and all they did."
            click.echo(gone if count else "There is no demo class here.")
            return
        days = making.days_of(weeks)
        with click.progressbar(length=days, label="Days of the class", file=sys.stderr) as bar:
            made = making.make(services, learners, weeks, seed, services.clock(), bar.update)
        click.echo(
            MADE.format(
                learners=made.learners,
                cards=made.cards,
                weeks=weeks,
                teacher=made.teacher_login,
                password=made.password,
                base=(app.config["PUBLIC_URL"] or LOCAL).rstrip("/"),
                class_id=made.class_id,
                student=made.student_login,
            )
        )
