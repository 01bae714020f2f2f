"""What a deck of Anki would bring, in words."""

from __future__ import annotations

from quizapp.formats.imports.anki_package import learnt
from quizapp.usecases.foreign_items import CHANGED, NEW, UNCHANGED, ForeignItem
from quizapp.usecases.own_anki import DeckReport
from quizapp.usecases.own_anki_in import TakenIn
from quizapp.web.views.own import DeckReportPage, LeftOutCard
from quizapp.web.words import counted

LISTED = 50
WHY = {
    learnt.MANUAL: (
        "row of the log says that a card was moved by hand",
        "rows say that cards were moved by hand",
    ),
    learnt.CRAMMED: ("answer was crammed", "answers were crammed"),
    learnt.RESET: ("answer came before its card was reset", "answers came before their card was reset"),
    learnt.ODD: ("row makes no sense", "rows make no sense"),
}


def report_page(found: DeckReport, error: str = "") -> DeckReportPage:
    """The page of a report."""
    left_out = found.left_out
    return DeckReportPage(
        upload=found.public_id,
        filename=found.file_name,
        new=found.count(NEW),
        changed=found.count(CHANGED),
        unchanged=found.count(UNCHANGED),
        answers=found.answers,
        span=_span(found),
        totals=_totals(found),
        notes=_notes(found),
        left_out=tuple(map(_left_out, left_out[:LISTED])),
        more_left_out=max(0, len(left_out) - LISTED),
        has_anything=bool(found.count(NEW) + found.count(CHANGED) + found.suspended or found.has_past),
        error=error,
    )


def came_words(came: TakenIn) -> str:
    """What came in."""
    counts = ((came.cards, "card", "cards"), (came.answers, "answer", "answers"))
    new = " and ".join(counted(*count) for count in counts if count[0])
    aside = counted(came.suspended, "card is", "cards are") if came.suspended else ""
    said = f"Your deck is here: {new}." if new else "Your deck is here."
    return f"{said} {aside} set aside, as in Anki." if aside else said


def _totals(found: DeckReport) -> tuple[tuple[str, int], ...]:
    rows = [
        ("new to you", found.count(NEW)),
        ("differ from yours", found.count(CHANGED)),
        ("here already", found.count(UNCHANGED)),
        ("left out", len(found.left_out)),
    ]
    return (*((words, number) for words, number in rows if number), ("cards in all", len(found.items)))


def _notes(found: DeckReport) -> tuple[str, ...]:
    notes = [_sentence(message.message) for message in found.report.messages]
    if found.learnt.trouble:
        notes.append(f"What you learnt cannot be read: {found.learnt.trouble}. The cards can.")
    if found.of_state:
        notes.append(
            f"{counted(found.of_state, 'card comes', 'cards come')} without answers, but with the memory "
            "that Anki’s FSRS reckoned. It is taken as it is; what we learn of your forgetting begins here."
        )
    if found.of_interval:
        notes.append(
            f"{counted(found.of_interval, 'card comes', 'cards come')} with nothing but an interval. We take "
            "it that nine of ten such cards are still known when it ends; your first answers correct that."
        )
    if found.suspended:
        notes.append(
            f"{counted(found.suspended, 'card is', 'cards are')} suspended, and will not be asked here."
        )
    if found.known:
        notes.append(
            f"{counted(found.known, 'answer is', 'answers are')} here already, or older than what you "
            "answered here since; nothing counts twice."
        )
    left = [f"{counted(number, *WHY[why])}" for why, number in found.learnt.left_out.items() if number]
    if left:
        notes.append(f"Not taken over, as it says nothing of what you remember: {'; '.join(left)}.")
    return tuple(notes)


def _span(found: DeckReport) -> str:
    if found.first is None or found.last is None:
        return ""
    first, last = (f"{day.day} {day:%B} {day.year}" for day in (found.first, found.last))
    return f"on {first}" if first == last else f"from {first} to {last}"


def _left_out(item: ForeignItem) -> LeftOutCard:
    reasons = tuple(_sentence(message.message) for message in item.row.messages)
    return LeftOutCard(item.row.name or f"card {item.number}", reasons)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}{'' if text[-1:] in '.?!' else '.'}"
