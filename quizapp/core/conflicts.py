"""Whether two questions give each other's answers away, so that they may not stand on one paper."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.core.bank_words import words_in
from quizapp.core.charts import texts_of
from quizapp.core.facts import Bank
from quizapp.core.kept import PerBank
from quizapp.core.questions import Question
from quizapp.core.revealing import RARE, phrases_of
from quizapp.core.text import fold, holds_phrase
from quizapp.core.values import Answer, Name

_PHRASES: PerBank[tuple[str, bool], tuple[str, ...]] = PerBank()  # by fact, and whether it is turned round


@dataclass(frozen=True, slots=True)
class Exposure:
    """What one question shows, before and after it is answered, and what would give it away."""

    question: Question
    text: str  # folded, between spaces: prompt, options, notes, feedback
    words: frozenset[str]  # of the text
    phrases: tuple[str, ...]  # folded, between spaces, so that whole words are found
    heads: frozenset[str]  # the first word of each phrase
    facts: frozenset[str]
    mentions: frozenset[str]  # facts that its notes speak of
    groups: frozenset[str]


def exposure_of(question: Question, bank: Bank) -> Exposure:
    """The exposure of a question of this bank."""
    facts = [bank.item_by_id[fact] for fact in question.facts if fact in bank.item_by_id]
    turned = bool(question.detail.get("turned"))
    phrases = dict.fromkeys(phrase for fact in facts for phrase in _phrases(fact.id, turned, bank))
    texts = [*shown_texts(question), *map(str, question.detail.get("unsaid", ()))]
    text = " | ".join(fold(text) for text in texts)
    return Exposure(
        question,
        f" {text} ",
        frozenset(text.split()),
        tuple(f" {phrase} " for phrase in phrases),
        frozenset(phrase.partition(" ")[0] for phrase in phrases),
        frozenset(question.facts),
        frozenset(question.detail.get("mentions", ())),
        frozenset(fact.group for fact in facts if fact.group),
    )


def shown_texts(question: Question) -> list[str]:
    """Every text that a learner sees of a question, feedback included."""
    texts = [question.prompt, question.answer_text, question.say, question.why, question.caution]
    texts += [text for option in question.options for text in (option.text, option.note)]
    for part in ("left", "right_side", "items", "labels", "events"):
        several = question.detail.get(part)
        if isinstance(several, list):
            texts += [text for text in several if isinstance(text, str)]
    texts += texts_of(question.detail)
    return [text for text in texts if text]


def conflict(one: Exposure, other: Exposure, bank: Bank, strict: bool = True) -> bool:
    """Whether the two share a fact or a group, or one shows what the other asks.

    `strict` counts every mention of an answer; otherwise only phrases that point to few facts, for names
    like the bank's own subject stand in half of its questions.
    """
    if not (
        one.facts.isdisjoint(other.facts)
        and one.groups.isdisjoint(other.groups)
        and one.facts.isdisjoint(other.mentions)
        and other.facts.isdisjoint(one.mentions)
    ):
        return True
    return _shows(one, other, bank, strict) or _shows(other, one, bank, strict)


def _shows(one: Exposure, other: Exposure, bank: Bank, strict: bool) -> bool:
    """Whether the text of `one` holds a phrase of `other`; nearly always it lacks even their first words."""
    text = one.text
    has_blanks = text.isascii()  # between all words; in some scripts a word may stand without
    if has_blanks and one.words.isdisjoint(other.heads):
        return False
    for phrase in other.phrases:
        is_there = phrase in text or (not has_blanks and holds_phrase(text, phrase.strip()))
        if is_there and (strict or words_in(bank).facts_with(phrase.strip(), RARE) <= RARE):
            return True
    return False


def _phrases(fact_id: str, turned: bool, bank: Bank) -> tuple[str, ...]:
    def find() -> tuple[str, ...]:
        fact = bank.item_by_id[fact_id]
        return phrases_of(Answer(Name(fact.turn.name)) if turned and fact.turn else fact.answer, bank)

    return _PHRASES.get(bank, (fact_id, turned), find)
