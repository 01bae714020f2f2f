"""Answers that a script sends: the same write as the form's, and a clear refusal for whatever is none.

The case numbers are those of the project's list of bad input.
"""

from __future__ import annotations

import json
import re

import pytest

from tests.people import Student
from tests.web.answer_keys import everything, paper, rows, unreadable
from tests.web.test_stories_answers import practises, saved


class Page:
    """A page with one question, as its script sees it."""

    def __init__(self, student: Student, attempt: str, position: int = 1) -> None:
        student.goes(f"/attempts/{attempt}/{position}")
        self.student, self.attempt, self.position = student, attempt, position
        self.client = self._hidden("client")
        self.rev = int(self._hidden("rev"))
        self.token = self._hidden("csrf_token")
        self.sequence = 0

    def sends(self, fields=None, **more):
        """Send an answer as the script does, with `more` in the place of what it would send."""
        self.sequence += 1
        body = {
            "client": self.client,
            "sequence": self.sequence,
            "base_revision": self.rev,
            "fields": {} if fields is None else fields,
        } | more
        return self.posts(json.dumps(body))

    def posts(self, body, content_type="application/json", **headers):
        """Send any body."""
        return self.student.client.post(
            f"/attempts/{self.attempt}/{self.position}/answer",
            data=body,
            content_type=content_type,
            headers={"X-CSRFToken": self.token, "Accept": "application/json", **headers},
        )

    def _hidden(self, name: str) -> str:
        return re.search(rf'name="{name}" value="([^"]*)"', self.student.source).group(1)


@pytest.fixture
def page(app, student):
    return Page(student, practises(student, "short_answer"))


def test_an_answer_is_saved_and_the_reply_says_what_to_start_from_next(app, page):
    answer = page.sends({"answer": ["Velm"]})
    assert answer.status_code == 200
    assert answer.json == {
        "attempt": page.attempt,
        "position": 1,
        "outcome": "applied",
        "rev": 1,
        "is_answered": True,
        "server_now": "2026-11-23T09:00:00.000+00:00",
        "deadline": None,
    }
    assert saved(app, page.attempt)[0] == {"value": "Velm", "shown": "Velm"}
    assert page.sends({"answer": [""]}).json["is_answered"] is False
    assert saved(app, page.attempt)[0] is None


def test_the_form_goes_on_where_the_script_left_off(app, student, page):
    page.sends({"answer": ["Velm"]})
    fields = {"rev": "0", "client": page.client, "sequence": "2", "answer": "Asher", "go": "stay"}
    student.sends(f"/attempts/{page.attempt}/1", fields)
    assert student.status == 200
    assert saved(app, page.attempt)[0]["shown"] == "Asher"
    student.sends(f"/attempts/{page.attempt}/1", {**fields, "sequence": "1", "answer": "Velm"})
    assert saved(app, page.attempt)[0]["shown"] == "Asher"


def test_not_knowing_is_an_answer_of_its_own(app, student, page):
    assert page.sends({"unknown": ["1"], "answer": ["Velm"]}).json["is_answered"] is True
    assert saved(app, page.attempt)[0] == {"value": None, "shown": "I don’t know"}
    student.goes(f"/attempts/{page.attempt}/1")
    assert "1 of 3 answered" in student.text
    student.answers(answer="Velm", go="1")
    assert saved(app, page.attempt)[0]["shown"] == "Velm"
    student.answers(unknown="1")
    assert student.path.endswith("/2")
    assert saved(app, page.attempt)[0]["value"] is None


def test_two_answers_of_two_pages_are_both_told_and_the_learner_chooses_83(app, student, page):
    other = Page(student, page.attempt)
    page.sends({"answer": ["Velm"]})
    answer = other.sends({"answer": ["Asher"]})
    assert answer.status_code == 409
    told = answer.json
    assert (told["outcome"], told["current"], told["yours"], told["rev"]) == ("conflict", "Velm", "Asher", 1)
    assert saved(app, page.attempt)[0]["shown"] == "Velm"
    assert other.sends({"answer": ["Asher"]}, base_revision=told["rev"]).status_code == 200
    assert saved(app, page.attempt)[0]["shown"] == "Asher"
    kept = [json.loads(row[0])["shown"] for row in rows(app, "select response from answer_event order by id")]
    assert kept == ["Velm", "Asher", "Asher"]


def test_an_answer_overtaken_on_its_way_is_kept_and_does_not_count_89(app, page):
    page.sends({"answer": ["Velm"]}, sequence=6)
    answer = page.sends({"answer": ["Vel"]}, sequence=5)
    assert answer.status_code == 200
    assert (answer.json["outcome"], answer.json["rev"]) == ("outdated", 1)
    assert saved(app, page.attempt)[0]["shown"] == "Velm"
    assert rows(app, "select sequence, outcome from answer_event") == [(6, "applied"), (5, "outdated")]


def test_after_handing_in_an_answer_is_late_and_the_result_is_named_85_89(app, student, page):
    student.sends(f"/attempts/{page.attempt}/hand-in")
    answer = page.sends({"answer": ["Velm"]})
    assert answer.status_code == 409
    assert answer.json["outcome"] == "late"
    assert answer.json["result"] == f"/attempts/{page.attempt}"
    assert saved(app, page.attempt)[0] is None
    assert page.sends({"answer": ["x" * 2001]}).json["outcome"] == "late"


def test_a_flag_is_set_with_an_answer_and_taken_away_by_the_form(app, student, page):
    assert page.sends({"answer": ["Velm"]}, flag=True).status_code == 200
    student.goes(f"/attempts/{page.attempt}/hand-in")
    assert "Flagged Question 1" in student.text
    student.goes(f"/attempts/{page.attempt}/1")
    student.answers(answer="Velm", flag="no")
    assert student.path == f"/attempts/{page.attempt}/1"
    assert rows(app, "select is_flagged from attempt_item where position = 1") == [(0,)]
    student.answers(answer="Asher", flag="yes")
    assert saved(app, page.attempt)[0]["shown"] == "Asher"  # nothing typed is lost by pressing it
    assert rows(app, "select is_flagged from attempt_item where position = 1") == [(1,)]


def test_what_was_handed_in_gets_no_flag_any_more(app, student, page):
    student.sends(f"/attempts/{page.attempt}/hand-in")
    assert page.sends({"answer": ["Velm"]}, flag=True).json["outcome"] == "late"
    assert page.sends({"answer": ["x" * 2001]}, flag=True).json["outcome"] == "late"
    assert rows(app, "select max(is_flagged) from attempt_item") == [(0,)]


@pytest.mark.parametrize("kind", ["choice", "true_false", "short_answer", "year", "number"])
def test_what_cannot_be_read_is_told_and_not_kept(app, student, kind):
    page = Page(student, practises(student, kind))
    before = everything(app)
    answer = page.sends({name: [text] for name, text in unreadable(paper(app, page.attempt)[0]).items()})
    assert answer.status_code == 422
    assert answer.json["message"]
    assert everything(app) == before


NOT_JSON = [
    b"", b"answer=Velm", b"{", b"'a'", b"{} {}", b"\xff\xfe", b'"\xed\xa0\x80"', b"[" * 100_000,
    b'{"a":' * 50_000, b"NaN", b'{"sequence": NaN}', b'{"sequence": Infinity}', b'{"sequence": -Infinity}',
    b'{"client": "aaaaaaaa", "client": "bbbbbbbb"}', b'{"fields": {"answer": ["a"], "answer": ["b"]}}',
    b'{"sequence": ' + b"9" * 5000 + b"}",
]  # fmt: skip


@pytest.mark.parametrize("body", NOT_JSON, ids=lambda body: body[:20].decode("latin-1") or "empty")
def test_what_is_not_json_is_refused_67(app, page, body):
    before = everything(app)
    answer = page.posts(body)
    assert answer.status_code == 400
    assert "JSON" in answer.json["message"]
    assert everything(app) == before


@pytest.mark.parametrize("kind", [
    "", "text/plain", "text/json", "application/json5", "application/x-www-form-urlencoded",
    "multipart/form-data",
])  # fmt: skip
@pytest.mark.long
def test_another_content_type_is_refused_67(app, page, kind):
    before = everything(app)
    answer = page.posts(b'{"fields": {}}', content_type=kind)
    assert (answer.status_code, answer.mimetype) == (415, "application/json")
    assert everything(app) == before


BAD_SHAPES = [
    {"sequence": 0}, {"sequence": -1}, {"sequence": 2**31}, {"sequence": 2**63}, {"sequence": 1.5},
    {"sequence": "1"}, {"sequence": True}, {"sequence": None}, {"sequence": [1]}, {"sequence": 1e999},
    {"base_revision": -1}, {"base_revision": 2**63}, {"base_revision": "0"}, {"base_revision": None},
    {"client": ""}, {"client": "short"}, {"client": "x" * 65}, {"client": "a\x00aaaaaaa"},
    {"client": 12345678}, {"client": None}, {"client": "aaaaaaa\u0661"}, {"client": "' or 1=1 --"},
    {"fields": None}, {"fields": []}, {"fields": "answer"}, {"fields": {"answer": "Velm"}},
    {"fields": {"answer": [1]}}, {"fields": {"answer": [None]}}, {"fields": {"answer": {"a": "b"}}},
    {"fields": {"answer": ["\ud800"]}}, {"fields": {"\udfff": ["a"]}},
    {"fields": {str(n): [] for n in range(1001)}},
    {"flag": "yes"}, {"flag": 1}, {"flag": []},
]  # fmt: skip


@pytest.mark.parametrize("bad", BAD_SHAPES, ids=lambda bad: repr(bad)[:40])
@pytest.mark.long
def test_json_of_another_shape_is_refused_67(app, page, bad):
    before = everything(app)
    body = {"client": page.client, "sequence": 1, "base_revision": 0, "fields": {}} | bad
    answer = page.posts(json.dumps(body).replace("Infinity", "1e999"))
    assert answer.status_code == 422
    assert answer.json["message"]
    assert everything(app) == before


@pytest.mark.parametrize("body", [b"null", b"[]", b"1", b'"text"', b"true", b"[{}]", b"1e999"])
def test_json_that_is_no_object_is_refused_67(app, page, body):
    assert page.posts(body).status_code == 422


def test_too_big_a_body_is_refused_59(app, page):
    answer = page.sends({"answer": ["x" * 1_000_000]})
    assert (answer.status_code, answer.mimetype) == (413, "application/json")


def test_nul_is_left_out_as_from_forms(app, page):
    assert page.sends({"answer": ["Ve\x00lm"]}).status_code == 200
    assert saved(app, page.attempt)[0]["shown"] == "Velm"


def test_unknown_keys_change_nothing_41(app, page):
    page.sends({"answer": ["Velm"], "fraction": ["1"]}, score=9, role="instructor", status="submitted")
    assert rows(app, "select status, score from attempt") == [("open", None)]
    assert rows(app, "select fraction from attempt_item where position = 1") == [(None,)]


def test_an_old_token_is_told_with_a_fresh_one_that_works_40(app, page):
    page.token = "old"
    answer = page.sends({"answer": ["Velm"]})
    assert answer.status_code == 400
    assert saved(app, page.attempt)[0] is None
    page.token = answer.json["token"]
    assert page.sends({"answer": ["Velm"]}).status_code == 200


def test_whoever_is_not_signed_in_is_told_in_json_105(app, student, page):
    student.goes("/account")
    token = page.token
    cookie = student.client.get_cookie("quizapp").value
    student.sends("/sign-out")
    student.client.set_cookie("quizapp", cookie)  # the browser still has what it had; the session has ended
    page.token = token
    answer = page.sends({"answer": ["Velm"]})
    assert (answer.status_code, answer.mimetype) == (401, "application/json")
    assert "Sign in" in answer.json["message"]


def test_whose_attempt_it_is_not_gets_nothing(app, student, page):
    stranger = Student(app)
    other = Page(stranger, practises(stranger, "short_answer"))
    other.attempt = page.attempt
    before = everything(app)
    assert other.sends({"answer": ["Velm"]}).status_code == 404
    assert everything(app) == before
    page.position = 99
    assert page.sends({"answer": ["Velm"]}).status_code == 404
