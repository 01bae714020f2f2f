"""What an item of QTI says after it was answered: to everybody, to an answer, to who was right or wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from quizapp.formats.imports.items import ImportedAnswer, Level
from quizapp.formats.imports.qti.reading import Reading
from quizapp.formats.imports.qti.scoring import CORRECT, GENERAL, INCORRECT, OVERALL, Outcome

FEEDBACK = "answer feedback"


@dataclass(slots=True)
class Feedbacks:
    """The feedbacks of an item by their names; `used` are those that were put somewhere."""

    texts: dict[str, str]
    solutions: tuple[str, ...] = ()
    used: set[str] = field(default_factory=set)

    def to(self, ident: str, outcome: Outcome) -> str:
        """What is said to an answer: what its conditions show, or what is named after it."""
        names = [name for name in outcome.shown if name not in (GENERAL, CORRECT, INCORRECT)]
        return self.take(names or [f"{ident}_fb", ident])

    def unused_solutions(self) -> list[str]:
        """The names of worked answers that belong to no answer."""
        return [name for name in self.solutions if name not in self.used]

    def take(self, names: Iterable[str]) -> str:
        """The texts of these names, a line each."""
        found = [name for name in names if self.texts.get(name)]
        self.used.update(found)
        return "\n".join(dict.fromkeys(self.texts[name] for name in found))

    def with_overall(
        self, answers: Sequence[ImportedAnswer], has_wrong: bool = False
    ) -> tuple[ImportedAnswer, ...]:
        """The answers of a question with one right one, with what is said to all who are right, or wrong.

        `has_wrong` says that the wrong answers are among them.
        """
        right, wrong = self.texts.get(CORRECT, ""), self.texts.get(INCORRECT, "")
        if right and not any(answer.feedback for answer in answers if answer.is_right):
            answers = [replace(one, feedback=right) if one.is_right else one for one in answers]
            self.used.add(CORRECT)
        if wrong and has_wrong and not any(answer.feedback for answer in answers if not answer.is_right):
            answers = [one if one.is_right else replace(one, feedback=wrong) for one in answers]
            self.used.add(INCORRECT)
        return tuple(answers)

    def report(self, reading: Reading) -> None:
        """Say what is kept nowhere."""
        for name, text in self.texts.items():
            if text and name not in self.used:
                whom = {CORRECT: "right answers", INCORRECT: "wrong answers"}.get(name, "some answers")
                says = f"what is said to {whom} is left out: “{text[:60]}”; put it into the general feedback"
                reading.say("feedback", Level.LOSS, says, part="feedback")


def feedbacks_of(reading: Reading) -> Feedbacks:
    """The feedbacks of an item, without hints."""
    texts: dict[str, str] = {}
    solutions: list[str] = []
    for node in reading.node.all("itemfeedback"):
        name = node.attributes.get("ident", "")
        name = OVERALL.get(name.casefold(), name)
        text = reading.text(node, FEEDBACK, ("hint",))
        if node.get("solution") is not None:
            solutions.append(name)
        if text:
            texts[name] = "\n".join(filter(None, (texts.get(name, ""), text)))
    return Feedbacks(texts, tuple(solutions))


def hints_of(reading: Reading) -> tuple[str, ...]:
    """The hints of an item."""
    nodes = (hint for node in reading.node.all("itemfeedback") for hint in node.all("hint"))
    return tuple(filter(None, (reading.text(hint, "hint") for hint in nodes)))
