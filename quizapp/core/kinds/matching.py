"""Matching: four or five facts of one form, each to be given its right side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from quizapp.core.chance import Stream
from quizapp.core.facts import Bank, Fact
from quizapp.core.joint import Open, allows, anyone, as_drawn, grade_by_fact, in_order, read_places
from quizapp.core.memory.evidence import with_partial_knowledge
from quizapp.core.pairs import Family, company_in, families_of
from quizapp.core.questions import BLANK, WRONG, Grade, Part, Posted, Question, Response, Samples
from quizapp.core.text import fold

LEAST_PAIRS, MOST_PAIRS = 4, 5
MOST_SPARE = 2
PAIR = "pair-"


class MatchingKind:
    """Four or five left sides, each with one right side among as many or one or two more."""

    name = "matching"
    title = "matching"
    order = 100
    is_recall = False
    is_self_rated = False
    in_quizzes = True

    def suits(self, fact: Fact, bank: Bank) -> bool:
        """Whether the bank has three more facts of one form with this one, none right for another."""
        if not allows(self.name, fact):
            return False
        return bool(self._sure_partners(fact, bank))

    def company(self, fact: Fact, bank: Bank, chance: Stream) -> list[Fact]:
        """The facts of the families of `fact`; of a large one a handful."""
        return company_in(families_of(fact, bank), bank, chance)

    def partners(
        self, fact: Fact, others: Iterable[Fact], bank: Bank, chance: Stream, is_open: Open = anyone
    ) -> list[Fact]:
        """The first of `others` that are open and can stand beside `fact`; none where they are too few."""
        may = [other for other in others if allows(self.name, other)]
        size = chance.fork("size").between(LEAST_PAIRS, MOST_PAIRS)
        for family in _as_drawn(fact, bank, chance):
            found = family.gather(fact, may, bank, size, is_open)
            if len(found) + 1 >= LEAST_PAIRS and _differ(family, [fact, *found]):
                return found[: _most_partners(family, fact, found, bank)]
        return []

    def shows(self, fact: Fact, bank: Bank) -> tuple[str, ...]:
        """What a question shows of one of its facts, its answer included."""
        pairs = [family.pairs[fact.id] for family in families_of(fact, bank)]
        return tuple(text for pair in pairs for text in (pair.left, pair.right))

    def build(self, fact: Fact, bank: Bank, chance: Stream) -> Question:
        """`fact` among others of its form."""
        others = as_drawn(self.company(fact, bank, chance), chance)
        partners = self.partners(fact, others, bank, chance) or self._sure_partners(fact, bank)
        return self.join([fact, *partners], bank, chance)

    def _sure_partners(self, fact: Fact, bank: Bank) -> list[Fact]:
        chance = Stream("suits", fact.id)
        return self.partners(fact, as_drawn(self.company(fact, bank, chance), chance), bank, Stream("size"))

    def joins(self, facts: Sequence[Fact], bank: Bank) -> bool:
        """Whether four or five are given that can be told apart within one family."""
        if not LEAST_PAIRS <= len(facts) <= MOST_PAIRS:
            return False
        return any(_holds(family, facts, bank) for family in families_of(facts[0], bank))

    def join(self, facts: Sequence[Fact], bank: Bank, chance: Stream) -> Question:
        """A question about exactly these facts, the main one first; one or two right sides are left over."""
        family = next(one for one in _as_drawn(facts[0], bank, chance) if _holds(one, facts, bank))
        pairs = chance.fork("left").shuffled([(fact, family.pairs[fact.id]) for fact in facts])
        draw = chance.fork("spare")
        spare = family.spare(facts, bank, draw.between(1, MOST_SPARE), draw)
        right = sorted([*(pair.right for _, pair in pairs), *spare], key=family.rank_of)
        return Question(
            kind=self.name,
            facts=tuple(fact.id for fact in facts),
            prompt=family.prompt,
            key=[[index, right.index(pair.right)] for index, (_, pair) in enumerate(pairs)],
            answer_text="; ".join(f"{pair.left} – {pair.right}" for _, pair in pairs),
            at=tuple(dict.fromkeys(str(locator) for fact, _ in pairs for locator in fact.at)),
            guess_chance=round(with_partial_knowledge(1 / len(right)), 4),
            section=facts[0].section,
            detail={
                "left": [pair.left for _, pair in pairs],
                "right_side": right,
                "credits": [fact.id for fact, _ in pairs],
                "at_places": [[str(locator) for locator in fact.at] for fact, _ in pairs],
                "mentions": [source for source in spare.values() if source],
            },
        )

    def read(self, question: Question, posted: Posted) -> Response:
        """The right side of each left one by its index, under `pair-0`, `pair-1` ...; one may be left open.

        BLANK where all are open. A right side may be given twice; once at most it is right.
        Raises UnreadableAnswer for a place or a side that the question does not have.
        """
        left, right = question.detail["left"], question.detail["right_side"]
        chosen = read_places(posted, PAIR, len(left), len(right))
        if all(index is None for index in chosen):
            return BLANK
        shown = [
            f"{text} – {right[index]}" for text, index in zip(left, chosen, strict=True) if index is not None
        ]
        return Response(chosen, "; ".join(shown))

    def fields(self, question: Question, response: Response) -> dict[str, str]:
        """The right side of each left one that has one, under `pair-0`, `pair-1` ..."""
        return {
            f"{PAIR}{place}": str(index) for place, index in enumerate(response.value) if index is not None
        }

    def grade(self, question: Question, response: Response) -> Grade:
        """The share of pairs that are right, and each fact by its own pair; an open place earns nothing."""
        if response.is_blank:
            return WRONG
        is_right = [
            None if given is None else given == right
            for given, (_, right) in zip(response.value, question.key, strict=True)
        ]
        return grade_by_fact(is_right, question.detail["credits"])

    def parts(self, question: Question, response: Response) -> tuple[Part, ...]:
        """The left sides as they stood, with what is right and what was chosen."""
        left, right = question.detail["left"], question.detail["right_side"]
        given = response.value or [None] * len(left)
        return tuple(
            Part(
                left[index],
                right[key],
                "" if given[index] is None else right[given[index]],
                given[index] == key,
                tuple(question.detail["at_places"][index]),
                question.detail["credits"][index],
            )
            for index, key in question.key
        )

    def mix(self, question: Question, chance: Stream) -> Question:
        """The left sides in any order; the right ones keep theirs, which helps to find them."""
        left, right = question.detail["left"], question.detail["right_side"]
        order = chance.shuffled(range(len(left)))
        pairs = dict(question.key)
        return replace(
            question,
            key=[[index, pairs[place]] for index, place in enumerate(order)],
            answer_text="; ".join(f"{left[place]} – {right[pairs[place]]}" for place in order),
            detail={
                **question.detail,
                "left": [left[place] for place in order],
                **in_order(question.detail, order),
            },
        )

    def samples(self, question: Question) -> Samples:
        """The right pairs, each with the right side below its own, and a side that is not there."""
        right = [index for _, index in question.key]
        below = [(index + 1) % len(question.detail["right_side"]) for index in right]
        return Samples(_posting(right), _posting(below), _posting([99, *right[1:]]))


def _as_drawn(fact: Fact, bank: Bank, chance: Stream) -> list[Family]:
    return chance.fork("family").shuffled(families_of(fact, bank))


def _most_partners(family: Family, fact: Fact, found: Sequence[Fact], bank: Bank) -> int:
    """How many partners leave a right side over: where none is, the last pair is known by what is left."""
    for count in range(len(found), LEAST_PAIRS - 1, -1):
        if family.spare([fact, *found[:count]], bank, 1, Stream("spare", fact.id)):
            return count
    return min(len(found), LEAST_PAIRS - 1)


def _holds(family: Family, facts: Sequence[Fact], bank: Bank) -> bool:
    if any(fact.id not in family.pairs for fact in facts):
        return False
    return family.fitting.all(facts, bank) and _differ(family, facts)


def _differ(family: Family, facts: Sequence[Fact]) -> bool:
    """Whether no two of the facts look alike on either side."""
    pairs = [family.pairs[fact.id] for fact in facts]
    return all(
        len({fold(text) for text in side}) == len(pairs)
        for side in ([pair.left for pair in pairs], [pair.right for pair in pairs])
    )


def _posting(right: Sequence[int]) -> dict[str, list[str]]:
    return {f"{PAIR}{place}": [str(index)] for place, index in enumerate(right)}


KIND = MatchingKind()
