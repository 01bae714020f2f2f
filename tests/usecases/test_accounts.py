"""One's own account: the password, and the browsers that are signed in."""

from __future__ import annotations

import pytest

from quizapp.core.errors import BadEntry, NotFound
from quizapp.usecases import accounts, devices, recovering, signing_in
from quizapp.usecases.signing_in import UNKNOWN_BROWSER, Browser
from tests.usecases.people import PASSWORD, instructor, learner, signed_in

NEW = "seven quiet lanterns at dusk"


@pytest.fixture
def mira(services):
    return learner(services)


def change(services, who, old=PASSWORD, new=NEW):
    return accounts.change_password(
        services, who.person, old, new, Browser("Firefox", who.token), services.clock()
    )


def is_alive(services, who):
    return signing_in.who_is(services, who.token, services.clock()) is not None


def names(services, who):
    return [
        (one.name, one.is_this)
        for one in devices.list_devices(services, who.person, who.token, services.clock())
    ]


def test_a_new_password_signs_out_everybody_else_and_gives_this_browser_a_new_token(services, mira, clock):
    elsewhere = signed_in(services, "mira")
    link = recovering.make_link(services, "mira", clock())
    after = change(services, mira)
    assert is_alive(services, after)
    assert not is_alive(services, mira)
    assert not is_alive(services, elsewhere)
    with pytest.raises(NotFound):
        recovering.whose_link(services, link.token, clock())
    with pytest.raises(BadEntry):
        signed_in(services, "mira")
    assert signing_in.sign_in(services, "mira", NEW, UNKNOWN_BROWSER, clock())


def test_the_recovery_code_stays_good(services, mira, clock):
    code = accounts.change_recovery_code(services, mira.person, PASSWORD, clock())
    change(services, mira)
    assert recovering.recover(services, "mira", code, PASSWORD, UNKNOWN_BROWSER, clock())


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("not hers", NEW, "password"),
        ("", NEW, "password"),
        (PASSWORD, "short", "new_password"),
        (PASSWORD, "password1", "new_password"),
        (PASSWORD, "MIRA", "new_password"),
        (PASSWORD, "x7" * 129, "new_password"),
    ],
)
def test_what_cannot_be_taken_changes_nothing(services, mira, old, new, field):
    with pytest.raises(BadEntry) as refused:
        change(services, mira, old, new)
    assert refused.value.field == field
    assert is_alive(services, mira)
    signed_in(services, "mira")


def test_whoever_teaches_needs_a_longer_one(services, clock):
    instructor(services)
    with pytest.raises(BadEntry):
        change(services, signed_in(services, "rahn"), new="fourteen signs")


def test_an_old_password_is_worth_nothing_once_another_was_chosen_meanwhile(services, mira, monkeypatch):
    """Somebody who knows the old password sends it just as its owner resets it."""
    for action in (
        lambda: change(services, mira),
        lambda: accounts.change_recovery_code(services, mira.person, PASSWORD, services.clock()),
        lambda: signed_in(services, "mira"),
    ):
        recovering.set_password(services, "mira", PASSWORD, services.clock())
        matches = services.passwords.matches

        def while_it_is_reset(stored: str, password: str, matches=matches) -> bool:
            was_right = matches(stored, password)
            recovering.set_password(services, "mira", NEW, services.clock())
            return was_right

        with monkeypatch.context() as patched:
            patched.setattr(services.passwords, "matches", while_it_is_reset)
            with pytest.raises(BadEntry):
                action()
        assert devices.list_devices(services, mira.person, mira.token, services.clock()) == []


def test_the_browser_that_asks_stands_first_then_those_used_last(services, mira, clock):
    for minutes, name in ((1, "Safari iPhone"), (2, "Chrome Windows")):
        clock.forward(minutes=minutes)
        signing_in.sign_in(services, "mira", PASSWORD, Browser(name), clock())
    assert names(services, mira) == [
        ("another browser", True),
        ("Chrome Windows", False),
        ("Safari iPhone", False),
    ]


def test_one_browser_is_signed_out_or_all_others(services, mira, clock):
    phone, laptop, library = (signed_in(services, "mira") for _ in range(3))
    listed = devices.list_devices(services, phone.person, phone.token, clock())
    devices.end_device(services, mira.person, listed[0].public_id, clock())
    assert [is_alive(services, one) for one in (mira, phone, laptop, library)] == [True, False, True, True]
    assert devices.end_other_devices(services, mira.person, mira.token, clock()) == 2
    assert names(services, mira) == [("another browser", True)]
    assert devices.end_other_devices(services, mira.person, mira.token, clock()) == 0


def test_nobody_ends_the_session_of_another_or_one_that_is_over(services, mira, clock):
    nora = learner(services, "nora", "Nora")
    (of_nora,) = devices.list_devices(services, nora.person, nora.token, clock())
    signing_in.sign_out(services, signed_in(services, "mira").token, clock())
    for public_id in (of_nora.public_id, "", "x" * 5000):
        with pytest.raises(NotFound):
            devices.end_device(services, mira.person, public_id, clock())
    assert is_alive(services, nora)


def test_a_session_that_ran_out_is_not_listed(services, mira, clock):
    clock.forward(days=91)
    assert names(services, mira) == []
