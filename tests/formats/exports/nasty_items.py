"""Items of all kinds, with texts full of what steers one format or another."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from hypothesis import strategies as st

from quizapp.formats.exports.written import FileHead
from quizapp.formats.imports.items import FULL, ImportedAnswer, ImportedItem
from quizapp.formats.imports.names import short_name

HEAD = FileHead("The Harbour", "harbour", "en", datetime(2026, 11, 23, 14, 5, tzinfo=UTC))
NOTHING = Decimal(0)
PIECES = (
    *"\\{}=~#:%*[]->/$<>&\"',;|0TF'@+_",
    " ", " ", "\n", "a", "b", "word", "Tumen",
    "->", "=>", "::", "//", "####", "\\\\", "\\n", "\\*", "$CATEGORY:", "[html]", "[markdown]", "[plain]",
    "%50%", "..", "1e9", "-5", "ANSWER: A", "A) ", "NewQuestion,", "<script>", "</p>", "<p>", "<!--", "]]>",
    "&#0;", "&amp;", "&lt;b&gt;", "_x0041_", "#N/A", "=1+1", "@SUM(1)", "\u00a0", "\u0301", "두만강", "река",
    "\u202e", "שלום", "\u2028", "𝔘", "https://x?a=b", "[picture: x]", "_____", "true", " | ", " and ",
)  # fmt: skip
raw_texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join)
texts = raw_texts.map(str.strip).filter(bool)
maybe = st.one_of(st.just(""), texts)
labels = texts.map(lambda text: " ".join(text.split())).filter(bool)
names = labels.map(short_name)
figures = st.decimals(-(10**6), 10**6, allow_nan=False, places=3).map(lambda figure: f"{figure:f}")
amounts = st.decimals("0.001", 100, allow_nan=False, places=3).map(lambda figure: f"{figure:f}")


def _options(right: int) -> st.SearchStrategy[tuple[ImportedAnswer, ...]]:
    """Options that differ, the first `right` of them right in even shares."""
    share = {1: "100", 2: "50", 3: "33.33333"}[right]
    return st.lists(st.tuples(texts, maybe), min_size=right + 1, max_size=6, unique_by=_folded).map(
        lambda pairs: tuple(
            ImportedAnswer(text, Decimal(share) if place < right else NOTHING, feedback)
            for place, (text, feedback) in enumerate(pairs)
        )
    )


def _folded(pair: tuple[str, str]) -> str:
    return pair[0].casefold()


@st.composite
def _bare(draw: st.DrawFn) -> ImportedItem:
    kind = draw(
        st.sampled_from(
            ("choice", "choose_all", "true_false", "short_answer", "cloze", "number", "matching", "ordering",
             "flashcard", "essay", "description")
        )
    )  # fmt: skip
    item = ImportedItem(kind, draw(names), draw(texts))
    if kind == "cloze":
        return replace(item, stem=f"{draw(labels)} _____ .", answers=(ImportedAnswer(draw(texts), FULL),))
    if kind in ("choice", "choose_all"):
        answers = list(draw(_options(1 if kind == "choice" else draw(st.integers(1, 3)))))
        return replace(item, answers=tuple(draw(st.permutations(answers))))
    if kind == "true_false":
        is_true = draw(st.booleans())
        right = ImportedAnswer(str(is_true), FULL, draw(maybe))
        return replace(item, answers=(right, ImportedAnswer(str(not is_true), NOTHING, draw(maybe))))
    if kind in ("short_answer", "flashcard"):
        several = draw(st.lists(texts, min_size=1, max_size=3, unique=True))
        return replace(item, answers=tuple(ImportedAnswer(text, FULL, draw(maybe)) for text in several))
    if kind == "number":
        return replace(item, answers=(_figure(draw),))
    if kind == "matching":
        lefts = draw(st.lists(texts, min_size=2, max_size=4, unique=True))
        return replace(item, pairs=(*((left, draw(texts)) for left in lefts), ("", draw(texts))))
    if kind == "ordering":
        return replace(item, order=tuple(draw(st.lists(texts, min_size=2, max_size=4, unique=True))))
    return item


def _figure(draw: st.DrawFn) -> ImportedAnswer:
    low = draw(figures)
    shape = draw(st.sampled_from(("exact", "tolerance", "range")))
    if shape == "exact":
        return ImportedAnswer(low, FULL)
    if shape == "tolerance":
        return ImportedAnswer(low, FULL, tolerance=draw(amounts))
    return ImportedAnswer(low, FULL, upper=f"{Decimal(low) + Decimal(draw(amounts)):f}")


@st.composite
def nasty_items(draw: st.DrawFn) -> ImportedItem:
    """An item of any kind, with all that stands beside a question."""
    return replace(
        draw(_bare()),
        feedback=draw(maybe),
        hints=tuple(draw(st.lists(texts, max_size=1))),
        tags=tuple(draw(st.lists(labels, max_size=2, unique=True))),
        category=tuple(draw(st.lists(labels, max_size=2))),
        source_id=draw(st.one_of(st.just(""), labels)),
        points=draw(st.sampled_from((None, Decimal(1), Decimal("0.5"), Decimal(2)))),
    )


several_items = st.lists(nasty_items(), min_size=1, max_size=4)
