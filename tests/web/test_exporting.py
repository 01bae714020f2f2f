"""A course and a paper taken elsewhere: chosen on a page, and reported before they are downloaded."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from urllib.parse import urlencode

import pytest

from quizapp.formats.exports.known import formats
from quizapp.formats.imports.reading import read_file
from tests.builders import make_bank

PAGE = "/teach/files/courses/harbour/export"
PAPER = {"count": "5", "forms": "2", "how": "other", "seed": "K7QF2M", "graded": "y"}
SECTIONS = ["geography", "history", "trade"]


def address(form: str, **more: object) -> str:
    return f"{PAGE}?{urlencode({'format': form, 'per_fact': 1, 'seed': '1', **more}, doseq=True)}"


def download(visitor) -> str:
    """Where the page offers its file."""
    return html.unescape(re.search(r'<a class="button" href="([^"]+)" download>', visitor.source)[1])


def test_an_instructor_takes_a_course_elsewhere_from_its_page(instructor):
    instructor.goes("/teach/files/courses/harbour")
    instructor.goes(instructor.link(PAGE))
    assert instructor.headline == "Download the course for another program."
    for _, known in formats():
        assert known.about in instructor.source
    instructor.goes(address("gift"))
    assert "can be written as GIFT." in instructor.headline
    answer = instructor.client.get(download(instructor))
    assert answer.status_code == 200
    name = answer.headers["Content-Disposition"]
    assert re.search(r'filename="harbour_gift_\d{4}-\d\d-\d\dT\d{4}Z\.gift"', name)
    totals = re.search(r"(?:All )?(\d+)(?: of \d+)? can be", instructor.headline)
    assert len(read_file("harbour.gift", answer.data).rows) == int(totals[1])


def test_the_same_address_gives_the_same_file(instructor):
    where = address("moodle-xml", sections="history", kinds="year", seed="x y").replace("?", "/file?")
    first, second = (instructor.client.get(where).data for _ in range(2))
    assert first == second
    report = read_file("x.xml", first)
    assert {row.item.category for row in report.rows} == {("History",)}
    assert {row.item.source_id.rpartition("/")[2] for row in report.rows} == {"year", "fixed"}


def test_our_own_files_hold_the_whole_course(instructor):
    instructor.goes(address("native"))
    packed = instructor.client.get(download(instructor)).data
    with zipfile.ZipFile(io.BytesIO(packed)) as files:
        assert "harbour/bank.yaml" in files.namelist()
    told = json.loads(instructor.client.get(address("json").replace("?", "/file?")).data)
    assert len(told["facts"]) == len(make_bank().facts)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"format": "floppy"}, "Choose one of the formats."),
        ({"per_fact": "11"}, "Choose 1 to 10 questions."),
        ({"per_fact": "many"}, "Write a whole number, in figures."),
        ({"seed": ""}, "Write any word or number."),
        ({"kinds": "nonsense"}, "not a valid choice"),
        ({"sections": "nowhere"}, "not a valid choice"),
    ],
)
def test_a_choice_that_is_not_sound_is_said_and_gives_no_file(instructor, wrong, said):
    where = address(**{"form": "gift", **wrong}) if "format" not in wrong else address("floppy")
    answer = instructor.client.get(where)
    assert answer.status_code == 422
    assert said in html.unescape(answer.get_data(as_text=True))
    sent_back = instructor.client.get(where.replace("?", "/file?"))
    assert sent_back.status_code == 303
    assert sent_back.location.startswith(PAGE)


def test_what_is_left_out_is_said_with_the_reason_before_the_download(instructor):
    instructor.goes(address("aiken", kinds=["year", "choice"]))
    assert "Aiken knows choices of one right option only" in instructor.source
    assert "Left out" in instructor.source


def test_a_paper_is_taken_elsewhere_with_its_forms(instructor):
    kinds = ["choice", "true_false", "year"]
    chosen = urlencode({**PAPER, "key": "last", "sections": SECTIONS, "kinds": kinds}, doseq=True)
    instructor.goes(f"/teach/papers/harbour?{chosen}")
    instructor.goes(instructor.link(r'/teach/papers/harbour/export\?[^"]*'))
    assert instructor.headline == "Download this paper for another program."
    where = f"/teach/papers/harbour/export?{chosen}&format=moodle-xml"
    instructor.goes(where)
    assert instructor.headline == "All 10 can be written as Moodle XML."
    report = read_file("x.xml", instructor.client.get(download(instructor)).data)
    paths = [row.item.category for row in report.rows]
    assert paths == [("Quiz K7QF2M", "Form A")] * 5 + [("Quiz K7QF2M", "Form B")] * 5


def test_a_paper_that_cannot_be_made_leads_back_to_the_choice(instructor):
    answer = instructor.client.get("/teach/papers/harbour/export?seed=1&count=99&format=gift")
    assert (answer.status_code, answer.location.partition("?")[0]) == (303, "/teach/papers/harbour")
    none = instructor.client.get("/teach/papers/harbour/export/file")
    assert none.status_code == 303
