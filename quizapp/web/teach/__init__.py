"""Classes, quizzes and scores, as instructors see them."""

from quizapp.web.teach import members, paper_files, papers
from quizapp.web.teach.routes import bp

__all__ = ["bp", "members", "paper_files", "papers"]
