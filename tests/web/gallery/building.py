"""The builder of quizzes: new, with a line that is short, wrong, begun, and a quiz seen as a student."""

from __future__ import annotations

from typing import Any

from werkzeug.datastructures import MultiDict

from quizapp.web.teach.builder_fields import select_choices
from quizapp.web.teach.builder_form import BuilderForm
from quizapp.web.teach.copying import CopyForm
from quizapp.web.views.builder import (
    AsStudent,
    BuilderPage,
    CopyPage,
    LineView,
    PickView,
    SamplePaper,
    SampleQuestion,
    SettingWords,
)
from quizapp.web.views.questions import AnsweredOption, AnsweredQuestion, AskedQuestion
from tests.web.gallery.samples import BANK, BRIDGE_ASK, GAUGE_ASK, KINDS, SECTIONS, TITLE, UGLY

WORDS = SettingWords(
    "Any time, without a limit",
    "One",
    "Score, answers and reasons after handing in",
    "One try, back and forth",
    "A paper of their own",
    "Like any other",
)
PAPER = SamplePaper(
    (SampleQuestion("year", BRIDGE_ASK, "1959"), SampleQuestion("multiple choice", GAUGE_ASK, "1520 mm")), 6
)
USUAL = {"class_id": "c1", "class_name": "Class 10B", "time_zone": "Europe/Berlin", "words": WORDS}
CHECKS = ("No question gives another’s answer away.", "Two neighbours share 3 of 8 facts on average.")
SHORT = LineView(
    1,
    "History, tag railway",
    "chronology, year",
    "7 facts fit",
    "Only 4 of 6: the others would give each other away.",
    (("fix:1:count:4", "Ask 4"), ("fix:1:kinds:choice", "Take “multiple choice” too: 12 more facts")),
)
TWO_LINES = {"lines": [{"count": 8, "weight": 1}, {"count": 6, "weight": 3, "sections": ["history"]}]}
TITLED = {"title": "Week 5: bridges and ports", "seed": "a seed of the gallery"}
BEGUN = BuilderPage(
    **USUAL,
    headline="12 attempts are under way.",
    quiz="q1",
    state="begun",
    begun=12,
    may_choose_method=False,
)


def builder_form(data: dict[str, Any], posted: dict[str, Any] | None = None) -> Any:
    """A maker of the form: filled from `data`, or `posted` and judged."""

    def forms() -> dict[str, object]:
        form = BuilderForm(formdata=MultiDict(posted) if posted is not None else None, data=data)
        form.offer_courses([(BANK, TITLE), ("other", UGLY)])
        form.offer(
            [(id, title) for id, title, *_ in SECTIONS], [("railway", "railway"), ("ports", "ports")], KINDS
        )
        if posted is not None:
            form.validate()
        return {"form": form}

    return forms


def copy_form() -> dict[str, object]:
    """The form that chooses a class."""
    form = CopyForm(formdata=None)
    form.room.choices = select_choices([("c1", "Class 10B"), ("c2", UGLY)])
    return {"form": form}


QUIZ = {"quiz": "q1", "title": "Week 5", "class_id": "c1", "class_name": "Class 10B", "count": 8, "paper": 1}
EXHIBITS = {
    "builder-new": (
        BuilderPage(
            **USUAL,
            headline="10 questions, about 2 minutes.",
            lines=(LineView(0, "all sections", "all kinds", "426 facts fit"),),
            papers=(PAPER, PAPER, PAPER),
            checks=CHECKS,
        ),
        "teacher",
        builder_form({"lines": [{"count": 10, "weight": 1}]}),
    ),
    "builder-short": (
        BuilderPage(
            **USUAL,
            headline="13 of 15 questions, about 3 minutes. One line asks for more than there is.",
            quiz="q1",
            state="draft",
            lines=(LineView(0, "all sections", "all kinds", "426 facts fit"), SHORT),
            picks=(
                PickView("bridge", "The bridge was opened in {1959}.", "year", (("year", "year"),)),
                PickView("gone", UGLY, trouble="The course has it no more. Take it out."),
            ),
            found=(PickView("gauge", "The gauge of the track is {1520 mm}."), PickView("ugly", UGLY)),
            is_sought=True,
            papers=(PAPER, PAPER, PAPER),
        ),
        "teacher",
        builder_form({**TITLED, **TWO_LINES, "find": "gauge", "feedback": "own", "shown": ["closed.marks"]}),
    ),
    "builder-wrong": (
        BuilderPage(
            **USUAL,
            headline="Something here needs another look.",
            lines=(LineView(0, "all sections", "all kinds"),),
        ),
        "teacher",
        builder_form(
            {},
            {
                "title": "", "bank": BANK, "lines-0-count": "0", "lines-0-kinds": "nothing",
                "minutes": "0", "weight": "101", "lines-0-sections": "nowhere",
            },
        ),
    ),
    "builder-empty": (
        BuilderPage(**USUAL, headline="Something here needs another look.", is_sought=True),
        "teacher",
        builder_form({**TITLED, "find": "no such words"}),
    ),
    "builder-shared": (
        BuilderPage(
            **USUAL,
            headline="8 questions, about 2 minutes.",
            quiz="q1",
            state="set",
            lines=(LineView(0, "all sections", "all kinds", "426 facts fit"),),
            papers=(PAPER,),
            checks=CHECKS[:1],
        ),
        "teacher",
        builder_form({**TITLED, "lines": [{"count": 8, "weight": 1}], "paper": "shared"}),
    ),
    "builder-begun": (
        BEGUN,
        "teacher",
        builder_form({**TITLED, "minutes": 20}),
    ),
    "builder-begun-why": (
        BEGUN,
        "teacher",
        builder_form(
            TITLED,
            {"title": UGLY, "minutes": "700", "for_open": "y", "attempts": "2", "reason": "Because " * 80},
        ),
    ),
    "copy-quiz": (CopyPage("q1", "Week 5", "c1", "Class 10B"), "teacher", copy_form),
    "as-student": (
        AsStudent(
            **QUIZ,
            position=1,
            question=AskedQuestion("choice", "multiple choice", GAUGE_ASK, ("1435 mm", "1520 mm")),
        ),
        "teacher",
        dict,
    ),
    "as-student-answered": (
        AsStudent(
            **QUIZ,
            position=8,
            answered=AnsweredQuestion(
                "choice", "multiple choice", GAUGE_ASK, "wrong", "1435 mm", "1520 mm",
                (
                    AnsweredOption("1435 mm", False, True, "that is the gauge in Korea"),
                    AnsweredOption("1520 mm", True, False),
                ),
                why="Trains from Russia run through.", place="History, paragraph 8", points="0 of 1",
            ),
            shows="A student does not see this yet: it is shown after handing in.",
        ),
        "teacher",
        dict,
    ),
}  # fmt: skip
