"""The table to fill in: a header, three questions as examples, and (in a workbook) a sheet of help."""

from __future__ import annotations

import io
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from quizapp.formats.scores_csv import csv_lines

COLUMNS = (
    "question", "type", "option a", "option b", "option c", "option d", "correct", "explanation", "hint",
    "tags", "points",
)  # fmt: skip
EXAMPLES = (
    ("Which planet is nearest to the sun?", "choice", "Venus", "Mercury", "Mars", "", "B",
     "Mercury goes round the sun in 88 days.", "It is also the smallest.", "planets", "1"),
    ("Water boils at a lower temperature on a mountain.", "true/false", "", "", "", "", "true",
     "The air presses less there.", "", "physics, water", "1"),
    ("What is the capital of Australia?", "short answer", "", "", "", "", "Canberra",
     "It was built as a capital.", "It is not Sydney.", "capitals", "2"),
)  # fmt: skip
HELP = (
    ("Column", "What to write"),
    ("question", "The text of the question. In a cloze write _____ where the answer stands."),
    ("type", "choice, choose all, true/false, short answer, number, matching, ordering, cloze, flashcard or "
     "essay. Leave it empty, and the options show what it is."),
    ("option a ...", "The options of a choice; the parts of an ordering, first to last; or the pairs of a "
     "matching, each as: Seoul = South Korea. Add columns up to option h if you need them."),
    ("correct", "The letter of the right option (B), its number (2) or its text, in the same way in all "
     "rows; several as A, C. Or the answer itself; answers that are all right as: Burma | Myanmar. "
     "A figure with its tolerance as: 521 ± 5."),
    ("explanation", "What learners read once they have answered."),
    ("hint", "What helps without giving the answer away."),
    ("tags", "Topics, with commas between them."),
    ("points", "A figure, such as 1 or 0.5."),
    ("", "Format the columns as text before you write codes, dates or figures such as 007."),
)  # fmt: skip


def template_csv() -> str:
    """The template as CSV, its lines ended as spreadsheets like them."""
    return "".join(csv_lines(COLUMNS, EXAMPLES))


def template_xlsx() -> bytes:
    """The template as a workbook: the sheet Questions to fill in, the sheet Help to read."""
    workbook = Workbook()
    questions = workbook.active
    questions.title = "Questions"
    for row in (COLUMNS, *EXAMPLES):
        questions.append(row)
    questions.freeze_panes = "A2"
    _set_up(questions, [40, 14, 16, 16, 16, 16, 16, 36, 24, 18, 8])
    guide = workbook.create_sheet("Help")
    for line in HELP:
        guide.append(line)
    _set_up(guide, [18, 90])
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def _set_up(sheet: Any, widths: list[int]) -> None:
    """Bold titles, columns of these widths, and cells of text that break their lines."""
    for column, width in zip(sheet.columns, widths, strict=True):
        sheet.column_dimensions[column[0].column_letter].width = width
        for cell in column:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.number_format = "@"
        column[0].font = Font(bold=True)
