"""Questions about several facts, from the page to what is remembered."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask import Flask

from quizapp.core.kinds import JOINT_KINDS
from quizapp.core.questions import BLANK, Question
from tests.people import Student
from tests.web.answer_keys import everything, paper, right, rows, unreadable, wrong
from tests.web.gallery.app import gallery_app
from tests.web.test_stories_answers import CHOICES, HOSTILE, practises, saved
from tests.web.test_stories_statements import statements

JOINT = list(JOINT_KINDS)


def begins(student: Student, app: Flask, kind: str) -> tuple[str, Question]:
    """A quiz of one question of a kind."""
    attempt = practises(student, kind, count=1)
    return attempt, paper(app, attempt)[0]


def chosen(student: Student) -> dict[str, str]:
    """What is chosen in each list, or among the options, on the page."""
    found = dict(
        re.findall(r'<input type="radio" name="([^"]+)" value="([^"]*)"[^>]* checked', student.source)
    )
    lists = re.findall(r'<select id="[^"]+" name="([^"]+)"[^>]*>(.*?)</select>', student.source, re.S)
    for name, rest in lists:
        values = re.findall(r'value="([^"]*)" selected', rest)
        if values:
            found[name] = values[0]
    return found


def reviewed(app: Flask) -> dict[str, tuple[bool, int | None]]:
    """What was logged of each fact: whether it was right, and its rating."""
    found = rows(app, "select slug, right, rating from review join fact on fact.id = fact_id")
    assert len({row[0] for row in found}) == len(found), "a fact counts once a paper"
    return {row[0]: (bool(row[1]), row[2]) for row in found}


@pytest.mark.parametrize("kind", JOINT)
def test_a_right_answer_is_saved_shown_again_and_credits_every_fact(app, student, kind):
    attempt, question = begins(student, app, kind)
    student.answers(**right(question), go="1")
    assert chosen(student) == right(question)
    assert "✓ Saved" in student.text
    student.sends(f"/attempts/{attempt}/hand-in")
    assert student.headline == "1 of 1."
    assert set(reviewed(app)) == set(question.facts)
    assert all(is_right for is_right, _ in reviewed(app).values())
    student.goes(f"/attempts/{attempt}")
    parts = JOINT_KINDS[kind].parts(question, BLANK)
    assert unescape(student.source).count(", right</span>") == len(parts)


def test_half_a_chronology_earns_its_share_and_tells_what_each_place_really_is(app, student):
    attempt, question = begins(student, app, "ordering")
    fields, key = right(question), question.key
    swapped = {**fields, f"place-{key[0]}": "2", f"place-{key[1]}": "1"}
    student.answers(**swapped)
    student.sends(f"/attempts/{attempt}/hand-in")
    count = len(key)
    share = f"{(count - 2) / count:.2f}".rstrip("0")
    assert student.headline == f"{share} of 1."
    log = reviewed(app)
    wrong_ones = {fact for fact, (is_right, _) in log.items() if not is_right}
    assert wrong_ones == {question.detail["credits"][index] for index in key[:2]}
    first = question.options[key[0]]
    assert re.search(rf"{re.escape(first.text)} {first.note} , wrong · yours: 2nd ¶", student.text)
    assert student.text.count("¶ In the source:") >= count
    assert all(f"/notes/harbour/{fact}?" in student.source for fact in question.facts)
    address = f"/notes/harbour/{question.detail['credits'][key[0]]}?to=/attempts/{attempt}"
    student.sends(address, {"text": "Before the others."})
    assert student.source.count("Your note:") == 1
    assert re.search(
        rf"{re.escape(first.text)}.* Your note: Before the others. Change your note", student.text
    )


def test_a_pair_left_open_earns_nothing_and_says_nothing_of_its_fact(app, student):
    attempt, question = begins(student, app, "matching")
    student.answers(**{"pair-0": right(question)["pair-0"]})
    student.sends(f"/attempts/{attempt}/hand-in")
    log = reviewed(app)
    credits = question.detail["credits"]
    assert log[credits[0]][0] is True
    assert all(log[fact] == (False, None) for fact in credits[1:])


def test_both_facts_of_a_wrong_comparison_are_told_and_missed_alike(app, student):
    attempt, question = begins(student, app, "comparison")
    student.answers(**wrong(question))
    student.sends(f"/attempts/{attempt}/hand-in")
    assert student.headline == "0 of 1."
    assert reviewed(app) == dict.fromkeys(question.facts, (False, 1))
    for option in question.options:
        assert re.search(
            rf"{re.escape(option.text)} {re.escape(option.note)} , wrong · yours: \w+ ¶", student.text
        )


def test_feedback_says_at_once_what_came_first_or_is_larger():
    """The verdict is about the one choice that was made, not about each of two facts."""
    gallery = gallery_app().test_client()
    wrong_one = gallery.get("/show/feedback-comparison").get_data(as_text=True)
    assert "You chose <bdi>1996</bdi>.<br>The answer: 2006 ($209.7 million), more than 1996" in wrong_one
    right_one = gallery.get("/show/feedback-comparison-right").get_data(as_text=True)
    assert "Start of cross-border rail cargo traffic (1954), before Opening of the Friendship" in right_one


@pytest.mark.parametrize("kind", JOINT)
def test_not_knowing_says_so_of_every_fact(app, student, kind):
    attempt, _ = begins(student, app, kind)
    student.answers(unknown="1", go="1")
    assert saved(app, attempt)[0]["value"] is None
    assert chosen(student) == {}
    student.sends(f"/attempts/{attempt}/hand-in")
    assert student.headline == "0 of 1."
    assert set(reviewed(app).values()) == {(False, 1)}
    assert ", not answered" in student.source


@pytest.mark.parametrize("kind", JOINT)
def test_left_blank_it_says_nothing_of_any_fact(app, student, kind):
    attempt, question = begins(student, app, kind)
    student.sends(f"/attempts/{attempt}/hand-in")
    assert reviewed(app) == dict.fromkeys(question.facts, (False, None))


def test_a_chronology_that_cannot_be_read_is_asked_again_with_every_place_kept(app, student):
    """Row 66 of the list of bad inputs: a place twice, one that is missing, one too many."""
    attempt, question = begins(student, app, "ordering")
    before = everything(app)
    twice = unreadable(question)
    assert twice is not None
    missing = {name: text for name, text in right(question).items() if name != "place-1"}
    for posted in (twice, missing, {**right(question), "place-8": "1"}):
        student.answers(**posted)
        assert student.status == 422
        assert 'id="answer-error" role="alert"' in student.source
        assert everything(app) == before
        kept = {name: text for name, text in posted.items() if name != "place-8"}
        assert chosen(student) == kept
    student.answers(**right(question), go="1")
    assert student.status == 200
    assert saved(app, attempt)[0] is not None


@pytest.mark.parametrize("kind", JOINT)
def test_an_old_token_and_another_tab_keep_what_was_chosen(app, student, kind):
    attempt, question = begins(student, app, kind)
    student.answers(**right(question), go="1")
    student.sends(f"/attempts/{attempt}/1", {"rev": "0", **wrong(question)})
    assert student.status == 409
    assert chosen(student) == wrong(question)
    answer = student.client.post(f"/attempts/{attempt}/1", data={"csrf_token": "stale", **wrong(question)})
    student.page = answer
    assert answer.status_code == 400
    assert chosen(student) == wrong(question)


@pytest.mark.long
@pytest.mark.parametrize("kind", JOINT)
def test_no_value_breaks_it_and_what_cannot_be_read_changes_nothing(app, student, kind):
    attempt, question = begins(student, app, kind)
    field = next(iter(right(question)))
    for value in [*HOSTILE, *CHOICES]:
        student.goes(f"/attempts/{attempt}/1")
        before = everything(app)
        student.sends(
            f"/attempts/{attempt}/1", {"rev": student.revision, "go": "1", **right(question), field: value}
        )
        assert student.status in (200, 422, 413), (value[:30], student.status)
        if student.status != 200:
            assert everything(app) == before, value[:30]
        assert "<script>alert" not in student.source


@pytest.mark.parametrize("kind", JOINT)
def test_before_answering_neither_key_nor_facts_stand_in_the_page(app, student, kind):
    _, question = begins(student, app, kind)
    source = unescape(student.source.split("<main", 1)[1])
    assert not set(question.facts) & set(re.findall(r"[\w-]+", source))
    if kind == "ordering":
        assert not any(option.note in student.text for option in question.options)
        assert re.findall(r'name="(place-\d)"', source) == [
            f"place-{n}" for n in range(len(question.options))
        ]
    elif kind == "comparison":
        assert re.findall(r'name="choice" value="(\d)"', source) == ["0", "1"]
        assert not any(option.note in student.text for option in question.options)
    else:
        right_sides = question.detail["right_side"]
        assert right_sides == sorted(right_sides), "the order of the sides tells nothing"


def test_what_was_missed_in_a_chronology_is_practised_fact_by_fact(app, student):
    attempt, question = begins(student, app, "ordering")
    key = question.key
    student.answers(**{**right(question), f"place-{key[0]}": "2", f"place-{key[1]}": "1"})
    student.sends(f"/attempts/{attempt}/hand-in")
    guessed = rows(app, "select slug from review join fact on fact.id = fact_id where maybe_guessed")
    student.sends(f"/attempts/{attempt}/again")
    again = paper(app, student.path.split("/")[2])
    missed = {question.detail["credits"][index] for index in key[:2]}
    assert missed <= {one.fact for one in again} <= missed | {row[0] for row in guessed} | set(question.facts)
    assert all(len(one.facts) == 1 for one in again)


def test_handing_in_a_chronology_takes_few_statements_more_than_a_single_fact(app, student):
    taken = {}
    for kind in ("year", "ordering"):
        attempt = practises(student, kind, count=1)
        student.answers(**right(paper(app, attempt)[0]), go="hand_in")
        token = student.source.split('name="csrf_token" value="')[1].split('"')[0]
        with statements(app) as seen:
            student.client.post(f"/attempts/{attempt}/hand-in", data={"csrf_token": token})
        taken[kind] = len(seen)
    assert taken["ordering"] <= taken["year"] + 1, taken
