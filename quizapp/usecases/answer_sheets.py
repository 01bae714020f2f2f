"""Reading what was asked and answered in attempts into one sheet."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from operator import itemgetter, le, sub
from typing import Any

from sqlalchemy import Connection

from quizapp.core.item_analysis.sheet import Sheet, Wording
from quizapp.store import item_stats
from quizapp.usecases.responses import DO_NOT_KNOW

Place = tuple[int, int]  # row id of an attempt, and position


@dataclass(slots=True)
class _Columns:
    """What was read so far. `numbers`: those of wordings, by fact and beginning of the question."""

    attempts: list[int] = field(default_factory=list)
    positions: list[int] = field(default_factory=list)
    asked: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    fractions: list[float] = field(default_factory=list)
    measured: list[float] = field(default_factory=list)
    answered: list[int | None] = field(default_factory=list)
    discarded: list[bool] = field(default_factory=list)
    numbers: defaultdict[tuple[int, str], int] = field(default_factory=lambda: defaultdict(count().__next__))
    firsts: list[Place] = field(default_factory=list)  # where each wording was met first

    def add(self, rows: Sequence[Any], chosen: Container[int]) -> None:
        """Add rows of the store, at least one, that are of the chosen attempts.

        Whole columns at a time: a step a row costs more than all the rest.
        """
        attempts, positions, facts, wordings, shown, fractions, measured, answered, discarded = zip(
            *rows, strict=True
        )
        if not all(map(chosen.__contains__, set(attempts))):
            if some := [row for row in rows if row[0] in chosen]:
                self.add(some, chosen)
            return
        known = len(self.numbers)
        asked = list(map(self.numbers.__getitem__, zip(facts, wordings, strict=True)))
        for number in range(known, len(self.numbers)):
            at = asked.index(number)
            self.firsts.append((attempts[at], positions[at]))
        self.attempts += attempts
        self.positions += positions
        self.asked += asked
        self.texts += ["" if text == DO_NOT_KNOW else text for text in shown]
        self.fractions += [fraction or 0.0 for fraction in fractions]
        self.measured += measured
        self.answered += answered
        self.discarded += map(bool, discarded)


def read_sheet(
    on: Connection, quiz_ids: Sequence[int], began: Mapping[int, int]
) -> tuple[Sheet, dict[str, str]]:
    """The answers of these attempts, and one question of each wording, by its text in the sheet.

    The questions stay the JSON that is stored: of hundreds a page shows the first, and a thousand of them
    unpacked make the collector of garbage work for longer than all the rest takes.
    `began`: when each attempt was begun (whole seconds since 1970), by its row id.
    """
    columns = _Columns()
    for page in item_stats.pages_of_answers(on, quiz_ids):
        columns.add(page, began)
    asked_at = item_stats.questions_at(on, columns.firsts)
    named = item_stats.slugs(on, quiz_ids)
    samples: dict[str, str] = {}
    wordings = []
    for (fact, text), place in zip(columns.numbers, columns.firsts, strict=True):
        samples.setdefault(text, asked_at[place])
        plain = json.loads(asked_at[place])
        wordings.append(
            Wording(named[fact], plain["kind"], text, plain["answer_text"], plain["guess_chance"])
        )
    return _sheet(columns, wordings, began), samples


def _sheet(columns: _Columns, wordings: Sequence[Wording], began: Mapping[int, int]) -> Sheet:
    seconds: list[float | None] = []
    sheet = Sheet(
        wordings, columns.attempts, columns.positions, columns.asked, columns.texts, columns.fractions,
        seconds, columns.discarded,
    )  # fmt: skip
    for paper in sheet.papers():
        start = began[columns.attempts[paper.start]]
        seconds += _seconds(columns.measured[paper], columns.answered[paper], start)
    return sheet


def _seconds(measured: Sequence[float], answered: Sequence[int | None], began: int) -> list[float | None]:
    """How long each answer took: measured by the page where it was, else since the answer before it."""
    known = [time for time in answered if time is not None]
    if len(known) == len(measured) and all(map(le, known, known[1:])):  # in their order, as most do
        gaps = map(sub, known, [began, *known[:-1]])
        return [page or float(gap) for page, gap in zip(measured, gaps, strict=True)]
    found: list[float | None] = [None] * len(measured)
    times = sorted([(time, at) for at, time in enumerate(answered) if time is not None], key=itemgetter(0))
    before = began
    for time, at in times:
        found[at] = measured[at] or float(time - before)
        before = time
    return found
