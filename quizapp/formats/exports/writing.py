"""The formats that questions can be written in for other programs, and what writes each."""

from __future__ import annotations

from quizapp.formats.exports.aiken import write_aiken
from quizapp.formats.exports.anki import write_anki_package, write_anki_text
from quizapp.formats.exports.gift import write_gift
from quizapp.formats.exports.moodle_xml import write_moodle_xml
from quizapp.formats.exports.qti import write_qti
from quizapp.formats.exports.table import write_table, write_workbook
from quizapp.formats.exports.written import Writer

WRITERS: dict[str, Writer] = {
    "gift": write_gift,
    "moodle-xml": write_moodle_xml,
    "qti-1.2": write_qti,
    "anki-package": write_anki_package,
    "anki-text": write_anki_text,
    "aiken": write_aiken,
    "table": write_table,
    "xlsx": write_workbook,
}
