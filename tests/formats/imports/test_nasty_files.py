"""No file makes a reader fail: nasty texts, and sound files with bytes and lines changed."""

from __future__ import annotations

import json
import random
from functools import partial
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.formats.imports.faulty import faulty_source
from quizapp.formats.imports.items import Status
from quizapp.formats.imports.reading import read_file
from tests.timing import soon

pytestmark = pytest.mark.long

NASTY = (
    *"\\{}=~#:%*[]->/$<>&\"',;|\t \n\n\n0TF",
    "->", "::", "//", "####", "\\\\", "\\n", "$CATEGORY:", "[html]", "[markdown]", "%50%", "%-33,3%", "..",
    "1e9",
    "ANSWER: A", "A) ", "B. ", "\nANSWER:", "NewQuestion,", "<script>", "</p>", "<!--", "<a href=", "&#0;",
    "\u00a0", "\u0301", "두만강", "река", "\u202e", "\u2028", "\x85", "𝔘", "\ufeff", "https://x?a=b",
)  # fmt: skip
nasty_texts = st.lists(st.sampled_from(NASTY), max_size=60).map("".join)
GIFT = """// remark [id:1] [tag:sea]
$CATEGORY: $course$/a//b/c

::One:: [html]<p>Who is <b>it</b>?</p>{\n=he#yes\n~%-50%she#no\n####all of it}

It is {=red =%50%reddish} at night.

Match.{=a -> b\n=c -> d\n= -> e}

How many?{#=1889:2#right =%50%1880..1890 ~#no}

It is so.{FALSE#no#yes}

Which?{~%50%a ~%50%b ~%-100%c}
"""
AIKEN = (
    "Who is it?\nA) he\nB) she\nC. they\nANSWER: B\n\nWhat?\nA) this\nB) that\nANSWER: A, B\nFEEDBACK: so\n"
)


def check(report, text):
    """What holds of every report: it adds up, and says why of all that is not taken."""
    lines = text.count("\n") + text.count("\r") + 1
    assert sum(report.totals[status] for status in Status) == len(report.rows)
    for row in report.rows:
        assert 1 <= row.line_start <= row.line_end <= lines
        assert (row.item is None) == (row.status is Status.ERROR)
        assert row.source
        for message in row.messages:
            assert 1 <= message.line <= lines
            assert message.message
    assert report.rows or report.format == "native" or not report.is_readable
    faulty_source(report)


@settings(max_examples=300, deadline=None)
@given(nasty_texts, st.sampled_from(["gift", "aiken", None]))
def test_nasty_texts(text, form):
    check(read_file("x", text.encode(), format=form), text)


def escaped(text):
    for sign in "\\:#={}~":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


plain_texts = st.text(
    st.sampled_from("\\{}=~#:%*->/$<>&\"',;| abcT0éЖ두𝔘\u0301"), min_size=1, max_size=20
).map(lambda text: text.strip() or "x")


@settings(max_examples=300, deadline=None)
@given(plain_texts, plain_texts, plain_texts)
def test_what_is_escaped_and_marked_plain_comes_back(stem, right, wrong):
    text = f"::n::[plain]{escaped(stem)} {{\n=[plain]{escaped(right)}\n~[plain]{escaped(wrong)}\n}}"
    (row,) = read_file("x", text.encode(), format="gift").rows

    assert row.messages == ()
    assert (row.item.stem, [answer.text for answer in row.item.answers]) == (stem, [right, wrong])


def mutated(source: bytes, dice: random.Random) -> bytes:
    """The file with some of its bytes or lines changed, as accidents change them."""
    content = bytearray(source)
    for _ in range(dice.randint(1, 6)):
        place = dice.randrange(len(content) + 1)
        change = dice.randrange(6)
        if change == 0 and content:
            content[place % len(content)] ^= 1 << dice.randrange(8)
        elif change == 1:
            del content[place : place + dice.randrange(20)]
        elif change == 2:
            content[place:place] = dice.choice(NASTY).encode()
        elif change == 3:
            content = content[:place]
        elif change == 4:
            content[place:place] = content[dice.randrange(len(content) + 1) :][: dice.randrange(60)]
        else:
            lines = bytes(content).split(b"\n")
            dice.shuffle(lines)
            content = bytearray(b"\n".join(lines))
    return bytes(content)


def read_mutated(sources, count, seed):
    dice = random.Random(seed)
    for _ in range(count):
        content = mutated(dice.choice(sources), dice)
        for form in (None, "gift", "aiken"):
            report = read_file("x", content, format=form)
            assert sum(report.totals[status] for status in Status) == len(report.rows)
            assert report.rows or report.messages, content


def test_three_hundred_mutated_files():
    sources = [GIFT.encode(), AIKEN.encode(), GIFT.encode("utf-16"), AIKEN.encode("utf-16-le")]
    soon(lambda: read_mutated(sources, 300, 1), seconds=5)


@pytest.mark.long
def test_ten_thousand_mutated_files():
    read_mutated([GIFT.encode(), AIKEN.encode(), GIFT.encode("utf-16"), AIKEN.encode("utf-16-le")], 10_000, 2)


@pytest.mark.long
def test_mutated_real_files(samples):
    names = [
        json.loads(line)["file"] for line in (samples / "gift.moodle-parser.jsonl").read_text().splitlines()
    ]
    read_mutated([(samples / "gift" / name).read_bytes() for name in names], 2_000, 3)


@pytest.mark.parametrize(
    "unit",
    ["{", "}", "{\n\n", "<a ", "<a href=", "::", "=", "~", "#", "\\", "A)\n", "x\n\n", "{=a\n\n", "**", "%",
     "$CATEGORY:\n", "https://x?a=", "<!--", "&", "####", "ANSWER: A\n", "\t", "0\n", "->", "[", "A) a\nb\n",
     "[id:\\", "//[id:", "https://?a", "**a ", "<b and b>", "\n::a", "<a x", "&lt"],
)  # fmt: skip
def test_much_of_one_thing_takes_no_time(unit):
    text = "{=a ~b" + unit * (100_000 // len(unit))
    texts = (text, f"// {text}", f"//{unit * 1000}\n[markdown]{text}}}")
    for form, content in product(("gift", "aiken", None), map(str.encode, texts)):
        soon(partial(read_file, "x", content, format=form), seconds=1)
