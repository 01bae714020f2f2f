"""Simulated people: three ways to forget, none of which the planner is told.

FSRS    the app's own model, with weights of each person's own and facts that are easier or harder
ACT-R   every meeting leaves a trace that decays by a power law, slower where the fact had faded before
half    a half-life for each fact, which grows with a recall, the more the harder it was
"""

from __future__ import annotations

from math import exp, log
from random import Random

from quizapp.core.memory.fsrs import DEFAULT_WEIGHTS, Memory, Rating, recall, step

FIRST_RIGHT = 0.76  # a fact just met is answered right, give or take the person


class Person:
    """Somebody with `count` facts to learn. Days are numbers; `met` says which facts they have met."""

    def __init__(self, count: int, dice: Random) -> None:
        self.dice = dice
        odds = log(FIRST_RIGHT / (1 - FIRST_RIGHT)) + dice.gauss(0, 0.5)
        self.first_right = 1 / (1 + exp(-odds))
        self.met = [False] * count

    def answers_first(self) -> bool:
        """Whether a fact just met is answered right."""
        return self.dice.random() < self.first_right

    def knows(self, fact: int, day: int) -> float:
        """The chance to recall a fact on a day; 0 before it was met."""
        return self._recall(fact, day) if self.met[fact] else 0.0

    def meet(self, fact: int, day: int, right: bool) -> None:
        """The fact is met, and answered right or wrong."""
        self._meet(fact, day, right)
        self.met[fact] = True

    def recalled(self, fact: int, day: int, right: bool, strength: float = 1.0) -> None:
        """The fact is answered, and where wrong learnt again; recognising it counts less: `strength` < 1."""
        raise NotImplementedError

    def _recall(self, fact: int, day: int) -> float:
        raise NotImplementedError

    def _meet(self, fact: int, day: int, right: bool) -> None:
        raise NotImplementedError


class Fsrs(Person):
    """Truth A."""

    SPREADS = ((9, 0.15), (10, 0.15), (11, 0.2), (13, 0.15), (14, 0.15), (17, 0.2), (20, 0.5))

    def __init__(self, count: int, dice: Random) -> None:
        super().__init__(count, dice)
        self.weights = self._own_weights()
        self.eases = [exp(dice.gauss(0, 0.6)) for _ in range(count)]
        self.harder = [dice.gauss(0, 0.8) for _ in range(count)]
        self.memories = [Memory(1.0, 5.0)] * count
        self.last = [0] * count

    def _own_weights(self) -> tuple[float, ...]:
        weights, gauss = list(DEFAULT_WEIGHTS), self.dice.gauss
        lasting = exp(gauss(0, 0.5))
        for grade in range(4):
            weights[grade] = _within(weights[grade] * lasting * exp(gauss(0, 0.2)), 0.02, 60)
        weights[8] += gauss(0, 0.25)
        for at, spread in self.SPREADS:
            weights[at] *= exp(gauss(0, spread))
        weights[20] = _within(weights[20], 0.1, 0.8)
        return tuple(weights)

    def _recall(self, fact: int, day: int) -> float:
        return recall(day - self.last[fact], self.memories[fact].stability, self.weights)

    def _meet(self, fact: int, day: int, right: bool) -> None:
        first = step(None, Rating.GOOD if right else Rating.AGAIN, 0, self.weights)
        stability = first.stability * self.eases[fact]
        memory = Memory(stability, _within(first.difficulty + self.harder[fact], 1, 10))
        if not right:
            memory = Memory(step(memory, Rating.GOOD, 0, self.weights).stability, memory.difficulty)
        self.memories[fact], self.last[fact] = memory, day

    def recalled(self, fact: int, day: int, right: bool, strength: float = 1.0) -> None:
        before = self.memories[fact]
        after = step(before, Rating.GOOD if right else Rating.AGAIN, day - self.last[fact], self.weights)
        if right:
            grown = before.stability * (after.stability / before.stability) ** strength
            after = Memory(grown, after.difficulty)
        else:
            after = step(after, Rating.GOOD, 0, self.weights)
        self.memories[fact], self.last[fact] = after, day


class ActR(Person):
    """Truth B. Time passes slower between sessions than within them: a day counts 2,160 seconds."""

    SECONDS_A_DAY = 2160.0
    BETWEEN = 10.0  # seconds from one trace to the next
    DECAY, SPACING, THRESHOLD, NOISE = 0.177, 0.217, -0.704, 0.255

    def __init__(self, count: int, dice: Random) -> None:
        super().__init__(count, dice)
        self.base = 0.72 + dice.gauss(0, 0.15)
        self.decay = self.DECAY * exp(dice.gauss(0, 0.15))
        self.own_base = [dice.gauss(0, 0.25) for _ in range(count)]
        self.traces: list[list[tuple[float, float, float]]] = [[] for _ in range(count)]
        self.clock = 0.0

    def _activation(self, fact: int, at: float) -> float:
        return log(sum(weight * max(1.0, at - when) ** -decay for when, decay, weight in self.traces[fact]))

    def _recall(self, fact: int, day: int) -> float:
        at = max(day * self.SECONDS_A_DAY, self.traces[fact][-1][0] + self.BETWEEN)
        activation = self.base + self.own_base[fact] + self._activation(fact, at)
        return 1 / (1 + exp((self.THRESHOLD - activation) / self.NOISE))

    def _leave_trace(self, fact: int, day: int, weight: float) -> None:
        self.clock = at = max(self.clock + self.BETWEEN, day * self.SECONDS_A_DAY)
        decay = self.decay
        if self.traces[fact]:
            decay += self.SPACING * exp(self._activation(fact, at))
        self.traces[fact].append((at, decay, weight))

    def _meet(self, fact: int, day: int, right: bool) -> None:
        self._leave_trace(fact, day, 1.0)
        self._leave_trace(fact, day, 1.0 if right else 0.7)

    def recalled(self, fact: int, day: int, right: bool, strength: float = 1.0) -> None:
        self._leave_trace(fact, day, strength if right else 0.7)


class HalfLife(Person):
    """Truth C."""

    def __init__(self, count: int, dice: Random) -> None:
        super().__init__(count, dice)
        self.first = 5.0 * exp(dice.gauss(0, 0.4))
        self.growth = 2.6 * exp(dice.gauss(0, 0.25))
        self.eases = [exp(dice.gauss(0, 0.5)) for _ in range(count)]
        self.lives = [1.0] * count
        self.last = [0] * count

    def _recall(self, fact: int, day: int) -> float:
        return float(2 ** (-(day - self.last[fact]) / self.lives[fact]))

    def _meet(self, fact: int, day: int, right: bool) -> None:
        self.lives[fact] = self.first * self.eases[fact] * (1 if right else 0.35)
        self.last[fact] = day

    def recalled(self, fact: int, day: int, right: bool, strength: float = 1.0) -> None:
        hard = min(1.0, (1 - self._recall(fact, day)) / 0.35)
        life = self.lives[fact]
        self.lives[fact] = life * (1 + strength * self.growth * hard) if right else max(0.5, 0.45 * life)
        self.last[fact] = day


TRUTHS: dict[str, type[Person]] = {"A": Fsrs, "B": ActR, "C": HalfLife}


def _within(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)
