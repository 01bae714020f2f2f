"""Options for a question: the right one and sound wrong ones, each with the reason why it is wrong.

Values of the bank come first: years, dates and names are never made up, figures only where the bank
has too few of the same form. Where fewer than two sound distractors exist there are no options at all.
"""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.core.asked import Asked
from quizapp.core.chance import Stream
from quizapp.core.distractors_figures import figure_options
from quizapp.core.distractors_periods import has_neighbours, neighbour_options
from quizapp.core.distractors_times import time_options
from quizapp.core.distractors_words import (
    name_candidates,
    sibling_terms,
    term_candidates,
    word_options,
)
from quizapp.core.facts import Bank, Fact
from quizapp.core.kept import PerBank
from quizapp.core.questions import Option
from quizapp.core.values import Date, Listing, Money, Name, Number, Percent, Period, Term, Year

_HAS_OPTIONS: PerBank[tuple[str, bool], bool] = PerBank()  # by fact, and whether it is turned round


@dataclass(frozen=True, slots=True)
class OptionSet:
    """Options as they are shown, the index of the right one, and the facts that the notes speak of."""

    options: tuple[Option, ...]
    key: int
    mentions: tuple[str, ...] = ()


def options_for(fact: Fact, way: Asked, bank: Bank, chance: Stream) -> OptionSet | None:
    """Three or four options for `fact` asked in this way; None where fewer than two distractors are sound.

    Years, dates and figures ascend, words are shuffled. The same stream gives the same options.
    """
    value = way.answer.value
    written = [] if way.turned else term_candidates(fact)
    if isinstance(value, Listing):
        return None  # what is written as wrong for a list is wrong for one item
    if has_neighbours(way.answer, bank):
        found = neighbour_options(fact, way, bank, chance)
    elif len(written) >= 2:
        found = word_options(fact, way, lambda: written, bank, chance)
    elif isinstance(value, Year | Date | Period):
        found = time_options(fact, way, bank, chance)
    elif isinstance(value, Number | Money | Percent):
        found = figure_options(fact, way, bank, chance)
    elif isinstance(value, Name):
        found = word_options(fact, way, lambda: name_candidates(fact, way, bank), bank, chance)
    elif isinstance(value, Term) and not value.role:
        found = word_options(fact, way, lambda: sibling_terms(fact, bank), bank, chance)
    else:
        found = None
    return OptionSet(*found) if found else None


def suits_options(fact: Fact, way: Asked, bank: Bank) -> bool:
    """Whether `options_for` gives options, whatever the stream."""
    return _HAS_OPTIONS.get(
        bank,
        (fact.id, way.turned),
        lambda: options_for(fact, way, bank, Stream("suits", fact.id)) is not None,
    )
