"""Page data of drafting, from what the use cases found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from quizapp.usecases.draft_reading import Candidate, Draft, Line, Reading
from quizapp.web.tongues import speak_as
from quizapp.web.views.drafting import (
    CandidateCard,
    DraftLine,
    DraftsPage,
    OverviewPage,
    ParagraphLine,
    ParagraphPage,
    Piece,
)
from quizapp.web.words import local


def index_page(rows: Iterable[Any], zone: str) -> DraftsPage:
    """The documents in work."""
    return DraftsPage(
        tuple(
            DraftLine(row.public_id, row.title, local(row.created_at, zone), int(row.open), int(row.facts))
            for row in rows
        )
    )


def overview_page(draft: Draft) -> OverviewPage:
    """How far a document was read."""
    speak_as(draft.head)
    return OverviewPage(
        draft=draft.public_id,
        title=draft.title,
        bank=draft.bank.slug if draft.bank else "",
        bank_title=draft.bank.title if draft.bank else "a course that is gone",
        lines=tuple(map(_line, draft.lines)),
        read=draft.read,
        facts=draft.facts,
        open=draft.open,
        doubtful=draft.doubtful,
        next_open=draft.next_open,
        may_undo=draft.may_undo,
    )


def paragraph_page(found: Reading, opened: int = 0) -> ParagraphPage:
    """A paragraph with its proposals; the form of the one at `opened` stands open."""
    draft, line = found.draft, found.line
    speak_as(draft.head)
    current = opened or next((one.position for one in _in_order(found.candidates) if one.state == "open"), 0)
    return ParagraphPage(
        draft=draft.public_id,
        title=draft.title,
        bank_title=draft.bank.title if draft.bank else "",
        number=line.number,
        last=len(draft.lines),
        place=_place(line),
        read=draft.read,
        facts=draft.facts,
        pieces=tuple(_pieces(found.text, found.candidates, current)),
        cards=tuple(_card(one, current, opened) for one in _in_order(found.candidates)),
        may_undo=draft.may_undo,
    )


def _in_order(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Open and likely ones, then the doubtful, then those that are decided."""
    return sorted(
        candidates,
        key=lambda one: (one.state != "open", one.state == "open" and one.grade == "doubtful", one.position),
    )


def _card(one: Candidate, current: int, opened: int) -> CandidateCard:
    return CandidateCard(
        position=one.position,
        state=one.state,
        type=one.entry["type"],
        grade=one.grade,
        reason=one.reason,
        say=one.entry["say"],
        ask=one.entry["ask"],
        left=tuple(one.left.values()),
        is_current=one.position == current,
        is_opened=one.position == opened,
        fact=one.fact,
        prompts=one.prompts,
    )


def _pieces(text: str, candidates: Iterable[Candidate], current: int) -> Iterable[Piece]:
    """The paragraph in pieces: plain ones, and those that are the value of a proposal."""
    place = 0
    for one in sorted(candidates, key=lambda one: one.value):
        start, end = one.value
        if start < place:
            continue
        yield Piece(text[place:start])
        yield Piece(text[start:end], one.position, one.state, one.position == current)
        place = end
    yield Piece(text[place:])


def _line(line: Line) -> ParagraphLine:
    return ParagraphLine(line.number, _place(line), line.beginning, line.proposals, line.open, line.facts)


def _place(line: Line) -> str:
    words = f"{line.section}, {line.mark}" if line.section else line.mark
    return f"{words}, page {line.page}" if line.page else words
