"""Quizzes of several lines and of picked questions: nothing twice, nothing given away, help in words."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from quizapp.core.blueprint import MOST_LINES, Blueprint, Line, Pick
from quizapp.core.composing import compose
from quizapp.core.conflicts import conflict, exposure_of
from quizapp.core.errors import BadEntry, TooFewFacts
from quizapp.core.generate import make_paper
from quizapp.core.kinds import KINDS
from quizapp.core.line_reports import count_fitting, report_lines
from tests.core.shipped import borderland

SECTIONS = ("geography", "history", "bilateral", "multilateral", "alarmist")
TAGS = ("railway", "treaties", "workers", "ports", "border")
ALL_KINDS = tuple(kind.name for kind in KINDS.values() if kind.in_quizzes)


def some_lines(seed: int) -> Blueprint:
    """Any blueprint of lines and picks that an instructor may think of."""
    chance = random.Random(seed)

    def some(of: tuple[str, ...], most: int) -> tuple[str, ...]:
        return tuple(chance.sample(of, chance.randint(0, most)))

    lines = [
        Line(chance.randint(1, 9), some(SECTIONS, 2), some(TAGS, 1), some(ALL_KINDS, 3), chance.randint(1, 2))
        for _ in range(chance.randint(1, 4))
    ]
    facts = [fact.id for fact in borderland().items if fact.may_be_graded]
    picks = [Pick(fact) for fact in chance.sample(facts, chance.randint(0, 3))]
    return Blueprint.of_lines(lines, picks)


@pytest.mark.parametrize("seed", range(25))
def test_whatever_the_lines_no_fact_is_asked_twice_and_none_gives_another_away(seed):
    bank, blueprint = borderland(), some_lines(seed)
    made = compose(bank, blueprint, seed, True)
    asked = [fact for question in made.questions for fact in question.facts]
    assert len(set(asked)) == len(asked)
    shown = [exposure_of(question, bank) for question in made.questions]
    assert not [pair for pair in combinations(shown, 2) if conflict(*pair, bank, False)]
    for line, drawn in zip(blueprint.all_lines, made.lines, strict=True):
        assert len(drawn) <= line.count
        for question in drawn:
            fact = bank.item_by_id[question.fact]
            assert not line.sections or fact.section in line.sections
            assert not line.tags or set(line.tags) & set(fact.tags)
            assert not line.kinds or question.kind in line.kinds
            assert fact.weight >= line.least_weight
            assert fact.may_be_graded
    for pick, question in zip(blueprint.picks, made.picked, strict=True):
        assert question is None or question.facts == (pick.fact,)


@pytest.mark.parametrize("seed", range(6))
def test_the_same_lines_give_the_same_paper_and_another_seed_another(seed):
    blueprint = Blueprint.of_lines([Line(5, ("history",)), Line(4, (), ("railway",))])
    paper = make_paper(borderland(), blueprint, seed, graded=True)
    assert paper == make_paper(borderland(), Blueprint.from_plain(blueprint.to_plain()), seed, graded=True)
    assert paper != make_paper(borderland(), blueprint, seed + 1, graded=True)
    assert [borderland().item_by_id[one.fact].section for one in paper.questions[:5]] == ["history"] * 5


def test_picked_questions_stand_first_in_the_kind_that_was_picked():
    fact = next(one for one in borderland().facts if one.may_be_graded and one.answer.type_name == "year")
    blueprint = Blueprint.of_lines([Line(3)], [Pick(fact.id, "year")])
    paper = make_paper(borderland(), blueprint, "s", graded=True).questions
    assert (paper[0].fact, paper[0].kind, len(paper)) == (fact.id, "year", 4)


def test_a_wide_line_leaves_a_narrow_one_what_only_that_can_use():
    railway = Line(20, (), ("railway",))
    alone = len(compose(borderland(), Blueprint.of_lines([railway, Line(1)]), "s", True).lines[0])
    for lines in ([Line(30), railway], [railway, Line(30)]):
        made = compose(borderland(), Blueprint.of_lines(lines), "s", True)
        assert len(made.lines[lines.index(railway)]) >= alone - 1


def test_one_line_without_tags_and_picks_is_the_plain_blueprint_of_before():
    plain = Blueprint(("history",), ("choice",), 5, False, 2)
    assert Blueprint.of_lines([Line(5, ("history",), (), ("choice",), 2)]) == plain
    assert "lines" not in plain.to_plain()
    made = compose(borderland(), plain, "s", True)
    assert made.questions == make_paper(borderland(), plain, "s", graded=True).questions


def test_stored_blueprints_are_read_back_and_old_ones_too():
    blueprint = Blueprint.of_lines([Line(2, ("history",), ("ports",), ("year",), 2)], [Pick("a", "choice")])
    assert Blueprint.from_plain(blueprint.to_plain()) == blueprint
    assert Blueprint.from_plain({"count": 3, "sections": ["history"]}) == Blueprint(("history",), (), 3)


@pytest.mark.parametrize(
    ("plain", "field"),
    [
        ({"count": 0}, "count"),
        ({"count": 2, "lines": [{"count": 0}], "picks": [{"fact": "a"}, {"fact": "b"}]}, "lines"),
        ({"count": 9, "lines": [{"count": 2}]}, "lines"),
        ({"count": 2, "lines": [{"count": 2, "kinds": ["nothing"]}]}, "kinds"),
        ({"count": 2, "lines": [{"count": 2, "least_weight": 4}]}, "least_weight"),
        ({"count": 2, "lines": [{"count": "many"}]}, "count"),
        ({"count": 2, "lines": ["history"]}, "count"),
        ({"count": 2, "lines": [{}]}, "lines"),
        ({"count": 2, "picks": [{"fact": "a"}, {"fact": "a"}]}, "picks"),
        ({"count": MOST_LINES + 1, "lines": [{"count": 1}] * (MOST_LINES + 1)}, "lines"),
    ],
)
def test_a_blueprint_that_cannot_be_meant_says_which_part(plain, field):
    with pytest.raises(BadEntry) as bad:
        Blueprint.from_plain(plain)
    assert bad.value.field == field


def test_a_pick_or_a_section_that_the_bank_does_not_have_is_refused():
    for blueprint, field in (
        (Blueprint.of_lines([], [Pick("nothing-of-ours")]), "picks"),
        (Blueprint.of_lines([Line(1, ("nowhere",)), Line(1)]), "sections"),
        (Blueprint.of_lines([Line(1, (), (), ("flashcard",)), Line(1)]), "kinds"),
    ):
        with pytest.raises(BadEntry) as bad:
            make_paper(borderland(), blueprint, "s", graded=True)
        assert bad.value.field == field


def test_a_line_that_is_short_is_named_with_what_it_gives():
    blueprint = Blueprint.of_lines([Line(2), Line(30, ("introduction",), (), ("year",))])
    with pytest.raises(TooFewFacts, match=r"Line 2 gives \d+ of its 30 questions") as few:
        make_paper(borderland(), blueprint, "s", graded=True)
    assert few.value.fits < 32


def test_a_picked_fact_that_may_not_be_marked_is_named():
    doubtful = next(fact.id for fact in borderland().items if not fact.may_be_graded)
    with pytest.raises(TooFewFacts, match=doubtful):
        make_paper(borderland(), Blueprint.of_lines([Line(1)], [Pick(doubtful)]), "s", graded=True)


def test_every_repair_helps_and_a_line_with_enough_has_none():
    bank = borderland()
    blueprint = Blueprint.of_lines(
        [Line(4), Line(14, ("introduction", "history"), (), ("ordering", "date"), 3)]
    )
    made = compose(bank, blueprint, "s", True)
    enough, short = report_lines(bank, blueprint, "s", True, made)
    assert (enough.is_short, enough.repairs) == (False, ())
    assert short.is_short
    assert short.repairs
    for repair in short.repairs:
        after = Blueprint.of_lines([blueprint.lines[0], repair.line])
        gives = len(compose(bank, after, "s", True).lines[1])
        assert gives > short.gives or gives == repair.line.count
        assert repair.words.startswith(("Ask ", "Take "))


def test_what_fits_is_counted_by_sections_tags_kinds_and_weight():
    bank = borderland()
    everything = count_fitting(bank, Line(), True)
    narrower = [
        Line(sections=("history",)),
        Line(tags=("ports",)),
        Line(kinds=("year",)),
        Line(least_weight=3),
    ]
    assert all(0 < count_fitting(bank, line, True) < everything for line in narrower)
    assert count_fitting(bank, Line(tags=("no such tag",)), True) == 0
