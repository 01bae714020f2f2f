"""Choose all: sound wrong items, an even order, and a mark that guessing does not raise."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from quizapp.core.chance import Stream
from quizapp.core.distractors_words import spellings_of
from quizapp.core.drafting import suits
from quizapp.core.errors import UnreadableAnswer
from quizapp.core.facts import Bank, Fact, Wrong
from quizapp.core.kinds.choice import KIND as CHOICE
from quizapp.core.kinds.choose_all import KIND, guess_chance_of
from quizapp.core.lint import lint_question
from quizapp.core.questions import BLANK, Question
from quizapp.core.soundness import may_be_right
from quizapp.core.text import fold
from tests.builders import in_year, listing, make_bank, make_fact, make_name, name, term
from tests.core.shipped import borderland

PORTS = ("Arden", "Brill", "Corby", "Derry", "Epsom", "Fowey", "Garth")


def parties(*ports: str, **more: object) -> Fact:
    """Which ports signed a treaty."""
    return make_fact(
        id=str(more.pop("id", "parties")),
        of="treaty",
        what="parties",
        ask=str(more.pop("ask", "Which ports signed the treaty?")),
        say="The treaty was signed by {ports}.",
        answer=listing(*(name(port.casefold()) for port in ports), complete=bool(more.pop("complete", True))),
        **more,
    )


def coast(*facts: Fact, ports: tuple[str, ...] = PORTS) -> Bank:
    """A coast with so many ports, and the facts given."""
    names = tuple(make_name(port.casefold(), port, "port") for port in ports)
    return make_bank(names=(*names, make_name("treaty", "the treaty")), facts=facts)


def question(bank: Bank, fact: str = "parties", seed: int = 1) -> Question:
    return KIND.build(bank.fact_by_id[fact], bank, Stream(seed))


def wrong_of(made: Question) -> set[str]:
    return {option.text for index, option in enumerate(made.options) if index not in made.key}


def share(made: Question, *texts: str) -> float:
    """What choosing these options earns."""
    places = [index for index, option in enumerate(made.options) if option.text in texts]
    return KIND.grade(made, KIND.read(made, {f"choice-{index}": ["1"] for index in places})).fraction


@pytest.mark.parametrize(("make", "least"), [(make_bank, 1), (borderland, 12)])
def test_two_hundred_seeds_give_sound_options(make, least):
    bank = make()
    asked = [fact for fact in bank.facts if suits(KIND, fact, bank)]
    assert len(asked) >= least
    for seed in range(200):
        fact = asked[seed % len(asked)]
        made = KIND.build(fact, bank, Stream(seed))
        assert lint_question(made, bank) == []
        assert 4 <= len(made.options) <= 7
        assert len(wrong_of(made)) >= 2
        assert len({fold(option.text) for option in made.options}) == len(made.options)
        assert all(made.options[index].note == "" for index in made.key)
        assert all(option.note for index, option in enumerate(made.options) if index not in made.key)
        right = {
            fold(text)
            for other in may_be_right(fact, bank)
            for item in getattr(other.answer.value, "items", ())
            for text in spellings_of(item.answer, bank)
        }
        assert not {fold(text) for text in wrong_of(made)} & right


def test_no_place_is_favoured():
    bank = coast(parties("Arden", "Brill"))
    made = [question(bank, seed=seed) for seed in range(400)]
    of_five = [one for one in made if len(one.options) == 5]
    counts = Counter(place for one in of_five for place in one.key)
    expected = sum(counts.values()) / 5
    assert sum((counts[place] - expected) ** 2 / expected for place in range(5)) < 18.47  # p = 0.001
    assert {len(one.options) for one in made} == {4, 5, 6, 7}
    assert set().union(*(wrong_of(one) for one in made)) == set(PORTS[2:])


def test_right_ones_earn_and_wrong_ones_cost():
    made = question(coast(parties("Arden", "Brill", "Corby"), ports=PORTS[:6]))
    wrong = sorted(wrong_of(made))
    assert share(made, "Arden", "Brill", "Corby") == 1
    assert share(made, "Arden", "Brill") == pytest.approx(2 / 3)
    assert share(made, "Arden", "Brill", wrong[0]) == pytest.approx(1 / 3)
    assert share(made, "Arden", *wrong[:2]) == 0
    assert share(made, *(option.text for option in made.options)) < 1


def test_choosing_everything_is_never_right():
    bank = coast(parties("Arden", "Brill", "Corby", "Derry", "Epsom"))
    made = question(bank)
    assert len(made.options) == 7
    assert share(made, *PORTS) == pytest.approx(3 / 5)


BARRED = {
    "another fact of the same matter": parties("Corby", "Derry", id="later"),
    "a rival": parties("Corby", "Derry", id="later", scope=in_year("1900"), rival=("parties",)),
}


@pytest.mark.parametrize("how", BARRED)
def test_what_another_fact_makes_true_is_never_wrong(how):
    bank = coast(parties("Arden", "Brill"), BARRED[how])
    for seed in range(30):
        assert not wrong_of(question(bank, seed=seed)) & {"Corby", "Derry"}


def test_what_is_true_at_another_time_may_be_wrong():
    bank = coast(
        parties("Arden", "Brill", scope=in_year("1800")),
        parties("Corby", "Derry", id="later", scope=in_year("1900")),
    )
    assert {"Corby", "Derry"} & set().union(*(wrong_of(question(bank, seed=seed)) for seed in range(30)))


NOT_ASKED = {
    "an open list": coast(parties("Arden", "Brill", complete=False)),
    "one wrong name only": coast(parties("Arden", "Brill", "Corby"), ports=PORTS[:4]),
    "six that are right": coast(parties(*PORTS[:6])),
    "an ask that names one": coast(parties("Arden", "Brill", ask="Who signed besides Arden?")),
    "no list": coast(make_fact(id="parties")),
}


@pytest.mark.parametrize("why", NOT_ASKED)
def test_what_has_too_few_sound_options_is_not_asked(why):
    bank = NOT_ASKED[why]
    assert not KIND.suits(bank.fact_by_id["parties"], bank)


def test_terms_are_asked_where_wrong_ones_were_written():
    goods = make_fact(
        id="parties", of="treaty", what="goods", ask="Which goods did it free?", say="It freed {goods}.",
        answer=listing(term("grain", also=("corn",)), term("wool")),
        wrong=(Wrong("silk", "Silk was taxed."), Wrong("tea", "Tea was taxed."), Wrong("corn", "Planted.")),
    )  # fmt: skip
    bank = coast(goods)
    assert KIND.suits(goods, bank)
    for seed in range(10):
        assert wrong_of(question(bank, seed=seed)) == {"silk", "tea"}
    assert not CHOICE.suits(goods, bank), "what is wrong for one item is no list"
    assert not KIND.suits(replace(goods, wrong=goods.wrong[:1]), coast(replace(goods, wrong=goods.wrong[:1])))


def test_the_chance_of_guessing_is_that_of_the_form():
    untold = question(coast(parties("Arden", "Brill", "Corby"), ports=PORTS[:5]))
    assert untold.prompt == "Which ports signed the treaty? Choose all that are right."
    assert untold.guess_chance == pytest.approx(1 / 2**5 + 0.1, abs=1e-4)
    told = question(coast(parties("Arden", "Brill", ask="Which two ports signed it?"), ports=PORTS[:4]))
    assert told.prompt == "Which two ports signed it? Choose both."
    assert told.guess_chance == guess_chance_of(4, 2) == pytest.approx(1 / 6 + 0.1, abs=1e-4)


@pytest.mark.parametrize("posted", [{}, {"choice-0": [""]}, {"choice-0": ["0"], "choice-1": ["0"]}])
def test_nothing_chosen_is_no_answer(posted):
    assert KIND.read(question(coast(parties("Arden", "Brill"))), posted) == BLANK


@pytest.mark.parametrize(
    "posted",
    [
        {"choice-9": ["1"]},
        {"choice-x": ["1"]},
        {"choice-0": ["2"]},
        {"choice-0": ["on"]},
        {"choice-0": ["1", "1"]},
        {"choice-0": ["9" * 5000]},
        {"choice-0": ["\ud800"]},
    ],
)
def test_an_option_that_is_not_there_is_named(posted):
    with pytest.raises(UnreadableAnswer, match="Load the page again"):
        KIND.read(question(coast(parties("Arden", "Brill"))), posted)


def test_afterwards_each_option_says_what_it_was():
    made = question(coast(parties("Arden", "Brill"), ports=PORTS[:4]))
    first = made.key[0]
    rows = KIND.rows(made, KIND.read(made, {f"choice-{first}": ["1"]}))
    assert [(row.text, row.is_right, row.is_given) for row in rows] == [
        (option.text, index in made.key, index == first) for index, option in enumerate(made.options)
    ]
    assert all(row.note for row in rows if not row.is_right)
