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
    """Sign in. `guest_facts` and `guest_classes` are what the guest of this browser would leave behind.

    `wait` says how long nobody can sign in ("12 minutes") after too many wrong passwords. `is_lost`: a form
    led here that was not taken, as nobody was signed in any more.
    """

    template: ClassVar[str] = "people/sign_in.html"
    nav: ClassVar[str] = "account"

    guest_facts: int = 0
    guest_classes: tuple[str, ...] = ()
    wait: str = ""
    is_lost: bool = False


@dataclass(frozen=True, slots=True)
class SetUpPage:
    """The one-time link of an instructor. What a guest leaves behind as for signing in."""

    template: ClassVar[str] = "people/set_up.html"
    nav: ClassVar[str] = "account"

    token: str
    guest_facts: int = 0
    guest_classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """A recovery code that was just made, shown this once: its groups, and where to go on to afterwards.

    `where` is the address at which the code will be used, for the printed page.
    """

    template: ClassVar[str] = "people/recovery_code.html"
    nav: ClassVar[str] = "account"

    headline: str
    login_name: str
    groups: tuple[str, ...]
    where: str
    go_on: str
    go_on_label: str


@dataclass(frozen=True, slots=True)
class NewRecoveryCode:
    """Ask for the password before a new recovery code is made; `made` says when there is one already."""

    template: ClassVar[str] = "people/new_recovery_code.html"
    nav: ClassVar[str] = "account"

    made: str = ""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """Choose a new password with a recovery code. What a guest leaves behind and `wait` as for signing in."""

    template: ClassVar[str] = "people/forgotten.html"
    nav: ClassVar[str] = "account"

    guest_facts: int = 0
    guest_classes: tuple[str, ...] = ()
    wait: str = ""


@dataclass(frozen=True, slots=True)
class ResetPage:
    """A link with which somebody chooses a new password: whose it is."""

    template: ClassVar[str] = "people/reset.html"
    nav: ClassVar[str] = "account"

    token: str
    name: str
    login_name: str


@dataclass(frozen=True, slots=True)
class ChangePassword:
    """Choose a new password for the old one."""

    template: ClassVar[str] = "people/change_password.html"
    nav: ClassVar[str] = "account"

    login_name: str


@dataclass(frozen=True, slots=True)
class DeviceLine:
    """A browser that is signed in, and when it was last used; `is_this` for the one that shows the page."""

    id: str
    name: str
    last_seen: str
    is_this: bool = False


@dataclass(frozen=True, slots=True)
class AccountPage:
    """Who this is. `login_name` is empty for a guest; `classes` are (id, name) pairs.

    `code_made` says when the recovery code was made; empty where there is none. `devices` has the browser
    that shows the page first; it is empty for a guest. `zone_missing` as on the home page.
    """

    template: ClassVar[str] = "people/account.html"
    nav: ClassVar[str] = "account"

    login_name: str = ""
    classes: tuple[tuple[str, str], ...] = ()
    code_made: str = ""
    devices: tuple[DeviceLine, ...] = ()
    zone_missing: bool = False


@dataclass(frozen=True, slots=True)
class ErasePage:
    """Before everything about a person is deleted: what goes, what stays. Rendered with `form`: EraseForm.

    `classes` are the names of those they learn in; `in_the_way` of those that nobody else teaches, which
    must be put away first.
    """

    template: ClassVar[str] = "people/erase.html"
    nav: ClassVar[str] = "account"

    is_guest: bool = False
    is_instructor: bool = False
    facts_met: int = 0
    classes: tuple[str, ...] = ()
    in_the_way: tuple[str, ...] = ()
