"""Which revision the database is at, and bringing it to the newest."""

from __future__ import annotations

import logging

import alembic.command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from flask import Flask

from quizapp.core.errors import QuizError, StorageTrouble

NEWER = (
    "The database was made by a newer quizapp (its revision is {revision}), so this one leaves it alone. "
    "Install the newer version again, or name another folder in QUIZAPP_INSTANCE."
)
NONE_YET = (
    "There are no tables in {database} yet. `quizapp serve` makes them, and so does `quizapp db upgrade`."
)
OUT_OF_REACH = "The database {database} cannot be opened ({why}). Check DATABASE_URL or who owns the folder."
OLDER = "The database is of an older quizapp. Bring it up to date with `quizapp db upgrade`; nothing is lost."


def bring_up_to_date(app: Flask) -> None:
    """Run the migrations that are missing, all or none. Raises QuizError where that fails."""
    logging.getLogger("alembic").setLevel(logging.WARNING)
    _refuse_newer(app, current_revision(app))
    try:
        with app.app_context():
            alembic.command.upgrade(configuration(app), "head")
    except (CommandError, RuntimeError) as problem:
        raise QuizError(f"The database was not brought up to date: {problem}") from problem


def check_up_to_date(app: Flask) -> None:
    """Raise QuizError unless the database has the tables of this version."""
    found = current_revision(app)
    if not found:
        raise QuizError(NONE_YET.format(database=name_of(app)))
    _refuse_newer(app, found)
    if found != newest_revision(app):
        raise QuizError(OLDER)


def current_revision(app: Flask) -> str:
    """The revision of the database; empty where it has no tables. Raises QuizError if it does not open."""
    database = app.extensions["quizapp"].database
    try:
        with database.reading() as on:
            return MigrationContext.configure(on).get_current_revision() or ""
    except StorageTrouble as trouble:
        why = str(getattr(trouble.__cause__, "orig", trouble)).strip().splitlines()[0]
        raise QuizError(OUT_OF_REACH.format(database=name_of(app), why=why)) from trouble


def name_of(app: Flask) -> str:
    """The address of the database, without its password."""
    database = app.extensions["quizapp"].database
    return str(database.engine.url.render_as_string(hide_password=True))


def newest_revision(app: Flask) -> str:
    """The revision of this version's tables."""
    return _script(app).get_current_head() or ""


def configuration(app: Flask) -> Config:
    """Alembic's configuration; `env.py` finds the database through the application's context."""
    migrate = app.extensions["migrate"]
    with app.app_context():
        config: Config = migrate.migrate.get_config(migrate.directory)
    return config


def _refuse_newer(app: Flask, found: str) -> None:
    known = {script.revision for script in _script(app).walk_revisions()}
    if found and found not in known:
        raise QuizError(NEWER.format(revision=found))


def _script(app: Flask) -> ScriptDirectory:
    return ScriptDirectory.from_config(configuration(app))
