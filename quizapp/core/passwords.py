"""Passwords that are guessed first: common words, names, rows of keys, dates, and what one is called oneself.

No list of other people's leaked passwords is shipped. Those lists are mostly one common word with usual
things around it, so what is kept is the words (`quizapp.core.password_words`), and a password is taken
apart: `P@ssw0rd2024!` is a word, a year and a sign, and in `a1234567` a letter stands for one. It is refused
where nothing is left beside one word.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterable
from functools import cache

from quizapp.core.password_words import ALL

LONGEST = 256  # code points that are looked at, cut before they are normalised
FEWEST_SIGNS = 4  # different characters
SHORTEST_WORD = 3  # letters of a word
SHORTEST_WALK = 3  # keys in a row that count as one
LONGEST_FIGURES = 4  # figures that follow a word as a matter of course: 1, 123, 2024
ROWS = (
    "1234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "qwertzuiop", "azertyuiop", "asdfghjkl",
    "zxcvbnm", "yxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "1q2w3e4r5t6z7u8i9o0p", "1q2w3e4r5t6y7u8i9o0p",
    "q1w2e3r4t5y6u7i8o9p0", "q1w2e3r4t5z6u7i8o9p0", "1a2b3c4d5e6f7g8h9i", "a1b2c3d4e5f6g7h8i9",
    "qazwsxedcrfvtgbyhnujm", "147258369", "159357456258", "159753456852", "753951456852",
    "14789632", "123698745", "1357924680", "2468135790", "1020304050607080",
    "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю",
)  # fmt: skip
WALKS = tuple(way * 2 for row in ROWS for way in (row, row[::-1]))
BETWEEN = re.compile(r"[\s_.\-]+")  # what stands between words and says nothing
LOOKS_LIKE = str.maketrans("@483€!|10$5+7", "aabeeiiiosstt")
SIGNS = frozenset(string.punctuation)
UNIT = re.compile(r"(.{1,4})\1+")


def is_easy(password: str, own: Iterable[str] = ()) -> bool:
    """Whether a password is guessed among the first: nothing is left of it beside one word, read
    either way.

    `own` are names that belong to whoever chooses it: login, display name, app, classes. They count for
    nothing, alone or with a word.
    """
    plain = BETWEEN.sub("", _folded(password))
    if len(set(plain)) < FEWEST_SIGNS or UNIT.fullmatch(plain):
        return True
    names = _words_of(own)
    return any(_is_one_word(way, way.translate(LOOKS_LIKE), names) for way in (plain, plain[::-1]))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text[:LONGEST]).strip().casefold()


def _words_of(names: Iterable[str]) -> frozenset[str]:
    """The names as they are and each of their words, long enough to be one."""
    found: set[str] = set()
    for name in names:
        parts = [part for part in BETWEEN.split(_folded(name)) if part]
        found.update(("".join(parts), *parts))
    return frozenset(word for word in found if len(word) >= SHORTEST_WORD)


def _is_one_word(text: str, read: str, own: frozenset[str]) -> bool:
    """Whether a text is made of rows of keys, dates, figures and own names beside one word, however often.

    `read` is the text with figures and signs as the letters they stand for. Each place holds the words by
    which it was reached, None for no word yet.
    """
    longest = max(map(len, ALL | own))
    reached: list[set[str | None]] = [set() for _ in range(len(text) + 1)]
    reached[0].add(None)
    for start in range(len(text)):
        used = reached[start]
        if not used:
            continue
        for end in _ends_of_fillings(text, start):
            reached[end] |= used
        if text[start].isalpha() and used & {None, text[start]}:
            reached[start + 1].add(text[start])
        for end in range(start + SHORTEST_WORD, min(start + longest, len(text)) + 1):
            for word in {text[start:end], read[start:end]}:
                if word in own:
                    reached[end] |= used
                elif word in ALL and used & {None, word}:
                    reached[end].add(word)
    return bool(reached[-1])


def _ends_of_fillings(text: str, start: int) -> set[int]:
    """Where something that is no word may end: a sign, a row of keys, one key again and again, figures."""
    ends = {start + 1} if text[start] in SIGNS else set()
    end = start + SHORTEST_WALK
    while end <= len(text) and _is_walk(text[start:end]):
        ends.add(end)
        end += 1
    again = re.compile(r"(.)\1+").match(text, start)
    if again:
        ends.add(again.end())
    figures = re.compile(r"[0-9]+").match(text, start)
    if figures and (len(figures.group()) <= LONGEST_FIGURES or _is_date(figures.group())):
        ends.add(figures.end())
    return ends


@cache
def _is_walk(text: str) -> bool:
    return any(text in walk for walk in WALKS)


def _is_date(figures: str) -> bool:
    """Whether six or eight figures are a day: 240798, 24071998, 19980724, 980724."""
    if len(figures) not in (6, 8):
        return False
    first, last = (figures[:2], figures[2:4]), (figures[-4:-2], figures[-2:])
    return any(
        1 <= int(day) <= 31 and 1 <= int(month) <= 12
        for one, other in (first, last)
        for day, month in ((one, other), (other, one))
    )
