"""Classes, quizzes and scores, as instructors see them."""

from quizapp.web.teach import (
    analysis,
    as_student,
    builder,
    copying,
    correcting,
    gradebook,
    late,
    members,
    papers,
    seen,
)
from quizapp.web.teach.routes import bp

__all__ = [
    "analysis", "as_student", "bp", "builder", "copying", "correcting", "gradebook", "late", "members",
    "papers", "seen",
]  # fmt: skip
