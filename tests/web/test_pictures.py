"""Pictures on pages: shown wherever a question is asked, served to whom, changed by instructors."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest

from quizapp.core.pictures import Picture
from quizapp.formats.pictures import MAX_BYTES, picture_file
from quizapp.usecases import importing, making, proposing
from quizapp.web.headers import CONTENT_SECURITY
from tests.builders import make_bank
from tests.formats.picture_bytes import GIF, JPEG, PNG, SVG
from tests.people import Student

FILE = picture_file("pier.png", PNG)
ADDRESS = f"/pictures/harbour/{FILE.digest}"
IMAGE = f'<img src="{ADDRESS}" alt="A &lt;b&gt; pier" width="30" height="20"'
FACT = "north-pier-opened"
PAGE = f"/teach/files/courses/harbour/items/{FACT}/picture"


def loads(app, content: bytes = PNG, audience: str = "learners") -> None:
    """The harbour with a picture beside each fact."""
    services = app.extensions["quizapp"]
    bank = make_bank()
    shown = make_bank(
        head=replace(bank.head, audience=audience),
        facts=tuple(
            replace(fact, picture=Picture(FILE.file, "A <b> pier", "A. Writer")) for fact in bank.facts
        ),
        pictures=(picture_file(FILE.file, content),),
    )
    digest = shown.pictures[0].digest
    importing.load_bank(services, shown, "database", services.clock(), {digest: content})


@pytest.fixture
def pictured(app):
    loads(app)
    return app


@pytest.fixture
def teacher(app, instructor):
    proposing.take_over(app.extensions["quizapp"], "harbour")
    return instructor


def test_the_pictures_of_a_folder_are_only_shown(app, instructor):
    assert "The course comes from a folder" in instructor.goes(PAGE).get_data(as_text=True)
    assert sends(instructor, file=file(SVG), alt="").status_code == 409


def test_a_picture_is_served_once_and_for_all_as_what_it_is(pictured, student):
    answer = student.goes(ADDRESS)

    assert (answer.status_code, answer.mimetype, answer.get_data()) == (200, "image/png", PNG)
    assert answer.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == CONTENT_SECURITY
    assert "img-src 'self'" in CONTENT_SECURITY
    assert answer.headers["Content-Disposition"] == f'inline; filename="{FILE.digest[:8]}.png"'


def test_a_picture_that_is_a_page_as_well_is_served_as_a_picture(app, student):
    both = GIF + b"<html><script>alert(1)</script></html>"
    loads(app, both)

    answer = student.goes(f"/pictures/harbour/{picture_file('', both).digest}")

    assert (answer.mimetype, answer.headers["X-Content-Type-Options"]) == ("image/gif", "nosniff")


@pytest.mark.parametrize(
    "address",
    [
        f"/pictures/harbour/{'0' * 64}",
        f"/pictures/missing/{FILE.digest}",
        f"/pictures/harbour/{FILE.digest.upper()}",
        f"/pictures/harbour/{'%25' * 64}",
        "/pictures/harbour/pier.png",
        "/pictures/harbour/..%2f..%2fquizapp.sqlite3",
    ],
)
def test_what_is_no_picture_is_not_found_and_not_kept(pictured, student, address):
    answer = student.goes(address)

    assert answer.status_code == 404
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_learner_sees_the_picture_when_meeting_being_asked_and_hearing_back(pictured, student):
    student.starts_as_guest()
    seen = []
    for _ in range(6):
        assert IMAGE in student.source
        assert "A. Writer" in student.text
        seen.append(student.headline)
        student.studies(1)
        assert IMAGE in student.source  # what came of it
        student.goes(student.link(r"/study/[0-9a-f]+"))
    assert len(set(seen)) > 1


def test_the_page_of_a_fact_shows_it_and_leads_instructors_to_change_it(pictured, student, teacher):
    assert IMAGE in student.goes(f"/explore/harbour/facts/{FACT}").get_data(as_text=True)
    assert PAGE not in student.source
    teacher.goes(f"/explore/harbour/facts/{FACT}")
    assert f'href="{PAGE}"' in teacher.source


def test_a_printed_paper_shows_it(pictured, teacher):
    teacher.goes(
        "/teach/papers/harbour?count=5&forms=1&how=other&seed=7&key=none&kinds=year&sections=history"
    )

    assert teacher.source.count(IMAGE) >= 3


def test_a_quiz_of_a_course_kept_for_instructors_shows_its_pictures_to_those_it_asks(
    pictured, student, teacher
):
    class_id, code = teacher.makes_class()
    quiz = teacher.sets_quiz(class_id, **{"lines-0-kinds": "year"})
    student.joins(code)
    services = pictured.extensions["quizapp"]
    making.change_audience(services, "harbour", "instructors", services.clock())
    assert student.goes(ADDRESS).status_code == 403

    student.goes(f"/quizzes/{quiz}")
    student.sends(f"/quizzes/{quiz}")

    assert IMAGE in student.source
    assert student.goes(ADDRESS).status_code == 200
    other = Student(pictured)
    other.starts_as_guest("harbour")
    assert other.goes(ADDRESS).status_code == 403


def test_what_was_taken_keeps_its_picture_when_the_course_has_another(pictured, student, teacher):
    class_id, code = teacher.makes_class()
    quiz = teacher.sets_quiz(class_id, **{"lines-0-kinds": "year"})
    student.joins(code)
    student.goes(f"/quizzes/{quiz}")
    student.sends(f"/quizzes/{quiz}")
    attempt = student.path.split("/")[2]

    loads(pictured, GIF)

    assert IMAGE in student.goes(f"/attempts/{attempt}/1").get_data(as_text=True)
    student.goes(f"/attempts/{attempt}/hand-in")
    student.sends(f"/attempts/{attempt}/hand-in")
    assert IMAGE in student.source
    assert student.goes(ADDRESS).get_data() == PNG


def sends(teacher, path: str = PAGE, **fields: object):
    teacher.goes(path)
    return teacher.sends(path, {"do": "save", **fields})


def sends_big(teacher, content: bytes):
    """The form with a picture, written out here, for a test client leaves big ones lying about."""
    teacher.goes(PAGE)
    parts = {
        "csrf_token": teacher.token.encode(),
        "do": b"save",
        "alt": b"A pier",
        'file"; filename="p.png': content,
    }
    body = b"".join(
        f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'.encode() + value + b"\r\n"
        for name, value in parts.items()
    )
    return teacher.client.post(PAGE, data=body + b"--x--\r\n", content_type="multipart/form-data; boundary=x")


def file(content: bytes, name: str = "pier.jpg"):
    return (io.BytesIO(content), name)


def test_an_instructor_adds_words_changes_and_removes(app, teacher):
    assert "no picture yet" in teacher.goes(PAGE).get_data(as_text=True)

    sends(teacher, file=file(JPEG), alt="A pier \u202eat low tide", credit=" A.  Writer ")
    assert "The picture is saved" in teacher.text
    assert 'alt="A pier at low tide"' in teacher.source
    assert "A. Writer" in teacher.text
    sends(teacher, alt="A long pier")
    assert 'alt="A long pier"' in teacher.source
    assert "A long pier" in teacher.goes("/teach/files/courses/harbour/pictures").get_data(as_text=True)
    teacher.goes(PAGE)
    teacher.sends(PAGE, {"do": "remove"})
    assert "The picture is gone" in teacher.text
    assert "No pictures yet" in teacher.goes("/teach/files/courses/harbour/pictures").get_data(as_text=True)


def test_words_that_tell_the_answer_are_remarked_on(app, teacher):
    sends(teacher, file=file(JPEG), alt="The pier as it was in 1862")

    assert "The words hold the answer" in teacher.text


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (SVG, "pier.svg", "it is no PNG"),
        (SVG, "pier.png", "it is no PNG"),
        (b"<script>alert(1)</script>", "../../pier.png", "it is no PNG"),
        (PNG[:-2], "pier.png", "it is damaged"),
    ],
)
def test_pictures_that_cannot_be_shown_are_refused_beside_the_field(app, teacher, content, name, why):
    answer = sends(teacher, file=file(content, name), alt="A pier")

    assert answer.status_code == 422
    assert why in teacher.text
    assert "A pier" in teacher.source


def test_words_are_needed(app, teacher):
    assert sends(teacher, file=file(JPEG), alt=" \u200b").status_code == 422
    assert "Say in words what the picture shows" in teacher.text


def test_too_big_a_picture_is_told_on_the_page_and_far_too_big_a_one_not_read(app, teacher):
    told = sends_big(teacher, PNG + b"\0" * MAX_BYTES)

    assert told.status_code == 422
    assert "it is over 2 MiB" in told.get_data(as_text=True)
    assert sends_big(teacher, PNG + b"\0" * 3 * MAX_BYTES).status_code == 413


def test_the_name_of_the_file_is_of_no_account(app, teacher):
    sends(teacher, file=file(PNG, "../../../etc/<script>.svg"), alt="A pier")

    services = app.extensions["quizapp"]
    bank = importing.stored_bank(services, "harbour")
    assert re.fullmatch(r"north-pier-opened-[0-9a-f]{8}\.png", bank.pictures[0].file)
