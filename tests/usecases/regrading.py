"""A class that takes a quiz whose papers are known, for tests of item analysis and of corrections."""

from __future__ import annotations

from dataclasses import dataclass, field

from quizapp.core.attempts import OPEN
from quizapp.core.certainty import most_points
from quizapp.core.questions import Option, Question, Response
from quizapp.store import answers, attempts, banks, classes
from quizapp.store.people import Person
from quizapp.usecases import handing_in, joining
from quizapp.usecases.responses import response_to_plain
from quizapp.usecases.services import Services
from quizapp.usecases.signing_in import UNKNOWN_BROWSER
from tests.usecases.people import Learner, instructor, learner, new_class, new_id, new_quiz


def choice(fact: str, *options: str, key: int = 0, prompt: str = "") -> Question:
    """A question with these options, the first of them right unless `key` says otherwise."""
    asked = prompt or f"What about {fact}?"
    return Question(
        "choice", (fact,), asked, key, options[key], ("H1",), tuple(Option(text) for text in options),
        guess_chance=0.25,
    )  # fmt: skip


@dataclass
class Room:
    """A teacher, a class and a quiz. `learners` by name."""

    services: Services
    teacher: Person
    quiz: str
    code: str
    learners: dict[str, Learner] = field(default_factory=dict)

    def takes(
        self,
        name: str,
        questions: list[Question],
        chosen: list[int | str | None],
        number: int = 1,
        certainty: int | None = None,
    ) -> str:
        """Let somebody take a paper of these questions: an option each, a text, or None for no answer."""
        attempt = self.begins(name, questions, chosen, number, certainty)
        self.hand_in(attempt, name)
        return attempt

    def hand_in(self, attempt: str, name: str) -> None:
        """Hand an attempt in."""
        handing_in.hand_in(self.services, self.learners[name].person, attempt, self.services.clock())

    def begins(
        self,
        name: str,
        questions: list[Question],
        chosen: list[int | str | None],
        number: int = 1,
        certainty: int | None = None,
    ) -> str:
        """The same without handing in; with a `certainty` the quiz asks for one."""
        who = self.learners.get(name) or self.joins(name)
        public_id, now = new_id(), self.services.clock()
        with self.services.database.writing() as on:
            quiz = classes.find_quiz(on, self.quiz)
            assert quiz is not None
            facts = banks.fact_ids(on, quiz.bank_id)
            items = [
                {"position": at, "fact_id": facts[one.fact], "question": one.to_plain()}
                for at, one in enumerate(questions, start=1)
            ]
            attempts.add_attempt(
                on, items, public_id=public_id, quiz_id=quiz.id, learner_id=who.person.id, number=number,
                bank_id=quiz.bank_id, bank_revision=quiz.bank_revision, blueprint={}, seed="s",
                generator_version=1, status=OPEN, started_at=now, due_at=None,
                maximum=most_points(len(items), certainty is not None), asks_certainty=certainty is not None,
            )  # fmt: skip
            row = attempts.get_attempt(on, who.person.id, public_id)
            for position, (question, answer) in enumerate(zip(questions, chosen, strict=True), start=1):
                if answer is not None:
                    shown = question.options[answer].text if isinstance(answer, int) else answer
                    value = response_to_plain(Response(answer, shown))
                    answers.save_answer(on, row.id, position, 0, value, shown, certainty, now)
        return public_id

    def joins(self, name: str) -> Learner:
        """A learner of this name joins."""
        who = learner(self.services, name.lower(), "Somebody")
        joining.join_class(self.services, who.person, self.code, name, UNKNOWN_BROWSER, self.services.clock())
        self.learners[name] = who.again()
        return self.learners[name]

    def score(self, attempt: str, name: str) -> tuple[float | None, float]:
        """Score and maximum of an attempt."""
        with self.services.database.reading() as on:
            row = attempts.get_attempt(on, self.learners[name].person.id, attempt)
        return row.score, row.maximum


def room(services: Services) -> Room:
    """A class with a quiz that nobody has taken."""
    teacher = instructor(services)
    made = new_class(services, teacher)
    return Room(services, teacher, new_quiz(services, teacher, made), made.join_code)
