"""Courses in other languages, right to left too, and courses of next to nothing, through their pages."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from quizapp.usecases import importing
from tests.odd_banks import bank_in, bank_of_one, bank_of_two

KINDS = (
    "choice", "choose_all", "true_false", "short_answer", "number", "year", "date", "cloze", "set",
    "ordering", "matching", "comparison", "estimate",
)  # fmt: skip
LETTERS = {"ar": re.compile("[\u0621-\u06ff]"), "ko": re.compile("[\uac00-\ud7a3]")}
WORD = re.compile("[A-Za-z]{2}")
NOT_CLOSED = {"input", "meta", "link", "br", "img", "rect", "circle", "line", "polyline"}


class Texts(HTMLParser):
    """The texts of a page, each with the language and direction that hold for it."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.stack: list[tuple[str, str, str]] = [("", "", "ltr")]
        self.found: list[tuple[str, str, str]] = []
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        _, language, direction = self.stack[-1]
        direction = given.get("dir") or ("auto" if tag == "bdi" else direction)
        here = (tag, given.get("lang") or language, direction)
        if tag == "input" and given.get("type") in (None, "search"):
            self.found.append((given.get("value") or "", *here[1:]))
        if tag not in NOT_CLOSED:
            self.stack.append(here)

    def handle_endtag(self, tag):
        if tag not in NOT_CLOSED:
            assert self.stack.pop()[0] == tag

    def handle_data(self, text):
        tag, language, direction = self.stack[-1]
        if text.strip() and tag not in ("title", "style", "script"):
            self.found.append((text, language, direction))


def load(app, bank):
    services = app.extensions["quizapp"]
    importing.load_bank(services, bank, "folder", services.clock())


def check(page, language):
    """Every text of the bank says its language and runs its own way; no word of ours says so."""
    seen = 0
    for text, marked, direction in Texts(page.source).found:
        if LETTERS[language].search(text):
            seen += 1
            assert marked == language, (page.path, text, marked)
            assert direction in ("auto", "rtl" if language == "ar" else "ltr"), (page.path, text)
        elif WORD.search(text):
            assert marked == "en", (page.path, text, marked)
    assert 'lang="en"' in page.source
    return seen


def practises(student, bank, kind, count=1):
    """Begin a practice quiz of one kind."""
    student.goes(f"/quiz/{bank}")
    student.sends(f"/quiz/{bank}", {"count": str(count), "sections": "port", "kinds": kind})


@pytest.mark.parametrize("language", ["ar", "ko"])
def test_every_page_says_which_words_are_of_the_banks_language(app, student, language):
    slug = f"port-{language}"
    load(app, bank_in(language))
    for path in (
        f"/explore/{slug}", f"/explore/{slug}/port", f"/explore/{slug}/facts/opened-2", f"/timeline/{slug}",
        f"/quiz/{slug}", f"/explore/{slug}/facts/silt",
    ):  # fmt: skip
        student.goes(path)
        assert check(student, language), path
    word = {"ar": "البحري", "ko": "등대"}[language]
    student.goes(f"/search/{slug}?q={word}")
    assert check(student, language) > 2
    student.sends("/start", {"bank": slug})
    for _ in range(14):
        assert check(student, language)
        if "/study/" not in student.path or not student.studies(1, right=False):
            break
    student.goes(f"/progress/{slug}")
    assert check(student, language)


@pytest.mark.parametrize("language", ["ar", "ko"])
def test_every_kind_of_question_and_its_result_say_it_too(app, student, language):
    slug = f"port-{language}"
    load(app, bank_in(language))
    for kind in KINDS:
        practises(student, slug, kind)
        assert "/attempts/" in student.path, (kind, student.text)
        assert check(student, language), kind
        attempt = student.path.rsplit("/", 1)[0]
        student.answers(**student._any_answer(right=False))
        student.sends(f"{attempt}/hand-in")
        assert check(student, language), kind


def test_what_a_teacher_sees_of_a_course_is_marked_as_well(app, instructor):
    load(app, bank_in("ar"))
    class_id, _ = instructor.makes_class(courses=("port-ar",))
    address = f"/teach/classes/{class_id}/quizzes/new"
    instructor.goes(address)
    instructor.sends(address, {"title": "1", "bank": "port-ar", "lines-0-count": "6", "go": "look"})
    preview = instructor.source.partition('id="preview-title"')[2]
    assert len(re.findall(r'<span class="told" lang="ar" dir="rtl">', preview)) > 2
    instructor.goes("/teach/files/courses/port-ar")
    assert 'lang="ar"' in instructor.source


def test_a_page_of_an_english_course_marks_nothing(student):
    student.starts_as_guest()
    assert student.source.count(" lang=") == 1
    assert "dir=" not in student.source


def test_a_course_in_english_from_right_to_left_has_a_direction_and_no_bad_language(app, student):
    load(app, bank_of_two(direction="rtl"))
    student.goes("/explore/two/facts/pier")
    assert '<h1 class="stem" lang="en" dir="rtl">' in student.source
    load(app, bank_of_one(language="no such language!"))
    student.goes("/explore/one/facts/pier")
    assert '<h1 class="stem" lang="und" dir="ltr">' in student.source


def test_a_course_in_another_language_of_latin_letters_is_told_from_our_words_by_the_line(app, student):
    load(app, bank_of_two(language="de"))
    practises(student, "two", "estimate")
    assert '<span class="told" lang="de" dir="ltr">' in student.source
    assert re.search(r'<span class="asks">Estimate: a near miss', student.source)
    practises(student, "two", "true_false")
    assert "<span><bdi>True</bdi></span>" in student.source


def test_a_course_of_one_fact_can_be_read_studied_and_asked(app, student):
    load(app, bank_of_one())
    for path in ("/explore/one", "/explore/one/port", "/explore/one/facts/pier", "/search/one?q=pier"):
        student.goes(path)
        assert student.status == 200
    student.goes("/timeline/one")
    assert student.headline == "Nothing here has a date yet."
    student.goes("/quiz/one")
    assert re.findall(r'name="kinds" value="([a-z_]+)"', student.source) == ["year", "estimate"]
    assert re.search(r'id="count"[^>]*value="1"', student.source)
    student.sends("/quiz/one", {"count": "10", "sections": "port", "kinds": ["year", "estimate"]})
    assert "The bank gives one question of this choice, not 10." in student.text
    practises(student, "one", "year")
    assert "Question 1 of 1" in student.text
    attempt = student.path.rsplit("/", 1)[0]
    student.answers(answer="1862")
    student.sends(f"{attempt}/hand-in")
    assert student.headline == "1 of 1."
    student.sends("/study", {"bank": "one"})
    student.studies(5)
    assert student.status == 200
    student.goes("/progress/one")
    assert student.status == 200
    assert "of 1 fact" in student.headline
    student.goes("/")
    assert student.status == 200


def test_a_class_quiz_of_ten_from_two_facts_is_told_that_there_are_two(app, instructor):
    load(app, bank_of_two())
    class_id, _ = instructor.makes_class(courses=("two",))
    instructor.sets_quiz(class_id, count=10, bank="two")
    assert "The bank gives 2 questions of this choice" in instructor.text
    assert "Only 2 questions of 10. 2 facts fit" in instructor.text
    instructor.sets_quiz(class_id, count=2, bank="two")
    assert instructor.path.startswith("/teach/quizzes/")
