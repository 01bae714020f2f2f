"""A short statement with the answer marked, and a question, for a value found in a sentence."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from quizapp.core.proposing_facts.finds import Find
from quizapp.core.proposing_facts.parsing import Clause, parse
from quizapp.core.proposing_facts.passages import Span, clause_of
from quizapp.core.proposing_facts.proposal import OPEN
from quizapp.core.proposing_facts.verbs import BE, HAVE, IRREGULAR, MODAL, is_past, plain_form
from quizapp.core.values import Money, Number, Percent

LONGEST_RUN = 7  # words in a row that may be the source's own
_WORD = re.compile(r"\S+")
_LEAD_WORDS = re.compile(
    r"((?:\b(?:in|on|by|since|after|before|during|from|until|of|to|at|as of|the year|year|early in"
    r"|only in)\s)(?:the\s)?)$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_BEHIND = re.compile(
    r"\s(?:high|long|wide|deep|old|away|(?:of|in|per|from|by|to|for|on|at|off|above|below)(?:\s[\w’'-]+){1,3})(?!\w)"
)
_WORDS_OF_LINKS = """
in on by since after before during from until of to at as and the a an with for
"""
_LINKS = frozenset(_WORDS_OF_LINKS.split())
_SAYS_LITTLE = BE | HAVE | MODAL | {"been", "be", "also", "already", "finally", "first"}
_PRONOUN = re.compile(
    r"^(?:its|his|her|their|this|these|that|those|such|both|it|he|she|they)\b", re.IGNORECASE
)
_QUESTIONS_OF_TIME = {
    "year": "In which year",
    "date": "When",
    "decade": "In which decade",
    "century": "In which century",
    "period": "When",
}


@dataclass(frozen=True, slots=True)
class Worded:
    """What is proposed to be said of a value; any of it may be empty, and `say` may hold `…`."""

    say: str
    ask: str
    subject: str
    what: str


def word(
    text: str, sentence: Span, find: Find, shown: str, names: Collection[int] = (), in_english: bool = True
) -> Worded:
    """Word the statement and the question of a value that is `shown` so; `names` are where names begin.

    Only English is taken apart; of any other language the words next to the value are proposed.
    """
    if not in_english:
        nowhere = Span(sentence.start, sentence.start)
        return Worded(
            _around(text, sentence, Clause(sentence, nowhere, nowhere, nowhere), find, shown), "", "", ""
        )
    clause = parse(text, clause_of(text, sentence, find.span), find.span)
    subject = _clean(clause.subject.of(text))
    verb = _clean(clause.verb.of(text))
    if not subject or not verb or clause.subject.meets(find.span) or clause.verb.meets(find.span):
        ask = _count_ask(text, clause, find)
        counted = find.unit if ask else ""  # `46 vessels were lost`: it is about the vessels
        what = f"number {_relation(verb, replace(find, unit=''))}" if ask else _unit_of(find)
        return Worded(_around(text, sentence, clause, find, shown), ask, counted, what)
    relation = _relation(verb, find)
    if _PRONOUN.match(subject):  # who is meant stands in another sentence
        open_subject = _PRONOUN.sub(OPEN, subject)
        return Worded(_statement(text, clause, find, shown, open_subject), "", "", relation)
    say = _statement(text, clause, find, shown, subject)
    return Worded(
        _capital(say),
        _question(text, clause, find, subject, clause.subject.start in names),
        _ARTICLE.sub("", subject),
        relation,
    )


def _statement(text: str, clause: Clause, find: Find, shown: str, subject: str) -> str:
    verb = _verb(text, clause)
    if find.span.start < clause.subject.start:  # `In 1959 the bridge was opened`
        tail = _words(text, clause.verb.end, _stop(text, clause.verb.end, clause.span.end), 4)
        lead = _lead(text, find.span.start)
        return _tidy(f"{subject} {verb} {tail} {lead}{{{shown}}}.")
    taken = len(f"{subject} {verb}".split())
    between = _between(text, clause.verb.end, find.span.start, max(4, LONGEST_RUN - taken))
    after = _after(text, find.span.end, clause.span.end)
    if len(after.split()) > 1 and len(f"{subject} {verb} {between} {shown}{after}".split()) > LONGEST_RUN:
        after = ""  # so much in a row would be the wording of the source
    return _tidy(f"{subject} {verb} {between} {{{shown}}}{after}.")


def _between(text: str, start: int, end: int, most: int) -> str:
    """The words between verb and value; of many only the last, behind a sign that something is left out."""
    words = _WORD.findall(text[start:end])
    if len(words) <= most:
        return " ".join(words)
    kept = words[-2:] if words[-1].casefold() in _LINKS else words[-1:]
    return " ".join([OPEN, *kept])


def _after(text: str, start: int, end: int) -> str:
    """What belongs to the value behind it: `of the workers`, up to three words."""
    match = _BEHIND.match(text, start, end)
    if match is None:
        return ""
    words = match[0].split()
    while words and words[-1].casefold() in _LINKS:
        words.pop()
    is_cut = len(words) < len(match[0].split()) and words[:1] != ["of"]
    return "" if is_cut or not words else " " + " ".join(words)


def _verb(text: str, clause: Clause) -> str:
    return ("was " if clause.is_apposed else "") + _clean(clause.verb.of(text))


def _around(text: str, sentence: Span, clause: Clause, find: Find, shown: str) -> str:
    """What is said where no subject was understood: the words next to the value."""
    between = text[find.span.end : clause.verb.start].split()
    if clause.verb.start >= find.span.end and find.span.start - clause.lead.end < 2 and not between:
        stop = _stop(text, clause.verb.end, clause.span.end)
        return _tidy(
            f"{{{_capital(shown)}}} {clause.verb.of(text)} {_words(text, clause.verb.end, stop, 4)}."
        )
    before = _WORD.findall(text[sentence.start : find.span.start])[-3:]
    after = re.split(r"[,;:.](?=\s|$)|[()]", text[find.span.end : sentence.end])[0].split()[:3]
    return _tidy(" ".join([OPEN, *before, f"{{{shown}}}", *after, OPEN]))


def _question(text: str, clause: Clause, find: Find, subject: str, is_name: bool) -> str:
    verb = _verb(text, clause).split()
    lower = _lowered(subject, is_name)
    if find.pattern in _QUESTIONS_OF_TIME:
        led = _lead(text, find.span.start).strip().casefold()
        opening = _QUESTIONS_OF_TIME[find.pattern]
        if led in ("since", "until") and opening.startswith("In "):
            opening = f"{led.capitalize()} {opening[3:]}"
        rest = _rest(text, clause, find)
        return _asked(opening, verb, lower, rest)
    if find.pattern == "by" and verb[0].casefold() in BE and find.span.start > clause.verb.end:
        rest = re.sub(r"\s*\bby(?: the)?\s*$", "", text[clause.verb.end : find.span.start])
        return _asked("By whom", verb, lower, rest)
    if isinstance(find.answer.value, Money | Percent | Number):
        return _figure_ask(text, clause, find, verb, lower)
    return ""


def _figure_ask(text: str, clause: Clause, find: Find, verb: list[str], lower: str) -> str:
    between = _WORD.findall(text[clause.verb.end : find.span.start])
    if find.span.start < clause.verb.end or len(between) > 2:
        return ""
    value, first = find.answer.value, verb[0].casefold()
    year = _year_in(text, clause.span)
    if first in BE and len(verb) == 1:
        how = _after(text, find.span.end, clause.span.end).strip()
        if how in ("high", "long", "wide", "deep", "old"):
            return _tidy(f"How {how} {first} {lower}{year}?")
        return _tidy(f"{'How large' if isinstance(value, Number) else 'What'} {first} {lower}{year}?")
    opening = (
        "How much"
        if isinstance(value, Money)
        else "What percentage"
        if isinstance(value, Percent)
        else f"How many {find.unit}"
        if find.unit
        else "How much"
    )
    if between[-1:] == ["for"] and isinstance(value, Number):  # `served for 27 years`
        return _asked(f"For how many {find.unit}", verb, lower, " ".join(between[:-1]))
    share_of = _after(text, find.span.end, clause.span.end)
    if isinstance(value, Percent) and share_of.startswith(" of "):
        opening += share_of
    return _asked(opening, verb, lower, " ".join(between) + year)


def _asked(opening: str, verb: list[str], subject: str, rest: str) -> str:
    """The question: `In which year` + `was opened` + `the bridge` + what follows the verb."""
    first = verb[0].casefold()
    if first in BE | HAVE | MODAL and (len(verb) > 1 or first in BE):
        return _tidy(f"{opening} {first} {subject} {' '.join(verb[1:])} {rest}?")
    if len(verb) == 1 and (is_past(first) or first in IRREGULAR or first in HAVE):
        plain = "have" if first in HAVE else plain_form(first)
        return _tidy(f"{opening} did {subject} {plain} {rest}?")
    return ""


def _rest(text: str, clause: Clause, find: Find) -> str:
    """What the verb goes on with, without the value and what leads to it; nothing where that is long."""
    if find.span.start < clause.subject.start:
        return _words(text, clause.verb.end, _stop(text, clause.verb.end, clause.span.end), 5)
    between = text[clause.verb.end : find.span.start]
    between = _LEAD_WORDS.sub("", between)
    words = _WORD.findall(between)
    return "" if len(words) > 6 else " ".join(words)


def _count_ask(text: str, clause: Clause, find: Find) -> str:
    """`How many workers came to the port?`, where the value begins the clause."""
    verb = clause.verb.of(text).split()
    if (
        not verb
        or not find.unit
        or not (clause.subject.meets(find.span) or find.span.end <= clause.verb.start)
    ):
        return ""
    between = text[find.span.end : clause.verb.start].split()
    rest = _words(text, clause.verb.end, _stop(text, clause.verb.end, clause.span.end), 4)
    return _tidy(f"How many {find.unit} {' '.join(verb)} {rest}?") if len(between) < 2 else ""


def _year_in(text: str, clause: Span) -> str:
    match = re.search(r"\b(?:in|as of) (1\d{3}|20\d{2})\b", text[clause.start : clause.end], re.IGNORECASE)
    return f" in {match[1]}" if match else ""


def _relation(verb: str, find: Find) -> str:
    words = [word for word in verb.casefold().split() if word not in _SAYS_LITTLE and not word.endswith("ly")]
    relation = " ".join(words) or {"money": "worth", "percent": "share", "count": "number"}.get(
        find.pattern, "time"
    )
    return f"{relation}: {find.unit}" if find.unit else relation


def _unit_of(find: Find) -> str:
    return f"number of {find.unit}" if find.unit else ""


def _lead(text: str, start: int) -> str:
    match = _LEAD_WORDS.search(text[max(0, start - 24) : start])
    return match[1].lower() if match else "in "


def _stop(text: str, start: int, end: int) -> int:
    """Where a phrase ends: at the next comma, or the end of the clause."""
    comma = text.find(", ", start, end)
    return end if comma < 0 else comma


def _words(text: str, start: int, end: int, most: int) -> str:
    words = _WORD.findall(text[start:end])
    if len(words) <= most:
        return " ".join(words)
    kept = words[:most]
    while kept and kept[-1].casefold() in _LINKS:
        kept.pop()
    return " ".join(kept)


def _lowered(subject: str, is_name: bool) -> str:
    """The subject as it stands within a question: with a small letter, unless it begins with a name."""
    first = subject.split(maxsplit=1)[0]
    return subject if is_name or first[1:] != first[1:].lower() else subject[:1].lower() + subject[1:]


def _clean(words: str) -> str:
    return " ".join(words.split()).strip(" ,;:.").replace("{", "(").replace("}", ")")


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _tidy(sentence: str) -> str:
    plain = " ".join(sentence.split())
    plain = re.sub(r"\s+([.,?;])", r"\1", plain)
    return re.sub(r"[,;:]+([.?])$", r"\1", plain)
