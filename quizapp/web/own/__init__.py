"""Pages of what learners add of their own."""

from quizapp.web.own import anki, cards, deck, mistakes, notes
from quizapp.web.own.blueprint import bp

__all__ = ["anki", "bp", "cards", "deck", "mistakes", "notes"]
