"""Reading a course: looking for facts, and its events and figures over time."""

from __future__ import annotations

import re


def test_a_course_is_searched_from_its_front_page(student):
    student.goes("/explore/harbour")
    assert 'role="search"' in student.source
    student.goes("/search/harbour?q=lighthuose")
    assert "“lighthuose” stands nowhere; taken for “lighthouse”." in student.text
    assert student.link("/explore/harbour/facts/lighthouse-opened")
    assert 'value="lighthuose"' in student.source


def test_what_is_not_there_says_what_to_try(student):
    student.goes("/search/harbour?q=zeppelin")
    assert student.headline == "Nothing speaks of that."
    assert "Try fewer words" in student.text
    student.goes("/search/harbour")
    assert student.headline == "What are you looking for?"


def test_what_was_typed_is_shown_literally(student):
    student.goes("/search/harbour?q=%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script>alert" not in student.source


def test_events_stand_in_their_order_with_their_facts(student):
    student.goes("/explore/harbour")
    student.goes(student.link("/timeline/harbour"))
    years = [int(year) for year in re.findall(r'class="num when">[^<]*?(\d{4})', student.source)]
    assert len(years) > 5
    assert years == sorted(years)
    assert student.link("/explore/harbour/facts/north-pier-opened")
    assert "Cargo handled by the harbour" in student.text
    assert "19th century" in student.text


def test_whoever_learns_sees_what_they_remember_of_each_event(student):
    student.goes("/timeline/harbour")
    assert "not met yet" not in student.text
    student.starts_as_guest()
    student.goes("/timeline/harbour")
    assert "not met yet" in student.text


def test_a_course_that_is_nowhere_is_neither_searched_nor_dated(student):
    for path in ("/search/nowhere?q=a", "/timeline/nowhere"):
        assert student.goes(path).status_code == 404
