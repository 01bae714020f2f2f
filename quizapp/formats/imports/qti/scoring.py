"""What an answer earns, and what is said to it: the conditions of an item, tried one answer at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from quizapp.formats.imports.figures import read_figure
from quizapp.formats.imports.items import FULL
from quizapp.formats.imports.xml_tree import Node, descend

Leaf = tuple[str, str]  # a response and an answer to it
LEAVES = ("varequal", "varsubset", "varsubstring")
NOBODY: Leaf = ("", "\0")  # no file can say this
MAX_ELEMENTS = 2_000  # of what says how an item is marked
GENERAL, CORRECT, INCORRECT = "general_fb", "correct_fb", "general_incorrect_fb"
OVERALL = {"correct": CORRECT, "incorrect": INCORRECT}  # Blackboard's names


@dataclass(frozen=True, slots=True)
class Condition:
    """One `respcondition`: what it asks, what it adds or sets, and the feedbacks that it shows.

    `leaves` are the answers it names, each with its response. `idle` says whether it is met by an answer it
    does not name, before something has scored and afterwards.
    """

    asks: Node | None
    scores: tuple[tuple[str, Decimal, bool], ...]  # action, amount, whether it counts right options
    shows: tuple[str, ...]
    stops: bool
    leaves: frozenset[Leaf]
    idle: tuple[bool, bool]
    is_any: bool  # every answer it names is enough

    @property
    def earns(self) -> bool:
        """Whether it may add to the score."""
        return any(amount > 0 and action in ("set", "add") for action, amount, _ in self.scores)

    def is_met(self, given: Leaf, has_scored: bool) -> bool:
        """Whether one answer meets it, all other responses being open."""
        if given in self.leaves:
            return self.is_any or _fits(self.asks, given, has_scored)
        return self.idle[has_scored] and (not self.leaves or any(leaf[0] == given[0] for leaf in self.leaves))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What answers earn, in per cent, and the feedbacks shown to them, without those for everybody."""

    percent: Decimal
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scoring:
    """The conditions of an item. `scale` is what counts as everything.

    `by_leaf` are the places of conditions by the answers they name, `unnamed` those of conditions that are
    met by answers they do not name: so no answer is tried with all conditions, of which there may be many.
    """

    conditions: tuple[Condition, ...]
    scale: Decimal
    is_counted: bool  # by right options, as Brightspace does
    by_leaf: Mapping[Leaf, Sequence[int]]
    unnamed: frozenset[int]

    def of(self, ident: str, answer: str) -> Outcome:
        """The outcome of one answer to one response, all others being open."""
        given = (ident, answer)
        total, has_scored = Decimal(0), False
        shown: list[str] = []
        for place in sorted((*self.by_leaf.get(given, ()), *self.unnamed)):
            condition = self.conditions[place]
            if not condition.is_met(given, has_scored):
                continue
            for action, amount, _ in condition.scores:
                total = _applied(total, action, amount)
            has_scored = has_scored or bool(condition.scores)
            shown += condition.shows
            if condition.stops and condition.scores:
                break
        percent = total * FULL / self.scale
        bounded = max(-FULL, min(FULL, percent)) if percent else Decimal(0)
        return Outcome(bounded, tuple(dict.fromkeys(shown)))


def scoring_of(item: Node) -> Scoring:
    """How an item is marked. Where nothing says what the whole is, the most that is given counts as that."""
    most = _scale(item)
    groups = item.all("resprocessing")
    conditions = tuple(_condition(node, most) for group in groups for node in group.all("respcondition"))
    scores = [score for condition in conditions for score in condition.scores]
    if most is None:
        most = max((amount for _, amount, _ in scores if amount > 0), default=FULL)
    by_leaf: dict[Leaf, list[int]] = {}
    for place, condition in enumerate(conditions):
        for leaf in condition.leaves if not any(condition.idle) else ():
            by_leaf.setdefault(leaf, []).append(place)
    unnamed = frozenset(place for place, condition in enumerate(conditions) if any(condition.idle))
    return Scoring(conditions, most, any(is_counted for *_, is_counted in scores), by_leaf, unnamed)


def size_of(item: Node) -> int:
    """How many elements say how an item is marked."""
    return sum(1 for group in item.all("resprocessing") for _ in descend(group))


def _scale(item: Node) -> Decimal | None:
    for group in item.all("resprocessing"):
        for variable in descend(group):
            if variable.tag == "decvar":
                figure = read_figure(variable.attributes.get("maxvalue", ""))
                if figure is not None and Decimal(figure) > 0:
                    return Decimal(figure)
    return None


def _condition(node: Node, most: Decimal | None) -> Condition:
    scores = []
    for variable in node.all("setvar"):
        text = variable.text.strip()
        figure = str(most or FULL) if text.casefold().endswith(".max") else read_figure(text)
        name = variable.attributes.get("varname", "").casefold()
        if figure is not None and not name.startswith("d2l_incorrect"):
            action = variable.attributes.get("action", "Set").casefold()
            scores.append((action, Decimal(figure), name.startswith("d2l_")))
    shows = (shown.attributes.get("linkrefid", "") for shown in node.all("displayfeedback"))
    asks = node.get("conditionvar")
    parts = list(descend(asks)) if asks else []
    return Condition(
        asks=asks,
        scores=tuple(scores),
        shows=tuple(OVERALL.get(name.casefold(), name) for name in shows if name),
        stops=node.attributes.get("continue", "").casefold() == "no",
        leaves=frozenset(_leaf(part) for part in parts if part.tag in LEAVES),
        idle=(_fits(asks, NOBODY, False), _fits(asks, NOBODY, True)),
        is_any=all(part.tag in (*LEAVES, "or") for part in parts),
    )


def _leaf(node: Node) -> Leaf:
    return node.attributes.get("respident", ""), node.text.strip()


def _applied(total: Decimal, action: str, amount: Decimal) -> Decimal:
    if action == "set":
        return amount
    if action == "subtract":
        return total - amount
    return total + amount if action == "add" else total


def _fits(node: Node | None, given: Leaf, has_scored: bool) -> bool:
    """Whether a condition is met. Of several side by side any is enough, as programs mean it."""
    if node is None:
        return False
    if node.tag in LEAVES:
        return _leaf(node) == given
    if node.tag == "and" or (node.tag == "conditionvar" and node.get("not")):
        return all(_fits(child, given, has_scored) for child in node.children)
    if node.tag == "not":
        return not any(_fits(child, given, has_scored) for child in node.children)
    if node.tag in ("conditionvar", "or"):
        return any(_fits(child, given, has_scored) for child in node.children)
    return node.tag == "other" and not has_scored
