"""Courses and question files."""

from quizapp.web.bank import courses, exporting
from quizapp.web.bank.routes import bp

__all__ = ["bp", "courses", "exporting"]
