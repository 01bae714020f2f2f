"""What a learner may see of an attempt, and when: eight things at four times."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

JUST = timedelta(minutes=2)  # as long an attempt counts as just handed in


class Moment(StrEnum):
    """When somebody looks at an attempt. Stored, so never renamed."""

    DURING = "during"
    JUST_AFTER = "just_after"
    LATER = "later"
    CLOSED = "closed"


class Item(StrEnum):
    """What there is to see of an attempt. Stored, so never renamed."""

    ATTEMPT = "attempt"
    CORRECTNESS = "correctness"
    MAXIMUM = "maximum"
    MARKS = "marks"
    SPECIFIC = "specific"
    GENERAL = "general"
    RIGHT_ANSWER = "right_answer"
    OVERALL = "overall"


ITEM_WORDS = {
    Item.ATTEMPT: "the questions and one's own answers",
    Item.CORRECTNESS: "whether each is right",
    Item.MAXIMUM: "what each could earn",
    Item.MARKS: "what each earned, and the score",
    Item.SPECIFIC: "what is wrong with the answer given",
    Item.GENERAL: "the explanation and the place in the source",
    Item.RIGHT_ANSWER: "the right answer",
    Item.OVERALL: "the words for the whole score",
}
_SHOWN_IN_ATTEMPT = frozenset({Item.ATTEMPT, Item.MAXIMUM})  # whoever answers sees the question
_NEEDS_ATTEMPT = frozenset({Item.CORRECTNESS, Item.SPECIFIC, Item.GENERAL, Item.RIGHT_ANSWER})


@dataclass(frozen=True, slots=True)
class Review:
    """What may be seen at each moment, as the instructor chose it; `may_see` has the last word."""

    shown: frozenset[tuple[Moment, Item]]

    def may_see(self, item: Item, moment: Moment) -> bool:
        """Whether a learner may see `item` at `moment`.

        While answering, the questions are seen and the score of the whole is not. What is said of an
        answer is only shown with the answer.
        """
        if moment is Moment.DURING and item in _SHOWN_IN_ATTEMPT:
            return True
        if moment is Moment.DURING and item is Item.OVERALL:
            return False
        if item in _NEEDS_ATTEMPT and not self.may_see(Item.ATTEMPT, moment):
            return False
        return (moment, item) in self.shown

    def at(self, moment: Moment) -> frozenset[Item]:
        """All that may be seen at a moment."""
        return frozenset(item for item in Item if self.may_see(item, moment))

    def to_plain(self) -> dict[str, list[str]]:
        """The review as JSON can hold it: the items at each moment."""
        return {
            moment.value: [item.value for item in Item if (moment, item) in self.shown] for moment in Moment
        }

    @staticmethod
    def from_plain(plain: Mapping[str, Iterable[str]]) -> Review:
        """The review that `to_plain` wrote. Raises ValueError for a moment or an item that is not known."""
        return Review(
            frozenset((Moment(moment), Item(item)) for moment, items in plain.items() for item in items)
        )


def _all_at(*moments: Moment) -> frozenset[tuple[Moment, Item]]:
    return frozenset((moment, item) for moment in moments for item in Item)


AFTER_EACH = Review(_all_at(*Moment))
AFTER_ATTEMPT = Review(_all_at(Moment.JUST_AFTER, Moment.LATER, Moment.CLOSED))
AFTER_CLOSE = Review(
    _all_at(Moment.CLOSED) | {(moment, Item.ATTEMPT) for moment in (Moment.JUST_AFTER, Moment.LATER)}
)
PRESETS = {"each": AFTER_EACH, "attempt": AFTER_ATTEMPT, "close": AFTER_CLOSE}


def moment_of(now: datetime, submitted_at: datetime | None, closes_at: datetime | None) -> Moment:
    """When somebody looks at an attempt: `submitted_at` is None while it is open.

    Closed is closed, even for who has just handed in; a quiz without an end never closes.
    """
    if submitted_at is None:
        return Moment.DURING
    if closes_at is not None and now > closes_at:
        return Moment.CLOSED
    return Moment.JUST_AFTER if now - submitted_at <= JUST else Moment.LATER
