"""The ledger of a bank: which paragraph gives which facts, and which gives none, and why."""

from __future__ import annotations

from quizapp import paths
from quizapp.core.coverage import FEW_KINDS, ledger_of, ledger_text
from quizapp.core.kinds import kinds_for
from tests.builders import make_bank, make_head
from tests.core.shipped import borderland


def test_every_fact_stands_under_each_of_its_places():
    bank = make_bank()
    ledger = ledger_of(bank)
    places = {place.mark: place for _title, part in ledger.sections for place in part}
    notes = {place.mark: place for place in ledger.notes}
    for fact in bank.facts:
        for locator in fact.at:
            assert fact.id in places[locator.paragraph].ids
            assert all(fact.id in notes[note].ids for note in locator.notes)
    assert [title for title, _part in ledger.sections] == [part.title for part in bank.head.sections]


def test_what_gives_nothing_is_open_until_a_reason_is_given():
    bank = make_bank()
    before = ledger_of(bank).open_marks
    assert "n20" in before
    explained = make_bank(head=make_head(without_facts=(("n20", "It only names a map."),)))
    assert set(before) - set(ledger_of(explained).open_marks) == {"n20"}
    assert "| n20 | none | It only names a map. |" in ledger_text(explained)
    assert "no reason given" in ledger_text(explained)


def test_the_shipped_course_leaves_no_paragraph_out():
    assert ledger_of(borderland()).open_marks == ()


def test_its_ledger_is_the_one_beside_it():
    written = (paths.shipped_questions() / "borderland" / "COVERAGE.md").read_text("utf-8")
    assert written == ledger_text(borderland()), "write it again with `quizapp bank coverage borderland`"


def test_its_lists_without_choices_of_their_own_can_be_chosen_from():
    bank = borderland()
    lists = (
        "delimitation-years",
        "between-two-rivals",
        "tripoint-states",
        "rason-parts",
        "settlement-law-groups",
    )
    for name in lists:
        assert len(kinds_for(bank.fact_by_id[name], bank)) >= FEW_KINDS, name
