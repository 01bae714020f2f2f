"""What was foreseen and what came, and a learner's progress as a table."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Response, g

from quizapp.core.memory.calibration import USUAL_LOG_LOSS, Bin, Calibration
from quizapp.core.memory.looking_back import KeptSpan
from quizapp.core.memory.variants import ENOUGH_ANSWERS
from quizapp.store.progress import MadeForecast
from quizapp.usecases import progress
from quizapp.usecases.progress import LookBack
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.lines import fact_line
from quizapp.web.progress.forecast_words import percent, short_day
from quizapp.web.progress.routes import bp
from quizapp.web.progress.table import csv_of
from quizapp.web.tongues import speak_as
from quizapp.web.views import show
from quizapp.web.views.trust import (
    CalibrationChart,
    ConfusedLine,
    ForetoldBin,
    KeptLine,
    MadeChart,
    MadeLine,
    TrustPage,
)

MOST_CONFUSED = 8
FAIR = "That is as near as chance allows: for single answers, what was foreseen held so far."
BETTER = "You remember more than was foreseen. What you get to see is rather too careful."
WORSE = "You remember less than was foreseen. The model learns from each answer; take forecasts with care."


@bp.get("/progress/<bank>/foreseen")
@policy(Policy.LEARNER)
def trust(bank: str) -> str:
    """How far forecasts can be trusted, what stays after how long, and what was confused."""
    found = progress.look_back(services(), person(), bank, now())
    g.bank_slug = found.course.row.slug
    speak_as(found.course.bank.head)
    return show(_page(found))


@bp.get("/progress/<bank>/progress.csv")
@policy(Policy.LEARNER)
def as_csv(bank: str) -> Response:
    """Every fact of a course with what is remembered of it, as CSV."""
    found = progress.progress_in(services(), person(), bank, now())
    response = Response("".join(csv_of(found.course, found.foreseen)), mimetype="text/csv")
    name = f"progress_{found.course.row.slug}_{found.course.day.isoformat()}.csv"
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


def _page(found: LookBack) -> TrustPage:
    course, seen = found.course, found.calibration
    return TrustPage(
        bank=course.row.slug,
        bank_title=course.bank.head.title,
        answers=seen.answers if seen else 0,
        enough=ENOUGH_ANSWERS,
        kept=tuple(_kept(one) for one in found.kept),
        made=_made(found.made, course.day),
        confused=tuple(
            ConfusedLine(fact_line(course, one.one), fact_line(course, one.other), one.times)
            for one in found.confused[:MOST_CONFUSED]
        ),
        **({} if seen is None else _calibrated(seen)),
    )


def _calibrated(seen: Calibration) -> dict[str, Any]:
    return {
        "expected": round(seen.expected * seen.answers),
        "right": round(seen.right * seen.answers),
        "fairness": FAIR if seen.is_fair else BETTER if seen.right > seen.expected else WORSE,
        "example": _bin(seen.fullest),
        "log_loss": f"{seen.log_loss:.2f}",
        "usual_loss": f"{USUAL_LOG_LOSS:.2f}",
        "chart": CalibrationChart(tuple(_bin(one) for one in seen.bins)),
    }


def _bin(one: Bin) -> ForetoldBin:
    return ForetoldBin(
        percent(one.low), percent(one.high), one.answers, percent(one.expected), percent(one.right)
    )


def _kept(one: KeptSpan) -> KeptLine:
    if one.most is None:
        label = f"{one.least} days or more"
    elif one.least == one.most:
        label = "1 day" if one.least == 1 else f"{one.least} days"
    else:
        label = f"{one.least} to {one.most} days"
    return KeptLine(label, one.answers, None if one.share is None else percent(one.share))


def _made(made: tuple[MadeForecast, ...], today: date) -> MadeChart | None:
    """A chart where there are two days at least."""
    if len(made) < 2:
        return None
    first, span = made[0].day, (made[-1].day - made[0].day).days
    lines = tuple(
        MadeLine(
            short_day(one.day, today),
            "the next day" if one.exam_day is None else short_day(one.exam_day, today),
            percent(one.expected),
            percent(one.low),
            percent(one.high),
        )
        for one in made
    )
    return MadeChart(lines, tuple((one.day - first).days / span for one in made))
