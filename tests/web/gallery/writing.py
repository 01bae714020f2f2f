"""Writing a course: its facts, names, questions and what it says of itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from quizapp.formats.native.writer import fact_to_plain, fixed_to_plain
from quizapp.formats.typed.facts import fact_to_typed
from quizapp.formats.typed.fixed import fixed_to_typed
from quizapp.formats.typed.head import head_to_typed
from quizapp.formats.typed.names import name_to_typed
from quizapp.web.bank_edit.forms import AboutForm, FactForm, FilterForm, NameForm, QuestionForm
from quizapp.web.bank_edit.previews import stored_preview
from quizapp.web.views import bank_edit as views
from tests.builders import make_bank
from tests.web.gallery.forms import none
from tests.web.gallery.samples import UGLY

BANK = make_bank()
COURSE = views.CourseBrief("harbour", BANK.head.title)
FOLDER = views.CourseBrief("harbour", BANK.head.title, is_folder=True)
EMPTY = views.CourseBrief("river", "The River")
LABELS = tuple(name.label for name in BANK.names)
UNITS = tuple(unit.many for unit in BANK.head.units)
POOLS = tuple(members for _, members in BANK.head.pools)
PLACES = (("geography", "G1-G4"), ("history", "H1-H8"))
GROUPS = (
    views.PartGroup(
        "history",
        "History",
        (
            views.PartLine("north-pier-opened", BANK.facts[4].say, ("a year", "surely asked", "H1")),
            views.PartLine("odd", f"{UGLY} was {{1990}}.", ("a year", UGLY), has_caution=True),
        ),
    ),
)
NAMES = (
    views.PartGroup("port", "ports of the coast", (views.PartLine("dunmere", "Dunmere", ("in 3 places",)),)),
    views.PartGroup("", "in no group", (views.PartLine("odd", UGLY, ("nothing speaks of it",)),)),
)
CLASH = views.Overtaken((views.Difference("Answer", "1862", "1863"), views.Difference("Why", "", UGLY)))
WRONG_FACT = {
    "say": "The pier was opened.", "ask": "",
    "value": "18x", "section": "history", "type": "year", "at": "H99",
    "wrong": [{"text": "", "because": "It was not."}], "within": "some",
}  # fmt: skip


def fact_form(
    fact: str = "", faults: tuple[tuple[str, int | None, str], ...] = (), **typed: Any
) -> Callable[[], Any]:
    """A form of a fact of the harbour, or of what is typed, with faults beside fields."""

    def made() -> dict[str, object]:
        held = fact_to_typed(fact_to_plain(BANK.fact_by_id[fact]), BANK) if fact else {}
        form = FactForm.filled({**held, **typed}, "r1", fact).offer(BANK.head)
        for field, row, message in faults:
            form.blame(field, row, message)
        return {"form": form}

    return made


def question_form(question: str = "", **typed: Any) -> Callable[[], Any]:
    """A form of a question of the harbour, or of what is typed."""

    def made() -> dict[str, object]:
        item = BANK.fixed_by_id.get(f"fixed:{question}")
        held = fixed_to_typed(fixed_to_plain(item), BANK) if item else {}
        form = QuestionForm.filled({**held, "section": "history", **typed}, "r1", question).offer(BANK.head)
        if not question and typed:
            if typed["type"] in ("choose_all", "matching"):
                of = "options" if typed["type"] == "choose_all" else "pairs"
                form.blame(of, None, "Write 2 to 26 options.")
            if typed["type"] != "matching":
                form.blame("key", None, "Tick one option as the right one.")
            form.blame("prompt", None, "Write the question.")
        return {"form": form}

    return made


def name_form(label: str = "", fault: str = "") -> Callable[[], Any]:
    """A form of a name."""

    def made() -> dict[str, object]:
        plain = {"id": "dunmere", "label": label, "pool": "port", "also": ["Dunmere Roads"], "began": "1860"}
        form = NameForm.filled(name_to_typed(plain, BANK) if label else {}, "r1", "dunmere" if label else "")
        if fault:
            form.blame("label", None, fault)
        return {"form": form}

    return made


def about_form(fault: str = "") -> Callable[[], Any]:
    """The form of the harbour's description."""

    def made() -> dict[str, object]:
        form = AboutForm.filled(head_to_typed(BANK), "r1")
        if fault:
            form.blame("sections", 0, fault)
            form.blame("title", None, "Write a title.")
        return {"form": form}

    return made


def filter_form(**found: str) -> Callable[[], Any]:
    """The form that looks for facts."""
    return lambda: {"form": FilterForm(data=found).offer(BANK.head)}


def fact_page(fact: str = "", course: views.CourseBrief = COURSE, **more: Any) -> views.FactEditor:
    """The editor of a fact with its preview."""
    preview = more.pop("preview", stored_preview(BANK, fact))
    return views.FactEditor(course, fact, preview, LABELS, UNITS, POOLS, PLACES, **more)


UNSOUND = views.Preview(
    tuple(
        views.PreviewedQuestion(one.item, ("the article betrays the answer",) * (number == 1), ("long",))
        for number, one in enumerate(stored_preview(BANK, "north-pier-opened").questions)
    ),
    remarks=("The question gives its answer away.",),
    advice="Write more facts of its kind.",
)
FAULTS = (
    ("say", None, "The sentence does not say 1862. Mark the answer in it."),
    ("ask", None, "Write the question."),
    ("value", None, "“18x” is no date that can be read."),
    ("at", None, "The source has no paragraph “H99”."),
    ("wrong", 0, "Write the wrong answer, or clear its reason as well."),
    ("within", None, "“some” does not say how far an answer may be off."),
)
EXHIBITS = {
    "edit-facts": (views.FactsList(COURSE, GROUPS, 35), "teacher", filter_form()),
    "edit-facts-found": (
        views.FactsList(COURSE, GROUPS, 35, is_filtered=True), "teacher", filter_form(q="pier", type="year"),
    ),
    "edit-facts-none-found": (
        views.FactsList(COURSE, (), 35, is_filtered=True), "teacher", filter_form(q="x"),
    ),
    "edit-facts-empty": (views.FactsList(EMPTY, (), 0), "teacher", filter_form()),
    "edit-facts-folder": (views.FactsList(FOLDER, GROUPS, 35), "teacher", filter_form()),
    "edit-names": (views.NamesList(COURSE, NAMES, 2), "teacher", none),
    "edit-names-empty": (views.NamesList(EMPTY, (), 0), "teacher", none),
    "edit-questions": (views.QuestionsList(COURSE, GROUPS, 2), "teacher", none),
    "edit-questions-empty": (views.QuestionsList(EMPTY, (), 0), "teacher", none),
    "edit-fact-new": (fact_page(course=EMPTY), "teacher", fact_form(type="year", section="history")),
    "edit-fact": (fact_page("north-pier-opened"), "teacher", fact_form("north-pier-opened")),
    "edit-fact-number": (fact_page("velm-length", learners=27), "teacher", fact_form("velm-length")),
    "edit-fact-list": (
        fact_page("", preview=views.Preview()), "teacher", fact_form(type="list", value="a\nb"),
    ),
    "edit-fact-unsound": (
        fact_page("north-pier-opened", preview=UNSOUND), "teacher", fact_form("north-pier-opened"),
    ),
    "edit-fact-errors": (
        fact_page("", preview=views.Preview(missing=("Write the question.",))),
        "teacher",
        fact_form("", FAULTS, **WRONG_FACT),
    ),
    "edit-fact-overtaken": (
        fact_page("north-pier-opened", overtaken=CLASH), "teacher", fact_form("north-pier-opened"),
    ),
    "edit-fact-deleted": (
        fact_page("north-pier-opened", overtaken=views.Overtaken(is_deleted=True)),
        "teacher",
        fact_form("north-pier-opened"),
    ),
    "edit-name": (
        views.NameEditor(COURSE, "dunmere", (BANK.facts[0].say, UGLY), LABELS, POOLS),
        "teacher",
        name_form("Dunmere"),
    ),
    "edit-name-new": (
        views.NameEditor(COURSE, "", labels=LABELS, pools=POOLS),
        "teacher",
        name_form(fault="Write the name."),
    ),
    "edit-name-unused": (views.NameEditor(COURSE, "dunmere"), "teacher", name_form("Dunmere")),
    "edit-question": (
        views.QuestionEditor(COURSE, "not-built-yet", stored_preview(BANK, "fixed:not-built-yet"), PLACES),
        "teacher",
        question_form("not-built-yet"),
    ),
    **{
        f"edit-question-{kind}": (
            views.QuestionEditor(COURSE, "", views.Preview(), PLACES), "teacher", question_form(type=kind),
        )
        for kind in ("choose_all", "matching", "true_false", "number", "ordering", "cloze")
    },
    "edit-about": (views.AboutCourse(COURSE), "teacher", about_form()),
    "edit-about-errors": (
        views.AboutCourse(COURSE, CLASH), "teacher", about_form("The section “history” still holds facts."),
    ),
    "edit-take-over": (
        views.TakeOver(FOLDER, "/teach/files/courses/harbour/facts/north-pier-opened"), "teacher", none,
    ),
}  # fmt: skip
