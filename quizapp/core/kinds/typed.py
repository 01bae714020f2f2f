"""The kinds whose answer is typed on one line; other kinds ask and mark as they do."""

from __future__ import annotations

from typing import Protocol

from quizapp.core.asked import Asked
from quizapp.core.facts import Bank, Fact
from quizapp.core.kinds.date import KIND as DATE
from quizapp.core.kinds.number import KIND as NUMBER
from quizapp.core.kinds.short_answer import KIND as SHORT_ANSWER
from quizapp.core.kinds.year import KIND as YEAR
from quizapp.core.questions import Grade, Posted, Question, Response, Samples
from quizapp.core.values import Answer


class Marking(Protocol):
    """What a kind that is marked like another takes over from it."""

    name: str

    def read(self, question: Question, posted: Posted) -> Response:
        """What was typed. Raises UnreadableAnswer."""
        ...

    def fields(self, question: Question, response: Response) -> dict[str, str]:
        """The form fields that hold a response."""
        ...

    def grade(self, question: Question, response: Response) -> Grade:
        """How right it is."""
        ...

    def samples(self, question: Question) -> Samples:
        """A right, a wrong and an unreadable posting."""
        ...


class TypedKind(Marking, Protocol):
    """What a typed kind offers beyond every kind: to take an answer, whatever the fact, and to ask for it."""

    def takes(self, answer: Answer, bank: Bank) -> bool:
        """Whether an answer can be typed so."""
        ...

    def asked(self, fact: Fact, way: Asked, bank: Bank) -> Question:
        """The question about `fact` in exactly this way; `way.answer` is of a type that the kind takes."""
        ...


TYPED_FOR: dict[str, TypedKind] = {  # by the type of the answer
    "year": YEAR, "date": DATE, "period": DATE, "number": NUMBER, "money": NUMBER, "percent": NUMBER,
    "name": SHORT_ANSWER, "term": SHORT_ANSWER,
}  # fmt: skip
TYPED_KINDS: dict[str, TypedKind] = {kind.name: kind for kind in TYPED_FOR.values()}
