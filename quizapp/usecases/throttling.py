"""Limits against guessing. Only failures count, and a school's address alone never shuts a class out.

A password is guessed at an account, so an account has a limit. An address, which a whole school may share,
and all together have high ones, and who reaches them shuts nobody out: from then on each account has fewer
tries, so that a few passwords tried at very many accounts lead nowhere, and whoever types the right one is
let in. Join codes are guessed at all
classes at once, so what counts is how many different wrong codes an address tries: thirty students who
copy the same mistake are one guess, and a right code is let in beside them, until nothing but a machine
tries so many; and even then whoever comes by a link of ours.

Failures stand in the database, so that all processes count together and a restart forgets nothing.
Subjects are kept as keyed digests: the table tells nobody who was guessed at, or from where.
"""

from __future__ import annotations

import hmac
import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import NamedTuple

from sqlalchemy import Connection

from quizapp.core.errors import TooManyGuesses
from quizapp.store import guesses
from quizapp.store.people import Person
from quizapp.usecases.services import Services

PASSWORD, OWN_PASSWORD = "password", "own password"  # to sign in, and asked of whoever is signed in
HALF = 32  # characters of a digest that stand for one half of a pair
NETWORK_BITS = 64  # of an IPv6 address: whoever has one has all behind it


class Limit(NamedTuple):
    """So many failures within a time; `what` tells whoever has to wait for the next one."""

    most: int
    within: timedelta
    what: str = ""


OF_ACCOUNT = Limit(10, timedelta(minutes=15), "Too many wrong tries for this login name.")
OF_WATCHED_ACCOUNT = Limit(5, timedelta(minutes=15), OF_ACCOUNT.what)  # while many others are guessed at
OF_ADDRESS = Limit(100, timedelta(minutes=15))
OF_ALL = Limit(1000, timedelta(minutes=5))
OF_CODES = Limit(
    10, timedelta(minutes=10), "Too many different codes were wrong. The right one is still taken."
)
OF_ALL_CODES = Limit(
    1000,
    timedelta(minutes=10),
    "Too many codes were tried from your network. Your teacher's link or QR code still lets you in.",
)
LONGEST_WINDOW = max(limit.within for limit in (OF_ACCOUNT, OF_ADDRESS, OF_ALL, OF_CODES))


@dataclass(frozen=True, slots=True)
class Guess:
    """A password or a recovery code given for an account: what to count it under, and for which field.

    `account` is a digest; `beside` are pairs of a limit and a digest of what many accounts share.
    """

    field: str
    account: str
    beside: tuple[tuple[Limit, str], ...]


def guess_at(services: Services, what: str, whom: str, address: str, field: str) -> Guess:
    """A guess of `what` (PASSWORD, "recovery code") for the account `whom`; `address` empty if unknown."""
    beside = [(OF_ALL, _digest(services, "all", ""))]
    if address:
        beside.append((OF_ADDRESS, _digest(services, "address", _network(address))))
    return Guess(field, _digest(services, what, whom), tuple(beside))


def check(on: Connection, guess: Guess, now: datetime) -> None:
    """Raise TooManyGuesses where the limit of the account is reached."""
    reached = _reached(on, guess, now)
    if reached is not None:
        raise reached


def fail(services: Services, guess: Guess, now: datetime) -> None:
    """Note that a guess was wrong. Raises TooManyGuesses where it was one of too many at the same time.

    So of twenty tries that come at once no more than the limit allows hear whether they were right.
    """
    with services.database.writing() as on:
        reached = _reached(on, guess, now)
        subjects = (guess.account, *(subject for _, subject in guess.beside))
        guesses.add_failures(on, subjects, now)
    if reached is not None:
        raise reached


def succeed(on: Connection, guess: Guess, now: datetime) -> None:
    """Forget the failures of an account whose owner has come in. Raises as `check` does."""
    check(on, guess, now)
    guesses.forget_failures(on, guess.account)


def forgive(on: Connection, services: Services, login_key: str, account_id: int) -> None:
    """Forget wrong passwords for an account that has got a new one: its owner is not to wait for it."""
    for what, whom in ((PASSWORD, login_key), (OWN_PASSWORD, str(account_id))):
        guesses.forget_failures(on, _digest(services, what, whom))


def check_codes(on: Connection, services: Services, who: str, now: datetime) -> None:
    """Raise TooManyGuesses where so many join codes were tried that nothing but a machine does that.

    `who` is whoever tries: an address, or an account that has a login.
    """
    reached = _reached_by_codes(on, _digest(services, "codes", who)[:HALF], OF_ALL_CODES, now)
    if reached is not None:
        raise reached


def fail_code(services: Services, who: str, code: str, now: datetime) -> None:
    """Note a wrong join code. Raises TooManyGuesses where there were many different ones before."""
    beginning = _digest(services, "codes", who)[:HALF]
    subject = beginning + _digest(services, "code", code)[:HALF]
    with services.database.writing() as on:
        reached = _reached_by_codes(on, beginning, OF_CODES, now)
        guesses.forget_failures(on, subject)  # the same again is no new guess
        guesses.add_failures(on, [subject], now)
    if reached is not None:
        raise reached


def trier(person: Person | None, address: str) -> str:
    """Who tries join codes: somebody with a login by their account, all others by their address, if known."""
    if person is not None and person.is_claimed:
        return f"account {person.id}"
    return _network(address) if address else ""


def purge(services: Services, now: datetime) -> int:
    """Delete failures that count no more. Returns how many."""
    with services.database.writing() as on:
        return guesses.purge_failures(on, before=now - LONGEST_WINDOW, after=now + LONGEST_WINDOW)


def _reached(on: Connection, guess: Guess, now: datetime) -> TooManyGuesses | None:
    tried = _failures(on, OF_ACCOUNT, guess.account, now)
    if len(tried) >= OF_ACCOUNT.most:
        return _too_many(guess.field, OF_ACCOUNT, tried[-1], now)
    if len(tried) < OF_WATCHED_ACCOUNT.most:
        return None  # whatever others do
    if any(len(_failures(on, limit, subject, now)) >= limit.most for limit, subject in guess.beside):
        return _too_many(guess.field, OF_WATCHED_ACCOUNT, tried[OF_WATCHED_ACCOUNT.most - 1], now)
    return None


def _failures(on: Connection, limit: Limit, subject: str, now: datetime) -> list[datetime]:
    return guesses.list_failures(on, subject, now - limit.within, now + limit.within, limit.most)


def _reached_by_codes(on: Connection, beginning: str, limit: Limit, now: datetime) -> TooManyGuesses | None:
    since, until = now - limit.within, now + limit.within
    failed = guesses.list_different_failures(on, beginning, since, until, limit.most)
    return _too_many("code", limit, failed[-1], now) if len(failed) >= limit.most else None


def _too_many(field: str, limit: Limit, oldest: datetime, now: datetime) -> TooManyGuesses:
    seconds = max(1, round((oldest + limit.within - now).total_seconds()))
    return TooManyGuesses(field, limit.what, seconds)


def _digest(services: Services, what: str, whom: str) -> str:
    text = f"{what}:{whom}".encode("utf-8", "surrogatepass")
    return hmac.new(services.secret.encode(), text, sha256).hexdigest()


def _network(address: str) -> str:
    """What an address counts as: an IPv4 address itself, of IPv6 the network that a customer gets."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            return str(found.ipv4_mapped)
        return str(ipaddress.IPv6Network((found.packed, NETWORK_BITS), strict=False))
    return str(found)
