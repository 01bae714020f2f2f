"""`quizapp memory simulate`: for nobody in particular, and for a learner of the demo."""

from __future__ import annotations

import json

import pytest


def test_the_planner_and_fixed_retentions_stand_side_by_side(quizapp):
    done, said, told = quizapp("memory", "simulate", "--days", "5", "--minutes", "5", "--facts", "20")
    assert done == 0, told
    lines = said.splitlines()
    assert lines[0] == "20 facts, 0 of them met; exam in 5 days, at most 5 minutes a day"
    assert lines[2].startswith("planner, all")
    assert len([line for line in lines if line.startswith("retention")]) == 8
    assert "Too few answers are known yet" in lines[-1]
    assert "10 of 10: retention 0.97" in told


@pytest.mark.long
def test_a_learner_starts_from_what_they_remember(quizapp):
    assert quizapp("demo", "--learners", "2", "--weeks", "2")[0] == 0
    words = ("memory", "simulate", "--days", "3", "--minutes", "5", "--learner", "demo-01", "--json")
    done, said, told = quizapp(*words, "--course", "taiwan")
    assert done == 0, told
    outcomes = json.loads(said)
    assert outcomes[0]["way"] == "planner, all"
    assert 0 < outcomes[0]["later"] < outcomes[0]["exam"] < 1
    done, _, told = quizapp(*words, "--course", "nowhere")
    assert (done, "There is no course nowhere." in told) == (1, True)


def test_what_cannot_be_simulated_is_said_in_words(quizapp):
    done, _, told = quizapp("memory", "simulate", "--learner", "ada")
    assert done == 2
    assert "Name both --learner and --course" in told
    assert quizapp("db", "upgrade")[0] == 0
    done, _, told = quizapp("memory", "simulate", "--learner", "ada", "--course", "taiwan")
    assert done == 1
    assert "Nobody signs in as ada." in told
