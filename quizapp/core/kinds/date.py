"""A date or a period, typed."""

from __future__ import annotations

from dataclasses import replace

from quizapp.core.asked import Asked, question_about, straight_way
from quizapp.core.chance import Stream
from quizapp.core.facts import Bank, Fact
from quizapp.core.questions import BLANK, WRONG, Grade, Posted, Question, Response, Samples
from quizapp.core.text import says_nothing, typed
from quizapp.core.times import SINGLE, from_plain, grade_time, marking_of, read_for, wanted_form
from quizapp.core.values import Answer, Date, Moment, Period

FAR = 28  # years that a wrong sample is off: the calendar repeats, so that 29 February exists again
LAST_YEAR = 9999


class DateKind:
    """A day, a month or a stretch of time, judged at the precision that the fact states."""

    name = "date"
    title = "date"
    order = 70
    is_recall = True
    is_self_rated = False
    in_quizzes = True

    def suits(self, fact: Fact, bank: Bank) -> bool:
        """Days, months and periods."""
        return straight_way(fact, bank) is not None and self.takes(fact.answer, bank)

    def takes(self, answer: Answer, bank: Bank) -> bool:
        """Days, months and periods."""
        return isinstance(answer.value, Date | Period)

    def build(self, fact: Fact, bank: Bank, chance: Stream) -> Question:
        """The fact, to be answered with a date."""
        return self.asked(fact, straight_way(fact, bank) or Asked(fact.ask, fact.answer), bank)

    def asked(self, fact: Fact, way: Asked, bank: Bank) -> Question:
        """The fact asked in this way, with the precision that is wanted as its hint."""
        marking = marking_of(way.answer)
        return question_about(
            self.name, fact, bank, way, hint=wanted_form(way.answer), detail={"marking": marking}
        )

    def read(self, question: Question, posted: Posted) -> Response:
        """The date typed under `answer`; BLANK where nothing was. Raises UnreadableAnswer."""
        text = typed(posted)
        if says_nothing(text):
            return BLANK
        read_for(text, question.detail["marking"])
        return Response(text, text)

    def fields(self, question: Question, response: Response) -> dict[str, str]:
        """What was typed, under `answer`."""
        return {"answer": response.shown}

    def grade(self, question: Question, response: Response) -> Grade:
        """Right at the precision of the fact or finer; a near miss says in what it is off."""
        if response.is_blank:
            return WRONG
        return grade_time(str(response.value), question.detail["marking"])

    def samples(self, question: Question) -> Samples:
        """The time itself, the first later one that is wrong, and no time at all."""
        marking = question.detail["marking"]
        ends = from_plain(marking["spans"][0])
        texts = [
            _typed([_moved(end, FAR * times) for end in ends], marking["shape"]) for times in range(1, 9)
        ]
        wrong = next(text for text in texts if not grade_time(text, marking).fraction)
        return Samples(
            {"answer": [_typed(ends, marking["shape"])]}, {"answer": [wrong]}, {"answer": ["long ago"]}
        )


def _typed(ends: list[Moment] | tuple[Moment, Moment], shape: str) -> str:
    return str(ends[0]) if shape == SINGLE else f"{ends[0]} to {ends[1]}"


def _moved(moment: Moment, years: int) -> Moment:
    later = moment.year + years
    return replace(moment, year=later if later <= LAST_YEAR else moment.year - years)


KIND = DateKind()
