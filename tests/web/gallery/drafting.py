"""Drafting facts from a document: begun, in work, a paragraph with its proposals, all of it read."""

from __future__ import annotations

from quizapp.web.drafting.forms import FactForm, StartForm, fact_form
from quizapp.web.views import drafting
from tests.web.gallery.forms import filled, none
from tests.web.gallery.samples import BANK, BRIDGE, TITLE, UGLY

SECTIONS = (("history", "History"), ("geography", "Geography"))
SOURCE = (
    drafting.Piece("The reinforced bridge over the Tumen was opened in "),
    drafting.Piece("1959", 1, "open", is_current=True),
    drafting.Piece(". Before, from "),
    drafting.Piece("1952", 2, "open"),
    drafting.Piece(", trains crossed a wooden one of "),
    drafting.Piece("600 metres", 3, "edited"),
    drafting.Piece(" near "),
    drafting.Piece("Khasan", 4, "rejected"),
    drafting.Piece(". Traffic grew in the "),
    drafting.Piece("1960s", 5, "open"),
    drafting.Piece("."),
)
ENTRY = {
    "say": BRIDGE,
    "ask": "In which year was the Friendship Bridge opened?",
    "answer": "1959",
    "type": "year",
    "subject": "Friendship Bridge",
    "what": "opened",
}
READY = drafting.CandidateCard(
    1, "open", "year", "sure", "It names a year.", BRIDGE, ENTRY["ask"], is_current=True
)
UNFINISHED = drafting.CandidateCard(
    2,
    "open",
    "year",
    "likely",
    "It names a year.",
    "Trains crossed … from {1952}.",
    "",
    ("Write the question.",),
)
DOUBTFUL = drafting.CandidateCard(
    5,
    "open",
    "period",
    "doubtful",
    "It names a decade.",
    "… grew in the {1960s} …",
    "",
    ("Write the question.",),
)
FACT = drafting.CandidateCard(
    3,
    "edited",
    "number",
    "sure",
    "It measures something.",
    "The wooden bridge was {600 m} long.",
    "How long was the wooden bridge?",
    fact="wooden-bridge-length",
    prompts=(("number", "How long was the wooden bridge?"), ("gap", "The wooden bridge was _____ long.")),
)
LEFT_OUT = drafting.CandidateCard(
    4, "rejected", "name", "doubtful", "It names a place.", "It stood near {Khasan}.", ""
)
PAGE = {
    "draft": "d1",
    "title": "The Borderland",
    "bank_title": TITLE,
    "last": 80,
    "place": "History, H8, page 4",
}
LINES = (
    drafting.ParagraphLine(1, "History, H1", "The Empire became a neighbour of the kingdom in the", 6, 0, 2),
    drafting.ParagraphLine(2, "History, H2", "Combining pressure with intercession", 4, 4, 0),
    drafting.ParagraphLine(3, f"{UGLY}, G1", UGLY, 1, 1, 0),
)


def fact_forms() -> dict[str, object]:
    """The forms of the open proposals."""
    return {"forms": {number: fact_form(number, SECTIONS, ENTRY) for number in (1, 2, 5)}}


def fact_forms_with_faults() -> dict[str, object]:
    """The same; what was written in the first is wrong in every field."""
    faults = dict.fromkeys(
        ("say", "ask", "answer", "type", "subject", "what", "year", "section", "weight"),
        "This is what is wrong with it, and what to write instead.",
    )
    forms = {number: fact_form(number, SECTIONS, ENTRY) for number in (1, 2, 5)}
    assert isinstance(forms[1], FactForm)
    forms[1].blame(faults)
    return {"forms": forms}


def start_form(**more: object) -> StartForm:
    """The form for a document."""
    return StartForm(**more).offer([(BANK, TITLE)])


def _paragraph(*cards: drafting.CandidateCard, **more: object) -> drafting.ParagraphPage:
    page = {**PAGE, "number": 12, "read": 11, "facts": 9, "pieces": SOURCE, "may_undo": True, **more}
    return drafting.ParagraphPage(cards=cards, **page)  # type: ignore[arg-type]


OPENED = drafting.CandidateCard(
    1,
    "open",
    "year",
    "sure",
    "It names a year.",
    BRIDGE,
    ENTRY["ask"],
    ("Say it.",),
    is_current=True,
    is_opened=True,
)
EXHIBITS = {
    "drafts-first": (drafting.DraftsPage(), "teacher", filled(start_form)),
    "drafts": (
        drafting.DraftsPage(
            (
                drafting.DraftLine("d1", "The Borderland", "23 November, 18:22", 120, 9),
                drafting.DraftLine("d2", UGLY, "20 November, 11:40", 0, 1),
            )
        ),
        "teacher",
        filled(start_form),
    ),
    "drafts-errors": (
        drafting.DraftsPage(),
        "teacher",
        filled(start_form, {"text": "", "course": "none", "title": "x" * 121}),
    ),
    "draft-overview": (
        drafting.OverviewPage("d1", "The Borderland", BANK, TITLE, LINES, 1, 2, 5, 3, 2, may_undo=True),
        "teacher",
        none,
    ),
    "draft-all-read": (
        drafting.OverviewPage("d1", UGLY, BANK, TITLE, LINES[:1], 1, 2, 0, 0, 0, may_undo=True),
        "teacher",
        none,
        (("done", "3 doubtful proposals left out."),),
    ),
    "draft-paragraph": (_paragraph(READY, UNFINISHED, DOUBTFUL, FACT, LEFT_OUT), "teacher", fact_forms),
    "draft-paragraph-faults": (
        _paragraph(OPENED, UNFINISHED, DOUBTFUL, FACT, LEFT_OUT),
        "teacher",
        fact_forms_with_faults,
    ),
    "draft-paragraph-doubtful": (_paragraph(DOUBTFUL, number=1), "teacher", fact_forms),
    "draft-paragraph-decided": (_paragraph(FACT, LEFT_OUT, number=80), "teacher", fact_forms),
}
