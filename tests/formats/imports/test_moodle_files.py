"""Whole files of Moodle XML: encodings, what is refused, limits, and files that were spoilt."""

from __future__ import annotations

import random
import re
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.formats.imports import xml_tree
from quizapp.formats.imports.items import ImportReport, Level, Status
from quizapp.formats.imports.moodle_xml import read_moodle_xml
from quizapp.formats.imports.reading import read_file
from tests.formats.imports.moodle_files import answer, base64_of, png, question, quiz, report_of, row_of
from tests.timing import soon

LAUGHS = "<!DOCTYPE q [<!ENTITY a0 'ha'>" + "".join(
    f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 11)
)
REFUSED = {
    "row-20: a billion laughs": (f"{LAUGHS}]>\n<quiz>&a10;</quiz>", 1, "doctype"),
    "row-21: a DOCTYPE": ("<?xml version='1.0'?>\n<!DOCTYPE quiz>\n<quiz/>", 2, "doctype"),
    "row-21: a file": (
        "\n<!DOCTYPE q [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><quiz>&a;</quiz>",
        2,
        "doctype",
    ),
    "row-21: a parameter": ("<!DOCTYPE q [<!ENTITY % a SYSTEM 'http://x.org/'> %a;]><quiz/>", 1, "doctype"),
    "row-23: 200,000 levels": ("<quiz>\n" + "<a>" * 200_000, 2, "too-deep"),
    "an entity of HTML": ("<quiz>\n\n<question>&nbsp;</question></quiz>", 3, "syntax"),
    "a bare &": ("<quiz>\na & b</quiz>", 2, "syntax"),
    "a tag that closes another": ("<quiz>\n<question></quiz>", 2, "syntax"),
    "cut off": ("<quiz>\n<question>", 2, "syntax"),
    "two files": ("<quiz/>\n<quiz/>", 2, "syntax"),
    "a control character": ("<quiz>\n\x01</quiz>", 2, "syntax"),
    "NUL": ("<quiz>\n&#0;</quiz>", 2, "syntax"),
    "nothing": ("", 1, "syntax"),
    "text": ("::name:: What? {T}", 1, "syntax"),
    "another root": ("\n<html/>", 2, "not-moodle"),
    "QTI": ("<questestinterop/>", 1, "not-moodle"),
    "no questions": ("<quiz><a/></quiz>", 1, "no-questions"),
    "too many elements": ("<quiz>" + "<a/>" * 500_000 + "</quiz>", 1, "too-big"),
    "too many questions": ("<quiz>" + "<question type='essay'/>\n" * 5_001 + "</quiz>", 5_001, "too-many"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_files_that_are_refused_with_a_line(name):
    text, line, code = REFUSED[name]

    report = soon(lambda: read_moodle_xml(text.encode(), "quiz.xml"), seconds=3)

    assert report.rows == ()
    assert not report.is_readable
    assert [(m.line, m.code) for m in report.messages] == [(line, f"moodle-xml.{code}")]


def test_21_nothing_is_opened_for_a_file():
    opened: list[object] = []
    watching = True

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if watching and event in ("open", "socket.connect", "socket.getaddrinfo", "urllib.Request"):
            opened.append(arguments)

    sys.addaudithook(watch)
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>'
    for name in ("row-21: a file", "row-21: a parameter"):
        read_moodle_xml(REFUSED[name][0].encode(), "quiz.xml")
    report = report_of(question("description", "Read.", include))
    watching = False

    assert opened == []
    assert report.rows[0].messages[0].code == "moodle-xml.unknown-element"
    assert report.rows[0].item.extra == {}


KOREAN = '<?xml version="1.0" encoding="{}"?>\n<quiz>' + question("description", "“서울” é") + "</quiz>"


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("UTF-8", "utf-8"),
        ("UTF-8", "utf-8-sig"),
        ("latin-1", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("UTF-8", "utf-16-le"),
        ("UTF-8", "utf-16-be"),
        ("euc-kr", "euc-kr"),
        ("ks_c_5601-1987", "cp949"),
    ],
)
def test_encodings(declared, encoding):
    text = KOREAN.format(declared)
    text = text.replace("é", "") if encoding in ("euc-kr", "cp949") else text

    report = read_moodle_xml(text.encode(encoding), "quiz.xml")

    assert report.messages == ()
    assert "“서울”" in report.rows[0].item.stem


@pytest.mark.parametrize(
    ("declared", "encoding", "line"),
    [
        ("utf-7", "utf-8", 1),
        ("cp037", "utf-8", 1),
        ("utf-16", "utf-8", 1),
        ("UTF-8", "utf-32", 1),
        ("UTF-8", "cp949", 4),
        ("hex", "utf-8", 1),
    ],
)
def test_22_a_file_that_lies_about_its_encoding(declared, encoding, line):
    report = read_moodle_xml(KOREAN.format(declared).replace("é", "").encode(encoding), "quiz.xml")

    assert [(m.line, m.code, m.level) for m in report.messages] == [
        (line, "moodle-xml.encoding", Level.ERROR)
    ]
    assert "save the file as UTF-8, or name the encoding it is saved in" in report.messages[0].message


def test_windows_1252_is_read_where_nothing_is_declared_and_told():
    text = f"<quiz>{question('description', 'Café “à la” carte')}</quiz>"

    report = read_moodle_xml(text.encode("cp1252"), "quiz.xml")

    assert report.rows[0].item.stem == "Café “à la” carte"
    assert "'Café', 'à'" in report.messages[0].message
    assert report.is_readable


@pytest.mark.parametrize(("declared", "format"), [("", None), ("UTF-8", None), ("UTF-8", "moodle-xml")])
def test_an_encoding_that_is_named_counts_for_more_than_what_the_file_says(declared, format):
    head = f'<?xml version="1.0" encoding="{declared}"?>\n' if declared else ""
    text = f"{head}<quiz>\n{question('description', '서울')}</quiz>"

    report = read_file("quiz.xml", text.encode("cp949"), "cp949", format)

    assert report.messages == ()
    assert report.rows[0].item.stem == "서울"
    assert report.rows[0].line_start == (3 if declared else 2)


def test_what_is_said_to_all_who_are_right_or_wrong_is_lost_unless_it_is_a_bare_verdict():
    verdicts = (
        "<correctfeedback><text>{}</text></correctfeedback>"
        "<incorrectfeedback><text>{}</text></incorrectfeedback>"
    )
    answers = answer("a", "100") + answer("b")

    def row(right, wrong):
        return row_of(question("multichoice", "Which?", answers + verdicts.format(right, wrong)))

    bare = row("&lt;p&gt;Your answer is correct.&lt;/p&gt;", "Die Antwort ist falsch.")
    telling = row("Right.", "Look at the map on page 3.")

    assert [message.code for message in bare.messages] == []
    (said,) = telling.messages
    assert (said.code, said.level) == ("moodle-xml.feedback", Level.LOSS)
    assert said.message.startswith("what is said to wrong answers is left out: “Look at the map on page 3.”")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_those_of_the_file(end):
    text = quiz(question("description", "a"), question("multichoice", "b")).decode().replace("\n", end)

    report = read_moodle_xml(text.encode(), "quiz.xml")

    assert [(row.line_start, row.line_end) for row in report.rows] == [(3, 7), (8, 12)]


def test_the_parser_tells_us_lines_and_places():
    """A private path into defusedxml: the expat parser of its parser."""
    data = b"<a>\n<b x='>'/>\n<c>t</c ></a>"
    tree = xml_tree.read_tree(data, "xml")

    assert [(node.tag, node.line, node.end_line) for node in (tree, *tree.children)] == [
        ("a", 1, 3),
        ("b", 2, 2),
        ("c", 3, 3),
    ]
    assert [xml_tree.source_of(node, data) for node in tree.children] == ["<b x='>'/>", "<c>t</c >"]


def test_good_questions_are_kept_beside_bad_ones():
    report = report_of(question("description", "a"), question("multichoice", "b"), question("stack", "c"))

    assert [row.status for row in report.rows] == [Status.IMPORTED, Status.ERROR, Status.SKIPPED]
    assert report.totals["items"] == 3
    assert report.is_readable


def test_texts_that_are_too_long():
    report = report_of(question("description", "x" * 60_001), question("description", "x" * 60_000))

    assert [row.status for row in report.rows] == [Status.ERROR, Status.IMPORTED]
    assert report.rows[0].messages[0].code == "moodle-xml.too-long"


def test_a_name_that_is_too_long_is_cut_and_told():
    text = question("description", "a").replace("A name", "n" * 2_000)

    assert [m.code for m in report_of(text).rows[0].messages] == ["moodle-xml.too-long"]


def test_a_file_of_other_things():
    report = report_of("<note/>", question("description", "a"))

    assert [(m.line, m.level) for m in report.messages] == [(3, Level.LOSS)]


SIGNS = "\\{}=~#:%*[]<>&\"'/,; \n\t01|Té한\u0301🗺؟"
NASTY = st.text(st.sampled_from(SIGNS), max_size=40)


@settings(max_examples=200)
@given(NASTY, st.lists(NASTY, min_size=2, max_size=4, unique=True))
def test_plain_text_comes_through_as_it_is(stem, options):
    more = "".join(answer(text, "100" if n == 0 else "0") for n, text in enumerate(options))

    row = report_of(question("multichoice", stem, more, format_name="plain_text")).rows[0]

    assert all(message.level is Level.ERROR or message.level is Level.NOTICE for message in row.messages)
    if row.item:
        assert row.item.stem == stem.strip()
        expected = [text.strip() for n, text in enumerate(options) if text.strip() or n == 0]
        assert [a.text for a in row.item.answers] == expected


@settings(max_examples=200)
@given(st.sampled_from(["cloze", "ddwtos", "shortanswer", "numerical", "essay", "ordering"]), NASTY, NASTY)
def test_nasty_texts_never_raise(kind, stem, text):
    gap = "{1:SA:=" + text + "}" if kind == "cloze" else "[[1]]"
    box = question(kind, stem + gap, answer(text, "100") + f"<dragbox><text>{'x'}</text></dragbox>")

    check(report_of(box), 1)


def check(report: ImportReport, most: int) -> None:
    """What holds for every report: rows and messages have lines, what is kept is sound."""
    assert report.totals["items"] == len(report.rows) <= most
    assert report.rows or report.messages
    for row in report.rows:
        assert 1 <= row.line_start <= row.line_end
        assert (row.item is not None) == (row.status in (Status.IMPORTED, Status.WITH_LOSS))
        assert row.item is None or row.item.stem
        assert all(message.line >= 1 and message.message for message in row.messages)


WHOLE = quiz(
    '<question type="category"><category><text>$course$/top/A</text></category></question>',
    question("multichoice", "<p>a <b>b</b></p>", answer("<i>x</i>", "100", "f") + answer("y", "-33.33333")),
    question("truefalse", "a", answer("true", "100") + answer("false", "0")),
    question("numerical", "a", answer("1.5", "100", more="<tolerance>0.1</tolerance>")),
    question("cloze", "a {1:SA:=b#c~%50%d} {2:MC:=e~f} {NM:=1:2}"),
    question("matching", "a", "<subquestion><text>a</text><answer><text>b</text></answer></subquestion>" * 2),
    question("ordering", "a", answer("a", "1") + answer("b", "2")),
    question("gapselect", "a [[1]]", "<selectoption><text>x</text></selectoption>" * 2),
    question(
        "description",
        "<img src='@@PLUGINFILE@@/x.png'>",
        files=f"<file name='x.png'>{base64_of(png())}</file>",
    ),
)
PIECES = [
    b"<",
    b">",
    b"&",
    b"</text>",
    b"<text>",
    b"{1:SA:=",
    b"}",
    b"~",
    b"#",
    b"[[1]]",
    b"\xff",
    b"\x00",
    b"<!--",
]
PIECES += [
    b"<![CDATA[",
    b"]]>",
    b"&#x41;",
    b'fraction="x"',
    b"<!DOCTYPE a>",
    b"\xf0\x9f\x97\xba",
    b"\r",
    b"9" * 50,
]


LEAF = re.compile(r"<(\w+)((?: [^<>]*)?)>((?:[^<]|<!\[CDATA\[.*?\]\]>)*)</\1>", re.DOTALL)
TAGS = (
    "answer",
    "text",
    "question",
    "subquestion",
    "dragbox",
    "file",
    "hint",
    "category",
    "odd",
    "tags",
    "units",
)
WORDS = (
    "{1:SA:=",
    "{",
    "}",
    "~",
    "#",
    "=",
    "%50%",
    "%",
    "{NM:",
    "[[1]]",
    "[[",
    "]]",
    "<b>",
    "<p>",
    "</p>",
    "<img src=",
)
WORDS += (
    "@@PLUGINFILE@@/x.png",
    "&lt;",
    "&",
    "*",
    "\\",
    "1e5",
    "-1",
    "100",
    "9" * 40,
    " ",
    "\n",
    "é",
    "한",
    "__",
    "//",
    '"',
)


def spoilt(content: bytes, dice: random.Random) -> bytes:
    """The content with some bytes flipped, cut out, doubled, or nasty pieces put in."""
    data = bytearray(content)
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(data) + 1)
        to = min(len(data), at + dice.choice((1, 5, 200)))
        match dice.randrange(5):
            case 0 if at < len(data):
                data[at] ^= 1 << dice.randrange(8)
            case 1:
                del data[at:to]
            case 2:
                data[at:at] = data[at:to]
            case 3:
                data[at:at] = dice.choice(PIECES)
            case _ if dice.random() < 0.1:
                del data[at:]
    return bytes(data)


def misprinted(content: bytes, dice: random.Random) -> bytes:
    """The content as XML that is still sound, with elements left out or doubled and other words in them."""
    text = content.decode()
    for _ in range(dice.randint(1, 4)):
        leaves = list(LEAF.finditer(text)) or [None]
        leaf = dice.choice(leaves)
        if leaf is None:
            break
        word = "".join(dice.choices(WORDS, k=dice.randint(0, 3)))
        word = word.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
        instead = (
            "",
            leaf[0] * 2,
            f"<{leaf[1]}{leaf[2]}>{word}</{leaf[1]}>",
            f"<{leaf[1]}{leaf[2]}>{leaf[3]}{word}</{leaf[1]}>",
            f'<{dice.choice(TAGS)} fraction="{word}" format="{word}">{leaf[3]}</>',
        )[dice.randrange(5)]
        tag = instead[1:].partition(" ")[0]
        text = text[: leaf.start()] + instead.replace("</>", f"</{tag}>") + text[leaf.end() :]
    return text.encode()


def test_spoilt_files_never_raise():
    dice = random.Random(20)
    read = 0

    for number in range(300):
        report = read_moodle_xml((spoilt, misprinted)[number % 2](WHOLE, dice), "quiz.xml")
        check(report, 50)
        read += report.is_readable

    assert 150 <= read < 300


@pytest.mark.long
def test_10_000_spoilt_files_never_raise():
    dice = random.Random(21)

    for number in range(10_000):
        check(read_moodle_xml((spoilt, misprinted)[number % 2](WHOLE, dice), "quiz.xml"), 80)


@pytest.mark.long
def test_spoilt_real_files_never_raise(samples):
    dice = random.Random(22)
    for file in sorted((samples / "moodle-xml").glob("*.xml")):
        content = file.read_bytes()
        for number in range(200):
            check(read_moodle_xml((spoilt, misprinted)[number % 2](content, dice), file.name), 80)


@pytest.mark.long
def test_5_000_questions_take_seconds():
    options = answer("<p>x</p>", "100", "<p>Yes</p>") + answer("<p>y</p>") + answer("<p>z</p>")
    content = quiz(*[question("multichoice", "<p>a <b>b</b> c</p>", options)] * 5_000)

    report = soon(lambda: read_moodle_xml(content, "quiz.xml"), seconds=15)

    assert report.totals["imported"] == 5_000


def test_attributes_that_other_exporters_add_to_texts_mean_nothing():
    named = '<text xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:string">'
    content = quiz(question("truefalse", "It is.", answer("true", "100") + answer("false"))).decode()
    (row,) = read_moodle_xml(content.replace("<text>", named).encode(), "quiz.xml").rows
    assert (row.item.stem, row.messages) == ("It is.", ())
