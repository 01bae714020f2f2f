"""How scripts differ: which put no blanks between words, and which letters belong to one word."""

from __future__ import annotations

import re
import unicodedata

_HAN = "々〆〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_KANA = "\u3041-\u3096\u3099-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
_SOUTHEAST = "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ece\u1000-\u103f\u1780-\u17d3"  # Thai, Lao, Burmese, Khmer
_HANGUL = "\u1100-\u11ff\uac00-\ud7a3"
_SEMITIC = "\u05d0-\u05ea\u0620-\u064a\u066e-\u06d3"

_UNSPACED = re.compile(f"[{_HAN}{_KANA}{_SOUTHEAST}]+")
_SYLLABIC = re.compile(f"[{_HAN}{_KANA}]")
_TWO_HAN = re.compile(f"[{_HAN}]{{2}}")
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc-\u30ff]")
_HANGUL_LETTER = re.compile(f"[{_HANGUL}]")
_LOOSE = re.compile(f"[{_HAN}{_KANA}{_SOUTHEAST}{_HANGUL}{_SEMITIC}]")
_BLANKS = re.compile(f"(?<=[{_HAN}{_KANA}{_SOUTHEAST}]) | (?=[{_HAN}{_KANA}{_SOUTHEAST}])")
# Arabic and Hebrew write "and", "in", "the" as one with the word.
_PREFIXES = re.compile("[وفبكلاسمهשכתל]{1,4}")
_PARTICLE = re.compile(
    r"(?:은|는|이|가|을|를|과|와|으로|로|아|야|이나|나|이랑|랑)(?=[\s,.]|$)|(?:이)?(?:다|었다|였다)"
)
_RUN_LETTERS = 2  # of Chinese and Japanese make about one word
_RUN_LETTERS_SOUTHEAST = 4


def without_blanks_inside(text: str) -> str:
    """A folded text without the blanks that scripts without blanks between words do not need."""
    return _BLANKS.sub("", text) if _UNSPACED.search(text) else text


def pieces(folded: str) -> list[tuple[str, bool]]:
    """The words of a folded text, and whether one is a run of words that nothing parts."""
    found: list[tuple[str, bool]] = []
    for word in folded.split():
        end = 0
        for run in _UNSPACED.finditer(word):
            if run.start() > end:
                found.append((word[end : run.start()], False))
            found.append((run[0], True))
            end = run.end()
        if end < len(word):
            found.append((word[end:], False))
    return found


def parted(folded: str, length: int = 2) -> list[str]:
    """The words of a folded text; of a run of words that nothing parts, each `length` letters in a row."""
    found: list[str] = []
    for piece, is_run in pieces(folded):
        if is_run and len(piece) > length:
            found += [piece[place : place + length] for place in range(len(piece) - length + 1)]
        else:
            found.append(piece)
    return found


def letters_per_word(run: str) -> int:
    """About how many letters of a run make one word."""
    return _RUN_LETTERS if _SYLLABIC.match(run) else _RUN_LETTERS_SOUTHEAST


def is_of_syllables(text: str) -> bool:
    """Whether a text holds Chinese or Japanese signs, of which each changed one makes another word."""
    return not text.isascii() and bool(_SYLLABIC.search(text))


def is_hangul(text: str) -> bool:
    """Whether a text holds Korean letters."""
    return not text.isascii() and bool(_HANGUL_LETTER.search(text))


def has_other_letters(text: str) -> bool:
    """Whether a text holds letters that are neither Latin, Greek nor Cyrillic."""
    return not text.isascii() and any(
        char > "\u052f" and not "\u1e00" <= char <= "\u1fff" and char.isalpha() for char in text
    )


def counted_letters(text: str) -> frozenset[tuple[str, int]]:
    """What a text is made of, every letter with how many of it came before: `Anna` has a second `n`.

    Two texts differ by as many slips at least as one of them has letters that the other has not.
    """
    seen: dict[str, int] = {}
    found = []
    for letter in text:
        number = seen.get(letter, 0)
        seen[letter] = number + 1
        found.append((letter, number))
    return frozenset(found)


def letters_of(folded: str) -> str:
    """A folded text letter by letter: a Korean syllable is two to four of them."""
    return unicodedata.normalize("NFD", folded) if is_hangul(folded) else folded


def beginning_of(word: str) -> str:
    """What of a word stays the same whatever endings it takes: five letters, two Korean syllables."""
    return word[: 2 if is_hangul(word) else 5]


def is_telling(word: str) -> bool:
    """Whether a word, or two signs in a row, is long enough to point to something."""
    if _UNSPACED.search(word):
        return bool(_TWO_HAN.search(word))
    return len(word) > (1 if is_hangul(word) else 3)


def agrees_with_sound(word: str, after: str) -> bool:
    """Whether a Korean particle behind a word shows how it ends, as `a` and `an` show how one begins."""
    return is_hangul(word[-1:]) and bool(_PARTICLE.match(after))


def stands_in(folded: str, phrase: str) -> bool:
    """Whether a folded text holds a folded phrase as whole words, in scripts that join words or endings.

    Chinese, Japanese and Thai put no blanks between words; Korean hangs particles behind them, Arabic and
    Hebrew write small words in front.
    """
    if folded.isascii() or (phrase[-1:].isascii() and phrase[:1].isascii() and not _LOOSE.search(folded)):
        return False
    start = folded.find(phrase)
    while start >= 0:
        end = start + len(phrase)
        if _begins_word(folded, start, phrase) and _ends_word(folded, end, phrase):
            return True
        start = folded.find(phrase, start + 1)
    return False


def _begins_word(text: str, start: int, phrase: str) -> bool:
    if start == 0 or text[start - 1] == " ":
        return True
    if _is_joint(text[start - 1], phrase[0]):
        return True
    before = text[:start].rpartition(" ")[2]
    return len(phrase) > 2 and bool(_PREFIXES.fullmatch(before))


def _ends_word(text: str, end: int, phrase: str) -> bool:
    if end == len(text) or text[end] == " " or _is_joint(phrase[-1], text[end]):
        return True
    return is_hangul(text[end]) and is_hangul(phrase[-1]) and len(phrase) > 1


def _is_joint(one: str, other: str) -> bool:
    """Whether two letters side by side may belong to two words."""
    if _KATAKANA.match(one) and _KATAKANA.match(other):
        return False
    if _UNSPACED.match(one) or _UNSPACED.match(other):
        return True
    loose = [bool(_LOOSE.match(letter)) for letter in (one, other)]
    return one.isdigit() != other.isdigit() and any(loose)
