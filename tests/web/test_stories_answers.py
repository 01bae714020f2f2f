"""Answers of every sort, given once, twice, late, from two tabs and with an old page."""

from __future__ import annotations

import json
import re
from html import escape, unescape

import pytest
from flask import Flask

from quizapp.core.drafting import suits
from quizapp.core.gaps import GAP
from quizapp.core.kinds import JOINT_KINDS, KINDS
from tests.builders import make_bank
from tests.people import Instructor, Student
from tests.web.answer_keys import card, everything, paper, right, rows, unreadable, wrong

QUIZ_KINDS = [name for name, kind in KINDS.items() if kind.in_quizzes and name not in JOINT_KINDS]
CHOSEN = ("choice", "true_false", "choose_all")
HOSTILE = [
    "x" * 2001,
    "x" * 250_000,
    "\u0301\u0327" * 1000,
    "NaN",
    "inf",
    "1e999",
    "-0",
    "1_000",
    "0x10",
    "1,234",
    "1.234,5",
    "½",
    "²",
    "12km²",
    "12-14",
    "1e-400",
    "9" * 1999,
    "9" * 450,
    "'60",
    "18 60",
    "0",
    "-1860",
    "99999",
    "2019-02-31",
    "0000-01-01",
    "2024-W01-1",
    "8/9/45",
    "<script>alert(1)</script>",
    "{{7*7}}",
    "${7*7}",
    "%s%n",
    "'; drop table account; --",
    "\x00",
    "19\x0062",
    "\u202e2681",
    "\ufffd",
    "=1+1",
]
CHOICES = ["-1", "99", "abc", "1.0", "١", "²", "0 ", "\x00", "1" * 5000, "0x1"]


def practises(student: Student, *kinds: str, count: int = 3) -> str:
    """Begin a practice quiz and give its id."""
    student.goes("/quiz/harbour")
    sections = re.findall(r'name="sections"[^>]*value="([^"]+)"', student.source)
    student.sends(
        "/quiz/harbour", {"count": str(count), "sections": sections, "kinds": list(kinds or QUIZ_KINDS)}
    )
    assert student.path.startswith("/attempts/"), student.text
    return student.path.split("/")[2]


def as_many(kind: str, most: int) -> int:
    """How many questions of a kind the harbour gives, at most so many."""
    bank = make_bank()
    if kind == "chart":
        return len(bank.series)  # what one chart of a series shows is not asked in another
    return min(most, sum(suits(KINDS[kind], fact, bank) for fact in bank.items))


def to_a_question(student: Student, app: Flask) -> str:
    """Study until a question is asked that can be unreadable; give the session's id."""
    student.starts_as_guest()
    session = student.path.split("/")[2]
    for _ in range(60):
        question = card(app, session)
        if question is not None and question.kind != "flashcard":
            return session
        student.goes(f"/study/{session}")
        student.answers(**(right(question) if question else {}))
        student.goes(f"/study/{session}")
    raise AssertionError("no question came")


def place(student: Student) -> str:
    """The address that the form on the page answers to."""
    return student.link(r"/(?:study|attempts)/[0-9a-f]+/\d+")


def saved(app: Flask, attempt: str) -> list[object]:
    """The saved answers of an attempt."""
    found = rows(
        app,
        "select response from attempt_item join attempt on attempt.id = attempt_id"
        " where public_id = ? order by position",
        [attempt],
    )
    return [None if row[0] is None else json.loads(row[0]) for row in found]


@pytest.mark.long
@pytest.mark.parametrize("kind", QUIZ_KINDS)
def test_no_answer_breaks_a_quiz_and_what_cannot_be_read_changes_nothing(app, student, kind):
    attempt = practises(student, kind, count=as_many(kind, 2))
    question = paper(app, attempt)[0]
    is_typed = question.marked_as not in CHOSEN
    field = next(iter(right(question)))
    for value in HOSTILE[::2] if is_typed else CHOICES:
        before = everything(app)
        student.goes(f"/attempts/{attempt}/1")
        student.sends(f"/attempts/{attempt}/1", {"rev": student.revision, "go": "1", field: value})
        assert student.status in (200, 422, 413), (value[:30], student.status)
        assert "<script>alert" not in student.source
        if student.status != 200:
            assert everything(app) == before, value[:30]
            assert 'role="alert"' in student.source or student.status == 413


@pytest.mark.long
@pytest.mark.parametrize("kind", QUIZ_KINDS)
def test_no_answer_breaks_study(app, student, kind):
    session = to_a_question(student, app)
    for _ in range(40):
        question = card(app, session)
        if question is not None and question.kind == kind:
            break
        student.goes(f"/study/{session}")
        if "<form" not in student.source.split("<main", 1)[1].split("</main", 1)[0]:
            break
        student.answers(**(wrong(question) if question else {}))
        student.goes(f"/study/{session}")
    for value in (CHOICES if kind in CHOSEN else HOSTILE)[::3]:
        student.goes(f"/study/{session}")
        if not re.search(r'name="(choice|choice-0|answer|item-0)"', student.source):
            continue
        before = everything(app)
        fields = ("answer", "choice", "choice-0", "item-0", "rating")
        student.sends(place(student), dict.fromkeys(fields, value))
        assert student.status in (200, 422, 413), (value[:30], student.status)
        if student.status != 200:
            assert everything(app) == before


@pytest.mark.parametrize("kind", QUIZ_KINDS)
def test_what_cannot_be_read_is_not_wrong_but_asked_again_as_it_was_typed(app, student, kind):
    attempt = practises(student, kind, count=as_many(kind, 3))
    question = paper(app, attempt)[0]
    bad = unreadable(question)
    assert bad, kind
    student.answers(**bad)
    assert student.status == 422
    assert re.search(r'id="answer-error" role="alert"', student.source)
    if len(bad.get("answer", "x" * 100)) < 100:
        assert f'value="{escape(bad["answer"])}"' in student.source
    assert saved(app, attempt)[0] is None
    student.answers(**right(question))
    student.sends(f"/attempts/{attempt}/hand-in")
    assert student.headline.startswith("1 of")


def test_an_unreadable_card_is_not_counted_and_can_be_answered_after_all(app, student):
    session = to_a_question(student, app)
    before = everything(app)
    student.goes(f"/study/{session}")
    student.answers(**unreadable(card(app, session)))
    assert student.status == 422
    assert everything(app) == before
    student.answers(**right(card(app, session)))
    assert student.headline.startswith(("✓", "Right", "That is right")) or "right" in student.text.casefold()


@pytest.mark.parametrize(
    "data", [{}, {"answer": ""}, {"answer": "   "}, {"answer": "?"}, {"answer": "\u200b"}, {"choice": ""}]
)
def test_an_empty_card_is_not_an_answer_but_not_knowing_is(app, student, data):
    session = to_a_question(student, app)
    student.goes(f"/study/{session}")
    before = everything(app)
    student.answers(**data)
    assert student.status == 422
    assert "do not know" in student.text
    assert everything(app) == before
    student.answers(unknown="1")
    assert student.status == 200
    assert rows(app, "select count(*) from review") == [(len(before["review"]) + 1,)]


def test_the_same_answer_from_every_keyboard(app, student):
    attempt = practises(student, "year", count=6)
    for position, question in enumerate(paper(app, attempt), start=1):
        year = right(question)["answer"]
        wide = "".join(chr(ord(digit) + 0xFEE0) for digit in year)
        typed = [
            wide,
            f"\u200e{year}\u202c",
            f"\u00a0{year}\u2009",
            f"\u2067{year}\u2069",
            f"in {year}",
            f"{year} AD",
        ]
        student.goes(f"/attempts/{attempt}/{position}")
        student.answers(answer=typed[position - 1], go="next")
        assert saved(app, attempt)[position - 1]["shown"] == typed[position - 1].strip()
    student.sends(f"/attempts/{attempt}/hand-in")
    assert student.headline == "6 of 6."


@pytest.mark.parametrize(
    "text", ["<b>bold</b>", "{{7*7}}", "${7*7}", "%s%n", '"><img src=x onerror=y>', "'; drop --"]
)
def test_what_was_typed_is_shown_literally(app, student, text):
    attempt = practises(student, "short_answer", count=1)
    student.answers(answer=text)
    student.goes(f"/attempts/{attempt}/1")
    assert f'value="{_in_page(text)}"' in student.source
    student.sends(f"/attempts/{attempt}/hand-in")
    assert f"<bdi>{_in_page(text)}</bdi>" in student.source


def test_a_card_sent_twice_counts_once(app, student):
    session = to_a_question(student, app)
    student.goes(f"/study/{session}")
    address, data = place(student), right(card(app, session))
    student.sends(address, data)
    feedback, reviews = student.source, rows(app, "select * from review")
    student.sends(address, data)
    assert student.status == 200
    assert student.path == address
    assert without_tokens(student.source) == without_tokens(feedback)
    assert rows(app, "select * from review") == reviews


def test_a_card_ahead_of_the_session_is_refused(app, student):
    session = to_a_question(student, app)
    before = everything(app)
    position = rows(app, "select position from study_session where public_id = ?", [session])[0][0]
    student.sends(f"/study/{session}/{position + 1}", {"answer": "1862"})
    assert student.status == 409
    assert everything(app) == before


def test_two_tabs_keep_both_answers_until_one_is_chosen(app, student):
    attempt = practises(student, "short_answer")
    student.answers(answer="Velm", go="1")
    first_tab = student.revision
    student.answers(answer="Asher", go="1")
    student.sends(f"/attempts/{attempt}/1", {"rev": first_tab, "answer": "Corran", "go": "next"})
    assert student.status == 409
    assert "Asher" in student.text
    assert 'value="Corran"' in student.source
    assert saved(app, attempt)[0]["shown"] == "Asher"
    student.answers(answer="Corran", go="1")
    assert saved(app, attempt)[0]["shown"] == "Corran"


def test_an_old_first_page_does_not_overwrite_either(app, student):
    attempt = practises(student, "short_answer")
    student.answers(answer="Velm")
    student.sends(f"/attempts/{attempt}/1", {"rev": "0", "answer": "Asher"})
    assert student.status == 409
    for rev in ("", "x", "-1", "9" * 30, "7"):
        student.sends(f"/attempts/{attempt}/1", {"rev": rev, "answer": "Asher"})
        assert student.status == 409
    assert saved(app, attempt)[0]["shown"] == "Velm"


def test_the_same_answer_from_two_tabs_is_no_conflict(app, student):
    attempt = practises(student, "short_answer")
    for _ in range(2):
        student.sends(f"/attempts/{attempt}/1", {"rev": "0", "answer": "Velm", "go": "1"})
        assert student.status == 200
    assert rows(app, "select revision from attempt_item where position = 1") == [(1,)]
    assert rows(app, "select outcome, revision from answer_event") == [("applied", 1), ("applied", 1)]


@pytest.mark.parametrize(
    "body", [b"answer=%ED%A0%BD", b"answer=%ff%fe", b"answer=\xff", b"=&&&=", b"%", b"a" * 1000]
)
def test_bytes_that_are_no_text_do_not_break_a_form(app, student, body):
    attempt = practises(student, "short_answer")
    token = re.search(r'name="csrf_token" value="([^"]+)"', student.source).group(1)
    answer = student.client.post(
        f"/attempts/{attempt}/1",
        data=b"csrf_token=" + token.encode() + b"&" + body,
        content_type="application/x-www-form-urlencoded",
    )
    assert answer.status_code in (303, 400)


def test_an_answer_can_be_taken_back(app, student):
    attempt = practises(student, "short_answer")
    student.answers(answer="Velm", go="1")
    assert "1 of 3 answered" in student.text
    student.answers(answer="", go="1")
    assert saved(app, attempt)[0] is None
    assert "0 of 3 answered" in student.text
    assert [
        json.loads(row[0]) if row[0] else None for row in rows(app, "select response from answer_event")
    ] == [
        {"value": "Velm", "shown": "Velm"},
        None,
    ]


def test_after_handing_in_answers_stand(app, student):
    attempt = practises(student, "year")
    student.sends(f"/attempts/{attempt}/hand-in")
    before = everything(app)
    student.sends(f"/attempts/{attempt}/1", {"rev": "0", "answer": "1862", "choice": "0"})
    assert student.path == f"/attempts/{attempt}"
    assert "has been handed in" in student.text
    student.sends(f"/attempts/{attempt}/hand-in")
    assert student.path == f"/attempts/{attempt}"
    assert student.goes(f"/attempts/{attempt}/1").request.path == f"/attempts/{attempt}"
    assert student.goes(f"/attempts/{attempt}/hand-in").request.path == f"/attempts/{attempt}"
    after = everything(app)
    (late,) = after.pop("answer_event")
    assert "late" in late  # it is kept, and counts for nothing
    assert before.pop("answer_event") == []
    assert after == before


def test_behind_the_last_question_stands_handing_in(app, student):
    attempt = practises(student, "short_answer", count=1)
    student.answers(answer="Velm", go="next")
    assert student.path == f"/attempts/{attempt}/hand-in"
    assert saved(app, attempt)[0]["shown"] == "Velm"
    assert student.goes(f"/attempts/{attempt}/3").status_code == 404


@pytest.mark.parametrize(
    "go", ["", "next", "back", "hand_in", "2", "99", "0", "9" * 30, "1" * 5000, "٣", "²", "//x", "-1"]
)
def test_wherever_saving_leads_it_is_in_this_quiz_and_the_answer_is_saved(app, student, go):
    attempt = practises(student, "short_answer")
    student.answers(answer="Velm", go=go)
    assert student.path.startswith(f"/attempts/{attempt}/")
    assert student.status in (200, 404)
    assert saved(app, attempt)[0]["shown"] == "Velm"


def test_a_quiz_page_with_an_old_token_comes_back_with_its_answer(app, student):
    attempt = practises(student, "short_answer")
    address = f"/attempts/{attempt}/1"
    answer = student.client.post(address, data={"csrf_token": "old", "rev": "0", "answer": "Velm & Son"})
    student.page = answer
    assert answer.status_code == 400
    assert 'value="Velm &amp; Son"' in student.source
    assert "Send it once more" in student.text
    assert saved(app, attempt)[0] is None
    student.answers(answer="Velm & Son")
    assert saved(app, attempt)[0]["shown"] == "Velm & Son"


def test_a_choice_with_an_old_token_stays_chosen(app, student):
    attempt = practises(student, "choice")
    student.page = student.client.post(f"/attempts/{attempt}/1", data={"rev": "0", "choice": "1"})
    assert student.status == 400
    assert re.search(r'value="1"[^>]*checked', student.source)
    assert saved(app, attempt)[0] is None


def test_a_card_with_an_old_token_comes_back_with_its_answer(app, student):
    session = to_a_question(student, app)
    student.goes(f"/study/{session}")
    before, address = everything(app), place(student)
    student.page = student.client.post(address, data={"csrf_token": "old", "answer": "Velm", "choice": "1"})
    assert student.status == 400
    assert 'value="Velm"' in student.source or "checked" in student.source
    assert everything(app) == before
    student.answers(**right(card(app, session)))
    assert student.status == 200
    assert student.path == address


def test_an_old_page_of_a_thing_that_is_over_says_so_plainly(app, student):
    attempt = practises(student, "short_answer")
    student.sends(f"/attempts/{attempt}/hand-in")
    answer = student.client.post(f"/attempts/{attempt}/1", data={"answer": "Velm"})
    assert answer.status_code == 400
    assert "load the page again" in answer.get_data(as_text=True)


@pytest.mark.parametrize("kind", QUIZ_KINDS)
def test_before_handing_in_no_key_stands_in_the_page(app, instructor, student, kind):
    class_id, code = instructor.makes_class()
    address = f"/teach/classes/{class_id}/quizzes/new"
    instructor.goes(address)
    count = str(as_many(kind, 4))
    form = {
        "title": "W",
        "bank": "harbour",
        "lines-0-count": count,
        "lines-0-kinds": [kind],
        "go": "make",
    }
    instructor.sends(address, form)
    quiz = instructor.path.rsplit("/", 1)[1]
    student.joins(code)
    student.sends(f"/quizzes/{quiz}")
    attempt = student.path.split("/")[2]
    seed = rows(app, "select seed from attempt where public_id = ?", [attempt])[0][0]
    for position, question in enumerate(paper(app, attempt), start=1):
        page = student.goes(f"/attempts/{attempt}/{position}")
        source = unescape(student.source) + str(page.headers)
        assert seed not in source
        assert seed[:12] not in source
        assert not set(question.facts) & set(re.findall(r"[\w-]+", source)), "an id names the fact"
        for told in (question.why, question.say if kind != "true_false" else "", *_notes(question)):
            assert not told or told not in source
        if question.marked_as not in CHOSEN:
            assert question.answer_text not in student.text
            assert all(part.strip() in student.text for part in question.prompt.split(GAP))
        else:
            inputs = re.findall(r'name="(choice[^"]*)" value="([^"]*)"', source)
            boxes = kind == "choose_all"
            assert inputs == [
                (f"choice-{index}", "1") if boxes else ("choice", str(index))
                for index in range(len(question.options))
            ]
    for path in (f"/quizzes/{quiz}", f"/attempts/{attempt}/hand-in", "/", "/quiz/harbour"):
        assert seed not in student.goes(path).get_data(as_text=True)


def test_two_learners_get_papers_of_their_own_and_an_index_means_nothing_elsewhere(app, instructor, student):
    class_id, code = instructor.makes_class()
    quiz = instructor.sets_quiz(class_id, count=8)
    other = Student(app)
    papers = []
    for learner, name in ((student, "Mira"), (other, "Nora")):
        learner.joins(code, name)
        learner.sends(f"/quizzes/{quiz}")
        papers.append(paper(app, learner.path.split("/")[2]))
    shown = [[(one.prompt, [option.text for option in one.options]) for one in found] for found in papers]
    assert shown[0] != shown[1]


def test_the_key_of_choices_stands_anywhere(app, student):
    keys = [question.key for _ in range(5) for question in paper(app, practises(student, "choice", count=12))]
    assert len(keys) == 60
    assert {0, 1, 2, 3} <= set(keys)
    assert max(keys.count(place_) for place_ in set(keys)) < 40


def test_the_instructor_cannot_take_the_quiz_of_their_class(instructor: Instructor):
    class_id, _ = instructor.makes_class()
    quiz = instructor.sets_quiz(class_id)
    instructor.sends(f"/quizzes/{quiz}")
    assert instructor.status == 403


def wrong_of(data: dict[str, str]) -> dict[str, str]:
    """Another answer than `data`, of any kind."""
    return {name: "1" if value == "0" else "0" for name, value in data.items()}


def without_tokens(source: str) -> str:
    """A page without the token of its forms."""
    return re.sub(r'name="csrf_token" value="[^"]+"', "", source)


def _notes(question) -> list[str]:
    return [option.note for option in question.options]


def _in_page(text: str) -> str:
    from markupsafe import escape as escaped

    return str(escaped(text))
