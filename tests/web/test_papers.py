"""Papers to print: chosen on a page, the same for the same seed, the key for instructors alone."""

from __future__ import annotations

import html
import re
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from quizapp.core.blueprint import Blueprint
from quizapp.core.kinds import KINDS
from quizapp.core.paper_forms import make_forms
from quizapp.usecases import importing
from tests.builders import make_bank, make_head
from tests.web.nasty import NASTY

PAGE = "/teach/papers/harbour"
SECTIONS = ["geography", "history", "trade"]
QUIZ_KINDS = [kind.name for kind in KINDS.values() if kind.in_quizzes]
CHOSEN = {
    "count": "5", "forms": "2", "how": "other", "seed": "K7QF2M", "key": "last", "sections": SECTIONS,
    "kinds": QUIZ_KINDS,
}  # fmt: skip


def address(**changes: object) -> str:
    """Where papers are shown; None leaves a field out."""
    fields = {name: value for name, value in {**CHOSEN, **changes}.items() if value is not None}
    return f"{PAGE}?{urlencode(fields, doseq=True)}"


def sheets(visitor) -> list[str]:
    """The text of each sheet of the page."""
    parts = re.split(r'<section class="sheet', visitor.source)[1:]
    inside = (part.partition("</section>")[0].partition(">")[2] for part in parts)
    return [re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", part))) for part in inside]


def test_an_instructor_prints_papers_from_the_page_of_a_course(instructor):
    instructor.goes("/teach/files/courses/harbour")
    instructor.goes(instructor.link(PAGE))
    assert instructor.headline == "Papers to print, in forms of equal difficulty."
    seed = re.search(r'name="seed"[^>]* value="(\w{6})"', instructor.source)
    assert seed
    assert sheets(instructor) == []
    instructor.goes(address(seed=seed[1]))
    first, second, key = sheets(instructor)
    for letter, sheet in (("A", first), ("B", second)):
        assert f"Form {letter}" in sheet
        assert "Name" in sheet
        assert f"seed {seed[1]}" in sheet
        assert re.search(r"harbour, revision [0-9a-f]{16}", sheet)
        assert re.search(r"Points\s+of 5", sheet)
    assert "Key to forms A, B" in key
    assert re.search(r"(Geography|History|Trade), paragraph \d", key)
    assert instructor.source.count('<li class="item">') == 10


def test_what_is_printed_is_what_the_seed_gives_and_nothing_of_the_key(instructor):
    instructor.goes(address(key="none", graded="y"))
    made = make_forms(make_bank(), Blueprint(tuple(SECTIONS), tuple(QUIZ_KINDS), 5), "K7QF2M", 2, graded=True)
    printed = sheets(instructor)
    assert len(printed) == 2
    for form, sheet in zip(made.forms, printed, strict=True):
        for question in form.questions:
            assert " ".join(question.prompt.split("_____")[0].split()) in sheet
            if not question.options and not question.detail.get("left"):
                assert question.answer_text not in sheet
        assert "paragraph" not in sheet
        assert "Key" not in sheet


def test_the_key_may_be_printed_alone_and_papers_without_it(instructor):
    instructor.goes(address())
    assert len(sheets(instructor)) == 3
    ways = {
        parse_qs(urlsplit(html.unescape(found)).query)["key"][0]: html.unescape(found)
        for found in re.findall(rf'href="({PAGE}\?[^"]+)"', instructor.source)
    }
    assert set(ways) == {"none", "alone"}
    instructor.goes(ways["none"])
    assert ["Key to" in sheet for sheet in sheets(instructor)] == [False, False]
    instructor.goes(ways["alone"])
    (key,) = sheets(instructor)
    assert "Key to forms A, B" in key


def test_the_same_address_gives_the_same_papers(instructor):
    def printed(**changes: object) -> list[str]:
        instructor.goes(address(**changes))
        return sheets(instructor)

    assert printed() == printed()
    assert printed() != printed(seed="other")
    assert printed(forms="1")[0] == printed()[0]


def test_the_same_questions_in_another_order(instructor):
    instructor.goes(address(how="same", kinds=["year", "number", "short_answer"], count="6"))
    asked = [sorted(re.findall(r"\d ([A-Z][^?]+\?)", sheet)) for sheet in sheets(instructor)[:2]]
    assert asked[0] == asked[1]
    assert len(asked[0]) == 6
    assert instructor.headline == "Two forms of 6 questions, equally hard."


def test_every_kind_is_printed(instructor):
    marks = {
        "choice": "lettered", "choose_all": 'class="box"', "true_false": 'class="boxes"',
        "set": 'class="num"',
        "ordering": 'class="blanks"', "matching": 'class="columns"', "cloze": 'class="gap"',
        "short_answer": 'class="rule"', "number": 'class="rule"',
        "year": 'class="rule"', "date": 'class="rule"',
        "comparison": "lettered", "estimate": "near miss", "fixed": 'class="what"',
    }  # fmt: skip
    assert set(marks) >= set(QUIZ_KINDS) - {"chart"}
    for kind, mark in marks.items():
        instructor.goes(address(kinds=kind, count="1", forms="1", key="none"))
        assert instructor.status == 200, kind
        (item,) = re.findall(
            r'<li class="item">.*?</ol>\s*</div>\s*<div class="sheet-foot">', instructor.source, re.S
        )
        assert mark in item, kind


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"count": "0"}, "Choose 1 to 60 questions."),
        ({"count": "61"}, "Choose 1 to 60 questions."),
        ({"count": "many"}, "Write a whole number, in figures."),
        ({"count": None}, "Write how many questions a form has."),
        ({"forms": "7"}, "Choose 1 to 6 forms."),
        ({"forms": "-1"}, "Choose 1 to 6 forms."),
        ({"seed": ""}, "Write any word or number."),
        ({"seed": "x" * 41}, "Use at most 40 characters."),
        ({"sections": None}, "Choose at least one section."),
        ({"kinds": None}, "Choose at least one kind of question."),
        ({"kinds": "riddle"}, "'riddle' is not a valid choice"),
        ({"sections": "atlantis"}, "'atlantis' is not a valid choice"),
        ({"how": "loudly"}, "Not a valid choice."),
        ({"key": "everywhere"}, "Not a valid choice."),
        ({"count": "12", "forms": "6"}, "too small for so many forms"),
        ({"kinds": "set", "count": "50"}, "of this choice"),
    ],
)
def test_what_cannot_be_printed_is_said_beside_its_field(instructor, wrong, said):
    instructor.goes(address(**wrong))
    assert instructor.status == 422
    assert said in instructor.text
    assert sheets(instructor) == []


def test_a_seed_is_printed_as_text(instructor):
    instructor.goes(address(seed="<b>\x00 one \n two"))
    assert instructor.status == 200
    assert "seed &lt;b&gt; one two" in instructor.source


def test_a_course_without_questions_says_so(app, instructor):
    services = app.extensions["quizapp"]
    empty = make_bank("empty", head=make_head(title="Empty"), facts=(), series=(), fixed=())
    importing.load_bank(services, empty, "database", services.clock())
    instructor.goes("/teach/files/courses/empty")
    assert "Print papers" not in instructor.text
    instructor.goes(address().replace("harbour", "empty"))
    assert instructor.status == 422
    assert "The bank has no questions of this choice." in instructor.text


def test_nobody_but_instructors_sees_papers_or_keys(app, instructor, student):
    _, code = instructor.makes_class("10B")
    for key in ("last", "none", "alone"):
        student.goes(address(key=key))
        assert student.path == "/sign-in"
    student.starts_as_guest()
    student.goes(address(key="alone"))
    assert student.status == 403
    student.claims("mira")
    student.joins(code, "Mira")
    for place in (PAGE, address(), address(key="alone")):
        student.goes(place)
        assert student.status == 403
        assert "Key to" not in student.text
        assert "Form A" not in student.text


@pytest.mark.parametrize(
    "hint", ["count=7", "count=1e9", "count=%00", "kinds=riddle", "sections=%FF&kinds=year"]
)
def test_an_address_may_suggest_what_to_print_and_nonsense_is_left_aside(instructor, hint):
    instructor.goes(f"{PAGE}?{hint}")
    assert instructor.status == 200
    assert instructor.source.count(" checked") >= 1
    assert ('value="7"' in instructor.source) == (hint == "count=7")


def test_nonsense_in_any_field_is_an_answer_never_a_breakdown(instructor):
    for place, text in enumerate(text for text in NASTY.values() if len(text) <= 2000):
        fields = ("seed", ("count", "forms", "how", "key", "graded", "sections", "kinds")[place % 7])
        for name in fields:
            asked = {**CHOSEN, "count": "1", "forms": "1", name: text}
            query = urlencode(asked, doseq=True, errors="surrogatepass")
            instructor.goes(f"{PAGE}?{query}")
            assert instructor.status in (200, 422), (name, text)
            assert "<script>alert" not in instructor.source
