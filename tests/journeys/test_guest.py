"""A guest's first session, by keys alone; a quiz; an account; the same history in another browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import PHONE, Opens, Site
from tests.journeys.people import Student
from tests.journeys.steps import studies_by_mouse

NEW_A_DAY = 10
MOST_PAGES = 80  # a session of ten new facts that ends well before this has not run in circles


def test_a_newcomer_understands_the_first_page(page: Student) -> None:
    page.goes("/")
    assert page.headline == "The Russian–North Korean Borderland"
    assert page.page.get_by_role("heading", level=1).count() == 1
    main_buttons = page.page.get_by_role("main").locator(".button:not(.calm)")
    assert main_buttons.count() == 1
    assert main_buttons.first.inner_text().startswith("Start learning")
    page.sees("No account needed")


@pytest.mark.long
def test_ten_facts_are_learned_by_keys_alone(page: Student) -> None:
    page.goes("/")
    page.key_onwards("Enter")  # the button shows this key
    missed = studies_by_keys(page)
    assert len(page.read) == NEW_A_DAY
    assert missed["asked again"], "what was missed at first did not come back"
    expect(page.page.get_by_role("heading", level=1)).to_have_text(
        re.compile(r"\d+ of these \d+ will still be with you tomorrow\.")
    )
    page.sees(missed["answer"])  # the summary names what to look at again
    page.sees(re.compile("Come back"))
    page.sees("Keep my progress")


@pytest.mark.long
def test_a_practice_quiz_teaches(page: Student) -> None:
    page.goes("/")
    page.follows("Take a quiz")
    page.page.get_by_label("Questions", exact=True).fill("10")
    keeps_only(page, "From", "History")
    page.presses("Draw a quiz")
    assert page.takes_quiz() == 10
    assert page.headline == "All 10 are answered."
    page.presses("Hand in")
    assert re.fullmatch(r"[\d.]+ of 10\.", page.headline)
    answers = page.page.get_by_role("article")
    assert answers.count() == 10
    kinds = {answers.nth(i).locator("p.small").first.inner_text() for i in range(10)}
    assert len({kind.split("·")[1] for kind in kinds}) >= 3  # mixed
    for number in range(10):
        said = answers.nth(number).inner_text()
        has_answer = re.search(r"right|· yours: |missing", said)  # the last two where all parts were missed
        assert has_answer, f"question {number + 1} does not give the right answer: {said}"
        assert "History, paragraph" in said, f"question {number + 1} does not say where it stands: {said}"
    page.presses(re.compile("asked another way"))
    page.sees("Question 1 of")


@pytest.mark.long
def test_progress_survives_the_window_and_moves_to_another_browser(
    opens: Opens, site: Site, tmp_path: Path
) -> None:
    guest = opens(Student, site.address)
    guest.goes("/")
    guest.presses("Start learning")
    studies_by_mouse(guest, answers=4)
    guest.goes("/progress/borderland")
    before = guest.headline, progress_numbers(guest)
    assert guest.headline.startswith("You have met ")
    guest.leaves(tmp_path / "browser.json")

    back = opens(Student, site.address, storage_state=tmp_path / "browser.json")
    back.goes("/")
    back.follows("Go on")  # the session that was left
    back.goes("/progress/borderland")
    assert (back.headline, progress_numbers(back)) == before
    back.goes("/keep")
    back.keeps_progress("mira", "Mira Holt")
    back.sees("Your progress is kept.")

    elsewhere = opens(Student, site.address, **PHONE)
    elsewhere.signs_in("mira")
    assert "Mira Holt" in elsewhere.page.get_by_role("banner").inner_text()
    elsewhere.goes("/progress/borderland")
    assert (elsewhere.headline, progress_numbers(elsewhere)) == before
    elsewhere.goes("/account")
    elsewhere.presses(re.compile("^Sign out$"))
    elsewhere.sees("You are signed out.")
    elsewhere.goes("/progress/borderland")
    assert elsewhere.path == "/sign-in"
    back.goes("/progress/borderland")
    assert (back.headline, progress_numbers(back)) == before  # signing out there ends nothing here


# row-109
@pytest.mark.long
def test_the_whole_path_without_scripts(opens: Opens, site: Site) -> None:
    guest = opens(Student, site.address, java_script_enabled=False)
    guest.goes("/")
    guest.presses("Start learning")
    studies_by_mouse(guest, answers=3)
    guest.goes("/quiz/borderland")
    guest.page.get_by_label("Questions", exact=True).fill("3")
    guest.presses("Draw a quiz")
    assert guest.takes_quiz() == 3
    guest.presses("Hand in")
    assert re.fullmatch(r"[\d.]+ of 3\.", guest.headline)
    guest.follows("Done")
    guest.follows("Keep my progress")
    guest.keeps_progress("mira", "Mira Holt")
    guest.sees("Your progress is kept.")
    guest.goes("/account")
    guest.sees("You sign in as mira")


def studies_by_keys(page: Student) -> dict[str, str]:
    """Study to the summary with the keys that the buttons show; the first question is not known.

    Returns the answer of what was missed, and the question by which it was asked again.
    """
    missed = {"answer": "", "asked again": ""}
    for _ in range(MOST_PAGES):
        if page.button("Got it").count():
            page.reads_new_fact()
            page.key_onwards("Enter")
        elif page.page.get_by_role("link", name="Next").count():
            page.key_onwards("Enter")
        elif page.is_asked():
            question = page.headline
            known = page.recalls(question)
            if missed["answer"] and known == missed["answer"]:
                missed["asked again"] = question
            answers_by_keys(page, known, knows=bool(missed["answer"]))
            missed["answer"] = missed["answer"] or known
        else:
            return missed
    raise AssertionError(f"no summary after {MOST_PAGES} pages")


def answers_by_keys(page: Student, known: str, knows: bool) -> None:
    """Answer the question on the page by the keys its buttons show."""
    if page.has_card():
        page.key("Space")
        expect(page.button("Knew it")).to_be_visible()
        page.key_onwards("2" if knows else "1")
    elif page.has_options():
        page.key_onwards(*([option_key(page, known), "Enter"] if knows else ["0"]))
    elif page.boxes.count():
        keys = [option_key(page, one) for one in parts_of(known)]
        page.key_onwards(*([*keys, "Enter"] if knows else ["0"]))
    elif page.lines.count():
        page.page.locator("#item-0:focus").wait_for()
        for place, one in enumerate(parts_of(known) if knows else ["1066"]):
            page.key(*(["Tab"] if place else []))
            page.page.keyboard.type(one)
        page.key_onwards("Enter")
    else:
        page.types(known if knows else "1066")
        page.key_onwards("Enter")


def parts_of(known: str) -> list[str]:
    """The things of a list, as a statement marks them: `a, b and c`."""
    return re.split(", | and | or ", known)


def option_key(page: Student, known: str) -> str:
    """The figure before the option that says what is known; for a statement, whether it says so."""
    options = [text.split("\n")[-1] for text in page.page.locator(".option").all_inner_texts()]
    if options == ["True", "False"]:
        return "1" if known.casefold() in page.headline.casefold() else "2"
    return str(options.index(known) + 1) if known in options else "1"


def keeps_only(page: Student, group: str, choice: str) -> None:
    """In a group of boxes, leave only one ticked."""
    boxes = page.page.get_by_role("group", name=group, exact=True)
    for box in boxes.get_by_role("checkbox").all():
        box.uncheck()
    boxes.get_by_label(choice, exact=True).check()


def progress_numbers(page: Student) -> list[str]:
    """Every count on the page of progress: what is recalled, section by section."""
    return page.page.locator(".map-section p.small").all_inner_texts()
