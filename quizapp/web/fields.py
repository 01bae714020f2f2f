"""Fields of forms that read what strangers send, and the filters that tidy it."""

from __future__ import annotations

from typing import Any

from wtforms import IntegerField

MOST_QUESTIONS = 100  # of one quiz
NOT_WHOLE = "Write a whole number, in figures."
MOST_FIGURES = 18  # more than any number of ours has; of some hundreds, comparing would break down


def trimmed(text: str | None) -> str | None:
    """`text` without outer spaces and with inner runs of them made one."""
    return " ".join(text.split()) if text else text


def printable(text: str | None) -> str | None:
    """`text` trimmed, without what no printer can show."""
    return trimmed("".join(letter for letter in text if letter.isprintable())) if text else text


class WholeNumberField(IntegerField):
    """A whole number, in the figures of any script."""

    data: int | None

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read what was posted; the form says what is wrong with anything but a whole number."""
        if valuelist and len(str(valuelist[0]).strip()) > MOST_FIGURES:
            self.data = None
            raise ValueError(NOT_WHOLE)
        try:
            super().process_formdata(valuelist)
        except ValueError as wrong:
            raise ValueError(NOT_WHOLE) from wrong
