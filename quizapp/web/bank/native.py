"""The report of a file of our own as page data."""

from __future__ import annotations

from quizapp.formats.native.faults import Fault as FileFault
from quizapp.usecases.courses import FOLDER
from quizapp.usecases.uploading import FileReport
from quizapp.web.views.bank import Fault, ReportItem, SourceLine, UploadReport
from quizapp.web.words import counted

LINES_AROUND = 2


def native_report_page(found: FileReport) -> UploadReport:
    """The page of a report."""
    lines = found.text.splitlines()
    is_taken = found.taken_at is not None
    return UploadReport(
        upload=found.public_id,
        filename=found.file_name,
        format="native YAML",
        bank=found.bank.slug,
        bank_title=found.bank.title,
        items=tuple(
            ReportItem(
                item.id,
                f"{'question' if item.is_fixed else 'fact'}: {item.type}",
                "unchanged" if is_taken else item.status,
                item.line,
                item.fact.say,
                (
                    *(w.message for w in found.warnings if w.line == item.line),
                    *(f"{words[:1].upper()}{words[1:]}." for words in item.looks if not is_taken),
                ),
            )
            for item in found.items
        ),
        faults=tuple(_fault(fault, lines) for fault in found.faults),
        parts=() if is_taken else parts_in_words(found.parts),
        other_changes=0 if is_taken else sum(found.parts.values()),
        is_taken=is_taken,
        may_take=found.bank.home != FOLDER,
    )


def parts_in_words(parts: dict[str, int]) -> tuple[str, ...]:
    """What changes besides facts, as `12 names`."""
    words = {
        "names": ("name", "names"),
        "series": ("series", "series"),
        "fixed": ("question", "questions"),
        "pictures": ("picture", "pictures"),
    }
    head = ("the description of the course",) if "bank" in parts else ()
    return (*head, *(counted(count, *words[part]) for part, count in parts.items() if part in words))


def _fault(fault: FileFault, lines: list[str]) -> Fault:
    what, _, instead = fault.message.partition("; ")
    return Fault(
        line=fault.line,
        column=fault.column,
        what=what[:1].upper() + what[1:] + ".",
        instead=f"{instead[:1].upper()}{instead[1:].rstrip('.?')}{'?' if instead.endswith('?') else '.'}"
        if instead
        else "",
        lines=tuple(_around(fault, lines)),
    )


def _around(fault: FileFault, lines: list[str]) -> list[SourceLine]:
    first, last = max(fault.line - LINES_AROUND, 1), min(fault.line + LINES_AROUND, len(lines))
    shown = []
    for number in range(first, last + 1):
        text = lines[number - 1][:200]
        start = fault.column - 1 if number == fault.line else 0
        end = len(text) if number == fault.line and fault.column else 0
        shown.append(SourceLine(number, text, start, end))
    return shown
