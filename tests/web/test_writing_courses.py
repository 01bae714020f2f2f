"""Writing a course in the browser: every form, and each fault at its field."""

from __future__ import annotations

import re
from html import unescape

import pytest

from quizapp.usecases import importing, proposing
from tests.people import Instructor

COURSE = "/teach/files/courses/harbour"
FACT = f"{COURSE}/facts/north-pier-opened"
MILL = {
    "say": "The Old Mill was built in 1901.", "ask": "In which year was the Old Mill built?", "type": "year",
    "value": "1901", "section": "history", "at": "3", "weight": "2", "go": "save",
}  # fmt: skip
CHOICE = {
    "type": "choice", "prompt": "Which of these is NOT of stone?", "section": "history", "at": "3",
    "options-0-text": "Iron Bridge", "options-0-is_right": "y", "options-1-text": "North Pier",
    "options-1-because": "It is of stone.", "go": "save",
}  # fmt: skip


@pytest.fixture
def author(app, instructor: Instructor) -> Instructor:
    """An instructor whose course lives here."""
    proposing.take_over(app.extensions["quizapp"], "harbour")
    return instructor


def bank_of(app):
    """The course as it is stored."""
    return importing.stored_bank(app.extensions["quizapp"], "harbour")


def filled(author: Instructor, path: str) -> dict[str, str]:
    """What the form of a page holds, as a browser would send it back."""
    author.goes(path)
    source = author.source
    fields = dict(re.findall(r'<input[^>]*\bname="([^"]+)"[^>]*\bvalue="([^"]*)"', source))
    ticked = set(re.findall(r'<input type="checkbox"[^>]*\bname="([^"]+)"[^>]*checked', source))
    boxes = set(re.findall(r'<input type="checkbox"[^>]*\bname="([^"]+)"', source))
    fields = {name: value for name, value in fields.items() if name not in boxes - ticked}
    fields |= {
        name: text.strip("\r\n")
        for name, text in re.findall(r'<textarea[^>]*\bname="([^"]+)"[^>]*>(.*?)</textarea>', source, re.S)
    }
    for name, options in re.findall(r'<select[^>]*\bname="([^"]+)"[^>]*>(.*?)</select>', source, re.S):
        chosen = re.search(r'<option selected value="([^"]*)"', options)
        fields[name] = chosen[1] if chosen else re.findall(r'value="([^"]*)"', options)[0]
    return {name: unescape(value) for name, value in fields.items() if name != "csrf_token"}


def error_at(author: Instructor, field: str) -> str:
    """What is said beside a field."""
    found = re.search(rf'id="{field}-error"[^>]*>(.*?)</p>', author.source, re.S)
    return re.sub(r"<[^>]+>", "", found[1]).strip() if found else ""


def test_a_fact_is_written_with_four_fields(app, author):
    author.goes(f"{COURSE}/new-fact")
    author.sends(f"{COURSE}/new-fact", MILL)
    assert author.path == f"{COURSE}/facts"
    assert "The fact is saved. “Old Mill” was added to the names." in author.text
    assert bank_of(app).fact_by_id["old-mill-built-1901"].say == "The Old Mill was built in {1901}."
    author.goes("/explore/harbour/facts/old-mill-built-1901")
    author.goes(author.link(rf"{COURSE}/facts/old-mill-built-1901"))
    assert author.headline.startswith("One fact, ")


def test_the_next_fact_begins_where_the_last_one_stood(author):
    author.goes(f"{COURSE}/new-fact")
    author.sends(f"{COURSE}/new-fact", {**MILL, "go": "next"})
    assert author.path == f"{COURSE}/new-fact"
    assert 'value="history"' in author.source
    assert re.search(r'id="at"[^>]*value="3"', author.source)


def test_every_fault_stands_at_its_field_with_what_was_typed(app, author):
    before = bank_of(app)
    author.goes(f"{COURSE}/new-fact")
    bad = {"value": "late", "ask": "", "at": "H99", "within": "some", "wrong-0-because": "It was not."}
    author.sends(f"{COURSE}/new-fact", {**MILL, **bad, "wrong-0-text": "", "why": "Kept words."})
    assert author.status == 422
    assert "no date" in error_at(author, "value")
    assert error_at(author, "ask") == "✕ Write the question."
    assert "H99" in error_at(author, "at")
    assert "how far" in error_at(author, "within")
    assert "clear its reason" in error_at(author, "wrong-0-text")
    for kept in ("late", "H99", "some", "It was not.", "Kept words.", "The Old Mill"):
        assert kept in author.source
    assert bank_of(app) == before


@pytest.mark.parametrize(("field", "value"), [("section", "nowhere"), ("type", "poem"), ("kinds", "song")])
def test_only_what_is_offered_can_be_chosen(author, field, value):
    author.goes(f"{COURSE}/new-fact")
    author.sends(f"{COURSE}/new-fact", {**MILL, field: value})
    assert author.status == 422


def test_opening_and_saving_any_fact_changes_nothing(app, author):
    before = bank_of(app)
    for fact in before.facts:
        path = f"{COURSE}/facts/{fact.id}"
        fields = filled(author, path)
        fields.pop("go", None)
        fields = {**fields, "go": "save", "kinds": list(fact.kinds)}
        author.sends(path, fields)
        assert "Nothing has changed." in author.text, (fact.id, author.text[:900])
    assert bank_of(app) == before


def test_opening_and_saving_any_name_question_and_the_description_changes_nothing(app, author):
    before = bank_of(app)
    paths = [f"{COURSE}/names/{one.id}" for one in before.names[:12]]
    paths += [f"{COURSE}/questions/{one.id}" for one in before.fixed]
    for path in [*paths, f"{COURSE}/about"]:
        author.sends(path, {**filled(author, path), "go": "save"})
        assert author.status == 200
    after = bank_of(app)
    assert (after.names, after.head, after.facts) == (before.names, before.head, before.facts)
    assert [(one.id, one.key, one.options) for one in after.fixed] == [
        (one.id, one.key, one.options) for one in before.fixed
    ]


def test_a_preview_needs_no_script_and_stores_nothing(app, author):
    before = bank_of(app)
    author.goes(f"{COURSE}/new-fact")
    author.sends(f"{COURSE}/new-fact", {**MILL, "go": "look"})
    assert author.status == 200
    assert author.headline == "One fact, five kinds of question."
    assert "multiple choice" in author.text
    author.sends(f"{COURSE}/new-fact", {**MILL, "go": "draw"})
    assert author.status == 200
    assert bank_of(app) == before


def test_the_piece_for_scripts_holds_the_questions_or_what_is_missing(app, author):
    before = bank_of(app)
    author.goes(f"{COURSE}/new-fact")
    author.sends(f"{COURSE}/preview-fact", MILL)
    assert 'data-headline="One fact, five kinds of question."' in author.source
    assert "<html" not in author.source
    assert bank_of(app) == before


def test_choosing_another_type_shows_its_fields(author):
    author.goes(f"{COURSE}/new-fact")
    assert 'id="unit"' not in author.source
    author.sends(f"{COURSE}/new-fact", {**MILL, "type": "number", "go": "look"})
    assert author.status == 200
    assert 'id="unit"' in author.source
    assert "The Old Mill was built" in author.source


def test_a_question_that_gives_itself_away_is_named(author):
    author.goes(f"{COURSE}/new-fact")
    author.sends(f"{COURSE}/new-fact", {**MILL, "ask": "Was the Old Mill built in 1901?", "go": "look"})
    assert "The question gives its answer “1901” away." in author.text


def test_two_at_once_see_both_and_the_second_decides(app, author):
    mine = {**filled(author, FACT), "go": "save", "why": "Mine."}
    author.sends(FACT, {**filled(author, FACT), "go": "save", "why": "Theirs."})
    author.goes(FACT)
    author.sends(FACT, mine)
    assert author.status == 409
    assert "Where theirs differs" in author.text
    assert "Theirs." in author.text
    assert "Mine." in author.source
    assert bank_of(app).fact_by_id["north-pier-opened"].why == "Theirs."
    base = re.search(r'name="base" value="([^"]+)"', author.source)[1]
    author.sends(FACT, {**mine, "base": base})
    assert bank_of(app).fact_by_id["north-pier-opened"].why == "Mine."


def test_deleting_says_what_went(app, author):
    author.goes(FACT)
    author.sends(f"{FACT}/delete")
    assert author.path == f"{COURSE}/facts"
    assert "Deleted: The North Pier was opened in 1862." in author.text
    assert "north-pier-opened" not in bank_of(app).fact_by_id
    assert author.goes(FACT).status_code == 404


@pytest.mark.parametrize(
    ("query", "holds", "lacks"),
    [
        ("q=pier", "north-pier-opened", "velm-length"),
        ("type=number", "velm-length", "north-pier-opened"),
        ("section=geography", "velm-length", "north-pier-opened"),
        ("weight=1", "dry-dock-opened", "river-at-harbour"),
        ("few=y", "", "north-pier-opened"),
        ("q=nothinglikethat", "", "north-pier-opened"),
        ("type=poem", "", "north-pier-opened"),
    ],
)
def test_facts_are_found_by_words_and_by_what_they_are(author, query, holds, lacks):
    author.goes(f"{COURSE}/facts?{query}")
    assert author.status == 200
    assert (f'id="{holds}"' in author.source) is bool(holds)
    assert f'id="{lacks}"' not in author.source


def test_a_name_is_written_changed_and_deleted(app, author):
    author.goes(f"{COURSE}/new-name")
    author.sends(f"{COURSE}/new-name", {"label": ""})
    assert author.status == 422
    assert error_at(author, "label") == "✕ Write the name."
    author.sends(
        f"{COURSE}/new-name", {"label": "Ida Vane", "pool": "keepers", "began": "x", "inside": "Nowhere"}
    )
    assert author.status == 422
    assert "year" in error_at(author, "began")
    assert "no name" in error_at(author, "inside")
    author.sends(f"{COURSE}/new-name", {"label": "Ida Vane", "pool": "keepers", "also": "I. Vane"})
    assert bank_of(app).name_by_id["ida-vane"].also == ("I. Vane",)
    author.goes(f"{COURSE}/names/ida-vane")
    author.sends(f"{COURSE}/names/ida-vane/delete")
    assert "Deleted: Ida Vane" in author.text


def test_a_name_that_is_spoken_of_shows_where_and_cannot_go(app, author):
    author.goes(f"{COURSE}/names/velm")
    assert "Where it is spoken of" in author.text
    assert "Delete this name" not in author.text
    author.sends(f"{COURSE}/names/velm/delete")
    assert author.status == 409
    assert "velm" in bank_of(app).name_by_id


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        (CHOICE, ("Iron Bridge",)),
        ({**CHOICE, "type": "choose_all", "options-1-is_right": "y", "options-2-text": "Quay"},
         ("Iron Bridge", "North Pier")),
        ({"type": "true_false", "prompt": "The pier is of stone.", "truth": "true"}, ("true",)),
        ({"type": "short_answer", "prompt": "What is the pier made of?", "key": "stone\ngranite"},
         ("stone", "granite")),
        ({"type": "cloze", "prompt": "The pier is made of ___.", "key": "stone"}, ("stone",)),
        ({"type": "number", "prompt": "How long is it?", "key": "39.2 km", "within": "10%"}, ("39.2 km",)),
        ({"type": "year", "prompt": "When did it rain?", "key": "1889"}, ("1889",)),
        ({"type": "date", "prompt": "When did it snow?", "key": "October 1937"}, ("October 1937",)),
        ({"type": "matching", "prompt": "Of what?", "pairs-0-left": "Pier", "pairs-0-right": "stone",
          "pairs-1-left": "Bridge", "pairs-1-right": "iron", "spare": "wood"}, ()),
        ({"type": "ordering", "prompt": "What order?", "key": "one\ntwo\nthree"}, ("one", "two", "three")),
        ({"type": "flashcard", "prompt": "Pier", "key": "a walk into the sea"}, ("a walk into the sea",)),
    ],
    ids=lambda value: value["type"] if isinstance(value, dict) else "",
)  # fmt: skip
def test_questions_of_every_type_are_written_shown_and_opened_again(app, author, typed, key):
    typed = {"section": "history", "at": "3", **typed}
    author.goes(f"{COURSE}/new-question")
    author.sends(f"{COURSE}/new-question", {**typed, "go": "look"})
    assert author.status == 200
    assert "What it becomes" in author.text
    assert "✓ used" in author.text
    author.sends(f"{COURSE}/new-question", {**typed, "go": "save"})
    assert author.path == f"{COURSE}/questions", author.text[:800]
    made = bank_of(app).fixed[-1]
    assert (made.type, made.key) == (typed["type"], key)
    path = f"{COURSE}/questions/{made.id}"
    author.sends(path, {**filled(author, path), "go": "save"})
    assert bank_of(app).fixed[-1] == made
    author.goes(path)
    author.sends(f"{path}/delete")
    assert author.text.count("Deleted:") == 1


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({**CHOICE, "prompt": ""}, "Write the question."),
        ({key: value for key, value in CHOICE.items() if key != "options-0-is_right"}, "Tick"),
        ({**CHOICE, "options-1-is_right": "y"}, "Tick one option"),
        ({**CHOICE, "options-1-text": "", "options-1-because": ""}, "Write 2 to 26 options."),
        ({**CHOICE, "options-1-text": ""}, "clear its reason"),
        ({"type": "true_false", "prompt": "So?", "truth": ""}, "Choose whether"),
        ({"type": "true_false", "prompt": "So?", "truth": "perhaps"}, "Choose whether"),
        ({"type": "cloze", "prompt": "No gap.", "key": "x"}, "one gap"),
        ({"type": "number", "prompt": "How many?", "key": "many"}, "a figure"),
        ({"type": "matching", "prompt": "So?", "pairs-0-left": "a", "pairs-0-right": "b"}, "2 to 20 pairs"),
        ({"type": "ordering", "prompt": "Which?", "key": "one"}, "2 to 20 parts"),
        ({"type": "short_answer", "prompt": "Which?", "key": ""}, "Write what is right."),
    ],
)  # fmt: skip
def test_faults_of_questions_stand_at_their_fields(app, author, typed, words):
    before = bank_of(app)
    author.goes(f"{COURSE}/new-question")
    author.sends(f"{COURSE}/new-question", {"section": "history", "at": "3", "go": "save", **typed})
    assert author.status == 422, author.text[:500]
    assert words in author.text
    assert 'class="error"' in author.source
    assert bank_of(app) == before


def test_what_the_course_says_of_itself_is_changed(app, author):
    fields = filled(author, f"{COURSE}/about")
    author.sends(
        f"{COURSE}/about",
        {**fields, "title": "", "sections-1-title": "", "language": "en"},
    )
    assert author.status == 422
    assert error_at(author, "title") == "✕ Write a title."
    author.sends(f"{COURSE}/about", {**fields, "sections-1-title": ""})
    assert author.status == 422
    assert "still holds facts" in author.text
    author.sends(
        f"{COURSE}/about", {**fields, "title": "Port Selwyn", "language": "en-GB", "sections-3-title": "Talk"}
    )
    head = bank_of(app).head
    assert (head.title, head.language, head.sections[-1].id) == ("Port Selwyn", "en-GB", "talk")
    assert head.sections[-1].paragraphs == ()


def test_a_course_of_a_folder_says_so_and_comes_back_after_it_is_taken_over(app, instructor):
    for path in ("facts", "names", "questions"):
        instructor.goes(f"{COURSE}/{path}")
        assert "Here the course can only be read" in instructor.text
        assert "new-fact" not in instructor.source.replace("preview", "")
    instructor.goes(FACT)
    assert instructor.headline == "Take the course over, then write in it."
    back = re.search(r'name="back" value="([^"]+)"', instructor.source)[1]
    instructor.sends(f"{COURSE}/take-over", {"back": back})
    assert instructor.path == FACT
    assert instructor.headline.startswith("One fact, ")


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "/account", f"{COURSE}/../..", ""]
)
def test_taking_over_leads_nowhere_else(app, instructor, back):
    instructor.goes(f"{COURSE}/facts")
    instructor.sends(f"{COURSE}/take-over", {"back": back})
    assert instructor.path == COURSE


def test_a_posting_to_a_course_of_a_folder_is_refused(app, instructor):
    instructor.goes(FACT)
    instructor.sends(FACT, MILL)
    assert instructor.status == 409


def test_empty_lists_teach(app, author):
    author.goes("/teach/files/new-course")
    author.sends(
        "/teach/files/new-course",
        {
            "title": "The River",
            "source": "A book",
            "sections": "Water",
            "audience": "learners",
            "slug": "river",
        },
    )
    assert author.headline == "No facts yet. Write the first one."
    for path, words in (
        ("facts", "Write a fact once"),
        ("names", "Whom and what"),
        ("questions", "no fact can give"),
    ):
        author.goes(f"/teach/files/courses/river/{path}")
        assert words in author.headline
    author.goes("/teach/files/courses/river/new-fact")
    assert 'id="at"' not in author.source
    author.sends("/teach/files/courses/river/new-fact", {**MILL, "section": "water", "at": ""})
    assert "The fact is saved." in author.text


def test_another_language_is_for_courses_without_facts(app, author):
    fields = filled(author, f"{COURSE}/about")
    author.sends(f"{COURSE}/about", {**fields, "language": "ko"})
    assert author.status == 422
    assert "before there are facts" in error_at(author, "language")
    assert bank_of(app).head.language == "en"


def test_fields_for_words_of_the_course_carry_its_language(app, author):
    author.goes("/teach/files/new-course")
    river = {"title": "강", "source": "책", "sections": "물", "audience": "learners", "slug": "river"}
    author.sends("/teach/files/new-course", river)
    about = "/teach/files/courses/river/about"
    author.sends(about, {**filled(author, about), "language": "ko"})
    author.goes("/teach/files/courses/river/new-fact")
    assert re.search(r'<textarea[^>]*\bid="say"[^>]*\blang="ko"', author.source)
    assert re.search(r'<input[^>]*\bid="value"[^>]*\blang="ko"', author.source)
    assert not re.search(r'<input[^>]*\bid="tags"[^>]*\blang=', author.source)
    typed = {"say": "다리는 1959에 열렸다.", "ask": "다리는 언제 열렸는가?", "type": "year", "value": "1959"}
    section = re.search(r'<option selected value="([^"]+)"', author.source.split('id="section"')[1])[1]
    author.sends("/teach/files/courses/river/new-fact", {**typed, "section": section, "weight": "2"})
    assert "The fact is saved." in author.text
