"""What was done, said on the next page with a button that undoes it."""

from __future__ import annotations

from collections.abc import Mapping

from flask import flash


def flash_undo(words: str, address: str, to: str = "", fields: Mapping[str, str] | None = None) -> None:
    """Say `words` on the next page; its button posts `to`, and `fields` besides, to the address."""
    said: object = {"words": words, "address": address, "to": to, "fields": dict(fields or {})}
    flash(said, "undo")  # type: ignore[arg-type]  # declared for texts, but keeps all that JSON can hold
