"""Limits against guessing: what counts, for whom, how long, and that nobody else is shut out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from quizapp import fresh
from quizapp.core.errors import BadEntry, TooManyGuesses
from quizapp.store import tables
from quizapp.usecases import accounts, join_codes, joining, recovering, signing_in, throttling
from quizapp.usecases.services import Services
from quizapp.usecases.signing_in import Browser
from tests.usecases.people import PASSWORD, guest, instructor, learner, new_class
from tests.usecases.test_races import at_once

SCHOOL = "203.0.113.7"
HOME = "198.51.100.20"
NEW = "seven quiet lanterns at dusk"


def sign_in(
    services: Services, password: str, login: str = "mira", address: str = SCHOOL
) -> signing_in.SignedIn:
    return signing_in.sign_in(services, login, password, Browser(address=address), services.clock())


def recover(services: Services, code: str, login: str = "mira", address: str = SCHOOL) -> signing_in.SignedIn:
    return recovering.recover(services, login, code, NEW, Browser(address=address), services.clock())


def is_wrong(services: Services, times: int, **more: str) -> None:
    """So many wrong passwords, each refused as wrong and no more."""
    for number in range(times):
        with pytest.raises(BadEntry) as refused:
            sign_in(services, f"wrong {number}", **more)
        assert not isinstance(refused.value, TooManyGuesses)


def failures(services: Services) -> int:
    with services.database.reading() as on:
        return int(on.execute(select(func.count()).select_from(tables.FailedGuess)).scalar_one())


class TestPasswords:
    """Ten wrong passwords for a login name in a quarter of an hour."""

    @pytest.fixture(autouse=True)
    def mira(self, services):
        return learner(services)

    def test_after_ten_not_even_the_right_one_is_looked_at(self, services, clock):
        is_wrong(services, 10)
        with pytest.raises(TooManyGuesses) as refused:
            sign_in(services, PASSWORD)
        assert refused.value.seconds == 15 * 60
        assert "15 minutes" in str(refused.value)
        with pytest.raises(TooManyGuesses):
            sign_in(services, PASSWORD, address=HOME)  # from wherever it is guessed

    def test_the_limit_is_over_when_the_first_of_them_is_a_quarter_of_an_hour_old(self, services, clock):
        is_wrong(services, 1)
        clock.forward(minutes=5)
        is_wrong(services, 9)
        with pytest.raises(TooManyGuesses) as refused:
            sign_in(services, PASSWORD)
        assert refused.value.seconds == 10 * 60
        clock.forward(minutes=10)
        assert sign_in(services, PASSWORD)

    def test_refused_tries_do_not_make_it_longer(self, services, clock):
        is_wrong(services, 10)
        clock.forward(minutes=14)
        for _ in range(5):
            with pytest.raises(TooManyGuesses):
                sign_in(services, "wrong again")
        clock.forward(minutes=1)
        assert sign_in(services, PASSWORD)

    def test_whoever_gets_in_starts_from_nothing(self, services, clock):
        is_wrong(services, 9)
        sign_in(services, PASSWORD)
        is_wrong(services, 9)
        assert sign_in(services, PASSWORD)

    @pytest.mark.parametrize("login", ["MIRA", " mira ", "ｍｉｒａ"])
    def test_another_spelling_is_the_same_account(self, services, login):
        is_wrong(services, 10, login=login)
        with pytest.raises(TooManyGuesses):
            sign_in(services, PASSWORD)

    def test_a_login_that_nobody_has_is_counted_just_the_same(self, services):
        is_wrong(services, 10, login="nobody")
        with pytest.raises(TooManyGuesses) as unknown:
            sign_in(services, PASSWORD, login="nobody")
        is_wrong(services, 10, login="mira")
        with pytest.raises(TooManyGuesses) as known:
            sign_in(services, PASSWORD)
        assert str(unknown.value) == str(known.value)

    def test_others_sign_in_beside_it_from_the_same_school(self, services):
        learner(services, "nora", "Nora")
        is_wrong(services, 10)
        assert sign_in(services, PASSWORD, login="nora")

    def test_a_recovery_code_and_ones_own_password_are_counted_apart(self, services, clock, mira):
        code = accounts.change_recovery_code(services, mira.person, PASSWORD, clock())
        is_wrong(services, 10)
        accounts.check_password(services, mira.person, PASSWORD, clock())  # she is signed in, and may
        assert recover(services, code).person.id == mira.person.id

    @pytest.mark.parametrize("way", ["link", "code", "command"])
    def test_whoever_has_chosen_a_new_password_does_not_wait_for_it(self, services, clock, mira, way):
        code = accounts.change_recovery_code(services, mira.person, PASSWORD, clock())
        is_wrong(services, 10)
        if way == "link":
            token = recovering.make_link(services, "mira", clock()).token
            recovering.reset_password(services, token, NEW, clock())
        elif way == "code":
            recover(services, code)
        else:
            recovering.set_password(services, "mira", NEW, clock())
        is_wrong(services, 9)
        assert sign_in(services, NEW).person.id == mira.person.id

    def test_twenty_at_once_count_twenty_and_no_more_than_ten_hear_that_they_were_wrong(self, services):
        got = at_once(lambda number: sign_in(services, f"wrong {number}", address=""), 20)
        assert all(isinstance(one, BadEntry) for one in got)
        assert sum(not isinstance(one, TooManyGuesses) for one in got) <= 10
        assert failures(services) >= 20  # each under the account and under all

    def test_a_right_one_among_many_wrong_ones_at_once_is_no_way_round(self, services, monkeypatch):
        """Ten wrong ones are noted while the right one is being checked."""
        matches = services.passwords.matches

        def slowly(stored: str, password: str) -> bool:
            if password == PASSWORD:
                monkeypatch.setattr(services.passwords, "matches", matches)
                is_wrong(services, 10)
            return matches(stored, password)

        monkeypatch.setattr(services.passwords, "matches", slowly)
        with pytest.raises(TooManyGuesses):
            sign_in(services, PASSWORD)

    def test_all_processes_count_together_and_a_restart_forgets_nothing(self, services):
        is_wrong(services, 10)
        other = Services(
            services.database, services.shelf, services.passwords, services.clock, services.secret
        )
        with pytest.raises(TooManyGuesses):
            sign_in(other, PASSWORD)


class TestAddresses:
    """A hundred wrong tries from an address, a thousand from everywhere: then each account has five."""

    @pytest.fixture
    def strict(self, monkeypatch):
        """The same with smaller numbers, so that it does not take a hundred hashes."""
        monkeypatch.setattr(throttling, "OF_ADDRESS", throttling.OF_ADDRESS._replace(most=4))
        monkeypatch.setattr(throttling, "OF_ALL", throttling.OF_ALL._replace(most=7))
        watched = throttling.OF_WATCHED_ACCOUNT._replace(most=3)
        monkeypatch.setattr(throttling, "OF_WATCHED_ACCOUNT", watched)

    def test_the_numbers(self):
        assert (throttling.OF_ADDRESS.most, throttling.OF_ADDRESS.within) == (100, timedelta(minutes=15))
        assert (throttling.OF_ALL.most, throttling.OF_ALL.within) == (1000, timedelta(minutes=5))
        assert throttling.OF_WATCHED_ACCOUNT[:2] == (5, timedelta(minutes=15))

    def test_a_school_in_which_many_mistype_shuts_nobody_out(self, services, strict):
        learner(services)
        for number in range(30):
            is_wrong(services, 1, login=f"somebody-{number}")
        is_wrong(services, 2)
        assert sign_in(services, PASSWORD)

    def test_an_account_that_is_guessed_at_among_many_has_fewer_tries_from_there(self, services, strict):
        learner(services)
        for number in range(3):
            is_wrong(services, 1, login=f"somebody-{number}")
        is_wrong(services, 3)
        with pytest.raises(TooManyGuesses, match="for this login name"):
            sign_in(services, PASSWORD)
        assert sign_in(services, PASSWORD, address=HOME)

    def test_an_address_that_is_not_known_is_not_counted(self, services, strict):
        learner(services)
        for number in range(2):
            is_wrong(services, 1, login=f"somebody-{number}", address="")
        is_wrong(services, 4, address="")
        assert sign_in(services, PASSWORD, address="")

    def test_many_accounts_tried_from_everywhere(self, services, strict):
        learner(services)
        learner(services, "nora", "Nora")
        for number in range(7):
            is_wrong(services, 1, login=f"somebody-{number}", address=f"192.0.2.{number}")
        is_wrong(services, 3)
        with pytest.raises(TooManyGuesses):
            sign_in(services, PASSWORD, address=HOME)
        assert sign_in(services, PASSWORD, login="nora")
        services.clock.forward(minutes=5)
        assert sign_in(services, PASSWORD, address=HOME)

    @pytest.mark.parametrize(
        ("one", "other", "are_same"),
        [
            ("2001:db8:1:2::3", "2001:db8:1:2:ffff::9", True),
            ("2001:db8:1:2::3", "2001:db8:1:3::3", False),
            ("::ffff:203.0.113.7", "203.0.113.7", True),
            ("203.0.113.7", "203.0.113.8", False),
            ("not an address", "not an address", True),
        ],
    )
    def test_what_counts_as_one_address(self, one, other, are_same):
        assert (throttling.trier(None, one) == throttling.trier(None, other)) is are_same


class TestJoinCodes:
    """Ten different wrong codes in ten minutes."""

    @pytest.fixture
    def room(self, services):
        return new_class(services, instructor(services))

    def join(self, services, code, address=SCHOOL, person=None, link=""):
        browser = Browser(address=address)
        return joining.join_class(services, person, code, "Ada", browser, services.clock(), link)

    def is_wrong(self, services, codes, **more):
        for code in codes:
            with pytest.raises(BadEntry) as refused:
                self.join(services, code, **more)
            assert not isinstance(refused.value, TooManyGuesses)

    def test_the_eleventh_has_to_wait_and_right_ones_are_taken_beside_it(self, services, clock, room):
        self.is_wrong(services, [fresh.join_code() for _ in range(10)])
        with pytest.raises(TooManyGuesses) as refused:
            self.join(services, fresh.join_code())
        assert refused.value.seconds == 600
        assert self.join(services, room.join_code)[0].id == room.id
        self.is_wrong(services, ["AAAA-AAAA"], address=HOME)
        clock.forward(minutes=10)
        self.is_wrong(services, [fresh.join_code()])

    def test_a_class_that_copies_one_mistake_is_one_guess(self, services, room):
        self.is_wrong(services, ["AAAA-AAAA", "aaaa aaaa"] * 15)
        assert failures(services) == 1
        assert self.join(services, room.join_code)

    def test_three_hundred_right_ones_from_one_school(self, services, room):
        for _ in range(300):
            join_codes.check_guess(services, None, room.join_code, SCHOOL, services.clock())
        assert failures(services) == 0

    def test_a_machine_is_stopped_even_where_it_hits(self, services, monkeypatch, room):
        monkeypatch.setattr(throttling, "OF_ALL_CODES", throttling.OF_ALL_CODES._replace(most=12))
        for _ in range(12):
            with pytest.raises(BadEntry):
                self.join(services, fresh.join_code())
        with pytest.raises(TooManyGuesses):
            self.join(services, room.join_code)
        assert self.join(services, room.join_code, address=HOME)
        for link in (room.join_code, f"{room.join_code}-AAAAAA"):  # nobody's link
            with pytest.raises(TooManyGuesses, match="QR code still lets you in"):
                self.join(services, room.join_code, link=link)
        ours = join_codes.code_in_link(services, room.join_code)
        assert self.join(services, room.join_code, link=ours)
        assert self.join(
            services, room.join_code, person=learner(services).person
        )  # has a login: not shut out

    def test_whoever_has_a_login_is_counted_alone(self, services, room):
        mira, nora = learner(services).person, learner(services, "nora", "Nora").person
        self.is_wrong(services, [fresh.join_code() for _ in range(10)], person=mira)
        with pytest.raises(TooManyGuesses):
            self.join(services, fresh.join_code(), person=mira)
        self.is_wrong(services, [fresh.join_code()], person=nora)
        self.is_wrong(services, [fresh.join_code()])

    def test_a_link_says_which_class_and_a_guessed_one_says_nothing(self, services, room):
        link = join_codes.code_in_link(services, room.join_code)
        assert join_codes.class_of_link(services, link)[1].id == room.id
        assert join_codes.class_of_link(services, link.lower())[1].id == room.id
        for guessed in (
            room.join_code,
            f"{room.join_code}-AAAAAA",
            "AAAAAAAA",
            f"{link}A",
            link[:-1],
            "",
            "é",
        ):
            assert join_codes.class_of_link(services, guessed)[1] is None


def test_nothing_in_the_table_says_who_was_guessed_at_or_from_where(services):
    learner(services)
    is_wrong(services, 1)
    with services.database.reading() as on:
        subjects = list(on.execute(select(tables.FailedGuess.subject)).scalars())
    assert len(subjects) == 3
    for subject in subjects:
        assert len(subject) == 64
        assert subject not in {
            fresh.digest(text) for text in ("mira", SCHOOL, "password:mira", f"address:{SCHOOL}")
        }


def test_failures_that_count_no_more_are_deleted(services, clock):
    is_wrong(services, 2)
    assert throttling.purge(services, clock()) == 0
    clock.forward(minutes=15, seconds=1)
    is_wrong(services, 1)
    assert throttling.purge(services, clock()) == 6
    assert failures(services) == 3
    clock.forward(days=-1)  # the clock was a day ahead and was put right
    assert throttling.purge(services, clock()) == 3


def test_a_clock_that_was_ahead_does_not_shut_anybody_out_for_long(services, clock):
    learner(services)
    clock.forward(days=1)
    is_wrong(services, 10)
    clock.forward(days=-1)
    assert sign_in(services, PASSWORD)


def test_a_guest_is_counted_by_the_address(services):
    assert throttling.trier(guest(services).person, SCHOOL) == SCHOOL
