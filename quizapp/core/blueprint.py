"""What a quiz is made of: sections, kinds, how many questions, and whether important facts go first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from quizapp.core.errors import BadEntry
from quizapp.core.facts import Bank
from quizapp.core.kinds import KINDS, STORED_NAMES

MOST_QUESTIONS = 200


@dataclass(frozen=True, slots=True)
class Blueprint:
    """The recipe of a quiz; with a bank's revision, the generator's version and a seed it gives one paper.

    `sections` and `kinds` are ids in any order, empty for all. `count` is 1 to 200. With `weights` a fact
    of weight 3 is three times as likely to be drawn early as one of weight 1. `least_weight` (1 to 3)
    leaves out facts below it.
    """

    sections: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    count: int = 10
    weights: bool = False
    least_weight: int = 1

    def to_plain(self) -> dict[str, Any]:
        """The blueprint as JSON can hold it."""
        return {
            "sections": list(self.sections),
            "kinds": list(self.kinds),
            "count": self.count,
            "weights": self.weights,
            "least_weight": self.least_weight,
        }

    @staticmethod
    def from_plain(plain: Mapping[str, Any]) -> Blueprint:
        """The blueprint that `to_plain` wrote. Raises BadEntry where it is not one."""
        try:
            blueprint = Blueprint(
                tuple(str(name) for name in plain.get("sections") or ()),
                tuple(str(name) for name in plain.get("kinds") or ()),
                int(plain.get("count", 10)),
                bool(plain.get("weights", False)),
                int(plain.get("least_weight", 1)),
            )
        except (TypeError, ValueError) as wrong:
            raise BadEntry("count", "The number of questions is a whole number.") from wrong
        check_shape(blueprint)
        return blueprint


def check_shape(blueprint: Blueprint) -> None:
    """Raise BadEntry where a blueprint cannot be meant, whatever the bank."""
    if not 1 <= blueprint.count <= MOST_QUESTIONS:
        raise BadEntry("count", f"A quiz has 1 to {MOST_QUESTIONS} questions, not {blueprint.count}.")
    if not 1 <= blueprint.least_weight <= 3:
        raise BadEntry("least_weight", "The least importance is 1, 2 or 3.")
    for name in blueprint.kinds:
        if name not in STORED_NAMES:
            raise BadEntry("kinds", f"There is no kind of question “{name}”. Kinds are: {', '.join(KINDS)}.")


def check_blueprint(blueprint: Blueprint, bank: Bank, for_study: bool = False) -> None:
    """Raise BadEntry where a blueprint does not fit the bank.

    Self-rated kinds belong to study, where nobody is marked; `for_study` lets them in.
    """
    check_shape(blueprint)
    for name in blueprint.sections:
        if name not in bank.section_by_id:
            known = ", ".join(bank.section_by_id)
            raise BadEntry("sections", f"This bank has no section “{name}”. Its sections are: {known}.")
    for name in blueprint.kinds:
        if name in KINDS and not KINDS[name].in_quizzes and not for_study:
            raise BadEntry("kinds", f"A {KINDS[name].title} is for study and cannot be marked; leave it out.")
