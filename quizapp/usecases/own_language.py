"""The language of a learner's own cards, which says how browsers read, show and spell them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from quizapp.core.errors import BadEntry, NotFound
from quizapp.core.facts import Bank
from quizapp.core.languages import LANGUAGES, UNSAID
from quizapp.store.people import Person
from quizapp.usecases.own_deck import deck, store
from quizapp.usecases.services import Services

NO_CARDS = "You have no cards yet. Make one first, or bring your Anki deck."
NOT_KNOWN = "Choose one of the languages in the list."


def speak(services: Services, person: Person, language: str, now: datetime) -> None:
    """Say which language the learner's cards are in. Raises BadEntry, and NotFound before the first card."""
    if language not in LANGUAGES and language != UNSAID:
        raise BadEntry("language", NOT_KNOWN)
    if deck(services, person).row is None:
        raise NotFound(NO_CARDS)

    def write(bank: Bank) -> Bank:
        return replace(bank, head=replace(bank.head, language=language))

    store(services, person, write, now)
