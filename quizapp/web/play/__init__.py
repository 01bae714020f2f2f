"""Quizzes: practice and those of a class."""

from quizapp.web.play import answering, results, starting
from quizapp.web.play.blueprint import bp

__all__ = ["answering", "bp", "results", "starting"]
