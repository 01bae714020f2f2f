"""Name all: each thing counts once, in any order, spelt as other typed answers may be."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.chance import Stream
from quizapp.core.drafting import suits
from quizapp.core.errors import UnreadableAnswer
from quizapp.core.facts import Fact
from quizapp.core.kinds.set import KIND
from quizapp.core.lint import lint_question
from quizapp.core.listings import says_how_many
from quizapp.core.questions import BLANK, Question
from quizapp.core.values import Answer
from tests.builders import listing, make_bank, make_fact, make_name, name, number, term, year
from tests.core.shipped import borderland


def listed(*items: Answer, ask: str = "What does the harbour have?", **more: object) -> Fact:
    """A fact that is answered by a list."""
    marks = {key: more.pop(key) for key in ("complete", "ordered") if key in more}
    return make_fact(
        id="listed",
        of="harbour",
        what="what it has",
        ask=ask,
        say="The harbour has {what it has}.",
        answer=listing(*items, **marks),
        **more,
    )


def question(fact: Fact, *names: str) -> Question:
    entries = tuple(make_name(one.casefold(), one, "place") for one in names)
    return KIND.build(fact, make_bank(names=(*make_bank().names, *entries), facts=(fact,)), Stream(1))


def share(made: Question, *texts: str) -> float:
    """What these texts, typed one in each field, earn."""
    response = KIND.read(made, {f"item-{place}": [text] for place, text in enumerate(texts)})
    return KIND.grade(made, response).fraction


CARGO = listed(term("grain", also=("corn",)), term("timber"), term("machines"), term("wool"))


def test_every_right_order_and_every_part_earns_its_share():
    made = question(CARGO)
    assert share(made, "wool", "machines", "timber", "grain") == 1
    assert share(made, "Wool!", "", "the TIMBER", "") == 0.5
    assert share(made, "", "", "", "corn") == 0.25
    assert share(made, "coal", "silk", "tea", "") == 0


def test_the_same_thing_twice_counts_once():
    made = question(CARGO)
    assert share(made, "grain", "corn", "grain", "timber") == 0.5
    texts = {f"item-{place}": [text] for place, text in enumerate(("corn", "grain", "coal", "timber"))}
    rows = KIND.rows(made, KIND.read(made, texts))
    assert [(row.text, row.is_right, row.is_given, row.note) for row in rows] == [
        ("grain", True, True, "you wrote “corn”"),
        ("timber", True, True, ""),
        ("machines", True, False, ""),
        ("wool", True, False, ""),
        ("grain", False, True, "named before"),
        ("coal", False, True, "not one of them"),
    ]


def test_a_slip_of_spelling_counts_and_is_named():
    made = question(CARGO)
    response = KIND.read(made, {"item-0": ["machnes"], "item-1": ["timbre"]})
    grade = KIND.grade(made, response)
    assert grade.fraction == 0.5
    assert grade.note == "Close, check the spelling: machines; timber."


def test_no_slip_that_may_mean_another_thing_of_the_list_or_of_the_bank_counts():
    twins = question(listed(term("east basin"), term("west basin")))
    assert share(twins, "east basin", "west basin") == 1
    assert share(twins, "eastt basin", "") == 0.5
    assert share(twins, "est basin", "") == 0
    ports = question(listed(name("marlow"), name("tarn-haven")), "Marlow", "Harlow")
    assert share(ports, "Harlow", "") == 0
    assert share(ports, "Larlow", "") == 0
    assert share(ports, "Marlov", "") == 0.5


def test_a_wrong_option_that_the_author_wrote_is_never_a_slip():
    made = question(replace(CARGO, wrong=make_bank().fact_by_id["ship-type"].wrong))
    assert share(made, "clippers", "", "", "") == 0


def test_years_and_figures_are_read_as_everywhere_else():
    years = question(listed(year(1862), year(1874), ask="In which two years did it burn?"))
    assert years.hint == "a year"
    assert share(years, "in 1874", "1862 AD") == 1
    assert share(years, "1863", "1862") == 0.5
    with pytest.raises(UnreadableAnswer, match="century"):
        KIND.read(years, {"item-0": ["1862"], "item-1": ["'74"]})
    figures = question(listed(number("640", "m"), number("98", "m")))
    assert share(figures, "98 m", "640") == 1


NOT_ASKED = {
    "an open list": listed(term("grain"), term("wool"), complete=False),
    "seven things": listed(*(term(f"thing {letter}") for letter in "abcdefg")),
    "a long phrase": listed(term("grain"), term("everything that floats down the river")),
    "a cause": listed(term("grain"), term("greed", "cause")),
    "two forms": listed(term("grain"), year(1862)),
    "two units": listed(number("640", "m"), number("98", "km")),
    "one thing twice": listed(term("grain"), term("the grain")),
    "one thing that is another spelling": listed(term("grain"), term("corn", also=("grain",))),
    "overlapping years": listed(year(1862), year(1860, 1870)),
    "an ask that names one": listed(term("grain"), term("wool"), ask="What besides grain does it have?"),
    "no list": make_fact(),
}


@pytest.mark.parametrize("why", NOT_ASKED)
def test_what_cannot_be_named_surely_is_not_asked(why):
    fact = NOT_ASKED[why]
    assert not KIND.suits(fact, make_bank(facts=(fact,)))


def test_the_question_says_how_many_are_wanted():
    assert question(CARGO).prompt == "What does the harbour have? Name all four."
    assert question(listed(term("grain"), term("wool"))).prompt.endswith("Name both.")
    told = listed(term("grain"), term("wool"), ask="Which two goods does it have?")
    assert question(told).prompt == "Which two goods does it have?"
    assert not says_how_many("Which goods did the two ships carry?", 2)
    doubted = replace(CARGO, caution="Printed as three.")
    assert question(doubted).prompt == "According to the source, what does the harbour have? Name all four."


def test_an_ordered_list_is_credited_whatever_the_order():
    made = question(listed(term("grain"), term("wool"), ordered=True))
    assert share(made, "wool", "grain") == 1


@pytest.mark.parametrize("posted", [{}, {"item-0": [""]}, {"item-0": ["  "], "item-3": ["?"]}])
def test_nothing_typed_is_no_answer(posted):
    assert KIND.read(question(CARGO), posted) == BLANK


@pytest.mark.parametrize(
    "posted", [{"item-4": ["grain"]}, {"item-x": ["grain"]}, {"item-0": ["x" * 501]}, {"item--1": ["grain"]}]
)
def test_a_field_too_many_and_a_text_too_long_are_named(posted):
    with pytest.raises(UnreadableAnswer):
        KIND.read(question(CARGO), posted)


def test_a_blank_answer_shows_what_was_wanted():
    rows = KIND.rows(question(CARGO), BLANK)
    assert [(row.text, row.is_right, row.is_given) for row in rows] == [
        (text, True, False) for text in ("grain", "timber", "machines", "wool")
    ]


@given(st.permutations(range(4)), st.integers(0, 4), st.data())
@settings(deadline=None)
def test_any_of_them_in_any_order_earn_their_share_whatever_else_is_typed(order, count, data):
    made = question(CARGO)
    texts = [made.key[place] for place in order[:count]]
    others = data.draw(st.lists(st.sampled_from(["", "coal", "tea", *texts]), max_size=4 - count))
    fields = data.draw(st.permutations([*texts, *others]))
    assert share(made, *fields) == count / 4


@pytest.mark.parametrize(("make", "least"), [(make_bank, 1), (borderland, 20)])
def test_every_list_takes_all_its_spellings_and_none_of_another_item(make, least):
    bank = make()
    asked = [fact for fact in bank.facts if suits(KIND, fact, bank)]
    assert len(asked) >= least
    for fact in asked:
        made = KIND.build(fact, bank, Stream("any"))
        assert lint_question(made, bank) == []
        assert made.guess_chance == 0
        assert share(made, *made.key[::-1]) == 1
        for text in made.key:
            assert share(made, text) == pytest.approx(1 / len(made.key))
