"""Study and quizzes."""

from __future__ import annotations

from dataclasses import replace

from quizapp.core.certainty import LEVELS
from quizapp.web.study.forecast_words import LUCK, OWN_PACE
from quizapp.web.study.forms import ReportForm
from quizapp.web.views import play, put_aside, study
from quizapp.web.views.own import NoteBox
from quizapp.web.views.questions import CardBack
from tests.web.gallery.forms import filled, none, start_quiz_form
from tests.web.gallery.samples import (
    BANK,
    BRIDGE,
    BRIDGE_ASK,
    BRIDGE_PLACE,
    BRIDGE_WHY,
    CARD,
    CAUTION,
    CHOICE,
    CHOSE_WRONG,
    FLASHED,
    GAUGE_ASK,
    GUESSED,
    LAST,
    LONG_CHOICE,
    NUMBER,
    PARTLY,
    QUIZZES,
    RESULT,
    RESULTS,
    RULES,
    START,
    TERM,
    TIMER,
    TITLE,
    TRUE_FALSE,
    TYPED_RIGHT,
    TYPED_WRONG,
    UGLY,
    UNKNOWN,
    YEAR,
    ask,
    feedback,
    paper,
)

SURE = play.CertaintySummary(
    "70 %",
    "+0.9",
    "−1.1 %",
    "You were sure of too much that was wrong.",
    tuple(
        play.CertaintyLine(level.name, level.range, count, right)
        for level, count, right in zip(LEVELS, (3, 2, 5), (2, 2, 3), strict=True)
    ),
)
BELIEF = study.Advice(
    "1958", "1959", "Twice", "The old ferry was sold in 1958.", "ferry", BRIDGE_PLACE, is_side_by_side=True
)
SWAPPED = replace(TYPED_WRONG, given="1995", note="")
TYPED_TERM = replace(
    TYPED_RIGHT, kind="short_answer", prompt=TERM.prompt, given="Rajin", right_answer="Rajin"
)
LEECH = study.Advice("1958", "1959", rival="The old ferry was sold in 1958.", rival_fact="ferry", lapses=8)
NO_NOTE = NoteBox(BANK, "bridge", "", "/study/s1/7")
REPORT = put_aside.CourseReport(
    "r1", BRIDGE_ASK, ("1956", "1958", "1959"), "1959", "multiple choice", "1958 is right, too: see the map.",
    "Mira", "23 November", "open", "bridge", seed="4f1c:7",
)  # fmt: skip
# The end of a session: 31 questions, 20 of 24 right at the first try.
DONE = study.StudyDone(
    "s1", BANK, 31, 24, 20, 21, 19, 10, (study.Missed(BRIDGE_ASK, "1959", "bridge", BRIDGE_PLACE),), last=LAST
)
EXHIBITS = {
    "study-meet": (
        study.StudyMeet(
            "s1", 1, "1", study.Progress(0, 24, 0, 9), "History", BRIDGE, BRIDGE_WHY, CAUTION, BRIDGE_PLACE
        ),
        "guest",
        none,
    ),
    "study-choice": (ask(CHOICE), "guest", none),
    "study-long": (
        ask(LONG_CHOICE, error="Choose an answer first, or say that you don’t know."),
        "guest",
        none,
    ),
    "study-true-false": (ask(TRUE_FALSE), "student", none),
    "study-year": (ask(YEAR), "student", none),
    "study-year-error": (
        ask(YEAR, values={"answer": "fifty-nine"}, error="“fifty-nine” is no year. Write four figures."),
        "student",
        none,
    ),
    "study-number": (ask(NUMBER), "student", none),
    "study-term": (ask(TERM), "student", none),
    "study-card": (
        ask(CARD, back=CardBack("1959", BRIDGE, BRIDGE_WHY, CAUTION, BRIDGE_PLACE)),
        "student",
        none,
    ),
    "feedback-right": (feedback(TYPED_RIGHT), "student", none),
    "feedback-wrong": (feedback(TYPED_WRONG, "in a few questions, asked another way"), "student", none),
    "feedback-choice": (feedback(CHOSE_WRONG, "in a few questions"), "student", none),
    "feedback-slip": (feedback(SWAPPED, "in a few questions", may_be_slip=True), "student", none),
    "feedback-time-up": (feedback(SWAPPED, may_be_slip=True, left=2, stop_at=8), "student", none),
    "feedback-also": (
        feedback(replace(TYPED_TERM, also=("Najin", "the port of Rajin", UGLY))),
        "student",
        none,
    ),
    "feedback-belief": (feedback(TYPED_WRONG, "in a few questions", advice=BELIEF), "student", none),
    "feedback-leech": (
        feedback(TYPED_WRONG, "in a few questions, asked another way", advice=LEECH, own_note=NO_NOTE),
        "student",
        none,
    ),
    "feedback-blank": (feedback(UNKNOWN, "in a few questions"), "student", none),
    "feedback-partly": (feedback(PARTLY), "student", none),
    "feedback-card": (feedback(FLASHED), "student", none),
    "study-done": (
        study.StudyDone(
            "s1",
            BANK,
            24,
            22,
            19,
            10,
            8,
            9,
            (study.Missed(BRIDGE_ASK, "1959", "bridge", BRIDGE_PLACE), study.Missed(GAUGE_ASK, "1520 mm")),
            "tomorrow, for about 12 questions",
            last=LAST,
            met=10,
        ),
        "guest",
        none,
    ),
    "study-done-pile": (
        study.StudyDone(
            "s1",
            BANK,
            80,
            61,
            48,
            61,
            57,
            26,
            waits_today=60,
            later="More waits behind these: 5 minutes a day catch up within a week.",
            catch_up="5 minutes a day catch up within a week.",
        ),
        "student",
        none,
    ),
    "study-done-clean": (
        study.StudyDone("s1", BANK, 6, 6, 6, 0, 0, 2, more_to_do=False, come_back="on Friday"),
        "student",
        none,
    ),
    "study-done-exam": (
        replace(
            DONE,
            come_back="tomorrow, for 20 minutes",
            forecast="Exam day in 12 days. If you did nothing more until then, you would recall 64 % of the "
            "course, between 55 and 70 %. Before this session it was 61 %.",
            waits_today=12,
            has_exam=True,
            is_out_of_time=True,
            has_aside=True,
        ),
        "student",
        none,
    ),
    "study-done-exam-day": (
        replace(
            DONE,
            has_exam=True,
            is_exam_day=True,
            exam_words=f"{LUCK} {OWN_PACE}",
            is_out_of_time=True,
            left_out=3,
        ),
        "student",
        none,
    ),
    "aside": (
        put_aside.PutAsidePage(
            (
                put_aside.AsideLine(BANK, TITLE, "bridge", BRIDGE, BRIDGE_PLACE, "tomorrow", "en"),
                put_aside.AsideLine(BANK, UGLY, "gauge", f"{UGLY} {{1520}}.", "", "", "en"),
            ),
            (
                put_aside.OwnReport(BANK, TITLE, BRIDGE_ASK, "1958 is right, too.", "23 November", "open"),
                put_aside.OwnReport(BANK, TITLE, GAUGE_ASK, UGLY, "20 November", "mended", "21 November"),
                put_aside.OwnReport(BANK, TITLE, GAUGE_ASK, "Too hard.", "1 November", "kept", "2 November"),
            ),
        ),
        "student",
        none,
    ),
    "aside-empty": (put_aside.PutAsidePage(), "guest", none),
    "report": (
        put_aside.ReportPage(
            "/study/s1/7",
            BRIDGE_ASK,
            ("1956", "1958", "1959"),
            "1959",
            (("Form", "multiple choice"), ("Fact", "bridge")),
        ),
        "student",
        filled(ReportForm),
    ),
    "report-error": (
        put_aside.ReportPage(
            "/study/s1", BRIDGE_ASK, made_from=(("Form", "year"), ("Fact", "")), is_again=True
        ),
        "student",
        filled(ReportForm, {"text": ""}),
    ),
    "course-reports": (
        put_aside.CourseReports(
            BANK,
            TITLE,
            (REPORT, replace(REPORT, fact="", text=UGLY, who=UGLY)),
            (replace(REPORT, outcome="mended", settled="24 November"),),
        ),
        "teacher",
        none,
    ),
    "course-reports-empty": (put_aside.CourseReports(BANK, TITLE, may_write=False), "teacher", none),
    "study-nothing": (study.StudyNothing(BANK, 12), "student", none),
    "play-index": (
        play.PlayIndex(
            BANK,
            TITLE,
            426,
            (),
            (
                play.AttemptLine("a1", "Practice: History", "today, 18:22", "16 of 20"),
                play.AttemptLine("a2", "Practice: all", "today", "at 3 of 10", True),
            ),
        ),
        "student",
        filled(start_quiz_form),
    ),
    "play-waiting": (
        play.PlayIndex(BANK, TITLE, 426, QUIZZES[:2]),
        "student",
        filled(start_quiz_form, {"count": "0"}),
    ),
    "quiz-ready": (play.QuizStart(**START, state="ready", rules=RULES), "student", none),
    "quiz-open": (
        play.QuizStart(**START, state="open", rules=RULES, attempt="a1", when="7 of 20 are answered."),
        "student",
        none,
    ),
    "quiz-done": (
        play.QuizStart(**START, state="done", attempt="a1", when="Handed in on 23 November, 18:22."),
        "student",
        none,
    ),
    "quiz-over-time": (
        play.QuizStart(
            **START,
            state="again",
            attempt="a1",
            rules=RULES,
            left="one attempt left",
            when="What was saved until then counts. You have 7 of 20.",
            is_over_time=True,
        ),
        "student",
        none,
    ),
    "quiz-given": (
        play.QuizStart(
            **START,
            state="done",
            attempt="a1",
            when="By your answers it would be 13 of 20.",
            given=play.GivenNote(
                "Your teacher has set your score to 18 of 20. That is what counts.",
                "You explained the railway and the treaty aloud, and both were right",
            ),
        ),
        "student",
        none,
    ),
    "quiz-excused": (
        play.QuizStart(
            **START,
            state="ready",
            rules=RULES,
            given=play.GivenNote(
                "Your teacher has excused you from this quiz, so it does not count for you.", "You were ill"
            ),
        ),
        "student",
        none,
    ),
    "quiz-closed": (
        play.QuizStart(**START, state="closed", when="It closed on Friday, 18:00."),
        "student",
        none,
    ),
    "question-choice": (
        paper(CHOICE, values={"choice": "2"}, class_name="Class 10B", timer=TIMER),
        "student",
        none,
    ),
    "question-year": (
        paper(
            YEAR,
            20,
            conflict="It was answered in another tab since. Below is what you wrote here; save to keep it.",
            values={"answer": "1952"},
        ),
        "student",
        none,
    ),
    "question-sure": (
        paper(CHOICE, values={"choice": "2", "certainty": "3"}, levels=LEVELS),
        "student",
        none,
    ),
    "question-first": (paper(TERM, 1), "guest", none),
    "hand-in": (
        play.HandIn("a1", "Week 3: the railway and the port", 20, (4, 7, 8, 12), (3, 7, 9), True),
        "student",
        none,
    ),
    "hand-in-flagged": (play.HandIn("a1", "Practice: History", 20, (), (3, 19)), "student", none),
    "hand-in-all": (play.HandIn("a1", "Practice: History", 20), "student", none),
    "result": (
        play.ResultPage(
            **RESULT, score="16", maximum="20", items=RESULTS, class_name="Class 10B", to_practise=5
        ),
        "student",
        none,
    ),
    "result-given": (
        play.ResultPage(
            **RESULT,
            score="16",
            maximum="20",
            items=RESULTS,
            class_name="Class 10B",
            to_practise=4,
            given=play.GivenNote(
                "Your teacher has set your score to 18 of 20. That is what counts.",
                "Question 4 could be read in two ways",
            ),
        ),
        "student",
        none,
    ),
    "result-all-right": (
        play.ResultPage(**RESULT, score="2", maximum="2", items=(TYPED_RIGHT, GUESSED), to_practise=1),
        "student",
        none,
    ),
    "result-sure": (
        play.ResultPage(
            **RESULT,
            score="−3",
            maximum="9",
            items=(
                replace(CHOSE_WRONG, points="−6", sure="Your certainty: high.", is_sure_wrong=True),
                replace(TYPED_RIGHT, points="+3", sure="Your certainty: high."),
                UNKNOWN,
            ),
            certainty=SURE,
            to_practise=2,
        ),
        "student",
        none,
    ),
    "result-corrected": (
        play.ResultPage(
            **RESULT,
            score="1",
            maximum="1",
            items=(
                replace(
                    CHOSE_WRONG,
                    points="not counted",
                    counts=False,
                    correction="This question does not count: Not taught yet",
                ),
                replace(TYPED_RIGHT, correction="“1951” is right here, too: Both years are in the source"),
            ),
            class_name="Class 10B",
        ),
        "student",
        none,
    ),
    "result-later": (
        play.ResultPage(
            **RESULT, score="", maximum="", answers_from="after the quiz has closed, on Friday at 18:00"
        ),
        "student",
        none,
    ),
}
