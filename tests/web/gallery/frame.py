"""Home, people, classes and what goes wrong."""

from __future__ import annotations

from quizapp.web.people.forms import KeepForm, SetUpForm, SignInForm
from quizapp.web.teach.forms import JoinForm
from quizapp.web.views import classes, pages, people
from quizapp.web.views.common import BankLink
from tests.web.gallery.forms import account_form, filled, none
from tests.web.gallery.samples import FIRST, HOME_PLAN, QUIZZES

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
            open_session="s1",
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
    "home-empty": (pages.HomeEmpty(), "nobody", none),
    "keys": (pages.KeysPage(), "nobody", none),
    "error": (
        pages.ErrorPage(
            404,
            "There is nothing at this address.",
            "It may have been moved, or it belongs to somebody else.",
            "5f2c-91",
        ),
        "nobody",
        none,
        (("problem", "That did not work."),),
    ),
    "keep": (people.KeepPage(10), "guest", filled(KeepForm)),
    "keep-errors": (
        people.KeepPage(10),
        "guest",
        filled(KeepForm, {"display_name": "", "login_name": "a b", "password": "short"}),
    ),
    "sign-in": (people.SignInPage(3), "guest", filled(SignInForm)),
    "set-up": (people.SetUpPage("token"), "nobody", filled(SetUpForm)),
    "account": (people.AccountPage("ada", (("c1", "Class 10B"),)), "student", filled(account_form)),
    "account-guest": (people.AccountPage(), "guest", filled(account_form)),
    "join": (classes.JoinPage(), "nobody", filled(JoinForm)),
    "join-errors": (
        classes.JoinPage("Class 10B"),
        "nobody",
        filled(JoinForm, {"code": "", "display_name": ""}),
    ),
    "class": (classes.StudentClass("c1", "Class 10B", ("Grace Example",), QUIZZES), "student", none),
    "class-quiet": (
        classes.StudentClass("c1", "Class 10B", ("Grace Example",), QUIZZES[2:3]),
        "student",
        none,
    ),
}
