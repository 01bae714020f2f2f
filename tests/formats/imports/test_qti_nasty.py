"""No file of QTI makes the reader fail, and the faulty items of one can be taken back."""

from __future__ import annotations

import io
import random
import zipfile
from copy import deepcopy
from xml.etree import ElementTree

import pytest

from quizapp.formats.imports.faulty import faulty_name, faulty_source
from quizapp.formats.imports.items import Status
from quizapp.formats.imports.qti import read_qti
from quizapp.formats.imports.reading import read_file
from tests.formats.imports.qti_files import chosen, equal, item, packed, quiz, said, typed, when
from tests.formats.imports.test_nasty_files import NASTY, mutated
from tests.timing import soon

SOUND = [text for text in NASTY if text.isprintable() and text != "&#0;"]
GOOD = item("essay_question", shown=typed(), ident="good")
BAD = item("multiple_choice_question", shown=chosen(a="he", b="she"), ident="bad", title="Bad &amp; wrong")
SOURCE = quiz(
    GOOD,
    BAD,
    item("multiple_answers_question", shown=chosen("r", "Multiple", a="x", b="y"),
         marked=when(f"<and>{equal('a')}<not>{equal('b')}</not></and>", "100"), more=said("a_fb", "Yes.")),
    item("matching_question",
         shown=chosen("p", prompt="1", a="x", b="y") + chosen("q", prompt="2", a="x", b="y"),
         marked=when(equal("a", "p"), "50", "Add") + when(equal("b", "q"), "50", "Add")),
    item("numerical_question", shown=typed(), marked=when(
        f"<or>{equal('5')}<and>{equal('4', tag='vargte')}{equal('6', tag='varlte')}</and></or>", "100")),
    item("fill_in_multiple_blanks_question", "Is [x] it?", chosen("response_x", a="he"),
         when(equal("a", "response_x"), "100")),
)  # fmt: skip


def check(content):
    report = read_file("q.xml", content, format="qti-1.2")
    assert sum(report.totals[status] for status in Status) == len(report.rows)
    assert report.rows or not report.is_readable
    for row in report.rows:
        assert (row.item is None) == (row.status in (Status.ERROR, Status.SKIPPED))
        assert 1 <= row.line_start <= row.line_end
        assert all(message.message for message in row.messages)
    faulty_source(report)
    return report


def test_three_hundred_mutated_files():
    dice = random.Random(20)
    for _ in range(300):
        check(mutated(SOURCE, dice))


def test_three_hundred_mutated_packages():
    dice = random.Random(21)
    content = packed({"imsmanifest.xml": "<manifest/>", "q/q.xml": SOURCE, "map.png": b"\x89PNG"})
    for _ in range(300):
        check(mutated(content, dice))


def test_three_hundred_packages_with_mutated_files_in_them():
    dice = random.Random(22)
    for _ in range(300):
        check(
            packed(
                {
                    "imsmanifest.xml": mutated(b"<manifest><a/></manifest>", dice),
                    "q.xml": mutated(SOURCE, dice),
                }
            )
        )


def shaken(content: bytes, dice: random.Random) -> bytes:
    """Sound XML with some of its elements gone, doubled, moved, renamed or with another text."""
    root = ElementTree.fromstring(content)
    for _ in range(dice.randint(1, 8)):
        parents = [node for node in root.iter() if len(node)]
        parent = dice.choice(parents)
        child = dice.choice(list(parent))
        change = dice.randrange(6)
        if change == 0:
            parent.remove(child)
        elif change == 1:
            dice.choice(parents).append(deepcopy(child))
        elif change == 2:
            child.tag = dice.choice(list(root.iter())).tag
        elif change == 3:
            child.text = dice.choice((*NASTY, "", "-1e400", "100", "SCORE.max"))
        elif change == 4 and child.attrib:
            child.set(dice.choice(list(child.attrib)), dice.choice((*SOUND, "", "Multiple", "-5")))
        else:
            child.attrib.clear()
        if not len(root):
            break
    return ElementTree.tostring(root, encoding="utf-8")


@pytest.mark.long
def test_a_thousand_sound_files_with_other_elements():
    dice = random.Random(24)
    kinds = set()
    for _ in range(1_000):
        report = check(shaken(SOURCE, dice))
        kinds |= {message.code for row in report.rows for message in row.messages}

    assert len(kinds) > 15  # they are odd enough to be told of


def flavours(samples):
    """The XML of each real file, and each real package."""
    for file in sorted((samples / "qti-1.2").iterdir()):
        content = file.read_bytes()
        yield content
        if content.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                yield max((archive.read(name) for name in archive.namelist()), key=len)


@pytest.mark.long
def test_three_hundred_mutations_of_each_real_file(samples):
    dice = random.Random(23)
    for content in flavours(samples):
        for _ in range(300):
            check(mutated(content, dice))
        if not content.startswith(b"PK"):
            for _ in range(100):
                check(shaken(content, dice))


def test_the_worst_that_fits_is_read_in_good_time():
    many = {f"a{number}": f"x{number}" for number in range(199)}
    marked = when("".join(equal(name) for name in many), "100") * 8
    content = quiz(
        *[item("multiple_answers_question", shown=chosen("r", "Multiple", **many), marked=marked)] * 5
    )

    report = soon(lambda: check(content), seconds=max(2, 3 * len(content) / 100_000))

    assert report.totals["imported"] == 5


def test_the_faulty_items_alone_are_left_in_their_quiz():
    report = read_file("q.xml", SOURCE)
    source = faulty_source(report, SOURCE.decode())
    again = read_qti(source.encode(), "q.xml")

    assert [row.name for row in again.rows] == ["Bad & wrong"]
    assert [row.status for row in again.rows] == [Status.ERROR]
    mended = source.replace("</resprocessing>", f"{when(equal('b'), '100')}</resprocessing>")
    (row,) = read_qti(mended.encode(), "q.xml").rows
    assert (row.status, row.item.category, row.item.source_id) == (Status.IMPORTED, ("Rivers",), "bad")


def test_the_faulty_items_keep_names_with_prefixes_and_line_ends():
    text = SOURCE.decode().replace("<", "<q:").replace("<q:/", "</q:").replace("\n", "\r\n")
    text = text.replace(
        "<q:questestinterop", '<?xml version="1.0" encoding="ISO-8859-1"?><q:questestinterop xmlns:q="u"'
    )
    source = faulty_source(read_qti(text.encode(), "q.xml"), text.replace("\r\n", "\n"))

    assert source.count("<?xml") == 1
    assert [row.name for row in read_qti(source.encode(), "q.xml").rows] == ["Bad & wrong"]


def test_the_faulty_items_of_a_package_are_bare():
    report = read_file("q.zip", packed({"imsmanifest.xml": "<manifest/>", "q.xml": SOURCE}))
    source = faulty_source(report)

    assert [row.name for row in read_qti(source.encode(), "q.xml").rows] == ["Bad & wrong"]
    assert faulty_name("q.zip", report.format) == "q-faulty.xml"
    assert faulty_name("q.gift", "gift") == "q-faulty.gift"


def test_where_nothing_is_faulty_there_is_no_file():
    assert faulty_source(read_file("q.xml", quiz(GOOD)), "x") == ""
