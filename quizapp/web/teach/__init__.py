"""Classes, quizzes and scores, as instructors see them."""

from quizapp.web.teach import canvas, members, papers
from quizapp.web.teach.routes import bp

__all__ = ["bp", "canvas", "members", "papers"]
