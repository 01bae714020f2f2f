"""Which facts may be matched in one question: never two whose right sides could change places."""

from __future__ import annotations

from quizapp.core.asked import Asked, ways_to_ask
from quizapp.core.distractors_words import is_wrong_name
from quizapp.core.facts import Bank, Fact
from quizapp.core.figures import ABOUT
from quizapp.core.revealing import holds_any, phrases_of
from quizapp.core.soundness import may_be_right
from quizapp.core.text import fold
from quizapp.core.timeline import LEAST_YEARS_APART, may_stand_together
from quizapp.core.values import Answer, Bound, Figure, Money, Name, Number, Percent, Year


def years_fit(one: Fact, other: Fact, bank: Bank) -> bool:
    """Years two apart, neither of them a year of what the other fact says, of different subjects."""
    if one.about.of == other.about.of or not may_stand_together(one, other, bank):
        return False
    theirs = _years(other, bank)
    return all(abs(year - their) >= LEAST_YEARS_APART for year in _years(one, bank) for their in theirs)


def figures_fit(one: Fact, other: Fact, bank: Bank) -> bool:
    """Figures far enough apart, neither of them right for the other fact."""
    first, second = plain_figure(one), plain_figure(other)
    if first is None or second is None or not may_stand_together(one, other, bank):
        return False
    if other in may_be_right(one, bank):
        return False
    return abs(first.low - second.low) > max(abs(first.low), abs(second.low)) * ABOUT.amount


def subjects_fit(one: Fact, other: Fact, bank: Bank) -> bool:
    """Figures that fit, of subjects none of which is a part of the other."""
    return not bank.are_nested(one.about.of, other.about.of) and figures_fit(one, other, bank)


def names_fit(one: Fact, other: Fact, bank: Bank) -> bool:
    """Each name a sound wrong answer to the other's question, and neither question speaking of the other."""
    return may_stand_together(one, other, bank) and all(
        is_wrong_for(fact, name_of(wrong), bank) for fact, wrong in ((one, other), (other, one))
    )


def is_wrong_for(fact: Fact, name: str, bank: Bank) -> bool:
    """Whether a name is a sound wrong answer to the question of `fact`, which does not speak of it."""
    way, entry = straight(fact, bank), bank.name_by_id[name]
    phrases = (*phrases_of(Answer(Name(name)), bank), *(fold(word) for word in entry.words))
    if way is None or holds_any(fold(way.prompt), phrases):
        return False
    return is_wrong_name(entry, fact, way, bank)


def plain_figure(fact: Fact) -> Figure | None:
    """The one exact figure that a fact states by itself, else None."""
    value = fact.answer.value
    if not isinstance(value, Number | Money | Percent) or value.low != value.high:
        return None
    return None if fact.answer.bound is not Bound.EXACT or fact.about.by else value


def straight(fact: Fact, bank: Bank) -> Asked | None:
    """The fact as it stands, where its prompt does not hold its answer."""
    return next((way for way in ways_to_ask(fact, bank) if not way.turned), None)


def name_of(fact: Fact) -> str:
    """The id of the name that answers a fact; empty where no name does."""
    return fact.answer.value.id if isinstance(fact.answer.value, Name) else ""


def _years(fact: Fact, bank: Bank) -> list[int]:
    near = (same.answer.value for same in may_be_right(fact, bank))
    return [year for value in near if isinstance(value, Year) for year in (value.first, value.last)]
