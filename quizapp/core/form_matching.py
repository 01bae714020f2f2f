"""A form beside another: for each question one of the same kind, weight and section, of other facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from quizapp.core.conflicts import Exposure, conflict
from quizapp.core.drafting import Draft, suits
from quizapp.core.facts import Bank, Fact
from quizapp.core.form_measures import is_written, luck_of, words_of
from quizapp.core.kinds import JOINT_KINDS, Kind
from quizapp.core.lots import Lots
from quizapp.core.questions import Question

DRAWS = 3  # questions drawn of one fact, for their options may be more or fewer
MOST_LOOKED_AT = 60  # questions for one place
SECOND_LOOKS = 2
# What a difference costs, at one place and in what a form has more or less than the other so far.
COST_OF_WEIGHT, COST_OF_SECTION, COST_OF_KIND, COST_OF_MARKING, COST_OF_WRITING = 6.0, 6.0, 8.0, 16.0, 30.0
COST_OF_LOAD, COST_OF_SHARE, COST_OF_LUCK, COST_OF_WORD = 8.0, 4.0, 20.0, 0.01


@dataclass(frozen=True, slots=True)
class Balance:
    """What a form has more than the other so far: weights, questions by section, points by luck, words."""

    weight: int = 0
    sections: Mapping[str, int] = field(default_factory=dict)
    luck: float = 0.0
    words: int = 0

    def after_fact(self, fact: Fact, model: Fact) -> Balance:
        """The balance, as far as facts tell, after one about `fact` was taken for one about `model`."""
        sections = dict(self.sections)
        for section, more in ((fact.section, 1), (model.section, -1)):
            sections[section] = sections.get(section, 0) + more
        return replace(self, weight=self.weight + fact.weight - model.weight, sections=sections)

    def after_question(self, question: Question, model: Question) -> Balance:
        """What the questions themselves add to that."""
        return replace(
            self,
            luck=self.luck + luck_of(question) - luck_of(model),
            words=self.words + words_of(question) - words_of(model),
        )

    @property
    def cost(self) -> float:
        """How bad it is."""
        return (
            COST_OF_LOAD * abs(self.weight)
            + COST_OF_SHARE * sum(map(abs, self.sections.values()))
            + COST_OF_LUCK * abs(self.luck)
            + COST_OF_WORD * abs(self.words)
        )


class Match:
    """A form in the making that is to be as hard as `models`, question by question.

    `order` holds the facts it may ask, those to be taken first in front; `kinds` those of the blueprint.
    """

    def __init__(
        self, bank: Bank, seed: str, order: Lots, kinds: Sequence[Kind], models: Sequence[Question]
    ) -> None:
        self._bank = bank
        self._order = order
        self._kinds = {kind.name: kind for kind in kinds}
        self._models = models
        self._taken: list[Exposure] = []
        self._used: set[str] = set()
        self._found: dict[int, Exposure] = {}
        self._clashing: dict[tuple[int, int, bool], bool] = {}
        self._drafts = [
            Draft(bank, seed if draw == 0 else f"{seed} {draw}", order, kinds, len(models))
            for draw in range(DRAWS)
        ]
        for draft in self._drafts:
            draft.taken = self._taken

    def questions(self) -> list[Question | None]:
        """A question for each model, in their order; None where the bank has none left.

        The places with the fewest facts to choose from are filled first; then each is looked at again, now
        that all others are known.
        """
        places = sorted(range(len(self._models)), key=self._supply)
        for place in places:
            self._fill(place)
        is_whole = len(self._found) == len(places)
        for _ in range(SECOND_LOOKS if is_whole else 0):
            for place in places:
                self._look_again(place)
        found = (self._found.get(place) for place in range(len(self._models)))
        return [None if one is None else one.question for one in found]

    def _supply(self, place: int) -> tuple[bool, int]:
        """How few facts there are for a place, those that are joined first."""
        model = self._models[place]
        fact = self._bank.item_by_id[model.fact]
        kind = self._kinds[model.kind]
        return kind.name not in JOINT_KINDS, sum(
            one.weight == fact.weight and one.section == fact.section and suits(kind, one, self._bank)
            for one in self._order
        )

    def _fill(self, place: int) -> None:
        model, balance = self._models[place], self._balance()
        others = [kind for kind in self._kinds.values() if kind.name != model.kind]
        for strict in (True, False):
            found, cost = self._best(model, [self._kinds[model.kind]], strict, balance)
            if found is None or is_written(found.question) != is_written(model):
                other, other_cost = self._best(model, others, strict, balance)
                found = other if other_cost < cost else found
            if found is not None:
                self._put(place, found)
                return

    def _look_again(self, place: int) -> None:
        """Take another question for a place where that makes the whole more equal; joined ones stay."""
        before, model = self._found.get(place), self._models[place]
        if before is None or model.kind in JOINT_KINDS or before.question.kind in JOINT_KINDS:
            return
        self._taken.remove(before)
        self._used.difference_update(before.question.facts)
        del self._found[place]
        balance = self._balance()
        after, cost = self._best(model, [self._kinds[model.kind]], True, balance)
        keeps = after is None or cost >= self._whole_cost(before.question, model, balance)
        self._put(place, before if after is None or keeps else after)

    def _put(self, place: int, found: Exposure) -> None:
        self._found[place] = found
        self._taken.append(found)
        self._used.update(found.question.facts)

    def _balance(self) -> Balance:
        balance = Balance()
        for place, found in self._found.items():
            balance = self._after(found.question, self._models[place], balance)
        return balance

    def _after(self, question: Question, model: Question, balance: Balance) -> Balance:
        facts = (self._bank.item_by_id[one.fact] for one in (question, model))
        return balance.after_fact(*facts).after_question(question, model)

    def _whole_cost(self, question: Question, model: Question, balance: Balance) -> float:
        fact, wanted = (self._bank.item_by_id[one.fact] for one in (question, model))
        return (
            _difference(fact, wanted)
            + self._after(question, model, balance).cost
            + COST_OF_WRITING * (is_written(question) != is_written(model))
            + COST_OF_MARKING * (question.marked_as != model.marked_as)
            + COST_OF_KIND * (question.kind != model.kind)
        )

    def _best(
        self, model: Question, kinds: Sequence[Kind], strict: bool, balance: Balance
    ) -> tuple[Exposure | None, float]:
        """The question that differs least from the model and evens out the balance, and what it costs."""
        best, least, looked_at = None, float("inf"), 0
        for least_cost, fact, kind in self._candidates(model, kinds, balance):
            if least_cost >= least or (best and looked_at > MOST_LOOKED_AT):
                break
            for exposure in self._drawn(fact, kind, strict):
                looked_at += 1
                cost = self._whole_cost(exposure.question, model, balance)
                if cost < least and not self._clashes(exposure, strict):
                    best, least = exposure, cost
                if luck_of(exposure.question) == luck_of(model):
                    break
        return best, least

    def _candidates(
        self, model: Question, kinds: Sequence[Kind], balance: Balance
    ) -> list[tuple[float, Fact, Kind]]:
        """Facts and kinds, each with what it costs at least, by that and then as drawn."""
        wanted = self._bank.item_by_id[model.fact]
        even = replace(balance, luck=0.0, words=0)  # what the question itself may take away
        found = [
            (_difference(fact, wanted) + even.after_fact(fact, wanted).cost, fact, kind)
            for fact in self._order
            if fact.id not in self._used
            for kind in kinds
            if suits(kind, fact, self._bank)
        ]
        return sorted(found, key=lambda one: one[0])

    def _drawn(self, fact: Fact, kind: Kind, strict: bool) -> Iterator[Exposure]:
        for draft in self._drafts:
            found = draft.find(fact, kind, strict)
            if found is not None:
                yield found

    def _clashes(self, exposure: Exposure, strict: bool) -> bool:
        """Whether a question gives one that was taken away, or is given away by it."""
        if exposure.question.kind in JOINT_KINDS:  # made anew each time
            return any(conflict(exposure, one, self._bank, strict) for one in self._taken)
        return any(self._clash(exposure, one, strict) for one in self._taken)

    def _clash(self, exposure: Exposure, taken: Exposure, strict: bool) -> bool:
        place = (id(exposure), id(taken), strict)  # both live as long as the drafts and what was found
        if place not in self._clashing:
            self._clashing[place] = conflict(exposure, taken, self._bank, strict)
        return self._clashing[place]


def _difference(fact: Fact, model: Fact) -> float:
    return COST_OF_WEIGHT * abs(fact.weight - model.weight) + COST_OF_SECTION * (
        fact.section != model.section
    )
