"""The pages of a class: at a glance, students, roster, colleagues, the code on a wall, a quiz that runs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from quizapp.web.teach.class_forms import MemberForm, MoreTimeForm, RosterForm
from quizapp.web.views import classroom, live, students, teach
from tests.web.gallery.forms import courses_form, filled, none
from tests.web.gallery.samples import A_CLASS, BANK, DOOR, TITLE, UGLY

LINK = "https://quiz.example.org/teach/invitations/OL2Xn4Wk0Zl8b3F5oWfYg2lB1pS9dQeV7uHcTjRmKxM"
COURSES = (teach.ClassCourse(BANK, TITLE), teach.ClassCourse("other", "Another course", is_kept=True))
QUIZZES = (
    teach.ClassQuiz("q1", "Week 3: the railway and the port", 20, 1, "13.4 of 20", "23 November, 09:00"),
    teach.ClassQuiz("q2", "Week 1: the river", 20, 2, "17 of 20", is_archived=True),
)
LINES = (
    students.StudentLine("m1", "Ada Example", "ada", "1815", "ada@school.example", "", "today"),
    students.StudentLine("m3", "Аda Example", active="today", looks_alike=True),
    students.StudentLine(
        "m2", UGLY, "u" * 40, "i" * 64, f"{'e' * 60}@school.example", "25 % more time", "today"
    ),
)
EXPECTED = (
    students.ExpectedLine(1, "Ben Example", "1906, ben@school.example", "m4", "ben e."),
    students.ExpectedLine(2, UGLY),
)
STUDENTS = students.StudentsPage(
    **A_CLASS, total=240, found=240, lines=LINES, expected=EXPECTED, pages=3, page=2, erased=2,
    has_ids=True, has_extra=True,
)  # fmt: skip
MEMBER: dict[str, Any] = {"class_id": "c1", "class_name": "Class 10B", "member": "m1"}
REPORT = students.RosterReportPage(
    **A_CLASS,
    known=(
        students.RosterRow(
            2, "Example, Ada", "Ada Example", "name",
            ("ID number: 1815", "extra time: no extra time becomes 25 % more time"),
        ),
        students.RosterRow(3, "Cem", "Cem", "login"),
    ),
    unknown=(
        students.RosterRow(4, "Ben Example"),
        students.RosterRow(5, UGLY, doubt="Several students have this name."),
    ),
    absent=("Dora Example", UGLY),
    columns=("name", "ID number", "extra time"),
    ignored=("Section", "Quiz 1 (101)"),
    faults=((3, "This is no e-mail address. Write it like name@school.example, or leave it empty."),),
)  # fmt: skip
QUIZ: dict[str, Any] = {
    "quiz": "q1", "title": "Week 4: workers", "class_id": "c1", "class_name": "Class 10B",
}  # fmt: skip
TAKERS = (
    live.TakerLine(
        "m1", "Ben Example", "ben", "silent", "question 12 of 18", "9 minutes ago", "5 minutes", 12, 18
    ),
    live.TakerLine("m2", UGLY, "", "slow", "question 7 of 18", "4 minutes ago", "13 minutes", 6, 18),
    live.TakerLine("m3", "Cem Example", "cem", "waiting"),
    live.TakerLine("m4", "Dora Example", "dora", "up"),
    live.TakerLine(
        "m5", "Ada Example", "ada", "working", "question 16 of 18", "just now", "5 minutes", 16, 18
    ),
    live.TakerLine("m6", "Eve Example", "eve", "done", saved="23 November, 18:02", score="14 of 18"),
)
RUNNING = live.LivePage(
    **QUIZ, headline="Two students may be stuck. 1 of 6 have handed in, 1 not begun.", lines=TAKERS,
    terms="20 minutes; closes 23 November, 18:40", may_extend=True, version="v1", at="23 November, 18:26",
)  # fmt: skip


def member_form(**more: Any) -> MemberForm:
    return MemberForm(**more).offer(1.25, [(1, "Ben Example"), (2, UGLY)])


def the_list() -> dict[str, object]:
    return {"text": "name\r\nBen Example\r\n"}


def lonely_form(**more: Any) -> MemberForm:
    return MemberForm(**more).offer(1.0, [])


def one_course_form(**more: Any) -> Any:
    form = courses_form(**more)
    form.banks.choices = form.banks.choices[:1]
    return form


EXHIBITS = {
    "teach-class": (
        classroom.TeachClass(
            **A_CLASS,
            door=DOOR,
            students=30,
            expected=2,
            working=(classroom.WorkingNow("q1", "Week 3: the railway and the port", 4, 12),),
            quizzes=QUIZZES,
            courses=COURSES,
            teachers=("Grace Example", UGLY),
            erased=1,
        ),
        "teacher",
        none,
    ),
    "teach-class-archived": (
        classroom.TeachClass(
            **A_CLASS, door=DOOR, students=1, courses=COURSES[:1], teachers=("Grace Example",),
            archived="23 November", erased=2,
        ),
        "teacher",
        none,
    ),
    "teach-class-empty": (
        classroom.TeachClass(**A_CLASS, door=DOOR, courses=COURSES[:1], teachers=("Grace Example",)),
        "teacher",
        none,
    ),
    "teach-courses": (
        classroom.ClassCourses(**A_CLASS, courses=COURSES), "teacher", filled(courses_form, {}),
    ),
    "teach-courses-one": (
        classroom.ClassCourses(**A_CLASS, courses=COURSES[:1]), "teacher", filled(one_course_form),
    ),
    "class-join-sheet": (classroom.JoinSheet(**A_CLASS, door=DOOR), "teacher", none),
    "class-join-sheet-over": (classroom.JoinSheet(**A_CLASS, door=DOOR, is_over=True), "teacher", none),
    "class-students": (STUDENTS, "teacher", none),
    "class-students-none": (students.StudentsPage(**A_CLASS, total=0), "teacher", none),
    "class-students-not-found": (
        students.StudentsPage(**A_CLASS, total=30, search="Grace", sort="here"), "teacher", none,
    ),
    "class-students-expected": (
        students.StudentsPage(**A_CLASS, total=0, expected=EXPECTED[1:]), "teacher", none,
    ),
    "class-member": (
        students.MemberPage(
            **MEMBER, name="Ada Example", login="ada", joined="2 November", active="today", may_reset=True
        ),
        "teacher",
        filled(member_form, {"id_number": "1" * 65, "email": "x", "time_factor": "9", "expected": "1"}),
    ),
    "class-member-guest": (
        students.MemberPage(**MEMBER, name=UGLY, joined="2 November", active="today"),
        "teacher",
        filled(lonely_form),
    ),
    "class-roster": (students.RosterPage(**A_CLASS), "teacher", filled(RosterForm)),
    "class-roster-report": (REPORT, "teacher", the_list),
    "class-roster-report-same": (
        replace(REPORT, known=REPORT.known[1:], unknown=(), absent=(), ignored=(), faults=()),
        "teacher",
        the_list,
    ),
    "class-colleagues": (
        classroom.ColleaguesPage(
            **A_CLASS,
            people=(
                classroom.ColleagueLine("p1", "Grace Example", "grace", is_me=True),
                classroom.ColleagueLine("p2", UGLY, "ugly"),
            ),
            invitations=(
                classroom.InvitationLine(1, "Grace Example", "23 November", "30 November, 09:00"),
            ),
        ),
        "teacher",
        none,
    ),
    "class-colleagues-alone": (
        classroom.ColleaguesPage(
            **A_CLASS, people=(classroom.ColleagueLine("p1", "Grace Example", "grace", is_me=True),)
        ),
        "teacher",
        none,
    ),
    "class-invitation-link": (
        classroom.InvitationLink(**A_CLASS, link=LINK, ends="30 November, 09:00", is_new=False),
        "teacher",
        none,
    ),
    "class-invitation-link-new": (
        classroom.InvitationLink(**A_CLASS, link=LINK, ends="30 November, 09:00", is_new=True),
        "teacher",
        none,
    ),
    **{
        f"invitation-{may.replace('_', '-')}": (
            classroom.InvitationPage("a" * 43, "Class 10B", may), me, none,
        )
        for may, me in (
            ("accept", "teacher"), ("teaches", "teacher"), ("sign_in", "nobody"), ("student", "student"),
        )
    },
    "live": (RUNNING, "teacher", none),
    "live-over": (
        replace(RUNNING, headline="Everybody has handed in.", lines=TAKERS[-1:], may_extend=False),
        "teacher",
        none,
    ),
    "live-empty": (
        live.LivePage(**QUIZ, headline="Nobody has joined the class yet.", at="23 November, 18:26"),
        "teacher",
        none,
    ),
    "more-time": (
        live.MoreTimePage("q1", "Week 4: workers", "c1", "Class 10B", at_it=12, to_come=3),
        "teacher",
        filled(MoreTimeForm),
    ),
    "more-time-error": (
        live.MoreTimePage("q1", "Week 4: workers", "c1", UGLY, "m2", UGLY, at_it=1, left="13 minutes"),
        "teacher",
        filled(MoreTimeForm, {"minutes": "own", "own": "0"}),
    ),
}  # fmt: skip
