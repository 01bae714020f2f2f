"""After a discard all pages and tables agree: an attempt is told as it is, a quiz out of what is left."""

from __future__ import annotations

import csv
import io

from quizapp.usecases import beginning, giving, grading, reading, reviewing, spread, teaching
from quizapp.usecases.exporting_scores import scope_of_quiz
from quizapp.usecases.giving import Change
from quizapp.usecases.gradebook import grade_sheet
from quizapp.usecases.score_tables import Profile, Table, score_text
from tests.usecases.regrading import choice, room
from tests.usecases.test_regrading import DISCARD, PIER, QUAY, correct, undo

THIRD = choice("river-at-harbour", "1880", "1881")


def table(here, which, profile=Profile.PLAIN):
    scope = scope_of_quiz(here.services, here.teacher, here.quiz)
    text = "".join(score_text(here.services, scope, which, profile, here.services.clock()))
    return list(csv.reader(io.StringIO(text)))


def class_id(here):
    with here.services.database.reading() as on:
        return on.exec_driver_sql("select public_id from class").scalar_one()


def everywhere(here):
    """What the quiz comes to for Ada and Ben, and out of what, wherever that is told."""
    services, now = here.services, here.services.clock()
    sheet = grade_sheet(services, here.teacher, class_id(here), now)
    cells = [(row.cells[0].score, row.cells[0].maximum) for row in sheet.rows]
    grid = [float(row[2]) for row in table(here, Table.GRID)[1:]]
    listed = [score.cell for score in grading.scores_of_quiz(services, here.teacher, here.quiz, now)[2]]
    most = listed[0].maximum
    assert [(cell.score, cell.maximum) for cell in listed] == cells
    own = []
    for name in ("Ada", "Ben"):
        person = here.learners[name].person
        listed = reading.joined_class(services, person, class_id(here), now).quizzes[0]
        start = beginning.look_at_quiz(services, person, here.quiz, now)
        assert (listed.counted, listed.maximum) == (start.counted, start.maximum)
        own.append((start.counted, start.maximum))
    shown = teaching.show_class(services, here.teacher, class_id(here), now)
    assert own == cells
    assert [score for score, _ in cells] == grid
    assert {maximum for _, maximum in cells} == {most, shown.most[shown.quizzes[0][0].id]}
    assert shown.quizzes[0][2] == round(sum(grid) / 2, 2)
    assert spread.spread_of_quiz(services, here.teacher, here.quiz, now).maximum == most
    return cells


def with_three_questions(services):
    here = room(services)
    with services.database.writing() as on:
        on.exec_driver_sql("update quiz set blueprint = '{\"count\": 3}'")
    return here


def test_what_everybody_was_asked_is_gone_for_all(services):
    here = with_three_questions(services)
    paper = [PIER, QUAY, THIRD]
    here.takes("Ada", paper, [0, 0, 1])
    here.takes("Ben", paper, [1, 0, 0])
    before = everywhere(here)
    assert before == [(2, 3), (2, 3)]
    correct(here, DISCARD)
    assert everywhere(here) == [(1, 2), (2, 2)]
    assert table(here, Table.GRID, Profile.CANVAS)[1][5] == "2"
    undo(here)
    assert everywhere(here) == before


def test_what_only_some_were_asked_leaves_the_quiz_and_is_made_up_for(services):
    here = with_three_questions(services)
    attempt = here.takes("Ada", [PIER, QUAY, THIRD], [1, 0, 1])
    here.takes("Ben", [QUAY, THIRD, THIRD], [0, 0, 0])
    correct(here, DISCARD)
    assert everywhere(here) == [(1.5, 3), (3, 3)]
    found = reviewing.result(services, here.learners["Ada"].person, attempt, services.clock())
    assert (found.score, found.maximum) == (1, 2)  # the attempt as it is


def test_an_attempt_whose_time_is_up_leaves_for_elsewhere_as_it_will_be_handed_in(services, clock):
    here = with_three_questions(services)
    here.takes("Ada", [PIER, QUAY, THIRD], [0, 0, 0])
    late = here.begins("Ben", [PIER, QUAY, THIRD], [0, 0, 1])
    with services.database.writing() as on:
        on.exec_driver_sql(f"update attempt set due_at = '2026-11-23 09:01:00' where public_id = '{late}'")
    correct(here, DISCARD)
    clock.forward(minutes=2)
    rows = table(here, Table.ATTEMPTS)[1:]
    assert [row[5:9] for row in rows] == [["submitted", "2", "2", "100"], ["submitted", "1", "2", "50"]]
    assert [row[2] for row in table(here, Table.GRID)[1:]] == ["2", "1"]


def test_a_student_reads_what_was_set_by_hand_and_why(services, clock):
    here = with_three_questions(services)
    attempt = here.takes("Ada", [PIER, QUAY, THIRD], [0, 1, 1])
    ada = here.learners["Ada"].person

    def sets(change):
        where = (class_id(here), here.quiz, ada.public_id)
        return giving.change_grade(services, here.teacher, *where, change, clock())

    def told():
        start = beginning.look_at_quiz(services, ada, here.quiz, clock())
        result = reviewing.result(services, ada, attempt, clock())
        listed = reading.joined_class(services, ada, class_id(here), clock()).quizzes[0]
        assert start.given == result.given == listed.given
        return start.given and (start.given.score, start.given.is_excused, start.given.reason)

    assert told() is None
    first = sets(Change("You said it aloud", 0, score=2.5))
    assert told() == (2.5, False, "You said it aloud")
    second = sets(Change("Was ill", first, is_excused=True))
    assert told() == (None, True, "Was ill")
    clock.forward(minutes=1)
    giving.undo_change(services, here.teacher, class_id(here), here.quiz, ada.public_id, second, clock())
    assert told() == (2.5, False, "You said it aloud")
    with services.database.writing() as on:  # results are told when the quiz has closed
        on.exec_driver_sql('update quiz set review = \'{"closed": ["attempt", "marks"]}\'')
    assert told() is None
