"""QTI 1.2, as Canvas, Blackboard, Brightspace and Respondus write it: bare, or in a package."""

from quizapp.formats.imports.qti.reader import read_qti

__all__ = ["read_qti"]
