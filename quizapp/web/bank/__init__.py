"""Courses and question files."""

from quizapp.web.bank import courses, history, look_alikes, promotion
from quizapp.web.bank.routes import bp

__all__ = ["bp", "courses", "history", "look_alikes", "promotion"]
