"""Exceptions for one learner: more time, other times, more attempts; and which of them wins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from enum import Enum
from typing import Any, TypeVar

from quizapp.core.attempts import Terms

Value = TypeVar("Value")
LEAST_FACTOR, MOST_FACTOR = 1.0, 4.0


class Unchanged(Enum):
    """Stands in an exception for what stays as the quiz says it."""

    KEPT = "kept"


KEPT = Unchanged.KEPT
_MOMENTS = {"opens_at", "closes_at"}


@dataclass(frozen=True, slots=True)
class Override:
    """What is different for one learner in one quiz, each KEPT where it is not; None stands for no limit."""

    opens_at: datetime | Unchanged | None = KEPT
    closes_at: datetime | Unchanged | None = KEPT
    time_limit: int | Unchanged | None = KEPT
    attempts: int | Unchanged | None = KEPT

    @property
    def is_empty(self) -> bool:
        """Whether nothing is different."""
        return {self.opens_at, self.closes_at, self.time_limit, self.attempts} == {KEPT}

    def to_plain(self) -> dict[str, Any]:
        """What is different, as JSON can hold it; moments in ISO 8601."""
        own = {field.name: getattr(self, field.name) for field in fields(self)}
        return {
            name: value.isoformat() if isinstance(value, datetime) else value
            for name, value in own.items()
            if value is not KEPT
        }

    @staticmethod
    def from_plain(plain: Mapping[str, Any] | None) -> Override:
        """The exception that `to_plain` wrote; one in which all stays where there is none."""
        own = dict(plain or {})
        for name in _MOMENTS & own.keys():
            own[name] = own[name] and datetime.fromisoformat(own[name])
        return Override(**own)


NOTHING = Override()


def difference(before: Terms, after: Terms) -> Override:
    """What is different in `after`, of what an exception can hold; all else KEPT."""
    pairs = (
        (field.name, getattr(before, field.name), getattr(after, field.name)) for field in fields(Override)
    )
    return Override(**{name: new for name, old, new in pairs if new != old})


def terms_for(terms: Terms, factor: float = 1.0, override: Override = NOTHING) -> Terms:
    """The terms of a quiz as they are for one learner.

    What the override says wins. Else `factor` (1 to 4, set once per learner) stretches the time limit, and
    moves the end of the quiz by as much, so that whoever begins as late as others may has all of it.
    Raises ValueError for a factor out of range.
    """
    if not LEAST_FACTOR <= factor <= MOST_FACTOR:
        raise ValueError(f"a factor lies between {LEAST_FACTOR:g} and {MOST_FACTOR:g}")
    stretched = _stretched(terms, factor)
    limit_is_own = override.time_limit is not KEPT
    closes_at = terms.closes_at if limit_is_own else stretched.closes_at
    return replace(
        terms,
        opens_at=_chosen(override.opens_at, terms.opens_at),
        closes_at=_chosen(override.closes_at, closes_at),
        time_limit=_chosen(override.time_limit, stretched.time_limit),
        attempts=_chosen(override.attempts, terms.attempts),
    )


def _stretched(terms: Terms, factor: float) -> Terms:
    if terms.time_limit is None:
        return terms
    limit = round(terms.time_limit * factor)
    more = timedelta(seconds=limit - terms.time_limit)
    return replace(terms, time_limit=limit, closes_at=terms.closes_at and terms.closes_at + more)


def _chosen(own: Value | Unchanged, usual: Value) -> Value:
    return usual if isinstance(own, Unchanged) else own
