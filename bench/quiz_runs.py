"""What quiz answers are worth: 30 days of typed cards, and three quizzes a week of 25 facts, met or not.

Feedback is always shown. True recognition strengthens 70 % as much as recall; a lucky guess with feedback is
a restudy.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from random import Random
from statistics import mean

from bench.plan_runs import FACTS, ask
from bench.students import PACE, Student
from bench.truths import TRUTHS, Person
from quizapp.core.memory.evidence import PARTIAL_KNOWLEDGE, UNMET_RECALL, with_partial_knowledge

DAYS, MINUTES, QUIZ = 30, 10, 25
QUIZ_DAYS = (2, 4, 6)  # of each week
OPTIONS = 4
RECOGNISED = 0.7


@dataclass(frozen=True, slots=True)
class QuizRun:
    """The share recalled on the exam day, and how well typed answers were foreseen: log loss and bias."""

    exam: float
    loss: float
    bias: float


def study_with_quizzes(counts: bool, truth: str, seed: int) -> QuizRun:
    """The run of one person whose quiz answers count as evidence, or are ignored."""
    person = TRUTHS[truth](FACTS, Random(seed))
    dice, drawn = Random(seed + 7), Random(seed + 29)
    student = Student(FACTS, DAYS, MINUTES, seed, finishes_early=False)
    losses: list[tuple[float, float]] = []
    for day in range(DAYS):
        if day % 7 in QUIZ_DAYS:
            for fact in drawn.sample(range(FACTS), QUIZ):
                right = _answer_quiz(person, fact, day, dice)
                if counts:
                    chance = with_partial_knowledge(1 / OPTIONS)
                    student.answer_quiz(fact, day, right, chance)
        losses += _cards(student, person, day, dice)
    exam = sum(person.knows(fact, DAYS) for fact in range(FACTS)) / FACTS
    return QuizRun(exam, mean(loss for loss, _ in losses), mean(bias for _, bias in losses))


def _answer_quiz(person: Person, fact: int, day: int, dice: Random) -> bool:
    known = dice.random() < (person.knows(fact, day) if person.met[fact] else UNMET_RECALL)
    right = dice.random() < 1 / OPTIONS + PARTIAL_KNOWLEDGE or known
    if person.met[fact]:
        person.recalled(fact, day, known, RECOGNISED)
    else:
        person.meet(fact, day, known)
    return right


def _cards(student: Student, person: Person, day: int, dice: Random) -> list[tuple[float, float]]:
    """A day of cards: the log loss and the bias of each forecast of a typed answer."""
    left, losses = MINUTES * 60.0, []
    while left >= PACE.right:
        before = left
        for fact in student.plan(day, MINUTES * 60.0 - left):
            if left < PACE.right:
                break
            if student.states[fact] is not None:
                losses.append(_loss(student.recall(fact, day), person.knows(fact, day)))
            left -= ask(student, person, fact, day, left, dice)
        if left == before:
            break
    return losses


def _loss(foreseen: float, true: float) -> tuple[float, float]:
    foreseen = min(max(foreseen, 0.01), 0.99)
    return -true * log(foreseen) - (1 - true) * log(1 - foreseen), foreseen - true
