"""Forms as a page would get them: fresh, or judged and full of errors. Call them within a request."""

from __future__ import annotations

from typing import Any

from werkzeug.datastructures import MultiDict

from quizapp.web.bank.forms import UploadForm
from quizapp.web.people.forms import AccountForm
from quizapp.web.play.forms import StartQuizForm
from quizapp.web.teach.forms import QuizForm
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


def quiz_form(**more: Any) -> QuizForm:
    return QuizForm(**more).offer(
        [(BANK, TITLE), ("other", "Another course")],
        [(f"{BANK}/{id}", title, TITLE) for id, title, *_ in SECTIONS],
        KINDS,
    )


def upload_form(**more: Any) -> UploadForm:
    return UploadForm(**more).offer([(BANK, TITLE)])


def account_form(**more: Any) -> AccountForm:
    return AccountForm(display_name="Ada Example", time_zone="Europe/Berlin", new_per_day=10, **more)
