"""Courses and question files."""

from quizapp.web.bank import columns, courses, exporting, history, look_alikes, promotion, reports
from quizapp.web.bank.routes import bp

__all__ = ["bp", "columns", "courses", "exporting", "history", "look_alikes", "promotion", "reports"]
