"""Making the class day by day, and taking away exactly what was made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from quizapp import fresh
from quizapp.core.audiences import LEARNERS
from quizapp.core.chance import Stream
from quizapp.core.errors import AlreadyDone, NotFound
from quizapp.core.roles import AccountRole
from quizapp.store import banks, demo, people
from quizapp.store.classes import ClassRow
from quizapp.store.db import Conflict, Database
from quizapp.store.people import Person
from quizapp.usecases import handing_in, joining, teaching
from quizapp.usecases.demo.afterwards import leave
from quizapp.usecases.demo.cast import (
    CLASS_ID,
    TEACHER,
    TEACHER_ID,
    TEACHER_LOGIN,
    Role,
    all_ids,
    demo_id,
    roles,
)
from quizapp.usecases.demo.lessons import QUESTIONS, Lesson, Pupil, lessons
from quizapp.usecases.demo.mind import Mind
from quizapp.usecases.services import Services
from quizapp.usecases.signing_in import UNKNOWN_BROWSER
from quizapp.usecases.words_of_people import login_key

ZONE = "Europe/Berlin"
NAME = "Demo class"
WAKES = timedelta(hours=6)  # after midnight in UTC, when the first sit down to study
THERE = "The demo class is there already. Take it away first, with: quizapp demo --remove"
NO_COURSE = "There is no course to learn from yet. Put one under questions/ first; `quizapp bank` says how."
TAKEN = "Somebody has the login “{login}”, which the demo needs. It was not made."


@dataclass(frozen=True, slots=True)
class Made:
    """The class that was made and how to look at it. Passwords are shown this once."""

    class_id: str
    teacher_login: str
    student_login: str
    password: str
    learners: int
    cards: int


@dataclass
class _Play:
    """What goes on: everybody, the quizzes, and the seed of it all."""

    room: ClassRow
    bank: str
    teacher: Person
    seed: str
    cast: list[tuple[Role, Person, Mind]]
    plan: list[Lesson]
    now: datetime


class _Held(Database):
    """A database within one transaction, so that a day of a class is stored at once."""

    def __init__(self, on: Connection) -> None:
        self._on = on

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """The transaction."""
        yield self._on

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The transaction."""
        yield self._on


def make(
    services: Services,
    learners: int,
    weeks: int,
    seed: str,
    now: datetime,
    told: Callable[[int], None] = lambda _days: None,
) -> Made:
    """Make the class, whose time ends now. `told` hears of each day that is done, `days_of(weeks)` in all.

    The same seed and moment give the same class, but for its code and password. Raises AlreadyDone where it
    is there, and NotFound where there is no course; where it breaks off, nothing of it stays.
    """
    password = fresh.passphrase()
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    start = midnight - timedelta(days=7 * weeks)
    play = _begin(services, learners, seed, password, start, now)
    cards = 0
    try:
        for day in range(days_of(weeks)):
            with services.database.writing() as on:
                cards += _day(replace(services, database=_Held(on)), on, play, start + timedelta(days=day))
            told(1)
        with services.database.writing() as on:
            pupils = [(role, person) for role, person, _mind in play.cast]
            leave(replace(services, database=_Held(on)), play.teacher, pupils, play.bank, now)
    except BaseException:
        remove(services)
        raise
    return Made(CLASS_ID, TEACHER_LOGIN, play.cast[0][0].login, password, learners, cards)


def days_of(weeks: int) -> int:
    """How many days are played, the last of which is today."""
    return 7 * weeks + 1


def remove(services: Services) -> int:
    """Take away all that a demo made, and nothing else. Returns how many people; 0 where none was there."""
    with services.database.writing() as on:
        return demo.remove(on, CLASS_ID, all_ids())


def _begin(
    services: Services, learners: int, seed: str, password: str, start: datetime, now: datetime
) -> _Play:
    """Teacher, class, learners and quizzes, in one transaction."""
    hashed = services.passwords.hashed(password)
    with services.database.writing() as on:
        if demo.is_there(on, CLASS_ID, all_ids()):
            raise AlreadyDone(THERE)
        bank = next((row for row in banks.list_banks(on) if row.audience == LEARNERS), None)
        if bank is None:
            raise NotFound(NO_COURSE)
        held = replace(services, database=_Held(on))
        teacher = _add(on, TEACHER_ID, TEACHER, TEACHER_LOGIN, hashed, start, role=AccountRole.INSTRUCTOR)
        room = teaching.make_class(held, teacher, NAME, [bank.slug], CLASS_ID, start)
        cast = []
        for role in roles(seed, learners):
            person = _add(on, role.public_id, role.name, role.login, hashed, start)
            joining.join_class(held, person, room.join_code, role.name, UNKNOWN_BROWSER, start)
            is_slower = role.number == 4
            demo.set_member(
                on,
                room.id,
                person.id,
                id_number="" if role.number % 10 == 0 else f"S{4000 + role.number}",
                time_factor=1.5 if is_slower else 1.0,
            )
            cast.append((role, person, Mind(role, seed)))
        return _Play(room, bank.slug, teacher, seed, cast, lessons(start, now), now)


def _add(
    on: Connection,
    public_id: str,
    name: str,
    login: str,
    hashed: str,
    at: datetime,
    role: AccountRole = AccountRole.LEARNER,
) -> Person:
    try:
        account_id = people.add_account(
            on,
            at,
            public_id=public_id,
            display_name=name,
            login=login,
            login_key=login_key(login),
            password_hash=hashed,
            role=role,
            time_zone=ZONE,
        )
    except Conflict as taken:
        raise AlreadyDone(TAKEN.format(login=login)) from taken
    return people.get_person(on, account_id)


def _day(services: Services, on: Connection, play: _Play, day: datetime) -> int:
    """One day of the class. Returns how many cards were answered."""
    cards = 0
    for lesson in play.plan:
        if day <= lesson.opens_at < day + timedelta(days=1):
            _set(services, on, play, lesson)
    for role, person, mind in play.cast:
        pupil = Pupil(services, person, role, mind, play.seed)
        chance = Stream(play.seed, "day", role.number, day.date().isoformat())
        at = day + WAKES + timedelta(minutes=chance.between(0, 840))
        if chance.fraction() < role.diligence and at < play.now - timedelta(minutes=40):
            cards += pupil.studies(play.bank, at)
            people.change_account(on, person.id, last_seen_at=at)
            if chance.fraction() < 0.08:
                pupil.practises(play.bank, at + timedelta(minutes=25))
        for lesson in play.plan:
            _take(on, play, pupil, lesson, day, chance)
    return cards


def _set(services: Services, on: Connection, play: _Play, lesson: Lesson) -> None:
    """Set a quiz an hour before it opens, and what is different in it for some."""
    at = lesson.opens_at - timedelta(hours=1)
    teaching.set_quiz(
        services,
        play.teacher,
        CLASS_ID,
        play.bank,
        lesson.title,
        lesson.blueprint,
        lesson.public_id,
        paper_seed(play.seed, lesson),
        at,
        lesson.terms,
    )
    demo.share_seed(on, lesson.public_id, paper_seed(play.seed, lesson))
    by = {"author_id": play.teacher.id, "made_at": at}
    if lesson.number == 1:
        _excuse(on, play, lesson, 3, {**by, "reason": "At the doctor’s; a note was handed in."})
    if lesson.number == 2 and len(play.cast) > 6:
        demo.add_exception(
            on,
            lesson.public_id,
            learner_id=play.cast[6][1].id,
            changes={"time_limit": 40 * 60},
            reason="Twice the time, as agreed with the school.",
            **by,
        )


def _excuse(on: Connection, play: _Play, lesson: Lesson, number: int, by: dict[str, object]) -> None:
    if len(play.cast) >= number:
        demo.add_grade(
            on, lesson.public_id, learner_id=play.cast[number - 1][1].id, score=None, is_excused=True, **by
        )


def paper_seed(seed: str, lesson: Lesson) -> str:
    """The seed of the paper that all have in a quiz."""
    return demo_id(seed, "paper", lesson.number)


def _take(on: Connection, play: _Play, pupil: Pupil, lesson: Lesson, day: datetime, chance: Stream) -> None:
    """Take a quiz on the day it opens, or not: some are excused, some forget, some are late or run out."""
    number = pupil.role.number
    if not day <= lesson.opens_at < day + timedelta(days=1):
        return
    at = lesson.opens_at + timedelta(minutes=chance.between(20, 600))
    is_excused = lesson.number == 1 and number == 3
    if is_excused or at >= play.now or chance.fraction() < 0.3 * (1 - pupil.role.diligence):
        return
    is_last = lesson.opens_at + timedelta(days=2) > play.now
    seed = paper_seed(play.seed, lesson)
    if is_last and number % 9 == 5:
        pupil.takes(lesson, seed, max(at, play.now - timedelta(minutes=5)), most=4)
        return
    runs_out = number == 8 and lesson.number == 2
    attempt = pupil.takes(lesson, seed, at, most=6 if runs_out else QUESTIONS)
    ended = at + timedelta(minutes=60 if runs_out else 12)
    handing_in.hand_in(pupil.services, pupil.person, attempt, ended)
    if number in (11, 17) and lesson.number in (1, 3):
        demo.make_late(on, attempt, lesson.opens_at + timedelta(days=2, hours=number - 8))
    if number == 2 and lesson.number == 2:
        demo.add_grade(
            on,
            lesson.public_id,
            learner_id=pupil.person.id,
            score=8.5,
            reason="Two answers were right in another spelling.",
            author_id=play.teacher.id,
            made_at=lesson.opens_at + timedelta(days=2, hours=1),
        )
