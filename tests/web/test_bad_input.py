"""Rows 25, 35 to 39, 45, 47 to 49, 53 to 55, 60, 65, 68, 72 and 73 of the list of bad inputs, in pages."""

from __future__ import annotations

import io
import re

import pytest

from tests.people import Instructor, Student
from tests.rows import row
from tests.web.answer_keys import everything, paper
from tests.web.test_access import address
from tests.web.world import World, make_world

pytestmark = pytest.mark.long

NINES = "9" * 30
TEXT = "application/x-www-form-urlencoded"
PARTS = "multipart/form-data; boundary=b"
PERSONAL = ("/", "/account", "/progress/harbour", "/quiz/harbour", "/study", "/teach", "/teach/files")


@pytest.fixture(scope="module")
def world(tmp_path_factory, passwords):
    """The world of two classes, which nothing here changes."""
    world = make_world(tmp_path_factory.mktemp("world"), passwords)
    yield world
    world.services.database.close()


def uploads(teacher: Instructor, **data: object) -> int:
    """Send the form for a question file; the status of the answer."""
    teacher.goes("/teach/files")
    data = {"bank": "harbour", **data}
    return teacher.sends("/teach/files", data, content_type="multipart/form-data").status_code


def practises(student: Student, kind: str, count: int = 1) -> str:
    """Begin a practice quiz of one kind; its id."""
    student.starts_as_guest()
    student.goes("/quiz/harbour")
    sections = re.findall(r'name="sections"[^>]*value="([^"]+)"', student.source)
    student.sends("/quiz/harbour", {"count": str(count), "sections": sections, "kinds": [kind]})
    return student.path.split("/")[2]


MARKUP = """\
facts:
  - id: markup-tried
    section: history
    about: {{of: lighthouse, what: tried}}
    say: "The {0} lighthouse was tried in {{1893}}."
    ask: "When was the {0} lighthouse tried?"
    answer: {{year: "1893"}}
    why: "{0}"
    at: [H2]
"""


@pytest.mark.parametrize(
    "markup",
    [
        row(25, one)
        for one in (
            "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>",
            "<a href='javascript:alert(1)'>x</a>", "<style>*{display:none}</style>", "<base href=//evil>",
            "<form action=//evil>", "<meta http-equiv=refresh content=0>", "<math><mi//xlink:href=x>",
        )
    ],
)  # fmt: skip
def test_markup_in_a_question_file_is_text_wherever_it_is_shown(instructor, markup):
    content = MARKUP.format(markup).replace("{display", "(display").replace("none}", "none)")
    assert uploads(instructor, file=(io.BytesIO(content.encode()), "history.yaml")) == 200
    report = instructor.path
    instructor.sends("/teach/files/courses/harbour/take-over")
    for path in (report, "/explore/harbour/facts/markup-tried", "/explore/harbour/history"):
        if path != report:
            instructor.sends(f"{report}/take-in")
        instructor.goes(path)
        assert instructor.status == 200
        assert markup.replace("{", "(").replace("}", ")") not in instructor.source
        assert "lighthouse" in instructor.text


class TestUploads:
    """Rows 35 and 36."""

    @pytest.mark.parametrize(
        ("files", "said"),
        [
            row(35, [], "Choose a file first", name="no file"),
            row(35, "facts: []", "Choose a file first", name="a file as text"),
            row(35, ["a.yaml", "empty.yaml"], "empty.yaml is empty", name="two files, one empty"),
            row(35, ["a.yaml"] * 21, "at most 20 files", name="21 files"),
        ],
    )
    def test_files_are_wanted_in_the_field_for_files(self, instructor, files, said):
        sent = (
            files
            if isinstance(files, str)
            else [(io.BytesIO(b"" if "empty" in name else b"facts: []"), name) for name in files]
        )
        assert uploads(instructor, file=sent) == 422
        assert said in instructor.text
        assert 'id="file-error"' in instructor.source

    @pytest.mark.parametrize(
        ("name", "never"),
        [
            row(36, "../../app.py", "../"),
            row(36, "C:\\evil\\con", "\\evil"),
            row(36, "CON", "\x00"),
            row(36, "x" * 300, "x" * 121, name="300 letters"),
            row(36, "exe.\u202egnp", "\u202e"),
            row(36, 'a"b<script>.yaml', "<script>"),
            row(36, "a\nb.yaml", "a\nb"),
        ],
    )
    def test_the_name_of_a_file_is_only_shown(self, instructor, name, never):
        assert uploads(instructor, file=(io.BytesIO(b"facts: []"), name)) in (200, 422)
        assert never not in instructor.source


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        row(37, "multipart/form-data", b"login_name=mira", 400, name="no boundary"),
        row(37, PARTS, b"login_name=mira", 400, name="no parts"),
        row(37, TEXT, b"--b\r\nContent-Disposition: form-data\r\n\r\n", 400, name="parts as text"),
        row(37, "application/json", b"{}", 400, name="JSON"),
        row(38, PARTS, b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\ncut', 400, name="cut short"),
    ],
)
def test_a_body_that_is_not_the_form_is_not_taken_for_an_empty_one(student, kind, body, status):
    before = everything(student.app)
    answer = student.client.post("/sign-in", data=body, content_type=kind)
    assert answer.status_code == status
    assert everything(student.app) == before


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        row(39, TEXT, 20_000),
        row(39, TEXT, 1_001),
        row(39, "multipart/form-data", 1_001),
    ],
)
def test_a_form_of_endless_fields_is_not_read(student, kind, fields):
    student.goes("/sign-in")
    student.sends("/sign-in", {f"f{number}": "x" for number in range(fields)}, content_type=kind)
    assert student.status == 413


@pytest.mark.parametrize(
    "count", [row(45, one) for one in ("0", "-1", "1000000000", "12.5", "", "x", "101", "1e3")]
)
def test_a_number_of_questions_is_a_number_within_bounds(student, count):
    student.goes("/quiz/harbour")
    chosen = {
        name: re.findall(rf'name="{name}"[^>]*value="([^"]+)"', student.source)
        for name in ("sections", "kinds")
    }
    student.sends("/quiz/harbour", {"count": count, **chosen})
    assert student.status == 422
    assert 'id="count-error"' in student.source


class TestAddresses:
    """Rows 47 to 49."""

    @pytest.mark.parametrize(
        "odd",
        [
            row(47, NINES),
            row(47, str(2**63)),
            row(48, "1" * 5000, name="5,000 figures"),
            row(48, "-1"),
            row(48, "1e3"),
            row(48, "%D9%A1%D9%A2", name="Arabic figures"),
            row(48, "%00"),
            row(48, "%ff"),
            row(48, "..%2f.."),
        ],
    )
    def test_an_odd_id_or_position_is_not_found(self, world: World, odd):
        for rule in world.app.url_map.iter_rules():
            if "GET" not in (rule.methods or ()) or not rule.arguments - {"filename", "code"}:
                continue
            for name in rule.arguments:
                parts = address(world, rule, "A").split("/")
                place = next(n for n, part in enumerate(rule.rule.split("/")) if part.endswith(f"{name}>"))
                parts[place] = odd
                for role in ("ada", "rahn"):
                    answer = world.asks(role, "/".join(parts))
                    assert answer.status_code in (403, 404), (str(rule), name, answer.status_code)

    @pytest.mark.parametrize(
        "query",
        [
            row(49, query)
            for query in (
                "page=0",
                "page=-1",
                f"page={NINES}",
                "page=%ff",
                "sort=password",
                f"per_page={NINES}",
            )
        ],
    )
    def test_questions_that_nobody_asked_are_ignored(self, world: World, query):
        for rule in world.app.url_map.iter_rules():
            if "GET" not in (rule.methods or ()):
                continue
            plain, asked = (
                world.asks("rahn", address(world, rule, "A") + more) for more in ("", f"?{query}")
            )
            assert plain.status_code == asked.status_code, str(rule)


class TestHeaders:
    """Rows 53 to 55."""

    @pytest.mark.parametrize(
        "method",
        [row(53, one) for one in ("TRACE", "PROPFIND", "PUT", "DELETE", "CONNECT", "NONSENSE")],
    )
    def test_a_method_that_no_view_has_is_named_and_refused(self, world: World, method):
        for rule in world.app.url_map.iter_rules():
            answer = world.asks("rahn", address(world, rule, "A"), method)
            assert answer.status_code == 405, str(rule)
            assert "GET" in answer.headers["Allow"] or "POST" in answer.headers["Allow"]

    @pytest.mark.parametrize(
        "more",
        [row(53, {"_method": "DELETE"}), row(53, {"X-HTTP-Method-Override": "DELETE"})],
    )
    def test_a_method_cannot_be_overridden(self, world: World, more):
        plain = world.asks("ada", "/account")
        asked = world.asks("ada", "/account", headers=more, query_string=more)
        assert (asked.status_code, len(asked.get_data())) == (plain.status_code, len(plain.get_data()))

    @pytest.mark.parametrize(
        ("headers", "kind"),
        [
            row(54, {"Accept": "application/json"}, "application/json", name="JSON"),
            row(54, {"Accept-Language": "xx-invalid-" * 500}, "text/html", name="5 kB of languages"),
            row(54, {"Accept": "image/png"}, "text/html", name="a picture"),
            row(54, {"Accept": "\xff;q=9"}, "text/html", name="nonsense"),
        ],
    )
    def test_an_error_comes_as_it_was_asked_for_or_as_a_page(self, world: World, headers, kind):
        answer = world.asks("ada", "/nowhere", headers=headers)
        assert (answer.status_code, answer.mimetype) == (404, kind)

    @pytest.mark.parametrize(
        "headers",
        [
            row(55, {"Range": "bytes=0-10"}),
            row(55, {"If-None-Match": "*"}),
            row(55, {"If-Modified-Since": "Mon, 23 Nov 2099 09:00:00 GMT"}, name="If-Modified-Since"),
        ],
    )
    def test_personal_pages_come_whole_and_are_kept_nowhere(self, world: World, headers):
        paths = [*PERSONAL, f"/teach/classes/{world.circles['A'].class_id}/scores.csv"]
        for path in paths:
            answer = world.asks("rahn", path, headers=headers)
            assert answer.status_code in (200, 303), path
            assert "no-store" in answer.headers["Cache-Control"], path


@pytest.mark.parametrize("typed", [row(60, "", name="nothing"), row(60, "  "), row(60, "-"), row(60, "?")])
def test_a_blank_is_saved_as_a_blank_and_is_no_lapse_of_memory(app, student, typed):
    attempt = practises(student, "year")
    student.sends(f"/attempts/{attempt}/1", {"rev": "0", "answer": typed, "go": "hand_in"})
    assert student.path == f"/attempts/{attempt}/hand-in"
    assert "has no answer" in student.headline or "have no answer" in student.headline


@pytest.mark.parametrize("choice", [row(65, one) for one in ("-1", "99", "abc", "²", "0x1")])
def test_an_option_that_is_not_on_the_page_changes_nothing(app, student, choice):
    attempt = practises(student, "choice")
    assert paper(app, attempt)
    before = everything(app)
    student.sends(f"/attempts/{attempt}/1", {"rev": "0", "choice": choice, "go": "next"})
    assert student.status == 422
    assert everything(app) == before


@pytest.mark.parametrize(
    "text", [row(68, one) for one in ("{{7*7}}", "${7*7}", "%s%n", "<b>x</b>", "'; drop table account; --")]
)
def test_an_answer_is_shown_as_it_was_typed_wherever_it_stands(app, student, text):
    attempt = practises(student, "short_answer")
    student.sends(f"/attempts/{attempt}/1", {"rev": "0", "answer": text, "go": "next"})
    student.sends(f"/attempts/{attempt}/hand-in")
    assert text in student.text
    assert "<b>x</b>" not in student.source
    assert "49" not in student.text.replace("49 ", "")


@pytest.mark.parametrize(
    "name",
    [row(73, one) for one in ("a/b", 'say "hi"', "line\nbreak", "über Größe", "圖們江", "a;b=c")],
)
def test_the_name_of_a_download_is_safe_whatever_the_class_is_called(instructor, name):
    class_id, _ = instructor.makes_class(name)
    answer = instructor.client.get(f"/teach/classes/{class_id}/scores.csv")
    offered = answer.headers["Content-Disposition"]
    assert answer.status_code == 200
    assert re.fullmatch(
        r"attachment; filename=\"?[\w. -]+\.csv\"?(; filename\*=UTF-8''[\w.%~-]+\.csv)?", offered, re.A
    )


@pytest.mark.parametrize("read", [row(72, 1, name="after the first line"), row(72, 0, name="at once")])
def test_whoever_hangs_up_while_scores_are_read_holds_nobody_up(instructor, read):
    class_id, code = instructor.makes_class()
    instructor.sets_quiz(class_id)
    Student(instructor.app).joins(code)
    database = instructor.app.extensions["quizapp"].database
    answer = instructor.client.get(f"/teach/classes/{class_id}/scores.csv", buffered=False)
    for _ in range(read):
        next(iter(answer.response))
    answer.close()
    assert database.engine.pool.checkedout() == 0
    assert instructor.makes_class("10C")
