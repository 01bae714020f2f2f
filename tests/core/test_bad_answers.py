"""Rows 56 to 66 of the list of bad inputs: what is typed and posted as an answer, and how it is taken.

`right` and `wrong` count; `blank` is no answer; `unreadable` is asked about and counts for nothing.
"""

from __future__ import annotations

import pytest

from quizapp.core.errors import UnreadableAnswer
from quizapp.core.generate import build_question
from quizapp.core.kinds import KINDS
from tests.builders import make_bank
from tests.rows import row

BANK = make_bank()
BOMB = "\u0301\u0327" * 50_000
TYPED = [
    row(56, "year", "north-pier-opened", "１８６２", "right"),
    row(56, "year", "north-pier-opened", "\u00a01862\u2009", "right", name="no-break and thin spaces"),
    row(56, "year", "north-pier-opened", "\u30001862", "right", name="ideographic space"),
    row(56, "year", "north-pier-opened", "18\u00ad62", "right", name="soft hyphen"),
    row(56, "year", "north-pier-opened", "18\u200d62\u200c", "right", name="joiners"),
    row(56, "short_answer", "iron-bridge-designer", "Édith Crane", "right", name="an accent"),
    row(56, "short_answer", "iron-bridge-designer", "E\u0301dith Crane", "right", name="a decomposed accent"),
    row(56, "short_answer", "iron-bridge-designer", "“Edith Crane”", "right", name="smart quotes"),
    row(56, "short_answer", "iron-bridge-designer", "ＥＤＩＴＨ　ＣＲＡＮＥ", "right", name="full width"),
    row(57, "year", "north-pier-opened", "\u200e1862\u200f", "right", name="marks"),
    row(57, "year", "north-pier-opened", "\u202e1862\u202c", "right", name="an override"),
    row(57, "short_answer", "river-at-harbour", "\u2067Velm\u2069", "right", name="isolates"),
    row(58, "short_answer", "iron-bridge-designer", "EDİTH CRANE", "right", name="a Turkish I"),
    row(58, "short_answer", "iron-bridge-designer", "edıth crane", "right", name="a dotless i"),
    row(59, "year", "north-pier-opened", "x" * 2001, "unreadable", name="2,001 letters"),
    row(59, "short_answer", "river-at-harbour", BOMB, "unreadable", name="100,000 marks"),
    row(60, "year", "north-pier-opened", "", "blank", name="nothing"),
    row(60, "year", "north-pier-opened", "   ", "blank", name="spaces"),
    row(60, "short_answer", "river-at-harbour", "-", "blank", name="a dash"),
    row(60, "number", "asher-length", "?", "blank", name="a question mark"),
    row(60, "short_answer", "river-at-harbour", "\u200b", "blank", name="zero width"),
    row(61, "number", "asher-length", "NaN", "unreadable"),
    row(61, "number", "asher-length", "inf", "unreadable"),
    row(61, "number", "asher-length", "1e999", "unreadable"),
    row(61, "number", "asher-length", "1e-400", "unreadable"),
    row(61, "number", "asher-length", "-0", "wrong"),
    row(61, "number", "asher-length", "9_8", "unreadable"),
    row(61, "number", "asher-length", "0x62", "unreadable"),
    row(61, "number", "asher-length", "98,0", "right"),
    row(61, "number", "asher-length", "٩٨", "right", name="Arabic figures"),
    row(61, "number", "asher-length", "½", "unreadable", name="a half"),
    row(61, "number", "asher-length", "98 km", "right"),
    row(61, "number", "asher-length", "98,000 m", "right"),
    row(61, "number", "asher-length", "98,000", "wrong", name="thousands"),
    row(61, "number", "asher-length", "98.000,0 m", "right", name="continental"),
    row(61, "number", "asher-length", "98 000 m", "right", name="spaced"),
    row(61, "number", "asher-length", "98\u202f000 m", "right", name="spaced thinly"),
    row(61, "number", "asher-length", "98km²", "unreadable", name="another unit"),
    row(61, "number", "asher-length", "≈98", "right", name="about"),
    row(61, "number", "asher-length", "90-98", "unreadable", name="a range"),
    row(61, "number", "asher-length", "²", "wrong", name="a raised two"),
    row(62, "number", "asher-length", "9" * 5000, "unreadable", name="5,000 figures"),
    row(62, "year", "north-pier-opened", "1" * 5000, "unreadable", name="a year of 5,000 figures"),
    row(63, "year", "north-pier-opened", "1862 AD", "right"),
    row(63, "year", "north-pier-opened", "in 1862", "right"),
    row(63, "year", "north-pier-opened", "'62", "unreadable"),
    row(63, "year", "north-pier-opened", "18 62", "unreadable"),
    row(63, "year", "north-pier-opened", "1862.0", "unreadable"),
    row(63, "year", "north-pier-opened", "0", "unreadable"),
    row(63, "year", "north-pier-opened", "-1862", "unreadable"),
    row(63, "year", "north-pier-opened", "99999", "unreadable"),
    row(64, "date", "strike-began", "25.10.1937", "right"),
    row(64, "date", "strike-began", "1937-10-25", "right"),
    row(64, "date", "strike-began", "Oct 25th, 1937", "right"),
    row(64, "date", "strike-began", "8/9/45", "unreadable"),
    row(64, "date", "strike-began", "3.5.1937", "unreadable"),
    row(64, "date", "strike-began", "2019-02-31", "unreadable"),
    row(64, "date", "strike-began", "0000-01-01", "unreadable"),
    row(64, "date", "strike-began", "2024-W01-1", "unreadable"),
]
POSTED = [
    row(65, ["-1"], "unreadable"),
    row(65, ["99"], "unreadable"),
    row(65, ["abc"], "unreadable"),
    row(65, ["²"], "unreadable"),
    row(65, ["٠"], "unreadable"),
    row(65, ["0x1"], "unreadable"),
    row(65, ["1" * 5000], "unreadable", name="5,000 figures"),
    row(65, ["0", "1"], "unreadable"),
    row(65, [], "blank"),
]


def taken(kind: str, fact: str, posted: dict[str, list[str]]) -> str:
    """How a posting is taken."""
    question = build_question(BANK, fact, kind, "table")
    try:
        response = KINDS[kind].read(question, posted)
    except UnreadableAnswer as told:
        return "unreadable" if len(str(told)) > 30 else "unreadable, and it does not say what to do"
    if response.is_blank:
        return "blank"
    return "right" if KINDS[kind].grade(question, response).is_right else "wrong"


@pytest.mark.parametrize(("kind", "fact", "typed", "how"), TYPED)
def test_what_is_typed(kind, fact, typed, how):
    assert taken(kind, fact, {"answer": [typed]}) == how


@pytest.mark.parametrize(("chosen", "how"), POSTED)
def test_which_option_is_posted(chosen, how):
    assert taken("choice", "north-pier-opened", {"choice": chosen}) == how


@pytest.mark.parametrize("kind", [row(66, "ordering"), row(66, "matching")])
def test_what_is_put_in_order_or_matched_twice_half_or_too_much(kind):
    question = build_question(BANK, "north-pier-opened", kind, "table")
    right = {name: list(values) for name, values in KINDS[kind].samples(question).right.items()}
    first, second = list(right)[:2]
    for change in (
        {first: right[second]},
        {first: [*right[first], *right[second]]},
        {first: ["99"]},
        {first: ["-1"]},
        {first: ["²"]},
        {first: []},
    ):
        how = taken(kind, "north-pier-opened", {**right, **change})
        assert how in ("unreadable", "wrong", "blank"), (change, how)
    assert taken(kind, "north-pier-opened", {**right, "unheard-of": ["1"]}) == "right"
    assert taken(kind, "north-pier-opened", right) == "right"
