"""How equal the forms of a paper are: what a form asks, in figures that can be compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from quizapp.core.facts import Bank
from quizapp.core.kinds import JOINT_KINDS, KINDS
from quizapp.core.memory.evidence import PARTIAL_KNOWLEDGE
from quizapp.core.memory.steps import estimate_seconds
from quizapp.core.questions import Question

LUCK_THAT_COUNTS = 0.01  # of all points, that blind guessing may earn more in one form than in another


@dataclass(frozen=True, slots=True)
class Measures:
    """What a form asks.

    `kinds` and `sections`: how many questions of each, by name. `weight`: the weights of the main facts
    added up. `recall`: questions whose answer is written, not chosen. `luck`: the points that blind guessing
    earns on average, at one point a question. `seconds`: how long it takes, roughly; `words`: how many are
    to be read.
    """

    kinds: Mapping[str, int]
    sections: Mapping[str, int]
    weight: int
    recall: int
    luck: float
    seconds: int
    words: int


def measure(questions: Sequence[Question], bank: Bank) -> Measures:
    """The measures of a form."""
    joint = sum(question.kind in JOINT_KINDS for question in questions)
    return Measures(
        kinds=dict(sorted(Counter(question.kind for question in questions).items())),
        sections=dict(sorted(Counter(question.section for question in questions).items())),
        weight=sum(weight_of(question, bank) for question in questions),
        recall=sum(is_written(question) for question in questions),
        luck=round(sum(luck_of(question) for question in questions), 2),
        seconds=estimate_seconds(asked=len(questions) - joint, joint=joint),
        words=sum(words_of(question) for question in questions),
    )


def weight_of(question: Question, bank: Bank) -> int:
    """The weight of a question's main fact, 1 to 3."""
    return bank.item_by_id[question.fact].weight


def luck_of(question: Question) -> float:
    """The share of its point that blind guessing earns on average: its chance of guessing, nothing known."""
    return max(0.0, question.guess_chance - PARTIAL_KNOWLEDGE)


def is_written(question: Question) -> bool:
    """Whether the answer has to be remembered and written, not recognised."""
    return question.guess_chance == 0


def words_of(question: Question) -> int:
    """How many words there are to read."""
    texts = [question.prompt, *(option.text for option in question.options)]
    texts += [text for side in ("left", "right_side") for text in question.detail.get(side, ())]
    return sum(len(text.split()) for text in texts)


def luck_that_counts(one: Measures) -> float:
    """The points that blind guessing may earn more or less in another form, and the two be called equal."""
    return LUCK_THAT_COUNTS * sum(one.kinds.values())


def differences(measures: Mapping[str, Measures], bank: Bank) -> tuple[str, ...]:
    """Where forms are not equal, one plain sentence for each measure; nothing where they are.

    `measures` by the letter of the form. Words to read are told, not judged.
    """
    said: list[str] = []

    def compare(what: str, values: Iterable[float], least: float = 0.0) -> None:
        found = dict(zip(measures, values, strict=True))
        if found and max(found.values()) - min(found.values()) > least:
            each = ", ".join(f"{letter} {value:g}" for letter, value in found.items())
            said.append(f"{what}: {each}.")

    every = tuple(measures.values())
    for kind in KINDS.values():
        compare(f"Questions asked as {kind.title}", [one.kinds.get(kind.name, 0) for one in every])
    for section in bank.head.sections:
        compare(f"Questions from {section.title}", [one.sections.get(section.id, 0) for one in every])
    compare("Sum of weights", [one.weight for one in every])
    compare("Answers to be written", [one.recall for one in every])
    least = max(map(luck_that_counts, every), default=0.0)
    compare("Points that blind guessing earns", [one.luck for one in every], least)
    compare("Seconds it takes", [one.seconds for one in every])
    return tuple(said)
