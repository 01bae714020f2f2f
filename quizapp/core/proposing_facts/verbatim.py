"""Words in a row that a text shares with its source: beyond a few of them it is the source's wording."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.core.text import fold

LONGEST_RUN = 7  # words in a row that may be the source's


def copied_run(text: str, source: str) -> str:
    """The first run of words, one too long, that a text shares with its source; empty where there is none."""
    runs = set(_runs(source))
    return next((" ".join(run) for run in _runs(text) if run in runs), "")


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = fold(text).split()
    for start in range(len(words) - LONGEST_RUN):
        yield tuple(words[start : start + LONGEST_RUN + 1])
