"""The history of a course, its look-alikes and its questions on their way to facts."""

from __future__ import annotations

from dataclasses import replace

from quizapp.core.near_duplicates import OTHER_ANSWER, SAME_QUESTION
from quizapp.core.promotion import Wording
from quizapp.usecases.history import FIRST, ChangedSince, ItemChange
from quizapp.usecases.proposing import FROM_FOLDER
from quizapp.web.bank.change_words import shown_items
from quizapp.web.bank.promotion import MENDED
from quizapp.web.bank.promotion_form import WordingForm
from quizapp.web.views import history
from quizapp.web.views.history import HistoryLine
from quizapp.web.views.look_alikes import AlikeItem, AlikePair, LookAlikesPage
from quizapp.web.views.promotion import OfferedQuestion, PromotePage
from tests.web.gallery.forms import none
from tests.web.gallery.samples import BANK, BRIDGE, TITLE, UGLY

LINES = (
    HistoryLine(5, "23 November 2026, 18:22", "Edited", "1 fact changed", "Grace Example", True),
    HistoryLine(4, "23 November 2026, 18:20", "A file taken in", "12 questions added, 3 changed", UGLY),
    HistoryLine(3, "1 October 2026, 08:02", "Who may see it was changed", "", "Grace Example"),
    HistoryLine(
        2,
        "30 September 2026, 11:00",
        "Changes of its folder accepted",
        "3 facts added, 1 changed, 2 gone; 12 names added; the description of the course",
        "somebody without an account here",
    ),
    HistoryLine(1, "30 September 2026, 10:58", "Loaded from its folder", "504 facts added; 321 names added"),
)
FACT = {
    "id": "friendship-bridge-opened",
    "section": "history",
    "about": {"of": "friendship-bridge", "what": "opened"},
    "say": BRIDGE,
    "ask": "In which year was the Friendship Bridge opened?",
    "answer": {"year": "1959"},
    "at": ["H8 n25"],
}
EDITED = {
    **FACT,
    "say": BRIDGE.replace("1959", "1960"),
    "answer": {"year": "1960"},
    "why": "A wooden bridge had stood there since 1952, for trains alone.",
}
ITEMS = shown_items(
    (
        ItemChange("facts", FACT["id"], FACT, EDITED),
        ItemChange("facts", "old-pier", {**FACT, "say": "The pier was {built of oak}."}, None),
        ItemChange("fixed", "pier", None, {"prompt": "Who built the pier?", "key": ["Ada Pike"]}),
        ItemChange("names", "rason", {"label": "Rason"}, {"label": "Rason", "also": ["Rajin-Sonbong"]}),
        ItemChange("bank", "title", "The River", "The Tumen"),
        ItemChange("bank", "summary", None, "The bridge, the river and those who cross it."),
    )
)
AT = {"bank": BANK, "title": TITLE}
WORDING = Wording(
    "Friendship Bridge", "opened", BRIDGE, "In which year was the Friendship Bridge opened?", "H8 n25"
)
KINDS = ("multiple choice", "true or false", "type a year", "flashcard")
OFFERS = (
    OfferedQuestion("q1", FACT["ask"], "1959", "type a year", "year", KINDS, new_name="Friendship Bridge"),
    OfferedQuestion(
        "q2",
        "By how many millimetres is the gauge ___ wider?",
        UGLY,
        "gap in a sentence",
        "term",
        (),
        is_ticked=True,
        is_rough=True,
        wrong=("50 mm", UGLY),
        looks=("The same question with the same answer, as in the course: “How wide?” (gauge).",),
        fault="'say' needs braces round the answer, once; write {85 mm} in it.",
    ),
)


def offer_forms() -> dict[str, object]:
    return {"forms": {one.id: WordingForm.of(one.id, WORDING) for one in OFFERS}}


def bad_offer_forms() -> dict[str, object]:
    forms = {one.id: WordingForm.of(one.id, replace(WORDING, say="", at="x" * 121)) for one in OFFERS[1:]}
    for form in forms.values():
        form.validate()
    return {"forms": forms}


ONE = AlikeItem("friendship-bridge-opened", "fact", FACT["ask"], "1959")
PAIRS = (
    AlikePair(ONE, AlikeItem("fixed:q1", "question", "It opened in _____.", "1959"), SAME_QUESTION, True),
    AlikePair(ONE, AlikeItem("fixed:q2", "question", UGLY, UGLY), OTHER_ANSWER, False),
)

EXHIBITS = {
    "history": (
        history.HistoryPage(**AT, lines=LINES, count=105, older=2),
        "teacher",
        none,
        (("undo", {"words": "Change 4 is taken back.", "address": "/", "to": "back"}),),
    ),
    "history-of-fact": (
        history.HistoryPage(
            **AT, lines=LINES[:1], count=1, item="friendship-bridge-opened", item_ask=FACT["ask"]
        ),
        "teacher",
        none,
    ),
    "history-of-nothing": (history.HistoryPage(**AT, lines=(), count=0, item=UGLY), "teacher", none),
    "history-first": (history.HistoryPage(**AT, lines=LINES[4:], count=1), "teacher", none),
    "change": (
        history.ChangePage(**AT, line=LINES[3], items=ITEMS, count=105, may_restore=True, newer=1, older=3),
        "teacher",
        none,
    ),
    "change-conflict": (
        history.ChangePage(
            **AT,
            line=LINES[1],
            items=ITEMS[:1],
            count=1,
            may_restore=True,
            problem=str(ChangedSince((("facts", "friendship-bridge-opened"),))),
        ),
        "teacher",
        none,
    ),
    "change-first": (
        history.ChangePage(**AT, line=LINES[4], items=ITEMS[2:3], count=1, why_not=FIRST, may_restore=True),
        "teacher",
        none,
    ),
    "look-alikes": (LookAlikesPage(**AT, pairs=PAIRS, count=201, items=512), "teacher", none),
    "look-alikes-none": (LookAlikesPage(**AT, pairs=(), count=0, items=512), "teacher", none),
    "promote": (
        PromotePage(**AT, offers=OFFERS, count=12, written=20, later=2),
        "teacher",
        offer_forms,
    ),
    "promote-errors": (
        PromotePage(**AT, offers=OFFERS[1:], count=12, written=20, error=MENDED, earlier=1),
        "teacher",
        bad_offer_forms,
    ),
    "promote-of-folder": (
        PromotePage(**AT, offers=OFFERS[:1], count=1, written=1, is_folder=True),
        "teacher",
        offer_forms,
    ),
    "promote-none": (PromotePage(**AT, offers=(), count=0, written=4), "teacher", lambda: {"forms": {}}),
    "promote-no-questions": (PromotePage(**AT, offers=(), count=0), "teacher", lambda: {"forms": {}}),
    "change-of-folder": (
        history.ChangePage(**AT, line=LINES[0], items=(), count=0, why_not=FROM_FOLDER),
        "teacher",
        none,
    ),
}
