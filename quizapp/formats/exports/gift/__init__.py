"""GIFT as Moodle and others read it alike: every question named, every sign escaped, every format said."""

from quizapp.formats.exports.gift.writer import write_gift

__all__ = ["write_gift"]
