"""Question files."""

from quizapp.web.bank.routes import bp

__all__ = ["bp"]
