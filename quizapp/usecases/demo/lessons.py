"""What the teacher sets: four quizzes, and how each day of a learner goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from quizapp.core.attempts import Terms
from quizapp.core.blueprint import Blueprint
from quizapp.core.chance import Stream
from quizapp.core.questions import Posted, Question
from quizapp.store.people import Person
from quizapp.usecases import beginning, handing_in, saving, studying, taking
from quizapp.usecases.demo.cast import Role, demo_id
from quizapp.usecases.demo.mind import Mind, certainty, chosen
from quizapp.usecases.saving import Sent
from quizapp.usecases.services import Services

KINDS = ("choice", "true_false", "year", "number", "short_answer")
QUESTIONS = 10
OPEN_FOR = timedelta(days=2)
OPENS = timedelta(hours=7)  # after midnight in UTC
LIMIT = 20 * 60  # seconds
MINUTES = 6  # that a sitting with cards lasts
MOST_CARDS = 60  # in one sitting, should it not end before


@dataclass(frozen=True, slots=True)
class Lesson:
    """A quiz of the class; `misleads`: its first question with options has a key that misleads the best."""

    number: int
    title: str
    opens_at: datetime
    asks_certainty: bool = False
    misleads: bool = False

    @property
    def public_id(self) -> str:
        """The same in every demo."""
        return demo_id("quiz", self.number)

    @property
    def terms(self) -> Terms:
        """Two days long, 20 minutes each."""
        return Terms(LIMIT, self.opens_at, self.opens_at + OPEN_FOR, self.asks_certainty)

    @property
    def blueprint(self) -> Blueprint:
        """Ten questions from the whole course."""
        return Blueprint(count=QUESTIONS, kinds=KINDS, weights=True)


def lessons(start: datetime, end: datetime, count: int = 4) -> list[Lesson]:
    """The quizzes, evenly from the midnight `start` on; the last opens the day before `end`."""
    days = (end - start).days - 1
    return [
        Lesson(
            number,
            f"Week {number}" if number < count else f"Week {number}, open now",
            start + timedelta(days=days * number // count) + OPENS,
            asks_certainty=number == 3,
            misleads=number == 2,
        )
        for number in range(1, count + 1)
    ]


@dataclass
class Pupil:
    """A learner at the use cases: their account, their mind, and the chance that moves them."""

    services: Services
    person: Person
    role: Role
    mind: Mind
    seed: str

    def studies(self, bank: str, at: datetime) -> int:
        """A sitting with cards. Returns how many were answered."""
        chance = Stream(self.seed, "study", self.role.number, at.date().isoformat())
        public_id = demo_id(self.seed, "session", self.role.number, at.date().isoformat())
        session = studying.begin(
            self.services, self.person, bank, public_id, f"{public_id}-seed", at, MINUTES
        )  # fmt: skip
        given = 0
        while session and given < MOST_CARDS:
            here = studying.current(self.services, self.person, session)
            if here.step is None:
                break
            at += timedelta(seconds=chance.between(4, 24))
            posted: Posted = {}
            if here.question is None:
                self.mind.meets(here.step.fact, at.date())
            else:
                posted = self.mind.answers(here.question, at.date(), chance)[0]
                given += 1
            studying.answer(self.services, self.person, session, here.session.position, posted, at)
        return given

    def practises(self, bank: str, at: datetime) -> None:
        """A short quiz of their own choice."""
        public_id = demo_id(self.seed, "practice", self.role.number, at.date().isoformat())
        recipe = Blueprint(count=5, kinds=KINDS)
        beginning.start_practice(
            self.services, self.person, bank, recipe, public_id, f"{public_id}-seed", at
        )  # fmt: skip
        at = self.fills_in(public_id, at, None)
        handing_in.hand_in(self.services, self.person, public_id, at)

    def takes(self, lesson: Lesson, paper_seed: str, at: datetime, most: int = QUESTIONS) -> str:
        """Begin a quiz of the class and answer its first `most` questions. Returns the attempt."""
        public_id = demo_id(self.seed, "attempt", self.role.number, lesson.number)
        attempt = beginning.begin_quiz(
            self.services, self.person, lesson.public_id, public_id, paper_seed, at
        )  # fmt: skip
        self.fills_in(attempt, at, lesson, most)
        return attempt

    def fills_in(self, attempt: str, at: datetime, lesson: Lesson | None, most: int = QUESTIONS) -> datetime:
        """Answer the questions of an attempt. Returns when the last was answered."""
        chance = Stream(self.seed, "answers", attempt)
        misleading = bool(lesson and lesson.misleads)
        for item in taking.show_items(self.services, self.person, attempt, at)[:most]:
            at += timedelta(seconds=chance.between(8, 70))
            knows = self.mind.chance_of(item.question.fact, at.date())
            posted = self.mind.answers(item.question, at.date(), chance)[0]
            if misleading and item.question.kind == "choice":
                posted, misleading = self._misled(item.question, chance), False
            if lesson and lesson.asks_certainty:
                posted = {**posted, "certainty": [certainty(knows, chance)]}
            sent = Sent(posted, item.revision, f"demo-{attempt}")
            saving.save_answer(self.services, self.person, attempt, item.position, sent, at)
        return at

    def _misled(self, question: Question, chance: Stream) -> Posted:
        """Who knows more reads the question as it can be read, too, and is marked wrong for it."""
        other = next(at for at in range(len(question.options)) if at != question.key)
        reads_on = chance.fraction() < (0.9 if self.role.ability > 0 else 0.2)
        return chosen(other if reads_on else int(question.key))
