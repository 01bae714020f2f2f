"""A paper in the making: fact after fact in the order drawn, each in the kind that was used least so far."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quizapp.core.chance import Stream
from quizapp.core.conflicts import Exposure, conflict, exposure_of
from quizapp.core.facts import Bank, Fact
from quizapp.core.kept import PerBank, once
from quizapp.core.kinds import JOINT_KINDS, KINDS, JointKind, Kind
from quizapp.core.lots import Lots
from quizapp.core.questions import GENERATOR_VERSION, Question

FIXED = KINDS["fixed"]  # questions that somebody wrote
MANY = 10  # where at least one of so many facts is a written question, one comes soon in any order
QUESTIONS_PER_JOINT = 10  # one that joins facts takes as long as several others, and uses up their facts
_SUITS: PerBank[tuple[str, str], bool] = PerBank()  # by kind and fact
_ROWS: PerBank[tuple[str, str], Exposure | None] = PerBank()  # likewise


def suits(kind: Kind, fact: Fact, bank: Bank) -> bool:
    """Whether `kind` suits `fact` and its author allows it; remembered on the bank."""
    return _SUITS.get(
        bank,
        (kind.name, fact.id),
        lambda: (not fact.kinds or kind.name in fact.kinds) and kind.suits(fact, bank),
    )


@once
def _written_of(bank: Bank) -> tuple[Fact, ...]:
    return tuple(fact for fact in bank.items if suits(FIXED, fact, bank))


def stream_of(seed: str | int, fact: Fact, kind: Kind) -> Stream:
    """The chance of one question: of seed, generator version, fact and kind alone."""
    return Stream(str(seed), GENERATOR_VERSION, fact.id, kind.name)


class Draft:
    """The questions taken so far (`taken`), no two of which give each other away.

    `count` are wanted beside those of the paper `before`, which stand first.
    """

    def __init__(
        self,
        bank: Bank,
        seed: str,
        order: Lots,
        kinds: Sequence[Kind],
        count: int,
        before: Sequence[Exposure] = (),
    ) -> None:
        self.taken: list[Exposure] = list(before)
        self._bank = bank
        self._seed = seed
        self._order = order
        self._kinds = kinds
        self._count = len(before) + count
        self._counts = {kind.name: 0 for kind in kinds}
        self._used = {fact for one in before for fact in one.question.facts}
        self._built: dict[tuple[str, str], Exposure] = {}
        joint = [kind for kind in kinds if kind.name in JOINT_KINDS]
        self._most_joint = -(-count // QUESTIONS_PER_JOINT) if len(joint) < len(kinds) else count
        self._open = {kind.name: _Open(bank, JOINT_KINDS[kind.name]) for kind in joint}

    def fill_written(self, share: int) -> None:
        """First of all `share` of the few questions that somebody wrote, where they are wanted.

        Asked in their turn, what the others show would bar all but the same one or two, paper after paper.
        """
        for kind in (kind for kind in self._kinds if kind is FIXED):
            for fact in self._written():
                if self._counts[kind.name] >= share:
                    break
                self.ask(fact, share, strict=True, kinds=[kind])

    def _written(self) -> Iterable[Fact]:
        """The written questions in the order drawn; where they are few, without a look at all the others."""
        written = _written_of(self._bank)
        if len(written) * MANY > len(self._order):
            return self._order
        return sorted((fact for fact in written if fact in self._order), key=self._order.lot)

    def fill(self, limit: int, strict: bool) -> None:
        """Go through the facts once; no kind beyond `limit` questions, `strict` as in `conflict`."""
        for fact in self._order:
            if len(self.taken) >= self._count:
                return
            self.ask(fact, limit, strict)

    def ask(self, fact: Fact, limit: int, strict: bool, kinds: Sequence[Kind] = ()) -> None:
        """Take a question about this fact that goes with all others, in one of `kinds` if given."""
        if fact.id in self._used:
            return
        for kind in kinds or self._rarest_first(fact):
            if self._counts[kind.name] >= self._limit(kind, limit) or not suits(kind, fact, self._bank):
                continue
            found = self.find(fact, kind, strict)
            if found and not any(conflict(found, one, self._bank, strict) for one in self.taken):
                self.taken.append(found)
                self._used.update(found.question.facts)
                self._counts[kind.name] += 1
                return

    def _limit(self, kind: Kind, limit: int) -> int:
        return min(limit, self._most_joint) if kind.name in self._open else limit

    def find(self, fact: Fact, kind: Kind, strict: bool) -> Exposure | None:
        """The question of a fact that suits `kind`; where it joins others, those that the paper leaves open.

        None where they are too few. It may give others of the paper away.
        """
        if kind.name in self._open:
            joint = JOINT_KINDS[kind.name]
            chance = stream_of(self._seed, fact, kind)
            company = [one for one in joint.company(fact, self._bank, chance) if one in self._order]
            partners = joint.partners(
                fact,
                sorted(company, key=self._order.lot),
                self._bank,
                chance,
                lambda other: self._open[kind.name].holds(other, self.taken, strict),
            )
            return (
                exposure_of(joint.join([fact, *partners], self._bank, chance), self._bank)
                if partners
                else None
            )
        place = (fact.id, kind.name)
        if place not in self._built:
            question = kind.build(fact, self._bank, stream_of(self._seed, fact, kind))
            self._built[place] = exposure_of(question, self._bank)
        return self._built[place]

    def _rarest_first(self, fact: Fact) -> list[Kind]:
        drawn = Stream(self._seed, GENERATOR_VERSION, "kinds", fact.id).shuffled(self._kinds)
        return sorted(drawn, key=lambda kind: self._counts[kind.name])


class _Open:
    """Whether a joint kind may still take a fact: where the paper so far does not give it away."""

    def __init__(self, bank: Bank, kind: JointKind) -> None:
        self._bank = bank
        self._kind = kind
        self._barred: set[tuple[str, bool]] = set()
        self._seen: dict[tuple[str, bool], int] = {}

    def holds(self, fact: Fact, taken: Sequence[Exposure], strict: bool) -> bool:
        """Whether a fact goes with all of `taken`; what was judged before is not judged again."""
        place = (fact.id, strict)
        row = _row_of(self._kind, fact, self._bank)
        if row is None or place in self._barred:
            return False
        if any(conflict(row, one, self._bank, strict) for one in taken[self._seen.get(place, 0) :]):
            self._barred.add(place)
            return False
        self._seen[place] = len(taken)
        return True


def _row_of(kind: JointKind, fact: Fact, bank: Bank) -> Exposure | None:
    """What a joint kind shows of a fact, None where it cannot ask it; found once for a bank."""

    def find() -> Exposure | None:
        texts = kind.shows(fact, bank)
        shown = Question(kind.name, (fact.id,), " | ".join(texts), None, "", ())
        return exposure_of(shown, bank) if texts else None

    return _ROWS.get(bank, (kind.name, fact.id), find)
