"""QTI 1.2 in a package, as Canvas takes quizzes in."""

from quizapp.formats.exports.qti.writer import write_qti

__all__ = ["write_qti"]
