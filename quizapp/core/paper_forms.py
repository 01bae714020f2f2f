"""Forms A, B, C of a paper: of one blueprint and seed, equally hard, the same on any machine.

Either all forms ask the same questions in another order, so that neighbours cannot copy; or each asks other
facts, question by question of the same kind, weight and section, as far as the bank allows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from quizapp.core.answer_keys import LETTERS
from quizapp.core.blueprint import Blueprint
from quizapp.core.chance import Stream
from quizapp.core.errors import BadEntry, TooFewFacts
from quizapp.core.facts import Bank
from quizapp.core.form_matching import Match
from quizapp.core.form_measures import Measures, differences, measure
from quizapp.core.generate import make_paper, quiz_kinds
from quizapp.core.kinds import JOINT_KINDS, MIXING_KINDS
from quizapp.core.lots import Lots, eligible
from quizapp.core.questions import GENERATOR_VERSION, Question

MOST_FORMS = 6
NOT_ALIKE = "These forms are equally hard, but not equal in everything; another seed may do better."
TRIES = 12  # orders of options, until the key has letters that no earlier form has


@dataclass(frozen=True, slots=True)
class PaperForm:
    """One form: its letter and its questions, in order."""

    letter: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class PaperForms:
    """All forms of a paper. `measures` by letter; `differences` in sentences, none where they are equal."""

    forms: tuple[PaperForm, ...]
    measures: Mapping[str, Measures]
    differences: tuple[str, ...]


def make_forms(
    bank: Bank,
    blueprint: Blueprint,
    seed: str | int,
    count: int = 3,
    same_questions: bool = False,
    graded: bool = False,
    for_study: bool = False,
) -> PaperForms:
    """So many forms, 1 to 6; form A is the paper that `make_paper` gives.

    With `same_questions` all ask what form A asks, in an order of their own. Else no fact is asked in two
    forms; only where facts that were joined in one question are needed one by one, form A changes, too.
    Raises BadEntry for a number of forms or a blueprint that cannot be meant, TooFewFacts where the bank
    gives fewer questions than asked for.
    """
    if not 1 <= count <= MOST_FORMS:
        raise BadEntry("forms", f"A paper has 1 to {MOST_FORMS} forms, not {count}.")
    first = make_paper(bank, blueprint, seed, graded, for_study).questions
    if same_questions:
        papers = _mixed(first, str(seed), count)
    else:
        papers = _matched(bank, blueprint, str(seed), count, graded, first)
    forms = tuple(PaperForm(LETTERS[index], tuple(paper)) for index, paper in enumerate(papers))
    measures = {form.letter: measure(form.questions, bank) for form in forms}
    return PaperForms(forms, measures, differences(measures, bank))


def _mixed(first: Sequence[Question], seed: str, count: int) -> list[Sequence[Question]]:
    """The same questions in other orders; their options, too, the key in other places where there are any."""
    orders = _orders(len(first), count, Stream(seed, GENERATOR_VERSION, "forms"))
    keys = [[question.key] for question in first]
    papers: list[Sequence[Question]] = [first]
    for index, order in enumerate(orders[1:], start=1):
        mixed = [
            _with_other_key(question, Stream(seed, GENERATOR_VERSION, LETTERS[index], question.fact), before)
            for question, before in zip(first, keys, strict=True)
        ]
        papers.append([mixed[place] for place in order])
    return papers


def _with_other_key(question: Question, chance: Stream, before: list[object]) -> Question:
    """The question mixed, if it can be, with a key that it did not have `before`; which then holds it."""
    kind = MIXING_KINDS.get(question.kind)
    if kind is None:
        return question
    mixed = question
    for number in range(TRIES):
        mixed = kind.mix(question, chance.fork(number))
        if mixed.key not in before:
            break
    before.append(mixed.key)
    return mixed


def _orders(length: int, count: int, chance: Stream) -> list[list[int]]:
    """Orders of so many questions, the first as they are.

    No question stands at the same number twice, where there are as many questions as forms.
    """
    orders = [list(range(length))]
    for number in range(1, count):
        draw = chance.fork(number)
        columns = {place: {order[place] for order in orders} for place in range(length)}
        free = {
            place: draw.shuffled([one for one in range(length) if one not in columns[place]])
            for place in range(length)
        }
        orders.append(_assigned(free) if length >= count else draw.shuffled(range(length)))
    return orders


def _assigned(free: Mapping[int, Sequence[int]]) -> list[int]:
    """One of the free numbers for each place, each number once; there always is such a choice.

    Of n numbers each place has the same count free, and each number is free at as many places.
    """
    holder: dict[int, int] = {}

    def settle(place: int, seen: set[int]) -> bool:
        for number in free[place]:
            if number in seen:
                continue
            seen.add(number)
            if number not in holder or settle(holder[number], seen):
                holder[number] = place
                return True
        return False

    for place in free:
        settle(place, set())
    order = [0] * len(free)
    for number, place in holder.items():
        order[place] = number
    return order


def _matched(
    bank: Bank, blueprint: Blueprint, seed: str, count: int, graded: bool, first: Sequence[Question]
) -> list[Sequence[Question]]:
    """Forms of other facts; where they are too few joined in questions, they are asked one by one."""
    try:
        return _beside(bank, blueprint, seed, count, graded, first)
    except TooFewFacts:
        single = tuple(kind.name for kind in quiz_kinds(blueprint) if kind.name not in JOINT_KINDS)
        if not single or not any(question.kind in JOINT_KINDS for question in first):
            raise
        alone = replace(blueprint, kinds=single)
        return _beside(
            bank, alone, seed, count, graded, make_paper(bank, alone, seed, graded, True).questions
        )


def _beside(
    bank: Bank, blueprint: Blueprint, seed: str, count: int, graded: bool, first: Sequence[Question]
) -> list[Sequence[Question]]:
    papers: list[Sequence[Question]] = [first]
    asked = {fact for question in first for fact in question.facts}
    for index in range(1, count):
        own = f"{seed} {LETTERS[index]}"
        order = Lots(eligible(bank, blueprint.whole, graded), own, blueprint.weights, frozenset(asked))
        if len(order) < len(first):
            raise TooFewFacts(_too_few(LETTERS[index], len(order), len(first)), len(order))
        found = Match(bank, own, order, quiz_kinds(blueprint), first).questions()
        questions = [question for question in found if question is not None]
        if len(questions) < len(first):
            raise TooFewFacts(_too_few(LETTERS[index], len(questions), len(first)), len(questions))
        papers.append(questions)
        asked.update(fact for question in questions for fact in question.facts)
    return papers


def _too_few(letter: str, fits: int, wanted: int) -> str:
    return (
        f"The bank is too small for so many forms: form {letter} finds at most {fits} of {wanted} questions "
        "that no other form asks. Ask for fewer questions or fewer forms, take more sections or more kinds, "
        "or let all forms ask the same questions."
    )
