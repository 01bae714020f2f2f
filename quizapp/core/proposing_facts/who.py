"""Names, terms and lists that a sentence gives as an answer: who did it, what it is called, what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.core.proposing_facts.finds import Find
from quizapp.core.proposing_facts.names import Named
from quizapp.core.proposing_facts.passages import Span
from quizapp.core.values import Answer, Listing, ListItem, Name, Term

_BY = re.compile(r"\b\w+(?:ed|en|wn|ilt|ade|ung|unk|ound|ught|old|aid) by (?:the )?$")
_CALLED = re.compile(
    r"\b(?:called|named|known as|renamed|termed|nicknamed)(?: in \w+)?,? (?:the |a )?[“\"‘]?$"
)
_WHERE = re.compile(r"\b(?:in|at|near|from|to|via|along|across|into|over|through|between|of|with) (?:the )?$")
_DEFINED = re.compile(
    r"^(?:The |A |An )?(?P<what>[^\W\d_][\w’' -]{1,60}?) "
    r"(?:is|was|are|were) (?P<is>(?:a|an|the) [^.,;:()]{8,90})"
)
_APPOSED = re.compile(r", (?P<is>(?:a|an|the) [a-z][^,.;:()]{6,70}),")
_BETWEEN_ITEMS = re.compile(r"^(?:, (?:the )?|,? and (?:the )?|,? or (?:the )?)$")
_QUOTED_TERM = re.compile(r"\b(?:called|known as|termed) (?:the |a |an )?[“\"‘](?P<term>[^”\"’]{2,60})[”\"’]")


def find_answers(text: str, sentence: Span, names: list[Named]) -> list[Find]:
    """Names, terms and lists in a sentence that could be answers, the better ones first."""
    within = [named for named in names if sentence.holds(named.span)]
    return [
        *_lists(text, within),
        *_called(text, sentence),
        *_named(text, sentence, within),
        *_defined(text, sentence),
    ]


def _named(text: str, sentence: Span, names: list[Named]) -> Iterator[Find]:
    for named in names:
        before = text[max(sentence.start, named.span.start - 40) : named.span.start]
        if _BY.search(before):
            yield _name(named, 56, "by", "It says by whom.")
        elif _CALLED.search(before):
            yield _name(named, 60, "called", "It says what something is called.")
        elif _WHERE.search(before):
            yield _name(named, 30, "where", "It names a place or a partner.")
        elif named.span.start - sentence.start < 5:
            yield _name(named, 28, "who", "It says who.")


def _name(named: Named, worth: int, pattern: str, reason: str) -> Find:
    return Find(named.span, Answer(Name(named.label)), worth, pattern, reason, label=named.label)


def _lists(text: str, names: list[Named]) -> Iterator[Find]:
    run: list[Named] = []
    for named in [*names, None]:
        if run and named is not None and _BETWEEN_ITEMS.match(text[run[-1].span.end : named.span.start]):
            run.append(named)
            continue
        labels = dict.fromkeys(item.label for item in run)
        if len(run) >= 2 and len(labels) == len(run):
            items = tuple(ListItem(Answer(Name(label))) for label in labels)
            span = Span(run[0].span.start, run[-1].span.end)
            yield Find(span, Answer(Listing(items)), 50 if len(run) > 2 else 36, "list", "It names several.")
        run = [] if named is None else [named]


def _called(text: str, sentence: Span) -> Iterator[Find]:
    for match in _QUOTED_TERM.finditer(text, sentence.start, sentence.end):
        yield Find(Span(*match.span("term")), Answer(Term(match["term"])), 55, "called", "It gives a term.")


def _defined(text: str, sentence: Span) -> Iterator[Find]:
    match = _DEFINED.match(sentence.of(text))
    if match and len(match["is"].split()) <= 14:
        start, end = (sentence.start + place for place in match.span("is"))
        value = Answer(Term(" ".join(match["is"].split()), "definition"))
        yield Find(Span(start, end), value, 46, "definition", "It says what something is.")
    for apposed in _APPOSED.finditer(text, sentence.start, sentence.end):
        value = Answer(Term(" ".join(apposed["is"].split()), "definition"))
        yield Find(Span(*apposed.span("is")), value, 34, "definition", "It says what something is.")
