"""Options as a hint: a question that is typed, asked again with answers to choose from."""

from __future__ import annotations

from quizapp.core.asked import Asked, ways_to_ask
from quizapp.core.distractors import suits_options
from quizapp.core.drafting import stream_of
from quizapp.core.facts import Bank
from quizapp.core.kinds.choice import KIND as CHOICE
from quizapp.core.questions import Question

HINTED_KINDS = frozenset({"short_answer", "number", "year", "date", "cloze"})


def has_options(question: Question, bank: Bank) -> bool:
    """Whether a typed question can be asked with options, the same way round."""
    return _way(question, bank) is not None


def with_options(question: Question, bank: Bank, seed: str) -> Question | None:
    """The question with options to choose from, scored as one that can be guessed; None where it has none."""
    way = _way(question, bank)
    if way is None:
        return None
    fact = bank.fact_by_id[question.fact]
    return CHOICE.asked(fact, way, bank, stream_of(seed, fact, CHOICE))


def _way(question: Question, bank: Bank) -> Asked | None:
    fact = bank.fact_by_id.get(question.fact)
    if fact is None or question.kind not in HINTED_KINDS or (fact.kinds and CHOICE.name not in fact.kinds):
        return None
    turned = bool(question.detail.get("turned"))
    ways = (way for way in ways_to_ask(fact, bank) if way.turned == turned)
    return next((way for way in ways if suits_options(fact, way, bank)), None)
