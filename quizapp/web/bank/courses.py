"""Courses, as instructors see them: made, taken over, opened to learners, changed by their folder."""

from __future__ import annotations

import re

from flask import abort, flash, redirect, request, url_for
from werkzeug.wrappers import Response

from quizapp.core.audiences import LEARNERS
from quizapp.core.errors import BadEntry
from quizapp.core.facts import Fact
from quizapp.formats.native.writer import marks_to_ranges
from quizapp.usecases import making, proposing, reporting
from quizapp.usecases.courses import FOLDER
from quizapp.usecases.proposing import Proposal, ShownCourse
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.bank.flashes import flash_with_undo
from quizapp.web.bank.forms import AudienceForm, CourseForm
from quizapp.web.bank.native import parts_in_words
from quizapp.web.bank.routes import bp
from quizapp.web.tongues import speak_as
from quizapp.web.views import show
from quizapp.web.views.bank import CoursePage, CourseSection, FactChange, NewCourse, ProposedChange
from quizapp.web.words import fact_count, local, question_count


@bp.route("/new-course", methods=["GET", "POST"])
@policy(Policy.BANK)
def new_course() -> str | Response | tuple[str, int]:
    """Make a course; its questions come from files afterwards."""
    form = CourseForm()
    if not form.validate_on_submit():
        shown = show(NewCourse(), form=form)
        return (shown, 422) if form.is_submitted() else shown
    try:
        made = making.make_course(
            services(),
            title=form.title.data or "",
            slug=form.slug.data or "",
            source=form.source.data or "",
            audience=form.audience.data,
            sections=form.sections.data or "",
            now=now(),
            by=person(),
        )
    except BadEntry as bad:
        field = form[bad.field]
        field.errors = [*field.errors, str(bad)]
        return show(NewCourse(), form=form), 422
    flash("The course is made. Write its first fact, or take in a file.", "done")
    return redirect(url_for("bank.course", bank=made), code=303)


@bp.get("/courses/<bank>")
@policy(Policy.BANK)
def course(bank: str) -> str:
    """What a course holds, where it lives, who may see it, and what its folder would change."""
    found = proposing.show_course(services(), bank)
    return show(_page(found), form=AudienceForm(audience=found.row.audience))


@bp.post("/courses/<bank>/take-over")
@policy(Policy.BANK)
def take_over(bank: str) -> Response:
    """Let a course live here, and no longer in its folder; back to the page that waits for it."""
    if proposing.take_over(services(), bank):
        flash(
            "The course is changed here from now on. What changes in its folder is proposed to you.", "done"
        )
    upload = request.form.get("upload", "")
    if re.fullmatch(r"[0-9a-f]{24}", upload):
        return redirect(url_for("bank.report", upload=upload), code=303)
    back, own = request.form.get("back", ""), url_for("bank.course", bank=bank)
    if re.fullmatch(rf"{re.escape(own)}(/[a-z0-9-]+){{1,2}}", back):
        return redirect(back, code=303)
    return redirect(own, code=303)


@bp.post("/courses/<bank>/audience")
@policy(Policy.BANK)
def audience(bank: str) -> Response | tuple[str, int]:
    """Open a course to learners, or keep it for instructors."""
    form = AudienceForm()
    if not form.validate_on_submit():
        return show(_page(proposing.show_course(services(), bank)), form=form), 422
    change = making.change_audience(services(), bank, form.audience.data, now(), person())
    is_open = form.audience.data == LEARNERS
    words = "Everybody can see the course now." if is_open else "Students do not see the course any more."
    flash_with_undo(bank, change, words)
    return redirect(url_for("bank.course", bank=bank), code=303)


@bp.post("/courses/<bank>/proposal")
@policy(Policy.BANK)
def decide(bank: str) -> Response:
    """Accept what the folder holds, or leave the course as it is."""
    decision = request.form.get("do", "")
    seen = (request.form.get("digest", ""), request.form.get("base", ""))
    if decision == "accept":
        accepted = proposing.accept(services(), bank, *seen, now(), person())
        flash_with_undo(bank, accepted.number, "The course is as its folder has it now.")
    elif decision == "decline":
        proposing.decline(services(), bank, *seen, now())
        flash("The course stays as it is.", "done")
    else:
        abort(400)
    return redirect(url_for("bank.course", bank=bank), code=303)


def _page(found: ShownCourse) -> CoursePage:
    head = found.bank.head
    speak_as(head)
    return CoursePage(
        bank=found.row.slug,
        title=head.title,
        facts=len(found.bank.facts),
        sections=tuple(
            CourseSection(
                section.id,
                section.title,
                ", ".join(marks_to_ranges(section.paragraphs)),
                fact_count(found.bank, section.id),
                question_count(found.bank, section.id),
            )
            for section in head.sections
        ),
        questions=question_count(found.bank),
        is_folder=found.row.home == FOLDER,
        is_kept=found.row.is_kept,
        proposal=_proposal(found.proposal) if found.proposal else None,
        reports=reporting.count_waiting(services(), found.row.id),
    )


def _proposal(found: Proposal) -> ProposedChange:
    return ProposedChange(
        digest=found.digest,
        base=found.base,
        when=local(found.created_at, person().time_zone),
        added=tuple(map(_line, found.change.added)),
        changed=tuple(FactChange(after.id, after.say, before.say) for before, after in found.change.changed),
        gone=tuple(map(_line, found.change.gone)),
        parts=parts_in_words(found.change.parts),
        audience=found.change.audience,
    )


def _line(fact: Fact) -> FactChange:
    return FactChange(fact.id, fact.say)
