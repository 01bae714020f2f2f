"""What is said after a change of a course, with a button that takes it back."""

from __future__ import annotations

from flask import flash, url_for

from quizapp.web.undo import flash_undo


def flash_with_undo(bank: str, change: int, text: str) -> None:
    """Say on the next page what was done, with "Undo" beside it.

    `change` is the number that `save` gave, 0 where nothing has changed: then there is nothing to undo.
    """
    if not change:
        flash(text, "done")
        return
    address = url_for("bank.take_back", bank=bank, number=change)
    flash_undo(text, address, "back")
