"""A question that is asked as it was written, marked like the kind that its type names."""

from __future__ import annotations

from dataclasses import replace

from quizapp.core.asked import Asked, question_about
from quizapp.core.chance import Stream
from quizapp.core.facts import Bank, Fact, FixedItem
from quizapp.core.kinds.choice import KIND as CHOICE
from quizapp.core.kinds.choice import guess_chance_of
from quizapp.core.kinds.true_false import GUESS_CHANCE
from quizapp.core.kinds.true_false import KIND as TRUE_FALSE
from quizapp.core.kinds.typed import TYPED_KINDS, Marking
from quizapp.core.questions import Grade, Option, Posted, Question, Response, Samples

_MARKING: dict[str, Marking] = {CHOICE.name: CHOICE, TRUE_FALSE.name: TRUE_FALSE, **TYPED_KINDS}
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
        """The question as it was written, its options in the order of the file."""
        item = bank.fixed_by_id[fact.id]
        made = {"choice": _choice, "true_false": _statement}.get(item.type, _typed)(item, fact, bank)
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


def _choice(item: FixedItem, fact: Fact, bank: Bank) -> Question:
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


def _statement(item: FixedItem, fact: Fact, bank: Bank) -> Question:
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


def _typed(item: FixedItem, fact: Fact, bank: Bank) -> Question:
    name = "short_answer" if item.type == "cloze" else item.type
    return TYPED_KINDS[name].asked(fact, _as_written(fact), bank)


def _as_written(fact: Fact) -> Asked:
    return Asked(fact.ask, fact.answer)


KIND = FixedKind()
