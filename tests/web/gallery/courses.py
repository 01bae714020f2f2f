"""Several courses: made, taken over, proposed, listed."""

from __future__ import annotations

from quizapp.web.bank.forms import AudienceForm, CourseForm
from quizapp.web.views import bank, classes, pages, teach
from quizapp.web.views.common import BankLink, CourseLine
from tests.web.gallery.forms import filled, first_upload_form, new_class_form, none
from tests.web.gallery.samples import BANK, BRIDGE, EXAMPLE, HOME_PLAN, QUIZZES, TITLE, UGLY

LONGER = BRIDGE.replace("1959", "1960")
COURSE_SECTIONS = (
    bank.CourseSection("history", "History", "H1-H12", 61),
    bank.CourseSection("geography", "Geography", "G1-G8, G10", 0),
)
PROPOSAL = bank.ProposedChange(
    "d1",
    "b1",
    "23 November, 18:22",
    added=(bank.FactChange("new-pier", BRIDGE),),
    changed=(bank.FactChange("friendship-bridge-opened", LONGER, BRIDGE),),
    gone=tuple(bank.FactChange(f"old-{number}", BRIDGE) for number in range(13)),
    parts=("the description of the course", "12 names"),
    audience="learners",
)

EXHIBITS = {
    "home-courses": (
        pages.HomePlan(
            **HOME_PLAN,
            due=16,
            new=8,
            minutes=9,
            from_sections=("History",),
            class_names=("Class 10B",),
            courses=(
                CourseLine(
                    "harbour",
                    "The Harbour of Port Selwyn",
                    "4 are due, 10 are new: about 5 minutes.",
                    14,
                    class_names=("Class 9A", UGLY),
                ),
                CourseLine("river", "The River", "10 are new: about 4 minutes.", 10, "s2"),
                CourseLine("town", "The Town", "Done for today. Come back tomorrow."),
            ),
            quizzes=QUIZZES[:1],
            other_banks=(BankLink("other", "Another course"),),
        ),
        "student",
        none,
    ),
    "home-empty-teacher": (pages.HomeEmpty(), "teacher", none),
    "home-empty-student": (pages.HomeEmpty(), "student", none),
    "class-courses": (
        classes.StudentClass(
            "c1",
            "Class 10B",
            ("Grace Example",),
            QUIZZES[:1],
            courses=(BankLink(BANK, TITLE), BankLink("other", "Another course")),
            exams=(
                classes.ClassExamLine(BANK, TITLE, "", "Thursday, 26 November, tomorrow"),
                classes.ClassExamLine("other", UGLY, UGLY, "Friday, 18 December, in 23 days"),
            ),
        ),
        "student",
        none,
    ),
    "teach-new-class-first": (teach.NewClass(has_courses=False), "teacher", filled(new_class_form)),
    "files-first": (bank.FilesPage(example=EXAMPLE), "teacher", filled(first_upload_form)),
    "new-course": (bank.NewCourse(), "teacher", filled(CourseForm)),
    "new-course-errors": (
        bank.NewCourse(),
        "teacher",
        filled(
            CourseForm, {"title": "", "source": "", "sections": "", "audience": "nobody", "slug": "x" * 81}
        ),
    ),
    "course-of-folder": (
        bank.CoursePage(BANK, TITLE, 426, COURSE_SECTIONS, is_folder=True),
        "teacher",
        filled(AudienceForm),
    ),
    "course-empty": (
        bank.CoursePage("harbour", "The Harbour of Port Selwyn", 0, COURSE_SECTIONS, is_kept=True),
        "teacher",
        filled(AudienceForm),
    ),
    "course-proposal": (
        bank.CoursePage(BANK, TITLE, 426, COURSE_SECTIONS, proposal=PROPOSAL),
        "teacher",
        filled(AudienceForm, {"audience": "nobody"}),
    ),
}
