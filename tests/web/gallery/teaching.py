"""Teaching and question files."""

from __future__ import annotations

from quizapp.web.views import bank, teach, tidying
from tests.web.gallery.forms import courses_form, filled, new_class_form, none, quiz_form, upload_form
from tests.web.gallery.samples import (
    A_CLASS,
    BANK,
    BINNED,
    BRIDGE_ASK,
    FAULTS,
    GAUGE_ASK,
    ITEMS,
    QR,
    REPORT,
    SAMPLE_FILE,
    SCORES,
    TITLE,
    UGLY,
)

EXHIBITS = {
    "teach": (
        teach.TeachIndex(
            (
                teach.ClassLine("c1", "Class 10B", 30, 3, "K7QF-2MXD"),
                teach.ClassLine("c2", UGLY, 1, 1, "B3TT-PQRS"),
            )
        ),
        "teacher",
        none,
    ),
    "teach-archived": (
        teach.TeachIndex(
            (teach.ClassLine("c1", "Class 10B", 30, 3, "K7QF-2MXD"),),
            (teach.ClassLine("c2", UGLY, 1, 1, "B3TT-PQRS"),),
            binned=2,
        ),
        "teacher",
        none,
        (("undo", {"words": "Class 9A is in the bin for 30 days.", "address": "/teach", "to": "back"}),),
    ),
    "bin": (tidying.BinPage(30, BINNED), "teacher", none),
    "bin-empty": (tidying.BinPage(30), "teacher", none),
    "teach-empty": (teach.TeachIndex(), "teacher", none),
    "teach-new-class": (teach.NewClass(), "teacher", filled(new_class_form, {"name": ""})),
    "teach-class": (
        teach.TeachClass(
            **A_CLASS,
            members=(
                teach.MemberLine("Ada Example", "ada", "today", "m1", may_reset=True),
                teach.MemberLine("Аda Example", "", "today", "m3", looks_alike=True),
                teach.MemberLine(UGLY, "", "3 days ago", "m2"),
            ),
            quizzes=(
                teach.ClassQuiz(
                    "q1", "Week 3: the railway and the port", 20, 1, "13.4 of 20", "set on Monday"
                ),
                teach.ClassQuiz("q2", "Week 1: the river", 20, 2, "17 of 20", is_archived=True),
            ),
            courses=(
                teach.ClassCourse(BANK, TITLE),
                teach.ClassCourse("other", "Another course", is_kept=True),
            ),
            qr=QR,
        ),
        "teacher",
        filled(courses_form, {}),
    ),
    "teach-reset-link": (
        teach.ResetLinkPage(
            "c1",
            "Class 10B",
            "Ada Example",
            "ada",
            "https://quiz.example.org/reset/OL2Xn4Wk0Zl8b3F5oWfYg2lB1pS9dQeV7uHcTjRmKxM",
            "24 November, 18:22",
            QR,
        ),
        "teacher",
        none,
    ),
    "teach-class-archived": (
        teach.TeachClass(
            **A_CLASS,
            members=(teach.MemberLine("Ada Example", "ada", "today", "m1"),),
            courses=(teach.ClassCourse(BANK, TITLE),),
            archived="23 November",
            erased=2,
        ),
        "teacher",
        filled(courses_form),
    ),
    "teach-class-empty": (teach.TeachClass(**A_CLASS, qr=QR), "teacher", filled(courses_form)),
    "teach-new-quiz": (teach.NewQuiz("c1", "Class 10B", "Europe/Berlin"), "teacher", filled(quiz_form)),
    "teach-new-quiz-few": (
        teach.NewQuiz(
            "c1",
            "Class 10B",
            "Europe/Berlin",
            18,
            20,
            14,
            (("type a year", BRIDGE_ASK), ("multiple choice", GAUGE_ASK)),
        ),
        "teacher",
        filled(
            quiz_form,
            {"title": "Week 5", "count": "20", "bank": BANK, "sections": f"{BANK}/history", "kinds": "year"},
        ),
    ),
    "teach-quiz": (
        teach.TeachQuiz(
            "q1",
            "Week 3: the railway and the port",
            "c1",
            "Class 10B",
            "27 of 30 have handed in.",
            20,
            (
                teach.Figure("Handed in", "27", "30"),
                teach.Figure("Mean score", "13.4", "20", "67 per cent"),
                teach.Figure("Middle half", "11 to 16", "20", "half of the class lies here"),
            ),
            SCORES,
            "20 questions from History and Geography, as choice or year.",
            archived="23 November",
        ),
        "teacher",
        none,
    ),
    "teach-quiz-empty": (
        teach.TeachQuiz("q1", "Week 3", "c1", "Class 10B", "Nobody has joined the class yet.", 20),
        "teacher",
        none,
    ),
    "files": (
        bank.FilesPage(
            (bank.UploadLine("u1", "history.yaml", "today, 18:22", "61 taken in"),),
            (bank.LoadedBank(BANK, TITLE, 426),),
            SAMPLE_FILE,
        ),
        "teacher",
        filled(upload_form),
    ),
    "files-error": (
        bank.FilesPage((), (bank.LoadedBank(BANK, TITLE, 426, is_kept=True, is_proposed=True),), SAMPLE_FILE),
        "teacher",
        filled(upload_form, {"bank": BANK}),
    ),
    "report": (bank.UploadReport(**REPORT, items=ITEMS, faults=FAULTS), "teacher", none),
    "report-bad": (bank.UploadReport(**REPORT, faults=FAULTS), "teacher", none),
    "report-of-folder": (
        bank.UploadReport(
            **REPORT, items=ITEMS, parts=("12 names", "1 series"), other_changes=13, may_take=False
        ),
        "teacher",
        none,
    ),
    "report-taken": (bank.UploadReport(**REPORT, items=ITEMS, is_taken=True), "teacher", none),
}
