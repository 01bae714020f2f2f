"""Classes, as students see them."""

from quizapp.web.classes.routes import bp

__all__ = ["bp"]
