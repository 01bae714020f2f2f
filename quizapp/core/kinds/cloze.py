"""A sentence with a gap, to be filled by typing."""

from __future__ import annotations

from dataclasses import replace

from quizapp.core.asked import Asked
from quizapp.core.chance import Stream
from quizapp.core.facts import Bank, Fact
from quizapp.core.gaps import gapped, has_sound_gap, sort_wanted
from quizapp.core.kinds.typed import TYPED_FOR, TYPED_KINDS
from quizapp.core.questions import Grade, Posted, Question, Response, Samples
from quizapp.core.revealing import holds_any, phrases_of
from quizapp.core.text import ARTICLES, fold
from quizapp.core.tongues import is_english
from quizapp.core.values import Bound, Name, Term


class ClozeKind:
    """The sentence of a fact with its value left out, marked like the typed kind of that value."""

    name = "cloze"
    title = "gap in a sentence"
    order = 80
    is_recall = True
    is_self_rated = False
    in_quizzes = True

    def suits(self, fact: Fact, bank: Bank) -> bool:
        """Whether nothing in the sentence betrays the value and only one thing fits into the gap.

        Never lists, causes and long terms: a gap does not say how much of the sentence it stands for.
        """
        kind = TYPED_FOR.get(fact.answer.type_name)
        if kind is None or not kind.takes(fact.answer, bank):
            return False
        if fact.answer.bound in (Bound.OVER, Bound.UNDER):
            return False  # "over 20" makes 30 as true: only a question can ask what the source gives
        return _is_one_thing(fact) and has_sound_gap(fact, bank)

    def build(self, fact: Fact, bank: Bank, chance: Stream) -> Question:
        """The sentence with its gap, and a hint that says what sort of thing is missing."""
        kind = TYPED_FOR[fact.answer.type_name]
        sentence = gapped(fact)
        question = kind.asked(fact, Asked(sentence, fact.answer), bank)
        return replace(
            question,
            kind=self.name,
            prompt=sentence if fact.about.by else question.prompt,  # it names who says so
            hint=_sort_of_word(fact, bank) or question.hint,
            detail={**question.detail, "marked_as": kind.name},
        )

    def read(self, question: Question, posted: Posted) -> Response:
        """What was typed under `answer`; BLANK where that says nothing. Raises UnreadableAnswer."""
        return TYPED_KINDS[question.marked_as].read(question, posted)

    def fields(self, question: Question, response: Response) -> dict[str, str]:
        """What was typed into the gap, under `answer`."""
        return TYPED_KINDS[question.marked_as].fields(question, response)

    def grade(self, question: Question, response: Response) -> Grade:
        """As the typed kind of this value marks it."""
        return TYPED_KINDS[question.marked_as].grade(question, response)

    def samples(self, question: Question) -> Samples:
        """Those of the typed kind."""
        return TYPED_KINDS[question.marked_as].samples(question)


def _is_one_thing(fact: Fact) -> bool:
    """Whether a term is a proper name, or one word of a sort that the question tells.

    A phrase could be put in too many ways, and into a bare gap fits much.
    """
    value = fact.answer.value
    if not isinstance(value, Term):
        return True
    words = [word for word in value.text.split() if word.casefold() not in ARTICLES]
    return all(word[:1].isupper() for word in words) or (len(words) == 1 and sort_wanted(fact) != "")


def _sort_of_word(fact: Fact, bank: Bank) -> str:
    """`which port?`, else `one of the ports of the coast`, where the answer is a word; else nothing."""
    value = fact.answer.value
    if not isinstance(value, Name | Term):
        return ""
    if sort := sort_wanted(fact):
        return sort
    pool = bank.name_by_id[value.id].pool if isinstance(value, Name) else ""
    members = dict(bank.head.pools).get(pool, "")
    if not members or holds_any(fold(members), phrases_of(fact.answer, bank)):
        return ""  # `small towns of Khasan district` would say that it is Khasan
    return f"one of the {members}" if is_english(bank) else members


KIND = ClozeKind()
