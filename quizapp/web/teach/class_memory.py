"""What a class remembers, and practice of what fades."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from math import ceil, floor
from typing import Any

from flask import flash, redirect, request, url_for
from flask_wtf import FlaskForm
from wtforms import SelectMultipleField, StringField
from wtforms.validators import InputRequired

from quizapp import fresh
from quizapp.core.errors import BadEntry
from quizapp.core.facts import Fact
from quizapp.core.memory.class_recall import LEAST_LEARNERS, ClassRecall
from quizapp.usecases import class_memory as use_case
from quizapp.usecases.class_memory import NO_FACTS, ClassMemory, CourseMemory
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.form_answers import Answer
from quizapp.web.progress.forecast_words import percent, when_words
from quizapp.web.teach.routes import bp
from quizapp.web.tongues import speak_as
from quizapp.web.views import show
from quizapp.web.views.class_memory import ClassFact, ClassMemoryPage, ClassPair, SectionRecall
from quizapp.web.views.common import BankLink
from quizapp.web.words import section_title

WEAKEST, CHOSEN = 20, 10
MOST_PAIRS = 8


class PracticeForm(FlaskForm):
    """The facts to practise, of a course of the class."""

    course = StringField()
    facts = SelectMultipleField(validators=[InputRequired(NO_FACTS)], validate_choice=False)


@bp.get("/classes/<class_id>/memory")
@policy(Policy.TEACH)
def class_memory(class_id: str) -> str:
    """What a class will recall of a course, by section and fact, on its exam day or tomorrow."""
    wanted = request.args.get("course", "")
    found = use_case.class_memory_of(services(), person(), class_id, wanted, now())
    return show(_page(found), form=PracticeForm(formdata=None))


@bp.post("/classes/<class_id>/memory")
@policy(Policy.TEACH)
def set_practice(class_id: str) -> Answer:
    """Make a draft of a quiz that practises what was ticked, and open it."""
    form = PracticeForm()
    course = form.course.data or ""
    found = use_case.class_memory_of(services(), person(), class_id, course, now())
    if not form.validate_on_submit():
        return show(_page(found, (), NO_FACTS), form=form), 422
    chosen = form.facts.data or []
    ids = fresh.public_id(), fresh.seed()
    try:
        made = use_case.set_practice(services(), person(), class_id, course, chosen, ids, now())
    except BadEntry as bad:
        return show(_page(found, chosen, str(bad)), form=form), 422
    flash(
        "This is a draft: it counts nothing and can be taken any number of times. Publish it as it is.",
        "done",
    )
    return redirect(url_for("teach.edit_quiz", quiz=made), code=303)


def _page(found: ClassMemory, chosen: Collection[str] | None = None, error: str = "") -> ClassMemoryPage:
    """The page; without `chosen` the weakest facts are ticked."""
    course, agreement = found.course, found.agreement
    recall = course.recall if course else None
    if course is not None:
        speak_as(course.bank.head)
    told = {} if course is None or recall is None else _told(course, recall, chosen)
    return ClassMemoryPage(
        class_id=found.room.public_id,
        name=found.room.name,
        students=agreement.members,
        agreed=agreement.agreed,
        refused=agreement.refused,
        least=LEAST_LEARNERS,
        bank=course.row.slug if course else "",
        bank_title=course.bank.head.title if course else "",
        courses=tuple(BankLink(row.slug, row.title) for row in found.courses),
        when=when_words(course.day, found.today) if course else "tomorrow",
        exam=(course.exam or "") if course else "",
        is_archived=found.room.archived_at is not None,
        error=error,
        **told,
    )


def _told(course: CourseMemory, recall: ClassRecall, chosen: Collection[str] | None) -> dict[str, Any]:
    items = course.bank.items
    weak = recall.weakest(_weighed(items), WEAKEST)
    ticked = set(weak[:CHOSEN] if chosen is None else chosen)
    lines = {fact.id: _line(course, recall, fact, fact.id in ticked) for fact in items}
    whole = recall.sum(_weighed(items))
    return {
        "is_told": True,
        "share": None if whole.share is None else percent(whole.share),
        "told": whole.told,
        "low": floor(100 * whole.low),
        "high": ceil(100 * whole.high),
        "sections": tuple(_sections(course, recall)),
        "weakest": tuple(lines[fact] for fact in weak),
        "pairs": tuple(
            ClassPair(lines[pair.fact].say, lines[pair.other].say, pair.learners)
            for pair in course.confused[:MOST_PAIRS]
        ),
        "facts": tuple(lines.values()),
    }


def _sections(course: CourseMemory, recall: ClassRecall) -> Iterable[SectionRecall]:
    inside: dict[str, list[Fact]] = {}
    for fact in course.bank.items:
        inside.setdefault(fact.section, []).append(fact)
    for section, facts in inside.items():
        found = recall.sum(_weighed(facts))
        share = None if found.share is None else percent(found.share)
        yield SectionRecall(section_title(course.bank, section), len(facts), share, found.told)


def _line(course: CourseMemory, recall: ClassRecall, fact: Fact, is_chosen: bool) -> ClassFact:
    found = recall.of(fact.id)
    met = f"{found.met} of {recall.learners}" if found.may_be_told else f"fewer than {LEAST_LEARNERS}"
    share = percent(found.share) if found.may_be_told else None
    return ClassFact(fact.id, fact.say, section_title(course.bank, fact.section), met, share, is_chosen)


def _weighed(facts: Iterable[Fact]) -> list[tuple[str, int]]:
    return [(fact.id, fact.weight) for fact in facts]
