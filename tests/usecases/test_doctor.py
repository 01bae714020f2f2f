"""What the doctor finds: each fault by its kind, with what to do, on a database that has been lived in."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from quizapp.core.errors import QuizError
from quizapp.store import database_file, disk
from quizapp.store.checks import count_impossible, last_event
from quizapp.store.db import open_database
from quizapp.store.disk import network_file_system
from quizapp.store.tables import Account
from quizapp.usecases import backups, condition, doctor, studying, undoing
from quizapp.usecases.doctor import Level, Patient
from quizapp.usecases.doctor import database as database_checks
from quizapp.usecases.services import BackupPlan, Services
from tests.usecases.people import learner

MOUNTS = """\
/dev/vda / ext4 rw 0 0
proc /proc proc rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb /home/mira/disk ext4 rw 0 0
//nas/share /mnt/a\\040share cifs rw 0 0
garbage
"""


@pytest.fixture
def patient(services, sqlite, instance, clock):
    """A sound database with a learner's work in it, a secret and a backup."""
    with services.database.writing() as on:
        on.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        on.exec_driver_sql("INSERT INTO alembic_version VALUES ('0002')")
    (instance / "secret_key").write_text("s" * 64)
    (instance / "secret_key").chmod(0o600)
    services = replace(
        services,
        backups=BackupPlan(instance / "backups", timedelta(minutes=30), timedelta(days=366)),
    )
    mira = learner(services)
    mira.studies(mira.begins(minutes=2))
    mira.fills_in(mira.practises(3), (True, False))
    backups.make_backup(services, clock())
    return Patient(services, instance, "", "0002", frozenset({"0001", "0002"}), clock(), quick=True)


def found(patient):
    """What is not fine, by name."""
    return {one.name: one for one in doctor.examine(patient) if one.level is not Level.FINE}


def faults(patient):
    return {name: one for name, one in found(patient).items() if one.level is Level.FAULT}


def change(patient, statement):
    """Write to the file as another program would, without asking about references."""
    with closing(sqlite3.connect(patient.file)) as file, file:
        file.execute(statement)


def test_a_database_that_was_lived_in_is_sound(patient):
    assert faults(patient) == {}
    assert faults(replace(patient, quick=False)) == {}
    assert set(found(patient)) <= {"sqlite"}


@pytest.mark.parametrize(
    ("statement", "name", "says"),
    [
        ("DELETE FROM account", "references", "of review"),
        ("INSERT INTO class_instructor VALUES (7, 8)", "references", "2 of class_instructor"),
        ("DELETE FROM attempt_item", "rows", "1 attempts without a question"),
        ("UPDATE attempt SET score = NULL", "rows", "1 attempts handed in without a time or a score"),
        ("DELETE FROM answer_event", "rows", "3 answers that no event tells of"),
        ("UPDATE attempt_item SET fraction = 1.5", "rows", "3 answers more than right"),
        ("UPDATE study_answer SET fraction = -1", "rows", "cards more than right or less than wrong"),
        ("DELETE FROM review", "rows", "memories that no review tells of"),
        ("UPDATE fact_memory SET difficulty = 11", "rows", "memories out of range"),
        ("UPDATE account SET password_hash = NULL", "rows", "1 people with half a login"),
        ("DELETE FROM bank_revision", "rows", "whose questions are gone"),
        ("UPDATE alembic_version SET version_num = '0001'", "revision", "of revision 0001"),
        ("UPDATE alembic_version SET version_num = '9999'", "revision", "does not know"),
        ("UPDATE review SET answered_at = '2027-01-01 00:00:00.000000'", "clock", "2027-01-01"),
        ("DROP TABLE answer_event", "database", "no tables of quizapp"),
    ],
    ids=lambda one: one[:40] if " " in one else "",
)
def test_103_what_cannot_be_is_counted_by_kind(patient, statement, name, says):
    change(patient, statement)
    fault = faults(patient)[name]
    assert says in fault.says
    assert fault.advice or "restore" in fault.says


def test_on_any_database_work_makes_no_impossible_rows(services, clock):
    mira = learner(services)
    session = mira.begins(minutes=2)
    while mira.answers(session) is None:
        pass
    position = studying.current(services, mira.person, session).session.last_answered
    assert undoing.undo(services, mira.person, session, position, 0, clock())
    mira.studies(session)
    clock.forward(minutes=5)
    mira.fills_in(mira.practises(3), (True, False))
    with services.database.reading() as on:
        assert count_impossible(on) == {}
        assert last_event(on) == clock()
    assert condition.can_save(services)


def spoil_pages(patient):
    patient.services.database.close()
    with patient.file.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xab" * (patient.file.stat().st_size - 4096))


def lose_file(patient):
    patient.services.database.close()
    patient.file.unlink()


def empty_file(patient):
    patient.services.database.close()
    patient.file.write_bytes(b"")


@pytest.mark.parametrize(
    ("spoil", "says"),
    [(spoil_pages, "is damaged"), (lose_file, "is gone"), (empty_file, "it is empty")],
    ids=["pages", "gone", "empty"],
)
def test_a_damaged_database_names_its_newest_good_backup(patient, spoil, says):
    spoil(patient)
    fault = faults(patient)["database"]
    assert says in fault.says
    assert "quizapp restore " in fault.says


def test_an_index_that_is_not_its_tables_is_found_when_there_is_time(patient, monkeypatch):
    seen = []
    monkeypatch.setattr(
        database_checks, "faults_of", lambda file, quick: seen.append(quick) or ["row 3 missing from index"]
    )
    assert "row 3 missing" in faults(replace(patient, quick=False))["pages"].says
    assert seen == [False]


@pytest.mark.parametrize(
    ("text_", "mode", "level", "says"),
    [
        (None, 0, Level.FAULT, "is missing"),
        ("", 0o600, Level.FAULT, "shorter than 32"),
        ("short", 0o600, Level.FAULT, "shorter than 32"),
        ("s" * 64, 0o644, Level.NOTE, "Others on this computer can read it"),
    ],
    ids=["missing", "empty", "short", "readable"],
)
def test_102_the_secret(patient, text_, mode, level, says):
    secret = patient.instance / "secret_key"
    secret.unlink()
    if text_ is not None:
        secret.write_text(text_)
        secret.chmod(mode)
    finding = found(patient)["secret"]
    assert finding.level is level
    assert says in finding.says
    assert finding.advice


def test_a_secret_that_is_a_setting_needs_no_file(patient):
    (patient.instance / "secret_key").unlink()
    assert faults(replace(patient, configured_secret="s" * 40)) == {}


def test_little_room_and_a_slow_disk_are_told(patient, monkeypatch):
    monkeypatch.setattr(disk, "free_bytes", lambda folder: 150_000_000)
    monkeypatch.setattr(disk, "syncs_per_second", lambda folder: 12.0)
    findings = found(replace(patient, quick=False))
    assert findings["room"].level is Level.FAULT
    assert "150 MB are free" in findings["room"].says
    assert findings["speed"].level is Level.NOTE
    assert "12 writes a second" in findings["speed"].says


def test_the_speed_of_the_disk_is_measured_and_leaves_nothing(tmp_path):
    assert disk.syncs_per_second(tmp_path) > 0
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_says_nothing_is_a_fault_and_not_a_traceback(patient, monkeypatch):
    def refuse(folder):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(disk, "free_bytes", refuse)
    assert "Input/output error" in faults(patient)["room"].says


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/srv/quizapp", ""), ("/home/mira/instance", "nfs4"), ("/home/mira/disk/instance", ""),
        ("/mnt/a share/instance", "cifs"), ("/homes/instance", ""),
    ],
)  # fmt: skip
def test_101_a_network_file_system_is_known_by_its_mount(folder, kind, tmp_path):
    assert network_file_system(tmp_path.__class__(folder), MOUNTS) == kind


def test_101_a_network_file_system_is_a_fault(patient, monkeypatch):
    monkeypatch.setattr(disk, "network_file_system", lambda folder: "nfs4")
    assert "network file system (nfs4)" in faults(patient)["disk"].says


def test_a_place_where_no_backup_can_be_written_is_a_fault(patient):
    file = patient.instance / "backups" / "file"
    file.write_text("no folder")
    plan = replace(patient.services.backups, folder=file)
    fault = faults(replace(patient, services=replace(patient.services, backups=plan)))["backups"]
    assert str(file) in fault.says
    assert "QUIZAPP_BACKUP_FOLDER" in fault.advice


def test_old_bad_and_missing_backups_are_told_apart(patient, clock):
    (made,) = (patient.instance / "backups").glob("*.sqlite3")
    learner(patient.services, "noor")
    assert faults(replace(patient, now=clock() + timedelta(hours=25)))["backups"].advice
    made.write_bytes(b"spoilt")
    assert "None of 1 is good" in faults(patient)["backups"].says
    made.unlink()
    assert found(patient)["backups"].level is Level.NOTE


def seen(patient, moment):
    with patient.services.database.writing() as on:
        on.execute(update(Account).values(last_seen_at=moment))


def test_99_a_database_behind_its_newest_backup_is_noted(patient, clock):
    later = clock() + timedelta(hours=1)
    seen(patient, later)
    backups.make_backup(patient.services, later)
    seen(patient, clock())
    finding = found(replace(patient, now=later))["history"]
    assert finding.level is Level.NOTE
    assert "later than the database" in finding.says


def test_a_sqlite_with_the_defect_is_named_and_a_mended_one_is_fine(patient, monkeypatch):
    monkeypatch.setattr(database_checks.sqlite3, "sqlite_version_info", (3, 51, 3))
    assert found(patient) == {}
    monkeypatch.setattr(database_checks.sqlite3, "sqlite_version_info", (3, 40, 1))
    assert "may lose a commit" in found(patient)["sqlite"].says


def test_a_header_tells_whether_a_log_belongs_to_the_file(patient):
    assert database_file.belongs_to_log(patient.file)
    (made,) = (patient.instance / "backups").glob("*.sqlite3")
    assert not database_file.belongs_to_log(made)


@pytest.mark.both_databases
def test_a_database_that_nobody_made_yet_is_one_fault_with_the_way_to_one(bare_url, instance, clock):
    nothing = Services(open_database(bare_url, instance), clock=clock)
    plan = BackupPlan(instance / "backups", None, timedelta(days=366)) if nothing.database.file else None
    looked = Patient(
        replace(nothing, backups=plan), instance, "s" * 64, "0002", frozenset(), clock(), quick=True
    )
    (fault,) = faults(looked).values()
    assert (fault.name, fault.advice[:15]) == ("database", "`quizapp serve`")
    nothing.database.close()


@pytest.mark.postgresql
def test_a_server_that_does_not_answer_is_named_without_advice_about_folders(instance, clock):
    away = Services(open_database("postgresql://u:secret@127.0.0.1:9/d", instance), clock=clock)
    for look in (condition.try_to_save, lambda services: condition.within_reach(services).__enter__()):
        with pytest.raises(QuizError, match="Check DATABASE_URL, whether that server runs") as said:
            look(away)
        assert "secret" not in str(said.value)
        assert "folder" not in str(said.value)
    away.database.close()
