"""Promise: a form whose token is not good any more is not taken, and what was typed into it is not lost.

Row 40 of the list of bad inputs, for every address that takes a form, whoever adds it.
"""

from __future__ import annotations

import re
from contextlib import nullcontext
from html import unescape

import pytest
from werkzeug.routing import Rule

from tests.people import Student
from tests.web.nonsense import body_of
from tests.web.postings import POSTINGS, Posting, posting_rules
from tests.web.test_access import address
from tests.web.world import Watch, World, make_world

STALE = {"csrf_token": "of a page that is too old"}
NOTHING = Posting("", {}).before
SHORTEST = 3  # letters of a text that is looked for; a shorter one stands in any page
NOT_TYPED = {  # what a button or a hidden field says, which comes back with the page
    "bank_edit.preview_fact", "bank_edit.preview_question",  # a piece of a page that is kept in the browser
    "people.erase",  # has a password
    "pictures.item_picture",  # has a file, which no browser fills in again
    "play.save", "study.answer", "teach.as_student",  # choices, and these are not on the page
    "scores.filled",  # goes with a file
    "bank.decide", "bank.settle_report", "study.ask_again", "teach.match_expected", "tidying.move_quiz",
}  # fmt: skip


@pytest.mark.long
def test_no_form_with_an_old_token_is_taken_and_what_was_typed_comes_back_40(tmp_path, passwords):
    world = make_world(tmp_path, passwords)
    watch, wrong = Watch(world.path), []
    for rule in posting_rules(world):
        posting = POSTINGS[rule.endpoint]
        if posting.json:
            continue
        with world.undone() if posting.before is not NOTHING else nullcontext():
            wrong += _faults(world, watch, rule, posting)
    watch.close()
    world.services.database.close()
    assert not wrong, "\n".join(wrong)


def _faults(world: World, watch: Watch, rule: Rule, posting: Posting) -> list[str]:
    """What is wrong with the answer to a good posting with a bad token."""
    fields = posting.prepared(world)
    watch.has_changed()
    body = body_of({**fields, **STALE})
    answer = world.asks(posting.role, address(world, rule, "A"), "POST", **body)
    found = [] if answer.status_code == 400 else [f"{rule}: {answer.status_code}"]
    found += [f"{rule}: wrote"] * watch.has_changed()
    page = unescape(answer.get_data(as_text=True))
    texts = {
        name: text
        for name, text in fields.items()
        if isinstance(text, str) and len(text) >= SHORTEST and "password" not in name
    }
    if rule.endpoint not in NOT_TYPED:
        found += [f"{rule}: lost {name}" for name, text in texts.items() if text not in page]
    found += [f"{rule}: shows a password" for name in fields if "password" in name and fields[name] in page]
    return found


def test_a_card_written_before_somebody_signed_in_again_is_kept_by_pressing_once_more_40(app):
    mira = Student(app)
    mira.starts_as_guest()
    mira.goes("/my-cards/new")
    typed = {"front": "Which bird calls at dawn?", "back": "A wren", "way": "typed"}
    mira.page = mira.client.post("/my-cards/new", data=typed | STALE)
    assert mira.status == 400
    assert "was not taken yet" in mira.text
    assert "Which bird calls at dawn?" in mira.source
    mira.goes("/my-cards")
    assert "Which bird calls at dawn?" not in mira.text
    assert "was not taken yet" not in mira.text
    mira.page = mira.client.post("/my-cards/new", data=typed | STALE)
    fresh = re.search(r'name="csrf_token" value="([^"]+)"', mira.source).group(1)
    mira.sends("/my-cards/new", typed | {"csrf_token": fresh})
    mira.goes("/my-cards")
    assert "Which bird calls at dawn?" in mira.text


def test_a_form_that_is_none_besides_is_refused_as_any_other_40(app, instructor):
    instructor.page = instructor.client.post("/teach/files/courses/harbour/proposal", data=STALE)
    assert instructor.status == 400
    assert "made too long ago" in instructor.text


def test_a_button_pressed_on_an_old_page_says_so_once(app):
    mira = Student(app)
    mira.starts_as_guest()
    mira.page = mira.client.post("/sign-out", data=STALE)
    assert mira.status == 400
    assert "made too long ago" in mira.text
    assert "was not taken yet" not in mira.text
    assert mira.goes("/account").status_code == 200
