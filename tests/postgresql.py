"""The PostgreSQL that tests run on besides SQLite.

Where the server's programs are installed (on Debian `apt install postgresql`), a test run makes a
cluster of its own in a temporary folder, reached by a socket in it, and throws both away at the end.
`TEST_POSTGRESQL_URL` may name another server instead; its user must be allowed to create databases.
The cluster sorts as people read and lives in a time zone far away, so that nothing rests on either.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL, NullPool, create_engine, make_url, text
from sqlalchemy.exc import OperationalError

from quizapp.store.engine import database_url
from quizapp.store.tables import Base

PROGRAMS = "/usr/lib/postgresql"  # where Debian keeps them, a folder a version
PATIENCE = 120  # seconds for a cluster to come up on a busy machine
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")
MISSING = "There is no PostgreSQL here: `apt install postgresql`, or name a server in TEST_POSTGRESQL_URL."
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "shared_buffers": "32MB",
    "timezone": "Asia/Vladivostok",
}
# The server ends with the test run, however that ends: our end of this shell's input is closed by then.
UNTIL_INPUT_ENDS = '"$@" & cat > /dev/null; kill -QUIT $!; wait'


@dataclass(frozen=True)
class Server:
    """A running PostgreSQL. `url` leads to a database of it that is never written to."""

    url: URL

    def new_database(self, name: str) -> str:
        """An empty database of this test run, in place of an older one of that name. Gives its URL."""
        name = f"quizapp_test_{WORKER}_{name}"
        engine = create_engine(self.url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with engine.connect() as on:
            on.execute(text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))
            on.execute(text(f'CREATE DATABASE "{name}"'))
        return self.url.set(database=name).render_as_string(hide_password=False)


def find_programs() -> Path | None:
    """The folder of PostgreSQL's own programs: the newest of Debian's, else the one on the path."""
    debian = sorted(Path(PROGRAMS).glob("*/bin/initdb"), key=lambda found: float(found.parts[-3]))
    on_path = shutil.which("initdb")
    found = debian[-1] if debian else Path(on_path) if on_path else None
    return found.parent if found else None


def find_postgresql() -> bool:
    """Whether tests can run on PostgreSQL here."""
    return bool(os.environ.get("TEST_POSTGRESQL_URL") or find_programs())


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Server]:
    """The server named in TEST_POSTGRESQL_URL, else one of our own."""
    named, programs = os.environ.get("TEST_POSTGRESQL_URL"), find_programs()
    if named:
        yield Server(make_url(database_url(named, Path())))
    elif programs is None:
        pytest.skip(MISSING)
    else:
        with own_cluster(programs) as server:
            yield server


@pytest.fixture(scope="session")
def postgresql_tables(postgresql_server: Server) -> str:
    """The URL of a database of this test run that has all tables."""
    url = postgresql_server.new_database("tables")
    Base.metadata.create_all(create_engine(url, poolclass=NullPool))
    return url


@contextmanager
def own_cluster(programs: Path) -> Iterator[Server]:
    """A cluster in a temporary folder, running as long as the context lasts."""
    folder = Path(tempfile.mkdtemp(prefix="quizapp-postgresql-"))
    as_whom: dict[str, Any] = {"cwd": folder}
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # it refuses to run as root; its package makes this user
        shutil.chown(folder, "postgres", "postgres")
        as_whom |= {"user": "postgres", "group": "postgres", "extra_groups": []}
    initialise = [
        programs / "initdb", "--pgdata=data", "--username=postgres", "--auth=trust", "--no-sync",
        "--encoding=UTF8", "--locale=C", "--locale-provider=icu", "--icu-locale=en-US",
    ]  # fmt: skip
    done = subprocess.run(initialise, capture_output=True, text=True, **as_whom)
    assert done.returncode == 0, done.stdout + done.stderr
    options = [f"-c{name}={value}" for name, value in SETTINGS.items()]
    serve = [programs / "postgres", "-Ddata", f"-k{folder}", *options]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            ["sh", "-c", UNTIL_INPUT_ENDS, "sh", *serve],
            stdin=subprocess.PIPE, stdout=log, stderr=log, start_new_session=True, **as_whom,
        )  # fmt: skip
    try:
        socket = {"host": str(folder)}
        server = Server(URL.create("postgresql", "postgres", database="postgres", query=socket))
        _wait_for(server, process, folder / "log")
        yield server
    finally:
        process.communicate()
        shutil.rmtree(folder)


def _wait_for(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    engine = create_engine(server.url, poolclass=NullPool)
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        with suppress(OperationalError), engine.connect():
            return
        time.sleep(0.05)
    raise AssertionError(f"PostgreSQL did not start: {log.read_text()}")
