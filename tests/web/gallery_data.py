"""Invented data for the gallery: every page in every state that looks different."""

from __future__ import annotations

from typing import Any

from flask import request
from werkzeug.datastructures import MultiDict

from quizapp.web.bank.forms import UploadForm
from quizapp.web.people.forms import AccountForm, KeepForm, SetUpForm, SignInForm
from quizapp.web.play.forms import StartQuizForm
from quizapp.web.teach.forms import ClassForm, JoinForm, QuizForm
from quizapp.web.views import bank, classes, explore, pages, people, play, progress, study, teach
from quizapp.web.views.common import BankLink, ClassQuizLine, FactLine, RecallBar
from quizapp.web.views.questions import AnsweredOption, AnsweredQuestion, AskedQuestion, CardBack

BANK = "borderland"
TITLE = "The Russian–North Korean Borderland"
SUMMARY = "Seventeen kilometres of river, two centuries of history. Ten minutes a day, and you will still know it."
SOURCE = "one briefing of 2016"
BRIDGE = "The reinforced concrete Friendship Bridge over the Tumen was opened in {1959}."
BRIDGE_ASK = "In which year was the reinforced concrete Friendship Bridge over the Tumen opened?"
BRIDGE_WHY = "Before it, from 1952, trains crossed on a wooden bridge."
BRIDGE_PLACE = "History, paragraph 8, note 25"
GAUGE_ASK = "How wide is the gauge of the track that was laid to the port of Rajin?"
CAUTION = "One paragraph gives 68.4 thousand tons, another 68.3."
UGLY = "<script>alert(1)</script> مرحبا Ｗ" + "w" * 40
KINDS = (
    ("choice", "multiple choice"), ("true_false", "true or false"), ("year", "type a year"),
    ("number", "type a number"), ("short_answer", "type a term"),
)  # fmt: skip
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
TRUE_FALSE = _question("true_false", "True or false: the wooden bridge was opened in 1959.", ("True", "False"))
YEAR = _question("year", BRIDGE_ASK, hint="a year")
NUMBER = _question("number", "How much freight crossed the border by rail in 2002?", hint="thousand tons")
TERM = _question("short_answer", "Which port lies at the end of the line of 54 kilometres?", hint="a name")
CARD = _question("flashcard", BRIDGE_ASK)

CHOSE_WRONG = AnsweredQuestion(
    "choice", "multiple choice", "What did specialists open at Khasan in 1951?", "wrong", "The Friendship Bridge",
    "A railway station",
    options=(
        AnsweredOption("A customs house", False, False),
        AnsweredOption("The Friendship Bridge", False, True, "that was 1959"),
        AnsweredOption("A railway station", True, False),
        AnsweredOption("The port of Rajin", False, False, "its track came in 1972"),
    ),
    section="History", why="The internal line reached the border in that year; trains crossed from 1952.",
    place=BRIDGE_PLACE, points="0 of 1", memory="asked again today", number=4, fact="khasan",
)  # fmt: skip
TYPED_WRONG = AnsweredQuestion(
    "year", "type a year", BRIDGE_ASK, "wrong", "1952", "1959", section="History", say=BRIDGE,
    note="1952 is when the first trains crossed on the wooden bridge.", why=BRIDGE_WHY, place=BRIDGE_PLACE,
    points="0 of 1", memory="asked again today", number=5,
)  # fmt: skip
TYPED_RIGHT = AnsweredQuestion(
    "year", "type a year", BRIDGE_ASK, "right", "1959", "1959", section="History", say=BRIDGE, why=BRIDGE_WHY,
    place=BRIDGE_PLACE, points="1 of 1", memory="known: back in 11 days", number=1,
)  # fmt: skip
GUESSED = AnsweredQuestion(
    "true_false", "true or false", TRUE_FALSE.prompt, "right", "False", "False",
    options=(AnsweredOption("True", False, False, "1959 is the concrete bridge"), AnsweredOption("False", True, True)),
    section="History", place=BRIDGE_PLACE, points="1 of 1", memory="maybe guessed: asked again soon", number=2,
)  # fmt: skip
UNKNOWN = AnsweredQuestion(
    "number", "type a number", NUMBER.prompt, "blank", "", "68.4 thousand tons", section="Bilateral cooperation",
    caution=CAUTION, place="Bilateral cooperation, paragraph 9", points="0 of 1", number=3,
)  # fmt: skip
PARTLY = AnsweredQuestion(
    "short_answer", "type a term", TERM.prompt, "partly", "Rajing", "Rajin", note="Close: check the spelling.",
    section="Geography", place="Geography, paragraph 5", points="½ of 1", number=6,
)  # fmt: skip
FLASHED = AnsweredQuestion(
    "flashcard", "card", BRIDGE_ASK, "right", "knew it", "1959", section="History", say=BRIDGE, place=BRIDGE_PLACE,
)  # fmt: skip

QUIZZES = (
    ClassQuizLine("q1", "Week 3: the railway and the port", "Class 10B", 20, "ready", "closes Friday, 18:00"),
    ClassQuizLine("q2", "Week 4: workers", "Class 10B", 12, "open", "7 of 12 answered"),
    ClassQuizLine("q3", "Week 2: two treaties", "Class 10B", 18, "done", "14 of 18"),
    ClassQuizLine("q4", "Week 5: bridges", "Class 10B", 20, "not_yet", "opens on Monday"),
    ClassQuizLine("q5", UGLY, UGLY, 1, "closed"),
)
LINES = (
    FactLine("bridge", BRIDGE, BRIDGE_PLACE, 0.41, section="History"),
    FactLine("gauge", "The track to Rajin has a gauge of {1520 mm}.", "Bilateral cooperation, paragraph 7", 0.63),
    FactLine("freight", "Rail freight was {68.4 thousand tons} in 2002.", "Bilateral, paragraph 9", 0.8, True),
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
        for year, value in ((1988, 2350), (1992, 600), (1996, 85), (2004, 160), (2006, 209.7), (2009, 45), (2014, 92.3))
    ),
)


def _squares(count: int, start: int) -> tuple[progress.ParagraphMark, ...]:
    recalls = (0.97, 0.92, 0.85, 0.78, 0.6, 0.55, 0.3, None, None)
    return tuple(
        progress.ParagraphMark(str(n + 1), recalls[min((n * 2 + start) // 3, 8)], 6, 9) for n in range(count)
    )


def _days() -> tuple[progress.StudyDay, ...]:
    return tuple(
        progress.StudyDay(f"day {n + 1} of November", str((n + 2) % 30 + 1), "M", (12, 0, 31, 8, 22, 0, 5)[n % 7] * (n < 23),
                          n == 22, n > 22)
        for n in range(28)
    )  # fmt: skip


MAPPED = tuple(
    progress.SectionMap(id, title, _squares(8 + 2 * n, n * 5), RecallBar(counts))
    for n, (id, title, _, counts) in enumerate(SECTIONS)
)
BLANK_MAP = tuple(
    progress.SectionMap(
        id, title, tuple(progress.ParagraphMark(str(n), None, 0, 9) for n in range(1, 9)), RecallBar((facts, 0, 0, 0, 0))
    )
    for id, title, facts, _ in SECTIONS
)  # fmt: skip
QR = tuple("".join("1" if (x * 7 + y * 13 + x * y) % 3 == 0 else "0" for x in range(29)) for y in range(29))
SCORES = (
    teach.ScoreRow("Student 07", "s07", "missing"),
    teach.ScoreRow("Student 10", "s10", "open"),
    teach.ScoreRow(UGLY, "", "late", "9", "20", "45", "23 November, 18:04", "a3"),
    teach.ScoreRow("Student 02", "s02", "submitted", "13.5", "20", "67.5", "23 November, 17:40", "a2"),
    teach.ScoreRow("Student 06", "s06", "excused"),
)
FAULTS = (
    bank.Fault(
        212, 11, "“1952a” is no year.", "Write four figures in quotes: \"1952\".", "bridge-opened",
        (bank.SourceLine(211, "    answer:"), bank.SourceLine(212, '      year: "1952a"', 12, 19)),
    ),
    bank.Fault(498, 5, "“cauton” is no key of a fact.", "Did you mean “caution”?", "",
               (bank.SourceLine(498, "    cauton: " + "x" * 90, 4, 10),)),
)  # fmt: skip
ITEMS = (
    bank.ReportItem("friendship-bridge-opened", "fact: year", "new", 12, BRIDGE),
    bank.ReportItem("rail-freight-2002", "fact: number", "changed", 40, LINES[2].say, ("It has a caution.",)),
    bank.ReportItem("tumen-length", "fact: number", "unchanged", 66, LINES[3].say),
)
REPORT: dict[str, Any] = {
    "upload": "u1", "filename": "history.yaml", "format": "native YAML", "bank": BANK, "bank_title": TITLE,
}  # fmt: skip


def none() -> dict[str, object]:
    """No form."""
    return {}


def _filled(make: Any, posted: dict[str, Any] | None = None) -> Any:
    """A form maker; with `posted`, the form has been judged and shows its errors."""

    def forms() -> dict[str, object]:
        form = make(formdata=MultiDict(posted) if posted is not None else None)
        if posted is not None:
            form.validate()
        assert request
        return {"form": form}

    return forms


def _start_quiz(**more: Any) -> StartQuizForm:
    return StartQuizForm(**more).offer([(id, title) for id, title, *_ in SECTIONS], KINDS)


def _quiz(**more: Any) -> QuizForm:
    return QuizForm(**more).offer(
        [(BANK, TITLE), ("other", "Another course")],
        [(f"{BANK}/{id}", title, TITLE) for id, title, *_ in SECTIONS],
        KINDS,
    )


def _upload(**more: Any) -> UploadForm:
    return UploadForm(**more).offer([(BANK, TITLE)])


def _account(**more: Any) -> AccountForm:
    return AccountForm(display_name="Ada Example", time_zone="Europe/Berlin", new_per_day=10, **more)


def _ask(question: AskedQuestion, **more: Any) -> study.StudyAsk:
    return study.StudyAsk("s1", 7, "7", PROGRESS, question, **more)


def _feedback(item: AnsweredQuestion, comes_back: str = "") -> study.StudyFeedback:
    return study.StudyFeedback("s1", PROGRESS, item, comes_back)


def _paper(question: AskedQuestion, position: int = 7, **more: Any) -> play.QuestionPage:
    entries = tuple(play.MapEntry(e.position, e.is_answered or e.position == position == 7, e.position == position) for e in MAP)
    return play.QuestionPage("a1", position, "Week 3: the railway and the port", question, 3, entries, **more)


def make_exhibits(guest: Any, student: Any, teacher: Any) -> dict[str, tuple[Any, ...]]:
    """Name of each exhibit to its page, its reader and its forms."""
    first = pages.HomeFirst(
        BANK, TITLE, SUMMARY, 426, tuple(pages.SectionCount(title, facts) for _, title, facts, _ in SECTIONS), SOURCE
    )
    start = {"quiz": "q1", "title": "Week 3: the railway and the port", "class_name": "Class 10B", "question_count": 20}
    rules = ("You have one attempt.", "Answers are shown after you hand in.", "Closes Friday, 18:00.")
    result = {"attempt": "a1", "bank": BANK, "title": "Week 3: the railway and the port", "when": "23 November, 18:22"}
    items = (TYPED_RIGHT, GUESSED, UNKNOWN, CHOSE_WRONG, TYPED_WRONG, PARTLY)
    a_class = {"class_id": "c1", "name": "Class 10B", "join_code": "K7QF-2MXD", "join_url": "http://localhost:8000/join/K7QF-2MXD"}
    return {
        "home-first": (first, None, none),
        "home-plan": (pages.HomePlan(**HOME_PLAN, due=16, new=8, minutes=9, from_sections=("History", "Geography"), quizzes=QUIZZES[:2]), student, none),
        "home-guest": (pages.HomePlan(**HOME_PLAN, due=1, new=0, minutes=1, open_session="s1", other_banks=(BankLink("other", "Another course"),)), guest, none, (("done", "Your answers are kept."),)),
        "home-done": (pages.HomePlan(**HOME_PLAN, due=0, new=0, minutes=0, done_today=24, come_back="tomorrow, for about 12 questions"), student, none),
        "home-empty": (pages.HomeEmpty(), None, none),
        "keys": (pages.KeysPage(), None, none),
        "error": (pages.ErrorPage(404, "There is nothing at this address.", "It may have been moved, or it belongs to somebody else.", "5f2c-91"), None, none, (("problem", "That did not work."),)),
        "keep": (people.KeepPage(10), guest, _filled(KeepForm)),
        "keep-errors": (people.KeepPage(10), guest, _filled(KeepForm, {"display_name": "", "login_name": "a b", "password": "short"})),
        "sign-in": (people.SignInPage(3), guest, _filled(SignInForm)),
        "set-up": (people.SetUpPage("token"), None, _filled(SetUpForm)),
        "account": (people.AccountPage("ada", (("c1", "Class 10B"),)), student, _filled(_account)),
        "account-guest": (people.AccountPage(), guest, _filled(_account)),
        "study-meet": (study.StudyMeet("s1", 1, "1", study.Progress(0, 24, 0, 9), "History", BRIDGE, BRIDGE_WHY, CAUTION, BRIDGE_PLACE), guest, none),
        "study-choice": (_ask(CHOICE), guest, none),
        "study-long": (_ask(LONG_CHOICE, error="Choose an answer first, or say that you don’t know."), guest, none),
        "study-true-false": (_ask(TRUE_FALSE), student, none),
        "study-year": (_ask(YEAR), student, none),
        "study-year-error": (_ask(YEAR, values={"answer": "fifty-nine"}, error="“fifty-nine” is no year. Write four figures."), student, none),
        "study-number": (_ask(NUMBER), student, none),
        "study-term": (_ask(TERM), student, none),
        "study-card": (_ask(CARD, back=CardBack("1959", BRIDGE, BRIDGE_WHY, CAUTION, BRIDGE_PLACE)), student, none),
        "feedback-right": (_feedback(TYPED_RIGHT), student, none),
        "feedback-wrong": (_feedback(TYPED_WRONG, "in a few questions, asked another way"), student, none),
        "feedback-choice": (_feedback(CHOSE_WRONG, "in a few questions"), student, none),
        "feedback-blank": (_feedback(UNKNOWN, "in a few questions"), student, none),
        "feedback-partly": (_feedback(PARTLY), student, none),
        "feedback-card": (_feedback(FLASHED), student, none),
        "study-done": (study.StudyDone("s1", BANK, 24, 19, 10, 8, 9, (study.Missed(BRIDGE_ASK, "1959", "bridge", BRIDGE_PLACE), study.Missed(GAUGE_ASK, "1520 mm")), "tomorrow, for about 12 questions"), guest, none),
        "study-done-clean": (study.StudyDone("s1", BANK, 6, 6, 0, 0, 2, more_to_do=False, come_back="on Friday"), student, none),
        "study-nothing": (study.StudyNothing(BANK, 12), student, none),
        "play-index": (play.PlayIndex(BANK, TITLE, 426, (), (play.AttemptLine("a1", "Practice: History", "today, 18:22", "16 of 20"), play.AttemptLine("a2", "Practice: all", "today", "at 3 of 10", True))), student, _filled(_start_quiz)),
        "play-waiting": (play.PlayIndex(BANK, TITLE, 426, QUIZZES[:2]), student, _filled(_start_quiz, {"count": "0"})),
        "quiz-ready": (play.QuizStart(**start, state="ready", rules=rules), student, none),
        "quiz-open": (play.QuizStart(**start, state="open", rules=rules, attempt="a1", when="7 of 20 are answered."), student, none),
        "quiz-done": (play.QuizStart(**start, state="done", attempt="a1", when="Handed in on 23 November, 18:22."), student, none),
        "quiz-closed": (play.QuizStart(**start, state="closed", when="It closed on Friday, 18:00."), student, none),
        "question-choice": (_paper(CHOICE, values={"choice": "2"}, class_name="Class 10B", closes="closes Friday, 18:00"), student, none),
        "question-year": (_paper(YEAR, 20, conflict="This question was answered in another tab since. Below is what you wrote here; save it to keep it.", values={"answer": "1952"}), student, none),
        "question-first": (_paper(TERM, 1), guest, none),
        "hand-in": (play.HandIn("a1", "Week 3: the railway and the port", 20, (4, 7, 8, 12), True), student, none),
        "hand-in-all": (play.HandIn("a1", "Practice: History", 20), student, none),
        "result": (play.ResultPage(**result, score="16", maximum="20", items=items, class_name="Class 10B"), student, none),
        "result-all-right": (play.ResultPage(**result, score="2", maximum="2", items=(TYPED_RIGHT, GUESSED)), student, none),
        "result-later": (play.ResultPage(**result, score="", maximum="", answers_from="after the quiz has closed, on Friday at 18:00"), student, none),
        "progress": (progress.ProgressPage(BANK, TITLE, 426, 102, 61, MAPPED, LINES[:4], 412, _days(), 55, 70), student, none),
        "progress-blank": (progress.ProgressPage(BANK, TITLE, 426, 0, 0, BLANK_MAP), guest, none),
        "explore": (explore.ExploreIndex(BANK, TITLE, SUMMARY, SOURCE, 426, tuple(explore.SectionBrief(id, title, facts, RecallBar(counts)) for id, title, facts, counts in SECTIONS), "Free to use with its name.", "the course’s authors"), student, none),
        "explore-section": (explore.ExploreSection(BANK, TITLE, "History", (explore.ParagraphFacts("7", LINES[:2]), explore.ParagraphFacts("8", LINES[2:])), ("geography", "Geography"), ("bilateral", "Bilateral cooperation")), student, none),
        "explore-fact": (explore.FactPage(BANK, "bridge", "history", "History", BRIDGE, BRIDGE_ASK, "1959", (BRIDGE_PLACE,), "surely asked", ("multiple choice", "type a year"), BRIDGE_WHY, CAUTION, ("’59",), explore.FactMemory(0.72, 3, "three days ago", "tomorrow"), LINES[1:4], SERIES), student, none),
        "join": (classes.JoinPage(), None, _filled(JoinForm)),
        "join-errors": (classes.JoinPage("Class 10B"), None, _filled(JoinForm, {"code": "", "display_name": ""})),
        "class": (classes.StudentClass("c1", "Class 10B", ("Grace Example",), QUIZZES), student, none),
        "class-quiet": (classes.StudentClass("c1", "Class 10B", ("Grace Example",), QUIZZES[2:3]), student, none),
        "teach": (teach.TeachIndex((teach.ClassLine("c1", "Class 10B", 30, 3, "K7QF-2MXD"), teach.ClassLine("c2", UGLY, 1, 1, "B3TT-PQRS"))), teacher, none),
        "teach-empty": (teach.TeachIndex(), teacher, none),
        "teach-new-class": (teach.NewClass(), teacher, _filled(ClassForm, {"name": ""})),
        "teach-class": (teach.TeachClass(**a_class, members=(teach.MemberLine("Ada Example", "ada", "today"), teach.MemberLine(UGLY, "", "3 days ago")), quizzes=(teach.ClassQuiz("q1", "Week 3: the railway and the port", 20, 1, "13.4 of 20", "set on Monday"),), qr=QR), teacher, none),
        "teach-class-empty": (teach.TeachClass(**a_class, qr=QR), teacher, none),
        "teach-new-quiz": (teach.NewQuiz("c1", "Class 10B"), teacher, _filled(_quiz)),
        "teach-new-quiz-few": (teach.NewQuiz("c1", "Class 10B", 18, 20, 14, (("type a year", BRIDGE_ASK), ("multiple choice", GAUGE_ASK))), teacher, _filled(_quiz, {"title": "Week 5", "count": "20", "bank": BANK, "sections": f"{BANK}/history", "kinds": "year"})),
        "teach-quiz": (teach.TeachQuiz("q1", "Week 3: the railway and the port", "c1", "Class 10B", "27 of 30 have handed in.", 20, (teach.Figure("Handed in", "27", "30"), teach.Figure("Mean score", "13.4", "20", "67 per cent"), teach.Figure("Middle half", "11 to 16", "20", "half of the class lies here")), SCORES, "20 questions from History and Geography, as choice or year."), teacher, none),
        "teach-quiz-empty": (teach.TeachQuiz("q1", "Week 3", "c1", "Class 10B", "Nobody has begun yet.", 20), teacher, none),
        "files": (bank.FilesPage((bank.UploadLine("u1", "history.yaml", "today, 18:22", "61 taken in"),), (bank.LoadedBank(BANK, TITLE, 426),)), teacher, _filled(_upload)),
        "files-error": (bank.FilesPage(), teacher, _filled(_upload, {"bank": BANK})),
        "report": (bank.UploadReport(**REPORT, items=ITEMS, faults=FAULTS), teacher, none),
        "report-bad": (bank.UploadReport(**REPORT, faults=FAULTS), teacher, none),
        "report-taken": (bank.UploadReport(**REPORT, items=ITEMS, is_taken=True), teacher, none),
    }  # fmt: skip
