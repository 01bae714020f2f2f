"""A figure, a sum or a share, typed."""

from __future__ import annotations

from decimal import Decimal

from quizapp.core.asked import Asked, question_about, straight_way
from quizapp.core.chance import Stream
from quizapp.core.facts import Bank, Fact
from quizapp.core.figures import grade_figure, marking_of, read_for, wanted_form
from quizapp.core.questions import BLANK, WRONG, Grade, Posted, Question, Response, Samples
from quizapp.core.text import says_nothing, typed
from quizapp.core.values import Answer, Money, Number, Percent


class NumberKind:
    """A figure, typed; its unit is optional, and checked where it is given."""

    name = "number"
    title = "number"
    order = 50
    is_recall = True
    is_self_rated = False
    in_quizzes = True

    def suits(self, fact: Fact, bank: Bank) -> bool:
        """Figures, sums of money and shares."""
        return straight_way(fact, bank) is not None and self.takes(fact.answer, bank)

    def takes(self, answer: Answer, bank: Bank) -> bool:
        """Figures, sums of money and shares."""
        return isinstance(answer.value, Number | Money | Percent)

    def build(self, fact: Fact, bank: Bank, chance: Stream) -> Question:
        """The fact, to be answered with a figure."""
        return self.asked(fact, straight_way(fact, bank) or Asked(fact.ask, fact.answer), bank)

    def asked(self, fact: Fact, way: Asked, bank: Bank) -> Question:
        """The fact asked in this way, with the unit that is wanted as its hint."""
        wanted = wanted_form(way.answer, bank)
        return question_about(
            self.name, fact, bank, way, hint=wanted, detail={"marking": marking_of(way.answer, bank)}
        )

    def read(self, question: Question, posted: Posted) -> Response:
        """The figure typed under `answer`; BLANK where nothing was. Raises UnreadableAnswer."""
        text = typed(posted)
        if says_nothing(text):
            return BLANK
        read_for(text, question.detail["marking"], question.hint)
        return Response(text, text)

    def fields(self, question: Question, response: Response) -> dict[str, str]:
        """What was typed, under `answer`."""
        return {"answer": response.shown}

    def grade(self, question: Question, response: Response) -> Grade:
        """Right within the tolerance of the fact."""
        if response.is_blank:
            return WRONG
        return grade_figure(
            str(response.value), question.detail["marking"], question.hint, question.answer_text
        )

    def samples(self, question: Question) -> Samples:
        """The middle of what is right, three times as much, and a word."""
        marking = question.detail["marking"]
        low, high = (Decimal(end) for end in marking["accept"][0])
        middle = (low + high) / 2 / Decimal(marking["scale"])
        right, wrong = (format(figure.normalize(), "f") for figure in (middle, middle * 3 + 1))
        return Samples({"answer": [right]}, {"answer": [wrong]}, {"answer": ["plenty"]})


KIND = NumberKind()
