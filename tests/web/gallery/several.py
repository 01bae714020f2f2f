"""Questions about several facts: events in order, pairs."""

from __future__ import annotations

from quizapp.web.views import play
from quizapp.web.views.questions import AnsweredOption, AnsweredPart, AnsweredQuestion, AskedQuestion
from tests.web.gallery.forms import none
from tests.web.gallery.samples import RESULT, ask, feedback, paper

ORDERING = AskedQuestion(
    "ordering",
    "chronology",
    "Put these five events in order, the earliest first.",
    (
        "Opening of the Friendship Bridge",
        "First active advertising of the special economic zone abroad",
        "Opening of Khasan station",
        "Introduction of Russian visas for North Korean citizens",
        "Border treaty between the Soviet Union and North Korea",
    ),
    section="History",
)
YEARS = AskedQuestion(
    "matching",
    "matching",
    "Match each event with its year.",
    section="History",
    left=(
        "Border treaty between the Soviet Union and North Korea",
        "First trains over the Tumen",
        "Start of cross-border rail cargo traffic",
        "Stable Russian access to the port of Rajin",
    ),
    right=("1952", "1954", "1980", "1985", "1998", "2014"),
)
CITIES = AskedQuestion(
    "matching",
    "matching",
    "Match each question with its answer.",
    section="Bilateral cooperation",
    left=(
        "From which Russian city does the one passenger train to Pyongyang itself set out?",
        "In which Russian city was a family of Korean-American missionaries murdered in 1995?",
        "To which Russian city did Kim Jong Il travel in 2001?",
        "Which city, the third largest in Primorsky krai, hosts a North Korean consulate?",
    ),
    right=("Khabarovsk", "Moscow", "Nakhodka", "Ussuriysk", "Vladivostok"),
)
HALF_ORDERED = AnsweredQuestion(
    "ordering",
    "chronology",
    ORDERING.prompt,
    "partly",
    "",
    "",
    parts=(
        AnsweredPart(ORDERING.options[2], "1951", "1st", True, "History, paragraph 8, note 25"),
        AnsweredPart(ORDERING.options[0], "1959", "3rd", False, "History, paragraph 8"),
        AnsweredPart(ORDERING.options[4], "1985", "2nd", False, "History, paragraph 9"),
        AnsweredPart(ORDERING.options[1], "1995", "4th", True, "Multilateral projects, paragraph 2"),
        AnsweredPart(ORDERING.options[3], "1997", "5th", True, "Bilateral cooperation, paragraph 4"),
    ),
    section="History",
    points="0.6 of 1",
    number=1,
)
ALL_PAIRED = AnsweredQuestion(
    "matching",
    "matching",
    YEARS.prompt,
    "right",
    "",
    "",
    parts=tuple(
        AnsweredPart(text, year, year, True, "History, paragraph 8")
        for text, year in zip(YEARS.left, ("1985", "1952", "1954", "2014"), strict=True)
    ),
    section="History",
    points="1 of 1",
    number=2,
)
LEFT_OPEN = AnsweredQuestion(
    "matching",
    "matching",
    CITIES.prompt,
    "partly",
    "",
    "",
    parts=(
        AnsweredPart(CITIES.left[0], "Ussuriysk", "", False, "Bilateral cooperation, paragraph 3"),
        AnsweredPart(CITIES.left[1], "Khabarovsk", "Nakhodka", False, "Alarmist sentiments, paragraph 6"),
        AnsweredPart(CITIES.left[2], "Moscow", "Moscow", True, "Bilateral cooperation, paragraph 6"),
        AnsweredPart(CITIES.left[3], "Nakhodka", "", False, "Geography, paragraph 4"),
    ),
    section="Bilateral cooperation",
    points="0.25 of 1",
    number=3,
)
NOT_KNOWN = AnsweredQuestion(
    "ordering",
    "chronology",
    ORDERING.prompt,
    "blank",
    "",
    "",
    parts=tuple(AnsweredPart(part.text, part.answer, "", False, part.place) for part in HALF_ORDERED.parts),
    section="History",
    points="0 of 1",
    number=4,
)
FIRST = AskedQuestion(
    "comparison",
    "comparison",
    "Which came first?",
    ("Start of cross-border rail cargo traffic", "Opening of the Friendship Bridge"),
    section="History",
)
LARGER = AskedQuestion(
    "comparison",
    "comparison",
    "Trade between Russia and North Korea, turnover: when was it larger?",
    ("2006", "1996"),
    section="Bilateral cooperation",
)
COMPARED_RIGHT = AnsweredQuestion(
    "comparison",
    "comparison",
    FIRST.prompt,
    "right",
    FIRST.options[0],
    "Start of cross-border rail cargo traffic (1954), before Opening of the Friendship Bridge (1959)",
    parts=(
        AnsweredPart(FIRST.options[0], "1954", "earlier", True, "History, paragraph 8"),
        AnsweredPart(FIRST.options[1], "1959", "later", True, "History, paragraph 8"),
    ),
    section="History",
    points="1 of 1",
    number=5,
)
COMPARED_WRONG = AnsweredQuestion(
    "comparison",
    "comparison",
    LARGER.prompt,
    "wrong",
    "1996",
    "2006 ($209.7 million), more than 1996 ($85 million)",
    parts=(
        AnsweredPart("2006", "$209.7 million", "smaller", False, "Bilateral cooperation, paragraph 1"),
        AnsweredPart("1996", "$85 million", "larger", False, "Bilateral cooperation, paragraph 1"),
    ),
    section="Bilateral cooperation",
    points="0 of 1",
    number=6,
)
PLACED = {f"place-{index}": str(place) for index, place in enumerate((3, 4, 1, 5, 2))}
ALL = AskedQuestion(
    "fixed",
    "written question",
    "Which of these are ports of Khasan district?",
    ("Posyet", "Rajin", "Slavyanka, the largest settlement on the western shore of the bay", "Zarubino"),
    section="Geography",
    marked_as="choose_all",
)
OFTEN = AskedQuestion(
    "fixed",
    "written question",
    "Look at the map.\n\n• Khasan is (1)\n• Rajin is (2)\n\nOn which side of the border does each lie?",
    section="Geography",
    marked_as="matching",
    left=("Khasan", "Rajin", "Posyet", "Tumangang"),
    right=("North Korea", "Russia", "China"),
    repeats=True,
)
STEPS = AskedQuestion(
    "fixed",
    "written question",
    "In which order does a container pass through the port?",
    tuple(
        f"{step} the container at the quay"
        for step in ("Weigh", "Lift", "Seal", "Log", "Move", "Load", "Lash")
    ),
    section="Geography",
    marked_as="ordering",
)
ALL_HALF = AnsweredQuestion(
    "fixed",
    "written question",
    ALL.prompt,
    "partly",
    "Posyet; Rajin",
    "Posyet; Zarubino",
    options=(
        AnsweredOption("Posyet", True, True),
        AnsweredOption("Rajin", False, True, "It lies on the other side of the border."),
        AnsweredOption("Zarubino", True, False),
    ),
    section="Geography",
    place="Geography, paragraph 4",
    why="Rajin lies in the special city of Rason.",
    points="0.5 of 1",
    number=6,
    marked_as="choose_all",
)
STEPS_HALF = AnsweredQuestion(
    "fixed",
    "written question",
    STEPS.prompt,
    "partly",
    "",
    "",
    parts=tuple(
        AnsweredPart(text, place, given, place == given)
        for text, place, given in zip(
            STEPS.options, ("1st", "2nd", "3rd"), ("2nd", "1st", "3rd"), strict=False
        )
    ),
    section="Geography",
    place="Geography, paragraph 4",
    points="0.33 of 1",
    number=7,
    marked_as="ordering",
)

EXHIBITS = {
    "study-written-all": (ask(ALL), "student", none),
    "study-written-pairs": (ask(OFTEN), "student", none),
    "study-written-order": (ask(STEPS), "student", none),
    "question-written-order": (paper(STEPS), "student", none),
    "feedback-written-all": (feedback(ALL_HALF, "in a few questions"), "student", none),
    "feedback-written-order": (feedback(STEPS_HALF, "in a few questions"), "student", none),
    "result-written-several": (
        play.ResultPage(**RESULT, score="0.8", maximum="2", items=(ALL_HALF, STEPS_HALF)),
        "student",
        none,
    ),
    "study-ordering": (ask(ORDERING), "student", none),
    "study-ordering-error": (
        ask(
            ORDERING,
            values={"place-0": "3", "place-2": "1"},
            error="3 events have no place yet. Give each of the five a place of its own.",
        ),
        "student",
        none,
    ),
    "study-matching": (ask(CITIES), "student", none),
    "question-ordering": (paper(ORDERING, values=PLACED), "student", none),
    "question-matching": (paper(YEARS, values={"pair-0": "3", "pair-2": "0"}), "student", none),
    "feedback-ordering": (feedback(HALF_ORDERED, "each in a few questions, by itself"), "student", none),
    "feedback-ordering-blank": (feedback(NOT_KNOWN), "student", none),
    "feedback-matching": (feedback(LEFT_OPEN), "student", none),
    "feedback-matching-right": (feedback(ALL_PAIRED), "student", none),
    "study-comparison": (ask(FIRST), "student", none),
    "question-comparison": (paper(LARGER, values={"choice": "1"}), "student", none),
    "feedback-comparison": (
        feedback(COMPARED_WRONG, "in a few questions, each fact by itself"),
        "student",
        none,
    ),
    "feedback-comparison-right": (feedback(COMPARED_RIGHT), "student", none),
    "result-several": (
        play.ResultPage(
            **RESULT,
            score="2.85",
            maximum="6",
            items=(HALF_ORDERED, ALL_PAIRED, LEFT_OPEN, NOT_KNOWN, COMPARED_RIGHT, COMPARED_WRONG),
        ),
        "student",
        none,
    ),
}
