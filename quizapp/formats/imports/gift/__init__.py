"""GIFT, the text format of Moodle's questions: read as Moodle's own parser reads it.

Where Moodle misreads a file without a word, we say so, and read what was meant if that is plain.
"""

from quizapp.formats.imports.gift.reader import read_gift

__all__ = ["read_gift"]
