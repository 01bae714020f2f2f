"""Forgotten passwords: a code on paper, a link from a teacher, and what is over once a new one is chosen."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from quizapp import fresh
from quizapp.core.errors import BadEntry, NotFound
from quizapp.store import tables
from quizapp.usecases import accounts, joining, recovering, setting_up, signing_in
from quizapp.usecases.services import Services
from quizapp.usecases.signing_in import UNKNOWN_BROWSER, Browser
from tests.usecases.people import PASSWORD, guest, instructor, learner, new_class, signed_in

NEW = "seven quiet lanterns at dusk"


@pytest.fixture
def claimed(services):
    """A guest who has just kept their progress: signed in, with a code to write down."""
    who = guest(services)
    return joining.keep_progress(
        services, who.person, Browser(token=who.token), "Mira", "mira", PASSWORD, services.clock()
    )


def recover(services: Services, login: str, code: str, password: str = NEW) -> signing_in.SignedIn:
    return recovering.recover(services, login, code, password, Browser("another browser"), services.clock())


def stored(services: Services) -> str:
    """Every text of the database."""
    with services.database.reading() as on:
        return "\n".join(
            repr(row) for table in tables.Base.metadata.sorted_tables for row in on.execute(select(table))
        )


def is_alive(services: Services, token: str) -> bool:
    return signing_in.who_is(services, token, services.clock()) is not None


def test_the_code_is_long_and_nothing_in_it_is_taken_for_another():
    codes = {fresh.recovery_code() for _ in range(200)}
    assert len(codes) == 200
    for code in codes:
        assert [len(group) for group in code.split("-")] == [4] * 6
        assert not set(code) & set("ILO01")
    assert len(fresh.CODE_LETTERS) ** 24 > 2**112  # so much that a plain digest may be kept of it


def test_only_a_digest_of_the_code_is_kept(services, claimed):
    assert claimed.recovery_code.replace("-", "") not in stored(services).replace("-", "")


@pytest.mark.parametrize(
    "typed", [str, str.lower, lambda code: code.replace("-", " "), lambda code: f" {code}\n"]
)
def test_login_and_code_choose_a_new_password_however_the_code_is_typed(services, claimed, typed):
    back = recover(services, "MIRA", typed(claimed.recovery_code))
    assert back.person.id == claimed.person.id
    with pytest.raises(BadEntry):
        signed_in(services, "mira")
    signing_in.sign_in(services, "mira", NEW, UNKNOWN_BROWSER, services.clock())


def test_the_code_works_once_and_the_next_one_after_it(services, claimed):
    back = recover(services, "mira", claimed.recovery_code)
    assert back.recovery_code != claimed.recovery_code
    with pytest.raises(BadEntry) as refused:
        recover(services, "mira", claimed.recovery_code)
    assert refused.value.field == "code"
    recover(services, "mira", back.recovery_code)


def test_all_that_was_signed_in_is_signed_out_and_this_browser_signed_in(services, claimed):
    elsewhere = signed_in(services, "mira")
    somebody = guest(services)
    back = recovering.recover(
        services, "mira", claimed.recovery_code, NEW, Browser(token=somebody.token), services.clock()
    )
    assert is_alive(services, back.token)
    assert [is_alive(services, one) for one in (claimed.token, elsewhere.token, somebody.token)] == [
        False
    ] * 3


def test_an_unknown_login_a_wrong_code_and_no_code_at_all_are_refused_in_the_same_words(services, claimed):
    learner(services, "nora")  # added by the command line: she was never given a code
    said = set()
    for login, code in (
        ("mira", fresh.recovery_code()),
        ("mira", ""),
        ("nora", ""),
        ("nora", claimed.recovery_code),
        ("nobody", claimed.recovery_code),
        ("", ""),
    ):
        with pytest.raises(BadEntry) as refused:
            recover(services, login, code)
        said.add((refused.value.field, str(refused.value)))
    assert len(said) == 1
    assert is_alive(services, claimed.token)


@pytest.mark.parametrize("password", ["short", "password", "mira-mira"])
def test_a_password_that_cannot_be_taken_does_not_use_the_code_up(services, clock, password):
    who = guest(services)
    code = joining.keep_progress(
        services, who.person, Browser(token=who.token), "Mira", "mira-mira", PASSWORD, clock()
    ).recovery_code
    with pytest.raises(BadEntry) as refused:
        recover(services, "mira-mira", code, password)
    assert refused.value.field == "password"
    recover(services, "mira-mira", code)


def test_whoever_teaches_needs_a_longer_password_here_too(services, clock):
    link = setting_up.new_set_up_link(services, clock())
    made = setting_up.set_up_instructor(services, link, "Ms Rahn", "rahn", PASSWORD, clock())
    with pytest.raises(BadEntry):
        recover(services, "rahn", made.recovery_code, "fourteen signs")
    recover(services, "rahn", made.recovery_code)


def test_a_new_code_wants_the_password_and_ends_the_one_before(services, claimed, clock):
    with pytest.raises(BadEntry):
        accounts.change_recovery_code(services, claimed.person, "not the password", clock())
    code = accounts.change_recovery_code(services, claimed.person, PASSWORD, clock())
    assert is_alive(services, claimed.token)
    with pytest.raises(BadEntry):
        recover(services, "mira", claimed.recovery_code)
    recover(services, "mira", code)


class TestLinks:
    """A link from the teacher of a class."""

    @pytest.fixture
    def teacher(self, services):
        return instructor(services)

    @pytest.fixture
    def room(self, services, teacher, claimed, clock):
        room = new_class(services, teacher)
        joining.join_class(services, claimed.person, room.join_code, "", UNKNOWN_BROWSER, clock())
        return room

    def link(self, services, teacher, room, member):
        return recovering.make_member_link(
            services, teacher, room.public_id, member.public_id, services.clock()
        )

    def test_it_lets_the_student_choose_a_new_password_once(self, services, teacher, room, claimed, clock):
        link = self.link(services, teacher, room, claimed.person)
        assert recovering.whose_link(services, link.token, clock()).login == "mira"
        assert is_alive(services, claimed.token)  # as long as it is not used, nothing changes
        code = recovering.reset_password(services, link.token, NEW, clock())
        assert not is_alive(services, claimed.token)
        assert (
            signing_in.sign_in(services, "mira", NEW, UNKNOWN_BROWSER, clock()).person.id == claimed.person.id
        )
        with pytest.raises(NotFound):
            recovering.reset_password(services, link.token, "another one after that", clock())
        with pytest.raises(BadEntry):
            recover(services, "mira", claimed.recovery_code)  # whoever held the account is shut out
        recover(services, "mira", code)

    def test_it_ends_after_a_day_and_when_a_newer_one_is_made(self, services, teacher, room, claimed, clock):
        first, second = (self.link(services, teacher, room, claimed.person) for _ in range(2))
        with pytest.raises(NotFound):
            recovering.whose_link(services, first.token, clock())
        clock.forward(hours=23, minutes=59)
        assert recovering.whose_link(services, second.token, clock())
        clock.forward(minutes=1)
        with pytest.raises(NotFound):
            recovering.reset_password(services, second.token, NEW, clock())

    def test_it_ends_when_the_password_was_found_again(self, services, teacher, room, claimed, clock):
        link = self.link(services, teacher, room, claimed.person)
        recover(services, "mira", claimed.recovery_code)
        with pytest.raises(NotFound):
            recovering.whose_link(services, link.token, clock())

    def test_a_password_that_cannot_be_taken_leaves_it_good(self, services, teacher, room, claimed, clock):
        link = self.link(services, teacher, room, claimed.person)
        with pytest.raises(BadEntry):
            recovering.reset_password(services, link.token, "password", clock())
        recovering.reset_password(services, link.token, NEW, clock())

    def test_the_token_is_not_kept(self, services, teacher, room, claimed):
        assert self.link(services, teacher, room, claimed.person).token not in stored(services)

    def test_it_is_made_for_nobody_but_students_with_a_login_of_ones_own_class(
        self, services, teacher, room, claimed, clock
    ):
        other_teacher = instructor(services, "keller", "Mr Keller")
        other_room = new_class(services, other_teacher, "10C")
        outsider = learner(services, "nora")
        nobody = guest(services)
        for person in (other_teacher, nobody.person):
            joining.join_class(services, person, room.join_code, "", UNKNOWN_BROWSER, clock())
        for who, where, whom in (
            (other_teacher, room, claimed.person),  # not their class
            (other_teacher, other_room, claimed.person),  # their class, not their student
            (teacher, room, outsider.person),  # in no class
            (teacher, room, nobody.person),  # a guest has no password
            (teacher, room, other_teacher),  # never somebody who teaches, though a member
            (teacher, room, teacher),
            (claimed.person, room, claimed.person),  # a student makes none
        ):
            with pytest.raises(NotFound):
                self.link(services, who, where, whom)
        with services.database.reading() as on:
            assert on.execute(select(tables.ResetLink.id)).first() is None


def test_the_command_line_makes_links_and_passwords_for_anybody_with_a_login(services, clock):
    instructor(services)
    link = recovering.make_link(services, "Rahn", clock())
    recovering.reset_password(services, link.token, NEW, clock())
    recovering.set_password(services, "rahn", PASSWORD, clock())
    signed_in(services, "rahn")
    for action in (
        lambda: recovering.make_link(services, "nobody", clock()),
        lambda: recovering.set_password(services, "nobody", NEW, clock()),
    ):
        with pytest.raises(NotFound, match="user list"):
            action()
