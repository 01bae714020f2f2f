"""The students of a class with what a gradebook knows them by, and those who are expected in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select, update

from quizapp.store.people import BY_NAME
from quizapp.store.put_away import MEMBER_STANDS
from quizapp.store.tables import Account, ClassExpected, ClassMember


def list_members(on: Connection, class_id: int) -> list[Row[Any]]:
    """The members of a class by name.

    Columns: id, public id, display name, login or empty, role, last time seen, when joined, time factor,
    ID number, e-mail.
    """
    return list(
        on.execute(
            select(
                Account.id,
                Account.public_id,
                Account.display_name,
                func.coalesce(Account.login, "").label("login"),
                Account.role,
                Account.last_seen_at,
                ClassMember.joined_at,
                ClassMember.time_factor,
                ClassMember.id_number,
                ClassMember.email,
            )
            .join(ClassMember, ClassMember.learner_id == Account.id)
            .where(ClassMember.class_id == class_id, MEMBER_STANDS)
            .order_by(*BY_NAME)
        )
    )


def change_members(on: Connection, class_id: int, members: Sequence[dict[str, Any]]) -> None:
    """Store `id_number`, `email` and `time_factor` of members, each with its row id as `learner`."""
    if members:
        on.execute(
            update(ClassMember)
            .where(ClassMember.class_id == class_id, ClassMember.learner_id == bindparam("learner"))
            .values({name: bindparam(f"new_{name}") for name in ("id_number", "email", "time_factor")}),
            [{"learner": one["learner"], **{f"new_{k}": v for k, v in one.items()}} for one in members],
        )


def list_expected(on: Connection, class_id: int) -> list[Row[Any]]:
    """Whoever is expected in a class, by name: id, name, login, ID number, e-mail and time factor."""
    return list(
        on.execute(
            select(
                ClassExpected.id,
                ClassExpected.name,
                ClassExpected.login,
                ClassExpected.id_number,
                ClassExpected.email,
                ClassExpected.time_factor,
            )
            .where(ClassExpected.class_id == class_id)
            .order_by(func.lower(ClassExpected.name), ClassExpected.id)
        )
    )


def count_expected(on: Connection, class_id: int) -> int:
    """How many are expected in a class."""
    found = select(func.count()).select_from(ClassExpected).where(ClassExpected.class_id == class_id)
    return int(on.execute(found).scalar_one())


def add_expected(on: Connection, class_id: int, people: Sequence[dict[str, Any]]) -> None:
    """Expect people in a class."""
    if people:
        on.execute(insert(ClassExpected), [{"class_id": class_id, **one} for one in people])


def remove_expected(on: Connection, class_id: int, ids: Sequence[int]) -> int:
    """Expect these no more. Returns how many were."""
    gone = delete(ClassExpected).where(ClassExpected.class_id == class_id, ClassExpected.id.in_(ids))
    return int(on.execute(gone).rowcount)
