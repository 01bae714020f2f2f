"""The bank to read."""

from __future__ import annotations

from itertools import groupby

from flask import Blueprint, g, request, session

from quizapp.core.errors import NotFound
from quizapp.core.facts import WEIGHTS, Fact, Series
from quizapp.core.kinds import KINDS, kinds_for
from quizapp.core.numbers import ordinal
from quizapp.core.pictures import shown_picture
from quizapp.core.rendering import answer_text, span_text
from quizapp.core.search import MOST_LETTERS, search
from quizapp.core.timeline import events_of
from quizapp.usecases import reading
from quizapp.usecases.course_access import get_fact
from quizapp.usecases.reading import Course
from quizapp.web.access import Policy, now, policy, services
from quizapp.web.lines import fact_line
from quizapp.web.own.notes import note_box
from quizapp.web.tongues import speak_as
from quizapp.web.views import show
from quizapp.web.views.common import RecallBar
from quizapp.web.views.explore import (
    EventLine,
    ExploreIndex,
    ExploreSection,
    FactMemory,
    FactPage,
    ParagraphFacts,
    SearchPage,
    SectionBrief,
    SeriesChart,
    SeriesPoint,
    TimelinePage,
)
from quizapp.web.views.pictures import SeenPicture
from quizapp.web.words import days_away, fact_count, place, question_count, section_title

bp = Blueprint("explore", __name__)
NEIGHBOURS = 5
MOST_FOUND = 50


@bp.get("/explore/<bank>")
@policy(Policy.PUBLIC)
def index(bank: str) -> str:
    """The bank's sections."""
    course = _course(bank)
    head = course.bank.head
    return show(
        ExploreIndex(
            bank=bank,
            title=head.title,
            summary=head.summary,
            source=head.source,
            fact_count=len(course.bank.facts),
            question_count=question_count(course.bank),
            sections=tuple(
                SectionBrief(
                    one.id,
                    one.title,
                    fact_count(course.bank, one.id),
                    _bar(course, one.id),
                    question_count(course.bank, one.id),
                )
                for one in head.sections
            ),
            licence=head.licence,
            written_by=head.written_by,
            has_timeline=bool(events_of(course.bank) or course.bank.series),
            aside=len(course.aside) if course.memories else 0,
        )
    )


@bp.get("/search/<bank>")
@policy(Policy.PUBLIC)
def find(bank: str) -> str:
    """Facts by words."""
    course = _course(bank)
    asked = " ".join(request.args.get("q", "").replace("\x00", "")[:MOST_LETTERS].split())
    found = search(course.bank, asked)
    return show(
        SearchPage(
            bank=bank,
            bank_title=course.bank.head.title,
            asked=asked,
            lines=tuple(fact_line(course, one.id) for one in found.facts[:MOST_FOUND]),
            total=len(found.facts),
            taken_for=found.taken_for,
        )
    )


@bp.get("/timeline/<bank>")
@policy(Policy.PUBLIC)
def timeline(bank: str) -> str:
    """Events in their order, and figures over time."""
    course = _course(bank)
    events = sorted(events_of(course.bank).values(), key=lambda event: (event.first, event.last))
    return show(
        TimelinePage(
            bank=bank,
            bank_title=course.bank.head.title,
            centuries=tuple(
                (
                    f"{ordinal(century)} century",
                    tuple(
                        EventLine(one.fact.id, one.when, one.label, course.recalls.get(one.fact.id))
                        for one in several
                    ),
                )
                for century, several in groupby(events, key=lambda event: (event.first.year - 1) // 100 + 1)
            ),
            charts=tuple(_drawn(course, series) for series in course.bank.series if len(series.points) > 1),
        )
    )


@bp.get("/explore/<bank>/<section>")
@policy(Policy.PUBLIC)
def section(bank: str, section: str) -> str:
    """The facts of a section, paragraph by paragraph."""
    course = _course(bank)
    ids = [one.id for one in course.bank.head.sections]
    if section not in ids:
        raise NotFound("This course has no such section. Its front page lists those there are.")
    place_ = ids.index(section)
    return show(
        ExploreSection(
            bank=bank,
            bank_title=course.bank.head.title,
            title=section_title(course.bank, section),
            paragraphs=_paragraphs(course, section),
            before=_neighbour(course, place_ - 1),
            after=_neighbour(course, place_ + 1),
        )
    )


@bp.get("/explore/<bank>/facts/<fact>")
@policy(Policy.PUBLIC)
def fact(bank: str, fact: str) -> str:
    """One fact with everything the bank says of it."""
    course = _course(bank)
    one = get_fact(course.bank, fact)
    return show(
        FactPage(
            bank=bank,
            fact=one.id,
            section=one.section,
            section_title=section_title(course.bank, one.section),
            say=one.say,
            ask=one.ask,
            answer=answer_text(one.answer, course.bank),
            within=_within(one),
            places=tuple(place(course.bank, (str(at),)) for at in one.at),
            weight=WEIGHTS[one.weight],
            kinds=_forms(course, one),
            why=one.why,
            caution=one.caution,
            also=one.answer.also,
            memory=_memory(course, one),
            neighbours=tuple(fact_line(course, other.id) for other in _near(course, one)),
            series=_chart(course, one),
            options=_options(course, one),
            picture=SeenPicture.of(shown_picture(one, course.bank), bank),
            may_change=bool(g.person and g.person.is_instructor and not course.row.is_private),
            own_note=note_box(bank, one.id),
            own_card=one.id.removeprefix("fixed:") if course.row.is_private else "",
        )
    )


def _course(bank: str) -> Course:
    course = reading.course(services(), g.person, bank, now())
    g.bank_slug = session["bank"] = course.row.slug
    speak_as(course.bank.head)
    return course


def _facts(course: Course, section_id: str) -> list[Fact]:
    return [one for one in course.bank.items if one.section == section_id]


def _bar(course: Course, section_id: str) -> RecallBar | None:
    if not course.memories:
        return None
    return RecallBar.of(course.recalls.get(one.id) for one in course.counted if one.section == section_id)


def _paragraphs(course: Course, section_id: str) -> tuple[ParagraphFacts, ...]:
    at: dict[str, list[str]] = {}
    for one in _facts(course, section_id):
        at.setdefault(one.at[0].paragraph if one.at else "", []).append(one.id)
    order = list(course.bank.section_by_id[section_id].paragraphs)
    marks = sorted(at, key=lambda mark: order.index(mark) if mark in order else len(order))
    return tuple(
        ParagraphFacts(
            mark.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") or mark,
            tuple(fact_line(course, one) for one in at[mark]),
        )
        for mark in marks
    )


def _neighbour(course: Course, index_: int) -> tuple[str, str] | None:
    sections = course.bank.head.sections
    return (sections[index_].id, sections[index_].title) if 0 <= index_ < len(sections) else None


def _near(course: Course, one: Fact) -> list[Fact]:
    """Facts that are easily confused with this one: of one measure, then of one subject.

    A written question has neither, so it is shown with the facts of its paragraph.
    """
    if one.id in course.bank.fixed_by_id:
        places = {locator.paragraph for locator in one.at}
        near = [f for f in course.bank.facts if places & {locator.paragraph for locator in f.at}]
        return near[:NEIGHBOURS]
    same_measure = [f for f in course.bank.facts_by_what.get(one.about.what, ()) if f.id != one.id]
    same_subject = [f for f in course.bank.facts if f.about.of == one.about.of and f.id != one.id]
    return list({f.id: f for f in (*same_measure, *same_subject)}.values())[:NEIGHBOURS]


def _forms(course: Course, one: Fact) -> tuple[str, ...]:
    """What the kinds it is asked in are called; a written question is asked in the one of its type."""
    fixed = course.bank.fixed_by_id.get(one.id)
    if fixed is not None:
        return ("putting in order" if fixed.type == "ordering" else KINDS[fixed.type].title,)
    return tuple(kind.title for kind in kinds_for(one, course.bank))


def _options(course: Course, one: Fact) -> tuple[tuple[str, str], ...]:
    fixed = course.bank.fixed_by_id.get(one.id)
    return tuple((option.text, option.because) for option in fixed.options) if fixed else ()


def _within(one: Fact) -> str:
    """How far a written question lets a figure be off, in words; of facts it is not said."""
    within = one.answer.within
    if within is None or one.kinds != ("fixed",):
        return ""
    return (
        f"{within.amount * 100:f}".rstrip("0").rstrip(".") + " %" if within.relative else f"{within.amount:f}"
    )


def _memory(course: Course, one: Fact) -> FactMemory | None:
    if g.person is None:
        return None
    if one.id in course.sealed:
        return FactMemory(None, 0, is_sealed=True)
    state = course.memories.get(one.id)
    is_aside = one.id in course.aside
    if state is None:
        return FactMemory(None, 0, is_aside=is_aside)
    return FactMemory(
        course.recalls[one.id],
        state.reviews,
        last=days_away(state.last_day, course.day),
        due="" if is_aside else days_away(max(state.due_day, course.day), course.day),
        is_aside=is_aside,
    )


def _chart(course: Course, one: Fact) -> SeriesChart | None:
    found = next((s for s in course.bank.series if any(p.fact == one.id for p in s.points)), None)
    return None if found is None else _drawn(course, found, one.id)


def _drawn(course: Course, found: Series, fact_id: str = "") -> SeriesChart:
    """A series to be drawn; the point of the fact, if it has one, stands out."""
    return SeriesChart(
        title=found.title,
        unit=_unit(course, found),
        points=tuple(
            SeriesPoint(
                span_text(point.x, point.x, course.bank),
                f"{point.y:,}",
                float(point.x.year),
                float(point.y),
                bool(fact_id) and point.fact == fact_id,
            )
            for point in found.points
        ),
    )


def _unit(course: Course, series: Series) -> str:
    unit = course.bank.unit_by_id.get(series.unit)
    named = unit.many if unit else "US dollars" if series.unit == "USD" else series.unit
    return f"{series.scale} {named}".strip()
