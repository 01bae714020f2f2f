"""A deck of one's own on its pages: in its language, searched, turned over page by page, taken out."""

from __future__ import annotations

import re

import pytest

from tests.people import Student

ARABIC = {"front": "ما هي عاصمة لبنان؟", "back": "بيروت", "way": "typed", "section": "جغرافيا"}


@pytest.fixture
def mira(student: Student) -> Student:
    student.starts_as_guest()
    return student


def writes(mira: Student, front: str, back: str = "Zqback", **more: str) -> None:
    mira.sends("/my-cards/new", {"front": front, "back": back, "way": "typed", **more})


def test_the_first_card_asks_for_the_language_and_takes_that_of_the_browser(mira: Student) -> None:
    mira.client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "tlh, he-IL;q=0.9, en;q=0.8"
    mira.goes("/my-cards/new")
    assert '<option selected value="he">' in mira.source
    writes(mira, "שלום", language="he")
    assert 'name="language"' not in mira.source
    mira.goes("/my-cards")
    assert '<option selected value="he">' in mira.source


def test_a_deck_that_is_read_from_the_right_says_so_in_the_list_and_in_study(mira: Student) -> None:
    mira.sends("/my-cards/new", {**ARABIC, "language": "ar"})
    mira.goes("/my-cards")
    assert '<ul class="rows long" dir="rtl">' in mira.source
    assert '<p class="title lines" lang="ar" dir="auto">' in mira.source
    assert '<bdi lang="ar">جغرافيا</bdi>' in mira.source
    mira.sends("/study", {"bank": re.findall(r'name="bank" value="([^"]+)"', mira.source)[0], "minutes": "5"})
    assert ARABIC["front"] in mira.source
    assert 'lang="ar" dir="rtl"' in mira.source


def test_the_language_is_changed_on_the_page_of_the_deck(mira: Student) -> None:
    writes(mira, "Hello", language="en")
    mira.goes("/my-cards")
    assert 'lang="ko"' not in mira.source
    mira.sends("/my-cards/language", {"language": "ko"})
    assert "The language of your cards is changed." in mira.text
    assert 'lang="ko"' in mira.source
    mira.sends("/my-cards/language", {"language": "x"})
    assert "Choose one of the languages in the list." in mira.text


def test_cards_are_found_by_any_of_their_words_without_accents(mira: Student) -> None:
    writes(mira, "Who wrote Candide?", "Voltaire", section="Lumières")
    writes(mira, "2 + 2", "four")
    for asked, shown, hidden in (("lumieres who", "Candide", "four"), ("+", "four", "Candide")):
        mira.client.get("/my-cards")
        mira.page = mira.client.get("/my-cards", query_string={"q": asked})
        assert "One card has" in mira.text
        assert shown in mira.text
        assert hidden not in mira.text
    mira.goes("/my-cards?q=Rousseau")
    assert "No card has “ Rousseau ”. Try fewer words" in mira.text


def test_a_file_of_the_cards_is_one_click_away(mira: Student) -> None:
    writes(mira, "Hello", language="en")
    mira.goes("/my-cards")
    answer = mira.client.get("/my-cards/export?format=table")
    assert "my-cards_table_" in answer.headers["Content-Disposition"]
    assert "Hello" in answer.get_data(as_text=True)
    mira.goes("/my-cards/export?format=floppy")
    assert mira.path == "/my-cards"


def test_a_deleted_card_is_put_back_from_the_list(mira: Student) -> None:
    writes(mira, "Hello", language="en")
    mira.goes("/my-cards")
    (card,) = re.findall(r'href="/my-cards/(c-[^"]+)"', mira.source)
    mira.sends(f"/my-cards/{card}/delete")
    mira.goes("/my-cards")
    assert "Deleted lately" in mira.text
    mira.sends(f"/my-cards/{card}/restore")
    assert "The card is back" in mira.text
    assert "Deleted lately" not in mira.text


def test_a_card_with_many_right_answers_can_be_changed_and_is_listed_in_short(mira: Student) -> None:
    writes(mira, "Hello", language="en", accepted="\n".join(f"Zq{number}" for number in range(40)))
    mira.goes("/my-cards")
    assert "40 other answers are right, too" in mira.text
    assert "Zq7" not in mira.text
