"""The report of a file for another program as its page shows it, and the file itself."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from werkzeug.wrappers import Response

from quizapp.formats.exports.known import Known, formats
from quizapp.formats.exports.own import OWN
from quizapp.formats.exports.written import Outcome, Written, WrittenRow
from quizapp.formats.imports.items import Level
from quizapp.web.views.exports import ExportReport, Format, Reason

MOST_NAMES = 40  # of one reason; the rest are counted
IN_WORDS = {
    Outcome.WRITTEN: "written whole",
    Outcome.WITH_LOSS: "written, something lost",
    Outcome.LEFT_OUT: "left out",
}
LEFT_OUT = (Level.SKIP, Level.ERROR)


def formats_to_choose(with_own: bool) -> tuple[Format, ...]:
    """The formats of the page, our own last."""
    known = (*formats(), *(OWN.items() if with_own else ()))
    return tuple(Format(key, one.title, one.about) for key, one in known)


def report_of(written: Written, name: str, download: str) -> ExportReport:
    """What the page says of a file: the counts, and each reason with the items of which it holds."""
    totals = written.totals
    title = {**dict(formats()), **OWN}.get(written.format, Known(written.format, "")).title
    return ExportReport(
        title=title,
        file_name=name,
        size=_size(len(written.content)),
        download=download,
        count=totals["items"] - totals[str(Outcome.LEFT_OUT)],
        items=totals["items"],
        totals=(*((IN_WORDS[one], totals[str(one)]) for one in Outcome), ("altogether", totals["items"])),
        notes=tuple(message.message for message in written.messages),
        lost=_reasons((row for row in written.rows if row.outcome is Outcome.WITH_LOSS), (Level.LOSS,)),
        left_out=_reasons((row for row in written.rows if row.outcome is Outcome.LEFT_OUT), LEFT_OUT),
    )


def as_download(written: Written, name: str) -> Response:
    """The file, to be saved under this name."""
    plain = name.encode("ascii", "ignore").decode()
    answer = Response(written.content, content_type=written.media_type)
    answer.headers["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    )
    return answer


def _reasons(rows: Iterable[WrittenRow], levels: tuple[Level, ...]) -> tuple[Reason, ...]:
    """What is said at these levels, the most frequent first, with the names of the items."""
    names: dict[str, list[str]] = {}
    for row in rows:
        for text in dict.fromkeys(one.message for one in row.messages if one.level in levels):
            names.setdefault(text, []).append(row.name)
    return tuple(
        Reason(text, len(found), tuple(found[:MOST_NAMES]), max(0, len(found) - MOST_NAMES))
        for text, found in sorted(names.items(), key=lambda one: -len(one[1]))
    )


def _size(count: int) -> str:
    """`812 bytes`, `54 KB`, `1.2 MB`."""
    if count < 1000:
        return f"{count} bytes"
    return f"{count / 1000:.0f} KB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"
