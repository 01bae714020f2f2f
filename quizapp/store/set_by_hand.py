"""Scores that instructors set by hand: which rows of their log count."""

from __future__ import annotations

from sqlalchemy import ColumnElement, func, select

from quizapp.store.tables import GradeOverride


def which_count(*of: ColumnElement[bool]) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """The conditions that a row counts: it is the newest of its quiz and learner, and takes nothing back.

    `of` narrows down whose rows are looked at, by their quiz and learner alone.
    """
    newest = select(func.max(GradeOverride.id)).where(*of)
    newest = newest.group_by(GradeOverride.quiz_id, GradeOverride.learner_id)
    return GradeOverride.id.in_(newest), GradeOverride.is_taken_back.is_(False)
