"""Promise: an upgrade loses nothing, and one that is cut off leaves the old database or the new one."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.operations import BatchOperations, Operations

from quizapp import create_app
from quizapp.cli.revisions import newest_revision
from quizapp.cli.starting import bring_up_to_date
from quizapp.core.errors import QuizError
from quizapp.store import backup_files
from quizapp.store.checks import count_impossible
from quizapp.usecases import rebuilding, tidying
from tests.conftest import MONDAY, Clock
from tests.durability.old_database import guests_token, make_old, state
from tests.people import PASSWORD, Student, keep_compiled
from tests.usecases.people import scores_by_code, signed_in

pytestmark = pytest.mark.long

SCORES_OF_0007 = """\
class,learner,login,quiz,attempt,status,score,maximum,percent,started_at,finished_at,late
10B,Mira,mira,Week 1,1,submitted,4,4,100,2026-11-23T09:00:00Z,2026-11-23T09:00:00Z,no
10B,Noor,noor,Week 1,1,submitted,0,3,0,2026-11-23T09:00:00Z,2026-11-23T09:00:00Z,no
"""
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def old(instance):
    """The old database, as it was."""
    return state(make_old(instance))


@pytest.fixture
def clock():
    clock = Clock(MONDAY)
    clock.forward(days=2)
    return clock


@pytest.fixture
def app(old, instance, passwords, clock):
    """The app over the old database, upgraded as `quizapp serve` does it."""
    app = create_app({"INSTANCE": instance, "PASSWORDS": passwords, "CLOCK": clock, "TESTING": True})
    keep_compiled(app)
    bring_up_to_date(app)
    yield app
    app.extensions["quizapp"].database.close()


@pytest.fixture
def mira(app):
    """A learner of before, signed in with the password of before."""
    mira = Student(app)
    mira.goes("/sign-in")
    mira.sends("/sign-in", {"login_name": "mira", "password": PASSWORD})
    return mira


def rows(instance, query):
    with closing(sqlite3.connect(instance / "quizapp.sqlite3")) as on:
        return on.execute(query).fetchall()


def test_every_row_stays(old, app, instance):
    new = state(instance / "quizapp.sqlite3")
    kept = {name: len(found) for name, found in old.items() if name != "schema"}
    assert {name: len(new[name]) for name in kept} == kept
    assert all(kept.values()), "each table of 0001 has rows"


def test_classes_know_their_courses(app, instance):
    listed = rows(
        instance,
        "SELECT class.name, bank.slug FROM class_bank JOIN class ON class.id = class_id "
        "JOIN bank ON bank.id = bank_id ORDER BY class.name",
    )
    assert listed == [("10B", "harbour"), ("11A", "harbour")]
    assert rows(instance, "SELECT slug FROM bank WHERE audience = 'instructors'") == [("keys",)]


def test_sessions_have_ids_of_their_own_that_are_not_the_digest(app, instance):
    made = rows(instance, "SELECT public_id, token_digest FROM sign_in_session")
    assert len({public_id for public_id, _ in made}) == len(made) > 5
    assert all(digest.startswith(public_id) and len(public_id) == 20 for public_id, digest in made)


def test_the_old_database_is_backed_up_first(old, app, instance):
    (backup,) = backup_files.list_backups(instance / "backups")
    assert backup.reason == "upgrade"
    assert state(backup.path) == old


def test_what_came_out_is_possible(app):
    with app.extensions["quizapp"].database.reading() as on:
        assert count_impossible(on) == {}


def test_memories_of_before_get_their_variants_from_the_log(app, clock):
    services = app.extensions["quizapp"]
    before = list(rebuilding.rebuild(services, None, writes=False))
    assert sum(one.unreckoned for one in before) == sum(one.memories for one in before) > 0
    assert rebuilding.reckon_variants(services, clock()) == sum(one.memories for one in before)
    after = list(rebuilding.rebuild(services, None, writes=False))
    assert all(one.is_sound and not one.unreckoned for one in after)


def test_a_learner_of_before_signs_in_studies_and_takes_a_quiz(mira, clock):
    assert mira.status == 200
    assert mira.goes("/progress/harbour").status_code == 200
    mira.goes("/")
    mira.sends("/study", {"bank": "harbour"})
    assert mira.studies(2) == 2
    mira.goes("/quiz/harbour")
    assert mira.status == 200
    mira.goes("/account")
    assert mira.status == 200


def test_a_guest_of_before_goes_on_in_the_same_browser(app):
    guest = Student(app)
    with guest.client.session_transaction() as session:
        session["token"] = guests_token()
    guest.goes("/")
    assert "Start learning" not in guest.text
    assert guest.goes("/progress/harbour").status_code == 200


def test_a_result_of_before_is_shown_and_an_open_attempt_is_finished(app, instance):
    noor = Student(app)
    noor.goes("/sign-in")
    noor.sends("/sign-in", {"login_name": "noor", "password": PASSWORD})
    ((attempt, answered),) = rows(
        instance,
        "SELECT a.public_id, i.shown FROM attempt a JOIN attempt_item i ON i.attempt_id = a.id "
        "WHERE a.status = 'open' AND i.answered_at IS NOT NULL",
    )
    assert noor.goes(f"/attempts/{attempt}/1").status_code == 200
    assert answered in noor.source
    noor.sends(f"/attempts/{attempt}/hand-in")
    assert noor.status == 200
    assert rows(instance, "SELECT status FROM attempt WHERE status = 'open'") == []


def test_an_upgrade_that_fails_says_so_and_leaves_all_as_it_was(old, instance, passwords, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("no room for a table")

    monkeypatch.setattr(Operations, "create_unique_constraint", fail)
    monkeypatch.setattr(BatchOperations, "create_unique_constraint", fail)
    app = create_app({"INSTANCE": instance, "PASSWORDS": passwords})
    with pytest.raises(QuizError, match="was not brought up to date: no room for a table"):
        bring_up_to_date(app)
    app.extensions["quizapp"].database.close()
    assert state(instance / "quizapp.sqlite3") == old


def test_a_class_of_0007_keeps_its_rows_its_scores_and_its_bin(instance, passwords, clock):
    before = state(make_old(instance, "0007"))
    app = create_app({"INSTANCE": instance, "PASSWORDS": passwords, "CLOCK": clock, "TESTING": True})
    keep_compiled(app)
    bring_up_to_date(app)
    services = app.extensions["quizapp"]
    after = state(instance / "quizapp.sqlite3")
    assert {name: len(after[name]) for name in before} == {
        name: len(rows) for name, rows in before.items()
    } | {"schema": len(after["schema"])}
    with services.database.reading() as on:
        assert count_impossible(on) == {}
    rahn = signed_in(services, "rahn").person
    scores = "".join(scores_by_code(services, "ZQEJ9QM9"))
    assert scores.replace("\r\n", "\n") == SCORES_OF_0007  # as 0007 itself wrote them
    assert [(one.kind, one.name) for one in tidying.list_bin(services, rahn)] == [("quiz", "Week 2")]
    rebuilding.reckon_variants(services, clock())
    assert all(one.is_sound for one in rebuilding.rebuild(services, None, writes=False))
    services.database.close()
    (backup,) = backup_files.list_backups(instance / "backups")
    assert state(backup.path) == before


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("kills", [4, pytest.param(50, marks=pytest.mark.long)])
def test_100_an_upgrade_killed_anywhere_leaves_the_old_and_the_next_one_makes_the_new(tmp_path, kills):
    command = [sys.executable, "-m", "tests.durability.old_database", str(tmp_path), str(kills)]
    subprocess.run(command, cwd=ROOT, timeout=900, check=True)
    old, new = state(make_old(tmp_path / "old")), state(tmp_path / "whole" / "quizapp.sqlite3")
    assert new["alembic_version"] == [repr((newest_revision(),))]
    killed = sorted(tmp_path.glob("killed-*"))
    assert len(killed) == kills
    for folder in killed:
        assert state(folder / "quizapp.sqlite3") == old, f"half done in {folder.name}"

    app = create_app({"INSTANCE": killed[-1]})
    bring_up_to_date(app)
    app.extensions["quizapp"].database.close()
    assert state(killed[-1] / "quizapp.sqlite3") == new
