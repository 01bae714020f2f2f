"""`quizapp user`: add and list people, and help whoever has forgotten a password."""

from __future__ import annotations

import json
import sys

import click

from quizapp.cli.revisions import check_up_to_date
from quizapp.cli.services import open_app, open_services
from quizapp.core.roles import AccountRole
from quizapp.store import people
from quizapp.usecases import recovering, setting_up
from quizapp.usecases.services import Services
from quizapp.usecases.words_of_people import SHORTEST_PASSWORD, check_login

LOCAL = "http://localhost:8000"
SET = "{login} signs in with the new password from now on. Their new recovery code, shown this once: {code}"
GUESSED = (
    "Where people open the app is not known here: put that address in place of {base}, or name it with "
    "--address or QUIZAPP_PUBLIC_URL."
)
LINK = "Give this link to {name}, and to nobody else. It works once, until {ends}:\n{link}"


@click.group(epilog="Example: quizapp user add mira --role instructor")
def command() -> None:
    """Add and list people, reset forgotten passwords."""


@command.command(epilog="Example: quizapp user add mira --name 'Mira Holt' --role instructor")
@click.argument("login")
@click.option("--name", default="", help="The name others see; the login if not given.")
@click.option(
    "--role",
    type=click.Choice([one.value for one in AccountRole]),
    default=AccountRole.LEARNER.value,
    show_default=True,
)
@click.password_option(help="Asked for if not given.")
def add(login: str, name: str, role: str, password: str) -> None:
    """Add somebody who can sign in."""
    check_login(login)
    chosen = AccountRole(role)
    if len(password) < SHORTEST_PASSWORD[chosen]:
        raise click.BadParameter(
            f"use at least {SHORTEST_PASSWORD[chosen]} characters", param_hint="--password"
        )
    with open_services() as services:
        setting_up.add_person(services, name or login, login, password, chosen, services.clock())
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


@command.command(epilog="Example: quizapp user reset mira")
@click.argument("login")
@click.option("--password", "by_password", is_flag=True, help="Set the password read from standard input.")
@click.option("--address", default="", help="Where people open the app; QUIZAPP_PUBLIC_URL if not given.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def reset(login: str, by_password: bool, address: str, as_json: bool) -> None:
    """Print a link with which somebody chooses a new password, once, within a day.

    All browsers that are signed in as them are signed out when it is used, and they get a new recovery
    code. With --password the new password is read from standard input and holds at once.
    """
    with open_app() as app:
        check_up_to_date(app)
        services: Services = app.extensions["quizapp"]
        if by_password:
            code = recovering.set_password(services, login, _read_password(), services.clock())
            _print({"login": login, "recovery_code": code}, as_json, SET.format(login=login, code=code))
            return
        made = recovering.make_link(services, login, services.clock())
        known = address or app.config["PUBLIC_URL"]
        base = (known or LOCAL).rstrip("/")
        link, ends = f"{base}/reset/{made.token}", f"{made.ends:%Y-%m-%d %H:%M} UTC"
        plain = {"login": made.person.login, "link": link, "expires_at": made.ends.isoformat()}
        _print(plain, as_json, LINK.format(name=made.person.display_name, link=link, ends=ends))
        if not known:
            click.echo(GUESSED.format(base=base), err=True)


def _read_password() -> str:
    """What stands in the first line of standard input; asked for without showing it at a terminal."""
    if sys.stdin.isatty():
        return str(click.prompt("New password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")


def _print(plain: dict[str, str], as_json: bool, text: str) -> None:
    click.echo(json.dumps(plain, ensure_ascii=False) if as_json else text)
