"""The formats that questions can be written in for other programs, and what writes each."""

from __future__ import annotations

from quizapp.formats.exports.anki import write_anki_package, write_anki_text
from quizapp.formats.exports.qti import write_qti
from quizapp.formats.exports.written import Writer

WRITERS: dict[str, Writer] = {
    "anki-package": write_anki_package,
    "anki-text": write_anki_text,
    "qti-1.2": write_qti,
}
