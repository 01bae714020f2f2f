"""A question that is asked as it was written, marked like the kind that its type names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from quizapp.core.asked import Asked, question_about
from quizapp.core.chance import Stream
from quizapp.core.facts import Bank, Fact, FixedItem
from quizapp.core.kinds.choice import KIND as CHOICE
from quizapp.core.kinds.choice import guess_chance_of
from quizapp.core.kinds.choose_all import KIND as CHOOSE_ALL
from quizapp.core.kinds.fixed_lists import ask_all, ask_order, ask_pairs
from quizapp.core.kinds.matching import KIND as MATCHING
from quizapp.core.kinds.ordering import KIND as ORDERING
from quizapp.core.kinds.true_false import GUESS_CHANCE
from quizapp.core.kinds.true_false import KIND as TRUE_FALSE
from quizapp.core.kinds.typed import TYPED_KINDS, Marking
from quizapp.core.questions import Grade, Option, Posted, Question, Response, Samples

_ON_A_FORM: tuple[Marking, ...] = (CHOICE, CHOOSE_ALL, TRUE_FALSE, MATCHING, ORDERING)
_MARKING: dict[str, Marking] = {kind.name: kind for kind in _ON_A_FORM} | TYPED_KINDS
_STATEMENT_OPTIONS = (Option("True"), Option("False"))


class FixedKind:
    """A question written by hand, in this bank or elsewhere; nothing of it is generated."""

    name = "fixed"
    title = "written question"
    order = 500
    is_recall = False  # some are; each question tells by its chance of guessing
    is_self_rated = False
    in_quizzes = True

    def suits(self, fact: Fact, bank: Bank) -> bool:
        """Fixed questions only."""
        return fact.id in bank.fixed_by_id

    def build(self, fact: Fact, bank: Bank, chance: Stream) -> Question:
        """The question as it was written, its options in the order of the file.

        What is to be put in order, and the right sides of pairs, stand in an order of chance.
        """
        item = bank.fixed_by_id[fact.id]
        made = _BUILDERS.get(item.type, _typed)(item, fact, bank, chance)
        return replace(
            made,
            kind=self.name,
            say="",  # its prompt and its answer say it all
            detail={**made.detail, "marked_as": made.kind},
        )

    def read(self, question: Question, posted: Posted) -> Response:
        """As the kind of its type reads it. Raises UnreadableAnswer."""
        return _MARKING[question.marked_as].read(question, posted)

    def fields(self, question: Question, response: Response) -> dict[str, str]:
        """As the kind of its type holds it."""
        return _MARKING[question.marked_as].fields(question, response)

    def grade(self, question: Question, response: Response) -> Grade:
        """As the kind of its type marks it."""
        return _MARKING[question.marked_as].grade(question, response)

    def samples(self, question: Question) -> Samples:
        """Those of the kind of its type."""
        return _MARKING[question.marked_as].samples(question)


def _choice(item: FixedItem, fact: Fact, bank: Bank, chance: Stream) -> Question:
    options = tuple(Option(option.text, option.because) for option in item.options)
    return question_about(
        CHOICE.name,
        fact,
        bank,
        _as_written(fact),
        key=[option.text for option in item.options].index(item.key[0]),
        options=options,
        guess_chance=guess_chance_of(len(options)),
    )


def _statement(item: FixedItem, fact: Fact, bank: Bank, chance: Stream) -> Question:
    is_true = item.key[0].casefold() == "true"
    return question_about(
        TRUE_FALSE.name,
        fact,
        bank,
        _as_written(fact),
        key=0 if is_true else 1,
        options=_STATEMENT_OPTIONS,
        guess_chance=GUESS_CHANCE,
        detail={"is_true": is_true, "correction": ""},
    )


def _typed(item: FixedItem, fact: Fact, bank: Bank, chance: Stream) -> Question:
    name = "short_answer" if item.type == "cloze" else item.type
    return TYPED_KINDS[name].asked(fact, _as_written(fact), bank)


def _as_written(fact: Fact) -> Asked:
    return Asked(fact.ask, fact.answer)


_BUILDERS: dict[str, Callable[[FixedItem, Fact, Bank, Stream], Question]] = {
    "choice": _choice,
    "choose_all": ask_all,
    "true_false": _statement,
    "matching": ask_pairs,
    "ordering": ask_order,
}
KIND = FixedKind()
