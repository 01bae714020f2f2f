"""Teaching and question files."""

from __future__ import annotations

from typing import Any

from quizapp.formats.imports.table_columns import CHOICES
from quizapp.web.views import bank, teach, tidying
from tests.web.gallery.forms import (
    filled,
    new_class_form,
    none,
    take_in_form,
    upload_form,
)
from tests.web.gallery.samples import (
    BANK,
    BINNED,
    EXAMPLE,
    FAULTS,
    ITEMS,
    QR,
    REPORT,
    SAMPLE_FILE,
    SCORES,
    TITLE,
    UGLY,
)

FOREIGN: dict[str, Any] = {
    "upload": "u2",
    "filename": "week3 final (2).txt",
    "format": "GIFT",
    "bank": BANK,
    "bank_title": TITLE,
}
FOREIGN_TOTALS = (("whole", 2), ("with loss", 1), ("skipped", 1), ("faulty", 1), ("in all", 5))
UNNAMED = bank.ForeignRow(
    6, "", "multiple choice", "line 40", "whole", "new", is_ticked=True,
    say="Which of the two rivers that meet above the old town is the longer one? {the Velm}",
)  # fmt: skip
FOREIGN_COUNTS = bank.ForeignCounts(left_out=2, new=1, changed=1, unchanged=1, suggested=1)
ROLES = tuple(CHOICES.items())
COLUMNS = (
    bank.ColumnLine("Land", "question", ("Südkorea", "Japan", "")),
    bank.ColumnLine("Hauptstadt", "key", ("Seoul", "Tokio", "Peking")),
    bank.ColumnLine("Bemerkung " + "lang " * 12, "none"),
)
FOREIGN_ROWS = (
    bank.ForeignRow(
        1, "Q1", "multiple choice", "lines 3 to 7", "whole", "new", is_ticked=True,
        say="Which port lies across the border? {Rajin}",
    ),
    bank.ForeignRow(
        2, "The bridge", "number", "line 9", "with loss", "changed",
        say="In which year was the bridge opened? {1959}",
        notes=(
            bank.ForeignNote("loss", "An answer is right or wrong here: “1960” (50 %) earn nothing."),
            bank.ForeignNote("notice", "The course has another question under this id: “What?”."),
        ),
    ),
    bank.ForeignRow(
        3, UGLY, "matching", "lines 11 to 20", "whole", "unchanged",
        say="Match each event with its year. {first trains over the Tumen – 1952; first road – 1998}",
    ),
    bank.ForeignRow(
        4, "Discuss", "essay", "lines 22 to 24", "skipped",
        notes=(bank.ForeignNote("skip", "An essay cannot be marked here, so it is not asked yet."),),
        source=(bank.SourceLine(22, "::Discuss:: Discuss the port. {}"),),
    ),
    bank.ForeignRow(
        5, "Q9", "multiple choice", "lines 30 to 33", "faulty",
        notes=(bank.ForeignNote("error", "An unescaped = splits the option; write \\= in its place.", 31),),
        source=(
            bank.SourceLine(30, "::Q9:: Which address is right? {"),
            bank.SourceLine(31, f'=<a href="https://port.example/{"very/long/" * 4}?x=1&y=2">x</a>', 0, 99),
            bank.SourceLine(32, "~none"),
            bank.SourceLine(33, "}"),
        ),
    ),
)  # fmt: skip
ANKI_ROWS = (
    bank.ForeignRow(
        1, "Which river runs through the port?", "flashcard", "", "whole", "new", is_ticked=True,
        say="Which river runs through the port? {The Velm}",
    ),
    bank.ForeignRow(
        2, "The _____ was opened in 1959", "gap in a sentence", "", "with loss", "new", is_ticked=True,
        say="The {bridge} was opened in 1959",
        notes=(bank.ForeignNote("loss", "The sound 'bridge.mp3' is left out."),),
    ),
    bank.ForeignRow(
        3, "image-occlusion:rect", "flashcard", "", "skipped",
        notes=(bank.ForeignNote("skip", "A picture with parts hidden cannot be asked here."),),
    ),
    bank.ForeignRow(
        4, "[sound:velm.mp3]", "flashcard", "", "faulty",
        notes=(bank.ForeignNote("error", "Nothing to read is on the front; write it in words."),),
    ),
)  # fmt: skip
IN_PACKAGE = "canvas_qti12_questions/canvas_qti12_questions.xml"
PACKAGE_ROWS = (
    bank.ForeignRow(
        1, "Which river?", "short answer", "lines 5 to 46", "with loss", "new", is_ticked=True,
        say="Which river runs through the port? [picture: a map] {Velm}",
        notes=(
            bank.ForeignNote(
                "loss", f"Left out of the text: script; put it into words (in {IN_PACKAGE}:25)."
            ),
            bank.ForeignNote("notice", f"The picture 'map.png' is kept (in {IN_PACKAGE}:25)."),
        ),
    ),
    bank.ForeignRow(
        2, "Send a map", "file upload", "lines 48 to 60", "skipped",
        notes=(
            bank.ForeignNote(
                "skip",
                "Questions of type 'file_upload_question' are not asked here; make a choice of it "
                f"(in {IN_PACKAGE}:48).",
            ),
        ),
        source=(bank.SourceLine(48, '<item ident="i4f5e" title="Send a map">'),),
    ),
    bank.ForeignRow(
        3, "Which port?", "multiple choice", "lines 62 to 90", "faulty",
        notes=(
            bank.ForeignNote(
                "error",
                "No answer earns anything; give the right one the full score in a <respcondition> "
                f"(in {IN_PACKAGE}:70).",
            ),
        ),
        source=(bank.SourceLine(62, '<item ident="i4f5f" title="Which port?">'),),
    ),
)  # fmt: skip

EXHIBITS = {
    "teach": (
        teach.TeachIndex(
            (
                teach.ClassLine("c1", "Class 10B", 30, 3, "K7QF-2MXD"),
                teach.ClassLine("c2", UGLY, 1, 1, "B3TT-PQRS"),
            )
        ),
        "teacher",
        none,
    ),
    "teach-archived": (
        teach.TeachIndex(
            (teach.ClassLine("c1", "Class 10B", 30, 3, "K7QF-2MXD"),),
            (teach.ClassLine("c2", UGLY, 1, 1, "B3TT-PQRS"),),
            binned=2,
        ),
        "teacher",
        none,
        (("undo", {"words": "Class 9A is in the bin for 30 days.", "address": "/teach", "to": "back"}),),
    ),
    "bin": (tidying.BinPage(30, BINNED), "teacher", none),
    "bin-empty": (tidying.BinPage(30), "teacher", none),
    "teach-empty": (teach.TeachIndex(), "teacher", none),
    "teach-new-class": (teach.NewClass(), "teacher", filled(new_class_form, {"name": ""})),
    "teach-reset-link": (
        teach.ResetLinkPage(
            "c1",
            "Class 10B",
            "Ada Example",
            "ada",
            "https://quiz.example.org/reset/OL2Xn4Wk0Zl8b3F5oWfYg2lB1pS9dQeV7uHcTjRmKxM",
            "24 November, 18:22",
            QR,
        ),
        "teacher",
        none,
    ),
    "teach-quiz": (
        teach.TeachQuiz(
            "q1",
            "Week 3: the railway and the port",
            "c1",
            "Class 10B",
            "27 of 30 have handed in.",
            20,
            (
                teach.Figure("Handed in", "27", "30"),
                teach.Figure("Mean score", "13.4", "20", "67 per cent"),
                teach.Figure("Middle half", "11 to 16", "20", "half of the class lies here"),
            ),
            SCORES,
            "20 questions from History and Geography, as choice or year.",
            archived="23 November",
            late=3,
        ),
        "teacher",
        none,
    ),
    "teach-quiz-draft": (
        teach.TeachQuiz(
            "q1", "Week 4", "c1", "Class 10B", "A draft. Students do not see it.", 20, is_draft=True
        ),
        "teacher",
        none,
    ),
    "teach-quiz-empty": (
        teach.TeachQuiz("q1", "Week 3", "c1", "Class 10B", "Nobody has joined the class yet.", 20),
        "teacher",
        none,
    ),
    "files": (
        bank.FilesPage(
            (bank.UploadLine("u1", "history.yaml", "today, 18:22", "taken in", TITLE),),
            (bank.LoadedBank(BANK, TITLE, 426),),
            SAMPLE_FILE,
            EXAMPLE,
        ),
        "teacher",
        filled(upload_form),
    ),
    "files-error": (
        bank.FilesPage(
            (), (bank.LoadedBank(BANK, TITLE, 426, is_kept=True, is_proposed=True),), SAMPLE_FILE, EXAMPLE
        ),
        "teacher",
        filled(upload_form, {"bank": "", "title": "", "text": " "}),
    ),
    "report": (bank.UploadReport(**REPORT, items=ITEMS, faults=FAULTS), "teacher", none),
    "report-bad": (bank.UploadReport(**REPORT, faults=FAULTS), "teacher", none),
    "report-of-folder": (
        bank.UploadReport(
            **REPORT, items=ITEMS, parts=("12 names", "1 series"), other_changes=13, may_take=False
        ),
        "teacher",
        none,
    ),
    "report-foreign": (
        bank.ForeignReport(
            **FOREIGN,
            rows=FOREIGN_ROWS,
            notes=(
                bank.ForeignNote("notice", "Decoded as Windows-1252, please check: Büro, Maß, für."),
                bank.ForeignNote("notice", "The category line is split from the question behind it.", 12),
            ),
            totals=FOREIGN_TOTALS,
            counts=FOREIGN_COUNTS,
            reading=bank.ReadingChoices(
                ("utf-8", "windows-1252", "windows-1251"), formats=(("gift", "GIFT"), ("aiken", "Aiken"))
            ),
            given_back="the faulty ones",
        ),
        "teacher",
        filled(take_in_form),
    ),
    "report-foreign-package": (
        bank.ForeignReport(
            **{**FOREIGN, "filename": "canvas-export.zip", "format": "QTI 1.2"},
            rows=PACKAGE_ROWS,
            notes=(bank.ForeignNote("notice", "2 files of the package are not read: wiki/a.html, b.pdf."),),
            totals=(("whole", 0), ("with loss", 1), ("skipped", 1), ("faulty", 1), ("in all", 3)),
            given_back="the faulty ones",
        ),
        "teacher",
        filled(take_in_form),
    ),
    "report-foreign-refused": (
        bank.ForeignReport(
            **FOREIGN,
            rows=FOREIGN_ROWS[:3],
            counts=FOREIGN_COUNTS,
            totals=FOREIGN_TOTALS,
            error="Nothing was chosen, so nothing was taken in. Tick what is to go in.",
        ),
        "teacher",
        filled(take_in_form),
    ),
    "report-foreign-anki": (
        bank.ForeignReport(
            **{**FOREIGN, "filename": "Der Hafen von Port Selwyn.apkg", "format": "a package of Anki"},
            rows=ANKI_ROWS,
            notes=(
                bank.ForeignNote(
                    "notice",
                    "What was learnt of 214 cards in Anki is not taken over: here they begin as new.",
                ),
                bank.ForeignNote(
                    "notice",
                    "Put faulty cards right in Anki and export again; cards that are here already are known "
                    "again.",
                ),
            ),
            totals=(("whole", 1), ("with loss", 1), ("skipped", 1), ("faulty", 1), ("in all", 4)),
        ),
        "teacher",
        filled(take_in_form),
    ),
    "report-foreign-anki-damaged": (
        bank.ForeignReport(
            **{**FOREIGN, "filename": "all.colpkg", "format": "a package of Anki"},
            notes=(
                bank.ForeignNote(
                    "error",
                    "This package cannot be read: it has over 5,000 cards, which is more than is read at "
                    "once; export one deck at a time.",
                ),
            ),
        ),
        "teacher",
        filled(take_in_form),
    ),
    "report-foreign-bad": (
        bank.ForeignReport(
            **FOREIGN,
            notes=(bank.ForeignNote("error", "This is H5P, which is not read yet. Save it as a table."),),
            reading=bank.ReadingChoices(("utf-8", "windows-1252"), "windows-1252", is_doubtful=True),
        ),
        "teacher",
        filled(take_in_form),
    ),
    "report-foreign-long": (
        bank.ForeignReport(
            **FOREIGN,
            rows=(*FOREIGN_ROWS, UNNAMED),
            counts=bank.ForeignCounts(2, 4_712, 38, 248, 4_712),
            totals=(("whole", 4_900), ("with loss", 98), ("skipped", 1), ("faulty", 1), ("in all", 5_000)),
            shown="1-3",
            pages=bank.Pages(101, 200, 5_000, 2, 50, before={}, after={"page": "3"}, all={"page": "all"}),
            filters=(
                bank.RowFilter("all", 5_000, {}, is_current=True),
                bank.RowFilter("left out", 2, {"show": "left-out"}),
                bank.RowFilter("changed", 38, {"show": "changed"}),
            ),
            address={"page": "2"},
            given_back="the faulty ones",
        ),
        "teacher",
        filled(take_in_form),
    ),
    "report-foreign-columns": (
        bank.ForeignReport(
            **{**FOREIGN, "filename": "Hauptstädte.csv", "format": "a table as text (CSV, tabs)"},
            reading=bank.ReadingChoices(("utf-8", "windows-1252"), formats=(("gift", "GIFT"),)),
            columns=bank.ColumnsPart(
                COLUMNS, ROLES, is_open=True, error="Say of one column that it is the question."
            ),
        ),
        "teacher",
        filled(take_in_form),
    ),
    "report-foreign-columns-told": (
        bank.ForeignReport(
            **FOREIGN,
            rows=FOREIGN_ROWS[:3],
            counts=FOREIGN_COUNTS,
            totals=FOREIGN_TOTALS,
            columns=bank.ColumnsPart(COLUMNS, ROLES, has_titles=False, is_told=True),
        ),
        "teacher",
        filled(take_in_form),
    ),
    "report-foreign-of-folder": (
        bank.ForeignReport(
            **FOREIGN, rows=FOREIGN_ROWS[:3], counts=FOREIGN_COUNTS, totals=FOREIGN_TOTALS, may_take=False
        ),
        "teacher",
        filled(take_in_form),
    ),
    "report-foreign-taken": (
        bank.ForeignReport(
            **FOREIGN, rows=FOREIGN_ROWS, counts=FOREIGN_COUNTS, totals=FOREIGN_TOTALS, is_taken=True
        ),
        "teacher",
        filled(take_in_form),
    ),
    "report-taken": (bank.UploadReport(**REPORT, items=ITEMS, is_taken=True), "teacher", none),
}
