"""Starting, keeping progress, signing in, the account."""

from quizapp.web.people import account, own_data, recovery, routes
from quizapp.web.people.pages import bp

__all__ = ["account", "bp", "own_data", "recovery", "routes"]
