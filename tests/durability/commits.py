"""A process that commits without a pause, so that a copy of the database can be held against its commits.

The n-th commit writes n to a counter and adds the n-th row, in one transaction. So the state after n commits
is a counter of n and the rows 1 to n, and anything else is no state that ever was.

`python -m tests.durability.commits INSTANCE THREADS` commits until its standard input is closed.
"""

from __future__ import annotations

import sqlite3
import sys
import threading
from contextlib import closing
from pathlib import Path

from sqlalchemy import func, insert, select, update

from quizapp.store.db import Database, open_database
from quizapp.store.engine import database_url
from quizapp.store.tables import Account, FailedGuess
from tests.conftest import MONDAY


def begin_counting(database: Database) -> None:
    """Make the counter: an account that has learned nothing yet."""
    with database.writing() as on:
        on.execute(
            insert(Account).values(
                public_id="counter", display_name="Counter", role="learner", time_zone="UTC", new_per_day=0,
                created_at=MONDAY, last_seen_at=MONDAY,
            )
        )  # fmt: skip


def commit_once(database: Database) -> None:
    """The next commit."""
    with database.writing() as on:
        number = on.execute(select(func.count()).select_from(FailedGuess)).scalar_one() + 1
        on.execute(insert(FailedGuess).values(id=number, subject=f"{number}" * 50, failed_at=MONDAY))
        on.execute(update(Account).values(new_per_day=number))


def commits_in(file: Path) -> int:
    """How many commits a database file holds; it must be exactly the state after so many."""
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as on:
        counter, *rows = on.execute(
            "SELECT new_per_day, (SELECT count(*) FROM failed_guess), "
            "(SELECT coalesce(max(id), 0) FROM failed_guess) FROM account"
        ).fetchone()
    assert rows == [counter, counter], f"the counter says {counter}, the rows {rows}"
    return int(counter)


def main() -> None:
    """Commit in so many threads until standard input is closed."""
    instance, threads = Path(sys.argv[1]), int(sys.argv[2])
    database = open_database(database_url(None, instance), instance)
    ended = threading.Event()

    def commit() -> None:
        while not ended.is_set():
            commit_once(database)

    running = [threading.Thread(target=commit) for _ in range(threads)]
    for thread in running:
        thread.start()
    sys.stdin.read()
    ended.set()
    for thread in running:
        thread.join()
    database.close()


if __name__ == "__main__":
    main()
