"""Forms as a page would get them: fresh, or judged and full of errors. Call them within a request."""

from __future__ import annotations

from typing import Any

from werkzeug.datastructures import MultiDict

from quizapp.web.bank.forms import TakeInForm, UploadForm
from quizapp.web.people.forms import AccountForm, EraseForm
from quizapp.web.play.forms import StartQuizForm
from quizapp.web.teach.forms import CoursesForm, NewClassForm
from tests.web.gallery.samples import BANK, KINDS, SECTIONS, TITLE


def none() -> dict[str, object]:
    """No form."""
    return {}


def filled(make: Any, posted: dict[str, Any] | None = None) -> Any:
    """A form maker; with `posted`, the form has been judged and shows its errors."""

    def forms() -> dict[str, object]:
        form = make(formdata=MultiDict(posted) if posted is not None else None)
        if posted is not None:
            form.validate()
        return {"form": form}

    return forms


def start_quiz_form(**more: Any) -> StartQuizForm:
    return StartQuizForm(**more).offer([(id, title) for id, title, *_ in SECTIONS], KINDS)


COURSES = [(BANK, TITLE), ("other", "Another course")]


def new_class_form(**more: Any) -> NewClassForm:
    return NewClassForm(**more).offer(COURSES)


def courses_form(**more: Any) -> CoursesForm:
    return CoursesForm(**more).offer(COURSES, [BANK])


def upload_form(**more: Any) -> UploadForm:
    return UploadForm(**more).offer([(BANK, TITLE)])


def first_upload_form(**more: Any) -> UploadForm:
    return UploadForm(**more).offer([])


def take_in_form(**more: Any) -> TakeInForm:
    return TakeInForm(**more).offer([(id, title) for id, title, *_ in SECTIONS])


def erase_form(**more: Any) -> EraseForm:
    return EraseForm(asks_password=False, **more)


def account_form(**more: Any) -> AccountForm:
    return AccountForm(display_name="Ada Example", time_zone="Europe/Berlin", new_per_day=10, **more)
