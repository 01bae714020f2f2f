"""Databases as quizapp wrote them at revisions 0001 and 0007, kept in `data/`, and what was true of them.

`python -m tests.durability.old_database FOLDER KILLS` upgrades a copy in `FOLDER/whole`, then copies in
`FOLDER/killed-K` whose process is killed before its K-th statement or its commit, at KILLS places spread
evenly from the first to the last.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import event

from quizapp import create_app
from quizapp.cli.starting import bring_up_to_date

DUMPS = Path(__file__).parent / "data"
DUMP = DUMPS / "0001.sql"


def make_old(instance: Path, revision: str = "0001") -> Path:
    """An old database in an instance folder, with its secret; the path of its file."""
    instance.mkdir(parents=True, exist_ok=True)
    (instance / "secret_key").write_text("s" * 64)
    file = instance / "quizapp.sqlite3"
    with closing(sqlite3.connect(file)) as new:
        new.execute("PRAGMA journal_mode=WAL")
        new.executescript((DUMPS / f"{revision}.sql").read_text(encoding="utf-8"))
    return file


def guests_token() -> str:
    """What the browser of the guest in it keeps."""
    return DUMP.read_text(encoding="utf-8").split("holds the token ")[1].split(".\n")[0]


def state(file: Path) -> dict[str, Any]:
    """The schema of a database, by the lines of each statement, and every row; the file must be sound."""
    with closing(sqlite3.connect(file)) as on:
        assert on.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert on.execute("PRAGMA foreign_key_check").fetchall() == []
        made = on.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
        schema = sorted((name, sorted(line.strip(" \t,") for line in sql.splitlines())) for name, sql in made)
        tables = [row[0] for row in on.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = {name: sorted(map(repr, on.execute(f"SELECT * FROM {name}"))) for name in tables}
    return {"schema": schema, **rows}


def upgrade(instance: Path, killed_at: int = 0) -> int:
    """Upgrade the database of a folder; how many statements and commits that took.

    The process kills itself before the one numbered `killed_at`, if that is not 0.
    """
    app = create_app({"INSTANCE": instance})
    database = app.extensions["quizapp"].database
    seen = 0

    def count(connection: Any, *_: Any) -> None:
        nonlocal seen
        if not connection.get_execution_options().get("write"):
            return
        seen += 1
        if seen == killed_at:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(database.engine, "before_cursor_execute", count)
    event.listen(database.engine, "commit", count)
    bring_up_to_date(app)
    database.close()
    return seen


def main() -> None:
    """Upgrade once to the end, then so many times not."""
    folder, kills = Path(sys.argv[1]), int(sys.argv[2])
    make_old(folder / "whole")
    last = upgrade(folder / "whole")
    for killed_at in {1 + round(number * (last - 1) / (kills - 1)) for number in range(kills)}:
        instance = folder / f"killed-{killed_at}"
        make_old(instance)
        child = os.fork()
        if child == 0:
            upgrade(instance, killed_at)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        assert os.WTERMSIG(status) == signal.SIGKILL, f"it was not killed at {killed_at}"


if __name__ == "__main__":
    main()
