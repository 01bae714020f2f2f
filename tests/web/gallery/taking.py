"""Class quizzes taken in full: several attempts, checks, one way, results to come, answers too late."""

from __future__ import annotations

from dataclasses import replace

from quizapp.core.certainty import LEVELS
from quizapp.core.reviewing import AFTER_CLOSE, AFTER_EACH, Item, Moment
from quizapp.web.views import classes, late, play
from quizapp.web.views.common import ChangeLine, ClassQuizLine
from quizapp.web.views.seen import as_seen
from tests.web.gallery.forms import none
from tests.web.gallery.samples import (
    BRIDGE_ASK,
    CHOICE,
    CHOSE_WRONG,
    GAUGE_ASK,
    PARTLY,
    RESULT,
    RESULTS,
    START,
    TIMER,
    TYPED_RIGHT,
    TYPED_WRONG,
    UGLY,
    YEAR,
    paper,
)

SEVERAL = (
    "You have 3 attempts; 2 are left.",
    "You have 20 minutes from the moment you begin.",
    "Every answer is saved as you go; you can stop and come back, but the time goes on. What is saved when "
    "it is up counts.",
    "If you take it several times, the best attempt counts.",
    "You can check each answer, and have 3 tries at it. Each further try costs 33\u00a0% of the mark.",
    "Answers and reasons are shown after the quiz has closed for everybody.",
)
ATTEMPTS = (
    play.OwnAttemptLine("a2", 2, "Handed in 24 November, 18:22", "16 of 20"),
    play.OwnAttemptLine("a1", 1, "Handed in 23 November, 17:05", "11.67 of 20"),
)
TRIES = "2 tries are left; right now earns 0.67 of 1."
STILL = AFTER_EACH.at(Moment.DURING) - {Item.RIGHT_ANSWER, Item.GENERAL}
LATER = AFTER_CLOSE.at(Moment.LATER)
QUIZZES = (
    ClassQuizLine("q2", "Week 4: workers", "Class 10B", 12, "open", "until today, 10:30", True),
    ClassQuizLine(
        "q1", "Week 3: the railway", "Class 10B", 20, "ready", "closes tomorrow, 18:00, 20 minutes", True
    ),
    ClassQuizLine("q6", "Week 6", "Class 10B", 5, "ready", "closes 4 December, 18:00, 3 attempts left"),
    ClassQuizLine("q4", "Week 5: bridges", "Class 10B", 20, "not_yet", "opens tomorrow, 08:00"),
    ClassQuizLine("q7", "Revision", "Class 10B", 9, "again", "7 of 9, as often as you like"),
    ClassQuizLine("q8", "Week 1", "Class 10B", 9, "done", "the result is shown later"),
    ClassQuizLine("q5", UGLY, UGLY, 1, "closed", "not taken"),
)


def _checked(was, question=CHOICE, **more):
    shown = paper(question, checks=True)
    return replace(shown, item=replace(shown.item, checked=was, **more))


EXHIBITS = {
    "quiz-changed": (
        play.QuizStart(
            **START,
            state="open",
            rules=SEVERAL,
            attempt="a1",
            changes=(
                ChangeLine("23 November, 18:22", "closes 30 November, 18:00; 30 minutes"),
                ChangeLine("24 November, 09:05", "40 minutes", learner="Ada Example"),
            ),
        ),
        "student",
        none,
    ),
    "quiz-several": (
        play.QuizStart(**START, state="ready", rules=SEVERAL, left="2 attempts left"),
        "student",
        none,
    ),
    "quiz-again": (
        play.QuizStart(
            **START,
            state="again",
            rules=SEVERAL,
            attempt="a2",
            number=3,
            left="one attempt left",
            attempts=ATTEMPTS,
            when="You have 16 of 20 so far: the best attempt counts.",
            counted="16 of 20",
            method="the best attempt counts",
        ),
        "student",
        none,
    ),
    "quiz-done-several": (
        play.QuizStart(
            **START,
            state="done",
            attempt="a2",
            attempts=ATTEMPTS,
            when="You have 13.84 of 20 on average: the average of all attempts counts.",
        ),
        "student",
        none,
    ),
    "question-check": (paper(CHOICE, checks=True, values={"choice": "2"}, timer=TIMER), "student", none),
    "checked-once": (
        _checked(as_seen(CHOSE_WRONG, STILL), values={"choice": "1"}, tries=TRIES),
        "student",
        none,
    ),
    "checked-once-typed": (
        _checked(as_seen(TYPED_WRONG, STILL), YEAR, values={"answer": "1952"}, tries=TRIES, levels=LEVELS),
        "student",
        none,
    ),
    "checked-wrong": (_checked(replace(CHOSE_WRONG, points="0 of 1"), is_settled=True), "student", none),
    "checked-right": (
        _checked(replace(TYPED_RIGHT, points="0.67 of 1"), YEAR, is_settled=True),
        "student",
        none,
    ),
    "checked-briefly": (
        _checked(as_seen(PARTLY, frozenset({Item.ATTEMPT, Item.CORRECTNESS})), is_settled=True),
        "student",
        none,
    ),
    "question-one-way": (paper(CHOICE, is_one_way=True, timer=TIMER), "student", none),
    "hand-in-one-way": (
        play.HandIn(
            "a1", "Week 3: the railway and the port", 20, (4, 7, 19, 20), counts_for_class=True, reached=19
        ),
        "student",
        none,
    ),
    "result-answers-later": (
        play.ResultPage(
            **RESULT,
            score="",
            maximum="20",
            items=tuple(as_seen(item, LATER) for item in RESULTS),
            class_name="Class 10B",
            quiz="q1",
            knows_missed=False,
            may_practise=False,
            answers_from="after the quiz has closed for everybody; it closes on 27 November, 18:00",
        ),
        "student",
        none,
    ),
    "result-never": (
        play.ResultPage(
            **RESULT,
            score="16",
            maximum="20",
            quiz="q1",
            knows_missed=False,
            may_practise=False,
            answers_from="by your teacher",
            overall="Most of it is firm.",
        ),
        "student",
        none,
    ),
    "class-urgent": (
        classes.StudentClass("c1", "Class 10B", ("Ms Rahn",), QUIZZES),
        "student",
        none,
    ),
    "late-answers": (
        late.LatePage(
            "q1",
            "Week 3",
            "c1",
            "Class 10B",
            (
                late.LateLine(
                    "Ada Example", 1, 7, BRIDGE_ASK, "1959", "1952", "23 November, 18:20", "4 seconds"
                ),
                late.LateLine(
                    "Ada Example",
                    2,
                    8,
                    GAUGE_ASK,
                    "1520 mm",
                    "",
                    "24 November, 18:21",
                    "1 minute",
                    offers="m1",
                ),
                late.LateLine(UGLY, 1, 1, UGLY, UGLY, UGLY, "24 November, 18:21", "less than a second"),
            ),
        ),
        "teacher",
        none,
    ),
    "late-none": (late.LatePage("q1", "Week 3", "c1", "Class 10B"), "teacher", none),
}
