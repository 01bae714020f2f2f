"""Multiple choice: one right option among three or four."""

from __future__ import annotations

import re
from dataclasses import replace

from quizapp.core.asked import Asked, prompt_for_options, question_about, ways_to_ask
from quizapp.core.chance import Stream
from quizapp.core.distractors import options_for, suits_options
from quizapp.core.errors import UnreadableAnswer
from quizapp.core.facts import Bank, Fact
from quizapp.core.memory.evidence import with_partial_knowledge
from quizapp.core.questions import BLANK, RIGHT, Grade, Posted, Question, Response, Samples


def guess_chance_of(options: int) -> float:
    """The chance, 0 to 1, of choosing right among so many options without knowing."""
    return round(with_partial_knowledge(1 / options), 4)


def read_option(question: Question, posted: Posted) -> Response:
    """The option posted as its index under `choice`; BLANK where none was chosen. Raises UnreadableAnswer."""
    values = posted.get("choice") or []
    if not values or not values[0].strip():
        return BLANK
    index = values[0].strip()
    if len(values) > 1:
        raise UnreadableAnswer("Several options were chosen. Choose one.")
    if not re.fullmatch(r"[0-9]{1,2}", index) or int(index) >= len(question.options):
        raise UnreadableAnswer(
            "This option does not belong to the question. Load the page again and choose one."
        )
    return Response(int(index), question.options[int(index)].text)


class ChoiceKind:
    """One right option among three or four."""

    name = "choice"
    title = "multiple choice"
    order = 10
    is_recall = False
    is_self_rated = False
    in_quizzes = True

    def suits(self, fact: Fact, bank: Bank) -> bool:
        """Whether the bank holds at least two sound wrong options."""
        return bool(self._ways(fact, bank))

    def build(self, fact: Fact, bank: Bank, chance: Stream) -> Question:
        """The fact with its options; asked straight or turned round."""
        return self.asked(fact, chance.choose(self._ways(fact, bank)), bank, chance)

    def asked(self, fact: Fact, way: Asked, bank: Bank, chance: Stream) -> Question:
        """The fact asked in exactly this way, which has sound wrong options."""
        found = options_for(fact, way, bank, chance) or options_for(fact, way, bank, Stream("suits", fact.id))
        if found is None:
            raise ValueError(f"{fact.id} does not suit choice")
        return question_about(
            self.name,
            fact,
            bank,
            way,
            key=found.key,
            prompt=prompt_for_options(fact, way, bank),
            options=found.options,
            guess_chance=guess_chance_of(len(found.options)),
            detail={"mentions": list(found.mentions)},
        )

    def read(self, question: Question, posted: Posted) -> Response:
        """The option posted as its index under `choice`."""
        return read_option(question, posted)

    def fields(self, question: Question, response: Response) -> dict[str, str]:
        """The index of the option, under `choice`."""
        return {"choice": str(response.value)}

    def grade(self, question: Question, response: Response) -> Grade:
        """Right or wrong; a wrong option says what it really is."""
        if response.value == question.key:
            return RIGHT
        if response.is_blank:
            return Grade(0.0)
        return Grade(0.0, question.options[response.value].note)

    def samples(self, question: Question) -> Samples:
        """The key, another option, and one that is not there."""
        other = (question.key + 1) % len(question.options)
        return Samples({"choice": [str(question.key)]}, {"choice": [str(other)]}, {"choice": ["99"]})

    def mix(self, question: Question, chance: Stream) -> Question:
        """Words in any order; what holds figures ascends or descends."""
        places = list(range(len(question.options)))
        if all(re.search(r"\d", option.text) for option in question.options):
            order = places[::-1] if chance.below(2) else places
        else:
            order = chance.shuffled(places)
        return replace(
            question,
            options=tuple(question.options[place] for place in order),
            key=order.index(question.key),
        )

    def _ways(self, fact: Fact, bank: Bank) -> list[Asked]:
        return [way for way in ways_to_ask(fact, bank) if suits_options(fact, way, bank)]


KIND = ChoiceKind()
