"""Quizzes: practice and those of a class."""

from quizapp.web.play.routes import bp

__all__ = ["bp"]
