"""What is said of a row is what its query asks for: the same columns, of the same types."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, get_args, get_type_hints

import pytest
from sqlalchemy import Column, Select

from quizapp.store import (
    answers,
    attempts,
    drafts,
    own_uploads,
    question_reports,
    quiz_terms,
    rows,
    study,
    uploads,
)
from quizapp.store.tables import Base

DAY = date(2026, 3, 2)
ASKED: list[tuple[type, Callable[[Any], object]]] = [
    (rows.OwnAttemptRow, lambda on: attempts.get_attempt(on, 1, "attempt")),
    (rows.TitledAttemptRow, lambda on: attempts.list_attempts(on, 1, 1)),
    (rows.AttemptRow, lambda on: attempts.get_open_attempt(on, 1)),
    (rows.AttemptRow, lambda on: quiz_terms.list_attempts_at(on, 1, 1)),
    (rows.AttemptRow, lambda on: quiz_terms.list_sealable(on, 1)),
    (rows.SightRow, lambda on: quiz_terms.list_quizzes_for(on, 1)),
    (rows.ItemRow, lambda on: attempts.find_item(on, 1, 1)),
    (rows.ItemRow, lambda on: attempts.list_items(on, 1)),
    (rows.EventRow, lambda on: answers.find_event(on, 1, 1, "page", 1)),
    (rows.SessionRow, lambda on: study.get_session(on, 1, "session")),
    (rows.OpenSessionRow, lambda on: study.list_open_sessions(on, 1, DAY)),
    (rows.CardRow, lambda on: study.find_answer(on, 1, 1)),
    (rows.FactCardRow, lambda on: study.list_answers(on, 1)),
    (rows.UploadRow, lambda on: uploads.get_upload(on, 1, "upload")),
    (rows.UploadRow, lambda on: own_uploads.find(on, 1, "upload")),
    (rows.DocumentRow, lambda on: drafts.get(on, 1, "document")),
    (rows.ProposalRow, lambda on: drafts.list_facts(on, 1, 1)),
    (rows.ProposalRow, lambda on: drafts.get_fact(on, 1, 1)),
    (rows.ReportRow, lambda on: question_reports.find_open(on, 1, 1)),
    (rows.ReportRow, lambda on: question_reports.list_of_learner(on, 1)),
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
        if type(found[name]) is Column:  # of a table that is asked for whole, so of no left join
            assert hint == types_in(found[name].table.name)[name], name
