"""A package of Anki through its pages: no lines, and the same package again changes nothing."""

from __future__ import annotations

import io
import re

from tests.formats.imports.anki_packages import BASIC, NOTES, database, latest
from tests.people import Instructor


def brings(instructor: Instructor, content: bytes) -> str:
    """Uploads a package; the address of its report."""
    fields = {"bank": "harbour", "file": (io.BytesIO(content), "Hafen.apkg")}
    instructor.sends("/teach/files", fields, content_type="multipart/form-data")
    return instructor.path


def ticked(instructor: Instructor) -> list[str]:
    return re.findall(r'name="row" value="([0-9]+)" checked', instructor.source)


def test_the_cards_of_a_package_are_taken_in(instructor: Instructor):
    instructor.sends("/teach/files/courses/harbour/take-over")
    faulty = (BASIC, "bad", "", ("front", ""), [(0, 1)])
    deck = latest(database([*NOTES, faulty], is_new=True, sql="UPDATE cards SET type = 2 WHERE id = 1"))
    report = brings(instructor, deck)
    assert instructor.headline == "Seven questions are ready. Two items are left out."
    assert "Hafen.apkg · an Anki package" in instructor.text
    assert "What was learnt of 1 card in Anki is not taken over: here they begin as new." in instructor.text
    assert "Put faulty cards right in Anki and export again" in instructor.text
    assert "Download only the faulty ones" not in instructor.text
    assert "line 0" not in instructor.text
    assert len(ticked(instructor)) == 7

    instructor.sends(f"{report}/take-in", {"row": ticked(instructor)})
    assert "7 questions taken in" in instructor.text
    brings(instructor, deck)
    assert ticked(instructor) == []
    assert "0 are new to the course, 0 changed, 7 unchanged" in instructor.text


def test_the_faulty_ones_of_a_package_lead_back_to_its_report(instructor: Instructor):
    report = brings(instructor, latest(database([(BASIC, "g", "", ("front", ""), [(0, 1)])], is_new=True)))
    instructor.goes(f"{report}/faulty")
    assert instructor.path == report


def test_a_damaged_package_says_so(instructor: Instructor):
    brings(instructor, latest()[:-400])
    assert instructor.headline == "This file cannot be read."
