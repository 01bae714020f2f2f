"""What is said of a row is what its query asks for: the same columns, of the same types."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, get_args, get_type_hints

import pytest
from sqlalchemy import Column, Select, Table

from quizapp.store import (
    answers,
    attempts,
    corrections,
    drafts,
    grade_history,
    late_answers,
    live,
    own_uploads,
    question_reports,
    quiz_terms,
    rows_attempts,
    rows_banks,
    rows_studying,
    rows_teaching,
    study,
    uploads,
)
from quizapp.store.gradebook import Within
from quizapp.store.tables import Base

DAY = date(2026, 3, 2)
ASKED: list[tuple[type, Callable[[Any], object]]] = [
    (rows_attempts.OwnAttemptRow, lambda on: attempts.get_attempt(on, 1, "attempt")),
    (rows_attempts.TitledAttemptRow, lambda on: attempts.list_attempts(on, 1, 1)),
    (rows_attempts.AttemptRow, lambda on: attempts.get_open_attempt(on, 1)),
    (rows_attempts.AttemptRow, lambda on: quiz_terms.list_attempts_at(on, 1, 1)),
    (rows_attempts.AttemptRow, lambda on: quiz_terms.list_sealable(on, 1)),
    (rows_attempts.SightRow, lambda on: quiz_terms.list_quizzes_for(on, 1)),
    (rows_attempts.ItemRow, lambda on: attempts.find_item(on, 1, 1)),
    (rows_attempts.ItemRow, lambda on: attempts.list_items(on, 1)),
    (rows_attempts.EventRow, lambda on: answers.find_event(on, 1, 1, "page", 1)),
    (rows_studying.SessionRow, lambda on: study.get_session(on, 1, "session")),
    (rows_studying.OpenSessionRow, lambda on: study.list_open_sessions(on, 1, DAY)),
    (rows_studying.CardRow, lambda on: study.find_answer(on, 1, 1)),
    (rows_studying.FactCardRow, lambda on: study.list_answers(on, 1)),
    (rows_banks.UploadRow, lambda on: uploads.get_upload(on, 1, "upload")),
    (rows_banks.UploadRow, lambda on: own_uploads.find(on, 1, "upload")),
    (rows_banks.DocumentRow, lambda on: drafts.get(on, 1, "document")),
    (rows_banks.ProposalRow, lambda on: drafts.list_facts(on, 1, 1)),
    (rows_banks.ProposalRow, lambda on: drafts.get_fact(on, 1, 1)),
    (rows_banks.ReportRow, lambda on: question_reports.find_open(on, 1, 1)),
    (rows_banks.ReportRow, lambda on: question_reports.list_of_learner(on, 1)),
    (rows_teaching.TouchedRow, lambda on: corrections.list_touched(on, 1, "fact")),
    (rows_teaching.GivenRow, lambda on: grade_history.list_history(on, Within(1))),
    (rows_teaching.RegradeRow, lambda on: grade_history.list_regrades(on, Within(1))),
    (rows_teaching.TakenRow, lambda on: grade_history.list_attempts(on, Within(1))),
    (rows_teaching.InspectedRow, lambda on: grade_history.find_attempt(on, 1, "attempt")),
    (rows_teaching.LateRow, lambda on: late_answers.list_late(on, 1)),
    (rows_teaching.TakerRow, lambda on: live.list_takers(on, 1, 1)),
    (rows_teaching.ProgressRow, lambda on: live.list_progress(on, 1)),
]


class Asked(Exception):
    """A statement reached the database."""


class Listener:
    """A connection that only listens."""

    def execute(self, statement: Select[Any], *_: object) -> None:
        raise Asked(statement)


def types_in(table: str) -> dict[str, Any]:
    """The type of each column of a table, as its class has it."""
    (kind,) = [one.class_ for one in Base.registry.mappers if one.local_table.name == table]
    return {name: get_args(hint)[0] for name, hint in get_type_hints(kind).items() if get_args(hint)}


@pytest.mark.parametrize(("kind", "ask"), ASKED)
def test_a_row_is_what_its_query_asks_for(kind, ask):
    with pytest.raises(Asked) as asked:
        ask(Listener())
    found = asked.value.args[0].selected_columns
    said = get_type_hints(kind)
    assert set(said) <= set(found.keys())
    for name, hint in said.items():
        if type(found[name]) is Column and isinstance(found[name].table, Table):  # not of a left join
            assert hint == types_in(found[name].table.name)[name], name
