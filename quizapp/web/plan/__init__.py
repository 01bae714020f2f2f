"""Exam days, the minutes for them, and why today's work is what it is."""

from quizapp.web.plan.routes import bp

__all__ = ["bp"]
