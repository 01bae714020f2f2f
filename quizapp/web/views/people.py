"""Keeping progress, signing in, setting up, the account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class KeepPage:
    """A guest gives a name and a password to keep what was learned; `facts_met` are at stake."""

    template: ClassVar[str] = "people/keep.html"
    nav: ClassVar[str] = "account"

    facts_met: int


@dataclass(frozen=True, slots=True)
class SignInPage:
    """Sign in. `guest_facts` are what the guest of this browser has met and would leave behind."""

    template: ClassVar[str] = "people/sign_in.html"
    nav: ClassVar[str] = "account"

    guest_facts: int = 0


@dataclass(frozen=True, slots=True)
class SetUpPage:
    """The one-time link of an instructor."""

    template: ClassVar[str] = "people/set_up.html"
    nav: ClassVar[str] = "account"

    token: str


@dataclass(frozen=True, slots=True)
class AccountPage:
    """Who this is. `login_name` is empty for a guest; `classes` are (id, name) pairs."""

    template: ClassVar[str] = "people/account.html"
    nav: ClassVar[str] = "account"

    login_name: str = ""
    classes: tuple[tuple[str, str], ...] = ()
