"""Which revision the database is at, and bringing it to the newest."""

from __future__ import annotations

import logging

import alembic.command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from quizapp import paths
from quizapp.core.errors import NewerDatabase, QuizError
from quizapp.store.trouble import reason_of
from quizapp.usecases import condition

NEWER = (
    "The database was made by a newer quizapp (its revision is {revision}), so this one leaves it alone. "
    "Install the newer version again, or name another folder in QUIZAPP_INSTANCE."
)
NONE_YET = (
    "There are no tables in {database} yet. `quizapp serve` makes them, and so does `quizapp db upgrade`."
)
NOT_UPGRADED = "The database was not brought up to date: {why}. Nothing was changed."
OLDER = "The database is of an older quizapp. Bring it up to date with `quizapp db upgrade`; nothing is lost."


def migrate(app: Flask) -> None:
    """Run the migrations that are missing, all or none. Raises QuizError where that fails."""
    logging.getLogger("alembic").setLevel(logging.WARNING)
    refuse_newer(current_revision(app))
    try:
        with app.app_context():
            alembic.command.upgrade(configuration(app), "head")
    except (CommandError, RuntimeError) as problem:
        raise QuizError(f"The database was not brought up to date: {problem}") from problem
    except SQLAlchemyError as trouble:
        raise QuizError(NOT_UPGRADED.format(why=reason_of(trouble))) from trouble


def check_up_to_date(app: Flask) -> None:
    """Raise QuizError unless the database has the tables of this version."""
    found = found_revision(app)
    refuse_newer(found)
    if found != newest_revision():
        raise QuizError(OLDER)


def found_revision(app: Flask) -> str:
    """The revision of the database. Raises QuizError where there is none yet, or a damaged one."""
    services = app.extensions["quizapp"]
    is_there = condition.look_at_file(services)
    found = current_revision(app) if is_there else ""
    if not found:
        if is_there:
            condition.refuse_strange(services)
        raise QuizError(NONE_YET.format(database=condition.name_of(services)))
    return found


def current_revision(app: Flask) -> str:
    """The revision of the database; empty where it has no tables. Raises QuizError if it does not open."""
    with condition.within_reach(app.extensions["quizapp"]) as on:
        return MigrationContext.configure(on).get_current_revision() or ""


def known_revisions() -> tuple[str, ...]:
    """The revisions of this version, the newest first; asks for no app and no database."""
    script = ScriptDirectory(str(paths.migrations_folder()))
    return tuple(one.revision for one in script.walk_revisions())


def newest_revision() -> str:
    """The revision of this version's tables."""
    return known_revisions()[0]


def configuration(app: Flask) -> Config:
    """Alembic's configuration; `env.py` finds the database through the application's context."""
    migrate = app.extensions["migrate"]
    with app.app_context():
        config: Config = migrate.migrate.get_config(migrate.directory)
    return config


def refuse_newer(found: str) -> None:
    """Raise NewerDatabase for a revision that this version does not know."""
    if found and found not in known_revisions():
        raise NewerDatabase(NEWER.format(revision=found))
