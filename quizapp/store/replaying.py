"""The logs of many learners at once, for what was asked of a whole class and is judged anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from quizapp.core.memory.facts_memory import FactMemory
from quizapp.core.memory.history import Logged
from quizapp.store import tables
from quizapp.store.review_log import LOG_FIELDS, entry_of

Key = tuple[int, int]  # the row ids of a learner and of a fact
_Review = tables.Review
_Memory = tables.FactMemory
_REMOVE = delete(_Memory).where(
    _Memory.learner_id == bindparam("of_learner"), _Memory.fact_id == bindparam("of_fact")
)
_GUESSED = (
    update(tables.AttemptItem)
    .where(
        tables.AttemptItem.attempt_id == bindparam("of_attempt"),
        tables.AttemptItem.position == bindparam("at_position"),
    )
    .values(maybe_guessed=bindparam("maybe_guessed"))
)


class KnownFact(NamedTuple):
    """The row of a fact and the id that it had at first."""

    row_id: int
    first_slug: str


def find_facts(on: Connection, bank_id: int, slugs: Iterable[str]) -> dict[str, KnownFact]:
    """These facts by slug; a question that became a fact since, by the one it had at first."""
    wanted = set(slugs)
    rows = on.execute(
        select(tables.Fact.slug, tables.Fact.id, tables.Fact.first_slug).where(tables.Fact.bank_id == bank_id)
    ).all()
    found = {row[2]: KnownFact(row[1], row[2]) for row in rows if row[2] in wanted}
    return found | {row[0]: KnownFact(row[1], row[2] or row[0]) for row in rows if row[0] in wanted}


def list_logs(on: Connection, learners: Sequence[int], facts: Sequence[int]) -> dict[Key, list[Logged]]:
    """The whole logs of these learners about these facts, each the oldest first, in one statement."""
    rows = on.execute(
        select(
            _Review.learner_id,
            _Review.fact_id,
            _Review.source_event,
            _Review.voids,
            *(getattr(_Review, name) for name in LOG_FIELDS),
        )
        .where(_Review.learner_id.in_(learners), _Review.fact_id.in_(facts))
        .order_by(_Review.id)
    )
    found: dict[Key, list[Logged]] = {}
    for row in rows:
        logged = Logged(row[2], entry_of(row[4:]), row[3] or "")
        found.setdefault((row[0], row[1]), []).append(logged)
    return found


def list_unreckoned(on: Connection, learners: Sequence[int], facts: Sequence[int]) -> set[Key]:
    """The memories among these whose variants were not reckoned yet."""
    rows = on.execute(
        select(_Memory.learner_id, _Memory.fact_id).where(
            _Memory.learner_id.in_(learners), _Memory.fact_id.in_(facts), _Memory.variants.is_(None)
        )
    )
    return {(row[0], row[1]) for row in rows}


def add_logged(on: Connection, rows: Iterable[tuple[Key, str, Logged]]) -> None:
    """Append rows to the logs, each with the bank revision it is about, in one statement."""
    values: list[dict[str, Any]] = [
        {
            "learner_id": learner,
            "fact_id": fact,
            "bank_revision": revision,
            "source_event": row.event,
            "voids": row.voids or None,
            **{name: getattr(row.entry, name) for name in LOG_FIELDS},
        }
        for (learner, fact), revision, row in rows
    ]
    if values:
        on.execute(insert(_Review), values)


def put_memories(on: Connection, bank_id: int, memories: Mapping[Key, FactMemory | None]) -> None:
    """Let these be the memories of learners and facts of a bank; None: there is none. Two statements."""
    if not memories:
        return
    on.execute(_REMOVE, [{"of_learner": learner, "of_fact": fact} for learner, fact in memories])
    rows = [
        {"learner_id": learner, "fact_id": fact, "bank_id": bank_id, **asdict(memory)}
        for (learner, fact), memory in memories.items()
        if memory is not None
    ]
    if rows:
        on.execute(insert(_Memory), rows)


def save_guessed(on: Connection, items: Sequence[dict[str, Any]]) -> None:
    """Store `maybe_guessed` by `of_attempt` and `at_position`."""
    if items:
        on.execute(_GUESSED, list(items))
