"""Chart: a drawn series with one point left out, and figures to choose from."""

from __future__ import annotations

from quizapp.core.asked import Asked, prompt_for_options, question_about
from quizapp.core.chance import Stream
from quizapp.core.charts import NAME, chart_detail, chart_options, gap_for
from quizapp.core.facts import Bank, Fact
from quizapp.core.kinds.choice import KIND as CHOICE
from quizapp.core.kinds.choice import guess_chance_of
from quizapp.core.questions import Grade, Posted, Question, Response, Samples


class ChartKind:
    """Which of three or four values belongs to the point that a chart leaves out."""

    name = NAME
    title = "chart"
    order = 130
    is_recall = False
    is_self_rated = False
    in_quizzes = True

    def suits(self, fact: Fact, bank: Bank) -> bool:
        """Whether the fact is a point of a series with enough others, and sound wrong values are at hand."""
        gap = gap_for(fact, bank)
        return gap is not None and chart_options(fact, gap, bank, Stream("suits", fact.id)) is not None

    def build(self, fact: Fact, bank: Bank, chance: Stream) -> Question:
        """The series of the fact without its point; nothing that it shows is asked on the same paper."""
        gap = gap_for(fact, bank)
        found = gap and chart_options(fact, gap, bank, chance)
        if gap is None or not found:
            raise ValueError(f"{fact.id} does not suit chart")
        options, key, sources = found
        way = Asked(gap.prompt, fact.answer)
        drawn = [point.fact for point in gap.others if point.fact]
        return question_about(
            self.name,
            fact,
            bank,
            way,
            key=key,
            prompt=prompt_for_options(fact, way, bank),
            options=options,
            guess_chance=guess_chance_of(len(options)),
            detail={
                "marked_as": CHOICE.name,
                "mentions": list(dict.fromkeys([*drawn, *sources])),
                "chart": chart_detail(gap, options, bank),
            },
        )

    def read(self, question: Question, posted: Posted) -> Response:
        """The option posted as its index under `choice`; BLANK where none was. Raises UnreadableAnswer."""
        return CHOICE.read(question, posted)

    def fields(self, question: Question, response: Response) -> dict[str, str]:
        """The index of the option, under `choice`."""
        return CHOICE.fields(question, response)

    def grade(self, question: Question, response: Response) -> Grade:
        """Right or wrong; a wrong value says what it really is."""
        return CHOICE.grade(question, response)

    def samples(self, question: Question) -> Samples:
        """The key, another option, and one that is not there."""
        return CHOICE.samples(question)


KIND = ChartKind()
