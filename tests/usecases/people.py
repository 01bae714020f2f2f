"""Learners and instructors at the use cases, without pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from quizapp.core.blueprint import Blueprint
from quizapp.core.questions import Posted, Question
from quizapp.core.saving import Outcome
from quizapp.store import people
from quizapp.store.classes import ClassRow
from quizapp.store.people import Person
from quizapp.usecases import (
    beginning,
    handing_in,
    joining,
    saving,
    setting_up,
    signing_in,
    studying,
    taking,
    teaching,
)
from quizapp.usecases.exporting_scores import scope_of_code
from quizapp.usecases.responses import kind_of
from quizapp.usecases.saving import Saved, Sent
from quizapp.usecases.score_tables import Profile, Table, score_text
from quizapp.usecases.services import Services
from quizapp.usecases.signing_in import Browser

PASSWORD = "correct horse battery staple"
_numbers = count(1)


def new_id() -> str:
    """An id that nobody has."""
    return f"{next(_numbers):024x}"


@dataclass
class Learner:
    """Somebody who studies and takes quizzes. `seed` makes their sessions the same every time."""

    services: Services
    person: Person
    token: str = ""
    seed: str = "seed"
    events: list[str] = field(default_factory=list)

    def again(self) -> Learner:
        """The same with what the database knows of them now."""
        with self.services.database.reading() as on:
            self.person = people.get_person(on, self.person.id)
        return self

    def begins(self, bank: str = "harbour", minutes: int | None = None) -> str:
        """A session; an empty text where there is nothing to study."""
        now = self.services.clock()
        return studying.begin(self.services, self.person, bank, new_id(), self.seed, now, minutes) or ""

    def answers(self, session: str, is_right: bool = True) -> Question | None:
        """Take one step of a session: read a fact, or answer. Gives the question answered."""
        here = studying.current(self.services, self.person, session)
        assert here.step is not None, "the session is over"
        posted = {}
        if here.question is not None:
            samples = kind_of(here.question).samples(here.question)
            posted = samples.right if is_right else samples.wrong
        now = self.services.clock()
        studying.answer(self.services, self.person, session, here.session.position, posted, now)
        return here.question

    def studies(self, session: str, right: tuple[bool, ...] = (True,), most: int = 400) -> int:
        """Go through a session, right and wrong in turn; gives how many questions were answered."""
        given = 0
        for _ in range(most):
            if studying.current(self.services, self.person, session).step is None:
                break
            given += self.answers(session, right[given % len(right)]) is not None
        return given

    def practises(self, questions: int = 5, kinds: tuple[str, ...] = (), seed: str = "") -> str:
        """Begin a practice quiz."""
        blueprint = Blueprint(count=questions, sections=(), kinds=kinds)
        now = self.services.clock()
        return beginning.start_practice(
            self.services, self.person, "harbour", blueprint, new_id(), seed or self.seed, now
        )

    def fills_in(self, attempt: str, right: tuple[bool, ...] = (True,)) -> None:
        """Answer all questions, right and wrong in turn, and hand in."""
        now = self.services.clock()
        paper = taking.show_paper(self.services, self.person, attempt, now)
        for place in paper.map:
            item = taking.show_item(
                self.services, self.person, attempt, place.position, self.services.clock()
            )
            samples = kind_of(item.question).samples(item.question)
            posted = samples.right if right[(place.position - 1) % len(right)] else samples.wrong
            saved = self.saves(attempt, place.position, posted, item.revision)
            assert saved.outcome is Outcome.APPLIED
        handing_in.hand_in(self.services, self.person, attempt, now)

    def saves(
        self,
        attempt: str,
        position: int,
        posted: Posted,
        base_revision: int = 0,
        client: str = "",
        sequence: int = 1,
    ) -> Saved:
        """Send the answer to one question, from a page of its own unless `client` names one."""
        sent = Sent(posted, base_revision, client or new_id(), sequence)
        return saving.save_answer(self.services, self.person, attempt, position, sent, self.services.clock())


def guest(services: Services, zone: str = "UTC") -> Learner:
    """A new guest."""
    made = joining.start_guest(services, Browser("a browser", time_zone=zone), services.clock())
    return Learner(services, made.person, made.token)


def learner(services: Services, login: str = "mira", name: str = "Mira") -> Learner:
    """A learner with a login."""
    setting_up.add_person(services, name, login, PASSWORD, "learner", services.clock())
    return signed_in(services, login)


def instructor(services: Services, login: str = "rahn", name: str = "Ms Rahn") -> Person:
    """Somebody who may teach."""
    setting_up.add_person(services, name, login, PASSWORD, "instructor", services.clock())
    return signed_in(services, login).person


def signed_in(services: Services, login: str) -> Learner:
    """Whoever has this login, signed in once more."""
    found = signing_in.sign_in(services, login, PASSWORD, Browser("another browser"), services.clock())
    return Learner(services, found.person, found.token)


def new_class(
    services: Services, teacher: Person, name: str = "10B", courses: tuple[str, ...] = ("harbour",)
) -> ClassRow:
    """A class that learns from these courses."""
    return teaching.make_class(services, teacher, name, courses, new_id(), services.clock())


def new_quiz(
    services: Services, teacher: Person, room: ClassRow, title: str = "Week 1", count: int = 4
) -> str:
    """A quiz for a class, about the whole course."""
    blueprint = Blueprint(count=count, sections=(), kinds=())
    return teaching.set_quiz(
        services, teacher, room.public_id, "harbour", title, blueprint, new_id(), "preview", services.clock()
    )


def scores_by_code(
    services: Services, code: str, quiz_id: str | None = None, table: str = "attempts", profile: str = "plain"
) -> Iterator[str]:
    """A table of scores as the command line writes it."""
    scope = scope_of_code(services, code, quiz_id)
    return score_text(services, scope, Table(table), Profile(profile), services.clock())
