"""What every use case works with: the database, the loaded banks and the hashing of passwords."""

from __future__ import annotations

import threading
import unicodedata
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Generic, TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection

from quizapp import clock, fresh
from quizapp.core.facts import Bank, Fact
from quizapp.core.memory.steps import KindChoice
from quizapp.formats.native.reader import read_plain
from quizapp.store import banks
from quizapp.store.db import Database

KEPT_BANKS = 32
LONGEST_PASSWORD = 256  # characters that are looked at; forms refuse longer ones
KEPT_KINDS = 100_000
KEPT_FILES = 6  # uploaded files as they were read; one may hold 5,000 questions
KEPT_ANALYSES = 12  # item analyses; one may rest on 20,000 answers
SAMPLE_PASSWORD = "nobody has this password"  # noqa: S105 - hashed only to take as long as a real check


Value = TypeVar("Value")


class Shelf:
    """Loaded banks by their revision. A revision never changes, so what lies here is never stale."""

    def __init__(self) -> None:
        self._banks: OrderedDict[tuple[int, str], Bank] = OrderedDict()
        self._kinds: dict[tuple[str, str, str], tuple[KindChoice, ...]] = {}
        self._lock = threading.Lock()

    def get(self, on: Connection, bank_id: int, revision: str) -> Bank:
        """The bank at one revision, read from the database the first time. Raises NotFound."""
        key = (bank_id, revision)
        with self._lock:
            if key in self._banks:
                self._banks.move_to_end(key)
                return self._banks[key]
        bank = read_plain(banks.get_document(on, bank_id, revision))
        self.put(bank_id, bank)
        return bank

    def put(self, bank_id: int, bank: Bank) -> None:
        """Keep a bank that is stored with this revision, for whoever asks for it next."""
        with self._lock:
            self._banks[bank_id, bank.revision] = bank
            while len(self._banks) > KEPT_BANKS:
                self._banks.popitem(last=False)

    def kinds(
        self, bank: Bank, fact: Fact, reckon: Callable[[], tuple[KindChoice, ...]]
    ) -> tuple[KindChoice, ...]:
        """The kinds that suit a fact: reckoned once a revision, for finding distractors takes a while."""
        key = (bank.slug, bank.revision, fact.id)
        found = self._kinds.get(key)
        if found is None:
            if len(self._kinds) > KEPT_KINDS:
                self._kinds.clear()
            found = self._kinds[key] = reckon()
        return found


class LastMade(Generic[Value]):
    """Things that took a while to make, the last few of them, by a key that says all they are made of."""

    def __init__(self, most: int) -> None:
        self.made = 0  # how often something was made
        self._things: OrderedDict[Hashable, Value] = OrderedDict()
        self._most = most
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """The thing of this key, made the first time."""
        with self._lock:
            if key in self._things:
                self._things.move_to_end(key)
                return self._things[key]
        made = make()
        with self._lock:
            self.made += 1
            self._things[key] = made
            while len(self._things) > self._most:
                self._things.popitem(last=False)
        return made


class Passwords:
    """Argon2id (19 MiB, two passes), two at a time: a class that signs in leaves room for answers."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)
        self._turns = threading.BoundedSemaphore(2)
        self._dummy = self.hashed(SAMPLE_PASSWORD)

    def hashed(self, password: str) -> str:
        """The hash to store for a password."""
        with self._turns:
            return self._hasher.hash(_normal(password))

    def matches(self, stored: str, password: str) -> bool:
        """Whether the password is the one that was hashed; takes as long where nothing is stored."""
        with self._turns:
            try:
                self._hasher.verify(stored or self._dummy, _normal(password))
            except (VerificationError, InvalidHashError):
                return False
            return bool(stored)


def _normal(password: str) -> str:
    """The password in one form, so that every keyboard writes the same; cut first, as that takes time."""
    return unicodedata.normalize("NFKC", password[:LONGEST_PASSWORD])


@dataclass(frozen=True, slots=True)
class BackupPlan:
    """Where automatic backups lie, how often one is made (None: only when it must be), how long they stay."""

    folder: Path
    every: timedelta | None
    longest: timedelta


@dataclass(frozen=True)
class Services:
    """What routes and commands hand to use cases; they ask its clock and pass the time on."""

    database: Database
    shelf: Shelf = field(default_factory=Shelf)
    passwords: Passwords = field(default_factory=Passwords)
    clock: Callable[[], datetime] = clock.now
    secret: str = field(default_factory=fresh.token)  # keys digests that all processes must agree on
    backups: BackupPlan | None = None  # none on a database server, which has backups of its own
    last_done: dict[str, datetime] = field(default_factory=dict)  # housekeeping, by the name of the task
    files: LastMade[Any] = field(default_factory=lambda: LastMade(KEPT_FILES))  # see foreign_reading
    analyses: LastMade[Any] = field(default_factory=lambda: LastMade(KEPT_ANALYSES))  # see analysing
