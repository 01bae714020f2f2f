"""What a quiz is made of: what it asks and how often, in one line or several, and what was picked by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from quizapp.core.errors import BadEntry
from quizapp.core.facts import Bank
from quizapp.core.kinds import KINDS, STORED_NAMES

MOST_QUESTIONS = 200
MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a quiz: `count` questions from these sections and tags, asked as these kinds.

    Sections, tags and kinds are in any order, empty for all; of several tags a fact needs one.
    `least_weight` (1 to 3) leaves out facts below it.
    """

    count: int = 10
    sections: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    least_weight: int = 1

    def to_plain(self) -> dict[str, Any]:
        """The line as JSON can hold it."""
        return {
            "count": self.count,
            "sections": list(self.sections),
            "tags": list(self.tags),
            "kinds": list(self.kinds),
            "least_weight": self.least_weight,
        }

    @staticmethod
    def from_plain(plain: Mapping[str, Any]) -> Line:
        """The line that `to_plain` wrote. Raises TypeError or ValueError where it is not one."""
        return Line(
            int(plain["count"]),
            _names(plain, "sections"),
            _names(plain, "tags"),
            _names(plain, "kinds"),
            int(plain.get("least_weight", 1)),
        )


@dataclass(frozen=True, slots=True)
class Pick:
    """A question picked by hand: the id of a fact or of a written question, and the kind, empty for any."""

    fact: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Blueprint:
    """The recipe of a quiz; with a bank's revision, the generator's version and a seed it gives one paper.

    Without `lines` and `picks`, `sections`, `kinds` and `least_weight` say as in a Line what is asked, and
    `count` (1 to 200) how often. With `weights` a fact of weight 3 is three times as likely to be drawn
    early as one of weight 1. With lines or picks `count` is the sum of them; make such a one by `of_lines`.
    """

    sections: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    count: int = 10
    weights: bool = False
    least_weight: int = 1
    lines: tuple[Line, ...] = ()
    picks: tuple[Pick, ...] = ()

    @staticmethod
    def of_lines(lines: Sequence[Line], picks: Sequence[Pick] = (), weights: bool = False) -> Blueprint:
        """The blueprint of these lines and picks; one line without tags and picks is a plain one."""
        if len(lines) == 1 and not picks and not lines[0].tags:
            (line,) = lines
            return Blueprint(line.sections, line.kinds, line.count, weights, line.least_weight)
        count = sum(line.count for line in lines) + len(picks)
        return Blueprint(count=count, weights=weights, lines=tuple(lines), picks=tuple(picks))

    @property
    def is_composed(self) -> bool:
        """Whether it has lines or picks."""
        return bool(self.lines or self.picks)

    @property
    def all_lines(self) -> tuple[Line, ...]:
        """Its lines; a plain blueprint is one."""
        return self.lines if self.is_composed else (self.whole,)

    @property
    def whole(self) -> Line:
        """What a blueprint without lines and picks asks, as one line."""
        return Line(self.count, self.sections, (), self.kinds, self.least_weight)

    def to_plain(self) -> dict[str, Any]:
        """The blueprint as JSON can hold it."""
        plain: dict[str, Any] = {
            "sections": list(self.sections),
            "kinds": list(self.kinds),
            "count": self.count,
            "weights": self.weights,
            "least_weight": self.least_weight,
        }
        if self.is_composed:
            plain["lines"] = [line.to_plain() for line in self.lines]
            plain["picks"] = [{"fact": pick.fact, "kind": pick.kind} for pick in self.picks]
        return plain

    @staticmethod
    def from_plain(plain: Mapping[str, Any]) -> Blueprint:
        """The blueprint that `to_plain` wrote. Raises BadEntry where it is not one."""
        try:
            blueprint = Blueprint(
                _names(plain, "sections"),
                _names(plain, "kinds"),
                int(plain.get("count", 10)),
                bool(plain.get("weights", False)),
                int(plain.get("least_weight", 1)),
                tuple(Line.from_plain(line) for line in plain.get("lines") or ()),
                tuple(
                    Pick(str(pick["fact"]), str(pick.get("kind") or "")) for pick in plain.get("picks") or ()
                ),
            )
        except (KeyError, AttributeError) as wrong:
            raise BadEntry("lines", "These are not lines of a quiz. Write them anew.") from wrong
        except (TypeError, ValueError) as wrong:
            raise BadEntry("count", "The number of questions is a whole number.") from wrong
        check_shape(blueprint)
        return blueprint


def _names(plain: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(str(name) for name in plain.get(key) or ())


def check_shape(blueprint: Blueprint) -> None:
    """Raise BadEntry where a blueprint cannot be meant, whatever the bank."""
    if not 1 <= blueprint.count <= MOST_QUESTIONS:
        raise BadEntry("count", f"A quiz has 1 to {MOST_QUESTIONS} questions, not {blueprint.count}.")
    if len(blueprint.lines) > MOST_LINES:
        raise BadEntry("lines", f"A quiz has at most {MOST_LINES} lines. Join those that ask alike.")
    for line in blueprint.all_lines:
        _check_line(line)
    for pick in blueprint.picks:
        _check_kinds([pick.kind] if pick.kind else [])
    if len({pick.fact for pick in blueprint.picks}) < len(blueprint.picks):
        raise BadEntry("picks", "A fact is picked twice. A quiz asks each fact once.")
    if blueprint.is_composed and blueprint != Blueprint(
        count=sum(line.count for line in blueprint.lines) + len(blueprint.picks),
        weights=blueprint.weights,
        lines=blueprint.lines,
        picks=blueprint.picks,
    ):
        raise BadEntry("lines", "A quiz of lines takes its sections, kinds and length from its lines.")


def _check_line(line: Line) -> None:
    if line.count < 1:
        raise BadEntry("lines", "A line asks for one question or more. Leave out the others.")
    if not 1 <= line.least_weight <= 3:
        raise BadEntry("least_weight", "The least importance is 1, 2 or 3.")
    _check_kinds(line.kinds)


def _check_kinds(names: Sequence[str]) -> None:
    for name in names:
        if name not in STORED_NAMES:
            raise BadEntry("kinds", f"There is no kind of question “{name}”. Kinds are: {', '.join(KINDS)}.")


def check_blueprint(blueprint: Blueprint, bank: Bank, for_study: bool = False) -> None:
    """Raise BadEntry where a blueprint does not fit the bank.

    Self-rated kinds belong to study, where nobody is marked; `for_study` lets them in.
    """
    check_shape(blueprint)
    for name in (name for line in blueprint.all_lines for name in line.sections):
        if name not in bank.section_by_id:
            known = ", ".join(bank.section_by_id)
            raise BadEntry("sections", f"This bank has no section “{name}”. Its sections are: {known}.")
    for pick in blueprint.picks:
        if pick.fact not in bank.item_by_id:
            raise BadEntry("picks", f"This bank has no fact “{pick.fact}”. Pick another.")
    asked_as = [name for line in blueprint.all_lines for name in line.kinds]
    for name in [*asked_as, *(pick.kind for pick in blueprint.picks)]:
        if name in KINDS and not KINDS[name].in_quizzes and not for_study:
            raise BadEntry("kinds", f"A {KINDS[name].title} is for study and cannot be marked; leave it out.")
