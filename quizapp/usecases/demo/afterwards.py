"""What the class has said of itself by today: its exam day, who shares their memory, notes and cards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from quizapp.store import banks, memory
from quizapp.store.people import Person
from quizapp.usecases import class_exams, class_memory, notes, own_cards
from quizapp.usecases.demo.cast import CLASS_ID, Role
from quizapp.usecases.services import Services

EXAM_IN = timedelta(days=12)
NOTES = ("The year my grandmother was born, so easy to keep.", "Not the bridge: that came later.")
CARDS = (
    ("What does DPRK stand for?", "Democratic People’s Republic of Korea"),
    ("Who lent me the atlas?", "Ms Lindqvist, to be given back in June"),
)


def leave(
    services: Services, teacher: Person, cast: Sequence[tuple[Role, Person]], bank: str, now: datetime
) -> None:
    """Set the exam day, let most learners agree to class memory, and give the first one notes and cards."""
    class_exams.add_exam(services, teacher, CLASS_ID, bank, teacher.day_at(now + EXAM_IN), "Final exam", now)
    for role, person in cast:
        if role.number % 7:  # the others were not asked yet
            class_memory.share(services, person, CLASS_ID, agrees=role.number != 3)
    if cast:
        _writes(services, cast[0][1], bank, now)


def _writes(services: Services, person: Person, bank: str, now: datetime) -> None:
    with services.database.reading() as on:
        known = sorted(memory.list_memories(on, person.id, banks.get_bank(on, bank).id))
    for fact, text in zip(known, NOTES, strict=False):
        notes.write(services, person, bank, fact, text, now)
    for number, (front, back) in enumerate(CARDS, start=1):
        own_cards.save_card(services, person, own_cards.Card(front, back), f"c-{number}", now, is_new=True)
