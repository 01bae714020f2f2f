"""The personal model of each learner, and how long they take to answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Insert, bindparam, exists, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import aliased

from quizapp.core.kinds import JOINT_KINDS
from quizapp.core.memory.evidence import Source
from quizapp.core.memory.variants import LearnerModel
from quizapp.store import tables
from quizapp.store.tables import LearnerModel as Row

_Review = tables.Review
_Void = aliased(tables.Review)
_MODELS = select(Row.learner_id, Row.evidence, Row.answers).where(
    Row.learner_id.in_(bindparam("learners", expanding=True))
)
_SECONDS = (
    select(_Review.recall_before.is_(None), _Review.right, _Review.seconds)
    .where(
        _Review.learner_id == bindparam("learner_id"),
        _Review.source == Source.CARD,
        _Review.seconds.is_not(None),
        _Review.voids.is_(None),
        _Review.kind.not_in(tuple(JOINT_KINDS)),  # their time is that of all their facts
        ~exists().where(
            _Void.learner_id == _Review.learner_id,
            _Void.fact_id == _Review.fact_id,
            _Void.voids == _Review.source_event,
        ),
    )
    .order_by(_Review.learner_day.desc(), _Review.id.desc())
    .limit(bindparam("most"))
)


def get_model(on: Connection, learner_id: int) -> LearnerModel:
    """The model of a learner; the usual one where nothing is known yet."""
    return get_models(on, [learner_id])[learner_id]


def get_models(on: Connection, learners: Iterable[int]) -> dict[int, LearnerModel]:
    """The models of several learners, in one statement."""
    wanted = list(learners)
    rows = on.execute(_MODELS, {"learners": wanted})
    known = {row[0]: LearnerModel(tuple(row[1]), row[2]) for row in rows}
    return {learner: known.get(learner, LearnerModel()) for learner in wanted}


def save_model(on: Connection, learner_id: int, model: LearnerModel) -> None:
    """Store the model of a learner."""
    save_models(on, {learner_id: model})


def save_models(on: Connection, models: Mapping[int, LearnerModel]) -> None:
    """Store the models of several learners, in one statement."""
    values: list[dict[str, Any]] = [
        {"learner_id": learner, "evidence": model.evidence, "answers": model.answers}
        for learner, model in models.items()
    ]
    if values:
        on.execute(_SAVE[on.dialect.name], values)


def list_seconds(on: Connection, learner_id: int, most: int = 300) -> list[tuple[str, float]]:
    """How long the newest answers to cards took, the newest first: `new`, `right` or `wrong`, and seconds.

    `new` is a first answer, right or wrong. Answers about several facts at once are left out.
    """
    rows = on.execute(_SECONDS, {"learner_id": learner_id, "most": most})
    return [("new" if row[0] else "right" if row[1] else "wrong", float(row[2] or 0)) for row in rows]


def _saving(insert: Any) -> Insert:
    adding = insert(Row)
    changed = {"evidence": adding.excluded.evidence, "answers": adding.excluded.answers}
    saving: Insert = adding.on_conflict_do_update(index_elements=[Row.learner_id], set_=changed)
    return saving


_SAVE = {"sqlite": _saving(sqlite_insert), "postgresql": _saving(postgresql_insert)}
