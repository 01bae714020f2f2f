"""What strangers type into addresses and forms: an answer that says what is wrong, never a breakdown."""

from __future__ import annotations

import io
import re
from urllib.parse import quote

import pytest

from quizapp.usecases import setting_up
from tests.people import PASSWORD, Instructor, Student, Visitor

NINES = "9" * 30
DIGITS = "1" * 5000
ODD_IDS = [
    NINES,
    DIGITS,
    "-1",
    "1e3",
    "١٢",
    "%00",
    "%ff",
    "..%2f..",
    "a" * 5000,
    "%0d%0aX: y",
    "'%20or%201=1--",
    "%20",
]
TEMPLATES = [
    "/attempts/{}",
    "/attempts/{}/1",
    "/attempts/{}/hand-in",
    "/study/{}",
    "/study/{}/1",
    "/quizzes/{}",
    "/classes/{}",
    "/quiz/{}",
    "/progress/{}",
    "/explore/{}",
    "/explore/harbour/{}",
    "/explore/harbour/facts/{}",
    "/set-up/{}",
    "/teach/classes/{}",
    "/teach/classes/{}/quizzes/new",
    "/teach/classes/{}/scores.csv",
    "/teach/quizzes/{}",
    "/teach/files/{}",
]


def test_odd_ids_are_not_found(student, instructor):
    student.starts_as_guest()
    for template in TEMPLATES:
        for odd in ODD_IDS:
            for visitor in (student, instructor):
                answer = visitor.client.get(template.format(odd))
                assert answer.status_code in (403, 404, 405), (template, odd[:20], answer.status_code)
                assert "X" not in answer.headers


def test_odd_positions_are_not_found(student):
    student.starts_as_guest()
    attempt, session = _practises(student), _session(student)
    for position in (NINES, DIGITS, "-1", "1e3", "10000", "9999", "%00", "1.0", "+1"):
        for path in (f"/attempts/{attempt}/{position}", f"/study/{session}/{position}"):
            assert student.client.get(path).status_code in (404, 405), position
            assert student.sends(path, {"answer": "x", "rev": "0"}).status_code in (404, 405, 409), position


def test_digits_of_other_scripts_name_the_same_question_or_none(student):
    student.starts_as_guest()
    attempt = _practises(student)
    assert student.client.get(f"/attempts/{attempt}/{quote('١')}").status_code in (200, 404)


def test_questions_in_the_address_that_nobody_asked_are_ignored(student):
    for query in ("page=0", f"page={NINES}", "page=%ff", "sort=password", "per_page=10", f"next={NINES}"):
        for method in ("GET", "HEAD"):
            assert student.client.open(f"/sign-in?{query}", method=method).status_code == 200, query


def test_a_page_that_needs_somebody_leads_back_after_signing_in(app, student):
    student.starts_as_guest()
    student.claims("mira")
    other = Visitor(app)
    other.goes("/progress/harbour")
    other.sends("/sign-in", {"login_name": "mira", "password": PASSWORD, "next": "/progress/harbour"})
    assert other.path == "/progress/harbour"


def test_an_unknown_name_and_a_wrong_password_look_the_same(app, student):
    student.starts_as_guest()
    student.claims("mira")
    pages = []
    for login in ("mira", "nora"):
        other = Visitor(app)
        other.goes("/sign-in")
        other.sends("/sign-in", {"login_name": login, "password": "not the password"})
        pages.append((other.status, re.sub(r'value="[^"]*"', "", other.source).replace(login, "")))
    assert pages[0] == pages[1]
    assert pages[0][0] == 422


def test_a_password_is_never_sent_back(student):
    student.goes("/sign-in")
    student.sends("/sign-in", {"login_name": "mira", "password": "hunter2 hunter2"})
    assert "hunter2" not in student.source


def test_a_copied_cookie_is_worth_nothing_after_signing_out(app, student):
    student.starts_as_guest()
    student.claims("mira")
    copy = student.client.get_cookie("quizapp").value
    assert _status_with(app, copy) == 200
    student.sends("/sign-out")
    assert _status_with(app, copy) == 303


def test_claiming_and_signing_in_give_a_new_token_and_end_the_old_one(app, student):
    student.starts_as_guest()
    as_guest = student.client.get_cookie("quizapp").value
    student.claims("mira")
    assert _status_with(app, as_guest) == 303
    student.sends("/sign-out")
    visitor = Visitor(app)
    visitor.goes("/sign-in")
    before = visitor.client.get_cookie("quizapp").value
    visitor.sends("/sign-in", {"login_name": "mira", "password": PASSWORD})
    assert _status_with(app, before) == 303
    assert _status_with(app, visitor.client.get_cookie("quizapp").value) == 200


def test_what_comes_late_of_the_time_before_signing_in_does_not_undo_it(app, student):
    """A style sheet, a page or a saved answer, asked for with the old cookie, answered after the sign-in."""
    student.starts_as_guest()
    as_guest = student.client.get_cookie("quizapp").value
    student.claims("mira")
    late = app.test_client()
    late.set_cookie("quizapp", as_guest)
    for path in ("/static/app.css", "/account", "/", "/progress/harbour", "/attempts/1/1"):
        with late.get(path) as answer:
            assert "Set-Cookie" not in answer.headers, path
    for path in ("/attempts/1/1/answer", "/quiz/harbour", "/account"):
        assert "Set-Cookie" not in late.post(path, json={"fields": {}}).headers, path


def test_a_browser_that_is_used_stays_signed_in(app, clock, student):
    student.starts_as_guest()
    student.claims("mira")
    student.goes("/progress/harbour")
    assert "Set-Cookie" not in student.goes("/progress/harbour").headers, "once a day is enough"
    clock.forward(days=1)
    with student.client.get("/static/app.css") as answer:
        assert "Set-Cookie" not in answer.headers
    assert "Expires" in student.goes("/").headers["Set-Cookie"]


def test_a_session_ends_by_itself_and_use_keeps_it(app, clock, instructor):
    clock.forward(hours=11)
    instructor.makes_class("10A")
    clock.forward(hours=11)
    assert instructor.goes("/teach").request.path == "/teach"
    clock.forward(hours=2)
    assert instructor.goes("/teach").request.path == "/sign-in"


@pytest.mark.parametrize("size", [300_000, 1_000_000])
def test_a_form_that_is_too_big_is_not_read(student, size):
    student.goes("/sign-in")
    student.sends("/sign-in", {"login_name": "mira", "password": "x" * size})
    assert student.status == 413


@pytest.mark.parametrize("boundary", [None, "b"])
def test_too_many_fields_are_not_read(student, boundary):
    student.goes("/sign-in")
    fields = {f"f{number}": "x" for number in range(20_000 if boundary is None else 1_100)}
    more = {} if boundary is None else {"content_type": "multipart/form-data"}
    student.sends("/sign-in", fields, **more)
    assert student.status == 413


@pytest.mark.parametrize("kind", ["multipart/form-data", "application/json", "text/plain", "nonsense", ""])
def test_a_form_in_another_dress_is_not_taken(student, kind):
    answer = student.client.post("/sign-in", data=b'{"login_name": "mira"}', content_type=kind)
    assert answer.status_code == 400


def test_a_number_of_questions_is_a_number_within_bounds(instructor, student):
    class_id, _ = instructor.makes_class()
    address = f"/teach/classes/{class_id}/quizzes/new"
    for visitor, path in ((instructor, address), (student, "/quiz/harbour")):
        for count in ("0", "-1", "1000000000", "12.5", "", "x", NINES, DIGITS, "101"):
            visitor.goes(path)
            chosen = {name: _offered(visitor, name) for name in ("sections", "kinds")}
            counts = {"count": count, "lines-0-count": count}
            visitor.sends(path, {"title": "Week 1", "bank": "harbour", "go": "make", **counts, **chosen})
            assert visitor.status == 422, count[:20]
            assert re.search(r'id="(lines-0-)?count-error"', visitor.source)
    assert student.goes("/account").request.path == "/sign-in"  # nobody was made of whoever was refused


def test_figures_of_other_scripts_are_read(student):
    student.goes("/quiz/harbour")
    chosen = {name: _offered(student, name) for name in ("sections", "kinds")}
    student.sends("/quiz/harbour", {"count": "٣", **chosen})
    assert "of 3" in student.text


def test_more_questions_than_there_are_facts_say_how_many_there_are(instructor, student):
    class_id, _ = instructor.makes_class()
    for visitor, path in ((instructor, f"/teach/classes/{class_id}/quizzes/new"), (student, "/quiz/harbour")):
        visitor.goes(path)
        chosen = {name: _offered(visitor, name) for name in ("sections", "kinds")}
        counts = {"count": "100", "lines-0-count": "100"}
        visitor.sends(path, {"title": "All", "bank": "harbour", "go": "make", **counts, **chosen})
        assert visitor.status == 422
        assert re.search(r"\b\d+\b", re.search(r'id="count-error">(.*?)</p>', visitor.source, re.S).group(1))
    assert student.goes("/account").request.path == "/sign-in"


@pytest.mark.parametrize("field", ["sections", "kinds"])
@pytest.mark.parametrize("values", [[], ["nothing-of-ours"], ["history", "nothing-of-ours"]])
def test_only_what_is_offered_can_be_chosen(student, field, values):
    student.goes("/quiz/harbour")
    chosen = {name: _offered(student, name) for name in ("sections", "kinds")}
    student.sends("/quiz/harbour", {"count": "3", **chosen, field: values})
    assert student.status == 422


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "\x00", "x" * 81])
def test_a_class_has_a_name_that_can_be_read(instructor, name):
    instructor.goes("/teach/classes/new")
    instructor.sends("/teach/classes/new", {"name": name})
    assert instructor.status == 422
    assert 'id="name-error"' in instructor.source


@pytest.mark.parametrize("title", ["", "\u200b", "x" * 121])
def test_a_quiz_has_a_title_that_can_be_read(instructor, title):
    class_id, _ = instructor.makes_class()
    instructor.sets_quiz(class_id, title)
    assert instructor.status == 422
    assert 'id="title-error"' in instructor.source


def test_the_sections_of_a_quiz_are_those_of_its_course(instructor):
    class_id, _ = instructor.makes_class()
    address = f"/teach/classes/{class_id}/quizzes/new"
    instructor.goes(address)
    instructor.sends(
        address,
        {
            "title": "T",
            "bank": "harbour",
            "lines-0-count": "3",
            "lines-0-sections": ["other/history"],
            "go": "make",
        },
    )
    assert instructor.status == 422
    assert 'id="lines-0-sections-error"' in instructor.source


def test_a_set_up_link_works_once_and_for_a_day(app, clock):
    services = app.extensions["quizapp"]
    link = f"/set-up/{setting_up.new_set_up_link(services, clock())}"
    first = Instructor(app)
    first.goes(link)
    first.sends(link, {"display_name": "Ms Rahn", "login_name": "rahn", "password": "short"})
    assert first.status == 422
    first.sends(link, {"display_name": "Ms Rahn", "login_name": "rahn", "password": PASSWORD})
    assert first.headline == "You can teach now. Write down this code."
    assert first.goes("/teach").status_code == 200
    assert Visitor(app).goes(link).status_code == 404
    late = f"/set-up/{setting_up.new_set_up_link(services, clock())}"
    clock.forward(hours=25)
    assert Visitor(app).goes(late).status_code == 404


def test_no_page_makes_an_instructor_without_a_link(app, student):
    student.starts_as_guest()
    student.claims("mira")
    student.sends("/set-up/guessed", {"display_name": "M", "login_name": "m-2", "password": PASSWORD})
    assert student.status == 404
    assert setting_up.needs_instructor(app.extensions["quizapp"])


@pytest.mark.parametrize(
    ("zone", "per_day"),
    [("../../etc/passwd", "10"), ("Mars/Phobos", "10"), ("UTC", "-1"), ("UTC", "x"), ("UTC", "")],
)
def test_settings_that_make_no_sense_are_refused_and_change_nothing(student, zone, per_day):
    student.starts_as_guest()
    student.goes("/account")
    student.sends("/account", {"display_name": "Mira", "time_zone": zone, "new_per_day": per_day})
    assert student.status == 422
    assert 'value="Mira"' in student.source
    student.goes("/account")
    assert 'value="Mira"' not in student.source


class TestUploads:
    """Question files, good and bad."""

    def uploads(self, teacher: Instructor, *files: tuple[bytes, str], **more: str) -> None:
        """Send files for the harbour."""
        teacher.goes("/teach/files")
        data = {"bank": "harbour", "file": [(io.BytesIO(content), name) for content, name in files], **more}
        teacher.sends("/teach/files", data, content_type="multipart/form-data")

    def test_no_file_says_so(self, instructor):
        instructor.goes("/teach/files")
        instructor.sends("/teach/files", {"bank": "harbour"}, content_type="multipart/form-data")
        assert instructor.status == 422
        assert "Choose a file first, or paste your questions." in instructor.text

    def test_a_file_sent_as_text_is_none(self, instructor):
        instructor.goes("/teach/files")
        instructor.sends("/teach/files", {"bank": "harbour", "file": "facts: []"})
        assert instructor.status == 422

    def test_two_files_in_one_go_have_a_report_each(self, instructor):
        self.uploads(instructor, (b"facts: []", "history.yaml"), (b"facts: []", "trade.yaml"))
        assert instructor.path == "/teach/files"
        assert "2 files are read" in instructor.text
        assert len(set(re.findall(r"/teach/files/[0-9a-f]{24}", instructor.source))) == 2

    @pytest.mark.parametrize("content", [b"", b"  \n ", b"\xef\xbb\xbf"])
    def test_an_empty_file_is_refused_or_reported(self, instructor, content):
        self.uploads(instructor, (content, "history.yaml"))
        assert instructor.status in (200, 422)
        if instructor.path != "/teach/files":
            assert instructor.sends(f"{instructor.path}/take-in").status_code == 422

    @pytest.mark.parametrize(
        "content",
        [
            b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
            b"facts: [" * 2000,
            b"a: &a [*a]",
            b"\xff\xfe\x00f",
            b"facts:\n  - id: x\n    id: y\n",
            b"facts: {{7*7}}",
            "facts: \ud800".encode("utf-8", "surrogatepass"),
        ],
    )
    def test_a_broken_file_gets_a_report_with_its_line(self, instructor, content):
        self.uploads(instructor, (content, "history.yaml"))
        assert instructor.status == 200
        assert instructor.path.startswith("/teach/files/")
        assert "history.yaml" in instructor.text
        instructor.sends(f"{instructor.path}/take-in")
        assert instructor.status == 422

    @pytest.mark.parametrize(("size", "status"), [(400_000, 200), (20_900_000, 200), (21_100_000, 413)])
    def test_a_file_may_be_bigger_than_a_form_and_has_its_own_limit(self, instructor, size, status):
        instructor.goes("/teach/files")
        token = re.search(r'name="csrf_token" value="([^"]+)"', instructor.source).group(1)
        head = "--b\r\nContent-Disposition: form-data; name="
        body = (
            f'{head}"csrf_token"\r\n\r\n{token}\r\n{head}"bank"\r\n\r\nharbour\r\n'
            f'{head}"file"; filename="history.yaml"\r\n\r\n# {"x" * size}\r\n--b--\r\n'
        )
        answer = instructor.client.post(
            "/teach/files",
            data=body.encode(),
            content_type="multipart/form-data; boundary=b",
            follow_redirects=True,
        )
        assert answer.status_code == status

    @pytest.mark.parametrize(
        "name", ["../../app.py", "C:\\evil\\con", "x" * 300, "exe.\u202egnp", 'a"b.yaml', "a\nb.yaml", "\x00"]
    )
    def test_the_name_of_a_file_is_only_shown(self, instructor, name):
        self.uploads(instructor, (b"facts: []", name))
        assert instructor.status in (200, 422)
        for sign in ("../", "\\evil", "\u202e", "x" * 121):
            assert sign not in instructor.source

    def test_only_courses_that_are_here_can_be_chosen(self, instructor):
        self.uploads(instructor, (b"facts: []", "history.yaml"), bank="no-such-course")
        assert instructor.status == 422


def _status_with(app, cookie: str) -> int:
    client = app.test_client(use_cookies=False)
    return client.get("/account", headers={"Cookie": f"quizapp={cookie}"}).status_code


def _offered(visitor: Visitor, name: str) -> list[str]:
    return re.findall(rf'name="{name}"[^>]*value="([^"]+)"', visitor.source)


def _practises(student: Student) -> str:
    student.goes("/quiz/harbour")
    chosen = {name: _offered(student, name) for name in ("sections", "kinds")}
    student.sends("/quiz/harbour", {"count": "3", **chosen})
    return student.path.split("/")[2]


def _session(student: Student) -> str:
    student.sends("/study", {"bank": "harbour"})
    return student.path.split("/")[2]


def _escaped(text: str) -> str:
    from markupsafe import escape

    return str(escape(text))
