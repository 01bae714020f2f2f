"""Pictures of courses: served, listed and changed."""

from quizapp.web.pictures.routes import bp

__all__ = ["bp"]
