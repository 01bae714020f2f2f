"""The builder: a quiz is put together, looked at and set on one page that writes nothing before."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from quizapp import fresh
from quizapp.core.blueprint import Blueprint
from quizapp.core.errors import BadEntry, ChangedMeanwhile
from quizapp.core.facts import Bank
from quizapp.core.generate import offered_kinds
from quizapp.core.quiz_settings import Design
from quizapp.core.reviewing import AFTER_ATTEMPT
from quizapp.store.banks import BankRow
from quizapp.usecases import building, teaching
from quizapp.usecases.building import QuizAtWork
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.teach import builder_page
from quizapp.web.teach.builder_data import form_data, pairs_of, version_of
from quizapp.web.teach.builder_fields import SEED
from quizapp.web.teach.builder_form import BuilderForm
from quizapp.web.teach.builder_moves import move
from quizapp.web.teach.routes import bp
from quizapp.web.terms import terms_in_words
from quizapp.web.tongues import speak_as
from quizapp.web.views import show
from quizapp.web.views.builder import BuilderPage
from quizapp.web.words import counted, local

Answer = str | Response | tuple[str, int]
STORES = ("make", "draft")
NO_COURSE = "The class learns from no course, so there is nothing to ask. Choose a course on its page first."
OTHER_COURSE = "These are the sections of another course now. Choose again, then publish the quiz."
CHANGED = (
    "Somebody has changed this quiz since you opened it. Below is what you wrote: save again to put it in "
    "place of theirs, or open the page again to see theirs."
)
SHOWN_TOGETHER = 40  # questions in a paper of which three can be drawn while one waits
SAME = "Nothing was changed, so the quiz stands as it was."
NEEDS_A_LOOK = "Something here needs another look."


@bp.route("/classes/<class_id>/quizzes/new", methods=["GET", "POST"])
@policy(Policy.TEACH)
def new_quiz(class_id: str) -> Answer:
    """Build a quiz for a class; whoever only wants one writes a title and publishes it."""
    room = teaching.get_class(services(), person(), class_id)
    courses = teaching.courses_of_class(services(), person(), class_id)
    usual = {
        "lines": [{"count": 10, "weight": 1}],
        "bank": request.args.get("course", ""),
        "shown": pairs_of(AFTER_ATTEMPT),
    }
    form, bank = _form(courses, usual)
    page = _blank(form, class_id, room.name)
    if not form.is_submitted():
        return show(_looked(form, bank, page), form=form)
    if form.go.data not in STORES:
        return _moved(form, bank, page)
    if not form.validate():
        return show(_looked(form, bank, page), form=form), 422
    try:
        design = form.design(form.blueprint, person().time_zone)
        if design is not None:
            is_published = form.go.data == "make"
            made = building.set_quiz(
                services(), person(), class_id, design, fresh.public_id(), form.seed.data, now(), is_published
            )
            flash(_said(form) if is_published else "The draft is kept. Students do not see it yet.", "done")
            return redirect(url_for("teach.show_quiz", quiz=made), code=303)
    except BadEntry as bad:
        form.blame(bad)
    return show(_looked(form, bank, page), form=form), 422


@bp.route("/quizzes/<quiz>/edit", methods=["GET", "POST"])
@policy(Policy.TEACH)
def edit_quiz(quiz: str) -> Answer:
    """Change a quiz: a draft wholly, one that some have begun where that is fair to them."""
    work = building.get_quiz(services(), person(), quiz)
    courses = teaching.courses_of_class(services(), person(), work.room.public_id)
    stored = form_data(work.built.design, person().time_zone)
    form, bank = _form(
        courses,
        {**stored, "seed": work.built.shared_seed or "", "version": version_of(work.built.design)},
        work,
    )
    if work.built.begun:
        form.keep_begun(str(stored["attempts"]), str(stored["method"]))
    page = replace(_blank(form, work.room.public_id, work.room.name), **_about(work))
    if not form.is_submitted():
        return show(_looked(form, bank, page), form=form)
    version = version_of(work.built.design)
    if form.go.data not in STORES:
        return _moved(form, bank, page)
    if form.version.data and form.version.data != version:
        form.version.data, form.problem = version, CHANGED
        return show(_looked(form, bank, page), form=form), 409
    if not form.validate():
        return show(_looked(form, bank, page), form=form), 422
    try:
        blueprint = work.built.design.blueprint if work.built.begun else form.blueprint
        design = form.design(blueprint, person().time_zone)
        if design is not None:
            flash(_change(work, form, design), "done")
            return redirect(url_for("teach.show_quiz", quiz=quiz), code=303)
    except BadEntry as bad:
        form.blame(bad)
    return show(_looked(form, bank, page), form=form), 422


def _change(work: QuizAtWork, form: BuilderForm, design: Design) -> str:
    """Store the change of a quiz; what to say of it. Raises BadEntry."""
    is_published = form.go.data == "make"
    longer = building.change_quiz(
        services(),
        person(),
        work.quiz.public_id,
        design,
        form.seed.data,
        now(),
        is_published,
        bool(form.for_open.data and work.built.begun),
        form.reason.data or "",
    )
    if work.built.published_at is not None:
        is_same = (
            version_of(design) == version_of(work.built.design)
            and work.bank.revision == work.built.bank_revision
        )
        return SAME if is_same and not longer else f"The changes are saved.{_go_on(longer)}"
    return _said(form) if is_published else "The draft is kept."


def _form(
    courses: list[tuple[BankRow, Bank]], usual: dict[str, Any], work: QuizAtWork | None = None
) -> tuple[BuilderForm, Bank]:
    """The form, filled with `usual` before anything was posted, and the bank whose sections it offers."""
    form = BuilderForm() if request.method == "POST" else BuilderForm(data=usual)
    banks = {row.slug: (row.title, bank) for row, bank in courses}
    if work is not None and (work.built.begun or work.built.design.bank not in banks):
        banks[work.built.design.bank] = (work.bank.head.title, work.bank)
    if not banks:
        raise ChangedMeanwhile(NO_COURSE)
    slug = form.offer_courses([(slug, title) for slug, (title, _) in banks.items()], usual["bank"])
    bank = banks[slug][1]
    if form.course.data and form.course.data != slug:
        changed = form.chooses_of_course
        form.forget_course()
        if changed and form.go.data in STORES:
            form.go.data, form.problem = "look", OTHER_COURSE
    form.course.data, form.go.data = slug, form.go.data or "make"
    if form.go.data == "draw" or not SEED.fullmatch(form.seed.data or ""):
        form.seed.data = fresh.seed()
    form.offer(
        [(section.id, section.title) for section in bank.head.sections],
        builder_page.tags_of(bank),
        [(kind.name, kind.title) for kind in offered_kinds(bank)],
    )
    speak_as(bank.head)
    return form, bank


def _moved(form: BuilderForm, bank: Bank, page: BuilderPage) -> Answer:
    """The page after a button that stores nothing."""
    move(form, form.go.data or "look")
    form.validate()
    form.title.errors = ()  # it is asked for when the quiz is published
    shown = show(_looked(form, bank, page), form=form)
    is_wrong = form.go.data == "look" and any(field.errors for field in form)
    return (shown, 422) if is_wrong else shown


def _blank(form: BuilderForm, class_id: str, class_name: str) -> BuilderPage:
    return BuilderPage(
        class_id=class_id,
        class_name=class_name,
        time_zone=person().time_zone,
        headline=NEEDS_A_LOOK,
        words=builder_page.setting_words(form, ""),
    )


def _about(work: QuizAtWork) -> dict[str, Any]:
    built = work.built
    state = "draft" if built.published_at is None else "begun" if built.begun else "set"
    may_choose = not built.begun or built.design.terms.attempts == 1
    about = {"quiz": work.quiz.public_id, "state": state, "begun": built.begun}
    return {**about, "may_choose_method": may_choose}


def _looked(form: BuilderForm, bank: Bank, page: BuilderPage) -> BuilderPage:
    """The page with all that can be said of what the form holds."""
    terms = form.terms(person().time_zone)
    words = terms_in_words(replace(terms, asks_certainty=False), person().time_zone) if terms else ""
    page = replace(page, words=builder_page.setting_words(form, words[:1].upper() + words[1:]))
    if page.state == "begun":
        return replace(
            page, headline=f"{counted(page.begun, 'attempt is', 'attempts are')} under way or done."
        )
    page = replace(page, lines=builder_page.line_views(form, bank, ()), is_sought=bool(form.find.data))
    page = replace(page, found=builder_page.found_views(form, bank))
    if form.lines.errors:
        return page
    try:
        return _with_look(form, bank, page, form.blueprint)
    except BadEntry as bad:
        form.problem = form.problem or str(bad)
        gone = builder_page.pick_views(form.all_picks, bank, ())
        return replace(page, picks=gone)


def _with_look(form: BuilderForm, bank: Bank, page: BuilderPage, blueprint: Blueprint) -> BuilderPage:
    is_one = form.paper.data == "shared" or blueprint.count > SHOWN_TOGETHER
    seeds = [str(form.seed.data), *([] if is_one else [f"{form.seed.data} 1", f"{form.seed.data} 2"])]
    found = building.look(bank, blueprint, seeds)
    return replace(
        page,
        headline=builder_page.headline(blueprint, found),
        lines=builder_page.line_views(form, bank, found.lines),
        picks=builder_page.pick_views(form.all_picks, bank, found.papers),
        papers=builder_page.sample_papers(found.papers),
        checks=builder_page.checks(found.papers) if found.gives == blueprint.count else (),
    )


def _go_on(longer: int) -> str:
    """How many who are in the middle of it have more time now."""
    who = {0: "", 1: " One attempt goes on for longer."}
    return who.get(longer, f" {longer} attempts go on for longer.")


def _said(form: BuilderForm) -> str:
    terms = form.terms(person().time_zone)
    opens_at = terms.opens_at if terms is not None and terms.is_before(now()) else None
    when = f"from {local(opens_at, person().time_zone)} on" if opens_at else "now"
    return f"The quiz is published. The class can take it {when}."
