"""Questions that ask one fact for several things: a list to type, a list to choose from."""

from __future__ import annotations

from quizapp.web.views import play
from quizapp.web.views.questions import AnsweredOption, AnsweredQuestion, AskedQuestion
from tests.web.gallery.forms import none
from tests.web.gallery.samples import RESULT, ask, feedback, paper

PORTS_ASK = "Which are the three major international ports of Khasan district?"
PORTS_SAY = "Sea trade in Khasan district goes through three major ports: Zarubino, Posyet and Slavyanka."
PORTS_TEXT = "Zarubino, Posyet and Slavyanka"
PORTS_PLACE = "Geography, paragraph 4"
NAMED = AskedQuestion("set", "name all", PORTS_ASK, hint="a name", section="Geography", places=3)
YEARS = AskedQuestion(
    "set",
    "name all",
    "From which two years date the delimitation protocols that specified the Russian-Qing borderline?",
    hint="a year",
    section="History",
    places=2,
)
TICKED = AskedQuestion(
    "choose_all",
    "choose all",
    f"{PORTS_ASK} Choose all three.",
    ("Rajin", "Posyet", "Zarubino", "Vladivostok", "Slavyanka"),
    section="Geography",
)


def _ports(kind: str, title: str, verdict: str, *rows: AnsweredOption, **more: str) -> AnsweredQuestion:
    given = "; ".join(row.text for row in rows if row.is_chosen)
    prompt = NAMED.prompt if kind == "set" else TICKED.prompt
    return AnsweredQuestion(
        kind,
        title,
        prompt,
        verdict,
        given,
        PORTS_TEXT,
        options=rows,
        section="Geography",
        say=PORTS_SAY,
        place=PORTS_PLACE,
        **more,
    )


TWO_NAMED = _ports(
    "set",
    "name all",
    "partly",
    AnsweredOption("Zarubino", True, True, "you wrote “Zarubinno”"),
    AnsweredOption("Posyet", True, False),
    AnsweredOption("Slavyanka", True, True),
    AnsweredOption("Nakhodka", False, True, "not one of them"),
    note="Close, check the spelling: Zarubino.",
    points="0.67 of 1",
)
ALL_NAMED = _ports(
    "set",
    "name all",
    "right",
    *(AnsweredOption(text, True, True) for text in ("Zarubino", "Posyet", "Slavyanka")),
    points="1 of 1",
)
NOT_KNOWN = _ports(
    "set",
    "name all",
    "blank",
    *(AnsweredOption(text, True, False) for text in ("Zarubino", "Posyet", "Slavyanka")),
    points="0 of 1",
)
ONE_TOO_MANY = _ports(
    "choose_all",
    "choose all",
    "partly",
    AnsweredOption("Rajin", False, True, "It lies across the border, in North Korea."),
    AnsweredOption("Posyet", True, True),
    AnsweredOption("Zarubino", True, True),
    AnsweredOption("Vladivostok", False, False, "It is the capital of the krai, outside the district."),
    AnsweredOption("Slavyanka", True, False),
    points="0.33 of 1",
)

EXHIBITS = {
    "study-set": (ask(NAMED), "student", none),
    "study-set-error": (
        ask(
            YEARS,
            values={"item-0": "1881", "item-1": "'86"},
            error="“'86” may be of any century. Write the year with four digits.",
        ),
        "student",
        none,
    ),
    "study-choose-all": (ask(TICKED), "student", none),
    "question-set": (paper(NAMED, values={"item-0": "Posyet", "item-2": "Slavyanka"}), "student", none),
    "question-choose-all": (paper(TICKED, values={"choice-1": "1", "choice-4": "1"}), "student", none),
    "feedback-set": (feedback(TWO_NAMED, "in a few questions, asked another way"), "student", none),
    "feedback-set-right": (feedback(ALL_NAMED), "student", none),
    "feedback-set-blank": (feedback(NOT_KNOWN), "student", none),
    "feedback-choose-all": (feedback(ONE_TOO_MANY, "in a few questions, asked another way"), "student", none),
    "result-lists": (
        play.ResultPage(
            **RESULT, score="2", maximum="4", items=(TWO_NAMED, ALL_NAMED, NOT_KNOWN, ONE_TOO_MANY)
        ),
        "student",
        none,
    ),
}
