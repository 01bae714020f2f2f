"""The gradebook through its pages: what stands where, filters and orders, scores set by hand, statistics."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import update

from quizapp.store.tables import Quiz
from tests.large_class import fill_class
from tests.people import Student

CELL = re.compile(r"<t[hd].*?</t[hd]>", re.S)
UNDO = re.compile(r'<form method="post" action="([^"]+/undo)">.*?name="to" value="(\d+)"', re.S)


class Room:
    """A class with two quizzes of four questions; Ada has handed in the first, Ben begun it, Cem not."""

    def __init__(self, app, teacher) -> None:
        self.teacher = teacher
        self.class_id, code = teacher.makes_class()
        self.quizzes = [teacher.sets_quiz(self.class_id, title, 4) for title in ("Week 1", "Week 2")]
        self.people = {}
        for name in ("Ada", "Ben", "Cem"):
            self.people[name] = student = Student(app)
            student.joins(code, name)
        self.attempt = self.begins("Ada")
        self.people["Ada"].sends(f"/attempts/{self.attempt}/hand-in")
        self.begins("Ben")

    def begins(self, name: str, quiz: int = 0) -> str:
        self.people[name].sends(f"/quizzes/{self.quizzes[quiz]}")
        return self.people[name].path.split("/")[2]

    @property
    def address(self) -> str:
        return f"/teach/classes/{self.class_id}/gradebook"

    def shows(self, query: str = "") -> list[list[str]]:
        """The rows of the grid, each as the texts of its cells."""
        self.teacher.goes(f"{self.address}{query}")
        body = re.search(r"<tbody>(.*?)</tbody>", self.teacher.source, re.S)
        rows = re.findall(r"<tr>(.*?)</tr>", body[1], re.S) if body else []
        return [
            [
                " ".join(re.sub(r"<[^>]+>", " ", cell).split())
                for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.S)
            ]
            for row in rows
        ]

    def cell(self, name: str, quiz: int = 0) -> str:
        """The address of a cell, as the grid links it."""
        self.teacher.goes(f"{self.address}?name={name}")
        links = re.findall(r'<td[^>]*><a href="(gradebook/[^"]+)"', self.teacher.source)
        return f"/teach/classes/{self.class_id}/{links[quiz]}"

    def sets(self, name: str, **fields: str) -> None:
        """Open a cell and send its form."""
        address = self.cell(name)
        self.teacher.goes(address)
        seen = re.search(r'name="seen" value="(\d+)"', self.teacher.source)[1]
        self.teacher.sends(address, {"seen": seen, "reason": "Seen on paper.", **fields})


@pytest.fixture
def room(app, instructor) -> Room:
    return Room(app, instructor)


def names(rows) -> list[str]:
    return [row[0].split()[0] for row in rows]


def test_a_grid_of_students_and_quizzes(room):
    assert room.shows() == [
        ["Ada", "0", "to do", "0 % so far"],
        ["Ben", "open", "to do", "– nothing yet"],
        ["Cem", "to do", "to do", "– nothing yet"],
    ]
    assert room.teacher.headline == "1 of 3 have handed in the newest quiz."
    assert "mean so far 0 %" in room.teacher.text


def test_filters_by_status_name_and_quiz(room):
    assert names(room.shows("?status=open")) == ["Ben"]
    assert names(room.shows("?name=ce")) == ["Cem"]
    assert [len(row) for row in room.shows(f"?quiz={room.quizzes[1]}")] == [3, 3, 3]
    assert names(room.shows(f"?quiz={room.quizzes[1]}&status=open")) == []
    assert "Nobody fits" in room.teacher.text


def test_sorts_by_any_column_and_turns_round(room):
    room.sets("Cem", score="3")
    first = room.quizzes[0]
    assert names(room.shows(f"?sort={first}")) == ["Ada", "Cem", "Ben"]
    assert names(room.shows(f"?sort={first}&order=down")) == ["Cem", "Ada", "Ben"]
    assert names(room.shows("?sort=total&order=down")) == ["Cem", "Ada", "Ben"]
    assert names(room.shows("?order=down")) == ["Cem", "Ben", "Ada"]
    assert room.teacher.source.count('aria-sort="descending"') == 1


def test_scores_in_per_cent(room):
    room.sets("Cem", score="3")
    assert room.shows("?unit=percent&name=cem") == [["Cem", "75 set", "to do", "75 % so far"]]


@pytest.mark.parametrize(
    "query", ["?sort=x&unit=y&order=z&page=0&quiz=q&status=w&missing=v", "?page=99", "?page=-1", "?page=²"]
)
def test_what_makes_no_sense_in_the_address_is_left_aside(room, query):
    assert names(room.shows(query)) == ["Ada", "Ben", "Cem"]


def test_what_is_missing_counts_as_nothing_or_is_left_out(room, clock):
    room.sets("Ada", score="4")
    room.teacher.goes(f"/teach/quizzes/{room.quizzes[1]}")
    room.teacher.sends(f"/teach/quizzes/{room.quizzes[1]}/move", {"to": "archive"})
    assert room.shows("?name=ada") == [["Ada", "4 set", "missing", "50 % so far"]]
    assert room.shows("?name=ada&missing=out") == [["Ada", "4 set", "missing", "100 % so far"]]
    assert room.teacher.headline == "Three students have missed a quiz."


def test_a_score_is_set_by_hand_seen_in_the_history_and_undone(room):
    room.sets("Cem", score="3,5")
    assert room.teacher.headline == "Cem has 3.5 of 4, set by hand."
    assert "Seen on paper." in room.teacher.text
    assert "what the attempts say → 3.5 of 4" in room.teacher.text
    form = UNDO.search(room.teacher.source)
    room.teacher.sends(form[1], {"to": form[2]})
    assert room.teacher.headline == "Cem has not begun yet."
    assert "Undone." in room.teacher.text
    room.teacher.sends(form[1], {"to": form[2]})
    assert room.teacher.status == 409


def test_from_one_student_to_the_next(room):
    room.teacher.goes(room.cell("Ada"))
    assert 'rel="prev"' not in room.teacher.source
    following = re.search(r'<a href="([^"]+)" rel="next"', room.teacher.source)
    room.teacher.goes(following[1])
    assert room.teacher.headline == "Ben is in the middle of it."
    assert "← Ada" in room.teacher.text
    assert "Cem →" in room.teacher.text


def test_excused_and_taken_back(room):
    room.sets("Ada", do="excuse")
    assert room.shows("?name=ada") == [["Ada", "excused", "to do", "– nothing yet"]]
    room.sets("Ada", do="back")
    assert room.shows("?name=ada")[0][1] == "0"


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"score": "lots"}, "Write a number"),
        ({"score": "1.234"}, "Write a number"),
        ({"score": "5"}, "from 0 to 4"),
        ({"score": "-1"}, "from 0 to 4"),
        ({"score": ""}, "Write a score"),
        ({"score": "2", "reason": " "}, "Write why"),
        ({"score": "2", "reason": "x" * 501}, "at most 500"),
        ({"do": "excuse", "reason": ""}, "Write why"),
    ],
)
def test_a_form_that_cannot_be_meant_says_why_and_changes_nothing(room, fields, told):
    room.sets("Cem", **fields)
    assert room.teacher.status == 422
    assert told in room.teacher.text
    assert room.shows("?name=cem")[0][1] == "to do"


def test_figures_of_any_script_are_read(room):
    room.sets("Cem", score="٣")
    assert room.teacher.headline == "Cem has 3 of 4, set by hand."


def test_a_page_that_is_out_of_date_changes_nothing(room):
    address = room.cell("Cem")
    room.sets("Cem", score="3")
    room.teacher.sends(address, {"seen": "0", "score": "1", "reason": "From another tab."})
    assert room.teacher.status == 409
    assert room.shows("?name=cem")[0][1] == "3 set"


def test_from_the_grid_to_the_student_and_the_attempt(room):
    room.sets("Ada", score="2")
    room.teacher.goes(room.address)
    member = re.search(r'href="(students/\w+)"><bdi>Ada', room.teacher.source)[1]
    room.teacher.goes(f"/teach/classes/{room.class_id}/{member}")
    assert room.teacher.headline == "Ada has 50 % so far."
    assert "Seen on paper." in room.teacher.text
    room.teacher.goes(room.teacher.link(r"/teach/attempts/\w+"))
    assert room.teacher.path == f"/teach/attempts/{room.attempt}"
    assert room.teacher.headline == "Ada has 0 of 4."
    assert len(re.findall(r"Question \d · ", room.teacher.text)) == 4
    assert re.search("right answer|no answer|not answered", room.teacher.text)
    assert "yours" not in room.teacher.text


def test_a_quiz_page_shows_how_its_scores_lie(room):
    room.teacher.goes(f"/teach/quizzes/{room.quizzes[0]}")
    assert "How the scores lie so far" in room.teacher.text
    assert "Students by points" in room.teacher.text
    assert "Skewness" in room.teacher.text
    room.teacher.goes(f"/teach/quizzes/{room.quizzes[1]}")
    assert "Students by points" not in room.teacher.text


def test_class_quiz_and_gradebook_tell_the_same_mean(room):
    for name, score in (("Ada", "0"), ("Ben", "2.25"), ("Cem", "4")):
        room.sets(name, score=score)
    room.shows()
    assert "Mean 2.1" in room.teacher.text
    room.teacher.goes(f"/teach/classes/{room.class_id}")
    assert "mean 2.1 of 4" in room.teacher.text
    room.teacher.goes(f"/teach/quizzes/{room.quizzes[0]}")
    assert "Mean score 2.1 of 4" in room.teacher.text
    assert "Best score 4 of 4" in room.teacher.text
    assert "2.25 of 4 set by hand" in room.teacher.text
    assert "these figures are about the quiz" in room.teacher.text


def test_the_page_of_a_quiz_lists_everybody_once_however_often_they_tried(app, room):
    with app.extensions["quizapp"].database.writing() as on:
        on.execute(update(Quiz).values(attempts=2))
    room.people["Ada"].sends(f"/quizzes/{room.quizzes[0]}", {"number": "2"})
    room.people["Ada"].sends(f"/attempts/{room.people['Ada'].path.split('/')[2]}/hand-in")
    room.sets("Cem", reason="ill", do="excuse")
    room.teacher.goes(f"/teach/quizzes/{room.quizzes[0]}")
    assert room.teacher.headline == "1 of 3 have handed in."
    assert [room.teacher.source.count(f"<bdi>{name}</bdi>") for name in room.people] == [1, 1, 1]
    assert "✓ handed in 2 attempts" in room.teacher.text
    assert "excused" in room.teacher.text


def test_a_student_reads_what_counts_and_finds_the_way_back_to_the_class(room):
    room.sets("Ada", score="3")
    ada = room.people["Ada"]
    ada.goes(f"/quizzes/{room.quizzes[0]}")
    assert "By your answers it would be 0 of 4." in ada.text
    assert "Your teacher has set your score to 3 of 4. That is what counts." in ada.text
    ada.goes(ada.link(f"/classes/{room.class_id}"))
    assert "3 of 4, set by hand" in ada.text


def test_watching_tells_points_from_answers(room):
    room.teacher.goes(f"/teach/quizzes/{room.quizzes[0]}/live")
    assert "0 of 4 points" in room.teacher.text
    room.people["Ben"].sends(f"/attempts/{room.begins('Ben')}/hand-in")
    room.teacher.goes(f"/teach/quizzes/{room.quizzes[0]}/live")
    assert room.teacher.headline == "Nobody is at work. 2 of 3 have handed in, 1 not begun."


def test_a_narrow_window_shows_the_quiz_that_the_status_is_about(room):
    room.sets("Cem", reason="ill", do="excuse")
    room.begins("Ada", quiz=1)
    for query, shown in (("", "Week 2"), ("?status=excused", "Week 1"), ("?status=open", "Week 2")):
        room.shows(query)
        chosen = re.search(r"<th[^>]*is-chosen.*?</th>", room.teacher.source, re.S)[0]
        assert shown in chosen, query


def test_from_the_scores_of_a_student_to_their_extra_time_and_back(room):
    room.teacher.goes(f"/teach/classes/{room.class_id}/students")
    member = room.teacher.link(r"/teach/classes/\w+/members/\w+")
    room.teacher.goes(member)
    room.teacher.goes(room.teacher.link(r"/teach/classes/\w+/students/\w+"))
    assert room.teacher.headline.startswith("Ada")
    assert room.teacher.link(r"/teach/classes/\w+/members/\w+") == member


def test_an_empty_class_says_what_comes_first(instructor):
    class_id, _ = instructor.makes_class()
    instructor.goes(f"/teach/classes/{class_id}/gradebook")
    assert instructor.headline == "Nobody has joined yet."
    assert "Show the code" in instructor.text


def test_a_class_without_quizzes_says_so(app, instructor):
    class_id, code = instructor.makes_class()
    Student(app).joins(code, "Ada")
    instructor.goes(f"/teach/classes/{class_id}/gradebook")
    assert instructor.headline == "No quiz is published yet."
    assert "Make a quiz" in instructor.text


def test_a_large_class_comes_in_pages_with_means_of_all(app, instructor):
    class_id, _ = instructor.makes_class()
    services = app.extensions["quizapp"]
    with services.database.writing() as on:
        fill_class(on, class_id, 130, 2, services.clock())
    instructor.goes(f"/teach/classes/{class_id}/gradebook")
    assert "1 to 100 of 130" in instructor.text
    means = re.findall(r"Mean</th>(.*?)</tr>", instructor.source, re.S)
    second = instructor.link(r"gradebook\?[^\"]*page=2")
    instructor.goes(f"/teach/classes/{class_id}/{second}")
    assert "101 to 130 of 130" in instructor.text
    assert re.findall(r"Mean</th>(.*?)</tr>", instructor.source, re.S) == means
