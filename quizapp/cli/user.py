"""`quizapp user`: add and list people."""

from __future__ import annotations

import json

import click

from quizapp.cli.services import open_services
from quizapp.store import people
from quizapp.usecases import joining

SHORTEST = {"learner": 8, "instructor": 15}


@click.group(epilog="Example: quizapp user add mira --role instructor")
def command() -> None:
    """Add and list people."""


@command.command(epilog="Example: quizapp user add mira --name 'Mira Holt' --role instructor")
@click.argument("login")
@click.option("--name", default="", help="The name others see; the login if not given.")
@click.option("--role", type=click.Choice(["learner", "instructor"]), default="learner", show_default=True)
@click.password_option(help="Asked for if not given.")
def add(login: str, name: str, role: str, password: str) -> None:
    """Add somebody who can sign in."""
    if len(password) < SHORTEST[role]:
        raise click.BadParameter(f"use at least {SHORTEST[role]} characters", param_hint="--password")
    with open_services() as services:
        joining.add_person(services, name or login, login, password, role, services.clock())
    click.echo(f"{login} can sign in now.")


@command.command("list", epilog="Example: quizapp user list --json")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def list_(as_json: bool) -> None:
    """List everybody who has a login."""
    with open_services() as services, services.database.reading() as on:
        found = people.list_people(on)
    if as_json:
        rows = [
            {"name": name, "login": login, "role": role, "last_seen_at": seen.isoformat()}
            for name, login, role, seen in found
        ]
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for name, login, role, seen in found:
        click.echo(f"{login}\t{role}\t{name}\tlast seen {seen:%Y-%m-%d}")
    if not found:
        click.echo("Nobody has a login yet.")
