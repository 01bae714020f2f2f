"""Pages of what learners add of their own."""

from quizapp.web.own import cards, mistakes, notes
from quizapp.web.own.blueprint import bp

__all__ = ["bp", "cards", "mistakes", "notes"]
