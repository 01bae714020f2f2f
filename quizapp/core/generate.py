"""Papers: blueprint, bank and seed give the same questions on any machine, byte for byte.

Every draw has its own stream, named by seed, generator version, fact and kind; so a fact that is added
changes only the questions that draw on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from quizapp.core.bank_index import index_of
from quizapp.core.blueprint import Blueprint, check_blueprint
from quizapp.core.chance import Stream
from quizapp.core.conflicts import Exposure, conflict, exposure_of
from quizapp.core.errors import NotFound, TooFewFacts
from quizapp.core.facts import Bank, Fact
from quizapp.core.kinds import KINDS, Kind
from quizapp.core.questions import GENERATOR_VERSION, Question


@dataclass(frozen=True, slots=True)
class Paper:
    """The questions of one generated quiz, in order."""

    questions: tuple[Question, ...]


def make_paper(
    bank: Bank, blueprint: Blueprint, seed: str | int, graded: bool = False, for_study: bool = False
) -> Paper:
    """The paper that blueprint and seed give.

    Kinds are spread evenly, a fact is asked once, and no question gives another's answer away. `graded`
    leaves out facts with a caution whose author did not allow them. Raises TooFewFacts where the bank
    gives fewer questions than asked for, BadEntry where the blueprint does not fit the bank.
    """
    check_blueprint(blueprint, bank, for_study)
    draft = _Draft(bank, blueprint, str(seed))
    order = _in_drawn_order(_eligible(bank, blueprint, graded), draft.seed, blueprint.weights)
    quota = -(-blueprint.count // max(1, len(draft.kinds)))
    for limit, strict in ((quota, True), (blueprint.count, True), (blueprint.count, False)):
        draft.fill(order, limit, strict)
    if len(draft.taken) < blueprint.count:
        raise TooFewFacts(_too_few(len(draft.taken), blueprint.count), len(draft.taken))
    place = {fact.id: index for index, fact in enumerate(order)}
    return Paper(tuple(sorted((one.question for one in draft.taken), key=lambda q: place[q.fact])))


def build_question(bank: Bank, fact_id: str, kind: str, seed: str | int) -> Question:
    """One question about one fact. Raises NotFound where there is no such fact or the kind does not suit."""
    fact = bank.fact_by_id.get(fact_id)
    if fact is None or kind not in KINDS:
        raise NotFound(f"There is no fact “{fact_id}” to ask as “{kind}”. Load the page again.")
    if not suits(KINDS[kind], fact, bank):
        raise NotFound(f"The fact “{fact_id}” cannot be asked as {KINDS[kind].title}. Choose another kind.")
    return KINDS[kind].build(fact, bank, _stream(seed, fact, KINDS[kind]))


def suits(kind: Kind, fact: Fact, bank: Bank) -> bool:
    """Whether `kind` suits `fact` and its author allows it; remembered on the bank."""
    known = index_of(bank).suits
    place = (kind.name, fact.id)
    if place not in known:
        known[place] = (not fact.kinds or kind.name in fact.kinds) and kind.suits(fact, bank)
    return known[place]


def quiz_kinds(blueprint: Blueprint) -> list[Kind]:
    """The kinds that a blueprint draws on, in their order."""
    if blueprint.kinds:
        return [kind for kind in KINDS.values() if kind.name in blueprint.kinds]
    return [kind for kind in KINDS.values() if kind.in_quizzes]


@dataclass
class _Draft:
    """A paper in the making."""

    bank: Bank
    blueprint: Blueprint
    seed: str
    taken: list[Exposure] = field(default_factory=list)
    kinds: list[Kind] = field(init=False)
    counts: dict[str, int] = field(init=False)
    used: set[str] = field(default_factory=set)
    built: dict[tuple[str, str], Exposure] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.kinds = quiz_kinds(self.blueprint)
        self.counts = {kind.name: 0 for kind in self.kinds}

    def fill(self, order: Sequence[Fact], limit: int, strict: bool) -> None:
        """Go through the facts once; no kind beyond `limit` questions."""
        for fact in order:
            if len(self.taken) >= self.blueprint.count:
                return
            if fact.id not in self.used:
                self._ask(fact, limit, strict)

    def _ask(self, fact: Fact, limit: int, strict: bool) -> None:
        for kind in self._rarest_first(fact):
            if self.counts[kind.name] >= limit or not suits(kind, fact, self.bank):
                continue
            found = self._build(fact, kind)
            if not any(conflict(found, one, self.bank, strict) for one in self.taken):
                self.taken.append(found)
                self.used.update(found.question.facts)
                self.counts[kind.name] += 1
                return

    def _build(self, fact: Fact, kind: Kind) -> Exposure:
        place = (fact.id, kind.name)
        if place not in self.built:
            self.built[place] = exposure_of(
                kind.build(fact, self.bank, _stream(self.seed, fact, kind)), self.bank
            )
        return self.built[place]

    def _rarest_first(self, fact: Fact) -> list[Kind]:
        drawn = Stream(self.seed, GENERATOR_VERSION, "kinds", fact.id).shuffled(self.kinds)
        return sorted(drawn, key=lambda kind: self.counts[kind.name])


def _stream(seed: str | int, fact: Fact, kind: Kind) -> Stream:
    return Stream(str(seed), GENERATOR_VERSION, fact.id, kind.name)


def _eligible(bank: Bank, blueprint: Blueprint, graded: bool) -> list[Fact]:
    return [
        fact for fact in bank.facts
        if (not blueprint.sections or fact.section in blueprint.sections)
        and fact.weight >= blueprint.least_weight
        and (fact.may_be_graded or not graded)
    ]  # fmt: skip


def _in_drawn_order(facts: Sequence[Fact], seed: str, weighted: bool) -> list[Fact]:
    """Facts by a number that each draws for itself, so that a new fact leaves the order of the others.

    With weights a fact draws as often as it weighs and keeps its best: the greatest of three blind draws
    is three times as likely to be the greatest of all (whole numbers only, the same on any machine).
    """

    def lot(fact: Fact) -> int:
        chance = Stream(seed, GENERATOR_VERSION, "order", fact.id)
        return max(chance.bits(64) for _ in range(fact.weight if weighted else 1))

    return sorted(facts, key=lambda fact: (-lot(fact), fact.id))


def _too_few(fits: int, wanted: int) -> str:
    if not fits:
        return "The bank has no questions of this choice. Take more sections or more kinds of question."
    return (
        f"The bank gives {fits} questions of this choice that do not give each other away, not {wanted}. "
        "Ask for fewer, or take more sections or more kinds of question."
    )
