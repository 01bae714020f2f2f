"""Writing a course in the browser: facts, names, questions and what the course says of itself."""

from quizapp.web.bank_edit import about, facts, names, questions
from quizapp.web.bank_edit.blueprint import bp

__all__ = ["about", "bp", "facts", "names", "questions"]
