"""Packages of Anki that mean harm, or came to harm: each is refused or read without it, in little time."""

from __future__ import annotations

import io
import random
import sqlite3
import struct
import time
import tracemalloc
import warnings
import zipfile

import pytest

from quizapp.formats.imports.items import Status
from quizapp.formats.imports.reading import read_file
from tests.formats.imports.anki_packages import (
    BASIC,
    CLOZE,
    archive,
    database,
    latest,
    message,
    middle,
    oldest,
    varint,
    zstd,
)

MIB = 1024 * 1024
PICTURED = [(BASIC, "g", "", ("front", 'back <img src="a.png">'), [(0, 1)])]
MANY = "WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 5100)"


def with_names(*names: str) -> bytes:
    """A sound package with more parts, of these names."""
    whole = io.BytesIO(oldest())
    with warnings.catch_warnings(), zipfile.ZipFile(whole, "a") as made:
        warnings.filterwarnings("ignore", "Duplicate name")
        for name in names:
            made.writestr(name, b"x")
    return whole.getvalue()


def with_link() -> bytes:
    """A picture that is a link to a file of the server."""
    whole = io.BytesIO(archive({"collection.anki2": database(PICTURED), "media": b'{"0": "a.png"}'}))
    with zipfile.ZipFile(whole, "a") as made:
        link = zipfile.ZipInfo("0")
        link.external_attr = 0o120777 << 16
        made.writestr(link, "/etc/hostname")
    return whole.getvalue()


def zip_bomb() -> bytes:
    return archive({"collection.anki2": bytes(60 * MIB)})


def many_bombs() -> bytes:
    """Each part is packed soundly, all of them are too much."""
    noise = random.Random(1).randbytes(4_000)
    part = (noise + bytes(300_000)) * 30
    return archive({"collection.anki2": database(), **{str(place): part for place in range(14)}})


def lying_zip() -> bytes:
    """The table of contents says that the database is small."""
    content = archive({"collection.anki2": b"SQLite format 3\0" + bytes(30 * MIB)})
    place = content.rindex(b"PK\x01\x02")
    return content[: place + 24] + struct.pack("<L", 1000) + content[place + 28 :]


def zstd_bomb() -> bytes:
    frame = zstd.compress(bytes(60 * MIB))
    return archive({"meta": b"\x08\x03", "collection.anki21b": frame}, zipfile.ZIP_STORED)


def zstd_frames() -> bytes:
    """No frame is much, but there are thousands."""
    frame = zstd.compress(bytes(900_000))
    return archive({"meta": b"\x08\x03", "collection.anki21b": frame * 400}, zipfile.ZIP_STORED)


def zstd_window() -> bytes:
    """The frame wants a window of 2 GiB."""
    options = {zstd.CompressionParameter.window_log: 27}
    machine = zstd.ZstdCompressor(options=options)
    frame = bytearray(machine.compress(database(is_new=True)) + machine.flush())
    frame[4:6] = bytes([frame[4] & 0b1101_1111, 0b1010_1000])
    return archive({"meta": b"\x08\x03", "collection.anki21b": bytes(frame)}, zipfile.ZIP_STORED)


def many_parts() -> bytes:
    return archive({"collection.anki2": database(), **{str(place): b"" for place in range(2_100)}})


def long_contents() -> bytes:
    """A table of contents of 18 MB."""
    entry = (
        b"PK\x01\x02"
        + struct.pack("<HHHHHHLLLHHHHHLL", 20, 20, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0)
        + b"a"
    )
    count = 380_000
    end = struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, 65_535, 65_535, count * len(entry), 4, 0)
    return b"PK\x03\x04" + entry * count + end


def rewritten(sql: str, **more) -> bytes:
    return oldest(database(sql=sql, **more))


def looped() -> bytes:
    """Pages of the database that lead back to themselves."""
    content = bytearray(
        database(sql=f"{MANY} INSERT INTO notes SELECT i, i, {BASIC}, '', 'a' FROM n LIMIT 3000")
    )
    size = struct.unpack(">H", content[16:18])[0]
    for page in range(1, len(content) // size):
        if content[page * size] == 0x05:  # an inner page of a table: all its children are its first
            count = struct.unpack(">H", content[page * size + 3 : page * size + 5])[0]
            for cell in range(count):
                place = page * size + 12 + 2 * cell
                at = page * size + struct.unpack(">H", content[place : place + 2])[0]
                content[at : at + 4] = struct.pack(">L", page + 1)
    return oldest(bytes(content))


def endless_template() -> bytes:
    looks = ("Own", 0, ("Front", "Back"), [("{{Front}}" * 2_000, "{{#Back}}" * 2_000 + "{{Back}}")])
    note = (BASIC, "g", "", ("x" * 400, "y"), [(0, 1)])
    return oldest(database([note] * 400, {BASIC: looks}))


def repeating_template() -> bytes:
    """No card is too long, but together they say the same a hundred thousand times."""
    looks = ("Own", 0, ("Front", "Back"), [("{{Front}}" * 1_000, "{{FrontSide}}{{Back}}")])
    note = (BASIC, "g", "", ("<b>x</b> " * 6, "y"), [(0, 1)])
    return oldest(database([note] * 3_000, {BASIC: looks}))


def gaps_without_end() -> bytes:
    """Each gap would give a card with the whole text."""
    text = "".join(f"<i>x</i>{{{{c{number}::a}}}}" for number in range(1, 380))
    return oldest(database([(CLOZE, "g", "", (text, ""), [(0, 1)])] * 50))


def many_long_gaps() -> bytes:
    text = "x" * 90_000 + "".join(f"{{{{c{number}::a}}}}" for number in range(1, 400))
    return oldest(database([(CLOZE, "g", "", (text, ""), [(0, 1)])]))


def much_text() -> bytes:
    note = (BASIC, "g", "", ("<b>x</b>" * 6_000, "y" * 40_000), [(0, 1)])
    return database([note] * 130)


def deep_json() -> bytes:
    return rewritten(f"UPDATE col SET models = '{'[' * 90_000}'")


REFUSED = {
    "row-29: zip bomb": (zip_bomb, "anki.archive"),
    "many parts that are much together": (many_bombs, "anki.archive"),
    "a zip that lies about a size": (lying_zip, "anki.damaged"),
    "row-29: zstd bomb": (zstd_bomb, "anki.too-large"),
    "zstd bomb in frames": (zstd_frames, "anki.too-large"),
    "zstd with an endless window": (zstd_window, "anki.damaged"),
    "over two thousand parts": (many_parts, "anki.archive"),
    "an endless table of contents": (long_contents, "file.unread-format"),
    "row-27: the same name twice": (lambda: with_names("media", "media"), "anki.archive"),
    "the same name in capitals": (lambda: with_names("COLLECTION.anki2"), "anki.archive"),
    "packed in another way": (
        lambda: archive({"collection.anki2": database()}, zipfile.ZIP_LZMA),
        "anki.archive",
    ),
    "a newer Anki": (lambda: archive({"meta": b"\x08\x09", "collection.anki2": database()}), "anki.too-new"),
    "a damaged version": (lambda: archive({"meta": b"\x0b", "collection.anki2": b""}), "anki.damaged"),
    "no database inside": (lambda: archive({"collection.anki21": b"hello"}), "anki.damaged"),
    "row-30: a trigger": (
        lambda: rewritten("CREATE TRIGGER t AFTER INSERT ON notes BEGIN DELETE FROM notes; END"),
        "anki.schema",
    ),
    "row-30: a view in place of the notes": (
        lambda: rewritten("DROP TABLE notes; CREATE VIEW notes AS SELECT randomblob(1e9) AS flds"),
        "anki.schema",
    ),
    "row-30: a computed column": (
        lambda: rewritten("CREATE TABLE x (a, b GENERATED ALWAYS AS (hex(zeroblob(a))))"),
        "anki.schema",
    ),
    "row-30: a virtual table": (lambda: rewritten("CREATE VIRTUAL TABLE x USING fts5(a)"), "anki.schema"),
    "too many tables": (
        lambda: rewritten("".join(f"CREATE TABLE t{place} (a);" for place in range(250))),
        "anki.schema",
    ),
    "no notes": (lambda: rewritten("DROP TABLE notes"), "anki.no-collection"),
    "other columns": (lambda: rewritten("ALTER TABLE notes DROP COLUMN flds"), "anki.damaged"),
    "no settings": (lambda: rewritten("DELETE FROM col"), "anki.damaged"),
    "models that are no JSON": (lambda: rewritten("UPDATE col SET models = '{'"), "anki.damaged"),
    "models nested without end": (deep_json, "anki.damaged"),
    "models of 5 MB": (
        lambda: database(sql="UPDATE col SET models = hex(zeroblob(2600000))"),
        "anki.too-much-text",
    ),
    "a note of 5 MB": (
        lambda: database(sql="UPDATE notes SET flds = hex(zeroblob(2600000)) WHERE id = 1"),
        "anki.too-much-text",
    ),
    "too many cards": (
        lambda: rewritten(f"{MANY} INSERT INTO cards SELECT i, 1, 1, 0, 0, 0, 0 FROM n"),
        "anki.too-many-items",
    ),
    "too many notes": (
        lambda: rewritten(f"{MANY} INSERT INTO notes SELECT i, i, {BASIC}, '', 'a' FROM n"),
        "anki.too-many-items",
    ),
    "too much text": (much_text, "anki.too-much-text"),
    "a template that repeats its field": (repeating_template, "anki.too-much-text"),
    "gaps without end": (gaps_without_end, "anki.too-much-text"),
    "note types that are no message": (
        lambda: latest(database(is_new=True, sql="UPDATE notetypes SET config = x'0aff'")),
        "anki.damaged",
    ),
}
READ = {  # what is read in spite of it, and what is said
    "row-27: paths out of the package": (
        lambda: with_names("../../etc/passwd", "C:\\x", "/abs", "a/../../b"),
        "anki.strange-file",
    ),
    "media that are no list": (
        lambda: archive({"collection.anki2": database(), "media": b"{"}),
        "anki.media-list",
    ),
    "media that are no message": (
        lambda: archive({"collection.anki2": database(), "media": zstd.compress(b"\x0a\xff")}),
        "anki.media-list",
    ),
    "a media list bomb": (
        lambda: archive({"collection.anki2": database(), "media": zstd.compress(bytes(8 * MIB))}),
        "anki.media-list",
    ),
    "media that are not there": (
        lambda: archive({"collection.anki2": database(PICTURED), "media": b'{"7": "a.png", "x": 5}'}),
        "anki.picture",
    ),
    "row-29: a picture that is a link": (with_link, "anki.picture"),
    "a picture that is a bomb": (
        lambda: archive(
            {
                "collection.anki2": database(PICTURED),
                "0": zstd.compress(bytes(9 * MIB)),
                "media": b'{"0": "a.png"}',
            }
        ),
        "anki.picture",
    ),
    "types of notes that are no objects": (
        lambda: rewritten(
            """UPDATE col SET models = '{"1001": [], "x": {}, "1002": {"flds": 3, "tmpls": [1]}}'"""
        ),
        "anki.no-notetype",
    ),
    "numbers and bytes for texts": (
        lambda: rewritten("UPDATE notes SET guid = x'ff00', tags = 12, flds = x'fffe1f31', mid = 1001"),
        "anki.lost-character",
    ),
    "numbers that are none": (
        lambda: rewritten("UPDATE cards SET did = NULL, ord = -5, type = 'x', queue = x'00'"),
        "anki.image-occlusion",
    ),
    "a template without end": (endless_template, "anki.too-long"),
    "long texts with many gaps": (many_long_gaps, "anki.no-gap"),
    "an index of other order": (
        lambda: latest(database(is_new=True, sql="CREATE INDEX i ON notetypes (name COLLATE unicase)")),
        "anki.image-occlusion",
    ),
}


def measured(content: bytes, with_memory: bool = True):
    """The report of a file, and that it took little time and memory beside the file."""
    begin = time.thread_time()
    report = read_file("x.apkg", content)
    assert time.thread_time() - begin < 2
    if with_memory:
        tracemalloc.start()
        try:
            read_file("x.apkg", content)
            assert tracemalloc.get_traced_memory()[1] < 200 * MIB
        finally:
            tracemalloc.stop()
    assert report.totals["items"] == sum(report.totals[status] for status in Status) == len(report.rows)
    return report


def codes(report) -> set[str]:
    said = (*report.messages, *(one for row in report.rows for one in row.messages))
    return {one.code for one in said}


@pytest.mark.parametrize("hazard", REFUSED)
def test_it_is_refused(hazard):
    make, code = REFUSED[hazard]
    report = measured(make(), "template" not in hazard)
    assert not report.is_readable
    assert report.rows == ()
    assert code in codes(report)


@pytest.mark.parametrize("hazard", READ)
def test_it_is_read_without_harm(hazard):
    make, code = READ[hazard]
    report = measured(make(), "template" not in hazard)
    assert report.is_readable
    assert report.rows
    assert code in codes(report)


def test_as_many_cards_as_are_read_take_no_longer():
    notes = [
        (
            BASIC,
            f"g{place}",
            "tag",
            (f"<div>What is {place}?</div>", f"<b>It</b> is {place} &amp; so"),
            [(0, 3)],
        )
        for place in range(5_000)
    ]
    report = measured(latest(database(notes, is_new=True)), with_memory=False)
    assert report.totals["imported"] == 5_000


def test_pages_that_lead_in_circles_are_refused_or_left():
    report = measured(looped())
    assert report.rows or not report.is_readable


def test_a_slow_database_is_given_up(monkeypatch):
    monkeypatch.setattr("quizapp.formats.imports.anki_package.guarded.MAX_SECONDS", -1)
    content = database(sql=f"{MANY} INSERT INTO notes SELECT i, i, 1, '', 'a' FROM n LIMIT 4000")
    assert codes(measured(content)) == {"anki.too-slow"}


def test_nothing_is_left_in_the_folder_for_temporary_files(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    for content in (oldest(), zstd_frames(), rewritten("DROP TABLE notes")):
        measured(content)
    assert list(tmp_path.iterdir()) == []


def mutated(source: bytes, dice: random.Random) -> bytes:
    """A file that was cut short, or lost some of its bytes."""
    content = bytearray(source)
    if dice.random() < 0.2:
        return bytes(content[: dice.randrange(len(content))])
    for _ in range(dice.randint(1, 8)):
        place = dice.randrange(len(content))
        if dice.random() < 0.7:
            content[place] = dice.randrange(256)
        else:
            del content[place : place + dice.randrange(1, 40)]
    return bytes(content)


def read_mutated(count: int, seed: int) -> None:
    dice = random.Random(seed)
    bare, new = database(), database(is_new=True)
    sources = [bare, new, oldest(bare), middle(bare), latest(new)]
    for _ in range(count):
        inner = mutated(dice.choice([bare, new]), dice)
        for content in (mutated(dice.choice(sources), dice), inner, oldest(inner), latest(inner)):
            report = read_file("x.apkg", content)
            assert report.totals["items"] == sum(report.totals[status] for status in Status)
            assert report.rows or report.messages


def test_mutated_packages():
    begin = time.thread_time()
    read_mutated(60, 1)
    assert time.thread_time() - begin < 20


@pytest.mark.long
def test_thousands_of_mutated_packages():
    read_mutated(2_500, 2)


def test_the_reader_cannot_write(tmp_path):
    from quizapp.formats.imports.anki_package.guarded import reading
    from quizapp.formats.imports.anki_package.trouble import NotReadable

    place = tmp_path / "collection"
    place.write_bytes(database())
    with pytest.raises(NotReadable), reading(place) as on:
        on.execute("DELETE FROM notes")
    with pytest.raises(NotReadable), reading(place) as on:
        on.execute("ATTACH ':memory:' AS other")
    with sqlite3.connect(place) as again:
        assert again.execute("SELECT count(*) FROM notes").fetchone()[0] == 6
    again.close()


def test_the_small_reader_of_messages():
    from quizapp.formats.imports.anki_package.protobuf import fields_of

    whole = (
        message(1, b"ab") + varint(2 << 3) + varint(300) + bytes([3 << 3 | 5, 1, 0, 0, 0]) + message(255, b"")
    )
    assert list(fields_of(whole)) == [(1, b"ab"), (2, 300), (3, b"\x01\0\0\0"), (255, b"")]
    for cut in (b"\x08", b"\x0a\x05a", b"\x0b", b"\x08" + b"\xff" * 11, b"\x09abc"):
        with pytest.raises(ValueError):
            list(fields_of(cut))
