"""What a learner may see of a class quiz and when: four times, eight things, by every road there is.

Each thing is looked for by words that stand on the page only where it may be seen.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import timedelta

import pytest
from sqlalchemy import update

from quizapp.core.attempts import Terms
from quizapp.core.reviewing import AFTER_ATTEMPT, AFTER_CLOSE, AFTER_EACH, Item, Moment, Review
from quizapp.store import tables
from tests.people import PASSWORD, Student
from tests.usecases.class_quizzes import a_school
from tests.web.answer_keys import rows

ODD = Review(
    frozenset(
        {
            (Moment.DURING, Item.CORRECTNESS),
            (Moment.JUST_AFTER, Item.MARKS),
            (Moment.LATER, Item.ATTEMPT),
            (Moment.LATER, Item.RIGHT_ANSWER),
            (Moment.LATER, Item.MAXIMUM),
            (Moment.CLOSED, Item.ATTEMPT),
            (Moment.CLOSED, Item.CORRECTNESS),
            (Moment.CLOSED, Item.GENERAL),
        }
    )
)
REVIEWS = {"each": AFTER_EACH, "attempt": AFTER_ATTEMPT, "close": AFTER_CLOSE, "odd": ODD}
WAITS = {
    Moment.JUST_AFTER: timedelta(seconds=60),
    Moment.LATER: timedelta(minutes=30),
    Moment.CLOSED: timedelta(hours=3),
}


class Taker(Student):
    """A member who answers the first of three questions wrongly, leaves one out, and knows the third."""

    def takes(self, school, who, review):
        """Begin, on a quiz with this review that closes in two hours."""
        self.signs_in("mira", PASSWORD)
        closes_at = school.now + timedelta(hours=2)
        school.sets(Terms(closes_at=closes_at), kind="choice", review=review)
        self.attempt = school.begins(who, seed="the same")
        shown = [school.shows(who, self.attempt, position) for position in (1, 2, 3)]
        self.questions = [one.question for one in shown]
        self.wrong = school.sample(who, self.attempt, 1, right=False)["choice"][0]
        self.right = school.sample(who, self.attempt, 3)["choice"][0]

    def hands_in(self):
        """Answer the first and the third, and hand in."""
        for position, choice in ((1, self.wrong), (3, self.right)):
            self.goes(f"/attempts/{self.attempt}/{position}")
            self.sends(f"/attempts/{self.attempt}/{position}", {"choice": choice, "rev": "0", "go": "stay"})
        self.sends(f"/attempts/{self.attempt}/hand-in")

    def file(self):
        """Their own data."""
        packed = self.client.get("/account/data").get_data()
        with zipfile.ZipFile(io.BytesIO(packed)) as zipped:
            return json.loads(zipped.read("your-data.json"))


@pytest.fixture
def school(app):
    return a_school(app.extensions["quizapp"])


@pytest.fixture
def who(school):
    return school.admits()


@pytest.fixture
def taker(app, who):
    return Taker(app)


def seen_on_result(taker):
    """Which of the eight things the result page shows."""
    taker.goes(f"/attempts/{taker.attempt}")
    assert taker.status == 200
    first = taker.questions[0]
    key, chosen = first.options[int(first.key)], first.options[int(taker.wrong)]
    body, cards = taker.text, taker.source.partition("<article")[2]
    has_cards = first.prompt in body
    return {
        Item.ATTEMPT: has_cards and chosen.text in body,
        Item.CORRECTNESS: 'class="tag wrong"' in cards,
        Item.MAXIMUM: "of 3" in taker.headline or "could earn 3 points" in body,
        Item.MARKS: taker.headline.startswith("1 "),
        Item.SPECIFIC: has_cards and bool(chosen.note) and chosen.note in body,
        Item.GENERAL: has_cards and "¶" in cards,
        Item.RIGHT_ANSWER: has_cards and ("right answer" in cards or f"The answer: {key.text}" in body),
        Item.OVERALL: "firm" in body or "another look" in body,
    }


@pytest.mark.parametrize("moment", list(WAITS))
@pytest.mark.parametrize("name", REVIEWS)
def test_the_result_page_shows_what_may_be_seen(school, who, taker, clock, name, moment):
    review = REVIEWS[name]
    taker.takes(school, who, review)
    taker.hands_in()
    clock.at += WAITS[moment]
    shown = seen_on_result(taker)
    for item in Item:
        may = review.may_see(item, moment)
        needs_score = item is Item.OVERALL and not review.may_see(Item.MARKS, moment)
        needs_key = item is Item.SPECIFIC and not (
            review.may_see(Item.RIGHT_ANSWER, moment) and review.may_see(Item.CORRECTNESS, moment)
        )
        if may and (needs_score or needs_key):
            continue  # words about a score, or a wrong option, that is not there
        assert shown[item] is may, (item, moment)


@pytest.mark.parametrize("moment", list(WAITS))
@pytest.mark.parametrize("name", REVIEWS)
@pytest.mark.long
def test_no_other_road_tells_more(school, who, taker, clock, name, moment):
    review = REVIEWS[name]
    taker.takes(school, who, review)
    taker.hands_in()
    clock.at += WAITS[moment]
    has_marks = review.may_see(Item.MARKS, moment)
    for path in ("/quiz/harbour", f"/quizzes/{school.quiz}", f"/classes/{school.room.public_id}"):
        taker.goes(path)
        assert ("1 of 3" in taker.text) is has_marks, path
    knows = review.may_see(Item.CORRECTNESS, moment)
    file = taker.file()
    (attempt,), answers = file["quizzes"]["rows"], file["quiz_answers"]["rows"]
    assert (attempt["score"] is not None) is has_marks
    assert any(row["fraction"] is not None for row in answers) is knows
    assert any(row["points"] is not None for row in answers) is has_marks
    assert any(row["right_answer"] for row in answers) is review.may_see(Item.RIGHT_ANSWER, moment)
    assert any(row["right"] is not None for row in file["reviews"]["rows"]) is knows
    assert any(row["stability"] is not None for row in file["memory"]["rows"]) is knows
    taker.goes(f"/explore/harbour/facts/{taker.questions[0].fact}")
    assert ("does not show its results yet" in taker.text) is not knows
    assert ("times in 100" in taker.text) is knows
    table = taker.goes("/progress/harbour/progress.csv").get_data(as_text=True)
    assert any(row["answers"] != "0" for row in csv.DictReader(io.StringIO(table))) is knows
    taker.goes("/progress/harbour")
    taker.sends(f"/attempts/{taker.attempt}/again")
    assert taker.status == (200 if knows and review.may_see(Item.RIGHT_ANSWER, moment) else 409)


@pytest.mark.parametrize("name", REVIEWS)
def test_during_the_attempt(school, who, taker, name):
    review = REVIEWS[name]
    taker.takes(school, who, review)
    address = f"/attempts/{taker.attempt}/1"
    taker.goes(address)
    first = taker.questions[0]
    key, chosen = first.options[int(first.key)], first.options[int(taker.wrong)]
    checks = review.may_see(Item.CORRECTNESS, Moment.DURING)
    assert first.prompt in taker.text
    assert ('value="check"' in taker.source) is checks
    taker.sends(address, {"choice": taker.wrong, "rev": "0", "go": "check"})
    assert taker.status == (200 if checks else 409)
    if not checks:
        taker.goes(address)
    assert ("Not right." in taker.text) is checks
    assert ("right answer" in taker.text) is review.may_see(Item.RIGHT_ANSWER, Moment.DURING)
    told = bool(chosen.note) and chosen.note in taker.text
    assert told is (bool(chosen.note) and review.may_see(Item.SPECIFIC, Moment.DURING))
    assert ('<span class="num">0 of 1</span>' in taker.source) is review.may_see(Item.MARKS, Moment.DURING)
    if not review.may_see(Item.RIGHT_ANSWER, Moment.DURING):
        assert f"The answer: {key.text}" not in taker.text
    taker.goes(f"/attempts/{taker.attempt}/questions")
    assert first.why not in taker.text or not first.why
    file = taker.file()
    assert not any(row["right_answer"] for row in file["quiz_answers"]["rows"]) or name == "each"
    assert any(row["tries"] for row in file["quiz_answers"]["rows"]) is checks


def test_it_is_closed_for_nobody_before_it_is_closed_for_everybody(school, who, taker, clock):
    taker.takes(school, who, AFTER_CLOSE)
    school.admits("noor", factor=2.0)
    school.write(update(tables.Quiz).values(time_limit=3600))
    taker.hands_in()
    clock.forward(hours=2, minutes=59)
    assert not seen_on_result(taker)[Item.RIGHT_ANSWER]
    clock.forward(minutes=2)
    assert seen_on_result(taker)[Item.RIGHT_ANSWER]
    assert rows(taker.app, "select status from attempt") == [("submitted",)]
