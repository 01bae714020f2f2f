"""A paper out of what was picked by hand and the lines of a blueprint, all in one draft.

Picked questions come first. Then the lines are drawn, that with the fewest facts first, so that a wide line
leaves a narrow one what only that can use; they stand on the paper in the order in which they were written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.core.blueprint import Blueprint, Line, Pick
from quizapp.core.conflicts import Exposure
from quizapp.core.drafting import Draft
from quizapp.core.facts import Bank
from quizapp.core.kinds import JOINT_KINDS, KINDS, Kind
from quizapp.core.lots import Lots, eligible
from quizapp.core.questions import Question


@dataclass(frozen=True, slots=True)
class Composed:
    """What a blueprint gives of a bank: each pick (None where it gives no question), and each line."""

    picked: tuple[Question | None, ...]
    lines: tuple[tuple[Question, ...], ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """All of them in the order of the paper."""
        picked = (question for question in self.picked if question is not None)
        return (*picked, *(question for line in self.lines for question in line))


def compose(bank: Bank, blueprint: Blueprint, seed: str | int, graded: bool) -> Composed:
    """The questions that blueprint and seed give, as many as there are; no two give each other away.

    `graded` leaves out what may not be marked. The blueprint fits the bank (`check_blueprint`).
    """
    taken: list[Exposure] = []
    picked = []
    for pick in blueprint.picks:
        found = _picked(bank, pick, str(seed), graded, taken)
        taken += found
        picked.append(found[0].question if found else None)
    lines: dict[int, tuple[Question, ...]] = {}
    all_lines = blueprint.all_lines
    for place in sorted(range(len(all_lines)), key=lambda at: _room(bank, all_lines[at], graded)):
        line = all_lines[place]
        order = Lots(eligible(bank, line, graded), str(seed), blueprint.weights)
        drawn = _best_drawn(bank, line, str(seed), order, taken)
        taken += drawn
        questions = [one.question for one in drawn]
        lines[place] = tuple(sorted(questions, key=lambda one: order.lot(bank.item_by_id[one.fact])))
    return Composed(tuple(picked), tuple(lines[place] for place in range(len(all_lines))))


def kinds_named(names: Sequence[str]) -> list[Kind]:
    """The kinds of these names in their order; without names all that may stand in a quiz."""
    if names:
        return [kind for kind in KINDS.values() if kind.name in names]
    return [kind for kind in KINDS.values() if kind.in_quizzes]


def _room(bank: Bank, line: Line, graded: bool) -> tuple[int, int]:
    return len(eligible(bank, line, graded).facts), len(kinds_named(line.kinds))


def _best_drawn(bank: Bank, line: Line, seed: str, order: Lots, before: Sequence[Exposure]) -> list[Exposure]:
    kinds = kinds_named(line.kinds)
    taken = _drawn(bank, line, seed, order, kinds, before)
    if len(taken) < line.count:  # facts that were joined in one question may be needed one by one
        single = [kind for kind in kinds if kind.name not in JOINT_KINDS]
        taken = max(taken, _drawn(bank, line, seed, order, single, before), key=len)
    return taken


def _drawn(
    bank: Bank, line: Line, seed: str, order: Lots, kinds: Sequence[Kind], before: Sequence[Exposure]
) -> list[Exposure]:
    draft = Draft(bank, seed, order, kinds, line.count, before)
    quota = -(-line.count // max(1, len(kinds)))
    draft.fill_written(line.count // max(1, len(kinds)))
    for limit, strict in ((quota, True), (line.count, True), (line.count, False)):
        draft.fill(limit, strict)
    return draft.taken[len(before) :]


def _picked(bank: Bank, pick: Pick, seed: str, graded: bool, before: Sequence[Exposure]) -> list[Exposure]:
    """The question of one pick, none where it cannot stand beside those before it."""
    fact = bank.item_by_id[pick.fact]
    if graded and not fact.may_be_graded:
        return []
    kinds = kinds_named([pick.kind] if pick.kind else ())
    if not pick.kind:  # whoever picks one fact wants it asked, and no others beside it
        kinds = [kind for kind in kinds if kind.name not in JOINT_KINDS]
    draft = Draft(bank, seed, Lots(eligible(bank, Line(), graded), seed, False), kinds, 1, before)
    for strict in (True, False):
        if len(draft.taken) == len(before):
            draft.ask(fact, 1, strict)
    return draft.taken[len(before) :]
