"""Teaching and question files."""

from __future__ import annotations

from quizapp.web.teach.forms import ClassForm
from quizapp.web.views import bank, teach
from tests.web.gallery.forms import filled, none, quiz_form, upload_form
from tests.web.gallery.samples import (
    A_CLASS,
    BANK,
    BRIDGE_ASK,
    FAULTS,
    GAUGE_ASK,
    ITEMS,
    QR,
    REPORT,
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
    "teach-empty": (teach.TeachIndex(), "teacher", none),
    "teach-new-class": (teach.NewClass(), "teacher", filled(ClassForm, {"name": ""})),
    "teach-class": (
        teach.TeachClass(
            **A_CLASS,
            members=(
                teach.MemberLine("Ada Example", "ada", "today"),
                teach.MemberLine(UGLY, "", "3 days ago"),
            ),
            quizzes=(
                teach.ClassQuiz(
                    "q1", "Week 3: the railway and the port", 20, 1, "13.4 of 20", "set on Monday"
                ),
            ),
            qr=QR,
        ),
        "teacher",
        none,
    ),
    "teach-class-empty": (teach.TeachClass(**A_CLASS, qr=QR), "teacher", none),
    "teach-new-quiz": (teach.NewQuiz("c1", "Class 10B"), "teacher", filled(quiz_form)),
    "teach-new-quiz-few": (
        teach.NewQuiz(
            "c1", "Class 10B", 18, 20, 14, (("type a year", BRIDGE_ASK), ("multiple choice", GAUGE_ASK))
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
        ),
        "teacher",
        none,
    ),
    "teach-quiz-empty": (
        teach.TeachQuiz("q1", "Week 3", "c1", "Class 10B", "Nobody has begun yet.", 20),
        "teacher",
        none,
    ),
    "files": (
        bank.FilesPage(
            (bank.UploadLine("u1", "history.yaml", "today, 18:22", "61 taken in"),),
            (bank.LoadedBank(BANK, TITLE, 426),),
        ),
        "teacher",
        filled(upload_form),
    ),
    "files-error": (bank.FilesPage(), "teacher", filled(upload_form, {"bank": BANK})),
    "report": (bank.UploadReport(**REPORT, items=ITEMS, faults=FAULTS), "teacher", none),
    "report-bad": (bank.UploadReport(**REPORT, faults=FAULTS), "teacher", none),
    "report-taken": (bank.UploadReport(**REPORT, items=ITEMS, is_taken=True), "teacher", none),
}
