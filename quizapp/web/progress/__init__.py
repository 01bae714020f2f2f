"""The source as the learner remembers it."""

from quizapp.web.progress.routes import bp

__all__ = ["bp"]
