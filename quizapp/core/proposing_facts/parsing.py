"""A clause taken apart into who, what they did, and the rest, as far as patterns of words can."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from quizapp.core.proposing_facts.passages import Span
from quizapp.core.proposing_facts.verbs import AUXILIARY, BE, HAVE, MODAL, is_finite, is_participle

_WORD = re.compile(r"[^\s]+")
_STRIPPED = ",;:.()[]“”\"'‘’!?"
_CONNECTIVES = re.compile(
    r"(?:however|moreover|furthermore|thus|therefore|additionally|in addition|for example"
    r"|for instance|also|but|and|yet|so|then|still|indeed|in fact|nevertheless|at the same time"
    r"|as a result|unsurprisingly|noticeably|similarly|meanwhile|finally|eventually|initially"
    r"|subsequently|consequently|almost simultaneously|already|later|while|although|though|whereas"
    r"|because|when|where|until|if|that|since then|after this|after that|in response)\b,?\s+",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"(?:as of|in|on|by|since|after|before|during|from|until|at|between|of|under|with|for|despite"
    r"|according to|over|only in|already in|already by|back in|around|about)\s[^,]{1,70},\s+",
    re.IGNORECASE,
)
_LEADING_YEAR = re.compile(
    r"(?:(?:only |already |back )?(?:in|by|since|as of|from|until|after|before|on|between)) (?:the )?"
    r"(?:[\w’'-]+ ){0,4}?(?:1\d{3}|20\d{2})s?(?: (?:and|or|to) (?:1\d{3}|20\d{2})s?)?,?\s+",
    re.IGNORECASE,
)
_WORDS_OF_NOBODY = """
which who there we i you that what where when whom whose one
"""
_NOBODY = frozenset(_WORDS_OF_NOBODY.split())
_WORDS_OF_STARTS_OF_PHRASE = """
in on at by from since after before during until under with as to for of shortly soon not even only
"""
_STARTS_OF_PHRASE = frozenset(_WORDS_OF_STARTS_OF_PHRASE.split())
_OF_NOUNS = frozenset(
    ["called", "named", "known", "based", "situated", "located", "titled"]
)  # `a boat called ...`
_AND_VERB = re.compile(r"\band (?:then |later |also )?([a-z]+)\b")
LONGEST_SUBJECT = 8


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its subject, its verb (with what belongs to it: `was opened`), places in the text.

    `lead` is what stands before the subject. Where no verb was found, `verb` is empty and so is the subject.
    `is_apposed`: the verb is a participle behind a comma (`The treaty, signed in 1860, ...`).
    """

    span: Span
    lead: Span
    subject: Span
    verb: Span
    is_apposed: bool = False


def parse(text: str, clause: Span, value: Span) -> Clause:
    """Take the clause that says something of a value apart; of two verbs the later one that it follows."""
    found = _parse(text, clause)
    for match in _AND_VERB.finditer(text, found.verb.end, min(value.start, clause.end)):
        second = _verb(text, Span(match.start(), clause.end)) if is_finite(match[1]) else None
        if second is not None and second.end <= value.start:
            found = replace(found, verb=second, is_apposed=False)
    return found


def _parse(text: str, clause: Span) -> Clause:
    start = clause.start
    for _ in range(3):  # connectives and phrases of time and place may follow each other
        moved = False
        for pattern in (_CONNECTIVES, _LEADING_YEAR, _LEADING):
            match = pattern.match(text, start, clause.end)
            if match and match.end() < clause.end:
                start, moved = match.end(), True
                break
        if not moved:
            break
    verb = _verb(text, Span(start, clause.end))
    nothing = Span(start, start)
    if verb is None:
        return Clause(clause, Span(clause.start, start), nothing, nothing)
    subject = _subject(text, Span(start, verb.start))
    words = subject.of(text).casefold().split()
    is_empty = (
        not words or words[0] in _NOBODY | _STARTS_OF_PHRASE or words[0] in AUXILIARY or words[0].isdigit()
    )
    before = text[start : verb.start].rstrip()
    is_apposed = before.endswith(",") and before.count(",") == 1 and is_participle(verb.of(text))
    return Clause(clause, Span(clause.start, start), nothing if is_empty else subject, verb, is_apposed)


def _verb(text: str, span: Span) -> Span | None:
    words = list(_WORD.finditer(text, span.start, span.end))
    bare = [match[0].strip(_STRIPPED) for match in words]
    for place, word in enumerate(bare):
        following = bare[place + 1] if place + 1 < len(bare) else ""
        if place == 0 or not is_finite(word, following) or word.casefold() in _OF_NOUNS:
            continue
        if bare[place - 1].casefold() in (
            "a",
            "an",
            "the",
            "to",
            "of",
            "its",
            "their",
            "his",
            "her",
            "newly",
        ):
            continue  # `the allowed number`: no verb of the clause
        end = place
        if word.casefold() in BE | HAVE | MODAL:
            while end + 1 < len(bare) and end - place < 4 and _belongs(bare[end + 1]):
                end += 1
        stop = words[end].end() - (len(words[end][0]) - len(words[end][0].rstrip(_STRIPPED)))
        return Span(words[place].start(), max(stop, words[place].start() + 1))
    return None


def _belongs(word: str) -> bool:
    plain = word.casefold()
    return (
        is_participle(plain)
        or plain in ("been", "be", "not", "never", "finally", "first", "also", "already")
        or (plain.endswith("ly") and len(plain) > 4)
    )


def _subject(text: str, span: Span) -> Span:
    """The subject in what stands before the verb; of a long one, its head up to a comma."""
    start, end = span.start, span.end
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:"):
        end -= 1
    inner = text[start:end]
    if ", " in inner:  # `X, a town in the north,`: X
        head = inner.index(", ")
        if len(inner[:head].split()) <= LONGEST_SUBJECT:
            end = start + head
    words = list(_WORD.finditer(text, start, end))
    if len(words) > 1 and words[-1][0].casefold() in (
        "also",
        "first",
        "finally",
        "already",
        "then",
        "even",
        "still",
    ):
        end = words[-2].end()
        words = words[:-1]
    if len(words) > LONGEST_SUBJECT:
        return Span(start, start)
    return Span(start, end)
