"""What a class remembers: asked of each student, shown in sums from three on, practised by one button."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, insert, select

from quizapp.store import banks, classes
from quizapp.store.tables import Account, ClassExam
from tests.long_memory import fill_memory
from tests.people import Instructor, Student
from tests.web.test_gradebook_cost import counted_queries

MOST_QUERIES = 20  # with signing in and the navigation


def joins_and_learns(app: Flask, code: str, name: str, days: int = 9, a_day: int = 8) -> Student:
    """A student of the class with some memory of the course."""
    student = Student(app)
    student.joins(code, name)
    services = app.extensions["quizapp"]
    with services.database.writing() as on:
        who = on.execute(select(func.max(Account.id))).scalar_one()
        bank = banks.get_bank(on, "harbour")
        fill_memory(on, who, bank.id, services.clock().date(), days, a_day, name)
    return student


@pytest.fixture
def class_id(instructor: Instructor) -> str:
    return instructor.makes_class()[0]


@pytest.fixture
def code(app: Flask, class_id: str) -> str:
    with app.extensions["quizapp"].database.reading() as on:
        return str(classes.find_class(on, class_id).join_code)


def says(student: Student, class_id: str, agrees: str) -> None:
    student.goes(f"/classes/{class_id}")
    student.sends(f"/classes/{class_id}/memory", {"agrees": agrees})


def test_a_student_is_asked_once_and_can_change_it_any_time(app, class_id, code):
    student = joins_and_learns(app, code, "Ada")
    student.goes(f"/classes/{class_id}")
    assert "May your teachers see what the class remembers?" in student.text
    says(student, class_id, "yes")
    assert "Your teachers see what the class remembers." in student.text
    says(student, class_id, "no")
    assert "Your teachers do not see what you remember." in student.text
    says(student, class_id, "perhaps")
    assert "nothing was changed" in student.text
    assert "Your teachers do not see what you remember." in student.text
    says(student, class_id, "yes")
    assert "Your teachers see what the class remembers." in student.text


def test_nothing_is_shown_of_fewer_than_three_nor_of_whoever_did_not_agree(app, instructor, class_id, code):
    address = f"/teach/classes/{class_id}/memory"
    students = [joins_and_learns(app, code, name) for name in ("Ada", "Ben", "Cem", "Dora")]
    for student, answer in zip(students, ("yes", "yes", "no"), strict=False):
        says(student, class_id, answer)
    instructor.goes(address)
    assert instructor.headline == "Two students have agreed so far."
    assert "2 of 4 have; 1 said no" in instructor.text
    assert "recall it" not in instructor.text
    says(students[3], class_id, "yes")
    instructor.goes(address)
    assert re.fullmatch(r"They would recall \d+ % of \d+ facts tomorrow\.", instructor.headline)
    assert "In sums over the 3 of 4 students" in instructor.text
    assert "of 3" in instructor.text
    assert not [name for name in ("Ada", "Ben", "Cem", "Dora") if name in instructor.text]
    says(students[0], class_id, "no")
    instructor.goes(address)
    assert instructor.headline == "Two students have agreed so far."


def test_it_is_foreseen_for_the_exam_day_of_the_class(app, instructor, class_id, code):
    for name in ("Ada", "Ben", "Cem"):
        says(joins_and_learns(app, code, name), class_id, "yes")
    services = app.extensions["quizapp"]
    day = services.clock().date() + timedelta(days=11)
    with services.database.writing() as on:
        room, bank = classes.find_class(on, class_id), banks.get_bank(on, "harbour")
        on.execute(
            insert(ClassExam).values(
                class_id=room.id, bank_id=bank.id, day=day, title="Half term", created_at=services.clock()
            )
        )
    instructor.goes(f"/teach/classes/{class_id}/memory")
    assert instructor.headline.endswith(f"on {day.day} {day:%B}.")
    assert "“ Half term ”" in instructor.text


def test_one_button_makes_a_draft_that_asks_what_was_ticked(app, instructor, class_id, code):
    students = [joins_and_learns(app, code, name) for name in ("Ada", "Ben", "Cem")]
    for student in students:
        says(student, class_id, "yes")
    address = f"/teach/classes/{class_id}/memory"
    instructor.goes(address)
    shown = len(re.findall(r'name="facts" value=', instructor.source))
    assert shown == instructor.text.count(" of 100 recall it") > 0, "only what a figure is told of"
    ticked = re.findall(r'name="facts" value="[a-z0-9:-]+" checked', instructor.source)
    assert len(ticked) == min(shown, 10)
    instructor.sends(address, {"course": "harbour"})
    assert instructor.status == 422
    assert "Choose at least one fact to practise." in instructor.text
    instructor.sends(address, {"course": "harbour", "facts": ["north-pier-opened", "nothing-such"]})
    assert instructor.status == 422
    assert "nothing-such" in instructor.text
    instructor.goes(address)
    instructor.sends(address, {"course": "harbour", "facts": ["north-pier-opened", "velm-length"]})
    assert instructor.path.endswith("/edit"), instructor.text[:400]
    assert "Practice: 2 facts to go through again" in instructor.source
    students[0].goes(f"/classes/{class_id}")
    assert "Practice:" not in students[0].text, "a draft is nobody's but the teacher's"


@pytest.mark.both_databases
def test_the_number_of_queries_does_not_grow_with_the_class(app, instructor, class_id, code):
    address = f"/teach/classes/{class_id}/memory"
    for name in ("Ada", "Ben", "Cem"):
        says(joins_and_learns(app, code, name, 3, 4), class_id, "yes")
    instructor.goes(address)  # so that the course is loaded
    with counted_queries(app) as few:
        instructor.goes(address)
    for name in ("Dora", "Eve", "Fay"):
        says(joins_and_learns(app, code, name, 9, 8), class_id, "yes")
    with counted_queries(app) as many:
        instructor.goes(address)
    assert "In sums over the 6 of 6" in instructor.text
    assert len(many) == len(few) <= MOST_QUERIES
