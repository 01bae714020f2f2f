"""Two facts side by side: which came first, or which is larger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from quizapp.core.chance import Stream
from quizapp.core.comparisons import EVENTS, comparisons_of
from quizapp.core.facts import Bank, Fact
from quizapp.core.joint import Open, allows, anyone, as_drawn, in_order
from quizapp.core.kinds.choice import guess_chance_of, read_option
from quizapp.core.pairs import Family, company_in
from quizapp.core.questions import RIGHT, WRONG, Grade, Option, Part, Posted, Question, Response, Samples
from quizapp.core.tongues import is_english

_OF_TIMES = ("earlier", "later", "before", ";")
_OF_SIZES = ("larger", "smaller", "more than", " >")


class ComparisonKind:
    """Two events, or two figures of one measure, of which one is to be chosen."""

    name = "comparison"
    title = "comparison"
    order = 110
    is_recall = False
    is_self_rated = False
    in_quizzes = True

    def suits(self, fact: Fact, bank: Bank) -> bool:
        """Whether the bank has another fact that surely is later or earlier, larger or smaller."""
        return bool(allows(self.name, fact) and self._sure_partners(fact, bank))

    def company(self, fact: Fact, bank: Bank, chance: Stream) -> list[Fact]:
        """The facts of the families of `fact`; of a large one a handful."""
        return company_in(comparisons_of(fact, bank), bank, chance)

    def partners(
        self, fact: Fact, others: Iterable[Fact], bank: Bank, chance: Stream, is_open: Open = anyone
    ) -> list[Fact]:
        """The first of `others` that is open and can be compared with `fact`; none where there is none."""
        may = [other for other in others if allows(self.name, other)]
        for family in _as_drawn(fact, bank, chance):
            found = family.gather(fact, may, bank, 2, is_open)
            if found:
                return found
        return []

    def shows(self, fact: Fact, bank: Bank) -> tuple[str, ...]:
        """What a question shows of one of its facts, its answer included."""
        pairs = [family.pairs[fact.id] for family in comparisons_of(fact, bank)]
        return tuple(text for pair in pairs for text in (pair.left, pair.right))

    def build(self, fact: Fact, bank: Bank, chance: Stream) -> Question:
        """`fact` beside another of the bank."""
        others = as_drawn(self.company(fact, bank, chance), chance)
        partners = self.partners(fact, others, bank, chance) or self._sure_partners(fact, bank)
        return self.join([fact, *partners], bank, chance)

    def _sure_partners(self, fact: Fact, bank: Bank) -> list[Fact]:
        chance = Stream("suits", fact.id)
        return self.partners(fact, self.company(fact, bank, chance), bank, chance)

    def joins(self, facts: Sequence[Fact], bank: Bank) -> bool:
        """Whether two facts are given that can be compared."""
        if len(facts) != 2 or not all(allows(self.name, fact) for fact in facts):
            return False
        return any(_holds(family, facts, bank) for family in comparisons_of(facts[0], bank))

    def join(self, facts: Sequence[Fact], bank: Bank, chance: Stream) -> Question:
        """A question about exactly these two facts, the main one first."""
        family = next(one for one in _as_drawn(facts[0], bank, chance) if _holds(one, facts, bank))
        shown = chance.fork("shown").shuffled([(fact, family.pairs[fact.id]) for fact in facts])
        ranked = sorted((pair for _, pair in shown), key=lambda pair: pair.rank, reverse=True)
        words = _OF_TIMES if family.name == EVENTS else _OF_SIZES
        first, second = (f"{pair.left} ({pair.right})" for pair in ranked)
        between = f", {words[2]}" if is_english(bank) else words[3]
        return Question(
            kind=self.name,
            facts=tuple(fact.id for fact in facts),
            prompt=family.prompt,
            key=[pair for _, pair in shown].index(ranked[0]),
            answer_text=f"{first}{between} {second}",
            at=tuple(dict.fromkeys(str(locator) for fact, _ in shown for locator in fact.at)),
            options=tuple(Option(pair.left, pair.right) for _, pair in shown),
            guess_chance=guess_chance_of(2),
            section=facts[0].section,
            detail={
                "credits": [fact.id for fact, _ in shown],
                "at_places": [[str(locator) for locator in fact.at] for fact, _ in shown],
                "words": list(words[:2]),
            },
        )

    def read(self, question: Question, posted: Posted) -> Response:
        """The side posted as its index under `choice`; BLANK where there is none. Raises UnreadableAnswer."""
        return read_option(question, posted)

    def fields(self, question: Question, response: Response) -> dict[str, str]:
        """The index of the side, under `choice`."""
        return {"choice": str(response.value)}

    def grade(self, question: Question, response: Response) -> Grade:
        """Right or wrong, for both facts alike."""
        return RIGHT if response.value == question.key else WRONG

    def parts(self, question: Question, response: Response) -> tuple[Part, ...]:
        """Both sides with their values, the right one first, and what each was taken for."""
        key, (more, less) = question.key, question.detail["words"]
        taken_for = {} if response.is_blank else {response.value: more, 1 - response.value: less}
        return tuple(
            Part(
                question.options[index].text,
                question.options[index].note,
                taken_for.get(index, ""),
                response.value == key,
                tuple(question.detail["at_places"][index]),
                question.detail["credits"][index],
            )
            for index in (key, 1 - key)
        )

    def mix(self, question: Question, chance: Stream) -> Question:
        """The two sides as they are or changed over."""
        order = chance.shuffled(range(len(question.options)))
        return replace(
            question,
            options=tuple(question.options[place] for place in order),
            key=order.index(question.key),
            detail={**question.detail, **in_order(question.detail, order)},
        )

    def samples(self, question: Question) -> Samples:
        """The right side, the other one, and one that is not there."""
        right, wrong = ({"choice": [str(index)]} for index in (question.key, 1 - question.key))
        return Samples(right, wrong, {"choice": ["99"]})


def _as_drawn(fact: Fact, bank: Bank, chance: Stream) -> list[Family]:
    return chance.fork("family").shuffled(comparisons_of(fact, bank))


def _holds(family: Family, facts: Sequence[Fact], bank: Bank) -> bool:
    return all(fact.id in family.pairs for fact in facts) and family.fitting.all(facts, bank)


KIND = ComparisonKind()
