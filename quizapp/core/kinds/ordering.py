"""Chronology: events of the bank to be put in order, the earliest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from quizapp.core.chance import Stream
from quizapp.core.errors import UnreadableAnswer
from quizapp.core.facts import Bank, Fact
from quizapp.core.handfuls import Ring, ring_of
from quizapp.core.joint import (
    HANDFUL,
    Fitting,
    Open,
    allows,
    anyone,
    as_drawn,
    grade_by_fact,
    in_order,
    read_places,
)
from quizapp.core.kept import once
from quizapp.core.memory.evidence import with_partial_knowledge
from quizapp.core.questions import BLANK, WRONG, Grade, Option, Part, Posted, Question, Response, Samples
from quizapp.core.timeline import are_in_sure_order, are_of_one_era, events_of

LEAST_EVENTS, MOST_EVENTS = 4, 6
PLACE = "place-"
ORDINALS = ("1st", "2nd", "3rd", *(f"{place}th" for place in range(4, 21)))  # fixed questions have up to 20
_WORDS = {4: "four", 5: "five", 6: "six"}


_FITTING = Fitting("ordering", are_in_sure_order)


class OrderingKind:
    """Four to six events, each to be given its place on the timeline."""

    name = "ordering"
    title = "chronology"
    order = 90
    is_recall = False
    is_self_rated = False
    in_quizzes = True

    def suits(self, fact: Fact, bank: Bank) -> bool:
        """Whether the fact asks when an event was, and the bank has three more that surely stand apart."""
        event = events_of(bank).get(fact.id)
        if event is None or not event.is_asked:
            return False
        return bool(self._sure_partners(fact, bank))

    def company(self, fact: Fact, bank: Bank, chance: Stream) -> list[Fact]:
        """The facts with events; in a large bank a handful."""
        return _ring_of_events(bank).handful(HANDFUL, chance.fork("company"))

    def partners(
        self, fact: Fact, others: Iterable[Fact], bank: Bank, chance: Stream, is_open: Open = anyone
    ) -> list[Fact]:
        """The first of `others` that are open and stand in a sure order with `fact`; none where they are too
        few.

        Those of the same era go first: whoever knows eras only should not know the order.
        """
        events = events_of(bank)
        may = [other for other in others if other.id in events and allows(self.name, other)]
        near_first = sorted(may, key=lambda other: not are_of_one_era(events[fact.id], events[other.id]))
        size = chance.fork("size").between(LEAST_EVENTS, MOST_EVENTS)
        found = _FITTING.gather(fact, near_first, bank, size, is_open)
        return found if len(found) + 1 >= LEAST_EVENTS else []

    def shows(self, fact: Fact, bank: Bank) -> tuple[str, ...]:
        """What a question shows of one of its facts, its answer included."""
        event = events_of(bank).get(fact.id)
        return (event.label, event.when) if event else ()

    def build(self, fact: Fact, bank: Bank, chance: Stream) -> Question:
        """The event of `fact` among others of the bank."""
        others = as_drawn(self.company(fact, bank, chance), chance)
        partners = self.partners(fact, others, bank, chance) or self._sure_partners(fact, bank)
        return self.join([fact, *partners], bank, chance)

    def _sure_partners(self, fact: Fact, bank: Bank) -> list[Fact]:
        chance = Stream("suits", fact.id)
        return self.partners(fact, as_drawn(self.company(fact, bank, chance), chance), bank, Stream("size"))

    def joins(self, facts: Sequence[Fact], bank: Bank) -> bool:
        """Whether all are events, four to six of them, in a sure order; the first asks for its time."""
        events = events_of(bank)
        if not LEAST_EVENTS <= len(facts) <= MOST_EVENTS or any(fact.id not in events for fact in facts):
            return False
        return events[facts[0].id].is_asked and _FITTING.all(facts, bank)

    def join(self, facts: Sequence[Fact], bank: Bank, chance: Stream) -> Question:
        """A question about exactly these facts, the main one first; never shown in the right order."""
        events = [events_of(bank)[fact.id] for fact in facts]
        right = sorted(events, key=lambda event: event.first)
        shown = chance.fork("shown").shuffled(right)
        if shown == right:
            shown = [*right[1:], right[0]]
        credited = [event.fact for event in events if event.is_asked]
        return Question(
            kind=self.name,
            facts=tuple(fact.id for fact in credited),
            prompt=f"Put these {_WORDS[len(shown)]} events in order, the earliest first.",
            key=[shown.index(event) for event in right],
            answer_text="; ".join(f"{event.label} ({event.when})" for event in right),
            at=tuple(dict.fromkeys(str(locator) for event in right for locator in event.fact.at)),
            options=tuple(Option(event.label, event.when) for event in shown),
            guess_chance=round(with_partial_knowledge(1 / len(shown)), 4),
            section=facts[0].section,
            detail={
                "credits": [event.fact.id if event.is_asked else "" for event in shown],
                "at_places": [[str(locator) for locator in event.fact.at] for event in shown],
                "mentions": [event.fact.id for event in shown if not event.is_asked],
            },
        )

    def read(self, question: Question, posted: Posted) -> Response:
        """The place of each event, 1 for the earliest, under `place-0`, `place-1` ... in the order shown.

        BLANK where none has a place. Raises UnreadableAnswer where one has none, or two have the same.
        """
        count = len(question.options)
        numbers = read_places(posted, PLACE, count, count + 1)
        if not any(numbers):
            return BLANK
        labels = [option.text for option in question.options]
        missing = [label for label, number in zip(labels, numbers, strict=True) if not number]
        if missing:
            raise UnreadableAnswer(_missing(missing, count, str(question.detail.get("things", "events"))))
        for number in range(1, count + 1):
            same = [label for label, place in zip(labels, numbers, strict=True) if place == number]
            if len(same) > 1:
                raise UnreadableAnswer(
                    f"“{same[0]}” and “{same[1]}” are both {ORDINALS[number - 1]}. Give each its own place."
                )
        order = [numbers.index(number) for number in range(1, count + 1)]
        return Response(order, "; ".join(labels[index] for index in order))

    def fields(self, question: Question, response: Response) -> dict[str, str]:
        """The place of each event, under `place-0`, `place-1` ..."""
        return {f"{PLACE}{index}": str(place) for place, index in enumerate(response.value, start=1)}

    def grade(self, question: Question, response: Response) -> Grade:
        """The share of events at their right place, and each fact by its own place.

        Blind luck earns one place of as many as there are events, which is also what memory reckons with.
        """
        if response.is_blank:
            return WRONG
        given = list(response.value)
        is_right = [given.index(index) == question.key.index(index) for index in range(len(question.options))]
        return grade_by_fact(is_right, question.detail["credits"])

    def parts(self, question: Question, response: Response) -> tuple[Part, ...]:
        """The events in the right order, with their times and the places they were given."""
        given = {index: place for place, index in enumerate(response.value or ())}
        return tuple(
            Part(
                question.options[index].text,
                question.options[index].note,
                ORDINALS[given[index]] if index in given else "",
                given.get(index) == place,
                tuple(question.detail["at_places"][index]),
                question.detail["credits"][index],
            )
            for place, index in enumerate(question.key)
        )

    def mix(self, question: Question, chance: Stream) -> Question:
        """The same events in any order but the right one."""
        order = chance.shuffled(range(len(question.options)))
        if order == question.key:
            order = [*order[1:], order[0]]
        return replace(
            question,
            options=tuple(question.options[place] for place in order),
            key=[order.index(place) for place in question.key],
            detail={**question.detail, **in_order(question.detail, order)},
        )

    def samples(self, question: Question) -> Samples:
        """The right order, each event one place too late, and two events at one place."""
        key = list(question.key)
        late = [key[-1], *key[:-1]]
        twice = {f"{PLACE}{index}": ["1"] for index in key}
        return Samples(_posting(key), _posting(late), twice)


@once
def _ring_of_events(bank: Bank) -> Ring[Fact]:
    return ring_of(event.fact for event in events_of(bank).values())


def _posting(order: Sequence[int]) -> dict[str, list[str]]:
    return {f"{PLACE}{index}": [str(place)] for place, index in enumerate(order, start=1)}


def _missing(labels: Sequence[str], count: int, things: str) -> str:
    number = _WORDS.get(count, str(count))
    if len(labels) == 1:
        return f"“{labels[0]}” has no place yet. Give each of the {number} {things} a place."
    return f"{len(labels)} {things} have no place yet. Give each of the {number} a place of its own."


KIND = OrderingKind()
