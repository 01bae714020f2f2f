"""Drafting through its pages: a document is read, each proposal decided, and what is accepted is asked."""

from __future__ import annotations

import io
import re

import pytest

from tests.documents import LIGHTHOUSE
from tests.formats.documents.pdfs import make_pdf
from tests.people import Instructor


def begins(instructor: Instructor, text: str = LIGHTHOUSE, **more: str) -> str:
    """Pastes a text for a new course; the address of its overview."""
    instructor.goes("/teach/drafts")
    instructor.sends("/teach/drafts", {"text": text, "course": "", "title": "The Light", **more})
    return instructor.path


def position_of(instructor: Instructor, words: str) -> str:
    """The number of the open proposal with these words in its card."""
    cards = re.findall(r"<article.*?</article>", instructor.source, re.S)
    card = next(card for card in cards if words in re.sub(r"<[^>]+>", "", card))
    found = re.search(r'name="candidate" value="(\d+)"', card)
    assert found
    return found.group(1)


def words_of(instructor: Instructor, position: str, **changed: str) -> dict[str, str]:
    """What the form of a proposal would send, with some fields changed."""
    prefix = f"f{position}-"
    fields = {
        "say": "The tower stood in {1827}.", "ask": "When did it stand?", "answer": "1827", "type": "year",
        "subject": "tower", "what": "stood", "year": "", "section": "", "weight": "2", **changed,
    }  # fmt: skip
    return {"do": "edit", "candidate": position, **{prefix + name: value for name, value in fields.items()}}


def test_a_pasted_text_becomes_a_course_for_instructors_with_its_sections_and_no_fact(instructor: Instructor):
    begins(instructor)
    assert re.fullmatch(r"\w+ paragraphs? waits? to be read\.", instructor.headline)
    assert "The Light on Skerry Island" in instructor.text
    assert "0 of 7 paragraphs read, 0 facts" in instructor.text
    instructor.goes("/teach/files/courses/the-light")
    assert "Building the tower" in instructor.text
    assert "0 facts" in instructor.text


def test_one_click_accepts_and_the_fact_is_in_the_course_with_its_questions(instructor: Instructor):
    draft = begins(instructor)
    instructor.goes(f"{draft}/7")
    assert '<mark class="is-current is-open">1984</mark>' in instructor.source
    position = position_of(instructor, "The lighthouse was automated in 1984.")
    instructor.sends(f"{draft}/7", {"do": "accept", "candidate": position})
    assert "1 fact" in instructor.text
    assert "Asked in" in instructor.text
    assert "In which year was the lighthouse automated?" in instructor.text
    instructor.goes("/explore/the-light/facts/lighthouse-automated")
    assert "The lighthouse was automated in 1984" in instructor.text
    assert "The light today" in instructor.text


def test_a_proposal_that_is_not_whole_says_what_is_left_and_is_not_accepted(instructor: Instructor):
    draft = begins(instructor)
    instructor.goes(f"{draft}/1")
    position = position_of(instructor, "drowned 31 sailors")
    answer = instructor.sends(f"{draft}/1", {"do": "accept", "candidate": position})
    assert answer.status_code == 422
    assert "Write the question." in instructor.text
    assert "Put your words where “…” stands." in instructor.text
    instructor.goes(draft)
    assert "0 facts" in instructor.text


def test_what_is_written_is_taken_and_faults_stand_at_their_fields(instructor: Instructor):
    draft = begins(instructor)
    instructor.goes(f"{draft}/2")
    position = position_of(instructor, "The tower was completed in 1827.")
    wrong = words_of(instructor, position, answer="long ago", ask="", say="Nothing is marked.")
    assert instructor.sends(f"{draft}/2", wrong).status_code == 422
    assert f'id="f{position}-answer-error"' in instructor.source
    assert f'id="f{position}-ask-error"' in instructor.source
    assert "Nothing is marked." in instructor.source
    unmarked = words_of(instructor, position, say="Nothing is marked.")
    assert instructor.sends(f"{draft}/2", unmarked).status_code == 422
    assert f'id="f{position}-say-error"' in instructor.source
    instructor.sends(f"{draft}/2", words_of(instructor, position))
    assert instructor.status == 200
    assert "The tower stood in 1827" in instructor.text


def test_the_wording_of_the_source_is_refused(instructor: Instructor):
    draft = begins(instructor)
    instructor.goes(f"{draft}/2")
    position = position_of(instructor, "The tower was completed in 1827.")
    copied = "The granite came from the quarries of Gramhill, 60 km away, in {1827}."
    assert instructor.sends(f"{draft}/2", words_of(instructor, position, say=copied)).status_code == 422
    assert "is the source's wording. Say it in your own words." in instructor.text


def test_a_figure_with_a_new_unit_brings_the_unit_along(instructor: Instructor):
    draft = begins(instructor)
    instructor.goes(f"{draft}/1")
    instructor.sends(
        f"{draft}/1", {"do": "accept", "candidate": position_of(instructor, "Skerry Island is 3.2 km")}
    )
    assert instructor.status == 200
    assert "1 fact" in instructor.text


def test_undo_takes_the_fact_out_again_and_then_there_is_nothing_to_undo(instructor: Instructor):
    draft = begins(instructor)
    instructor.goes(f"{draft}/7")
    position = position_of(instructor, "The lighthouse was automated in 1984.")
    instructor.sends(f"{draft}/7", {"do": "accept", "candidate": position})
    instructor.sends(f"{draft}/undo")
    assert "Taken back." in instructor.text
    assert position_of(instructor, "The lighthouse was automated in 1984.") == position
    instructor.goes("/teach/files/courses/the-light")
    assert "0 facts" in instructor.text
    assert instructor.sends(f"{draft}/undo").status_code == 409


def test_deciding_twice_changes_nothing(instructor: Instructor):
    draft = begins(instructor)
    instructor.goes(f"{draft}/7")
    position = position_of(instructor, "The lighthouse was automated in 1984.")
    instructor.sends(f"{draft}/7", {"do": "accept", "candidate": position})
    again = instructor.sends(f"{draft}/7", {"do": "accept", "candidate": position})
    assert again.status_code == 409
    instructor.goes(draft)
    assert "1 fact" in instructor.text


def test_what_was_left_out_can_be_looked_at_again(instructor: Instructor):
    draft = begins(instructor)
    instructor.goes(f"{draft}/7")
    position = position_of(instructor, "The lighthouse was automated in 1984.")
    instructor.sends(f"{draft}/7", {"do": "reject", "candidate": position})
    assert "Look again" in instructor.text
    instructor.sends(f"{draft}/7", {"do": "reopen", "candidate": position})
    assert position_of(instructor, "The lighthouse was automated in 1984.") == position


def test_the_rest_of_a_paragraph_and_all_that_is_doubtful_go_at_once(instructor: Instructor):
    draft = begins(instructor)
    instructor.goes(f"{draft}/1")
    instructor.sends(f"{draft}/1", {"do": "rest"})
    assert instructor.path == f"{draft}/2"
    instructor.sends(f"{draft}/reject-rest")
    assert "doubtful proposals left out" in instructor.text
    assert "Leave the doubtful out" not in instructor.text
    for paragraph in range(2, 8):
        instructor.sends(f"{draft}/{paragraph}", {"do": "rest"})
    assert "7 of 7 paragraphs read" in instructor.text
    assert "Open the course" in instructor.text


def test_deleting_a_document_leaves_its_facts(instructor: Instructor):
    draft = begins(instructor)
    instructor.goes(f"{draft}/7")
    position = position_of(instructor, "The lighthouse was automated in 1984.")
    instructor.sends(f"{draft}/7", {"do": "accept", "candidate": position})
    instructor.sends(f"{draft}/delete")
    assert "Its facts stay in the course." in instructor.text
    assert instructor.goes(draft).status_code == 404
    assert instructor.goes("/explore/the-light/facts/lighthouse-automated").status_code == 200


def test_a_pdf_for_a_course_that_is_there_adds_its_section_with_the_first_fact(instructor: Instructor):
    instructor.sends("/teach/files/courses/harbour/take-over")
    instructor.goes("/teach/drafts")
    file = (io.BytesIO(make_pdf([["Lights", "The lamp was lit in 1827 for the first time."]])), "report.pdf")
    instructor.sends("/teach/drafts", {"file": file, "course": "harbour"}, content_type="multipart/form-data")
    draft = instructor.path
    assert "page 1" in instructor.text
    instructor.goes("/teach/files/courses/harbour")
    assert "Lights" not in instructor.text
    instructor.goes(f"{draft}/1")
    instructor.sends(f"{draft}/1", {"do": "accept", "candidate": position_of(instructor, "The lamp was lit")})
    assert instructor.status == 200
    instructor.goes("/teach/files/courses/harbour")
    assert "Lights" in instructor.text


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"text": ""}, "Choose a file, or paste a text."),
        ({"text": "Nothing to see."}, "there is nothing to propose"),
        ({"text": "# A\n"}, "no text to read"),
        ({"text": "It opened in 1959.", "course": "none"}, "Not a valid choice"),
    ],
)
def test_what_cannot_be_begun_says_why(instructor: Instructor, fields, says):
    instructor.goes("/teach/drafts")
    answer = instructor.sends("/teach/drafts", {"course": "", "title": "", **fields})
    assert answer.status_code == 422
    assert says in instructor.text


def test_a_candidate_or_a_deed_that_does_not_exist_is_refused(instructor: Instructor):
    draft = begins(instructor)
    assert instructor.sends(f"{draft}/1", {"do": "accept", "candidate": "999"}).status_code == 404
    assert instructor.sends(f"{draft}/1", {"do": "accept", "candidate": "x"}).status_code == 400
    assert instructor.sends(f"{draft}/1", {"do": "dance", "candidate": "1"}).status_code == 400
    assert instructor.goes(f"{draft}/99").status_code == 404
