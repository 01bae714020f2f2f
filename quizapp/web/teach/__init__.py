"""Classes, quizzes and scores, as instructors see them."""

from quizapp.web.teach import as_student, builder, copying, members, papers
from quizapp.web.teach.routes import bp

__all__ = ["as_student", "bp", "builder", "copying", "members", "papers"]
