"""A year, typed."""

from __future__ import annotations

from quizapp.core.asked import Asked, question_about, straight_way
from quizapp.core.chance import Stream
from quizapp.core.dates import read_year, year_of_date
from quizapp.core.errors import UnreadableAnswer
from quizapp.core.facts import Bank, Fact
from quizapp.core.questions import BLANK, RIGHT, WRONG, Grade, Posted, Question, Response, Samples
from quizapp.core.revealing import moments_in
from quizapp.core.text import says_nothing, typed
from quizapp.core.values import Answer, Bound, Year

ABOUT_YEARS = 2  # "about 1950": five per cent of a year would be a century


def accepted_years(answer: Answer, value: Year) -> tuple[int, int]:
    """The first and the last year that is right, by the tolerance of the fact."""
    slack = ABOUT_YEARS if answer.bound is Bound.ABOUT else 0
    if answer.within is not None and not answer.within.relative:
        slack = int(answer.within.amount)
    return value.first - slack, value.last + slack


def _years_typed(text: str) -> tuple[int, int]:
    """The first and the last year typed; a day or a month stands for its year. Raises UnreadableAnswer."""
    try:
        return read_year(text)
    except UnreadableAnswer:
        year = year_of_date(text)
        if year is None:
            raise
        return year, year


class YearKind:
    """A year, typed as four digits."""

    name = "year"
    title = "year"
    order = 60
    is_recall = True
    is_self_rated = False
    in_quizzes = True

    def suits(self, fact: Fact, bank: Bank) -> bool:
        """Years, and ranges of years."""
        return straight_way(fact, bank) is not None and self.takes(fact.answer, bank)

    def takes(self, answer: Answer, bank: Bank) -> bool:
        """Years, and ranges of years."""
        return isinstance(answer.value, Year)

    def build(self, fact: Fact, bank: Bank, chance: Stream) -> Question:
        """The fact, to be answered with a year."""
        return self.asked(fact, straight_way(fact, bank) or Asked(fact.ask, fact.answer), bank)

    def asked(self, fact: Fact, way: Asked, bank: Bank) -> Question:
        """The fact asked in this way, to be answered with a year."""
        value = way.answer.value
        assert isinstance(value, Year)  # noqa: S101 (takes lets years through only)
        first, last = accepted_years(way.answer, value)
        also = [year for text in way.answer.also for year in moments_in(text)]
        refused = [year for text in way.answer.refused for year in moments_in(text)]
        detail = {"first": first, "last": last, "also": also, "refused": refused, "year": value.first}
        hint = "a year" if value.first == value.last else "the first and the last year"
        return question_about(self.name, fact, bank, way, hint=hint, detail=detail)

    def read(self, question: Question, posted: Posted) -> Response:
        """The year typed under `answer`, or that of a date; BLANK for nothing. Raises UnreadableAnswer."""
        text = typed(posted)
        if says_nothing(text):
            return BLANK
        first, last = _years_typed(text)
        if first != last and question.detail["first"] == question.detail["last"]:
            raise UnreadableAnswer("That is a range of years. One year is wanted: write it with four digits.")
        return Response([first, last], text)

    def fields(self, question: Question, response: Response) -> dict[str, str]:
        """What was typed, under `answer`."""
        return {"answer": response.shown}

    def grade(self, question: Question, response: Response) -> Grade:
        """Right inside the range of the fact; a miss by a year or two says so."""
        if response.is_blank:
            return WRONG
        first, last = response.value
        detail = question.detail
        if first == last and first in detail["refused"]:
            return WRONG
        if (detail["first"] <= first and last <= detail["last"]) or (
            first == last and first in detail["also"]
        ):
            return RIGHT
        off = max(detail["first"] - first, last - detail["last"])
        return Grade(0.0, f"{off} year{'s' if off > 1 else ''} off.") if 0 < off <= 2 else WRONG

    def samples(self, question: Question) -> Samples:
        """The year, another one, and a word."""
        wrong = question.detail["last"] + 7
        while wrong in question.detail["also"]:
            wrong += 1
        return Samples(
            {"answer": [str(question.detail["year"])]}, {"answer": [str(wrong)]}, {"answer": ["long ago"]}
        )


KIND = YearKind()
