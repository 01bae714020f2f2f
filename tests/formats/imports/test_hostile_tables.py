"""Whatever a table holds, reading it raises nothing, takes no time, and every row is accounted for."""

from __future__ import annotations

import csv
import io
import random
import zipfile
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.formats.imports.items import KINDS, ImportReport
from quizapp.formats.imports.table_rows import CONTROL
from quizapp.formats.imports.tables import read_anki_text, read_table, read_workbook, template_csv
from tests.formats.imports.tables_help import adds_up, anki, right, table, workbook
from tests.formats.imports.test_anki_text import NOTES
from tests.formats.imports.test_table_profiles import BRIGHTSPACE
from tests.timing import soon

NASTY = "\\{}=~#:%*[]->/$<>&\"' ,;|\t\n\u00a0é\u0301한Жع\U0001f600_0TA1"
BITS = [
    "ANSWER: A",
    "NewQuestion,MC",
    "#html:true",
    "{{c1::",
    "}}",
    "<script>",
    "&#0;",
    "sep=;",
    '""',
    "\r\n",
    "=1+1",
]
texts = st.text(st.sampled_from(NASTY), max_size=30) | st.sampled_from(BITS)
words = st.text(st.sampled_from(NASTY + "abc"), min_size=1, max_size=20).map(str.strip).filter(bool)
HEAD = ["question", "option a", "option b", "option c", "correct"]
SEEDS = (
    template_csv(),
    BRIGHTSPACE,
    "term\tdefinition\none\ttwo\nthree\tfour\n",
    "Question,Answer 1,Answer 2,Time limit,Correct answer(s)\nQ,a,b,20,1\nR,a,b,20,2\n",
)


def sound(report: ImportReport) -> None:
    """Nothing raised, all rows add up, and no text holds what cannot be stored or acts."""
    assert adds_up(report)
    for row in report.rows:
        assert 0 < row.line_start <= row.line_end
        assert not CONTROL.search(row.source + row.name + "".join(one.message for one in row.messages))
        assert all(message.message and "." in message.code for message in row.messages)
        if row.item:
            assert row.item.kind in KINDS
            assert not CONTROL.search(row.item.stem + "".join(one.text for one in row.item.answers))
    assert not CONTROL.search("".join(one.message for one in report.messages))


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The content with bytes changed, cut out, doubled or shuffled by lines."""
    data = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data) + 1)
        way = chance.randrange(5)
        if way == 0 and at < len(data):
            data[at] = chance.randrange(256)
        elif way == 1:
            del data[at : at + chance.randint(1, 20)]
        elif way == 2:
            data[at:at] = chance.choice(
                [b'"', b",", b"\t", b"\n", b"\r", b"\0", b"{{c1::", b"}}", b"#", b"<b>"]
            )
        elif way == 3:
            lines = bytes(data).split(b"\n")
            chance.shuffle(lines)
            data = bytearray(b"\n".join(lines))
        else:
            data[at:at] = data[: chance.randint(0, 60)]
    return bytes(data)


def changed_inside(book: bytes, chance: random.Random) -> bytes:
    """A workbook that is a sound archive, one of its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as before, zipfile.ZipFile(out, "w") as after:
        victim = chance.choice([name for name in before.namelist() if name.startswith("xl/")])
        for name in before.namelist():
            data = before.read(name)
            after.writestr(name, mutated(data, chance) if name == victim else data)
    return out.getvalue()


def read_mutations(count: int, seed: int) -> None:
    """Read so many changed files, of which each tenth is a workbook."""
    chance = random.Random(seed)
    book = workbook(HEAD, ("Q", "x", "y", "z", "A"), ("R", 1, 2.5, True, "=1+1"))
    for number in range(count):
        if number % 10 == 0:
            sound(read_workbook(mutated(book, chance), "a.xlsx"))
            sound(read_workbook(changed_inside(book, chance), "a.xlsx"))
            continue
        seed_text = chance.choice((*SEEDS, NOTES))
        text = mutated(seed_text.encode(), chance).decode("utf-8", "replace")
        sound(read_table(text, chance.choice(("a.csv", "a.txt"))))
        sound(read_anki_text(text, "a.txt"))


def test_changed_files_never_raise_and_always_add_up():
    soon(lambda: read_mutations(300, 1), seconds=5)


@pytest.mark.long
def test_many_changed_files_never_raise_and_always_add_up():
    read_mutations(10_000, 2)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(texts, max_size=7), max_size=8), st.sampled_from("\t,;|"), st.booleans())
def test_28_any_cells_are_read_without_raising(rows, mark, with_header):
    lines = [mark.join(row) for row in ([HEAD, *rows] if with_header else rows)]
    for text in ("\n".join(lines), "#separator:tab\n" + "\n".join(lines)):
        sound(table(text))
        sound(table(text, "a.txt"))
        sound(anki(text))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(words, st.lists(words, min_size=3, max_size=3, unique_by=str.casefold), st.integers(0, 2)),
        min_size=1,
        max_size=6,
    )
)
def test_what_is_written_as_csv_is_read_as_it_was_written(questions):
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEAD)
    for stem, options, place in questions:
        writer.writerow([stem, *options, options[place]])
    report = table(out.getvalue())
    rows = [row for row in report.rows if row.item]
    assert len(report.rows) == len(questions)
    for row, (stem, options, place) in zip(report.rows, questions, strict=True):
        if row.item:
            assert (row.item.stem, [one.text for one in row.item.answers][:3]) == (stem, options)
            if not any("key" in message.code for message in row.messages):
                assert options[place] in [one.text for one in row.item.answers if one.is_right]
    assert len(rows) == len(questions) or any(row.messages for row in report.rows if not row.item)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(words, words), min_size=1, max_size=6))
def test_what_is_written_for_anki_is_read_as_it_was_written(notes):
    out = io.StringIO()
    out.write("#separator:tab\n#html:false\n#notetype:Basic\n")
    csv.writer(out, delimiter="\t", quoting=csv.QUOTE_ALL).writerows(notes)
    report = anki(out.getvalue())
    assert [row.item and (row.item.stem, row.item.answers[0].text) for row in report.rows] == notes


@pytest.mark.parametrize(
    "text",
    [
        'question,correct\nq,"' + " " * 60_000 + 'x"\n',
        "question,correct\n" + '"a\n' * 50_000,
        'question,correct\n"' + "\n" * 200_000,
        "question,type,correct\nq,number," + "1 " * 29_000 + "x\n",
        "question,correct,type\n" + "[ " * 29_000 + ",a,cloze\n",
        "\n" * 500_000,
        "," * 200_000,
        '"' * 200_000,
        "a\t" * 50_000,
        "#html:true\n" + "<b>" * 15_000 + "\tx",
        "#notetype:Cloze\n" + "{{c1::" * 9_000,
        "#notetype:Cloze\n" + "".join(f"{{{{c{number % 999}::a}}}}" for number in range(5_000)),
        "#notetype:Cloze\n" + "[sound:" * 8_000 + "\tx",
    ],
    ids=range(13),
)
@pytest.mark.long
def test_no_text_takes_long(text):
    for read in (table, anki):
        sound(soon(partial(read, text), seconds=2.5))


def test_five_thousand_questions_take_a_moment():
    rows = "".join(f'"Which, of {one}?",Alpha,Beta,Gamma,{"ABC"[one % 3]}\n' for one in range(5_000))
    report = soon(lambda: table(",".join(HEAD) + "\n" + rows), seconds=5)
    assert right(report)[1] == ["Beta"]
    assert report.totals["imported"] == 5_000
