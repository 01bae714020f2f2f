"""Classes, quizzes and scores, as instructors see them."""

from quizapp.web.teach import (
    analysis,
    as_student,
    builder,
    canvas,
    class_memory,
    class_page,
    colleagues,
    copying,
    correcting,
    exam_days,
    gradebook,
    late,
    live,
    members,
    paper_files,
    papers,
    quiz_paper,
    roster,
    seen,
    students,
)
from quizapp.web.teach.routes import bp

__all__ = [
    "analysis", "as_student", "bp", "builder", "canvas", "class_memory", "class_page", "colleagues",
    "copying", "correcting", "exam_days", "gradebook", "late", "live", "members", "paper_files", "papers",
    "quiz_paper", "roster", "seen", "students",
]  # fmt: skip
