"""Scores that instructors set by hand: which rows of their log count, and what these say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, select

from quizapp.store.people import BY_NAME
from quizapp.store.put_away import MEMBER_STANDS
from quizapp.store.tables import Account, ClassMember, GradeOverride, Quiz


def which_count(*of: ColumnElement[bool]) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """The conditions that a row counts: it is the newest of its quiz and learner, and takes nothing back.

    `of` narrows down whose rows are looked at, by their quiz and learner alone.
    """
    newest = select(func.max(GradeOverride.id)).where(*of)
    newest = newest.group_by(GradeOverride.quiz_id, GradeOverride.learner_id)
    return GradeOverride.id.in_(newest), GradeOverride.is_taken_back.is_(False)


def list_given(on: Connection, quizzes: Sequence[int], learners: Sequence[int]) -> list[Row[Any]]:
    """What instructors set in place of what the attempts say: learner_id, quiz_id, score, is_excused."""
    of = (GradeOverride.quiz_id.in_(quizzes), GradeOverride.learner_id.in_(learners))
    return list(
        on.execute(
            select(
                GradeOverride.learner_id, GradeOverride.quiz_id, GradeOverride.score, GradeOverride.is_excused
            ).where(*which_count(*of))
        )
    )


def list_scores_set(on: Connection, quizzes: Sequence[int]) -> list[Row[Any]]:
    """The scores that instructors set for members and have not taken back, by quiz and name.

    Columns: quiz_id, learner (a name), score.
    """
    return list(
        on.execute(
            select(GradeOverride.quiz_id, Account.display_name.label("learner"), GradeOverride.score)
            .join(Account, Account.id == GradeOverride.learner_id)
            .join(Quiz, Quiz.id == GradeOverride.quiz_id)
            .join(
                ClassMember,
                and_(ClassMember.class_id == Quiz.class_id, ClassMember.learner_id == Account.id),
            )
            .where(
                *which_count(GradeOverride.quiz_id.in_(quizzes)),
                GradeOverride.score.is_not(None),
                MEMBER_STANDS,
            )
            .order_by(GradeOverride.quiz_id, *BY_NAME)
        )
    )
