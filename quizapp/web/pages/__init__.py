"""Home, help, the list of keys, and the health check."""

from quizapp.web.pages.routes import bp

__all__ = ["bp"]
