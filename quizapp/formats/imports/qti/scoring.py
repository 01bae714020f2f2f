"""What an answer earns, and what is said to it: the conditions of an item, tried one answer at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from quizapp.formats.imports.figures import read_figure
from quizapp.formats.imports.items import FULL
from quizapp.formats.imports.xml_tree import Node, descend

MAX_ELEMENTS = 2_000  # of what says how an item is marked
GENERAL, CORRECT, INCORRECT = "general_fb", "correct_fb", "general_incorrect_fb"
OVERALL = {"correct": CORRECT, "incorrect": INCORRECT}  # Blackboard's names


@dataclass(frozen=True, slots=True)
class Condition:
    """One `respcondition`: what it asks, what it adds or sets, and the feedbacks that it shows."""

    node: Node
    asks: Node | None
    scores: tuple[tuple[str, Decimal, bool], ...]  # action, amount, whether it counts right options
    shows: tuple[str, ...]
    stops: bool

    @property
    def earns(self) -> bool:
        """Whether it may add to the score."""
        return any(amount > 0 and action in ("set", "add") for action, amount, _ in self.scores)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What answers earn, in per cent, and the feedbacks shown to them, without those for everybody."""

    percent: Decimal
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scoring:
    """The conditions of an item. `scale` is what counts as everything."""

    conditions: tuple[Condition, ...]
    scale: Decimal
    is_counted: bool = False  # by right options, as Brightspace does

    def of(self, ident: str, answer: str) -> Outcome:
        """The outcome of one answer to one response, all others being open."""
        return self.of_all({ident: frozenset({answer})})

    def of_all(self, given: Mapping[str, frozenset[str]]) -> Outcome:
        """The outcome of answers to several responses."""
        total, has_scored = Decimal(0), False
        shown: list[str] = []
        for condition in self.conditions:
            if not _asks_of(condition.asks, given) or not _fits(condition.asks, given, has_scored):
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
    return Scoring(conditions, most, any(is_counted for *_, is_counted in scores))


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
    names = tuple(OVERALL.get(name.casefold(), name) for name in shows if name)
    stops = node.attributes.get("continue", "").casefold() == "no"
    return Condition(node, node.get("conditionvar"), tuple(scores), names, stops)


def _applied(total: Decimal, action: str, amount: Decimal) -> Decimal:
    if action == "set":
        return amount
    if action == "subtract":
        return total - amount
    return total + amount if action == "add" else total


def _asks_of(asks: Node | None, given: Mapping[str, frozenset[str]]) -> bool:
    """Whether a condition is about these responses; one that names others only says nothing of them."""
    named = {node.attributes.get("respident", "") for node in descend(asks)} if asks else set()
    named.discard("")
    return not named or not named.isdisjoint(given)


def _fits(node: Node | None, given: Mapping[str, frozenset[str]], has_scored: bool) -> bool:
    """Whether a condition is met. Of several side by side any is enough, as programs mean it."""
    if node is None:
        return False
    if node.tag == "and" or (node.tag == "conditionvar" and node.get("not")):
        return all(_fits(child, given, has_scored) for child in node.children)
    if node.tag == "not":
        return not any(_fits(child, given, has_scored) for child in node.children)
    if node.tag in ("conditionvar", "or"):
        return any(_fits(child, given, has_scored) for child in node.children)
    if node.tag == "other":
        return not has_scored
    if node.tag in ("varequal", "varsubset", "varsubstring"):
        return node.text.strip() in given.get(node.attributes.get("respident", ""), frozenset())
    return False
