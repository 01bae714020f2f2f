"""Everything that is stored about one person: to read for them, and to delete.

Which tables hold it is not listed but followed: the account, what points at it, and what points at that. A
table added later is read and deleted without a word here. Whoever only wrote a row about others, by a key
that is emptied when they go, is not who it is about; but OWN_WORDS are theirs.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, ForeignKey, Table, delete, select, union, update

from quizapp.store import own_banks
from quizapp.store.put_away import CLASS_STANDS, MEMBER_STANDS
from quizapp.store.tables import (
    Account,
    Attempt,
    Bank,
    BankChange,
    Base,
    Class,
    ClassInstructor,
    ClassMember,
    DraftDocument,
    Fact,
    QuestionReport,
    Quiz,
    SignInSession,
    StudySession,
)

ACCOUNT = Account.__tablename__
# What nobody is shown, not even whose it is: it would let others sign in as them or make a paper's key.
WITHHELD = frozenset(
    {
        "account.password_hash",
        "account.recovery_digest",
        "sign_in_session.token_digest",
        "sign_in_session.public_id",  # the beginning of the digest
        "reset_link.token_digest",
        "class_invitation.token_digest",
        "fact_memory.variants",  # raw bytes; the reviews tell all of it
        "study_session.seed",
        "attempt.seed",
        "question_report.seed",
    }
)
OWN_WORDS = (QuestionReport.learner_id,)  # keys that the database empties, of rows that go all the same
# What a row that is pointed at is called, in place of its number.
NAMES: dict[str, Any] = {
    Attempt.__tablename__: Attempt.public_id,
    Bank.__tablename__: Bank.slug,
    BankChange.__tablename__: BankChange.number,
    Class.__tablename__: Class.name,
    DraftDocument.__tablename__: DraftDocument.title,
    Fact.__tablename__: Fact.slug,
    Quiz.__tablename__: Quiz.title,
    StudySession.__tablename__: StudySession.public_id,
}


def personal_tables() -> list[Table]:
    """The tables with rows about a person, the account first, each after those it points at."""
    found: list[Table] = []
    for table in Base.metadata.sorted_tables:
        if table.name == ACCOUNT or any(key.column.table in found for key in _owners(table)):
            found.append(table)
    return found


def list_rows(on: Connection, table: Table, account_id: int) -> Iterator[dict[str, Any]]:
    """The rows of a personal table about this person, oldest first, each by the names of its columns.

    Rows that are pointed at stand under their own names (`fact_id` becomes `fact`, a slug, with its `bank`,
    for another may have a fact of that name). What is WITHHELD and the numbers of rows are left out.
    """
    columns: list[Any] = []
    joined: Any = table
    for column in table.columns:
        target = next((key.column.table for key in column.foreign_keys), None)
        if f"{table.name}.{column.name}" in WITHHELD or column.name == "id":
            continue
        if target is None:
            columns.append(column)
        elif target.name != ACCOUNT:
            named = target.alias(f"{column.name}_row")
            joined = joined.outerjoin(named, named.c.id == column)
            columns.append(named.c[NAMES[target.name].key].label(column.name.removesuffix("_id")))
            if target.name == Fact.__tablename__ and "bank_id" not in table.columns:
                course = target.metadata.tables[Bank.__tablename__].alias("course_of_fact")
                joined = joined.outerjoin(course, course.c.id == named.c.bank_id)
                columns.append(course.c.slug.label("bank"))
    mine = select(*columns).select_from(joined).where(_is_owned(table, account_id))
    for row in on.execute(mine.order_by(*table.primary_key.columns)):
        yield dict(row._mapping)


def erase(on: Connection, account_id: int) -> None:
    """Delete an account, its own cards and every row about it; its classes note that somebody left."""
    left = select(ClassMember.class_id).where(ClassMember.learner_id == account_id)
    on.execute(update(Class).where(Class.id.in_(left)).values(members_erased=Class.members_erased + 1))
    own_banks.delete_own_bank(on, account_id)
    for author in OWN_WORDS:
        on.execute(delete(author.class_).where(author == account_id))
    on.execute(delete(Account).where(Account.id == account_id))


def list_idle_guests(on: Connection, since: datetime, most: int) -> list[int]:
    """Guests last seen before a moment in whose classes nothing was set, begun or joined since then."""
    stirred = union(
        select(Quiz.class_id).where(Quiz.created_at > since),
        select(Quiz.class_id).join(Attempt, Attempt.quiz_id == Quiz.id).where(Attempt.started_at > since),
        select(ClassMember.class_id).where(ClassMember.joined_at > since),
    )
    needed = (
        select(ClassMember.learner_id)
        .join(Class, Class.id == ClassMember.class_id)
        .where(ClassMember.class_id.in_(stirred), MEMBER_STANDS, CLASS_STANDS)
    )
    rows = on.execute(
        select(Account.id)
        .where(Account.login.is_(None), Account.last_seen_at <= since, Account.id.not_in(needed))
        .order_by(Account.id)
        .limit(most)
    )
    return [row[0] for row in rows]


def was_somebody_here(on: Connection, since: datetime) -> bool:
    """Whether anybody was seen after a moment."""
    seen = select(SignInSession.id).where(SignInSession.last_seen_at > since).limit(1)
    return on.execute(seen).first() is not None


def list_classes_without_others(on: Connection, account_id: int) -> list[str]:
    """The names of the classes outside the bin that nobody else teaches."""
    mine = select(ClassInstructor.class_id).where(ClassInstructor.account_id == account_id)
    others = select(ClassInstructor.class_id).where(ClassInstructor.account_id != account_id)
    rows = on.execute(
        select(Class.name)
        .where(Class.id.in_(mine), Class.id.not_in(others), CLASS_STANDS)
        .order_by(Class.name)
    )
    return [row[0] for row in rows]


def _owners(table: Table) -> list[ForeignKey]:
    """The keys of a table that it goes with; those that are emptied name who wrote a row about others."""
    own = {author.property.columns[0] for author in OWN_WORDS}
    return [key for key in table.foreign_keys if key.ondelete == "CASCADE" or key.parent in own]


def _is_owned(table: Table, account_id: int) -> Any:
    if table.name == ACCOUNT:
        return table.c.id == account_id
    keys = {key.column.table.name: key for key in _owners(table)}
    if ACCOUNT in keys:
        return keys[ACCOUNT].parent == account_id
    key = next(keys[owner.name] for owner in personal_tables() if owner.name in keys)
    return key.parent.in_(select(key.column).where(_is_owned(key.column.table, account_id)))
