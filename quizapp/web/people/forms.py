"""Forms about people: starting, keeping progress, signing in, the account."""

from __future__ import annotations

from functools import cache
from typing import Any
from zoneinfo import available_timezones

from flask_wtf import FlaskForm
from wtforms import HiddenField, IntegerField, PasswordField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, Regexp

LONGEST_NAME = 80
LONGEST_PASSWORD = 256
SHORTEST_PASSWORD = 8
SHORTEST_INSTRUCTOR_PASSWORD = 15
MOST_NEW_A_DAY = 100


def trimmed(text: str | None) -> str | None:
    """`text` without outer spaces and with inner runs of them made one."""
    return " ".join(text.split()) if text else text


def _display_name() -> StringField:
    return StringField(
        "Your name",
        [InputRequired("Write the name that others should see."), _at_most(LONGEST_NAME, "The name")],
        filters=[trimmed],
        description="As classmates and teachers will see it.",
        render_kw={"autocomplete": "name"},
    )


def _new_login_name() -> StringField:
    return StringField(
        "Login name",
        [
            InputRequired("Choose a name to sign in with."),
            Length(3, 40, "A login name has 3 to 40 characters."),
            Regexp(
                r"^[A-Za-z0-9][A-Za-z0-9._-]*$",
                message="Use letters a to z, figures, dot, dash and underscore.",
            ),
        ],
        filters=[trimmed],
        description="For signing in. Letters, figures, dot, dash.",
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )


def _new_password(shortest: int) -> PasswordField:
    return PasswordField(
        "Password",
        [
            InputRequired("Choose a password."),
            Length(
                shortest, LONGEST_PASSWORD, f"A password has {shortest} to {LONGEST_PASSWORD} characters."
            ),
        ],
        description=f"At least {shortest} characters; a few words in a row are good.",
        render_kw={"autocomplete": "new-password"},
    )


def _at_most(count: int, what: str) -> Length:
    return Length(max=count, message=f"{what} can have at most {count} characters.")


class StartForm(FlaskForm):
    """Start learning as a guest."""

    bank = HiddenField()


class KeepForm(FlaskForm):
    """A guest becomes somebody: the progress stays."""

    display_name = _display_name()
    login_name = _new_login_name()
    password = _new_password(SHORTEST_PASSWORD)


class SignInForm(FlaskForm):
    """Sign in; `next` is where to go afterwards, checked by the route."""

    login_name = StringField(
        "Login name",
        [InputRequired("Write your login name."), _at_most(LONGEST_NAME, "A login name")],
        filters=[trimmed],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    password = PasswordField(
        "Password",
        [InputRequired("Write your password."), _at_most(LONGEST_PASSWORD, "A password")],
        render_kw={"autocomplete": "current-password"},
    )
    next = HiddenField()


class SetUpForm(FlaskForm):
    """An instructor sets up the account that a one-time link gives."""

    display_name = _display_name()
    login_name = _new_login_name()
    password = _new_password(SHORTEST_INSTRUCTOR_PASSWORD)


@cache
def time_zone_choices() -> tuple[SelectChoice, ...]:
    """Every time zone with a place name, grouped by continent."""
    named = sorted(
        zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "SystemV/"))
    )
    places = (
        SelectChoice(zone, zone.split("/", 1)[1].replace("_", " "), optgroup=zone.split("/", 1)[0])
        for zone in named
    )
    return (SelectChoice("UTC", "UTC", optgroup="Universal"), *places)


class AccountForm(FlaskForm):
    """What a person may change about themselves."""

    display_name = _display_name()
    time_zone = SelectField("Time zone", description="Your day begins at 04:00 there.")
    new_per_day = IntegerField(
        "New facts a day",
        [
            InputRequired("Write a number; 0 means only reviewing."),
            NumberRange(0, MOST_NEW_A_DAY, f"Choose 0 to {MOST_NEW_A_DAY}."),
        ],
        description="10 a day is about ten minutes.",
        render_kw={"inputmode": "numeric", "autocomplete": "off"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.time_zone.choices = list(time_zone_choices())


class SignOutForm(FlaskForm):
    """Sign out: nothing but the token."""
