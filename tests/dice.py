"""Dice that fall the same way in every run: what a test draws today is what it drew yesterday.

Each test has dice of its own, by its name, and so has each fixture that several tests share: what they draw
depends on nothing that ran before. `QUIZAPP_TEST_DICE=anything` throws others, to look for a test that only
passes with some.
"""

from __future__ import annotations

import os
from base64 import urlsafe_b64encode
from collections.abc import Generator, Sequence
from random import Random
from typing import Any, TypeVar

import pytest

from quizapp import fresh

Thing = TypeVar("Thing")
OTHERS = os.environ.get("QUIZAPP_TEST_DICE", "")


class Dice:
    """What `quizapp.fresh` asks of `secrets`, from a stream that can be begun."""

    def __init__(self) -> None:
        self.stream = Random()

    def begin(self, name: str) -> None:
        """Begin the stream of this name."""
        self.stream = Random(f"{OTHERS} {name}")

    def choice(self, among: Sequence[Thing]) -> Thing:
        return self.stream.choice(among)

    def token_hex(self, size: int) -> str:
        return self.stream.randbytes(size).hex()

    def token_urlsafe(self, size: int) -> str:
        return urlsafe_b64encode(self.stream.randbytes(size)).rstrip(b"=").decode("ascii")


DICE = Dice()


def pytest_configure() -> None:
    """Hand the dice to whoever draws in this process."""
    fresh.secrets = DICE


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Begin the dice of a test."""
    DICE.begin(item.nodeid)


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
) -> Generator[None, Any, Any]:
    """Begin the dice of a shared fixture, then go on with those of the test that asked for it first."""
    if fixturedef.scope == "function":
        return (yield)
    before = DICE.stream
    DICE.begin(f"{fixturedef.baseid} {fixturedef.argname} {getattr(request, 'param', '')}")
    try:
        return (yield)
    finally:
        DICE.stream = before
