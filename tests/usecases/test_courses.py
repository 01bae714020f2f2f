"""Several courses: where each lives, who may see it, what a class learns, and what is remembered of which."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.core.blueprint import Blueprint
from quizapp.core.coverage import ledger_text
from quizapp.core.errors import BadEntry, ChangedMeanwhile, NotAllowed, NotFound
from quizapp.store import banks, memory
from quizapp.usecases import (
    beginning,
    foreign_files,
    importing,
    joining,
    making,
    progress,
    proposing,
    reading,
    reviewing,
    studying,
    summing_up,
    taking,
    teaching,
    undoing,
    uploading,
)
from quizapp.usecases import home as homes
from quizapp.usecases.services import Services
from quizapp.usecases.signing_in import UNKNOWN_BROWSER
from tests.builders import make_bank, make_head
from tests.formats.small_bank import FILES
from tests.usecases.people import Learner, guest, instructor, learner, new_class, new_id, new_quiz

PIER = """\
  - id: pier-lit
    about: {of: lighthouse, what: pier lit}
    say: "The pier was lit in {1891}."
    ask: "In which year was the pier lit?"
    answer: {year: "1891"}
    at: [C3]
"""


def folder_of(at: Path, slug: str = "lighthouse", **changes: str) -> Path:
    """The small bank of a lighthouse as a folder; `coast="..."` is added to that file."""
    folder = at / slug
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in FILES.items():
        (folder / name).write_text(text + changes.get(name.removesuffix(".yaml"), ""), encoding="utf-8")
    return folder


def load(services: Services, folder: Path, accept: bool = False) -> importing.Loaded:
    """Read a folder once more, as at every start."""
    return importing.load_folder(services, folder, services.clock(), accept)


def says(services: Services, slug: str = "lighthouse") -> set[str]:
    """The ids of the facts that a course has now."""
    return set(importing.stored_bank(services, slug).fact_by_id)


def edit_here(services: Services, slug: str = "lighthouse") -> None:
    """Take a file into a course in the browser: its lighthouse was lit a year later."""
    teacher = instructor(services, f"editor-of-{slug}")
    changed = FILES["coast.yaml"].split("  - id: lighthouse-height")[0].replace("1889", "1890")
    sent = uploading.upload(
        services, teacher, slug, "coast.yaml", changed.encode(), new_id(), services.clock()
    )
    uploading.take_in(services, teacher, sent, services.clock())


def proposal(services: Services, slug: str = "lighthouse") -> proposing.Proposal | None:
    """What waits to be accepted or declined."""
    return proposing.show_course(services, slug).proposal


def second_course(services: Services, slug: str = "river", **head: str) -> None:
    """Another course whose facts have the same ids as the harbour's."""
    bank = make_bank(slug, head=make_head(**{"title": "The River Velm", **head}))
    importing.load_bank(services, bank, "folder", services.clock())


# Folders and the database


def test_a_course_of_a_folder_follows_its_folder_and_cannot_be_changed_here(services, tmp_path):
    folder = folder_of(tmp_path)
    assert [load(services, folder).outcome for _ in range(2)] == ["loaded", "same"]
    folder_of(tmp_path, coast=PIER)
    assert load(services, folder).outcome == "loaded"
    assert "pier-lit" in says(services)
    with pytest.raises(ChangedMeanwhile, match="Take it over"):
        edit_here(services)
    with pytest.raises(ChangedMeanwhile, match="Take it over"):
        making.change_audience(services, "lighthouse", "instructors", services.clock())


def test_once_taken_over_a_course_is_changed_here_and_its_folder_only_proposes(services, tmp_path):
    folder = folder_of(tmp_path)
    load(services, folder)
    assert [proposing.take_over(services, "lighthouse") for _ in range(2)] == [True, False]
    edit_here(services)
    assert load(services, folder).outcome == "kept", "the folder has not changed"
    assert proposal(services) is None
    folder_of(tmp_path, coast=PIER)
    loaded = load(services, folder)
    assert loaded.outcome == "proposed"
    assert loaded.change.counts == (1, 1, 0)
    assert "pier-lit" not in says(services)
    assert [load(services, folder).outcome for _ in range(2)] == ["proposed", "proposed"]
    found = proposal(services)
    assert [fact.id for fact in found.change.added] == ["pier-lit"]
    assert [(before.say, after.say) for before, after in found.change.changed] == [
        (
            "The Gull Rock Lighthouse was first lit in {1890}.",
            "The Gull Rock Lighthouse was first lit in {1889}.",
        )
    ]


def test_an_accepted_proposal_is_the_course_and_proposes_nothing_more(services, clock, tmp_path):
    folder = folder_of(tmp_path)
    load(services, folder)
    proposing.take_over(services, "lighthouse")
    edit_here(services)
    folder_of(tmp_path, coast=PIER)
    load(services, folder)
    found = proposal(services)
    change = proposing.accept(services, "lighthouse", found.digest, found.base, clock())
    assert change.counts == (1, 1, 0)
    assert "pier-lit" in says(services)
    assert proposal(services) is None
    assert load(services, folder).outcome == "same"
    assert proposing.show_course(services, "lighthouse").row.home == "database"


def test_a_declined_proposal_is_not_made_again_until_the_folder_changes(services, clock, tmp_path):
    folder = folder_of(tmp_path)
    load(services, folder)
    proposing.take_over(services, "lighthouse")
    folder_of(tmp_path, coast=PIER)
    load(services, folder)
    found = proposal(services)
    proposing.decline(services, "lighthouse", found.digest, found.base, clock())
    assert proposal(services) is None
    assert load(services, folder).outcome == "kept"
    assert "pier-lit" not in says(services)
    folder_of(tmp_path, coast=PIER.replace("1891", "1892"))
    assert load(services, folder).outcome == "proposed"
    folder_of(tmp_path)  # back to what the course holds
    assert load(services, folder).outcome == "same"


def test_a_proposal_is_dropped_when_the_folder_goes_back(services, tmp_path):
    folder = folder_of(tmp_path)
    load(services, folder)
    proposing.take_over(services, "lighthouse")
    edit_here(services)
    folder_of(tmp_path, coast=PIER)
    assert load(services, folder).outcome == "proposed"
    folder_of(tmp_path)
    assert load(services, folder).outcome == "kept"
    assert proposal(services) is None


def test_a_decision_about_what_is_not_there_any_more_is_refused(services, clock, tmp_path):
    folder = folder_of(tmp_path)
    load(services, folder)
    proposing.take_over(services, "lighthouse")
    folder_of(tmp_path, coast=PIER)
    load(services, folder)
    found = proposal(services)
    edit_here(services)  # a colleague changes the course meanwhile
    before = says(services)
    for decide in (proposing.accept, proposing.decline):
        for digest, base in ((found.digest, found.base), ("", ""), ("0" * 16, found.base)):
            with pytest.raises(ChangedMeanwhile):
                decide(services, "lighthouse", digest, base, clock())
    assert says(services) == before
    newer = proposal(services)
    proposing.accept(services, "lighthouse", newer.digest, newer.base, clock())
    with pytest.raises(ChangedMeanwhile):
        proposing.accept(services, "lighthouse", newer.digest, newer.base, clock())


def test_whoever_has_the_shell_may_accept_at_once(services, tmp_path):
    folder = folder_of(tmp_path)
    load(services, folder)
    proposing.take_over(services, "lighthouse")
    folder_of(tmp_path, coast=PIER)
    assert load(services, folder).outcome == "proposed"
    assert load(services, folder, accept=True).outcome == "loaded"
    assert "pier-lit" in says(services)
    assert proposal(services) is None
    assert proposing.show_course(services, "lighthouse").row.home == "database"


def test_the_same_slug_in_two_folders_loads_neither_and_the_others_all_the_same(services, tmp_path):
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    folder_of(shipped)
    folder_of(own, coast=PIER)
    folder_of(own, "beacon")
    (own / "linked").symlink_to(shipped / "lighthouse")
    found = importing.load_folders(services, [shipped, own], services.clock())
    assert {one.slug: one.outcome for one in found} == {
        "linked": "left out",
        "lighthouse": "faulty",
        "beacon": "loaded",
    }
    (clash,) = (one for one in found if one.outcome == "faulty")
    for fault, here, there in zip(clash.faults, (shipped, own), (own, shipped), strict=True):
        assert fault.file == str(here / "lighthouse")
        assert str(there / "lighthouse") in fault.message
    with pytest.raises(NotFound):
        says(services)


def test_a_clash_leaves_the_course_that_is_loaded_as_it_is(services, tmp_path):
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    load(services, folder_of(shipped))
    before = says(services)
    folder_of(own, coast=PIER)
    importing.load_folders(services, [shipped, own], services.clock())
    assert says(services) == before


def test_a_folder_with_an_odd_name_is_refused(services, tmp_path):
    loaded = load(services, folder_of(tmp_path, "Light House"))
    assert loaded.outcome == "faulty"
    assert "rename it to 'light-house'" in str(loaded.faults[0])


# row-90
def test_a_folder_read_again_and_again_keeps_what_was_begun_with_it(services, clock, tmp_path):
    """Row 32 of the bad inputs: read twice, edited and read again, and gone while attempts use it."""
    folder = tmp_path / "questions" / "river"
    write = importing_files(folder)
    write(make_bank("river"))
    assert [load(services, folder).outcome for _ in range(2)] == ["loaded", "same"]
    who = learner(services)
    attempt = beginning.start_practice(
        services, who.person, "river", Blueprint(count=5), new_id(), "seed", clock()
    )
    asked = [taking.show_item(services, who.person, attempt, at, clock()).question for at in range(1, 6)]
    write(make_bank("river", facts=make_bank().facts[:-3]))
    assert load(services, folder).outcome == "loaded"
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    assert importing.load_folders(services, [folder.parent], clock()) == []
    assert [
        taking.show_item(services, who.person, attempt, at, clock()).question for at in range(1, 6)
    ] == asked
    who.fills_in(attempt)
    assert reviewing.result(services, who.person, attempt, clock()).score == 5


def importing_files(folder: Path):
    """A function that writes a bank into a folder as its files."""
    from quizapp.formats.native import to_files

    def write(bank) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in to_files(bank).items():
            (folder / name).write_text(text, encoding="utf-8")

    return write


# Memory


def test_the_same_fact_of_two_courses_is_two_memories(services):
    second_course(services)
    who = learner(services)
    who.studies(who.begins("harbour"))
    met = len(reading.course(services, who.person, "harbour", services.clock()).memories)
    assert met > 5
    assert reading.course(services, who.person, "river", services.clock()).memories == {}
    who.studies(who.begins("river"), (False,), most=6)
    with services.database.reading() as on:
        river = memory.list_memories(on, who.person.id, banks.get_bank(on, "river").id)
    assert 0 < len(river) < met


def test_a_fact_that_is_gone_breaks_neither_session_nor_undo_nor_result_nor_progress(services, clock):
    who = learner(services)
    session, attempt = who.begins(), who.practises(6)
    asked = None
    while asked is None:
        asked = who.answers(session, is_right=False)
    before = reading.course(services, who.person, "harbour", clock()).memories
    gone = {asked.fact, *(step.fact for step in at(who, session).session.steps[:8])}
    kept = tuple(fact for fact in make_bank().facts if fact.id not in gone)
    importing.load_bank(services, make_bank(facts=kept), "database", clock())
    found = at(who, session).session
    assert undoing.undo(services, who.person, session, found.last_answered, 0, clock())
    assert asked.fact not in progress.progress_in(services, who.person, "harbour", clock()).course.memories
    who.studies(session, (False, True))
    summary = summing_up.summary(services, who.person, session, clock())
    assert summary.missed
    assert not summary.still_there & gone
    who.fills_in(attempt, (True, False))
    assert len(reviewing.result(services, who.person, attempt, clock()).items) == 6
    again = reviewing.practise_missed(services, who.person, attempt, new_id(), "s", clock())
    who.fills_in(again)
    plan = homes.home(services, who.person, clock()).plans[0]
    assert not gone & set(plan.course.memories)
    assert not gone & {fact.id for fact in (*plan.today.due, *plan.today.new)}
    importing.load_bank(services, make_bank(), "database", clock())
    back = reading.course(services, who.person, "harbour", clock()).memories
    assert set(before) - {asked.fact} <= set(back)


def test_a_course_whose_last_met_fact_is_gone_does_not_call_the_learner_back_for_it(services, clock):
    who = learner(services)
    session = who.begins()
    while who.answers(session) is None:
        pass
    (met,) = reading.course(services, who.person, "harbour", clock()).memories
    kept = tuple(fact for fact in make_bank().facts if fact.id != met)
    importing.load_bank(services, make_bank(facts=kept), "database", clock())
    assert homes.home(services, who.person, clock()).plans[0].today.due_days == ()


def at(who: Learner, session: str) -> studying.Current:
    """Where a session stands."""
    return studying.current(who.services, who.person, session)


# Who may see a course


def test_a_course_that_is_closed_to_learners_is_closed_at_every_door(services, clock):
    second_course(services)
    importing.load_bank(services, importing.stored_bank(services, "river"), "database", clock())
    who = learner(services)
    session = who.begins("river")
    who.studies(session, most=4)
    attempt = beginning.start_practice(
        services, who.person, "river", Blueprint(count=4), new_id(), "seed", clock()
    )
    who.fills_in(attempt, (False,))
    making.change_audience(services, "river", "instructors", clock())
    last = 0
    doors = [
        lambda: studying.begin(services, who.person, "river", new_id(), "s", clock()),
        lambda: studying.current(services, who.person, session),
        lambda: studying.answer(services, who.person, session, 0, {}, clock()),
        lambda: studying.feedback(services, who.person, session, last),
        lambda: summing_up.summary(services, who.person, session, clock()),
        lambda: undoing.undo(services, who.person, session, last, 0, clock()),
        lambda: reading.course(services, who.person, "river", clock()),
        lambda: progress.progress_in(services, who.person, "river", clock()),
        lambda: beginning.start_practice(
            services, who.person, "river", Blueprint(count=4), new_id(), "seed", clock()
        ),
        lambda: reviewing.practise_missed(services, who.person, attempt, new_id(), "s", clock()),
    ]
    for number, door in enumerate(doors):
        with pytest.raises(NotAllowed):
            raise AssertionError(f"door {number} gave {door()}")
    assert studying.find_open(services, who.person, clock()) is None
    assert reading.bank_to_open(services, who.person, "river") == "harbour"
    home = homes.home(services, who.person, clock())
    assert "river" not in {plan.course.row.slug for plan in home.plans} | {row.slug for row in home.others}
    assert reviewing.result(services, who.person, attempt, clock()).score == 0, (
        "what was handed in can be read"
    )
    making.change_audience(services, "river", "learners", clock())
    assert studying.find_open(services, who.person, clock()) == session
    assert reading.course(services, who.person, "river", clock()).memories


def test_of_two_sessions_left_open_the_newer_is_gone_on_with(services, clock):
    second_course(services)
    who = learner(services)
    sessions = [who.begins("river"), who.begins("harbour")]
    assert studying.find_open(services, who.person, clock()) == sessions[1]
    who = learner(services, "noor")
    sessions = [who.begins("harbour"), who.begins("river")]
    assert studying.find_open(services, who.person, clock()) == sessions[1]
    plans = homes.home(services, who.person, clock()).plans
    assert [(plan.course.row.slug, plan.open_session.public_id) for plan in plans] == [
        ("harbour", sessions[0]),
        ("river", sessions[1]),
    ]


def test_a_class_quiz_about_a_course_kept_for_instructors_works(services, clock):
    second_course(services, audience="instructors")
    teacher, who = instructor(services), learner(services)
    room = new_class(services, teacher, courses=("harbour", "river"))
    joining.join_class(services, who.person, room.join_code, "Mira", UNKNOWN_BROWSER, clock())
    quiz = teaching.set_quiz(
        services, teacher, room.public_id, "river", "Secret", Blueprint(count=4), new_id(), "seed", clock()
    )
    attempt = beginning.begin_quiz(services, who.person, quiz, new_id(), "seed", clock())
    who.fills_in(attempt)
    assert reviewing.result(services, who.person, attempt, clock()).score == 4
    found = reading.joined_class(services, who.person, room.public_id, clock())
    assert [row.slug for row in found.courses] == ["harbour"]
    assert [row.slug for row in teaching.show_class(services, teacher, room.public_id, clock()).courses] == [
        "harbour",
        "river",
    ]
    with pytest.raises(NotAllowed):
        reading.course(services, who.person, "river", clock())


# Classes


def test_a_class_learns_from_at_least_one_course_and_sets_quizzes_about_its_own(services, clock):
    second_course(services)
    teacher = instructor(services)
    for chosen in ((), ("nowhere",), ("harbour", "nowhere")):
        with pytest.raises(BadEntry) as refused:
            new_class(services, teacher, courses=chosen)
        assert refused.value.field == "banks"
    room = new_class(services, teacher, courses=("river",))
    with pytest.raises(BadEntry) as refused:
        new_quiz(services, teacher, room)
    assert refused.value.field == "bank"
    teaching.choose_courses(services, teacher, room.public_id, ["harbour", "harbour"])
    quiz = new_quiz(services, teacher, room)
    with pytest.raises(BadEntry):
        teaching.choose_courses(services, teacher, room.public_id, [])
    teaching.choose_courses(services, teacher, room.public_id, ["river"])
    assert [
        row.public_id for row, *_ in teaching.show_class(services, teacher, room.public_id, clock()).quizzes
    ] == [quiz]
    with pytest.raises(NotFound):
        teaching.choose_courses(services, instructor(services, "keller"), room.public_id, ["river"])


# Home


def test_whoever_is_new_sees_the_course_that_came_first(services, clock):
    second_course(services, title="A title that comes before all others")
    home = homes.home(services, None, clock())
    assert (home.first.row.slug, [row.slug for row in home.others]) == ("harbour", ["river"])
    home = homes.home(services, guest(services).person, clock())
    assert [plan.course.row.slug for plan in home.plans] == ["harbour"]


def test_the_courses_of_ones_classes_come_first(services, clock):
    second_course(services)
    teacher, who = instructor(services), learner(services)
    room = new_class(services, teacher, "10B", ("river",))
    joining.join_class(services, who.person, room.join_code, "Mira", UNKNOWN_BROWSER, clock())
    home = homes.home(services, who.person, clock())
    assert [(plan.course.row.slug, plan.class_names) for plan in home.plans] == [("river", ("10B",))]
    assert [row.slug for row in home.others] == ["harbour"]


def test_the_most_urgent_course_leads_and_the_others_follow(services, clock):
    second_course(services)
    who = learner(services)
    who.studies(who.begins("harbour"))
    clock.forward(days=2)
    who.studies(who.begins("river"), most=2)
    home = homes.home(services, who.person, clock())
    assert [plan.course.row.slug for plan in home.plans] == ["river", "harbour"], "what is under way leads"
    assert home.others == ()
    who.studies(home.plans[0].open_session.public_id)
    home = homes.home(services, who.person, clock())
    assert [plan.course.row.slug for plan in home.plans] == ["harbour", "river"], "then what fades most"
    assert len(home.plans[0].today.due) > 0
    assert [plan.answered_today > 0 for plan in home.plans] == [False, True]


def test_where_there_is_no_course_home_is_empty(database, passwords, clock):
    services = Services(database, passwords=passwords, clock=clock)
    for person in (None, guest(services).person, instructor(services)):
        home = homes.home(services, person, clock())
        assert (home.first, home.plans, home.others) == (None, (), ())
        assert reading.bank_to_open(services, person, "harbour") == ""


# Making a course


def made(services: Services, **more: str) -> str:
    """A new course of the browser."""
    given = {
        "title": "Der Leuchtturm",
        "slug": "",
        "source": "Keeper’s log",
        "audience": "learners",
        "sections": "The coast, 4\nHistory, 12",
        **more,
    }
    return making.make_course(services, now=services.clock(), **given)


def test_a_course_is_made_and_files_are_taken_into_it(services, clock):
    teacher = instructor(services)
    slug = made(services)
    assert slug == "der-leuchtturm"
    assert homes.home(services, teacher, clock()).others == (), "without facts it is nobody's course yet"
    files = {
        "bank.yaml": FILES["bank.yaml"].replace("coast,", "the-coast,"),
        "names.yaml": FILES["names.yaml"],
        "the-coast.yaml": FILES["coast.yaml"],
    }
    for name, text in files.items():
        sent = uploading.upload(services, teacher, slug, name, text.encode(), new_id(), clock())
        report = uploading.report(services, teacher, sent)
        assert (report.faults, report.ready > 0) == ((), True), name
        uploading.take_in(services, teacher, sent, clock())
    assert says(services, slug) == {"lighthouse-lit", "lighthouse-height"}
    assert importing.stored_bank(services, slug).head.title == "The Lighthouse"
    who = learner(services)
    assert who.begins(slug)


def test_one_file_may_hold_names_and_facts(services, clock):
    teacher, slug = instructor(services), made(services)
    names = FILES["names.yaml"].replace(", pool: tower", "")
    text = names + FILES["coast.yaml"].replace("[C1 n2]", "[C1]").split("  - id: lighthouse-height")[
        0
    ].replace("[C1]", "[T1]")
    sent = uploading.upload(services, teacher, slug, "the-coast.yaml", text.encode(), new_id(), clock())
    report = uploading.report(services, teacher, sent)
    assert report.faults == ()
    assert (report.count("new"), report.parts) == (1, {"names": 3})
    uploading.take_in(services, teacher, sent, clock())
    again = uploading.upload(services, teacher, slug, "the-coast.yaml", text.encode(), new_id(), clock())
    with pytest.raises(BadEntry, match="stands in the course already"):
        uploading.take_in(services, teacher, again, clock())


def test_a_short_name_is_proposed_and_never_taken_twice(services):
    assert [made(services) for _ in range(3)] == ["der-leuchtturm", "der-leuchtturm-2", "der-leuchtturm-3"]
    assert made(services, title="Маяк") == "course"
    assert made(services, title="x" * 120) == "x" * 40
    assert made(services, slug="my-course") == "my-course"
    for slug in ("my-course", "harbour", "My Course", "-", "a--b", "../etc"):
        with pytest.raises(BadEntry) as refused:
            made(services, slug=slug)
        assert refused.value.field == "slug"


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("sections", "History, 0"),
        ("sections", "History, 9999"),
        ("sections", ", 5"),
        ("sections", "One, 1\n" * 41),
        ("title", "\u200b"),
        ("source", "\u202e"),
        ("audience", "nobody"),
    ],
)
def test_what_cannot_be_a_course_is_refused_by_the_field_that_is_wrong(services, field, text):
    with pytest.raises(BadEntry) as refused:
        made(services, **{field: text})
    assert refused.value.field == field
    assert {row.slug for row in teaching.list_courses(services)} == {"harbour"}


def test_sections_get_marks_and_names_of_their_own(services):
    found = making.read_sections("History, 2\nHouses, 1\nHistory, 1\nМост, 1\nNames, 3")
    assert [(one.id, one.paragraphs) for one in found] == [
        ("history", ("H1", "H2")),
        ("houses", ("O1",)),
        ("history-2", ("I1",)),
        ("section-4", ("A1",)),
        ("names-2", ("N1", "N2", "N3")),
    ]
    plain = making.read_sections("History\nRivers, lakes and seas\nPeople, ١٢")
    assert [(one.id, one.title, len(one.paragraphs)) for one in plain] == [
        ("history", "History", 0),
        ("rivers-lakes-and-seas", "Rivers, lakes and seas", 0),
        ("people", "People", 12),
    ]
    every = making.read_sections("\n".join(f"A, {number}" for number in range(1, 41)))
    marks = [mark for one in every for mark in one.paragraphs]
    assert len(marks) == len(set(marks)) == 820


def test_a_course_needs_a_title_and_nothing_else(services, clock):
    slug = made(services, source="", sections=" \n")
    bank = importing.stored_bank(services, slug)
    assert [(one.id, one.title, one.paragraphs) for one in bank.head.sections] == [
        ("questions", "Questions", ())
    ]
    assert bank.head.source == ""
    teacher = instructor(services)
    sent = uploading.upload(
        services, teacher, slug, "q.csv", b"question,answer\nWho?,Pike\n", new_id(), clock()
    )
    assert foreign_files.take_in(services, teacher, sent, [1], clock()).count == 1
    assert "No paragraphs are declared here." in ledger_text(importing.stored_bank(services, slug))
    who = learner(services)
    assert who.begins(slug)


def test_two_contents_are_told_apart_part_by_part(services):
    from quizapp.usecases.courses import change

    before = make_bank()
    fact = before.facts[0]
    after = make_bank(
        head=make_head(title="Another title"),
        names=(*before.names[1:], replace(before.names[0], label="the old harbour")),
        facts=(replace(fact, why="Because."), *before.facts[2:]),
    )
    found = change(before, after)
    assert found.counts == (0, 1, 1)
    assert found.parts == {"bank": 1, "names": 1}
    assert change(before, make_bank()).is_empty
