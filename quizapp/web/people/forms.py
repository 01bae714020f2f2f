"""Forms about people: starting, keeping progress, signing in, the account."""

from __future__ import annotations

from functools import cache
from typing import Any
from zoneinfo import available_timezones

from flask_wtf import FlaskForm
from wtforms import HiddenField, PasswordField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, Regexp, ValidationError

from quizapp.core.memory.days import is_known_zone
from quizapp.core.roles import AccountRole
from quizapp.usecases.words_of_people import (
    LOGIN_LENGTH,
    LOGIN_ODD,
    LOGIN_SIGNS,
    LOGIN_TOO_SHORT_OR_LONG,
    LONGEST_PASSWORD,
    SHORTEST_PASSWORD,
    password_length,
)
from quizapp.web.fields import WholeNumberField, trimmed

LONGEST_NAME = 80
LONGEST_CODE = 80
MOST_NEW_A_DAY = 100
HINTS = {
    AccountRole.LEARNER: "At least 8 characters, better 15: a few words in a row are good.",
    AccountRole.INSTRUCTOR: "At least 15 characters; a few words in a row are good.",
}
ERASE_WORD = "delete"


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
            Length(*LOGIN_LENGTH, LOGIN_TOO_SHORT_OR_LONG),
            Regexp(LOGIN_SIGNS, message=LOGIN_ODD),
        ],
        filters=[trimmed],
        description="For signing in. Letters, figures, dot, dash.",
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )


def _new_password(role: AccountRole, label: str = "Password") -> PasswordField:
    return PasswordField(
        label,
        [
            InputRequired("Choose a password."),
            Length(SHORTEST_PASSWORD[role], LONGEST_PASSWORD, password_length(role)),
        ],
        description=HINTS[role],
        render_kw={"autocomplete": "new-password"},
    )


def _login_name() -> StringField:
    return StringField(
        "Login name",
        [InputRequired("Write your login name."), _at_most(LONGEST_NAME, "A login name")],
        filters=[trimmed],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )


def _password(label: str = "Password") -> PasswordField:
    return PasswordField(
        label,
        [InputRequired("Write your password."), _at_most(LONGEST_PASSWORD, "A password")],
        render_kw={"autocomplete": "current-password"},
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
    password = _new_password(AccountRole.LEARNER)


class SignInForm(FlaskForm):
    """Sign in; `next` is where to go afterwards, checked by the route."""

    login_name = _login_name()
    password = _password()
    next = HiddenField()


class ForgottenForm(FlaskForm):
    """Choose a new password with a recovery code."""

    login_name = _login_name()
    code = StringField(
        "Recovery code",
        [InputRequired("Write your recovery code."), _at_most(LONGEST_CODE, "A recovery code")],
        filters=[trimmed],
        description="Six groups of four, with or without dashes; capital or small letters.",
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"},
    )
    password = _new_password(AccountRole.LEARNER, "New password")


class ResetForm(FlaskForm):
    """Choose a new password with a link that was given to a learner."""

    password = _new_password(AccountRole.LEARNER, "New password")


class InstructorResetForm(FlaskForm):
    """The same for somebody who teaches."""

    password = _new_password(AccountRole.INSTRUCTOR, "New password")


class PasswordForm(FlaskForm):
    """Show that one is who one says, before something that matters."""

    password = _password()


class ChangePasswordForm(FlaskForm):
    """Choose a new password for the old one."""

    password = _password("Present password")
    new_password = _new_password(AccountRole.LEARNER, "New password")


class ChangeInstructorPasswordForm(FlaskForm):
    """The same for somebody who teaches."""

    password = _password("Present password")
    new_password = _new_password(AccountRole.INSTRUCTOR, "New password")


class SetUpForm(FlaskForm):
    """An instructor sets up the account that a one-time link gives."""

    display_name = _display_name()
    login_name = _new_login_name()
    password = _new_password(AccountRole.INSTRUCTOR)


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
    new_per_day = WholeNumberField(
        "New facts a day",
        [
            InputRequired("Write a number; 0 means only reviewing."),
            NumberRange(0, MOST_NEW_A_DAY, f"Choose 0 to {MOST_NEW_A_DAY}."),
        ],
        description="10 a day is about ten minutes. With an exam day set, its plan says how many.",
        render_kw={"inputmode": "numeric", "autocomplete": "off"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.time_zone.choices = list(time_zone_choices())
        present = self.time_zone.object_data
        if not is_known_zone(present):
            self.time_zone.choices.insert(0, SelectChoice("", "Not chosen yet"))
        elif present not in {choice.value for choice in self.time_zone.choices}:
            self.time_zone.choices.append(SelectChoice(present, present, optgroup="As your browser says"))


class EraseForm(FlaskForm):
    """Delete everything about oneself: the word in a field, and the password of whoever has one."""

    word = StringField(
        f"To be sure, write “{ERASE_WORD}”",
        [InputRequired(f"Write the word “{ERASE_WORD}” to go on."), _at_most(LONGEST_NAME, "The word")],
        filters=[trimmed],
        render_kw={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"},
    )
    password = PasswordField(
        "Your password",
        [InputRequired("Write your password."), _at_most(LONGEST_PASSWORD, "A password")],
        render_kw={"autocomplete": "current-password"},
    )

    def __init__(self, *args: Any, asks_password: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_password:
            del self.password

    @property
    def typed_password(self) -> str:
        """The password that was typed; empty where none is asked for."""
        return (self.password.data or "") if "password" in self else ""

    def validate_word(self, field: StringField) -> None:
        """Take the word in any case, and no other."""
        if (field.data or "").casefold() != ERASE_WORD:
            raise ValidationError(f"Write the word “{ERASE_WORD}” to go on; nothing was deleted.")
