"""Home, people, classes and what goes wrong."""

from __future__ import annotations

from quizapp.store.attempts import QUIZ_AWAY
from quizapp.usecases.closed_books import SHUT
from quizapp.web.errors import ANSWERS_KEPT, BOOK_SHUT, HEADLINES, NEXT_STEPS, OVERTAKEN
from quizapp.web.people.forms import (
    ChangePasswordForm,
    EraseForm,
    ForgottenForm,
    KeepForm,
    PasswordForm,
    ResetForm,
    SetUpForm,
    SignInForm,
)
from quizapp.web.teach.forms import JoinForm
from quizapp.web.views import classes, pages, people
from quizapp.web.views.common import RECALL_WORDS, BankLink, SessionLeft
from tests.web.gallery.forms import account_form, erase_form, filled, none
from tests.web.gallery.samples import FIRST, HOME_PLAN, QUIZZES, UGLY

EXHIBITS = {
    "home-first": (FIRST, "nobody", none),
    "home-plan": (
        pages.HomePlan(
            **HOME_PLAN, due=16, new=8, minutes=9, from_sections=("History", "Geography"), quizzes=QUIZZES[:2]
        ),
        "student",
        none,
    ),
    "home-guest": (
        pages.HomePlan(
            **HOME_PLAN,
            due=1,
            new=0,
            minutes=1,
            open_session=SessionLeft("s1", 6, 3, done=6, planned=10, again=2, behind=14),
            zone_missing=True,
            other_banks=(BankLink("other", "Another course"),),
        ),
        "guest",
        none,
        (("done", "Your answers are kept."),),
    ),
    "home-done": (
        pages.HomePlan(
            **HOME_PLAN, due=0, new=0, minutes=0, done_today=24, come_back="tomorrow, for about 12 questions"
        ),
        "student",
        none,
    ),
    "home-shut": (
        pages.HomePlan(
            **HOME_PLAN, due=16, new=8, minutes=9, quizzes=QUIZZES[:2], shut_by=pages.ShutBy("a1", "Week 3")
        ),
        "student",
        none,
    ),
    "home-empty": (pages.HomeEmpty(), "nobody", none),
    "keys": (pages.KeysPage(), "nobody", none),
    "error": (
        pages.ErrorPage(404, HEADLINES[404], NEXT_STEPS[404]),
        "nobody",
        none,
        (("problem", "That did not work."),),
    ),
    "error-forbidden": (
        pages.ErrorPage(403, HEADLINES[403], NEXT_STEPS[403], may_sign_in=True),
        "guest",
        none,
    ),
    "error-kept": (
        pages.ErrorPage(403, ANSWERS_KEPT, QUIZ_AWAY.format(until="23 December")),
        "student",
        none,
    ),
    "error-book-shut": (
        pages.ErrorPage(403, BOOK_SHUT, SHUT.format(title="Week 3"), attempt="a1", back="/"),
        "student",
        none,
    ),
    "error-overtaken": (
        pages.ErrorPage(409, HEADLINES[409], OVERTAKEN, back="/my-cards"),
        "student",
        none,
    ),
    "error-busy": (
        pages.ErrorPage(503, HEADLINES[503], NEXT_STEPS[503], again="/", back="/help"),
        "student",
        none,
    ),
    "error-unexpected": (
        pages.ErrorPage(500, HEADLINES[500], NEXT_STEPS[500], "5f2c91aa", again="/"),
        "student",
        none,
    ),
    "help": (pages.HelpPage(RECALL_WORDS), "nobody", none),
    "keep": (people.KeepPage(10), "guest", filled(KeepForm)),
    "keep-errors": (
        people.KeepPage(10),
        "guest",
        filled(KeepForm, {"display_name": "", "login_name": "a b", "password": "short"}),
    ),
    "sign-in": (people.SignInPage(3), "guest", filled(SignInForm)),
    "sign-in-wait": (
        people.SignInPage(wait="12 minutes"),
        "nobody",
        filled(SignInForm, {"login_name": "ada", "password": ""}),
    ),
    "forgotten-wait": (
        people.Forgotten(wait="12 minutes"),
        "nobody",
        filled(ForgottenForm, {"login_name": "ada", "code": "", "password": ""}),
    ),
    "set-up": (people.SetUpPage("token"), "nobody", filled(SetUpForm)),
    "recovery-code": (
        people.RecoveryCode(
            "Your progress is kept. Write down this code.",
            "ada",
            ("K7QF", "2MXD", "B3TT", "PQRS", "9WVH", "E4NC"),
            "https://quiz.example.org/forgotten",
            "/",
            "Go on",
        ),
        "student",
        none,
    ),
    "new-recovery-code": (
        people.NewRecoveryCode("23 November, 18:22"),
        "student",
        filled(PasswordForm, {"password": ""}),
    ),
    "first-recovery-code": (people.NewRecoveryCode(), "student", filled(PasswordForm)),
    "forgotten": (people.Forgotten(), "nobody", filled(ForgottenForm)),
    "forgotten-errors": (
        people.Forgotten(3),
        "guest",
        filled(ForgottenForm, {"login_name": "ada", "code": "", "password": "short"}),
    ),
    "reset": (people.ResetPage("token", UGLY, "ada"), "nobody", filled(ResetForm)),
    "account": (
        people.AccountPage(
            "ada",
            (("c1", "Class 10B"),),
            "23 November, 18:22",
            (
                people.DeviceLine("s1", "Firefox Linux", "24 November, 08:02", True),
                people.DeviceLine("s2", "Safari iPhone", "23 November, 18:22"),
                people.DeviceLine("s3", "Chrome Windows", "20 November, 11:40"),
            ),
        ),
        "student",
        filled(account_form),
    ),
    "account-no-code": (
        people.AccountPage("ada", devices=(people.DeviceLine("s1", "Firefox Linux", "today", True),)),
        "student",
        filled(account_form),
    ),
    "change-password": (
        people.ChangePassword("ada"),
        "student",
        filled(ChangePasswordForm, {"password": "", "new_password": "short"}),
    ),
    "account-guest": (people.AccountPage(zone_missing=True), "guest", filled(account_form)),
    "erase": (
        people.ErasePage(facts_met=102, classes=("Class 10B", "Class 9A")),
        "student",
        filled(EraseForm),
    ),
    "erase-guest": (people.ErasePage(is_guest=True, facts_met=3), "guest", filled(erase_form, {"word": "x"})),
    "erase-teacher": (people.ErasePage(is_instructor=True), "teacher", filled(EraseForm, {})),
    "erase-not-yet": (
        people.ErasePage(is_instructor=True, in_the_way=("Class 10B", "Class 9A")),
        "teacher",
        filled(EraseForm),
    ),
    "join": (classes.JoinPage(), "nobody", filled(JoinForm)),
    "join-errors": (
        classes.JoinPage("Class 10B"),
        "nobody",
        filled(JoinForm, {"code": "", "display_name": ""}),
    ),
    "class": (
        classes.StudentClass("c1", "Class 10B", ("Grace Example",), QUIZZES, next_due="tomorrow at 18:00"),
        "student",
        none,
    ),
    "class-over": (
        classes.StudentClass("c1", "Class 10B", ("Grace Example",), QUIZZES[2:3], is_over=True),
        "student",
        none,
    ),
    "class-quiet": (
        classes.StudentClass("c1", "Class 10B", ("Grace Example",), QUIZZES[2:3]),
        "student",
        none,
    ),
}
