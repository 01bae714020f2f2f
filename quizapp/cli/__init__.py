"""The `quizapp` command. Each command group is one module here; it is imported only when it is called."""

from __future__ import annotations

import importlib
import sys

import click

from quizapp import __version__
from quizapp.core.errors import NewerDatabase, QuizError, StorageTrouble

COMMANDS = {
    "serve": "Serve the app in a browser.",
    "bank": "Check, load, import, export and describe question banks.",
    "paper": "Print a quiz with its key.",
    "scores": "Write the scores of a class as CSV or for Excel.",
    "user": "Add and list people, reset passwords.",
    "memory": "Reckon memories anew from the log, and simulate what study brings.",
    "backup": "Write a checked backup while the server runs.",
    "restore": "Put a backup back.",
    "doctor": "Look whether everything is sound.",
    "demo": "Make a class of simulated learners to look around in.",
    "db": "Create and upgrade the database.",
}


NOT_TAKEN = "The database did not take this ({why}). Nothing was changed. Look with `quizapp doctor`."


class LazyGroup(click.Group):
    """A group whose commands live in modules of the same name, each with an object `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in the order of the help text."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"quizapp.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, epilog="Example: quizapp serve --port 8000")
@click.version_option(__version__, prog_name="quizapp")
def cli() -> None:
    """From a briefing to remembered knowledge: quizzes and spaced-repetition flashcards."""


def main() -> None:
    """Run the command line.

    Exit code 0: done; 1: done, and there are faults; 2: it was called wrongly; 3: the database is of a newer
    version.
    """
    try:
        cli.main(standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.Abort:
        sys.exit(130)
    except click.ClickException as wrong:
        wrong.show()
        sys.exit(wrong.exit_code)
    except QuizError as problem:
        click.echo(f"quizapp: {_in_words(problem)}", err=True)
        sys.exit(3 if isinstance(problem, NewerDatabase) else 1)


def _in_words(problem: QuizError) -> str:
    """What to say of a problem here: of the database, what lies below what its pages say."""
    if isinstance(problem, StorageTrouble) and problem.__cause__ is not None:
        from quizapp.store.trouble import reason_of  # only now: `--help` needs no database

        return NOT_TAKEN.format(why=reason_of(problem))
    return str(problem)
