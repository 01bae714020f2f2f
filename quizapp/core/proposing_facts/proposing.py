"""Candidates for facts from the paragraphs of a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from quizapp.core.facts import Bank, BankHead, NameEntry, Unit
from quizapp.core.proposing_facts.figures import find_figures
from quizapp.core.proposing_facts.finds import Find, without_overlaps
from quizapp.core.proposing_facts.names import Named, find_names, known_names, pool_of
from quizapp.core.proposing_facts.passages import Passage, Span, sentences
from quizapp.core.proposing_facts.proposal import Proposal
from quizapp.core.proposing_facts.times import find_times
from quizapp.core.proposing_facts.units import MEASURES
from quizapp.core.proposing_facts.who import find_answers
from quizapp.core.proposing_facts.wording import word
from quizapp.core.rendering import answer_text
from quizapp.core.values import Answer, Listing, Money, Name, Number, Percent, Year

MOST = 5_000  # candidates of one document
_NO_BRACES = {ord("{"): "(", ord("}"): ")"}  # statements mark their answer by them
_TIMES = ("year", "date", "decade", "century", "period")
_CITING = re.compile(
    r"https?://|www\.|\bpp?\. ?\d|\bibid|\bet al\b|\bVol\. ?\d|\bed\.|\beds\."
    r"|\bUniversity Press|\(ed\b|\bISBN|\bdoi\b",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"\b(?:this|the next|the following|the last|the previous) (?:section|chapter|article|paper|study)\b"
)


def propose(passages: Iterable[Passage], language: str = "en") -> tuple[Proposal, ...]:
    """The candidates of a document in the order of its text, at most `MOST`: of more, the most likely."""
    passages = tuple(passages)
    known = known_names(passages)
    found = [proposal for passage in passages for proposal in propose_from(passage, known, language)]
    if len(found) > MOST:
        least = sorted((one.confidence for one in found), reverse=True)[MOST - 1]
        found = [one for one in found if one.confidence >= least][:MOST]
    return tuple(found)


def propose_from(passage: Passage, known: Iterable[str] = (), language: str = "en") -> list[Proposal]:
    """The candidates of one paragraph, in the order of its text; the same value counts once in a sentence."""
    passage = replace(passage, text=passage.text.translate(_NO_BRACES))
    names = find_names(passage.text, known)
    found: list[Proposal] = []
    for sentence in sentences(passage.text):
        seen: set[tuple[str, str]] = set()
        for proposal in _of_sentence(passage, sentence, names, language):
            key = (proposal.type, repr(proposal.answer.value))
            if key not in seen:
                seen.add(key)
                found.append(proposal)
    return _merged(found)


def _of_sentence(passage: Passage, sentence: Span, names: list[Named], language: str) -> Iterator[Proposal]:
    text = passage.text
    plain = sentence.of(text)
    figures = [_moved(find, sentence.start) for find in (*find_times(plain), *find_figures(plain))]
    finds = without_overlaps([*figures, *without_overlaps(find_answers(text, sentence, names))])
    is_cited = bool(_CITING.search(plain)) or bool(_WEAK.search(plain))
    for find in finds:
        yield _proposal(passage, sentence, find, finds, names, is_cited, language)


def _proposal(
    passage: Passage,
    sentence: Span,
    find: Find,
    finds: Sequence[Find],
    names: Sequence[Named],
    is_cited: bool,
    language: str,
) -> Proposal:
    text = passage.text
    shown = shown_text(find)
    worded = word(
        text, sentence, find, shown, {named.span.start for named in names}, language.startswith("en")
    )
    has_figure = any(isinstance(one.answer.value, Number | Money | Percent) for one in finds)
    before = text[max(0, find.span.start - 20) : find.span.start]
    confidence = _confidence(find, has_figure, is_cited, bool(worded.subject), bool(worded.ask))
    is_figure = isinstance(find.answer.value, Number | Money | Percent)
    return Proposal(
        type=find.answer.type_name,
        answer=find.answer,
        subject=worded.subject,
        what=worded.what,
        say=worded.say,
        ask=worded.ask,
        mark=passage.mark,
        value=find.span,
        sentence=sentence,
        confidence=confidence,
        reason=find.reason,
        shown=shown,
        notes=tuple(mark for place, mark in passage.notes if find.span.end <= place <= sentence.end + 1),
        year=_nearest_year(find, finds) if is_figure else "",
        unit=find.unit,
        label=find.label,
        pool=pool_of(find.label, before) if find.label else "",
    )


def shown_text(find: Find) -> str:
    """The value as statements show it."""
    return answer_text(find.answer, bank_for(find.answer))


def bank_for(answer: Answer) -> Bank:
    """A bank that knows no more than the names and the unit of an answer."""
    answers = [item.answer for item in answer.value.items] if isinstance(answer.value, Listing) else [answer]
    names = tuple(NameEntry(one.value.id, one.value.id) for one in answers if isinstance(one.value, Name))
    unit = answer.value.unit if isinstance(answer.value, Number) else ""
    units = (unit_of(unit),) if unit else ()
    return Bank("", BankHead("", "", (), units=units), names=names)


def unit_of(words: str) -> Unit:
    """The unit of these words: one of measure, or what they count."""
    if words in MEASURES:
        _, dimension, factor, one, many = MEASURES[words]
        return Unit(words, dimension, Decimal(factor), one, many)
    one = words[:-3] + "y" if words.endswith("ies") else words[:-1] if words.endswith("s") else words
    one = {"people": "person", "men": "man", "women": "woman", "children": "child"}.get(words, one)
    return Unit(words, words, Decimal(1), one, words)


def _confidence(find: Find, has_figure: bool, is_cited: bool, has_subject: bool, has_question: bool) -> int:
    """How likely it is worth asking: by its own looks, and by what its sentence says of it."""
    worth = find.worth
    if find.pattern in _TIMES and has_figure:
        worth -= 14  # more likely the time for which the figure holds
    worth += 6 if has_subject else -4
    worth += 4 if has_question else 0
    if is_cited:
        worth = min(worth - 30, 25)
    return max(1, min(99, worth))


def _nearest_year(find: Find, finds: Sequence[Find]) -> str:
    years = [one for one in finds if isinstance(one.answer.value, Year)]
    nearest = min(years, key=lambda one: abs(one.span.start - find.span.start), default=None)
    return str(nearest.answer.value.first) if nearest and isinstance(nearest.answer.value, Year) else ""


def _moved(find: Find, by: int) -> Find:
    return replace(find, span=Span(find.span.start + by, find.span.end + by))


def _merged(found: list[Proposal]) -> list[Proposal]:
    """One of those that say the same of the same subject in one paragraph: the most likely."""
    best: dict[tuple[str, str, str, str], Proposal] = {}
    for one in found:
        key = (
            one.type,
            repr(one.answer.value),
            one.subject.casefold(),
            one.what if one.subject else str(one.value),
        )
        if key not in best or best[key].confidence < one.confidence:
            best[key] = one
    return sorted(best.values(), key=lambda one: (one.value.start, one.type))
