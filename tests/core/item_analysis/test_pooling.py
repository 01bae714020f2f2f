"""Answers put together by question, fact and kind."""

import pytest

from quizapp.core.item_analysis.pooling import alike, confusions_of, figures_of, sorted_items
from quizapp.core.item_analysis.sheet import Asked, Pool, Sheet

GOLDEN = ("111", "110", "101", "100", "010", "000")  # rules of the field: six students, three items


def one(attempt=1, position=1, fact="a", kind="choice", text="x", fraction=1.0, **more):
    return Asked(attempt, position, fact, kind, f"{fact} {kind}", "right", text, fraction, **more)


def papers(rows=GOLDEN, **more):
    """One attempt a row, a digit a question."""
    return [
        one(attempt, position, f"f{position}", text=digit, fraction=float(digit), **more)
        for attempt, row in enumerate(rows)
        for position, digit in enumerate(row, start=1)
    ]


def test_a_shared_paper_gives_the_golden_figures():
    figures = figures_of(Sheet.of(papers()))
    assert figures.is_same
    assert figures.quiz.mean == 1.5
    assert figures.quiz.consistency == pytest.approx(36.363636)
    items = {item.fact: item for item in figures.items}
    assert [round(items[f"f{at}"].statistics.discrimination, 6) for at in (1, 2, 3)] == [
        0.342997,
        0,
        0.342997,
    ]
    assert [round(items[f"f{at}"].statistics.efficiency, 6) for at in (1, 2, 3)] == [0.4, 0, 0.4]
    assert [round(items[f"f{at}"].weight, 4) for at in (1, 2, 3)] == [34.8915, 30.2169, 34.8915]
    assert [items[f"f{at}"].position for at in (1, 2, 3)] == [1, 2, 3]


def test_a_discarded_question_counts_in_nobodys_rest():
    thrown_out = [one._replace(is_discarded=one.position == 3) for one in papers()]
    figures = figures_of(Sheet.of(thrown_out))
    without = figures_of(Sheet.of([one for one in papers() if one.position != 3]))
    assert figures.quiz == without.quiz
    assert figures.items[-1].fact == "f3"
    assert figures.items[-1].is_discarded
    assert figures.items[-1].findings == ()
    assert [item.statistics for item in figures.items[:2]] == [item.statistics for item in without.items]


def test_the_rest_of_unequal_papers_is_a_share():
    answers = [
        one(1, 1, "a", fraction=1.0), one(1, 2, "b", fraction=1.0), one(1, 3, "c", fraction=0.0),
        one(2, 1, "a", fraction=0.0), one(2, 2, "d", fraction=0.0),
        one(3, 1, "e", fraction=1.0),
    ]  # fmt: skip
    figures = figures_of(Sheet.of(answers))
    assert not figures.is_same
    by_fact = {item.fact: item for item in figures.items}
    assert by_fact["a"].rests == (0.5, 0.0)
    assert by_fact["e"].rests == (0.0,)
    assert by_fact["a"].weight is None
    assert by_fact["a"].position == 0
    assert figures.quiz.consistency is None


def test_a_fact_is_put_together_over_its_kinds_and_a_kind_over_its_facts():
    answers = [one(1, 1, "a"), one(1, 2, "b", "year"), one(2, 1, "a", "year", fraction=0.0), one(2, 2, "b")]
    facts = figures_of(Sheet.of(answers), Pool.FACT).items
    assert {(item.fact, item.kind): item.statistics.facility for item in facts} == {
        ("a", ""): 0.5,
        ("b", ""): 1,
    }
    kinds = figures_of(Sheet.of(answers), Pool.KIND).items
    assert {(item.fact, item.kind): item.statistics.count for item in kinds} == {
        ("", "choice"): 2,
        ("", "year"): 2,
    }


def test_nothing_says_nothing():
    figures = figures_of(Sheet.of([]))
    assert figures.items == ()
    assert figures.quiz.count == 0


def test_what_reads_the_same_is_one_answer():
    assert alike(["Rajin", "rajin", "Rajin", "", "?"]) == ["Rajin", "Rajin", "Rajin", "", "?"]


def test_confusions_are_counted_over_all_questions():
    wrong = {"text": "Rajin", "fraction": 0.0}
    answers = [one(at, **wrong)._replace(answer="Rason") for at in range(3)]
    answers += [one(9, text="Rason")._replace(answer="Rason"), one(10, text="", fraction=0.0)]
    answers += [one(at, kind="true_false", **wrong)._replace(answer="No") for at in (20, 21)]
    (found,) = confusions_of(Sheet.of(answers))
    assert (found.given, found.right, found.count, found.of) == ("Rajin", "Rason", 3, 4)


def test_times_are_cut_off_and_unknown_ones_left_out():
    (item,) = figures_of(Sheet.of([one(1, seconds=20.0), one(2, seconds=900.0), one(3)])).items
    assert item.seconds == 70


def test_items_are_sorted_as_asked_and_what_has_no_figure_stands_last():
    twice = [*papers(), *(a._replace(attempt=a.attempt + 6) for a in papers())]
    items = figures_of(Sheet.of(a._replace(seconds=3.0 if a.fact == "f2" else None) for a in twice)).items
    assert [item.position for item in sorted_items(items, "position", is_down=False)] == [1, 2, 3]
    assert [item.fact for item in sorted_items(items, "facility", is_down=True)] == ["f1", "f2", "f3"]
    for is_down in (False, True):
        assert sorted_items(items, "seconds", is_down)[0].fact == "f2"


def test_the_worst_stands_first():
    rows = ["10"] * 5 + ["01"] * 5 + ["11"] * 2 + ["00"]
    figures = figures_of(Sheet.of(papers(rows)))
    assert [item.concern for item in figures.items] == sorted(
        (i.concern for i in figures.items), reverse=True
    )
    assert figures.items[0].concern == 3
