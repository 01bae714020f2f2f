"""Charts with a point left out: asked, answered, listed."""

from __future__ import annotations

from typing import Any

from quizapp.web.views import play
from quizapp.web.views.charts import BarChart
from quizapp.web.views.questions import AnsweredOption, AnsweredQuestion, AskedQuestion
from tests.web.gallery.forms import none
from tests.web.gallery.samples import RESULT, ask, feedback, paper

TRADE = "Trade between Russia and North Korea"
KOREANS = "Korean immigrants in the Russian Far East"
MADE_UP = "No figure of the source: it was made up to choose from."


def _detail(
    title: str, unit: str, top: str, asked: str, points: tuple[tuple[str, str, str], ...], caution: str = ""
) -> dict[str, Any]:
    """The chart of a question: each point is (when, label, place in the source)."""
    return {
        "chart": {
            "title": title,
            "unit": unit,
            "caution": caution,
            "top": top,
            "place": [when for when, _, _ in points].index(asked),
            "points": [
                {"when": when, "label": label, "value": label.split()[-1].replace(",", ""), "at": [place]}
                for when, label, place in points
            ],
        }
    }


NINE = _detail(
    TRADE,
    "million US dollars",
    "2410",
    "2004",
    (
        ("1988", "2,410", "Bilateral cooperation, paragraph 4, note 38"),
        ("1992", "620", "Bilateral cooperation, paragraph 4, note 39"),
        ("1996", "90", "Bilateral cooperation, paragraph 4, note 39"),
        ("2004", "151.2", "Bilateral cooperation, paragraph 8, note 50"),
        ("2006", "212.4", "Bilateral cooperation, paragraph 8, note 51"),
        ("2009", "48", "Bilateral cooperation, paragraph 9"),
        ("2011", "over 115", "Bilateral cooperation, paragraph 9, note 53"),
        ("2012", "over 115", "Bilateral cooperation, paragraph 9, note 53"),
        ("2014", "94.6", "Bilateral cooperation, paragraph 9, note 54"),
    ),
    "The first value is that of the Soviet Union; for 2011 and 2012 the source only says what was exceeded.",
)
FOUR = _detail(
    KOREANS,
    "people",
    "190000",
    "August 1907",
    (
        ("1869", "1,900", "History, paragraph 5, note 19"),
        ("1893", "about 18,000", "History, paragraph 5, note 19"),
        ("August 1907", "37,045", "History, paragraph 5, note 19"),
        ("1929", "about 190,000", "History, paragraph 5, note 21"),
    ),
)
ASKED = AskedQuestion(
    "chart",
    "chart",
    f"{TRADE}: which value belongs to 2004?",
    ("$118.3 million", "$151.2 million", "$170.9 million"),
    section="Bilateral cooperation",
    chart=BarChart.asked(NINE),
)
ASKED_OF_FOUR = AskedQuestion(
    "chart",
    "chart",
    f"{KOREANS}: which value belongs to August 1907?",
    ("25,120 people", "37,045 people", "52,310 people", "74,208 people"),
    section="History",
    chart=BarChart.asked(FOUR),
)


def _whole(detail: dict[str, Any]) -> BarChart | None:
    return BarChart.whole(detail, "; ".join)


CHOSE_WRONG = AnsweredQuestion(
    "chart",
    "chart",
    ASKED.prompt,
    "wrong",
    "$170.9 million",
    "$151.2 million",
    options=(
        AnsweredOption("$118.3 million", False, False, MADE_UP),
        AnsweredOption("$151.2 million", True, False),
        AnsweredOption(
            "$170.9 million", False, True, "Russia put $170.9 million into the railway to the port."
        ),
    ),
    section="Bilateral cooperation",
    say="In 2004 the two countries traded for $151.2 million.",
    place="Bilateral cooperation, paragraph 8, note 50",
    points="0 of 1",
    number=1,
    fact="trade-2004",
    marked_as="choice",
    chart=_whole(NINE),
)
CHOSE_RIGHT = AnsweredQuestion(
    "chart",
    "chart",
    ASKED_OF_FOUR.prompt,
    "right",
    "37,045 people",
    "37,045 people",
    options=tuple(
        AnsweredOption(text, text.startswith("37"), text.startswith("37"), "" if text[0] == "3" else MADE_UP)
        for text in ASKED_OF_FOUR.options
    ),
    section="History",
    say="In August 1907 there were 37,045 of them.",
    place="History, paragraph 5, note 19",
    points="1 of 1",
    number=2,
    fact="koreans-1907",
    marked_as="choice",
    chart=_whole(FOUR),
)

EXHIBITS = {
    "study-chart": (ask(ASKED), "student", none),
    "study-chart-error": (
        ask(ASKED_OF_FOUR, error="Several options were chosen. Choose one."),
        "student",
        none,
    ),
    "question-chart": (paper(ASKED_OF_FOUR, values={"choice": "1"}), "student", none),
    "feedback-chart": (feedback(CHOSE_WRONG, "in a few questions"), "student", none),
    "feedback-chart-right": (feedback(CHOSE_RIGHT), "student", none),
    "result-chart": (
        play.ResultPage(**RESULT, score="1", maximum="2", items=(CHOSE_WRONG, CHOSE_RIGHT)),
        "student",
        none,
    ),
}
