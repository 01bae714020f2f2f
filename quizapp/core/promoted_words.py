"""Guesses at what a question is about and at the statement that answers it. English; mended by people."""

from __future__ import annotations

import re

from quizapp.core.facts import Bank
from quizapp.core.gaps import GAP
from quizapp.core.text import STOP_WORDS, fold, holds_phrase

LONGEST = 60  # characters of a relation
_GAP = re.compile("_{3,}")
_PARTICIPLE = r"(?:\w+(?:ed|en|wn|lt|ht)|made|set|cut|sunk|won|lost|held|led|laid|paid|put|sent|sold|told)"
_WHEN = re.compile(rf"(?:In (?:which|what) year|When) (was|were) (.+?) ({_PARTICIPLE}(?: .+)?)\?")
_HELPING = r"did|do|does|has|have|had|am|is|are|was|were|can|could|will|would"
_WHO = re.compile(rf"Who (?!(?:{_HELPING})\b)(\w+ .+)\?")
_WHAT_IS = re.compile(r"(?:What|Who) (is|was|are|were) (the .+)\?", re.IGNORECASE)
_CAPITALS = re.compile(
    r"(?<![.?!] )(?<!^)\b[A-Z][\w'’.-]*(?: (?:(?:of|the|and|de) (?=[A-Z]))?[A-Z][\w'’.-]*)*"
)
_ASKED = re.compile(
    r"^(?:in|on|by|at|to|of|from|with|for)?\s*"
    r"(?:which|what|who|whom|whose|when|where|why|how(?: (?:many|much|long|far|old|high))?)\b",
    re.IGNORECASE,
)


def statement_of(prompt: str, shown: str) -> str:
    """A question and its answer, in braces, as a statement; both side by side where no rule fits."""
    text, answer = " ".join(prompt.split()), f"{{{shown}}}"
    found = _WHEN.fullmatch(text)
    if found:
        return f"{_capital(found[2])} {found[1]} {found[3]} in {answer}."
    found = _WHAT_IS.fullmatch(text)
    if found:
        return f"{_capital(found[2])} {found[1]} {answer}."
    found = _WHO.fullmatch(text)
    if found:
        return f"{{{_capital(shown)}}} {found[1]}."
    return f"{prompt} {answer}"


def subject_in(prompt: str, shown: str, bank: Bank) -> str:
    """What a question is about: the longest name of the bank in it, else what has a capital letter."""
    folded, answer = fold(prompt), fold(shown)
    called = [text for name in bank.names for text in (name.label, *name.also)]
    there = [text for text in called if fold(text) != answer and holds_phrase(folded, fold(text))]
    if there:
        return max(there, key=lambda text: (len(text), text))
    found = [text.rstrip(".") for text in _CAPITALS.findall(_GAP.sub(" ", prompt)) if fold(text) != answer]
    return max(found, key=len, default="") or bank.head.title


def relation_in(prompt: str, subject: str) -> str:
    """What a question asks of its subject: its words without those that ask, and without the subject."""
    text = _ASKED.sub("", _GAP.sub(" ", prompt).replace(GAP, " ").strip())
    text = re.sub(re.escape(subject), " ", text, flags=re.IGNORECASE) if subject else text
    words = [word.strip('.,;:?!“”"()') for word in text.split()]
    told = [word for word in words if word and fold(word) not in STOP_WORDS]
    kept = " ".join(told) or " ".join(prompt.split())
    return kept[:LONGEST].rsplit(" ", 1)[0] if len(kept) > LONGEST else kept


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
