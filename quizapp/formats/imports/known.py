"""The formats that files of other programs come in: their names, and what to do where we cannot read one."""

from __future__ import annotations

NATIVE = "native"
GIFT = "gift"
AIKEN = "aiken"
MOODLE_XML = "moodle-xml"
TABLE = "table"
WORKBOOK = "xlsx"
ANKI_TEXT = "anki_text"

NAMES = {
    NATIVE: "a question file of quizapp",
    GIFT: "GIFT",
    AIKEN: "Aiken",
    MOODLE_XML: "Moodle XML",
    TABLE: "a table as text (CSV, tabs)",
    WORKBOOK: "an Excel workbook",
    ANKI_TEXT: "a text export of Anki",
}
ENDINGS = {  # what such files are called, for a browser's file chooser; what they are is seen in them
    NATIVE: (".yaml", ".yml"),
    GIFT: (".gift", ".txt"),
    AIKEN: (".txt",),
    MOODLE_XML: (".xml",),
    TABLE: (".csv", ".tsv", ".txt"),
    WORKBOOK: (".xlsx",),
    ANKI_TEXT: (".txt",),
}
_MOODLE = "In Moodle choose Question bank > Export > GIFT format or Moodle XML format"
_CANVAS = (
    "Canvas and others write nothing else; import the package into Moodle and export it there as GIFT or "
    "Moodle XML, or put the questions into a table"
)
_TABLE = (
    "Put the questions into a table with a header row (question, answer, option a, ...) and save it as CSV"
)
UNREAD = {
    "anki_package": (
        "an Anki package",
        "In Anki choose File > Export > Notes in Plain Text (.txt), with its header lines",
    ),
    "qti_package": ("a QTI or Common Cartridge package", _CANVAS),
    "qti_1.2": ("QTI 1.2", _CANVAS),
    "qti_2": ("QTI 2", _CANVAS),
    "qti_3": ("QTI 3", _CANVAS),
    "h5p": ("H5P", _TABLE),
    "blackboard_pool": ("a Blackboard pool", _TABLE),
    "blackboard_tab": ("Blackboard's tab-delimited text", _TABLE),
    "examview": ("ExamView", "In ExamView export to Blackboard or Moodle, and from Moodle as GIFT"),
    "text2qti": ("text2qti", "Write the questions as GIFT or Aiken"),
    "moodle_cloze": ("Moodle's embedded answers (Cloze) as text", f"Import it into Moodle. {_MOODLE}"),
    "moodle_backup": ("a Moodle backup", _MOODLE),
    "word": ("a Word document", "Save it as plain text in GIFT or Aiken, or put the questions into a table"),
    "opendocument": ("an OpenDocument file", "Save it as XLSX or CSV if it is a table, else as plain text"),
    "old_excel": ("an Excel file of the old kind (.xls)", "Save it as XLSX or CSV"),
    "powerpoint": ("a presentation", _TABLE),
    "pdf": ("a PDF document", "Save its questions as plain text in GIFT or Aiken"),
    "rtf": ("a rich text document", "Save it as plain text in GIFT or Aiken"),
    "json": ("a JSON file", _TABLE),
    "html": ("a web page", f"Save the questions themselves. {_MOODLE}"),
    "zip": ("a zip archive without questions that are known here", "Unpack it and import the files in it"),
    "gzip": ("a packed archive", f"Unpack it first. {_MOODLE}"),
    "picture": ("a picture", _TABLE),
    "program": ("a program", _TABLE),
    "xml": ("XML of a sort that is not known here", _MOODLE),
}
READ_IN_WORDS = "GIFT, Aiken, Moodle XML, tables (CSV, tabs, XLSX) and the text export of Anki"


def in_words(name: str) -> str:
    """A format as people call it, whether it is read or not."""
    return NAMES.get(name) or UNREAD.get(name, ("", ""))[0] or "unknown format"
