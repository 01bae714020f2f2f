"""What an item is called where its file gives it no name."""

from __future__ import annotations

NAME_LENGTH = 80


def short_name(text: str) -> str:
    """A text as a name: on one line, cut at a word."""
    words = " ".join(text.split())
    if len(words) <= NAME_LENGTH:
        return words
    return words[: NAME_LENGTH - 1].rsplit(" ", 1)[0] + "…"
