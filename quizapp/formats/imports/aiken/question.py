"""The lines of one Aiken question, as they are found."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from quizapp.formats.imports.aiken.lines import Line, Sort
from quizapp.formats.imports.items import Level
from quizapp.formats.imports.notes import Notes


@dataclass(slots=True)
class Question:
    """The lines of one question as far as they are read."""

    stem: list[Line] = field(default_factory=list)
    choices: list[Line] = field(default_factory=list)
    answer: Line | None = None
    feedback: list[str] = field(default_factory=list)
    title: str = ""
    first: int = 0
    last: int = 0
    notes: Notes = field(default_factory=lambda: Notes("aiken"))

    def take(self, line: Line) -> None:
        """Add a line where it belongs."""
        self.first = self.first or line.number
        self.last = line.number
        if line.sort is Sort.CHOICE:
            self.choices.append(line)
        elif line.sort is Sort.ANSWER:
            self.answer = line
        elif line.sort is Sort.FEEDBACK:
            self.feedback.append(line.text)
        elif line.sort is Sort.TITLE:
            self.title = line.text
        elif self.feedback and self.answer:
            self.feedback.append(line.text)
        elif self.choices:
            self._go_on(line)
        else:
            self.stem.append(line)

    def _go_on(self, line: Line) -> None:
        """A line of text after a choice goes on with it."""
        choice = self.choices[-1]
        self.choices[-1] = replace(choice, text=f"{choice.text}\n{line.text}")
        message = (
            "this line was read as part of the choice above; Moodle takes it for a question. Join the lines"
        )
        self.notes.add("choice-over-several-lines", Level.NOTICE, message, line.number, "answer")
