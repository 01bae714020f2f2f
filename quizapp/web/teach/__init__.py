"""Classes, quizzes and scores, as instructors see them."""

from quizapp.web.teach import analysis, correcting, late, members, papers
from quizapp.web.teach.routes import bp

__all__ = ["analysis", "bp", "correcting", "late", "members", "papers"]
