"""The language of a learner's own cards, which says how browsers read, show and spell them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from quizapp.core.errors import BadEntry, NotFound
from quizapp.core.languages import LANGUAGES, UNSAID
from quizapp.store.people import Person
from quizapp.usecases.own_cards import deck_on, store_on
from quizapp.usecases.services import Services

NO_CARDS = "You have no cards yet. Make one first, or bring your Anki deck."
NOT_KNOWN = "Choose one of the languages in the list."


def speak(services: Services, person: Person, language: str, now: datetime) -> None:
    """Say which language the learner's cards are in. Raises BadEntry, and NotFound before the first card."""
    if language not in LANGUAGES and language != UNSAID:
        raise BadEntry("language", NOT_KNOWN)
    with services.database.writing() as on:
        found = deck_on(on, services, person)
        if found.row is None:
            raise NotFound(NO_CARDS)
        head = replace(found.bank.head, language=language)
        store_on(on, services, person, found, replace(found.bank, head=head), now)
