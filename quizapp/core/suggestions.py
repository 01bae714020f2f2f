"""Proposals for what an author left open: ids, the braces of a sentence, what a fact is about."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable

from quizapp.core.facts import Bank, NameEntry
from quizapp.core.rendering import say_text, split_say
from quizapp.core.text import content_words, fold, holds_phrase, words_of

LONGEST_ID = 60
LONGEST_RELATION = 80
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ID_WORD = re.compile("[a-z0-9]+")
_ASKED = (
    "who whom whose what which when where why how many much long high year years day month date did does do "
    "was were is are the a an in on of at to by for from with and"
)
_ASKING = frozenset(_ASKED.split())
_CAPITAL_RUN = re.compile(r"(?:[A-Z][\w’'.-]*)(?:\s+(?:of|the|and|de|von|van)?\s*[A-Z][\w’'.-]*)*")


def free_id(text: str, taken: Collection[str], otherwise: str) -> str:
    """An id made of a text, or `otherwise` where no letter of it can stand in one; never one of `taken`."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", text) if letter.isascii())
    wanted = "-".join(_ID_WORD.findall(plain.lower()))[:LONGEST_ID].strip("-") or otherwise
    if wanted not in taken:
        return wanted
    free = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(one for one in free if one not in taken)


def marked(say: str, shown: str) -> str:
    """The sentence with braces round its answer, where it has none and the answer stands in it once."""
    if "{" in say or "}" in say or not shown:
        return say
    whole, latin = rf"(?<!\w){re.escape(shown)}(?!\w)", rf"(?<![0-9A-Za-z]){re.escape(shown)}(?![0-9A-Za-z])"
    for pattern, how in ((whole, 0), (whole, re.IGNORECASE), (latin, 0)):  # the last for particles: 1959에
        found = list(re.finditer(pattern, say, how))
        if found:
            break
    if len(found) != 1:
        return say
    first, last = found[0].span()
    return f"{say[:first]}{{{say[first:last]}}}{say[last:]}"


def subject_among(names: Iterable[NameEntry], say: str, ask: str, answer: str) -> str:
    """The id of the name that a fact speaks of: the longest in its question, else in its sentence.

    `answer` is the id of the name that answers, which is none. Empty where no name of the bank is spoken of.
    """
    before, _, after = split_say(say)
    known = [one for one in names if one.id != answer]
    for text in (ask, f"{before} {after}"):
        folded = fold(text)
        spoken = [
            one for one in known if any(holds_phrase(folded, fold(each)) for each in (one.label, *one.also))
        ]
        if spoken:
            return max(spoken, key=lambda one: len(one.label)).id
    return ""


def subject_phrase(say: str, ask: str, otherwise: str) -> str:
    """What a fact seems to speak of, in its own words: its longest run of capitals, else `otherwise`."""
    before, _, after = split_say(say)
    runs = [run[0] for text in (before, after) for run in _CAPITAL_RUN.finditer(text)]
    kept = [run for run in map(_without_article, runs) if run and fold(run) in fold(ask)]
    return max(kept, key=len, default=otherwise)


def relation_of(ask: str, subject: str, taken: Collection[str] = ()) -> str:
    """What a question asks of its subject, in a few words: `opened`, `height`.

    The whole question where nothing else is left of it, or where that is `taken`.
    """
    own = set(words_of(subject))
    left = [word for word in content_words(ask) if word not in own and word not in _ASKING]
    short = " ".join(left)[:LONGEST_RELATION].strip()
    return short if short and short not in taken else ask.strip()


def asked_ids(bank: Bank) -> set[str]:
    """The ids of all that can be asked; no two may be the same."""
    facts, series, fixed = ({one.id for one in bank.facts}, {one.id for one in bank.series}, bank.fixed)
    return facts | series | {one.id for one in fixed}


def id_of_fact(say: str, bank: Bank) -> str:
    """A free id for a new fact, made of the telling words of its sentence."""
    words = [word for word in content_words(say_text(say)) if word not in _ASKING]
    return free_id(" ".join(words[:6]), asked_ids(bank), f"fact-{len(bank.facts) + 1}")


def letter_for(title: str, taken: Collection[str]) -> str:
    """The letter that marks the paragraphs of a section: the first of its title that is free, else any."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", title).upper() if one in LETTERS)
    pairs = (first + second for first in LETTERS for second in LETTERS)
    found: str = next(one for one in (*plain, *LETTERS, *pairs) if one not in taken)
    return found


def _without_article(run: str) -> str:
    first, _, rest = run.partition(" ")
    return rest if first in ("The", "A", "An", "In", "On", "At", "By", "From") else run
