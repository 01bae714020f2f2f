"""Papers: blueprint, bank and seed give the same questions on any machine, byte for byte.

Every draw has its own stream, named by seed, generator version, fact and kind; so a fact that is added
changes only the questions that draw on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.core.blueprint import Blueprint, check_blueprint
from quizapp.core.composing import Composed, compose, kinds_named
from quizapp.core.drafting import stream_of, suits
from quizapp.core.errors import NotFound, TooFewFacts
from quizapp.core.facts import Bank
from quizapp.core.kinds import JOINT_KINDS, KINDS, Kind
from quizapp.core.questions import Question

FEW_FACTS = 60  # of more, looking for the kinds that no fact suits would take too long


@dataclass(frozen=True, slots=True)
class Paper:
    """The questions of one generated quiz, in order."""

    questions: tuple[Question, ...]


def make_paper(
    bank: Bank, blueprint: Blueprint, seed: str | int, graded: bool = False, for_study: bool = False
) -> Paper:
    """The paper that blueprint and seed give.

    Kinds are spread evenly, a fact is asked once, and no question gives another's answer away. `graded`
    leaves out facts with a caution whose author did not allow them. Raises TooFewFacts where the bank
    gives fewer questions than asked for, BadEntry where the blueprint does not fit the bank.
    """
    check_blueprint(blueprint, bank, for_study)
    made = compose(bank, blueprint, seed, graded)
    questions = made.questions
    if len(questions) < blueprint.count:
        words = _too_few_in(made, blueprint) if blueprint.is_composed else ""
        raise TooFewFacts(words or _too_few(len(questions), blueprint.count), len(questions))
    return Paper(questions)


def join_question(bank: Bank, fact_ids: Sequence[str], kind: str, seed: str | int) -> Question | None:
    """One question about exactly these facts, the main one first; None where they do not go together."""
    facts = [bank.fact_by_id[fact] for fact in fact_ids if fact in bank.fact_by_id]
    joint = JOINT_KINDS.get(kind)
    if joint is None or len(facts) < len(fact_ids) or not joint.joins(facts, bank):
        return None
    return joint.join(facts, bank, stream_of(seed, facts[0], joint))


def build_question(bank: Bank, fact_id: str, kind: str, seed: str | int) -> Question:
    """One question about one fact. Raises NotFound where there is no such fact or the kind does not suit."""
    fact = bank.item_by_id.get(fact_id)
    if fact is None or kind not in KINDS:
        raise NotFound(f"There is no fact “{fact_id}” to ask as “{kind}”. Load the page again.")
    if not suits(KINDS[kind], fact, bank):
        raise NotFound(f"The fact “{fact_id}” cannot be asked as {KINDS[kind].title}. Choose another kind.")
    return KINDS[kind].build(fact, bank, stream_of(seed, fact, KINDS[kind]))


def quiz_kinds(blueprint: Blueprint) -> list[Kind]:
    """The kinds that a blueprint without lines draws on, in their order."""
    return kinds_named(blueprint.kinds)


def offered_kinds(bank: Bank) -> list[Kind]:
    """The kinds of quizzes that a bank has questions of; of more facts than `FEW_FACTS` every kind."""
    kinds = kinds_named(())
    if len(bank.items) > FEW_FACTS:
        return kinds
    return [kind for kind in kinds if any(suits(kind, fact, bank) for fact in bank.items)] or kinds


def _too_few_in(made: Composed, blueprint: Blueprint) -> str:
    """What is short of a blueprint of lines: the first pick or line that gives less than it should."""
    for pick, question in zip(blueprint.picks, made.picked, strict=True):
        if question is None:
            return (
                f"The picked fact “{pick.fact}” cannot be asked beside the others: one would give the other "
                "away, or no question can be made of it. Take it out, or another way to ask it."
            )
    for number, (line, drawn) in enumerate(zip(blueprint.lines, made.lines, strict=True), start=1):
        if len(drawn) < line.count:
            return (
                f"Line {number} gives {len(drawn)} of its {line.count} questions. "
                "Ask for fewer there, or take more sections or more kinds of question."
            )
    return ""


def _too_few(fits: int, wanted: int) -> str:
    if not fits:
        return "The bank has no questions of this choice. Take more sections or more kinds of question."
    if fits == 1:
        return (
            f"The bank gives one question of this choice, not {wanted}. "
            "Ask for one, or take more sections or more kinds of question."
        )
    return (
        f"The bank gives {fits} questions of this choice that do not give each other away, not {wanted}. "
        "Ask for fewer, or take more sections or more kinds of question."
    )
