"""Starting, keeping progress, signing in, the account."""

from quizapp.web.people.routes import bp

__all__ = ["bp"]
