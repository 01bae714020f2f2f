"""What a simulated learner knows, and what they answer. Pure: time and chance come in."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import date

from quizapp.core.chance import Stream
from quizapp.core.questions import Posted, Question
from quizapp.usecases.demo.cast import Role, bell
from quizapp.usecases.responses import kind_of

BEFORE = 0.2  # how likely somebody of middling ability knows a fact before, as a logit
HELD_DAYS = 2.5  # that a fact is held after it was met once
LONGEST_HEARD = 60  # characters
SILENT = 0.15  # of the wrong answers are "I don't know"


@dataclass
class Mind:
    """One learner's memory, which is not the app's model of it: that would be circular."""

    role: Role
    seed: str
    known: dict[str, tuple[int, date]] = field(default_factory=dict)  # times held, and when last
    heard: list[str] = field(default_factory=list)  # short answers, which come to mind in wrong places

    def meets(self, fact: str, day: date) -> None:
        """Read a fact, or see the right answer."""
        times, _ = self.known.get(fact, (0, day))
        self.known[fact] = (max(times, 1), day)

    def chance_of(self, fact: str, day: date) -> float:
        """How likely it is that they know a fact on a day, without guessing."""
        hardness = bell(Stream(self.seed, "fact", fact))
        if fact not in self.known:
            return _logistic(BEFORE + 0.8 * self.role.ability - 0.7 * hardness)
        times, last = self.known[fact]
        held = HELD_DAYS * 2.0**times * math.exp(0.45 * self.role.ability - 0.35 * hardness)
        return 0.97 * math.exp(-(day - last).days / held)

    def answers(self, question: Question, day: date, chance: Stream) -> tuple[Posted, bool]:
        """What they post, and whether they mean it to be right; it is remembered that they saw the answer."""
        knows = min(self.chance_of(fact, day) for fact in question.facts)
        is_right = chance.fraction() < knows + (1 - knows) * question.guess_chance
        for fact in question.facts:
            times, _ = self.known.get(fact, (0, day))
            self.known[fact] = (times + 1 if is_right else max(1, times - 1), day)
        posted = self._posted(question, is_right, chance)
        if question.kind == "short_answer" and len(question.answer_text) <= LONGEST_HEARD:
            self.heard.append(question.answer_text)
        return posted, is_right

    def _posted(self, question: Question, is_right: bool, chance: Stream) -> Posted:
        samples = kind_of(question).samples(question)
        if is_right:
            return samples.right
        if chance.fraction() < SILENT:
            return {"unknown": ["1"]}
        if question.kind == "choice":
            wrong = [at for at in range(len(question.options)) if at != question.key]
            tempting = Stream(self.seed, "tempts", question.fact).choose(wrong)
            return chosen(tempting if chance.fraction() < 0.5 else chance.choose(wrong))
        if question.kind == "short_answer":
            others = [text for text in self.heard if text != question.answer_text]
            return {"answer": [chance.choose(others)]} if others else {"unknown": ["1"]}
        return samples.wrong


def chosen(option: int) -> Posted:
    """An option as a form posts it."""
    return {"choice": [str(option)]}


def certainty(knows: float, chance: Stream) -> str:
    """How sure they say they are: a little surer than they should be."""
    felt = min(1.0, knows + 0.25 * chance.fraction())
    return "3" if felt > 0.8 else "2" if felt > 0.6 else "1"


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-value))
