"""Class quizzes of any rules, and members of the class, without pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, update

from quizapp.core.allowances import Override
from quizapp.core.attempts import Terms
from quizapp.core.blueprint import Blueprint
from quizapp.core.questions import Posted
from quizapp.core.reviewing import Review
from quizapp.store import tables
from quizapp.store.classes import ClassRow
from quizapp.store.people import Person
from quizapp.usecases import beginning, handing_in, joining, taking, teaching
from quizapp.usecases.responses import kind_of
from quizapp.usecases.services import Services
from quizapp.usecases.signing_in import UNKNOWN_BROWSER
from tests.usecases.people import Learner, instructor, learner, new_class, new_id


@dataclass
class School:
    """A teacher with a class and one quiz; `quiz` is its public id."""

    services: Services
    teacher: Person
    room: ClassRow
    course: str = "harbour"
    quiz: str = ""

    @property
    def now(self) -> datetime:
        """The moment of the test's clock."""
        return self.services.clock()

    def sets(self, terms: Terms = beginning.PLAIN, count: int = 3, kind: str = "year", **columns: Any) -> str:
        """Set a quiz on these terms, with any other columns of its table."""
        blueprint, now = Blueprint(count=count, kinds=(kind,)), self.now
        room = self.room.public_id
        self.quiz = teaching.set_quiz(
            self.services,
            self.teacher,
            room,
            self.course,
            "Week 1",
            blueprint,
            new_id(),
            "preview",
            now,
            terms,
        )
        review = columns.pop("review", None)
        values = {"attempts": terms.attempts, **columns}
        if review is not None:
            values["review"] = review.to_plain() if isinstance(review, Review) else review
        self.write(update(tables.Quiz).where(tables.Quiz.public_id == self.quiz).values(**values))
        return self.quiz

    def admits(self, login: str = "mira", factor: float = 1.0) -> Learner:
        """Somebody joins the class, with a factor for their time limits."""
        who = learner(self.services, login, login.title())
        joining.join_class(
            self.services, who.person, self.room.join_code, login.title(), UNKNOWN_BROWSER, self.now
        )
        here = tables.ClassMember.learner_id == who.person.id
        self.write(update(tables.ClassMember).where(here).values(time_factor=factor))
        return who

    def excepts(self, who: Learner, override: Override) -> None:
        """Make something different for one learner."""
        quiz = tables.Quiz.__table__
        with self.services.database.writing() as on:
            quiz_id = on.execute(quiz.select().where(quiz.c.public_id == self.quiz)).one().id
            on.execute(
                insert(tables.QuizOverride).values(
                    quiz_id=quiz_id,
                    learner_id=who.person.id,
                    changes=override.to_plain(),
                    reason="ill",
                    author_id=self.teacher.id,
                    made_at=self.now,
                )
            )

    def begins(self, who: Learner, number: int = 1, seed: str = "") -> str:
        """The public id of an attempt."""
        return beginning.begin_quiz(
            self.services, who.person, self.quiz, new_id(), seed or new_id(), self.now, number
        )

    def looks(self, who: Learner) -> beginning.QuizToTake:
        """The quiz as a member meets it."""
        return beginning.look_at_quiz(self.services, who.person, self.quiz, self.now)

    def hands_in(self, who: Learner, attempt: str) -> None:
        """Hand in as it is."""
        handing_in.hand_in(self.services, who.person, attempt, self.now)

    def shows(self, who: Learner, attempt: str, position: int = 1) -> taking.ShownItem:
        """One question."""
        return taking.show_item(self.services, who.person, attempt, position, self.now)

    def sample(self, who: Learner, attempt: str, position: int = 1, right: bool = True) -> Posted:
        """A right or a wrong answer to a question of an open attempt."""
        question = self.shows(who, attempt, position).question
        samples = kind_of(question).samples(question)
        return samples.right if right else samples.wrong

    def write(self, statement: Any) -> None:
        """Change the database behind the app's back."""
        with self.services.database.writing() as on:
            on.execute(statement)


def a_school(services: Services, course: str = "harbour") -> School:
    """A teacher and an empty class that learns from one course."""
    teacher = instructor(services)
    return School(services, teacher, new_class(services, teacher, courses=(course,)), course)
