"""Classes, quizzes and scores, as instructors see them."""

from quizapp.web.teach import gradebook, members, papers, seen
from quizapp.web.teach.routes import bp

__all__ = ["bp", "gradebook", "members", "papers", "seen"]
