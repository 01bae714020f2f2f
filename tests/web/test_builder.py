"""The builder: a title is enough, every button works without scripts, nothing is written before setting."""

from __future__ import annotations

import json
import re

import pytest

from tests.people import Instructor
from tests.web.answer_keys import everything, rows


@pytest.fixture
def room(instructor: Instructor) -> tuple[str, str]:
    """A class: its id and its join code."""
    return instructor.makes_class()


def address(room) -> str:
    return f"/teach/classes/{room[0]}/quizzes/new"


def seed_of(instructor) -> str:
    return re.search(r'name="seed"[^>]*value="([^"]+)"', instructor.source).group(1)


def presses(instructor, path, go, **fields) -> None:
    """A button of the builder, with one line of three questions unless `fields` say otherwise."""
    instructor.sends(path, {"bank": "harbour", "lines-0-count": "3", "go": go, **fields})


def stored(app) -> dict:
    return json.loads(rows(app, "select blueprint from quiz order by id desc")[0][0])


def test_a_title_is_enough(app, instructor, room):
    instructor.goes(address(room))
    count = re.search(r'name="lines-0-count"[^>]*value="(\d+)"', instructor.source).group(1)
    presses(instructor, address(room), "make", **{"title": "Week 1", "lines-0-count": count})
    assert instructor.status == 200
    columns = "title, attempts, method, tries, is_one_way, shared_seed, weight, published_at is not null"
    assert rows(app, f"select {columns} from quiz") == [("Week 1", 1, "highest", 1, 0, None, 1.0, 1)]
    assert stored(app)["count"] == int(count)
    assert "lines" not in stored(app)


def test_the_page_shows_three_papers_with_answers_before_anything_is_set(app, instructor, room):
    before = everything(app)
    instructor.goes(address(room))
    assert instructor.source.count('<details class="paper"') == 3
    assert "No question gives another’s answer away." in instructor.text
    for go in ("look", "add", "find", "draw", "remove:0", "nonsense:9:x", "fix:0:count:x", "pick:nothing"):
        presses(instructor, address(room), go, find="pier")
        assert instructor.status == 200, go
    assert everything(app) == before


def test_lines_are_added_removed_and_mended_by_buttons(app, instructor, room):
    instructor.goes(address(room))
    presses(instructor, address(room), "add")
    assert 'name="lines-1-count"' in instructor.source
    two = {"lines-1-count": "90", "lines-1-kinds": ["year"], "lines-1-sections": ["history"]}
    presses(instructor, address(room), "look", **two)
    assert "One line asks for more than there is." in instructor.headline
    count, kind = (
        re.search(rf'value="(fix:1:{what}:\w+)"', instructor.source) for what in ("count", "kinds")
    )
    assert kind
    presses(instructor, address(room), count.group(1), **two)
    number = re.search(r'name="lines-1-count"[^>]*value="(\d+)"', instructor.source).group(1)
    assert number == count.group(1).rsplit(":", 1)[1]
    assert "asks for more" not in instructor.headline
    presses(instructor, address(room), "remove:0", **{**two, "lines-1-count": number})
    assert 'name="lines-0-count"' not in instructor.source
    assert re.search(r'value="history" checked', instructor.source)


def test_a_quiz_of_lines_tags_and_picks_is_stored_as_it_was_built(app, instructor, room):
    instructor.goes(address(room))
    presses(instructor, address(room), "find", find="pier")
    fact = re.search(r'value="pick:([\w-]+)"', instructor.source).group(1)
    presses(instructor, address(room), f"pick:{fact}")
    assert f'name="picks" value="{fact}"' in instructor.source
    picked = {"picks": [fact], "picks_as": [""], "lines-1-count": "1", "lines-1-weight": "1"}
    presses(instructor, address(room), "make", title="Week 1", **picked)
    assert instructor.status == 200
    assert stored(app)["picks"] == [{"fact": fact, "kind": ""}]
    assert [line["count"] for line in stored(app)["lines"]] == [3, 1]
    assert stored(app)["count"] == 5
    instructor.goes(f"{instructor.path}/edit")
    assert f'name="picks" value="{fact}"' in instructor.source
    presses(instructor, instructor.path, f"unpick:{fact}", **picked)
    assert 'name="picks"' not in instructor.source


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"lines-0-kinds": ["nothing"]}, "lines-0-kinds-error"),
        ({"lines-0-tags": ["nothing"]}, "lines-0-tags-error"),
        ({"lines-0-weight": "9"}, ""),
        ({"picks": ["no-such-fact"]}, "count-error"),
        ({"lines-0-count": "90", "lines-1-count": "90", "lines-2-count": "90"}, "count-error"),
        ({"attempts": "0"}, "attempts-error"),
        ({"method": "worst"}, "method-error"),
        ({"feedback": "never"}, "feedback-error"),
        ({"tries": "3"}, "tries-error"),
        ({"tries": "3", "feedback": "each", "certainty": "y"}, "tries-error"),
        ({"weight": "-1"}, "weight-error"),
        ({"weight": "x"}, "weight-error"),
        ({"paper": "none"}, "paper-error"),
        ({"penalty": "2"}, "penalty-error"),
    ],
)
def test_what_cannot_be_meant_is_told_beside_its_field_and_not_folded_away(
    app, instructor, room, fields, told
):
    before = everything(app)
    instructor.goes(address(room))
    presses(instructor, address(room), "make", title="Week 1", **fields)
    assert instructor.status == 422
    assert f'id="{told}"' in instructor.source or not told
    assert everything(app) == before


def test_a_quiz_that_asks_nothing_is_told_what_to_do(instructor, room):
    instructor.goes(address(room))
    instructor.sends(address(room), {"bank": "harbour", "title": "Week 1", "go": "make"})
    assert instructor.status == 422
    assert "Add a line, or pick a question by hand" in instructor.text


def test_settings_are_kept_shown_in_words_and_filled_in_again(app, instructor, room):
    instructor.goes(address(room))
    chosen = {
        "attempts": "any", "method": "average", "feedback": "own",
        "shown": ["during.correctness", "closed.marks"],
        "tries": "3", "penalty": "0.25", "one_way": "y", "paper": "shared", "weight": "2", "minutes": "20",
    }  # fmt: skip
    presses(instructor, address(room), "make", title="Week 1", **chosen)
    columns = "attempts, method, tries, penalty, is_one_way, weight, time_limit, shared_seed is not null"
    assert rows(app, f"select {columns} from quiz") == [(None, "average", 3, 0.25, 1, 2.0, 1200, 1)]
    review = json.loads(rows(app, "select review from quiz")[0][0])
    assert (review["during"], review["closed"]) == (["correctness"], ["marks"])
    instructor.goes(f"{instructor.path}/edit")
    for words in (
        "20 minutes", "Any number; the average of all attempts counts", "As you chose",
        "Up to 3 tries, each costs a quarter, one way only", "The same paper as all others; it counts twice",
    ):  # fmt: skip
        assert words in instructor.text
    before = rows(app, "select * from quiz")
    data = dict(re.findall(r'name="(title|bank|seed|course)"[^>]*value="([^"]*)"', instructor.source))
    instructor.sends(instructor.path, {**data, "lines-0-count": "3", "go": "make", **chosen})
    assert instructor.status == 200
    assert rows(app, "select * from quiz") == before
    assert "Nothing was changed, so the quiz stands as it was." in instructor.text
    instructor.sends(f"{instructor.path}/edit", {**data, "lines-0-count": "4", "go": "make", **chosen})
    assert "The changes are saved." in instructor.text


def test_the_shared_paper_is_the_one_that_was_shown(app, instructor, room, student):
    instructor.goes(address(room))
    presses(instructor, address(room), "look", paper="shared", seed=seed_of(instructor))
    shown = instructor.text.partition("All get this one paper.")[2]
    presses(instructor, address(room), "make", title="W", paper="shared", seed=seed_of(instructor))
    quiz = instructor.path.rsplit("/", 1)[1]
    student.joins(room[1])
    student.sends(f"/quizzes/{quiz}")
    asked = [json.loads(one)["prompt"] for (one,) in rows(app, "select question from attempt_item")]
    assert len(asked) == 3
    assert all(" ".join(prompt.split("_____")[0].split()) in shown for prompt in asked)


def test_a_draft_is_marked_for_its_instructor_and_unknown_to_students(app, instructor, room, student):
    instructor.goes(address(room))
    presses(instructor, address(room), "draft", title="Secret week")
    assert instructor.headline == "A draft. Students do not see it."
    quiz = instructor.path.rsplit("/", 1)[1]
    instructor.goes(f"/teach/classes/{room[0]}")
    assert "draft" in instructor.text
    student.joins(room[1])
    for path in ("/", "/quiz/harbour", f"/classes/{room[0]}"):
        student.goes(path)
        assert "Secret week" not in student.text, path
    assert student.goes(f"/quizzes/{quiz}").status_code == 404
    student.sends(f"/quizzes/{quiz}")
    assert student.status == 404
    presses(instructor, f"/teach/quizzes/{quiz}/edit", "make", title="Secret week")
    assert "The quiz is published." in instructor.text
    student.goes("/")
    assert "Secret week" in student.text


def test_of_a_quiz_that_was_begun_only_what_is_fair_can_change(app, instructor, room, student):
    quiz = instructor.sets_quiz(room[0], minutes="10")
    student.joins(room[1])
    student.sends(f"/quizzes/{quiz}")
    path = f"/teach/quizzes/{quiz}/edit"
    instructor.goes(path)
    assert "One attempt has been begun" in instructor.text
    assert not re.search(r'name="(lines-0-count|tries|paper)"', instructor.source)
    instructor.sends(path, {"title": "New", "minutes": "5", "go": "make", "weight": "1"})
    assert instructor.status == 422
    assert 'id="minutes-error"' in instructor.source
    instructor.sends(
        path, {"title": "New", "minutes": "15", "feedback": "close", "weight": "3", "go": "make"}
    )
    assert instructor.status == 200
    assert rows(app, "select title, time_limit, weight, attempts from quiz") == [("New", 900, 3.0, 1)]
    more = {"title": "New", "minutes": "30", "attempts": "3", "method": "last", "for_open": "y", "go": "make"}
    instructor.sends(path, {**more, "reason": "the net was down"})
    assert "The changes are saved. One attempt goes on for longer." in instructor.text
    assert rows(app, "select time_limit, attempts, method from quiz") == [(1800, 3, "last")]
    instructor.goes(path)
    assert '<option value="2"' not in instructor.source
    assert not re.search(r'<select[^>]*name="method"', instructor.source)
    assert stored(app)["count"] == 5
    instructor.goes(f"/teach/quizzes/{quiz}")
    assert "30 minutes; 3 attempts, for all" in instructor.text
    assert "the net was down" in instructor.text
    student.goes(f"/quizzes/{quiz}")
    assert "30 minutes; 3 attempts" in student.text
    assert "the net was down" not in student.text


# row-92
def test_two_instructors_who_edit_one_quiz_are_told_of_each_other(app, instructor, room):
    path = f"/teach/quizzes/{instructor.sets_quiz(room[0])}/edit"
    instructor.goes(path)
    version = re.search(r'name="version"[^>]*value="(\w+)"', instructor.source).group(1)
    presses(instructor, path, "make", title="Hers", version=version)
    assert instructor.status == 200
    presses(instructor, path, "make", title="His", version=version)
    assert instructor.status == 409
    assert "Somebody has changed this quiz since you opened it." in instructor.text
    assert 'value="His"' in instructor.source
    assert rows(app, "select title from quiz") == [("Hers",)]
    newest = re.search(r'name="version"[^>]*value="(\w+)"', instructor.source).group(1)
    presses(instructor, path, "make", title="His", version=newest)
    assert rows(app, "select title from quiz") == [("His",)]


def test_a_copy_is_a_draft_in_the_class_that_was_chosen(app, instructor, room):
    quiz = instructor.sets_quiz(room[0], "Week 1")
    other, _ = instructor.makes_class("10C")
    instructor.goes(f"/teach/quizzes/{quiz}/copy")
    instructor.sends(f"/teach/quizzes/{quiz}/copy", {"room": other})
    assert "This is the copy, a draft." in instructor.text
    assert "10C" in instructor.text
    assert rows(app, "select title, published_at is null from quiz order by id") == [
        ("Week 1", 0),
        ("Week 1", 1),
    ]


def test_a_copy_needs_a_class_that_learns_from_the_course(instructor, room):
    quiz = instructor.sets_quiz(room[0])
    instructor.sends(f"/teach/quizzes/{quiz}/copy", {"room": "no-such-class"})
    assert instructor.status == 422


def test_seen_as_a_student_it_is_marked_and_leaves_no_trace(app, instructor, room):
    quiz = instructor.sets_quiz(room[0])
    before = everything(app)
    for position in range(1, 6):
        path = f"/teach/quizzes/{quiz}/as-student/{position}"
        assert instructor.goes(path).status_code == 200
        assert "Nothing is stored or counted here." in instructor.text
        instructor.sends(path, {"unknown": "1"})
        assert instructor.status == 200
        assert "A student does not see this yet: it is shown after handing in." in instructor.text
    assert instructor.goes(f"/teach/quizzes/{quiz}/as-student/6").status_code == 404
    assert everything(app) == before


def test_sections_of_another_course_are_never_asked(instructor, room):
    instructor.goes(address(room))
    presses(instructor, address(room), "make", title="W", course="other", **{"lines-0-sections": ["history"]})
    assert "These are the sections of another course now." in instructor.text
    assert not re.search(r'value="history" checked', instructor.source)
