"""Whoever is nobody yet and begins at once: the guest and what they begin are stored together or not."""

from __future__ import annotations

from datetime import datetime

from quizapp.core.attempts import Terms
from quizapp.core.blueprint import Blueprint
from quizapp.usecases.beginning import PLAIN, start_practice_on
from quizapp.usecases.joining import add_guest
from quizapp.usecases.services import Services
from quizapp.usecases.signing_in import Browser, SignedIn
from quizapp.usecases.studying import begin_on


def start_learning(
    services: Services, browser: Browser, bank_slug: str, public_id: str, seed: str, now: datetime
) -> tuple[SignedIn, str | None]:
    """A new guest, signed in, and their first session about a bank; None where there is nothing to study.

    Raises NotFound, or NotAllowed for a bank that is not for learners.
    """
    with services.database.writing() as on:
        guest = add_guest(on, browser, now)
        return guest, begin_on(on, services, guest.person, bank_slug, public_id, seed, now)


def start_practice(
    services: Services,
    browser: Browser,
    bank_slug: str,
    blueprint: Blueprint,
    public_id: str,
    seed: str,
    now: datetime,
    terms: Terms = PLAIN,
) -> tuple[SignedIn, str]:
    """A new guest, signed in, and the practice quiz that they begin.

    Raises NotFound, NotAllowed, or TooFewFacts where the bank cannot give so many questions.
    """
    with services.database.writing() as on:
        guest = add_guest(on, browser, now)
        return guest, start_practice_on(
            on, services, guest.person, bank_slug, blueprint, public_id, seed, now, terms
        )
