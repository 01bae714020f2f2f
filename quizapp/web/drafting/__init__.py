"""Drafting facts from documents."""

from quizapp.web.drafting.routes import bp

__all__ = ["bp"]
