"""A grade can be explained and reckoned anew: papers from their seeds, scores from the answers, whatever was
corrected, and the table of scores has the same. Memory has learned from what counts and from nothing else."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from quizapp.core.blueprint import Blueprint
from quizapp.core.corrections import Action, Correction
from quizapp.core.generate import make_paper
from quizapp.core.kinds import KINDS
from quizapp.core.memory.history import origin, standing
from quizapp.core.memory.reviewing import replay
from quizapp.core.questions import Question
from quizapp.store import attempts, banks, corrections, memory, people, replaying
from quizapp.usecases import beginning, handing_in, regrading, saving, taking
from quizapp.usecases.marking import MarkedItem, mark_items, most_left, score_of_items
from quizapp.usecases.moving_memory import memory_seed
from quizapp.usecases.saving import Sent
from tests.usecases.people import Learner, new_id, scores_by_code
from tests.usecases.regrading import Room, room


def answers_at_random(who: Learner, attempt: str, chance: random.Random) -> None:
    """Right, wrong or nothing, by chance; then hand in."""
    now = who.services.clock()
    for place in taking.show_paper(who.services, who.person, attempt, now).map:
        question = taking.show_item(who.services, who.person, attempt, place.position, now).question
        samples = KINDS[question.kind].samples(question)
        posted = chance.choice([samples.right, samples.wrong, None])
        if posted is not None:
            sent = Sent(posted, 0, new_id(), 1)
            saving.save_answer(who.services, who.person, attempt, place.position, sent, now)
    handing_in.hand_in(who.services, who.person, attempt, now)


def corrected_at_random(here: Room, chance: random.Random) -> None:
    """Correct what somebody was asked, or undo a correction."""
    services, now = here.services, here.services.clock()
    with services.database.reading() as on:
        quiz = regrading.quiz_of(services, here.teacher, here.quiz)[0]
        standing = [row.id for row in corrections.list_corrections(on, quiz.id) if row.undone_at is None]
        done = on.exec_driver_sql("select id from attempt where status = 'submitted' order by id").scalars()
        asked = attempts.list_items(on, chance.choice(list(done)))
    if standing and chance.random() < 0.3:
        regrading.undo(services, here.teacher, here.quiz, chance.choice(standing), now)
        return
    item = chance.choice(asked)
    question, action = Question.from_plain(item.question), chance.choice(list(Action))
    value = (item.shown or "1900") if action is Action.ACCEPT else ""
    one = Correction(question.fact, chance.choice([question.kind, ""]), action, value)
    with services.database.reading() as on:
        if one in corrections.list_standing(on, quiz.id):
            return
    seen = regrading.preview(services, here.teacher, here.quiz, one)
    regrading.correct(services, here.teacher, here.quiz, one, "by chance", seen.digest, now)


def check_memory(on, attempt, marked: list[MarkedItem]) -> None:
    """What stands in the logs is what was right or wrong in what counts, and it gives the memories back."""
    bank = banks.get_bank_by_id(on, attempt.bank_id)
    facts = replaying.find_facts(on, bank.id, {fact for item in marked for fact in item.question.facts})
    logs = replaying.list_logs(on, [attempt.learner_id], [fact.row_id for fact in facts.values()])
    memories = memory.list_memories(on, attempt.learner_id, bank.id)
    person = people.get_person(on, attempt.learner_id)
    for item in marked:
        event = f"attempt:{attempt.public_id}:{item.position}"
        for slug in item.question.facts:
            rows = standing(logs.get((attempt.learner_id, facts[slug].row_id), []))
            right = [row.entry.right for row in rows if origin(row.event) == event]
            wanted = item.marked.grade.fraction_of(slug) == 1
            assert right == ([] if item.says_nothing else [wanted])
            seed = memory_seed(person, bank.slug, facts[slug].first_slug)
            assert replay((row.entry for row in rows), seed=seed) == memories.get(slug)


def check_all(here: Room) -> int:
    """Make every paper and reckon every score anew; how many there are."""
    services, total, count = here.services, Decimal(0), 0
    with services.database.reading() as on:
        quiz = regrading.quiz_of(services, here.teacher, here.quiz)[0]
        for row in on.exec_driver_sql("select public_id, learner_id from attempt where quiz_id is not null"):
            one = attempts.get_attempt(on, row.learner_id, row.public_id)
            bank = services.shelf.get(on, one.bank_id, one.bank_revision)
            paper = make_paper(bank, Blueprint.from_plain(one.blueprint), one.seed, graded=True)
            stored = attempts.list_items(on, one.id)
            assert [question.to_plain() for question in paper.questions] == [item.question for item in stored]
            marked = mark_items(on, one)
            assert score_of_items(marked) == one.score
            assert most_left(float(len(stored)), marked, one.asks_certainty) == one.maximum
            assert [item.points for item in marked] == [item.points for item in stored]
            assert [item.is_discarded for item in marked] == [item.is_discarded for item in stored]
            check_memory(on, one, marked)
            total, count = total + Decimal(str(one.score)), count + 1
        text = "".join(scores_by_code(services, here.code, quiz.public_id, "attempts"))
        lines = text.splitlines()
    assert sum(Decimal(line.split(",")[6]) for line in lines[1:]) == total
    return count


def run(services, learners: int, rounds: int) -> int:
    """So many learners take the quiz; between them it is corrected so many times."""
    here, chance = room(services), random.Random(7)
    for at in range(learners):
        who = here.joins(f"Student{at}")
        attempt = beginning.begin_quiz(
            services, who.person, here.quiz, new_id(), f"seed {at}", services.clock()
        )
        answers_at_random(who, attempt, chance)
        if at % max(1, learners // rounds) == 0:
            corrected_at_random(here, chance)
    return check_all(here)


def test_scores_are_what_papers_answers_and_corrections_make_them(services):
    assert run(services, 12, 12) == 12


@pytest.mark.long
def test_a_thousand_scores_are_what_they_should_be(sqlite, services):
    assert run(services, 1_000, 60) == 1_000


@pytest.mark.exhaustive
def test_ten_thousand_scores_are_what_they_should_be(sqlite, services):
    assert run(services, 10_000, 60) == 10_000
