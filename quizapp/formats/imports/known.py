"""The formats that files of other programs come in: their names, and what to do where we cannot read one."""

from __future__ import annotations

NATIVE = "native"
GIFT = "gift"
AIKEN = "aiken"
MOODLE_XML = "moodle-xml"
TABLE = "table"
WORKBOOK = "xlsx"
ANKI_TEXT = "anki_text"
ANKI_PACKAGE = "anki_package"
QTI = "qti-1.2"

NAMES = {
    NATIVE: "a question file of quizapp",
    GIFT: "GIFT",
    AIKEN: "Aiken",
    MOODLE_XML: "Moodle XML",
    TABLE: "a table as text (CSV, tabs)",
    WORKBOOK: "an Excel workbook",
    ANKI_TEXT: "a text export of Anki",
    ANKI_PACKAGE: "an Anki package",
    QTI: "QTI 1.2 (Canvas, Common Cartridge)",
}
ENDINGS = {  # what such files are called, for a browser's file chooser; what they are is seen in them
    NATIVE: (".yaml", ".yml", ".json"),
    GIFT: (".gift", ".txt"),
    AIKEN: (".txt",),
    MOODLE_XML: (".xml",),
    TABLE: (".csv", ".tsv", ".txt"),
    WORKBOOK: (".xlsx",),
    ANKI_TEXT: (".txt",),
    ANKI_PACKAGE: (".apkg", ".colpkg", ".anki2"),
    QTI: (".zip", ".xml"),
}
_MOODLE = "In Moodle choose Question bank > Export > GIFT format or Moodle XML format"
CANVAS_EXPORT = "In Canvas choose the quiz, Settings > Export Course Content > Quiz, and bring that .zip"
_OLDER = (
    "Export it as QTI 1.2, the older kind: in Canvas, Settings > Export Course Content > Quiz; elsewhere "
    "look for QTI 1.2 or Common Cartridge. Or put the questions into a table"
)
_TAB = (
    "Put the questions into a table, or export the test from Blackboard as a .zip, which is read as QTI 1.2"
)
_TABLE = (
    "Put the questions into a table with a header row (question, answer, option a, ...) and save it as CSV"
)
UNREAD = {
    "qti_manifest": (
        "the list of contents of a package",
        "Bring the .zip it came in, with the questions that stand in its other files",
    ),
    "qti_2": ("QTI 2", _OLDER),
    "qti_3": ("QTI 3", _OLDER),
    "h5p": ("H5P", f"H5P has no other export. {_TABLE}"),
    "blackboard_pool": ("a Blackboard pool of an old kind", _TAB),
    "blackboard_tab": ("Blackboard's tab-delimited text", _TAB),
    "examview": ("ExamView", "In ExamView export to Blackboard or Moodle, and from Moodle as GIFT"),
    "text2qti": ("text2qti", "Run text2qti on it and bring the .zip that it writes"),
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
READ_IN_WORDS = "GIFT, Aiken, Moodle XML, QTI 1.2, tables (CSV, tabs, XLSX), packages and text of Anki"


def in_words(name: str) -> str:
    """A format as people call it, whether it is read or not."""
    return NAMES.get(name) or UNREAD.get(name, ("", ""))[0] or "unknown format"
