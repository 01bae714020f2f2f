"""The source as the learner remembers it, and as it is foreseen."""

from quizapp.web.progress import looking_back, week
from quizapp.web.progress.routes import bp

__all__ = ["bp", "looking_back", "week"]
