"""Several instructors of one class."""

from __future__ import annotations

import pytest

from quizapp.core.errors import ChangedMeanwhile, NotAllowed, NotFound
from quizapp.store.put_away import Move
from quizapp.usecases import colleagues, erasing, setting_up, teaching, tidying
from tests.usecases.people import PASSWORD, instructor, learner, new_class


@pytest.fixture
def rahn(services):
    return instructor(services)


@pytest.fixture
def keller(services):
    return instructor(services, "keller", "Mr Keller")


def invited(services, who, room, is_new=False):
    return colleagues.invite(services, who, room.public_id, is_new, services.clock()).token


def names(services, who, room):
    shown = colleagues.show_colleagues(services, who, room.public_id, services.clock())
    return [row.display_name for row in shown.people]


def test_a_colleague_is_invited_and_sees_the_class_as_its_maker_does(services, rahn, keller):
    room = new_class(services, rahn)
    token = invited(services, rahn, room)
    with pytest.raises(NotFound):
        teaching.show_class(services, keller, room.public_id, services.clock())
    assert colleagues.look_at_invitation(services, token, services.clock()).public_id == room.public_id
    assert colleagues.accept(services, keller, token, services.clock())[1]
    assert names(services, keller, room) == ["Ms Rahn", "Mr Keller"]
    assert teaching.show_class(services, keller, room.public_id, services.clock()).teachers == [
        "Ms Rahn",
        "Mr Keller",
    ]
    assert erasing.classes_in_the_way(services, rahn) == []


def test_an_invitation_works_once_and_for_seven_days(services, rahn, keller, clock):
    room = new_class(services, rahn)
    used, late = invited(services, rahn, room), invited(services, rahn, room)
    colleagues.accept(services, keller, used, clock())
    third = instructor(services, "third", "Third")
    with pytest.raises(NotFound):
        colleagues.accept(services, third, used, clock())
    clock.forward(days=7)
    with pytest.raises(NotFound):
        colleagues.accept(services, third, late, clock())
    assert colleagues.show_colleagues(services, rahn, room.public_id, clock()).invitations == []


def test_whoever_teaches_it_already_does_not_use_the_invitation_up(services, rahn, keller, clock):
    room = new_class(services, rahn)
    token = invited(services, rahn, room)
    assert not colleagues.accept(services, rahn, token, clock())[1]
    assert colleagues.accept(services, keller, token, clock())[1]


def test_a_student_is_told_what_to_do_and_the_invitation_stays(services, rahn, keller, clock):
    room = new_class(services, rahn)
    token = invited(services, rahn, room)
    with pytest.raises(NotAllowed, match="Sign in as an instructor"):
        colleagues.accept(services, learner(services).person, token, clock())
    assert colleagues.accept(services, keller, token, clock())[1]


def test_somebody_new_becomes_an_instructor_of_the_class_by_one_link(services, rahn, clock):
    room = new_class(services, rahn)
    token = invited(services, rahn, room, is_new=True)
    other = invited(services, rahn, room, is_new=True)
    made = setting_up.set_up_instructor(services, token, "New", "new", PASSWORD, clock())
    assert made.person.is_instructor
    assert names(services, made.person, room) == ["Ms Rahn", "New"]
    with pytest.raises(NotFound):
        setting_up.set_up_instructor(services, token, "Twice", "twice", PASSWORD, clock())
    setting_up.check_set_up_link(services, other, clock())


def test_a_link_for_somebody_new_that_a_colleague_uses_makes_no_instructor_any_more(
    services, rahn, keller, clock
):
    room = new_class(services, rahn)
    token = invited(services, rahn, room, is_new=True)
    colleagues.accept(services, keller, token, clock())
    with pytest.raises(NotFound):
        setting_up.check_set_up_link(services, token, clock())


def test_a_withdrawn_invitation_opens_nothing_and_makes_nobody(services, rahn, keller, clock):
    room = new_class(services, rahn)
    token = invited(services, rahn, room, is_new=True)
    (row,) = colleagues.show_colleagues(services, rahn, room.public_id, clock()).invitations
    with pytest.raises(NotFound):
        colleagues.withdraw(services, keller, room.public_id, row.id, clock())
    colleagues.withdraw(services, rahn, room.public_id, row.id, clock())
    for use in (colleagues.look_at_invitation, setting_up.check_set_up_link):
        with pytest.raises(NotFound):
            use(services, token, clock())
    with pytest.raises(NotFound):
        colleagues.withdraw(services, rahn, room.public_id, row.id, clock())


def test_the_last_one_stays_and_anybody_else_may_leave_or_be_removed(services, rahn, keller, clock):
    room = new_class(services, rahn)
    with pytest.raises(ChangedMeanwhile, match="Nobody else"):
        colleagues.remove(services, rahn, room.public_id, rahn.public_id, clock())
    colleagues.accept(services, keller, invited(services, rahn, room), clock())
    assert colleagues.remove(services, rahn, room.public_id, rahn.public_id, clock()) == "Ms Rahn"
    with pytest.raises(NotFound):
        teaching.get_class(services, rahn, room.public_id)
    with pytest.raises(ChangedMeanwhile):
        colleagues.remove(services, keller, room.public_id, keller.public_id, clock())


def test_whoever_is_removed_cannot_come_back_by_a_link_of_their_own(services, rahn, keller, clock):
    room = new_class(services, rahn)
    colleagues.accept(services, keller, invited(services, rahn, room), clock())
    back_door = invited(services, keller, room, is_new=True)
    colleagues.remove(services, rahn, room.public_id, keller.public_id, clock())
    with pytest.raises(NotFound):
        colleagues.accept(services, keller, back_door, clock())
    with pytest.raises(NotFound):
        setting_up.check_set_up_link(services, back_door, clock())


def test_a_class_in_the_bin_takes_nobody_in(services, rahn, keller, clock):
    room = new_class(services, rahn)
    token = invited(services, rahn, room)
    tidying.move_class(services, rahn, room.public_id, Move.BIN, clock())
    with pytest.raises(NotFound):
        colleagues.accept(services, keller, token, clock())


def test_an_ordinary_set_up_link_makes_an_instructor_of_no_class(services, clock):
    token = setting_up.new_set_up_link(services, clock())
    made = setting_up.set_up_instructor(services, token, "First", "first", PASSWORD, clock())
    assert teaching.list_classes(services, made.person) == []
