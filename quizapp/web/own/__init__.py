"""Pages of what learners add of their own."""

from quizapp.web.own import anki, cards, mistakes, notes
from quizapp.web.own.blueprint import bp

__all__ = ["anki", "bp", "cards", "mistakes", "notes"]
