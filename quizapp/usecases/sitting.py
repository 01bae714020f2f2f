"""A study session as its pages see it: where it stands, and an answered card as it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quizapp.core.errors import ChangedMeanwhile
from quizapp.core.facts import Bank, Fact
from quizapp.core.hints import has_options
from quizapp.core.memory.beliefs import Belief
from quizapp.core.memory.session import Session
from quizapp.core.memory.sitting_time import seconds_left
from quizapp.core.memory.steps import Step
from quizapp.core.questions import Grade, Question, Response
from quizapp.core.slips import may_be_slip
from quizapp.store.rows_studying import OpenSessionRow

OVER = "This page is older than the session. Go on with the page shown now."


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A session that was left in the middle, and the minutes it may take, None for as long as it likes."""

    public_id: str
    session: Session
    minutes: int | None = None

    @classmethod
    def of(cls, row: OpenSessionRow) -> OpenSession:
        """The session of a stored row."""
        return cls(row.public_id, Session.from_plain(row.plan), row.minutes)

    @property
    def seconds(self) -> float:
        """How long the rest of it takes, about."""
        return seconds_left(self.session, self.minutes)

    def behind(self, facts: Iterable[Fact]) -> int:
        """How many of these facts are not in the rest of it, and so wait behind it."""
        asked = {
            fact for step in self.session.steps[self.session.position :] for fact in (step.fact, *step.others)
        }
        return sum(fact.id not in asked for fact in facts)


def open_sessions(rows: Mapping[int, OpenSessionRow]) -> dict[int, OpenSession]:
    """The sessions of stored rows, by bank."""
    return {bank: OpenSession.of(row) for bank, row in rows.items()}


@dataclass(frozen=True, slots=True)
class Current:
    """Where a session stands. `step` None: it is over. `question` None: a fact is met, or it is over.

    `undos` counts what was undone so far: with the position it tells pages of one card apart. `minutes` is
    how long the session may take, None as long as it likes. `is_private`: about cards of one's own.
    """

    public_id: str
    bank: Bank
    session: Session
    undos: int
    step: Step | None
    fact: Fact | None
    question: Question | None
    minutes: int | None = None
    is_private: bool = False

    @property
    def has_options(self) -> bool:
        """Whether options can be shown for the question on the page, as a hint."""
        return self.question is not None and has_options(self.question, self.bank)

    @property
    def seen(self) -> str:
        """What the form of this page sends along, to be known again."""
        return f"{self.session.position}.{self.undos}"

    @property
    def met(self) -> Fact:
        """The fact on the page. Raises ChangedMeanwhile at the end of the session."""
        if self.fact is None:
            raise ChangedMeanwhile(OVER)
        return self.fact

    @property
    def asked(self) -> Question:
        """The question on the page. Raises ChangedMeanwhile where nothing is asked."""
        if self.question is None:
            raise ChangedMeanwhile(OVER)
        return self.question


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answered card, as it was, with what the log says of a wrong answer.

    `rival` is the fact whose answer was given, `is_side_by_side` whether both are asked together soon;
    `leech_lapses` is how often it was forgotten, where that is worth a word, else 0.
    """

    public_id: str
    bank: Bank
    session: Session
    undos: int
    question: Question
    response: Response
    grade: Grade
    maybe_guessed: bool
    comes_back: bool
    minutes: int | None = None
    is_private: bool = False
    rival: Fact | None = None
    is_side_by_side: bool = False
    belief: Belief | None = None
    leech_lapses: int = 0

    @property
    def may_be_slip(self) -> bool:
        """Whether what was typed is one slip away from what is right."""
        return not self.grade.is_right and may_be_slip(self.question, self.response)
