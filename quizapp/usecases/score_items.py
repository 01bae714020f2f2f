"""The table of questions: what the answers to each fact in each kind say about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from quizapp.core.item_analysis.answers import GivenAnswer, answer_lines
from quizapp.core.item_analysis.findings import findings_of
from quizapp.core.item_analysis.item import ItemStatistics, item_statistics
from quizapp.core.item_analysis.moments import mean
from quizapp.formats.score_table import ScoreTable, codes, measures, numbers, words
from quizapp.formats.scores_csv import Cell
from quizapp.store import score_items
from quizapp.usecases.exporting_scores import QuizColumn, Scope, learner_pages
from quizapp.usecases.services import Services

ITEM_TABLE = (
    *words("class", "quiz"),
    *codes("quiz_id", "fact", "kind"),
    *numbers("asked"),
    *measures(
        "facility", "facility_low", "facility_high", "deviation", "discrimination", "discrimination_low",
        "discrimination_high", "efficiency", "guess_chance",
    ),
    *words("findings"),
)  # fmt: skip


@dataclass(slots=True)
class _Asked:
    """The answers to one fact in one kind."""

    given: list[GivenAnswer] = field(default_factory=list)
    guesses: list[float] = field(default_factory=list)


def items_table(services: Services, scope: Scope) -> ScoreTable:
    """A row for each fact and kind that a quiz asked, by the first attempt that each learner handed in."""
    return ScoreTable(ITEM_TABLE, _pages(services, scope))


def _pages(services: Services, scope: Scope) -> Iterator[Sequence[Sequence[Cell]]]:
    for quiz in scope.quizzes:
        asked = _asked(services, scope, quiz)
        yield [_row(scope.room.name, quiz, *key, asked[key]) for key in sorted(asked)]


def _asked(services: Services, scope: Scope, quiz: QuizColumn) -> dict[tuple[str, str], _Asked]:
    """All answers to a quiz by fact and kind; of each learner only those of the first attempt."""
    found: dict[tuple[str, str], _Asked] = {}
    for page in learner_pages(services, scope, at_once=25):
        first: dict[str, int] = {}
        answers: dict[str, list[tuple[tuple[str, str], str, float, float]]] = {}
        with services.database.reading() as on:
            for row in score_items.list_responses(on, quiz.id, page):
                if first.setdefault(row.learner_id, row.number) == row.number:
                    key = (row.fact, str(row.question["kind"]))
                    chance = float(row.question["guess_chance"])
                    answers.setdefault(row.learner_id, []).append(
                        (key, row.shown, row.fraction or 0.0, chance)
                    )
        for paper in answers.values():
            _spread(found, paper)
    return found


def _spread(
    found: dict[tuple[str, str], _Asked], paper: list[tuple[tuple[str, str], str, float, float]]
) -> None:
    """Put the answers of one attempt to their questions, each with how right the rest of it was."""
    whole = sum(fraction for _, _, fraction, _ in paper)
    for key, text, fraction, chance in paper:
        rest = (whole - fraction) / (len(paper) - 1) if len(paper) > 1 else 0.0
        asked = found.setdefault(key, _Asked())
        asked.given.append(GivenAnswer(text, fraction, rest))
        asked.guesses.append(chance)


def _row(room: str, quiz: QuizColumn, fact: str, kind: str, asked: _Asked) -> tuple[Cell, ...]:
    statistics = item_statistics([one.fraction for one in asked.given], [one.rest for one in asked.given])
    assert statistics is not None  # noqa: S101 - every question here was answered; said for the type checker
    chance = mean(asked.guesses)
    findings = findings_of(statistics, answer_lines(asked.given), chance)
    return (
        room,
        quiz.title,
        quiz.public_id,
        fact,
        kind,
        statistics.count,
        statistics.facility,
        statistics.facility_interval.low,
        statistics.facility_interval.high,
        statistics.deviation,
        *_telling(statistics),
        chance,
        " ".join(finding.text for finding in findings),
    )


def _telling(statistics: ItemStatistics) -> tuple[Cell, Cell, Cell, Cell]:
    """Discrimination with its interval, and efficiency; empty below as many answers as they take."""
    if not statistics.tells_anything:
        return (None, None, None, None)
    interval = statistics.discrimination_interval
    low, high = (None, None) if interval is None else (interval.low, interval.high)
    return (statistics.discrimination, low, high, statistics.efficiency)
