"""Dates, gaps and written questions: asked, answered, listed."""

from __future__ import annotations

from quizapp.web.views import explore, play
from quizapp.web.views.common import FactLine
from quizapp.web.views.questions import AnsweredOption, AnsweredQuestion, AskedQuestion
from tests.web.gallery.forms import none
from tests.web.gallery.samples import BANK, BRIDGE_PLACE, LINES, RESULT, TITLE, ask, feedback, paper

PORTS_ASK = "Which of these ports does NOT belong to Khasan district?"
PORTS_WHY = "Rajin lies on the other side of the border, in the special city of Rason."
PORTS_PLACE = "Geography, paragraph 4"
OF_THE_DISTRICT = "It is one of the three international ports of Khasan district."
DATE = AskedQuestion(
    "date",
    "date",
    "Up to which day does the final count of Koreans removed from the Soviet Far East run?",
    hint="day, month and year",
    section="History",
    marked_as="date",
)
GAP = AskedQuestion(
    "cloze",
    "gap in a sentence",
    "Outside Pyongyang, Russia has a single consulate in North Korea, in the city of _____.",
    hint="which North Korean city?",
    section="Geography",
    marked_as="short_answer",
)
GAP_IN_THE_MIDDLE = AskedQuestion(
    "cloze",
    "gap in a sentence",
    "In the 1980s the Soviet Union took in _____ from North Korea as workers.",
    hint="thousand people per year",
    section="History",
    marked_as="number",
)
PORTS = AskedQuestion(
    "fixed",
    "written question",
    PORTS_ASK,
    ("Posyet", "Rajin", "Slavyanka", "Zarubino"),
    section="Geography",
    marked_as="choice",
)
COUNTY = AskedQuestion(
    "fixed",
    "written question",
    "Besides the city district of Rajin, the special city of Rason takes in the county of _____.",
    hint="a word or a short phrase",
    section="Geography",
    marked_as="short_answer",
)
DAY_MISSING = AnsweredQuestion(
    "date",
    "date",
    DATE.prompt,
    "partly",
    "October 1937",
    "25 October 1937",
    section="History",
    note="Right as far as it goes; the day is wanted too.",
    say="The count of Koreans removed from the Soviet Far East runs to 25 October 1937.",
    place="History, paragraph 6, note 24",
    points="½ of 1",
    number=3,
    marked_as="date",
)
GAP_FILLED = AnsweredQuestion(
    "cloze",
    "gap in a sentence",
    GAP.prompt,
    "right",
    "chongjin",
    "Chongjin",
    section="Geography",
    say="Outside Pyongyang, Russia has a single consulate in North Korea, in the city of Chongjin.",
    place="Geography, note 6",
    points="1 of 1",
    number=4,
    marked_as="short_answer",
)
WRONG_PORT = AnsweredQuestion(
    "fixed",
    "written question",
    PORTS_ASK,
    "wrong",
    "Slavyanka",
    "Rajin",
    options=(
        AnsweredOption("Posyet", False, False, OF_THE_DISTRICT),
        AnsweredOption("Rajin", True, False),
        AnsweredOption("Slavyanka", False, True, OF_THE_DISTRICT),
        AnsweredOption("Zarubino", False, False, OF_THE_DISTRICT),
    ),
    section="Geography",
    why=PORTS_WHY,
    place=PORTS_PLACE,
    points="0 of 1",
    number=5,
    fact="fixed:port-across-the-border",
    marked_as="choice",
)
ESTIMATE = AskedQuestion(
    "estimate",
    "estimate",
    "How many people lived in Rason as of 2008? Estimate: a near miss is partly right.",
    hint="people",
    section="Geography",
    marked_as="number",
)
ESTIMATED = AnsweredQuestion(
    "estimate",
    "estimate",
    ESTIMATE.prompt,
    "partly",
    "250,000",
    "197,000 people",
    section="Geography",
    note="About a quarter too high.",
    say="In 2008 Rason had 197,000 people.",
    place="Geography, paragraph 5",
    points="0.48 of 1",
    number=6,
    marked_as="number",
)
QUESTION_LINE = FactLine(
    "fixed:port-across-the-border", f"{PORTS_ASK} {{Rajin}}", PORTS_PLACE, 0.55, is_question=True
)
PLACELESS_LINE = FactLine("fixed:motto", "Pay and {pass}.", is_question=True)

EXHIBITS = {
    "study-date": (ask(DATE), "student", none),
    "study-date-error": (
        ask(
            DATE,
            values={"answer": "8/9/45"},
            error="“8/9/45” may be 8 September or 9 August, of any century. "
            "Write the month as a word and the year with four digits.",
        ),
        "student",
        none,
    ),
    "study-gap": (ask(GAP), "student", none),
    "study-written": (ask(PORTS), "student", none),
    "study-estimate": (ask(ESTIMATE), "student", none),
    "study-estimate-error": (
        ask(
            ESTIMATE,
            values={"answer": "many"},
            error="“many” is not a figure we can read. "
            "Write digits and, if you like, a scale such as million.",
        ),
        "student",
        none,
    ),
    "feedback-estimate": (feedback(ESTIMATED, "in a few questions"), "student", none),
    "question-gap": (paper(GAP_IN_THE_MIDDLE), "student", none),
    "question-written": (paper(COUNTY), "student", none),
    "feedback-date": (feedback(DAY_MISSING, "in a few questions"), "student", none),
    "feedback-gap": (feedback(GAP_FILLED), "student", none),
    "feedback-written": (feedback(WRONG_PORT, "in a few questions"), "student", none),
    "result-written": (
        play.ResultPage(**RESULT, score="1.5", maximum="3", items=(DAY_MISSING, GAP_FILLED, WRONG_PORT)),
        "student",
        none,
    ),
    "explore-written": (
        explore.ExploreSection(
            BANK,
            TITLE,
            "Geography",
            (
                explore.ParagraphFacts("4", (*LINES[:2], QUESTION_LINE)),
                explore.ParagraphFacts("", (PLACELESS_LINE,)),
            ),
        ),
        "student",
        none,
    ),
    "explore-question": (
        explore.FactPage(
            BANK,
            QUESTION_LINE.fact,
            "geography",
            "Geography",
            QUESTION_LINE.say,
            PORTS_ASK,
            "Rajin",
            (PORTS_PLACE, BRIDGE_PLACE),
            "plausible",
            ("multiple choice",),
            PORTS_WHY,
            memory=explore.FactMemory(0.55, 2, "yesterday", "tomorrow"),
            neighbours=LINES[:2],
            options=(
                ("Posyet", OF_THE_DISTRICT),
                ("Rajin", ""),
                ("Slavyanka", OF_THE_DISTRICT),
                ("Zarubino", OF_THE_DISTRICT),
            ),
        ),
        "student",
        none,
    ),
}
