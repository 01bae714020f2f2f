"""Item analysis and corrections."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from quizapp.core.kinds import KINDS
from quizapp.core.questions import BLANK, WRONG, Option, Question
from quizapp.web.teach.correcting import CorrectForm, CorrectionForm
from quizapp.web.views.analysis import (
    AnalysisPage,
    AnswerRow,
    ConfusionLine,
    CorrectionLine,
    CorrectionPage,
    Fifth,
    ItemPage,
    ItemRow,
    Ranged,
    ScoreLine,
    Told,
    Way,
)
from quizapp.web.views.questions import AnsweredQuestion
from quizapp.web.views.teach import Figure
from tests.web.gallery.forms import filled, none
from tests.web.gallery.samples import BANK, TITLE, UGLY

WHERE: dict[str, Any] = {
    "title": "Week 3: the railway and the port",
    "class_id": "c1",
    "class_name": "Class 10B",
    "quiz": "q1",
}
ITEM = "/teach/quizzes/q1/analysis/question?fact=a&kind=choice"
MISLEADS = Told(
    "is the key right?",
    "wrong",
    "The best mostly answered “The Friendship Bridge” (62 % of them; the key 25 %). The key may be wrong, or "
    "both may be right.",
    "Look it up. Accept that answer or fix the key, and regrade; or discard the question.",
)
BACKWARDS = Told(
    "misleads",
    "wrong",
    "Those who know more get it wrong more often.",
    "Read it as a good student would: what misleads there?",
)
GUESSED = Told(
    "like guessing",
    "doubt",
    "31 % right on average, and guessing gives 36 %: it cannot be told from guessing.",
    "Teach it again, or ask it more plainly.",
)
FINE = Told("works well", "right", "It is about right and tells well who knows more.")
ROWS = (
    ItemRow(
        "What did Soviet specialists open at Khasan in 1951?",
        "multiple choice",
        27,
        Ranged("37 %", "22 to 56"),
        Ranged("−0.18", "−0.52 to 0.21"),
        (MISLEADS, BACKWARDS),
        "4",
        "−0.22",
        "2 %",
        "36 %",
        "41",
        ITEM,
        True,
    ),
    ItemRow(
        f"How much freight crossed the bridge in 2002? {UGLY}",
        "number",
        27,
        Ranged("31 %", "17 to 50"),
        Ranged("0.05", "−0.33 to 0.42"),
        (GUESSED,),
        "11",
        "0.07",
        "4 %",
        "",
        "75",
        ITEM,
        True,
    ),
    ItemRow(
        "How wide is the gauge of the track to Rajin?",
        "multiple choice",
        27,
        Ranged("70 %", "51 to 84"),
        Ranged("0.46", "0.10 to 0.72"),
        (FINE,),
        "7",
        "0.58",
        "7 %",
        "36 %",
        "18",
        ITEM,
        True,
    ),
    ItemRow(
        "Put these four events in order.",
        "ordering",
        27,
        Ranged("61 %", "42 to 77"),
        Ranged("0.39", "0.01 to 0.67"),
        (Told("discarded", "plain", "It does not count any more."),),
        "9",
        "0.44",
        "",
        "",
        "",
        ITEM,
    ),
)
WHICH = tuple(Way(name, f"?attempts={name}", name == "first") for name in ("first", "last", "best", "all"))
POOLS = tuple(Way(name, f"?by={name}", name == "question") for name in ("question", "fact", "kind"))
SORTS = tuple(
    Way(name, "?sort=x", name == "Right")
    for name in ("What to look at first", "Answers", "Right", "Tells apart", "Seconds")
)
CORRECTIONS = (
    CorrectionLine(
        "“1951” is right, too, asked as year.",
        "When was the station at Khasan opened?",
        "Both years are in the source",
        "Grace Example, 24 November, 18:22",
        "3",
    ),
    CorrectionLine(
        "Everybody has full marks for the question, in every kind, whatever they answered.",
        "When was the river first bridged?",
        UGLY,
        "undone, 23 November, 09:00",
    ),
)
FULL = AnalysisPage(
    **WHERE,
    headline="One question misleads your best students.",
    bank=BANK,
    course=TITLE,
    is_same=True,
    few="With fewer than 30 answers it is unsure how well a question tells who knows more: such figures are "
    "pale, with a wide range beneath them.",
    figures=(
        Figure("Attempts", "27"),
        Figure("Right on average", "13.4", "20", note="spread 3.1 (standard deviation)"),
        Figure("Consistency", "78 %", note="good; a score is exact to ±1.5"),
    ),
    rows=ROWS,
    which=WHICH,
    pools=POOLS,
    sorts=SORTS,
    confusions=(ConfusionLine("Rajin", "Rason", "7 of 27"), ConfusionLine(UGLY, "1959", "2 of 27")),
    corrections=CORRECTIONS,
)
FEW = AnalysisPage(
    **WHERE,
    headline="3 attempts so far: too few to judge by.",
    bank=BANK,
    course=TITLE,
    few="How well a question tells who knows more is shown from 10 attempts on: 7 to go.",
    figures=(
        Figure("Attempts", "3"),
        Figure("Right on average", "2.7", note="spread 0.6 (standard deviation)"),
        Figure("Consistency", "–", note="only where all have the same paper"),
    ),
    rows=tuple(
        replace(
            row,
            count=3,
            telling=Ranged(),
            findings=(Told("too few answers", "plain"),),
            efficiency="",
            weight="",
            number="",
        )
        for row in ROWS
    ),
    which=WHICH,
    pools=POOLS,
    sorts=SORTS,
)
KHASAN = Question(
    "choice",
    ("a",),
    "What did Soviet specialists open at Khasan in 1951?",
    1,
    "A railway station",
    ("H8 n25",),
    (
        Option("The Friendship Bridge", "that was 1959"),
        Option("A railway station"),
        Option("A customs house"),
    ),
    guess_chance=0.36,
)
ACCEPT = "/teach/quizzes/q1/corrections?fact=a"
ANSWERS = (
    AnswerRow(
        "A railway station", "right", 10, "37 %", "25 %", "41 %", "11.2", ("Ada Example", "Student 02"), 37
    ),
    AnswerRow(
        "The Friendship Bridge",
        "wrong",
        14,
        "52 %",
        "62 %",
        "38 %",
        "14.0",
        ("Student 03", UGLY),
        51.9,
        ACCEPT,
        is_near=True,
    ),
    AnswerRow(
        "A customs house", "wrong", 2, "7 %", "0 %", "14 %", "8.5", ("Student 09", "Student 10"), 7.4, ACCEPT
    ),
    AnswerRow("", "blank", 1, "4 %", "0 %", "7 %", "6.0", ("Student 11",), 3.7),
)
FIFTHS = tuple(
    Fifth(name, 5, share)
    for name, share in zip(
        ("Weakest", "Second", "Middle", "Fourth", "Best"), (0.5, 0.4, 0.4, 0.33, 0.2), strict=True
    )
)
ONE = ItemPage(
    **WHERE,
    headline="The key of this question may be wrong.",
    sample=AnsweredQuestion.of(
        KHASAN,
        BLANK,
        WRONG,
        kind_title=KINDS["choice"].title,
        where=lambda _at: "History, paragraph 8, note 25",
    ),
    row=ROWS[0],
    answers=ANSWERS,
    fifths=FIFTHS,
    others=("In which year did Soviet specialists open a railway station at Khasan?",),
    rest_unit="points",
    bank=BANK,
    fact="a",
    corrections=CORRECTIONS[:1],
)
CHANGES = CorrectionPage(
    **WHERE,
    headline="2 scores rise and 1 falls.",
    what="The question, asked as multiple choice, leaves everybody’s score and maximum.",
    prompt=KHASAN.prompt,
    answers="27 answers",
    lines=(
        ScoreLine("Ada Example", "19 of 20", "18 of 19", "down"),
        ScoreLine("Student 03", "13.5 of 20", "13.5 of 19", "up"),
        ScoreLine(UGLY, "0 of 20", "0 of 19", "same"),
    ),
    back=ITEM,
)
REASON = {"fact": "a", "kind": "choice", "action": "discard", "digest": "x"}


def correct_form(**more: Any) -> CorrectForm:
    return CorrectForm(**more).about("choice")


def overtaken_form(**more: Any) -> CorrectionForm:
    form = CorrectionForm(**more)
    form.form_errors.append(
        "Scores have changed since this page was made, so nothing was corrected yet. Look at the new list "
        "and confirm it."
    )
    return form


EXHIBITS = {
    "analysis": (FULL, "teacher", none),
    "analysis-few": (FEW, "teacher", none),
    "analysis-empty": (AnalysisPage(**WHERE, headline="Nobody has handed in yet."), "teacher", none),
    "analysis-by-kind": (
        replace(
            FULL,
            pool="kind",
            headline="One kind is answered wrong by your best students.",
            rows=tuple(
                replace(row, name=row.kind.capitalize(), kind="", address="", number="") for row in ROWS
            ),
        ),
        "teacher",
        none,
    ),
    "analysis-course": (
        replace(
            FULL,
            title=TITLE,
            more=Way("Show all 312", "?rows=all"),
            quiz="",
            class_id="",
            class_name="",
            pool="fact",
            is_same=False,
            corrections=(),
            rows=tuple(replace(row, kind="", address="", weight="", number="") for row in ROWS),
            quizzes=(("Class 10B: Week 3", "/teach/quizzes/q1/analysis"),),
        ),
        "teacher",
        none,
    ),
    "analysis-course-empty": (
        AnalysisPage(TITLE, "Nobody has handed in yet.", bank=BANK, course=TITLE, pool="fact"),
        "teacher",
        none,
    ),
    "analysis-question": (ONE, "teacher", filled(correct_form)),
    "analysis-question-few": (
        replace(
            ONE,
            headline="67 % right, of 3 so far.",
            row=FEW.rows[0],
            fifths=(),
            others=(),
            corrections=(),
            few="Figures that need more answers stand here from 10 on.",
            fact="",
        ),
        "teacher",
        filled(correct_form),
    ),
    "correction": (CHANGES, "teacher", filled(CorrectionForm)),
    "correction-nothing": (
        replace(CHANGES, headline="No score changes.", lines=()),
        "teacher",
        filled(CorrectionForm, REASON),
    ),
    "correction-overtaken": (CHANGES, "teacher", filled(overtaken_form)),
}
