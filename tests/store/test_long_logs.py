"""What asks of few answers must not read a whole log, which may hold a million."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import event

from quizapp.store import answer_counts, review_log

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("asks", "way"),
    [
        (lambda on: review_log.list_reviews_of(on, 1, 1, ["pier"]), "(learner_id=? AND fact_id=?)"),
        (lambda on: answer_counts.count_first_met(on, 1, 1, DAY), "(learner_id=? AND learner_day=?)"),
        (lambda on: answer_counts.count_answers_on(on, 1, DAY), "(learner_id=? AND learner_day=?)"),
    ],
)
def test_a_question_about_few_answers_finds_them_by_an_index(sqlite: Any, asks: Any, way: str) -> None:
    said: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_more: Any) -> None:
        said.append((statement, values))

    with sqlite.reading() as on:
        event.listen(on, "before_cursor_execute", note)
        asks(on)
        event.remove(on, "before_cursor_execute", note)
        statement, values = said[-1]
        plan = [row[3] for row in on.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)]
    assert next(step for step in plan if step.startswith("SEARCH review USING")).endswith(way), plan
