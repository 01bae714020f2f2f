"""A class list from elsewhere: pasted or uploaded, looked at, taken in."""

from __future__ import annotations

from flask import flash, redirect, url_for

from quizapp.core.errors import BadEntry
from quizapp.core.rosters import Match
from quizapp.formats.imports.decoding import decode
from quizapp.formats.rosters import roster_text
from quizapp.usecases import rosters
from quizapp.usecases.rosters import RosterReport
from quizapp.web.access import Policy, person, policy, services
from quizapp.web.form_answers import Answer, refused
from quizapp.web.teach.class_forms import RosterForm
from quizapp.web.teach.routes import bp
from quizapp.web.views import show
from quizapp.web.views.students import RosterPage, RosterReportPage, RosterRow
from quizapp.web.words import counted


@bp.get("/classes/<class_id>/roster")
@policy(Policy.TEACH)
def roster(class_id: str) -> str:
    """Where a class list goes in."""
    return show(_page(class_id), form=RosterForm())


@bp.post("/classes/<class_id>/roster")
@policy(Policy.TEACH)
def take_in_roster(class_id: str) -> Answer:
    """Show what the list would do; with `go` of `take`, from the page that showed it, take it in."""
    form, page = RosterForm(), _page(class_id)
    if not form.validate_on_submit():
        return show(page, form=form), 422
    try:
        if form.go.data != "take":
            report = rosters.look_at_roster(services(), person(), class_id, _text(form))
            return show(_report(report), text=roster_text(report.roster.lines))
        changed, expected = rosters.take_in_roster(services(), person(), class_id, _text(form))
    except BadEntry as bad:
        return refused(form, bad, page)
    words = f"{counted(changed, 'student was', 'students were')} changed"
    flash(
        f"{words}; {expected} on the class list {'has' if expected == 1 else 'have'} not joined yet.", "done"
    )
    return redirect(url_for("teach.students", class_id=class_id), code=303)


def _page(class_id: str) -> RosterPage:
    found = rosters.show_people(services(), person(), class_id)
    return RosterPage(class_id, found.room.name, len(found.members))


def _text(form: RosterForm) -> str:
    """The text of the file, where one was chosen, else what was pasted. Raises BadEntry for `file`."""
    content = form.file.data.read() if form.file.data else (form.text.data or "").encode()
    decoded = decode(content)
    if decoded.text is None:
        said = "; ".join(message.message for message in decoded.messages)
        raise BadEntry("file" if form.file.data else "text", f"This cannot be read: {said}.")
    return decoded.text


def _report(report: RosterReport) -> RosterReportPage:
    rows = [(_row(one), one.known is not None) for one in report.matches]
    return RosterReportPage(
        class_id=report.room.public_id,
        name=report.room.name,
        known=tuple(row for row, is_known in rows if is_known),
        unknown=tuple(row for row, is_known in rows if not is_known),
        absent=tuple(row.display_name for row in report.absent),
        columns=report.roster.columns,
        ignored=report.roster.ignored,
        faults=report.roster.faults,
    )


def _row(one: Match) -> RosterRow:
    return RosterRow(
        line=one.line.line,
        name=one.line.label,
        member=one.known.name if one.known else "",
        by=one.by,
        changes=tuple(
            f"{change.field}: {change.before} becomes {change.after}"
            if change.before
            else f"{change.field}: {change.after}"
            for change in one.changes
        ),
        doubt=one.doubt,
    )
