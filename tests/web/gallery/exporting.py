"""A course and a paper on their way to other programs: chosen, reported, refused."""

from __future__ import annotations

from typing import Any

from quizapp.formats.exports.known import kinds_to_choose
from quizapp.web.bank.export_forms import ExportForm, PaperExportForm
from quizapp.web.bank.export_report import formats_to_choose
from quizapp.web.views.exports import ExportPage, ExportReport, Reason
from tests.web.gallery.forms import filled
from tests.web.gallery.samples import BANK, SECTIONS, TITLE, UGLY

ALL = formats_to_choose(with_own=True)
CHOOSE: dict[str, Any] = {"bank": BANK, "bank_title": TITLE, "action": "/teach", "formats": ALL}
NAMES = tuple(f"In which year was the bridge number {number} opened?" for number in range(40))
REPORT = ExportReport(
    title="GIFT",
    file_name="borderland_gift_2026-11-23T1405Z.gift",
    size="312 KB",
    download="/teach",
    count=505,
    items=512,
    totals=(
        ("written whole", 496), ("written, something lost", 9), ("left out", 7), ("altogether", 512),
    ),
    notes=("figures are typed in the unit that the question names; here others are understood, too",),
    lost=(
        Reason("a date is a text there, so it has to be spelled as one of the answers", 8, NAMES[:8]),
        Reason(UGLY, 1, (UGLY,)),
    ),
    left_out=(Reason("none of the kinds that were chosen suits this fact; choose more kinds", 47, NAMES, 7),),
)  # fmt: skip
WHOLE = ExportReport(
    "Moodle XML", "harbour_moodle-xml_2026-11-23T1405Z.xml", "54 KB", "/teach", 20, 20,
    (("written whole", 20), ("written, something lost", 0), ("left out", 0), ("altogether", 20)),
)  # fmt: skip
NONE = ExportReport(
    "Aiken", "harbour_aiken_2026-11-23T1405Z.txt", "0 bytes", "/teach", 0, 2,
    (("written whole", 0), ("written, something lost", 0), ("left out", 2), ("altogether", 2)),
    left_out=(Reason("Aiken knows choices of one right option only; choose another format", 2, NAMES[:2]),),
)  # fmt: skip
PAPER: dict[str, Any] = {
    **CHOOSE, "formats": formats_to_choose(with_own=False), "hidden": (("seed", "K7QF2M"), ("forms", "2")),
    "paper": "the 2 forms", "back": "/teach",
}  # fmt: skip


def export_form(**more: Any) -> ExportForm:
    form = ExportForm(**more).offer_formats([(one.key, one.title) for one in ALL])
    return form.offer([(id, title) for id, title, *_ in SECTIONS], kinds_to_choose())


def paper_export_form(**more: Any) -> PaperExportForm:
    return PaperExportForm(**more).offer_formats([(one.key, one.title) for one in PAPER["formats"]])


CHOSEN = {"format": "gift", "per_fact": "1", "seed": "1"}
EXHIBITS = {
    "export-choose": (ExportPage(**CHOOSE), "teacher", filled(export_form)),
    "export-errors": (
        ExportPage(**CHOOSE),
        "teacher",
        filled(export_form, {"format": "floppy", "per_fact": "99", "seed": "", "kinds": "nonsense"}),
    ),
    "export-report": (ExportPage(**CHOOSE, report=REPORT), "teacher", filled(export_form, CHOSEN)),
    "export-whole": (ExportPage(**CHOOSE, report=WHOLE), "teacher", filled(export_form, CHOSEN)),
    "export-none": (ExportPage(**CHOOSE, report=NONE), "teacher", filled(export_form, CHOSEN)),
    "export-paper": (ExportPage(**PAPER), "teacher", filled(paper_export_form)),
    "export-paper-report": (
        ExportPage(**PAPER, report=WHOLE),
        "teacher",
        filled(paper_export_form, {"format": "moodle-xml"}),
    ),
}
