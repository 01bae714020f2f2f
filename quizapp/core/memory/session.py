"""A study session as plain data: what is shown and asked, in which order, and what became of it.

A session never changes; each answer gives a new one, which is stored. The step on the page is a
function of the session alone, so reading a page writes nothing and a closed tab loses nothing.
`plan` makes the first session of a day, `answering` the next one after each answer, `leaving_out` and
`turning_back` what learners do besides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from quizapp.core.errors import ChangedMeanwhile
from quizapp.core.memory.steps import (
    ASK,
    ASK_SECONDS,
    MET,
    RIGHT,
    UNASKED,
    WRONG,
    Cut,
    Step,
    count_asks,
    estimate_seconds,
    steps_from_plain,
    steps_to_plain,
)

DONE_ALREADY = "This was done already, perhaps in another tab. Go on with the page shown now."


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `planned` questions; `extra` are those that came back and still wait ("+2").

    `share` from 0 to 1 is for the bar: it counts facts met as well, and never falls.
    """

    done: int
    planned: int
    extra: int
    share: float


@dataclass(frozen=True, slots=True)
class Session:
    """The steps of a session and the results of those that are over (MET, RIGHT, MAYBE, WRONG or ASIDE).

    `seconds` is the time spent on them, `cuts` what was left out on the way. `ask_seconds`: how long this
    learner takes for a question, about.
    """

    steps: tuple[Step, ...]
    results: tuple[str, ...] = ()
    seconds: float = 0.0
    cuts: tuple[Cut, ...] = ()
    ask_seconds: float = ASK_SECONDS

    @property
    def position(self) -> int:
        """The index of the current step; as many as there are steps when the session is over."""
        return len(self.results)

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to show or ask."""
        return self.position >= len(self.steps)

    @property
    def current(self) -> Step | None:
        """What to show now, or None at the end."""
        return None if self.is_over else self.steps[self.position]

    @property
    def last_answered(self) -> int | None:
        """The index of the last step that was answered, whatever was met or put aside since; else None."""
        answers = (at for at, became in enumerate(self.results) if became not in UNASKED)
        return max(answers, default=None)

    @property
    def met(self) -> tuple[str, ...]:
        """New facts that were read in this session, in that order."""
        return self._facts_with(MET)

    @property
    def learned(self) -> tuple[str, ...]:
        """Facts answered right at least once in this session, guesses aside, in that order."""
        return self._facts_with(RIGHT)

    @property
    def missed(self) -> tuple[str, ...]:
        """Facts answered wrong at least once in this session, in that order."""
        return self._facts_with(WRONG)

    @property
    def left_out(self) -> int:
        """How many facts were to be asked and were left out on the way, those put aside not counted."""
        begun = {step.fact for step, became in zip(self.steps, self.results, strict=False) if became != MET}
        return len(
            {step.fact for cut in self.cuts for step in cut.steps if step.form == ASK and not step.others}
            - begun
        )

    @property
    def unfinished(self) -> int:
        """How many facts were missed, and did not come back because they were left out on the way."""
        over = zip(self.steps, self.results, strict=False)
        became = {step.fact: result for step, result in over if not step.others}
        cut = {step.fact for cut in self.cuts for step in cut.steps if step.form == ASK and not step.others}
        return sum(became.get(fact) == WRONG for fact in cut)

    @property
    def progress(self) -> Progress:
        """How far the session is."""
        first_time = [step for step in self.steps if not step.again]
        over = [step for step in self.steps[: self.position] if not step.again]
        waiting = sum(step.again for step in self.steps[self.position :])
        share = len(over) / len(first_time) if first_time else 1.0
        return Progress(count_asks(over), count_asks(first_time), waiting, share)

    @property
    def questions_left(self) -> int:
        """How many questions are still to come, those that came back with them."""
        return count_asks(self.steps[self.position :])

    @property
    def seconds_left(self) -> int:
        """How long the rest will take, roughly, in seconds."""
        left = self.steps[self.position :]
        joint = sum(bool(step.others) for step in left)
        asked, met = count_asks(left) - joint, len(left) - count_asks(left)
        return round(asked * self.ask_seconds) + estimate_seconds(met=met, joint=joint)

    def expect(self, form: str) -> Step:
        """The current step. ChangedMeanwhile where it is none of this form, as MEET or ASK."""
        if self.current is None or self.current.form != form:
            raise ChangedMeanwhile(DONE_ALREADY)
        return self.current

    def to_plain(self) -> dict[str, Any]:
        """The session as JSON can hold it; `from_plain` gives an equal session back."""
        cuts = [[cut.at, steps_to_plain(cut.steps)] for cut in self.cuts]
        plain = {"steps": steps_to_plain(self.steps), "results": list(self.results)}
        return {**plain, "seconds": self.seconds, "cuts": cuts, "ask_seconds": self.ask_seconds}

    @staticmethod
    def from_plain(plain: Mapping[str, Any]) -> Session:
        """The session that `to_plain` wrote, in this version or an earlier one."""
        cuts = (Cut(at, steps_from_plain(steps)) for at, steps in plain.get("cuts", ()))
        steps = steps_from_plain(plain["steps"])
        pace = plain.get("ask_seconds", ASK_SECONDS)
        return Session(steps, tuple(plain["results"]), plain.get("seconds", 0.0), tuple(cuts), pace)

    def _facts_with(self, result: str) -> tuple[str, ...]:
        over = zip(self.steps, self.results, strict=False)
        return tuple(
            dict.fromkeys(step.fact for step, became in over if became == result and not step.others)
        )
