"""Files of other programs: the report, then what was chosen of it, once and as a whole."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from quizapp.core.errors import AlreadyDone, BadEntry, ChangedMeanwhile, NotFound
from quizapp.core.facts import Bank
from quizapp.formats.imports import reading
from quizapp.formats.imports.items import Status
from quizapp.formats.native.reader import read_plain
from quizapp.store import banks
from quizapp.usecases import courses, foreign_files, importing, proposing, uploading
from quizapp.usecases.causes import Cause, How
from quizapp.usecases.foreign_files import ForeignReport
from quizapp.usecases.foreign_items import CHANGED, NEW, UNCHANGED
from quizapp.usecases.foreign_reading import ReadAs
from quizapp.usecases.services import Services
from tests import foreign_lines
from tests.formats.imports.moodle_files import answer, base64_of, png, question, report_of
from tests.usecases.people import instructor, new_id

FILE = """lines
north|Which river runs through the port? = Velm / Asher (It is dry.)
Who built the pier? = Pike
essay: Tell of the fog.
What is missing here?
motto|What fills the kettle? = water
Who built the pier? = Pike
"""


class Desk:
    """An instructor with files for the harbour."""

    def __init__(self, services: Services, login: str = "rahn") -> None:
        self.services, self.person, self.upload = services, instructor(services, login), ""

    def brings(self, text: str = FILE, name: str = "quiz.txt") -> ForeignReport:
        now = self.services.clock()
        self.upload = uploading.upload(
            self.services, self.person, "harbour", name, text.encode(), new_id(), now
        )
        return self.report()

    def report(self, **more: Any) -> ForeignReport:
        found = foreign_files.find_report(self.services, self.person, self.upload, **more)
        assert found is not None
        return found

    def takes(self, *numbers: int, section: str = "") -> int:
        now = self.services.clock()
        taken = foreign_files.take_in(self.services, self.person, self.upload, numbers, now, section=section)
        return taken.count

    def takes_what_is_suggested(self) -> int:
        return self.takes(*(item.number for item in self.report().items if item.is_suggested))

    def row_of(self, fact: str) -> int:
        with self.services.database.reading() as on:
            return banks.fact_ids(on, banks.get_bank(on, "harbour").id)[fact]

    @property
    def bank(self) -> Bank:
        found = importing.stored_bank(self.services, "harbour")
        assert found is not None
        return found


@pytest.fixture
def desk(services: Services, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(reading, "read_file", foreign_lines.read_file)
    proposing.take_over(services, "harbour")
    return Desk(services)


def test_every_item_has_a_row_and_the_totals_add_up(desk: Desk):
    report = desk.brings()
    assert [(item.number, item.row.line_start, item.status, item.change) for item in report.items] == [
        (1, 2, Status.IMPORTED, NEW),
        (2, 3, Status.IMPORTED, NEW),
        (3, 4, Status.SKIPPED, ""),
        (4, 5, Status.ERROR, ""),
        (5, 6, Status.IMPORTED, CHANGED),
        (6, 7, Status.SKIPPED, ""),
    ]
    assert report.totals == {
        "items": 6, "imported": 3, "imported-with-loss": 0, "skipped": 2, "error": 1,
    }  # fmt: skip
    said = [message.message for item in report.items for message in item.row.messages]
    assert [message.line for item in report.items for message in item.row.messages] == [4, 5, 6, 7]
    assert "an essay cannot be marked here" in said[0]
    assert "another question under this id: “Above the door" in said[2]
    assert "on line 3" in said[3]


def test_the_good_ones_are_suggested_but_not_what_would_replace_another_question(desk: Desk):
    assert [item.number for item in desk.brings().items if item.is_suggested] == [1, 2]


def test_what_was_chosen_is_taken_in_and_nothing_else(desk: Desk):
    before = desk.bank
    desk.brings()
    assert desk.takes(2, section="trade") == 1
    (added,) = desk.bank.fixed[len(before.fixed) :]
    assert (added.prompt, added.key, added.section) == ("Who built the pier?", ("Pike",), "trade")
    assert desk.bank.fixed[: len(before.fixed)] == before.fixed
    assert desk.bank.facts == before.facts
    assert desk.row_of(added.item_id)


def test_the_same_file_adds_nothing_a_second_time(desk: Desk):
    desk.brings()
    desk.takes_what_is_suggested()
    revision = desk.bank.revision
    report = desk.brings()
    assert [report.count(change) for change in (NEW, CHANGED, UNCHANGED)] == [0, 1, 2]
    assert not [item for item in report.items if item.is_suggested]
    with pytest.raises(BadEntry, match="stands in the course already"):
        desk.takes(1, 2)
    assert desk.bank.revision == revision


def test_an_edited_file_updates_the_edited_and_keeps_what_is_remembered(desk: Desk):
    desk.brings()
    desk.takes_what_is_suggested()
    before = desk.row_of("fixed:north")
    edited = FILE.replace("It is dry.", "It fell dry.").replace(
        "Who built the pier? = Pike", "Who dug? = Ash", 1
    )
    report = desk.brings(edited)
    assert [(item.number, item.change) for item in report.items if item.is_suggested] == [
        (1, CHANGED),
        (2, NEW),
    ]
    desk.takes_what_is_suggested()
    assert desk.bank.fixed_by_id["fixed:north"].options[1].because == "It fell dry."
    assert desk.row_of("fixed:north") == before, "memory hangs on this row"


def test_a_question_stays_in_its_section_and_place_when_it_is_updated(desk: Desk):
    desk.brings()
    desk.takes(1, section="trade")
    report = desk.brings()
    assert report.items[0].change == UNCHANGED, "another section is no change"
    desk.brings("lines\nmotto|Above the door of the Customs House is carved: Pay and what? = leave\n")
    assert desk.takes(1) == 1
    motto = desk.bank.fixed_by_id["fixed:motto"]
    assert (motto.section, motto.key) == ("history", ("leave",))


def test_the_same_words_with_another_answer_may_be_another_question(desk: Desk):
    desk.brings("lines\nWho built it? = Pike\nwho|Who dug it? = Ash\n")
    desk.takes_what_is_suggested()
    report = desk.brings("lines\nWho built it? = Crane\nwho|Who dug it? = Bell\n")
    assert [(item.change, item.is_suggested) for item in report.items] == [(CHANGED, False), (CHANGED, True)]
    (told,) = report.items[0].row.messages
    assert "with another answer: “Pike”; tick it" in told.message
    report = desk.brings("lines\nWho built it? = Pike / Crane\n")
    assert report.items[0].change == NEW, "a choice of that"


@pytest.mark.parametrize(
    ("numbers", "section", "told"),
    [
        ((), "", "Nothing was chosen"),
        ((1, 4), "", "cannot be taken in"),
        ((1, 99), "", "cannot be taken in"),
        ((0,), "", "cannot be taken in"),
        ((1,), "attic", "no such section"),
    ],
)
def test_a_choice_that_cannot_be_taken_in_changes_nothing(desk: Desk, numbers, section, told):
    desk.brings()
    revision = desk.bank.revision
    with pytest.raises(BadEntry, match=told):
        desk.takes(*numbers, section=section)
    assert desk.bank.revision == revision
    assert desk.report().taken_at is None


def test_a_file_is_taken_in_once(desk: Desk):
    desk.brings()
    desk.takes(1)
    assert desk.report().taken_at is not None
    with pytest.raises(AlreadyDone):
        desk.takes(2)


def test_of_a_picture_only_what_becomes_of_it_is_said():
    shown = '<img src="@@PLUGINFILE@@/a.png" alt="a map">'
    file = f'<file name="a.png" encoding="base64">{base64_of(png())}</file>'
    right = answer(f"North {shown}", "100").replace("<feedback>", f"{file}<feedback>")
    report = foreign_files.report_of(report_of(question("multichoice", "Where?", right + answer("South"))))
    (row,) = report.rows
    assert [message.code for message in row.messages] == ["item.picture"]
    assert "belongs to an answer" in row.messages[0].message


def test_the_same_words_in_another_order_ask_something_else(desk: Desk):
    report = desk.brings(
        "lines\na|What is 2 x 1? = 2\nb|What is 1 x 2? = 2\n"
        "c|A grey hen from the black farm met a white cock at the old mill: who won? = nobody\n"
        "d|A white hen from the old farm met a black cock at the grey mill: who won? = nobody\n"
    )
    assert [item.is_suggested for item in report.items] == [True] * 4
    assert (
        report.items[1].row.messages[0].message.startswith("the same words in another order, with the same")
    )


def test_what_the_course_or_the_file_has_already_under_another_id_is_told_and_not_ticked(desk: Desk):
    desk.brings("lines\nWho built the pier? = Pike\n")
    desk.takes(1)
    report = desk.brings(
        "lines\npier|By whom was the pier built, who built it? = Pike\nquay|Who dug the quay? = Ash / Bell\n"
        "In what year did the North Pier open? = 1862\ndug|Who dug that quay? = Ash\n"
    )
    assert [item.is_suggested for item in report.items] == [False, True, False, False]
    assert [item.status for item in report.items] == [Status.IMPORTED] * 4
    said = [[message.message for message in item.row.messages] for item in report.items]
    assert said[1] == []
    assert said[0][-1] == "one of the two is enough, so it stays out unless somebody ticks it"
    assert "as in the course: “Who built the pier?”" in said[0][0]
    assert "as in the course: “In which year was the North Pier opened?” (north-pier-opened)" in said[2][0]
    assert "as in this file, line 3: “Who dug the quay?” (quay)" in said[3][0]
    assert desk.takes(1) == 1, "whoever ticks it gets it"


def test_a_course_from_a_folder_and_files_of_others_are_left_alone(services: Services, monkeypatch):
    monkeypatch.setattr(reading, "read_file", foreign_lines.read_file)
    desk, other = Desk(services), Desk(services, "other")
    desk.brings()
    with pytest.raises(ChangedMeanwhile):
        desk.takes(1)
    assert desk.report().taken_at is None
    other.upload = desk.upload
    with pytest.raises(NotFound):
        other.report()
    with pytest.raises(NotFound):
        other.takes(1)


def test_a_fault_while_saving_leaves_everything_as_it_was(desk: Desk, monkeypatch):
    desk.brings()
    revision = desk.bank.revision

    def fails(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(foreign_files, "save_ready", fails)
    with pytest.raises(RuntimeError):
        desk.takes(1)
    assert desk.bank.revision == revision
    assert desk.report().taken_at is None


def test_what_is_left_out_is_given_back_to_be_mended(desk: Desk):
    desk.brings()
    name, text = foreign_files.faulty_file(desk.services, desk.person, desk.upload)
    assert name == "quiz-faulty.txt"
    assert [line for line in text.splitlines() if line] == [
        "essay: Tell of the fog.",
        "What is missing here?",
    ]
    desk.brings("lines\nWho? = Pike\n")
    assert foreign_files.faulty_file(desk.services, desk.person, desk.upload)[1] == ""


def test_a_file_that_cannot_be_read_says_why_and_one_of_ours_is_not_meant(desk: Desk):
    report = desk.brings("what is this?")
    assert report.items == ()
    assert "no format was recognised" in report.messages[0].message
    with pytest.raises(BadEntry):
        desk.takes(1)
    sent = uploading.upload(
        desk.services, desk.person, "harbour", "history.YAML", b"facts: []", new_id(), desk.services.clock()
    )
    assert foreign_files.find_report(desk.services, desk.person, sent) is None


def test_an_id_of_a_fact_is_never_taken(desk: Desk):
    report = desk.brings("lines\nnorth-pier-opened|When was it opened? = early\n")
    assert report.items[0].fixed is not None
    assert report.items[0].fixed.id == "north-pier-opened-2"
    assert desk.takes(1) == 1


def test_another_encoding_may_be_chosen(desk: Desk):
    desk.brings()
    now = desk.services.clock()
    desk.upload = uploading.upload(
        desk.services, desk.person, "harbour", "q.txt", "lines\nКто? = Иван\n".encode("cp1251"), new_id(), now
    )
    found = desk.report(how=ReadAs("windows-1251"))
    assert found.items[0].fixed is not None
    assert found.items[0].fixed.key == ("Иван",)


@pytest.mark.parametrize(
    ("before", "after", "is_same"),
    [
        ("Who biult the north pier? = Pike", "Who built the north pier? = Pike", True),
        ("Who built north pier? = Pike", "Who built the north pier? = Pike", True),
        ("Who built the pier? = Pike / Crane / Holt", "Who built the pier?! = Pike / Crane / Holt", True),
        ("Who built the pier of 1890? = Pike", "Who built the pier of 1891? = Pike", False),
        ("Who built the north pier? = Pike", "Who built the south pier? = Pike", False),
        ("Who built the pier? = Pike", "Who built the pier in the storm of that year? = Pike", False),
        ("Who biult the pier? = Pike", "Who built the pier? = Crane", False),
        ("Who biult the pier? = Pike / Crane", "Who built the pier? = Pike / Holt", False),
        ("a|Who biult the pier? = Pike", "b|Who built the pier? = Pike", False),
    ],
)
def test_a_question_whose_wording_was_mended_stays_itself(desk: Desk, before: str, after: str, is_same: bool):
    desk.brings(f"lines\n{before}\n")
    desk.takes(1)
    count, (memory_hangs_on, *_) = len(desk.bank.fixed), [desk.bank.fixed[-1].item_id]
    (item,) = desk.brings(f"lines\n{after}\n").items
    assert (item.change, item.is_suggested) == (CHANGED if is_same else NEW, True)
    desk.takes(1)
    assert len(desk.bank.fixed) == count + (not is_same)
    assert (desk.bank.fixed[-1].item_id == memory_hangs_on) is is_same
    assert desk.bank.fixed[-1].prompt == after.partition(" = ")[0].rpartition("|")[2]
    (again,) = desk.brings(f"lines\n{after}\n").items
    assert again.change == UNCHANGED


def test_a_question_that_is_itself_in_the_file_is_no_other_one_in_other_words(desk: Desk):
    desk.brings("lines\nWho biult the pier? = Pike\n")
    desk.takes(1)
    first, second = desk.brings("lines\nWho built the pier? = Pike\nWho biult the pier? = Pike\n").items
    assert (first.change, second.change) == (NEW, UNCHANGED)
    first, second = desk.brings("lines\nWho built the pier? = Pike\nWho biult a pier? = Pike\n").items
    assert (first.change, second.change) == (CHANGED, NEW), "one question is given away once"


def test_what_lies_on_the_shelf_after_taking_in_is_what_was_stored(desk: Desk):
    desk.brings()
    desk.takes_what_is_suggested()
    with desk.services.database.reading() as on:
        row = banks.get_bank(on, "harbour")
        kept = desk.services.shelf.get(on, row.id, row.revision)
        assert (kept, kept.revision) == (
            read_plain(banks.get_document(on, row.id, row.revision)),
            row.revision,
        )


def test_a_course_that_changed_meanwhile_is_changed_and_not_overwritten(desk: Desk, monkeypatch):
    desk.brings()
    real = foreign_files._prepared

    def somebody_is_quicker(*parts: Any) -> Any:
        monkeypatch.setattr(foreign_files, "_prepared", real)
        ready = real(*parts)
        with desk.services.database.writing() as on:
            bank = desk.bank
            head = replace(bank.head, summary="Somebody else wrote this.")
            other, now = replace(bank, head=head), desk.services.clock()
            courses.save(on, other, courses.DATABASE, now, Cause(How.EDITED))
        return ready

    monkeypatch.setattr(foreign_files, "_prepared", somebody_is_quicker)
    assert desk.takes(1, 2) == 2
    assert desk.bank.head.summary == "Somebody else wrote this."
    assert {item.prompt for item in desk.bank.fixed} > {"Who built the pier?"}
