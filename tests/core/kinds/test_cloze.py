"""Sentences with a gap: asked only where nothing betrays the value and one thing fits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.core.facts import Fact
from quizapp.core.gaps import GAP, sort_wanted
from quizapp.core.generate import build_question, suits
from quizapp.core.kinds import KINDS
from quizapp.core.questions import Grade, Question
from quizapp.core.values import Answer
from tests.builders import date, listing, make_bank, make_fact, name, number, term, year
from tests.core.shipped import borderland

CLOZE = KINDS["cloze"]


def a_fact(say: str, answer: Answer, ask: str = "What was it?", **more: object) -> Fact:
    return make_fact("asked", say=say, ask=ask, answer=answer, **more)


def suits_alone(fact: Fact) -> bool:
    return suits(CLOZE, fact, make_bank(facts=(fact,), fixed=(), series=()))


def graded(question: Question, typed: str) -> Grade:
    return CLOZE.grade(question, CLOZE.read(question, {"answer": [typed]}))


BRIDGE = "After two winters of building, the first iron bridge over the Velm was opened in {1874}."
LENGTH = "Measured from its source to the harbour, the river Velm runs for {212 kilometres} in all."
KEEPER = "The light on Gull Rock was tended for thirty years by {Edith Crane}, who never left."


@pytest.mark.parametrize(
    ("say", "answer", "marked_as", "right", "wrong"),
    [
        (BRIDGE, year(1874), "year", "in 1874", "1875"),
        (LENGTH, number("212", "km"), "number", "212 km", "21.2 km"),
        (KEEPER, name("edith-crane"), "short_answer", "edith crane", "Mary Thorne"),
        (
            "The dockers of Port Selwyn walked out together on {25 October 1937} and stayed away.",
            date("1937-10-25"),
            "date",
            "25.10.1937",
            "26.10.1937",
        ),
    ],
)
def test_a_gap_is_marked_like_the_typed_kind_of_its_value(say, answer, marked_as, right, wrong):
    fact = a_fact(say, answer)
    question = build_question(make_bank(facts=(fact,), fixed=()), "asked", "cloze", "seed")

    assert question.marked_as == marked_as
    assert question.prompt.count(GAP) == 1
    assert question.prompt == say[: say.index("{")] + GAP + say[say.index("}") + 1 :]
    assert question.hint
    assert graded(question, right).is_right
    assert not graded(question, wrong).is_right


def test_a_near_miss_in_a_gap_says_so():
    fact = a_fact(BRIDGE, year(1874))
    question = build_question(make_bank(facts=(fact,), fixed=()), "asked", "cloze", "seed")

    assert graded(question, "1875") == Grade(0.0, "1 year off.")


ROWS = "In the long winters of the harbour the people of the quay lived from {herring}."
UNSOUND = {
    "a list": a_fact(
        "The Coast Treaty, long prepared, was signed at last by the ports {Port Selwyn and Dunmere}.",
        listing(name("port-selwyn"), name("dunmere")),
    ),
    "a cause": a_fact(
        "As everybody in the harbour knows, the channel silts up because of {tides}.",
        term("tides", "cause"),
    ),
    "a long term": a_fact(
        "When the steamers came in at night, the pilots showed them {two red lanterns above white}.",
        term("two red lanterns above white"),
    ),
    "a bare word of no sort": a_fact(ROWS, term("herring")),
    "an article before the gap": a_fact(
        "Among all the towers that stand along the coast, Gull Rock alone was built by a {Crane}.",
        term("Crane"),
        "Which family was it?",
    ),
    "a gap that opens the sentence": a_fact(
        "{1874} was the year in which the first iron bridge over the river Velm was opened.", year(1874)
    ),
    "too little round it": a_fact("The pier opened in {1862}.", year(1862)),
    "the year stands elsewhere": a_fact(
        "The strike of 1937, which emptied the harbour for weeks, began on {25 October 1937}.",
        date("1937-10-25"),
    ),
    "the figure stands elsewhere in words": a_fact(
        "The two tugs of the harbour were paid for with the savings of {2 persons} from Port Selwyn.",
        number("2", "persons"),
    ),
    "the verb tells that it is one": a_fact(
        "Of all who kept the lights along the stormy northern coast, {1 person} was ever in charge.",
        number("1", "persons"),
    ),
    "an alias stands elsewhere": a_fact(
        "Seen from the quay at night, Gull Rock Light is the brightest of all: {Gull Rock Lighthouse}.",
        name("lighthouse"),
        of="harbour",
    ),
    "nobody is named who says so": a_fact(
        "At the height of the trade in 1950 there were on the quays {2,300 persons} at work.",
        number("2300", "persons"),
        by="union figures",
    ),
    "the braces hold more than the value": a_fact(
        "After two winters of building, the first iron bridge over the Velm was {opened in 1874}.",
        year(1874),
    ),
}


@pytest.mark.parametrize("why", UNSOUND)
def test_no_gap_is_made_where_it_would_not_be_sound(why):
    assert not suits_alone(UNSOUND[why])


def test_these_sentences_are_sound_but_for_one_thing():
    union = "By union figures there were on the quays of the harbour in 1950 {2,300 persons} at work."

    assert suits_alone(a_fact(BRIDGE, year(1874)))
    assert suits_alone(a_fact(ROWS, term("herring"), "Which fish was it?"))
    assert suits_alone(a_fact(union, number("2300", "persons"), by="union figures"))


def test_a_doubtful_sentence_cites_the_source_unless_it_names_somebody_else():
    doubted = a_fact(BRIDGE, year(1874), caution="The source gives two years.")
    union = "By union figures there were on the quays of the harbour in 1950 {2,300 persons} at work."
    counted = replace(
        a_fact(union, number("2300", "persons"), by="union figures", caution="Others say 1,900."),
        id="counted",
    )
    bank = make_bank(facts=(doubted, counted), fixed=(), series=())

    asked = [build_question(bank, fact.id, "cloze", "seed").prompt for fact in bank.facts]
    assert asked == [
        f"According to the source, after two winters of building, the first iron bridge over the Velm was "
        f"opened in {GAP}.",
        f"By union figures there were on the quays of the harbour in 1950 {GAP} at work.",
    ]


def test_two_facts_that_make_the_same_sentence_are_not_asked_with_a_gap():
    one = a_fact(BRIDGE, year(1874))
    other = replace(one, id="other", say=BRIDGE.replace("1874", "1901"), answer=year(1901))
    bank = make_bank(facts=(one, other), fixed=())

    assert not suits(CLOZE, one, bank)
    assert not suits(CLOZE, other, bank)


@pytest.mark.parametrize(
    ("ask", "sort"),
    [
        ("In which North Korean city is the consulate?", "which North Korean city?"),
        ("Which drug, banned at home, was seized?", "which drug?"),
        ("To which part of the Soviet Union were they sent?", "which part of the Soviet Union?"),
        ("By what means did he travel?", "which means?"),
        ("Which state refused to sign?", ""),
        ("Which district next to the border is it?", ""),
        ("In which region mainly did they work?", ""),
        ("What would have to be built?", ""),
        ("What is the name of the bridge?", ""),
        ("Who speaks for them, which makes them strong?", ""),
    ],
)
def test_what_sort_of_word_is_missing_is_taken_from_the_question(ask, sort):
    assert sort_wanted(a_fact(BRIDGE, year(1874), ask)) == sort


def test_a_name_without_a_sort_is_one_of_its_pool():
    fact = a_fact(KEEPER, name("edith-crane"), "Who tended the light?")
    question = build_question(make_bank(facts=(fact,), fixed=()), "asked", "cloze", "seed")

    assert question.hint == "one of the people of Port Selwyn"


def test_most_of_the_single_values_of_the_course_can_be_asked_with_a_gap():
    bank = borderland()
    single = [fact for fact in bank.facts if fact.answer.type_name not in ("list", "term")]

    assert sum(suits(CLOZE, fact, bank) for fact in single) > 0.75 * len(single)


def test_the_hint_never_holds_the_answer():
    bank = make_bank()
    pools = tuple(
        (pool, "structures round the Iron Bridge" if pool == "structure" else said)
        for pool, said in bank.head.pools
    )
    fact = a_fact(
        "Of all that was built on the coast, nothing cost the county more than the {Iron Bridge}, by far.",
        name("iron-bridge"),
    )
    plain, telling = (
        build_question(make_bank(facts=(fact,), fixed=(), series=(), head=head), "asked", "cloze", 1).hint
        for head in (bank.head, replace(bank.head, pools=pools))
    )
    assert plain == "one of the structures of the harbour"
    assert "Iron Bridge" not in telling
