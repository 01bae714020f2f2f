"""Invented things that the exhibits show."""

from __future__ import annotations

from typing import Any

from quizapp.web.views import bank, classroom, explore, pages, play, progress, study, teach, tidying
from quizapp.web.views.common import ClassQuizLine, FactLine, RecallBar
from quizapp.web.views.questions import AnsweredOption, AnsweredQuestion, AskedQuestion

BANK = "borderland"
TITLE = "The Russian–North Korean Borderland"
SUMMARY = (
    "Seventeen kilometres of river, two centuries of history. Ten minutes a day, and you will still know it."
)
SOURCE = "one briefing of 2016"
BRIDGE = "The reinforced concrete Friendship Bridge over the Tumen was opened in {1959}."
BRIDGE_ASK = "In which year was the reinforced concrete Friendship Bridge over the Tumen opened?"
BRIDGE_WHY = "Before it, from 1952, trains crossed on a wooden bridge."
BRIDGE_PLACE = "History, paragraph 8, note 25"
GAUGE_ASK = "How wide is the gauge of the track that was laid to the port of Rajin?"
CAUTION = "One paragraph gives 68.4 thousand tons, another 68.3."
UGLY = "<script>alert(1)</script> مرحبا Ｗ" + "w" * 40
KINDS = (
    ("choice", "multiple choice"),
    ("true_false", "true or false"),
    ("year", "type a year"),
    ("number", "type a number"),
    ("short_answer", "type a term"),
)
SECTIONS = (
    ("geography", "Geography", 63, (8, 10, 12, 13, 20)),
    ("history", "History", 118, (40, 20, 22, 18, 18)),
    ("bilateral", "Bilateral cooperation", 132, (90, 20, 12, 6, 4)),
    ("multilateral", "Multilateral projects", 44, (36, 4, 2, 2, 0)),
    ("alarmist", "Alarmist sentiments", 55, (55, 0, 0, 0, 0)),
    ("conclusion", "Conclusion", 14, (14, 0, 0, 0, 0)),
)
PROGRESS = study.Progress(done=6, planned=24, again=2, minutes_left=6)


def _question(kind: str, prompt: str, options: tuple[str, ...] = (), hint: str = "") -> AskedQuestion:
    return AskedQuestion(kind, dict(KINDS).get(kind, kind), prompt, options, hint, "History")


CHOICE = _question("choice", GAUGE_ASK, ("1067 mm", "1435 mm", "1520 mm", "1668 mm"))
LONG_CHOICE = _question(
    "choice",
    "Why did the border drift over the years?",
    (
        "The Korean bank is higher, so that floods wash away the other one",
        "The treaty of 1860 left the islands of the river out of its description of the line",
        "Ice pushes the gravel of the river bed towards the mouth in every spring",
    ),
)
TRUE_FALSE = _question(
    "true_false", "True or false: the wooden bridge was opened in 1959.", ("True", "False")
)
YEAR = _question("year", BRIDGE_ASK, hint="a year")
NUMBER = _question("number", "How much freight crossed the border by rail in 2002?", hint="thousand tons")
TERM = _question("short_answer", "Which port lies at the end of the line of 54 kilometres?", hint="a name")
CARD = _question("flashcard", BRIDGE_ASK)

CHOSE_WRONG = AnsweredQuestion(
    "choice",
    "multiple choice",
    "What did specialists open at Khasan in 1951?",
    "wrong",
    "The Friendship Bridge",
    "A railway station",
    options=(
        AnsweredOption("A customs house", False, False),
        AnsweredOption("The Friendship Bridge", False, True, "that was 1959"),
        AnsweredOption("A railway station", True, False),
        AnsweredOption("The port of Rajin", False, False, "its track came in 1972"),
    ),
    section="History",
    why="The internal line reached the border in that year; trains crossed from 1952.",
    place=BRIDGE_PLACE,
    points="0 of 1",
    number=4,
    fact="khasan",
)
TYPED_WRONG = AnsweredQuestion(
    "year",
    "type a year",
    BRIDGE_ASK,
    "wrong",
    "1952",
    "1959",
    section="History",
    say=BRIDGE,
    note="1952 is when the first trains crossed on the wooden bridge.",
    why=BRIDGE_WHY,
    place=BRIDGE_PLACE,
    points="0 of 1",
    number=5,
)
TYPED_RIGHT = AnsweredQuestion(
    "year",
    "type a year",
    BRIDGE_ASK,
    "right",
    "1959",
    "1959",
    section="History",
    say=BRIDGE,
    why=BRIDGE_WHY,
    place=BRIDGE_PLACE,
    points="1 of 1",
    memory="known: back in 11 days",
    number=1,
)
GUESSED = AnsweredQuestion(
    "true_false",
    "true or false",
    TRUE_FALSE.prompt,
    "right",
    "False",
    "False: 1952",
    options=(
        AnsweredOption(
            "True",
            False,
            False,
            "1959 is when the concrete bridge opened, years after trains crossed on the wooden one",
        ),
        AnsweredOption("False", True, True),
    ),
    section="History",
    place=BRIDGE_PLACE,
    points="1 of 1",
    memory="maybe guessed: asked again soon",
    number=2,
)
UNKNOWN = AnsweredQuestion(
    "number",
    "type a number",
    NUMBER.prompt,
    "blank",
    "",
    "68.4 thousand tons",
    section="Bilateral cooperation",
    caution=CAUTION,
    place="Bilateral cooperation, paragraph 9",
    points="0 of 1",
    number=3,
)
PARTLY = AnsweredQuestion(
    "short_answer",
    "type a term",
    TERM.prompt,
    "partly",
    "Rajing",
    "Rajin",
    note="Close: check the spelling.",
    section="Geography",
    place="Geography, paragraph 5",
    points="½ of 1",
    number=6,
)
FLASHED = AnsweredQuestion(
    "flashcard",
    "card",
    BRIDGE_ASK,
    "right",
    "knew it",
    "1959",
    section="History",
    say=BRIDGE,
    place=BRIDGE_PLACE,
)

QUIZZES = (
    ClassQuizLine("q1", "Week 3: the railway and the port", "Class 10B", 20, "ready", "closes Friday, 18:00"),
    ClassQuizLine("q2", "Week 4: workers", "Class 10B", 12, "open", "7 of 12 answered"),
    ClassQuizLine("q3", "Week 2: two treaties", "Class 10B", 18, "done", "14 of 18"),
    ClassQuizLine("q4", "Week 5: bridges", "Class 10B", 20, "not_yet", "opens on Monday"),
    ClassQuizLine("q5", UGLY, UGLY, 1, "closed"),
)
LINES = (
    FactLine("bridge", BRIDGE, BRIDGE_PLACE, 0.41, section="History"),
    FactLine(
        "gauge", "The track to Rajin has a gauge of {1520 mm}.", "Bilateral cooperation, paragraph 7", 0.63
    ),
    FactLine(
        "freight", "Rail freight was {68.4 thousand tons} in 2002.", "Bilateral, paragraph 9", 0.8, True
    ),
    FactLine("tumen", "The border follows the Tumen for {17 kilometres}.", "Geography, paragraph 1", 0.96),
    FactLine("islands", "{16 of 17} islands were given to North Korea.", "Geography, paragraph 3", None),
)
HOME_PLAN: dict[str, Any] = {
    "bank": BANK,
    "title": "The briefing",
    "date_words": "Monday, 23 November",
    "sections": tuple(pages.SectionRecall(id, title, RecallBar(counts)) for id, title, _, counts in SECTIONS),
}
MAP = tuple(play.MapEntry(n, n in (1, 2, 3, 5, 6), n == 7) for n in range(1, 21))
SERIES = explore.SeriesChart(
    "Trade between Russia and North Korea",
    "million US dollars",
    tuple(
        explore.SeriesPoint(str(year), f"{value:,}", float(year), value, year == 1996)
        for year, value in (
            (1988, 2350),
            (1992, 600),
            (1996, 85),
            (2004, 160),
            (2006, 209.7),
            (2009, 45),
            (2014, 92.3),
        )
    ),
)


def _squares(count: int, start: int) -> tuple[progress.ParagraphMark, ...]:
    marks = ((0.97, 9), (0.92, 9), (0.85, 9), (0.78, 8), (0.6, 7), (0.55, 6), (0.3, 4), (None, 0), (None, 0))
    return tuple(
        progress.ParagraphMark(str(n + 1), *marks[min((n * 2 + start) // 3, 8)], 9) for n in range(count)
    )


def days() -> tuple[progress.StudyDay, ...]:
    return tuple(
        progress.StudyDay(
            f"day {n + 1} of November",
            str((n + 2) % 30 + 1),
            "M",
            (12, 0, 31, 8, 22, 0, 5)[n % 7] * (n < 23),
            n == 22,
            n > 22,
        )
        for n in range(28)
    )


MAPPED = tuple(
    progress.SectionMap(id, title, _squares(8 + 2 * n, n * 5), RecallBar(counts))
    for n, (id, title, _, counts) in enumerate(SECTIONS)
)
BLANK_MAP = tuple(
    progress.SectionMap(
        id,
        title,
        tuple(progress.ParagraphMark(str(n), None, 0, 9) for n in range(1, 9)),
        RecallBar((facts, 0, 0, 0, 0)),
    )
    for id, title, facts, _ in SECTIONS
)
QR = tuple("".join("1" if (x * 7 + y * 13 + x * y) % 3 == 0 else "0" for x in range(29)) for y in range(29))
SCORES = (
    teach.ScoreRow("Student 07", "s07", "missing"),
    teach.ScoreRow("Student 10", "s10", "open"),
    teach.ScoreRow(UGLY, "", "late", "9", "20", "45", "23 November, 18:04", 3),
    teach.ScoreRow(
        "Student 02", "s02", "submitted", "13.5", "20", "67.5", "23 November, 17:40", 2, is_set=True
    ),
    teach.ScoreRow("Student 06", "s06", "excused"),
)
FAULTS = (
    bank.Fault(
        212,
        11,
        "“1952a” is no year.",
        'Write four figures in quotes: "1952".',
        "bridge-opened",
        (bank.SourceLine(211, "    answer:"), bank.SourceLine(212, '      year: "1952a"', 12, 19)),
    ),
    bank.Fault(
        498,
        5,
        "“cauton” is no key of a fact.",
        "Did you mean “caution”?",
        "",
        (bank.SourceLine(498, "    cauton: " + "x" * 90, 4, 10),),
    ),
)
ITEMS = (
    bank.ReportItem("friendship-bridge-opened", "fact: year", "new", 12, BRIDGE),
    bank.ReportItem("rail-freight-2002", "fact: number", "changed", 40, LINES[2].say, ("It has a caution.",)),
    bank.ReportItem("tumen-length", "fact: number", "unchanged", 66, LINES[3].say),
)
SAMPLE_FILE = """facts:
  - id: bridge
    section: history
    about: {of: friendship-bridge, what: "opened"}
    say: "The reinforced concrete Friendship Bridge over the Tumen was opened in {1959}."
    ask: "In which year was the reinforced concrete Friendship Bridge over the Tumen opened?"
    answer: {year: "1959"}
    at: [H8 n25]
"""
REPORT: dict[str, Any] = {
    "upload": "u1",
    "filename": "history.yaml",
    "format": "native YAML",
    "bank": BANK,
    "bank_title": TITLE,
}
START: dict[str, Any] = {
    "class_id": "c1",
    "quiz": "q1",
    "title": "Week 3: the railway and the port",
    "class_name": "Class 10B",
    "question_count": 20,
}
TIMER = play.Timer("2026-11-23T18:20:00.000+00:00", "2026-11-23T18:08:30.000+00:00", "23 November, 18:20")
RULES = ("You have one attempt.", "Answers are shown after you hand in.", "Closes Friday, 18:00.")
RESULT: dict[str, Any] = {
    "attempt": "a1",
    "bank": BANK,
    "title": "Week 3: the railway and the port",
    "when": "23 November, 18:22",
}
RESULTS = (TYPED_RIGHT, GUESSED, UNKNOWN, CHOSE_WRONG, TYPED_WRONG, PARTLY)
BINNED = (
    tidying.BinLine("class", "Class 9A", "", "23 attempts", "23 December", "/teach/classes/c9/move"),
    tidying.BinLine(
        "quiz",
        "Week 3: the railway and the port",
        "Class 10B",
        "one attempt",
        "20 December",
        "/teach/quizzes/q3/move",
    ),
    tidying.BinLine("member", UGLY, UGLY, "", "2 December", "/teach/classes/c1/members/m2/move"),
)
A_CLASS: dict[str, Any] = {
    "class_id": "c1",
    "name": "Class 10B",
}
DOOR = classroom.Door("K7QF-2MXD", "http://localhost:8000/join/K7QF-2MXD", QR)
FIRST = pages.HomeFirst(
    BANK,
    TITLE,
    SUMMARY,
    426,
    tuple(pages.SectionCount(title, facts) for _, title, facts, _ in SECTIONS),
    SOURCE,
)


LAST = study.LastAnswer("s1", 6)


def ask(question: AskedQuestion, **more: Any) -> study.StudyAsk:
    turns = study.Turns("s1", 7, has_options=question.kind in ("year", "number", "short_answer"))
    return study.StudyAsk("s1", 7, "7", PROGRESS, question, **{"last": LAST, "turns": turns, **more})


def feedback(item: AnsweredQuestion, comes_back: str = "", **more: Any) -> study.StudyFeedback:
    beside = {"turns": study.Turns("s1", 7), "source": "bridge", "bank": BANK, **more}
    return study.StudyFeedback("s1", PROGRESS, item, comes_back, LAST, **beside)


def paper(
    question: AskedQuestion, position: int = 7, values: Any = (), levels: Any = (), **more: Any
) -> play.QuestionPage:
    entries = tuple(
        play.MapEntry(
            e.position,
            e.is_answered or e.position == position == 7,
            e.position == position,
            e.position in (3, 7, 9),
        )
        for e in MAP
    )
    item = play.OneQuestion(position, question, 3, "c" * 24, dict(values), levels=levels)
    return play.QuestionPage("a1", "Week 3: the railway and the port", item, entries, **more)


EXAMPLE = (
    ("question", "option a", "option b", "option c", "correct"),
    ("Which planet is nearest to the sun?", "Venus", "Mercury", "Mars", "B"),
    ("What is the capital of Australia?", "", "", "", "Canberra"),
)
