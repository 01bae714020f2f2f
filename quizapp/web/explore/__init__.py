"""The bank to read."""

from quizapp.web.explore.routes import bp

__all__ = ["bp"]
