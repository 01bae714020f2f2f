"""What an answer says about memory: Good, Again, or nothing.

A right answer that could be a guess says little. The rule weighs what we expected against the chance
of being right without knowing, and gives plain Good or Again, so that the log can be replayed by any
FSRS. It was found by simulation (the project's notes on learning, section 4): counting every right
recognition as Good predicts later answers worse than ignoring them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quizapp.core.memory.fsrs import Rating

UNMET_RECALL = 0.05  # chance that somebody knows a fact they never met here
KNEW_ENOUGH = 0.85  # from this chance of having known, a right answer is Good
PARTIAL_KNOWLEDGE = 0.10  # what crossing out impossible options adds to blind chance
UNSURE_GUESS_CHANCE = 0.90  # a right answer given with low certainty


class Source(StrEnum):
    """Where an answer was given; the names are stored."""

    CARD = "card"
    QUIZ = "quiz"
    ANKI = "anki"  # an answer of Anki's log, brought along
    ANKI_STATE = "anki-state"  # a memory as Anki reckoned it, where no answers came along


ANSWERS = (Source.CARD, Source.QUIZ, Source.ANKI)  # those that an answer can come from


@dataclass(frozen=True, slots=True)
class Evidence:
    """One answer about one fact.

    `recall_before`: the chance of recall just before, 0 to 1; None for a fact never answered.
    `guess_chance`: being right without knowing, 0 to 1, partial knowledge included
    (`with_partial_knowledge`). `certainty` 1 (low) to 3 (high) where the quiz asked for it.
    `self_rating`: the button pressed on a self-rated card. `feedback_shown`: the right answer was there
    to read at once; it changes no rating, but see `is_relearned`.
    """

    right: bool
    blank: bool = False
    source: Source = Source.CARD
    guess_chance: float = 0.0
    recall_before: float | None = None
    feedback_shown: bool = True
    self_rating: Rating | None = None
    certainty: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """`rating` None means memory is left alone. `knew`: the chance, 0 to 1, that they knew it.

    `maybe_guessed` marks a right answer that only counts as Again: never shown as wrong, asked
    again so that the learner has to produce the answer.
    """

    rating: Rating | None
    maybe_guessed: bool
    knew: float


def judge(evidence: Evidence) -> Verdict:
    """What an answer means for memory. ValueError for a chance outside 0 to 1."""
    for chance in (evidence.guess_chance, evidence.recall_before or 0.0):
        if not 0 <= chance <= 1:
            raise ValueError("a chance lies between 0 and 1")
    before = UNMET_RECALL if evidence.recall_before is None else evidence.recall_before
    if evidence.blank and evidence.source is Source.QUIZ:
        return Verdict(None, False, before)  # skipped or out of time says nothing
    if evidence.self_rating is not None:
        return Verdict(evidence.self_rating, False, float(evidence.self_rating is not Rating.AGAIN))
    if evidence.blank or not evidence.right:
        return Verdict(Rating.AGAIN, False, 0.0)
    knew = knew_it(before, guess_chance_when_sure(evidence.guess_chance, evidence.certainty))
    if knew >= KNEW_ENOUGH:
        return Verdict(Rating.GOOD, False, knew)
    return Verdict(Rating.AGAIN, True, knew)


def is_relearned(source: Source, rating: Rating, feedback_shown: bool) -> bool:
    """Whether reading the right answer made good at once what an answer of this rating had not shown.

    Only in a quiz: what is missed on a card comes back the same day, and that answer is logged by itself.
    """
    return source is Source.QUIZ and rating is Rating.AGAIN and feedback_shown


def knew_it(recall_before: float, guess_chance: float) -> float:
    """The chance that a right answer was known, by Bayes: R / (R + (1 - R) g). All from 0 to 1."""
    by_luck = (1 - recall_before) * guess_chance
    return recall_before / (recall_before + by_luck) if by_luck else 1.0


def with_partial_knowledge(blind_chance: float) -> float:
    """The guess chance of a question from its blind chance (1/k for k options; 0.5 for true or false).

    Typed answers stay at 0; all others gain 0.10, as people can often cross out an option.
    """
    return min(blind_chance + PARTIAL_KNOWLEDGE, 1.0) if blind_chance > 0 else 0.0


def guess_chance_when_sure(guess_chance: float, certainty: int | None) -> float:
    """The guess chance given the certainty stated: 3 (high) halves it, 1 (low) makes it 0.9."""
    if certainty == 3:
        return guess_chance * 0.5
    return UNSURE_GUESS_CHANCE if certainty == 1 else guess_chance
