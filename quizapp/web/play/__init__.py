"""Quizzes: practice and those of a class."""

from quizapp.web.play import answering, class_quiz, results, starting
from quizapp.web.play.blueprint import bp

__all__ = ["answering", "bp", "class_quiz", "results", "starting"]
