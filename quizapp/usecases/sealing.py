"""What is not told yet: the results of class quizzes before their review lets them be seen.

It holds for a learner's own data and for what their memory says of the facts, which would tell it, too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from quizapp.core.attempts import OPEN
from quizapp.core.questions import Question
from quizapp.core.reviewing import Item
from quizapp.store import attempts, quiz_terms
from quizapp.usecases.seeing import Sight, is_sealed, sights

# Columns that tell how an answer was, each with what has to be seen for it.
_TELLING = {
    "attempt": {"score": Item.MARKS},
    "attempt_item": {
        "fact": Item.RIGHT_ANSWER,  # its name may hold the answer
        "fraction": Item.CORRECTNESS,
        "points": Item.MARKS,
        "note": Item.SPECIFIC,
        "maybe_guessed": Item.CORRECTNESS,
        "tries": Item.CORRECTNESS,
    },
    "score_change": {"before": Item.MARKS, "after": Item.MARKS, "reason": Item.MARKS},
}
_OF_REVIEW = (
    "fact", "right", "rating", "maybe_guessed", "stability_after", "difficulty_after", "due_day_after",
    "given", "confused_with",
)  # fmt: skip
_OF_MEMORY = ("stability", "difficulty", "due_day", "lapses", "last_kind")


def sights_of_all(on: Connection, learner_id: int, now: datetime) -> dict[str, Sight]:
    """What a learner may see of each of their attempts, by its public id."""
    rows = quiz_terms.list_sealable(on, learner_id)
    seen = sights(on, rows, now)
    return {row.public_id: seen[row.id] for row in rows}


def sealed_facts(on: Connection, learner_id: int, bank_id: int, now: datetime) -> frozenset[str]:
    """The facts of a bank that sealed attempts have asked, of which memory must not tell more."""
    rows = quiz_terms.list_sealable(on, learner_id, bank_id)
    seen = sights(on, rows, now)
    sealed = [row.id for row in rows if is_sealed(seen[row.id]) and row.status != OPEN]
    found = attempts.list_questions(on, sealed) if sealed else []
    return frozenset(fact for plain in found for fact in Question.from_plain(plain).facts)


def hold_back(rows: dict[str, list[dict[str, Any]]], seen: dict[str, Sight]) -> None:
    """Empty what may not be told yet in the rows of a person's tables, before they are made readable."""
    for table, telling in _TELLING.items():
        for row in rows[table]:
            sight = seen.get(row["public_id" if table == "attempt" else "attempt"], frozenset())
            _empty(row, [name for name, item in telling.items() if item not in sight])
    shut = {public_id for public_id, sight in seen.items() if is_sealed(sight)}
    for row in rows["review"]:
        if _attempt_of(row["source_event"]) in shut:
            _empty(row, _OF_REVIEW)
    asked = _asked_in(rows, shut)
    for table, names in (("fact_memory", _OF_MEMORY), ("question_report", ("fact",))):
        for row in rows[table]:
            if (row["bank"], row["fact"]) in asked:
                _empty(row, names)


def _asked_in(rows: dict[str, list[dict[str, Any]]], shut: Collection[str]) -> set[tuple[str, str]]:
    """The facts, by bank and name, of the attempts that are shut and handed in.

    Not of those that are open: they have not moved anything yet, and a gap would tell what they ask.
    """
    handed_in = (row for row in rows["attempt"] if row["status"] != OPEN)
    bank_of = {row["public_id"]: row["bank"] for row in handed_in if row["public_id"] in shut}
    return {
        (bank_of[row["attempt"]], fact)
        for row in rows["attempt_item"]
        if row["attempt"] in bank_of
        for fact in Question.from_plain(row["question"]).facts
    }


def _attempt_of(event: str) -> str:
    """The public id of the attempt or session that an event of the log is about."""
    return event.removeprefix("void:").partition(":")[2].partition(":")[0]


def _empty(row: dict[str, Any], names: Iterable[str]) -> None:
    row.update(dict.fromkeys(names))
