"""Classes, quizzes and scores, as instructors see them."""

from quizapp.web.teach import class_page, colleagues, live, members, papers, roster, students
from quizapp.web.teach.routes import bp

__all__ = ["bp", "class_page", "colleagues", "live", "members", "papers", "roster", "students"]
