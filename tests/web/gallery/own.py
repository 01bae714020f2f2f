"""Notes and cards of one's own, and decks of Anki."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from quizapp.web.own.forms import BringInForm, CardForm, DeckForm, LanguageForm, NoteForm
from quizapp.web.views import explore, own, play
from quizapp.web.views.questions import AnsweredPart
from tests.web.gallery.forms import filled, none
from tests.web.gallery.learning import TYPED_TERM
from tests.web.gallery.samples import (
    BANK,
    BRIDGE,
    BRIDGE_ASK,
    BRIDGE_PLACE,
    BRIDGE_WHY,
    CHOSE_WRONG,
    RESULT,
    RESULTS,
    TITLE,
    UGLY,
    feedback,
)
from tests.web.gallery.several import HALF_ORDERED

TEXT = "1959, the year after the Great Leap began.\nNot 1952: that was the wooden one."
NOTE = own.NoteBox(BANK, "bridge", TEXT, "/study/s1/6")
EMPTY_NOTE = own.NoteBox(BANK, "bridge", "", "/study/s1/6")
PAGE = own.NotePage(BANK, TITLE, "bridge", BRIDGE, TEXT, "/explore/borderland/facts/bridge")
SECTIONS = (
    own.CardSection(
        "Lecture 3",
        (
            own.CardLine("c1", "What does “isobar” join?", "places of equal pressure", "typed", 4, "sure"),
            own.CardLine("c2", "Bernoulli’s equation", "p + ½ρv² + ρgh = const", "turned", 2, "fading", True),
        ),
    ),
    own.CardSection("Cards", (own.CardLine("c3", UGLY, "ما هذا؟", "typed", 0, "not met yet"),)),
)
EXPORTS = (("/my-cards/export?format=anki-package", "Anki package", "for Anki: open it there"),)
LEFT_OUT = tuple(
    own.LeftOutCard(name, (why,))
    for name, why in (
        ("The muscles of the hand", "A picture with parts hidden cannot be asked here; it was left out."),
        ("Listen", "Nothing to read is on the front; write it in words."),
    )
)
REPORT: dict[str, Any] = {"upload": "u1", "filename": "Medicine.apkg", "unchanged": 0}


def card_form(**more: Any) -> CardForm:
    return CardForm(front="What does “isobar” join?", back="places of equal pressure", way="typed", **more)


def note_form(**more: Any) -> NoteForm:
    return NoteForm(text=TEXT, **more)


def long_note() -> dict[str, object]:
    form = note_form()
    form.text.errors = ["A note has at most 2,000 characters; this has 2,345. Shorten it."]
    return {"form": form}


def _noted(parts: tuple[AnsweredPart, ...]) -> tuple[AnsweredPart, ...]:
    boxes = (NOTE, *(own.NoteBox(BANK, f"part-{number}", "") for number in range(1, len(parts))))
    return tuple(replace(part, own_note=box) for part, box in zip(parts, boxes, strict=True))


def _feedback(note: own.NoteBox) -> Any:
    return replace(feedback(CHOSE_WRONG), own_note=note)


def _fact(**more: Any) -> explore.FactPage:
    return explore.FactPage(
        BANK, "bridge", "history", "History", BRIDGE, BRIDGE_ASK, "1959", (BRIDGE_PLACE,), "surely asked",
        ("type a year",), BRIDGE_WHY, **more,
    )  # fmt: skip


EXHIBITS = {
    "own-feedback-note": (_feedback(NOTE), "student", none),
    "own-feedback-no-note": (_feedback(EMPTY_NOTE), "student", none),
    "own-fact-note": (_fact(own_note=NOTE), "student", none),
    "own-fact-of-a-card": (_fact(own_note=EMPTY_NOTE, own_card="c1"), "student", none),
    "own-result": (
        play.ResultPage(
            **RESULT,
            score="16",
            maximum="20",
            items=RESULTS,
            cards_to_make=3,
            notes={RESULTS[0].fact: NOTE},
        ),
        "student",
        none,
    ),
    "own-result-parts": (
        play.ResultPage(
            **RESULT,
            score="1.85",
            maximum="3",
            items=(
                replace(HALF_ORDERED, parts=_noted(HALF_ORDERED.parts)),
                replace(TYPED_TERM, also=("Najin", "the port of Rajin", UGLY)),
            ),
        ),
        "student",
        none,
    ),
    "own-feedback-parts": (
        feedback(replace(HALF_ORDERED, parts=_noted(HALF_ORDERED.parts))),
        "student",
        none,
    ),
    "own-note": (PAGE, "student", filled(note_form)),
    "own-note-error": (PAGE, "student", long_note),
    "own-note-deleted": (own.NoteDeleted(BANK, TITLE, "bridge", TEXT, "/study/s1/6"), "student", none),
    "own-notes": (
        own.NotesPage(
            BANK,
            TITLE,
            (
                own.NoteLine("bridge", BRIDGE, TEXT, "23 November, 18:22"),
                own.NoteLine("gone", "", "Ask about this.", "2 November, 09:10"),
            ),
        ),
        "student",
        none,
    ),
    "own-notes-none": (own.NotesPage(BANK, TITLE), "student", none),
    "own-cards": (
        own.CardsPage("own-1", 103, 4, SECTIONS, 1, 100, 0, 2, exports=EXPORTS, deleted=(("c9", UGLY),)),
        "student",
        filled(LanguageForm),
    ),
    "own-cards-found": (
        own.CardsPage("own-1", 103, 4, SECTIONS[:1], 1, 2, asked="pressure", matches=2),
        "student",
        filled(LanguageForm),
    ),
    "own-cards-not-found": (
        own.CardsPage("own-1", 103, 4, asked="isotherm"),
        "student",
        filled(LanguageForm),
    ),
    "own-cards-none": (own.CardsPage(), "guest", none),
    "own-card-new": (own.CardPage(sections=("Lecture 3",)), "student", filled(CardForm)),
    "own-card": (
        own.CardPage("c1", ("Lecture 3",), "From Weather, paragraph 3."),
        "student",
        filled(card_form),
    ),
    "own-card-errors": (own.CardPage(), "student", filled(CardForm, {"front": "", "way": "typed"})),
    "own-anki": (own.DeckUpload(), "student", filled(DeckForm)),
    "own-anki-error": (own.DeckUpload(), "student", filled(DeckForm, {})),
    "own-anki-report": (
        own.DeckReportPage(
            **REPORT,
            new=412,
            changed=2,
            answers=6120,
            span="from 3 September 2025 to 20 November 2026",
            totals=(("new to you", 412), ("differ from yours", 2), ("left out", 2), ("cards in all", 416)),
            notes=(
                "14 cards are suspended, and will not be asked here.",
                "Not taken over, as it says nothing of what you remember: 31 answers were crammed.",
            ),
            left_out=LEFT_OUT,
            more_left_out=3,
        ),
        "student",
        filled(BringInForm),
    ),
    "own-anki-report-again": (
        own.DeckReportPage(
            **{**REPORT, "unchanged": 412},
            new=0,
            changed=0,
            answers=0,
            totals=(("here already", 412), ("cards in all", 412)),
            notes=("6120 answers are here already, or older than what you answered here since.",),
            has_anything=False,
        ),
        "student",
        filled(BringInForm),
    ),
    "own-anki-report-refused": (
        own.DeckReportPage(
            **REPORT,
            new=3,
            changed=0,
            answers=0,
            totals=(("new to you", 3), ("cards in all", 3)),
            error="You studied your cards while the deck was read. Bring it in once more.",
        ),
        "student",
        filled(BringInForm),
    ),
}
