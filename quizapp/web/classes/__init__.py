"""Classes, as students see them."""

from quizapp.web.classes import sharing
from quizapp.web.classes.routes import bp

__all__ = ["bp", "sharing"]
