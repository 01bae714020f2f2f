"""The roster of a class at the use cases."""

from __future__ import annotations

import pytest
from sqlalchemy import event

from quizapp.core.errors import BadEntry, NotFound
from quizapp.store import class_members, people
from quizapp.usecases import joining, rosters
from quizapp.usecases.signing_in import Browser
from tests.usecases.people import guest, instructor, learner, new_class, new_id

ROSTER = "name,login,ID number,e-mail,extra time\nMira,mira,18,mira@x.example,25 %\nNoor,,19,,\n"


@pytest.fixture
def rahn(services):
    return instructor(services)


@pytest.fixture
def room(services, rahn):
    return new_class(services, rahn)


@pytest.fixture
def mira(services, room):
    mira = learner(services)
    join(services, room, mira)
    return mira


def join(services, room, who):
    joining.join_class(
        services, who.person, room.join_code, who.person.display_name, Browser("b"), services.clock()
    )


def members(services, rahn, room):
    shown = rosters.show_people(services, rahn, room.public_id)
    return {row.display_name: (row.id_number, row.email, row.time_factor) for row in shown.members}


def test_a_roster_is_looked_at_first_and_nothing_is_stored(services, rahn, room, mira):
    report = rosters.look_at_roster(services, rahn, room.public_id, ROSTER)
    assert [(one.line.name, one.by) for one in report.matches] == [("Mira", "login"), ("Noor", "")]
    assert [change.field for change in report.matches[0].changes] == ["ID number", "e-mail", "extra time"]
    assert members(services, rahn, room) == {"Mira": ("", "", 1.0)}
    assert rosters.show_people(services, rahn, room.public_id).expected == []


def test_taken_in_it_fills_who_is_there_and_expects_the_others(services, rahn, room, mira):
    assert rosters.take_in_roster(services, rahn, room.public_id, ROSTER) == (1, 1)
    assert members(services, rahn, room) == {"Mira": ("18", "mira@x.example", 1.25)}
    ((row, found),) = rosters.show_people(services, rahn, room.public_id).expected
    assert (row.name, row.id_number, found) == ("Noor", "19", None)
    assert rosters.take_in_roster(services, rahn, room.public_id, ROSTER) == (0, 1), "twice is once"


def test_another_roster_adds_to_what_was_expected_and_replaces_the_same_people(services, rahn, room):
    rosters.take_in_roster(services, rahn, room.public_id, "name,ID number\nNoor,19\nOmar,20\n")
    rosters.take_in_roster(
        services, rahn, room.public_id, "name,ID number,e-mail\nNoor B.,19,n@x.example\nPia,21,\n"
    )
    expected = [
        (row.name, row.email) for row, _ in rosters.show_people(services, rahn, room.public_id).expected
    ]
    assert expected == [("Noor B.", "n@x.example"), ("Omar", ""), ("Pia", "")]


def test_whoever_joins_later_is_recognised_and_matched_with_a_click(services, rahn, room):
    rosters.take_in_roster(services, rahn, room.public_id, 'name,ID number,extra time\n"Noor, Al",19,50 %\n')
    noor = learner(services, "noor", "Al Noor")
    join(services, room, noor)
    ((row, found),) = rosters.show_people(services, rahn, room.public_id).expected
    assert found.public_id == noor.person.public_id
    rosters.match_expected(services, rahn, room.public_id, row.id, found.public_id)
    assert members(services, rahn, room) == {"Al Noor": ("19", "", 1.5)}
    assert rosters.show_people(services, rahn, room.public_id).expected == []
    with pytest.raises(NotFound):
        rosters.match_expected(services, rahn, room.public_id, row.id, found.public_id)


def test_a_member_under_another_name_is_matched_on_their_own_page(services, rahn, room, mira):
    rosters.take_in_roster(
        services, rahn, room.public_id, "name,ID number,e-mail\nMiranda X,18,m@x.example\n"
    )
    ((row, found),) = rosters.show_people(services, rahn, room.public_id).expected
    assert found is None
    rosters.change_member(
        services, rahn, room.public_id, mira.person.public_id, "", "own@x.example", 1.1, row.id
    )
    assert members(services, rahn, room) == {"Mira": ("18", "own@x.example", 1.1)}


def test_a_name_is_taken_off_the_list(services, rahn, room):
    rosters.take_in_roster(services, rahn, room.public_id, "Noor\n")
    ((row, _),) = rosters.show_people(services, rahn, room.public_id).expected
    rosters.expect_no_more(services, rahn, room.public_id, row.id)
    with pytest.raises(NotFound):
        rosters.expect_no_more(services, rahn, room.public_id, row.id)


@pytest.mark.parametrize(
    ("field", "values"),
    [("id_number", ("=1", "", 1.0)), ("email", ("", "no", 1.0)), ("time_factor", ("", "", 4.1)),
     ("time_factor", ("", "", float("nan")))],
)  # fmt: skip
def test_what_cannot_be_kept_is_refused_beside_its_field(services, rahn, room, mira, field, values):
    with pytest.raises(BadEntry) as bad:
        rosters.change_member(services, rahn, room.public_id, mira.person.public_id, *values)
    assert bad.value.field == field
    assert members(services, rahn, room) == {"Mira": ("", "", 1.0)}


def test_only_who_teaches_the_class_may_do_any_of_it(services, rahn, room, mira):
    other = instructor(services, "keller", "Keller")
    rosters.take_in_roster(services, rahn, room.public_id, "Noor\n")
    ((row, _),) = rosters.show_people(services, rahn, room.public_id).expected
    member = mira.person.public_id
    for attempt in (
        lambda: rosters.show_people(services, other, room.public_id),
        lambda: rosters.look_at_roster(services, other, room.public_id, ROSTER),
        lambda: rosters.take_in_roster(services, other, room.public_id, ROSTER),
        lambda: rosters.change_member(services, other, room.public_id, member, "", "", 2.0),
        lambda: rosters.match_expected(services, other, room.public_id, row.id, member),
        lambda: rosters.expect_no_more(services, other, room.public_id, row.id),
    ):
        with pytest.raises(NotFound):
            attempt()


def test_a_member_or_name_of_another_class_is_not_reached_through_ones_own(services, rahn, room, mira):
    own = new_class(services, rahn, "Other")
    rosters.take_in_roster(services, rahn, room.public_id, "Noor\n")
    ((row, _),) = rosters.show_people(services, rahn, room.public_id).expected
    with pytest.raises(NotFound):
        rosters.change_member(services, rahn, own.public_id, mira.person.public_id, "", "", 2.0)
    with pytest.raises(NotFound):
        rosters.expect_no_more(services, rahn, own.public_id, row.id)


def test_a_class_of_hundreds_costs_no_more_queries_than_one_of_three(services, rahn, room):
    def cost(count: int) -> int:
        with services.database.writing() as on:
            start = len(class_members.list_members(on, room.id))
            for number in range(start, start + count):
                who = people.add_account(
                    on, services.clock(), public_id=new_id(), display_name=f"Nr {number}"
                )
                joining.classes.add_member(on, room.id, who, services.clock())
        lines = "".join(f"Nr {number},{count}-{number}\n" for number in range(start + count + 5))
        counted = []
        note = lambda *_: counted.append(1)  # noqa: E731
        event.listen(services.database.engine, "before_cursor_execute", note)
        rosters.take_in_roster(services, rahn, room.public_id, f"name,ID number\n{lines}")
        rosters.show_people(services, rahn, room.public_id)
        event.remove(services.database.engine, "before_cursor_execute", note)
        return len(counted)

    assert cost(3) == cost(300)


def test_a_guest_is_on_the_list_too(services, rahn, room):
    join(services, room, guest(services))
    assert rosters.take_in_roster(services, rahn, room.public_id, "name,ID number\nGuest,7\n") == (1, 0)
