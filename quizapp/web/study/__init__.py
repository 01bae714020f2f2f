"""Study, card by card."""

from quizapp.web.study import put_aside, reporting, routes, turns
from quizapp.web.study.blueprint import bp

__all__ = ["bp", "put_aside", "reporting", "routes", "turns"]
