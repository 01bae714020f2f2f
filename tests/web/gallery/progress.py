"""Progress: a learner's own, what was foreseen, and what a class remembers."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from quizapp.usecases.class_memory import NO_FACTS
from quizapp.web.plan_words import not_enough
from quizapp.web.progress.forms import WeekGoalForm
from quizapp.web.progress.looking_back import FAIR
from quizapp.web.teach.class_memory import PracticeForm
from quizapp.web.views import class_memory, classes, progress, trust
from quizapp.web.views.common import BankLink
from tests.web.gallery.forms import filled, none
from tests.web.gallery.samples import (
    A_CLASS,
    BANK,
    BLANK_MAP,
    LINES,
    MAPPED,
    QUIZZES,
    SECTIONS,
    TITLE,
    UGLY,
    days,
)

DUE = progress.DueDays(
    tuple(
        progress.DueDay(f"day {n + 26} of the month", str((n + 25) % 30 + 1), facts)
        for n, facts in enumerate((23, 12, 9, 14, 0, 7, 31, 8, 0, 0, 4, 6, 2, 11))
    )
)
NOTHING_DUE = progress.DueDays(tuple(replace(day, facts=0) for day in DUE.days))
WITHOUT_FIGURES = tuple(
    replace(one, paragraphs=tuple(replace(mark, tells_share=False) for mark in one.paragraphs))
    for one in MAPPED
)
FEW = progress.ProgressPage(
    BANK, TITLE, 426, 102, 61, WITHOUT_FIGURES, LINES[:4], 131, days(), learned=12, later_answers=12, due=DUE,
    not_enough=not_enough(12),
    week=progress.WeekLine(2, 4, 4, 9),
)  # fmt: skip
TOMORROW = replace(
    FEW,
    sections=MAPPED,
    later_answers=412,
    answers_given=412,
    forecast=(
        progress.ForecastLine("If you do nothing more", "tomorrow", 24, 21, 28),
        progress.ForecastLine("If you do nothing more", "on 26 December", 17, 12, 23),
    ),
    week=progress.WeekLine(4, 2, 4, 31),
)
EXAM = replace(
    TOMORROW,
    when="on 12 December",
    is_exam=True,
    aside=2,
    sections=tuple(
        replace(one, forecast=progress.ForecastLine("", "on 12 December", 62 - 9 * n, 55 - 8 * n, 70 - 9 * n))
        for n, one in enumerate(MAPPED)
    ),
    forecast=(
        progress.ForecastLine("If you keep the plan", "on 12 December", 64, 55, 70),
        progress.ForecastLine("If you do nothing more", "on 12 December", 21, 16, 27),
        progress.ForecastLine("As of now", "today", 26, 26, 26),
        progress.ForecastLine("60 days after, plan kept", "on 10 February 2027", 41, 30, 52),
    ),
)
BINS = tuple(
    trust.ForetoldBin(10 * at, 10 * at + 10, count, 10 * at + 6, right)
    for at, count, right in ((4, 3, 67), (5, 9, 44), (6, 21, 67), (7, 40, 78), (8, 112, 84), (9, 227, 97))
)
MADE = trust.MadeChart(
    tuple(
        trust.MadeLine(f"{n + 3} November", "12 December", 8 + 3 * n, 4 + 2 * n, 14 + 4 * n)
        for n in range(20)
    ),
    tuple(n / 19 for n in range(20)),
)
TRUST = trust.TrustPage(
    BANK,
    TITLE,
    412,
    30,
    346,
    354,
    FAIR,
    BINS[-2],
    "0.31",
    "0.37",
    trust.CalibrationChart(BINS),
    tuple(
        trust.KeptLine(label, answers, share)
        for label, answers, share in (
            ("1 day", 120, 92), ("2 to 3 days", 96, 90), ("4 to 7 days", 88, 84), ("8 to 14 days", 70, 79),
            ("15 to 30 days", 38, 66), ("31 days or more", 0, None),
        )
    ),
    MADE,
    (
        trust.ConfusedLine(LINES[0], LINES[1], 4),
        trust.ConfusedLine(LINES[2], LINES[3], 1),
    ),
)  # fmt: skip
FACTS = tuple(
    class_memory.ClassFact(line.fact, line.say, "History", met, share, n < 3)
    for n, (line, met, share) in enumerate(
        zip(
            LINES,
            ("18 of 24", "21 of 24", "24 of 24", "fewer than 3", "5 of 24"),
            (31, 44, 52, None, 12),
            strict=True,
        )
    )
)
CLASS = class_memory.ClassMemoryPage(
    **A_CLASS, students=28, agreed=24, refused=1, least=3, bank=BANK, bank_title=TITLE,
    courses=(BankLink(BANK, TITLE), BankLink("other", "Another course")), when="on 12 December",
    exam="Final exam", is_told=True, share=48, told=len(FACTS) - 1, low=39, high=41,
    sections=tuple(
        class_memory.SectionRecall(title, facts, 82 - 14 * n, facts - 3 * (n % 2))
        if n
        else class_memory.SectionRecall(title, facts, None, 0)
        for n, (_, title, facts, _) in enumerate(SECTIONS)
    ),
    weakest=tuple(one for one in FACTS if one.share is not None),
    pairs=(class_memory.ClassPair(LINES[0].say, LINES[1].say, 6),), facts=FACTS,
)  # fmt: skip
NOTHING = class_memory.ClassMemoryPage(
    **A_CLASS, students=28, agreed=2, refused=1, least=3, bank=BANK, bank_title=TITLE
)
TOO_FEW = replace(
    CLASS, share=None, told=0, low=0, high=9, weakest=(), pairs=(),
    sections=tuple(replace(one, share=None, told=0) for one in CLASS.sections),
    facts=tuple(replace(one, share=None, met="fewer than 3", is_chosen=False) for one in FACTS),
)  # fmt: skip
STUDENTS = partial(
    classes.StudentClass, "c1", "Class 10B", ("Grace Example",), QUIZZES[:1], courses=(BankLink(BANK, TITLE),)
)


def goal(chosen: str | None = "4"):
    return filled(WeekGoalForm, None if chosen is None else {"goal": chosen})


EXHIBITS = {
    "progress": (TOMORROW, "student", goal()),
    "progress-exam": (EXAM, "student", goal()),
    "progress-few": (FEW, "student", goal(None)),
    "progress-goal-wrong": (replace(FEW, due=NOTHING_DUE), "guest", goal("9")),
    "progress-blank": (
        progress.ProgressPage(BANK, TITLE, 426, 0, 0, BLANK_MAP),
        "guest", goal(None),
    ),
    "foreseen": (TRUST, "student", none),
    "foreseen-few": (trust.TrustPage(BANK, TITLE, 12), "student", none),
    "class-memory": (CLASS, "teacher", filled(PracticeForm)),
    "class-memory-error": (
        replace(CLASS, weakest=tuple(replace(one, is_chosen=False) for one in FACTS), error=NO_FACTS),
        "teacher", filled(PracticeForm),
    ),
    "class-memory-few": (NOTHING, "teacher", filled(PracticeForm)),
    "class-memory-none-told": (TOO_FEW, "teacher", filled(PracticeForm)),
    "class-memory-no-course": (replace(NOTHING, bank="", name=UGLY), "teacher", filled(PracticeForm)),
    "class-asked-to-share": (STUDENTS(), "student", none),
    "class-shares": (STUDENTS(shares_memory=True), "student", none),
    "class-does-not-share": (STUDENTS(shares_memory=False), "student", none),
}  # fmt: skip
