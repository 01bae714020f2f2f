"""What item analysis costs for a large class: few queries, and so many times the simplest page at most."""

from __future__ import annotations

import html
import re
import statistics
import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import event, insert

from quizapp.core.blueprint import Blueprint
from quizapp.core.generate import make_paper
from quizapp.core.kinds import KINDS
from quizapp.core.questions import BLANK
from quizapp.store import banks, classes, people
from quizapp.store.tables import Attempt, AttemptItem, ClassMember
from quizapp.usecases import analysing, importing
from tests.core.shipped import borderland
from tests.people import Instructor

MOST_TIMES = {
    1: 4_000,
    50: 6_000,
}  # of the simplest request, by papers; far more than alone, beside other tests
MOST_READY = 1_000  # once the server's housekeeping came by, within a minute of the newest answer
QUESTIONS = 40


def filled(app: Flask, quiz: str, learners: int, first: int, papers: int, now) -> None:
    """Let so many learners hand in `QUESTIONS` answers each, to one of so many different papers."""
    services = app.extensions["quizapp"]
    bank = borderland()
    made = [make_paper(bank, Blueprint(count=QUESTIONS), f"seed {at}").questions for at in range(papers)]
    with services.database.writing() as on:
        found = classes.find_quiz(on, quiz)
        facts = banks.fact_ids(on, found.bank_id)
        for at in range(first, first + learners):
            who = people.add_account(on, now, public_id=f"p{at}", display_name=f"Student {at:03}")
            on.execute(insert(ClassMember).values(class_id=found.class_id, learner_id=who, joined_at=now))
            attempt = on.execute(
                insert(Attempt)
                .values(
                    public_id=f"a{at}", quiz_id=found.id, learner_id=who, number=1, bank_id=found.bank_id,
                    bank_revision=found.bank_revision, blueprint={}, seed="s", generator_version=1,
                    status="submitted", started_at=now, submitted_at=now, score=20.0, maximum=40.0,
                )
                .returning(Attempt.id)
            ).scalar_one()  # fmt: skip
            on.execute(insert(AttemptItem), [
                {**answer(question, at, place), "attempt_id": attempt, "position": place,
                 "fact_id": facts[question.fact], "answered_at": now + timedelta(seconds=20 * place)}
                for place, question in enumerate(made[at % papers], start=1)
            ])  # fmt: skip


def answer(question, who: int, place: int) -> dict[str, object]:
    """A right answer or a wrong one, so that the first learners know more than the last."""
    kind = KINDS[question.kind]
    samples = kind.samples(question)
    is_right = (7 * who + 11 * place) % 100 < 60
    given = kind.read(question, samples.right if is_right else samples.wrong) or BLANK
    return {
        "question": question.to_plain(), "response": {"value": given.value, "shown": given.shown},
        "shown": given.shown, "revision": 1, "seconds": 0.0, "fraction": float(is_right),
        "points": float(is_right), "note": "", "maybe_guessed": False,
    }  # fmt: skip


def cpu(ask: Callable[[], object], times: int) -> float:
    """The median of the processor's seconds."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        ask()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def queries(app: Flask, instructor: Instructor, address: str) -> int:
    """How many statements a page takes."""
    found: list[str] = []
    engine = app.extensions["quizapp"].database.engine
    listen = lambda _c, _u, statement, *_: found.append(statement)  # noqa: E731
    event.listen(engine, "before_cursor_execute", listen)
    instructor.goes(address)
    event.remove(engine, "before_cursor_execute", listen)
    assert instructor.status == 200
    return len(found)


def set_quiz(app: Flask, instructor: Instructor, now) -> str:
    """A quiz about the shipped course."""
    bank = borderland()
    importing.load_bank(app.extensions["quizapp"], bank, "folder", now)
    class_id, _ = instructor.makes_class(courses=(bank.slug,))
    return instructor.sets_quiz(class_id, count=5, bank=bank.slug)


def test_the_number_of_queries_does_not_grow_with_learners(app, instructor, clock):
    quiz = set_quiz(app, instructor, clock())
    addresses = [
        f"/teach/quizzes/{quiz}/analysis",
        f"/teach/quizzes/{quiz}/analysis?by=kind&attempts=all",
        f"/teach/courses/{borderland().slug}/analysis",
    ]
    filled(app, quiz, 3, 0, 2, clock())
    few = [queries(app, instructor, address) for address in addresses]
    filled(app, quiz, 12, 3, 3, clock())
    assert [queries(app, instructor, address) for address in addresses] == few


def test_a_question_of_every_kind_has_its_page(app, instructor, clock):
    quiz = set_quiz(app, instructor, clock())
    filled(app, quiz, 3, 0, 3, clock())
    instructor.goes(f"/teach/quizzes/{quiz}/analysis?rows=all")
    links = re.findall(r'href="(/teach/quizzes/\w+/analysis/question[^"]+)"', instructor.source)
    pages = {re.search(r"kind=(\w+)", address).group(1): html.unescape(address) for address in links}
    assert pages.keys() >= {"choice", "ordering", "matching", "chart", "set", "number", "estimate"}
    for address in pages.values():
        instructor.goes(address)
        assert instructor.status == 200, address
        if found := re.search(r'href="(/teach/quizzes/\w+/corrections[^"]+)"', instructor.source):
            instructor.goes(html.unescape(found.group(1)))
            assert instructor.headline == "1 score rises, none falls.", found.group(1)


@pytest.mark.long
@pytest.mark.parametrize("papers", [1, 50])
def test_500_attempts_of_40_questions_cost_at_most_so_many_of_the_simplest_request(
    app, instructor, clock, papers
):
    quiz = set_quiz(app, instructor, clock())
    address = f"/teach/quizzes/{quiz}/analysis"
    instructor.goes(address)  # its template is compiled once in the life of a server
    filled(app, quiz, 500, 0, papers, clock())
    hello = Flask("hello")
    hello.add_url_rule("/", "hello", lambda: "Hello")
    simplest = hello.test_client()
    unit = cpu(lambda: simplest.get("/"), 300)
    services = app.extensions["quizapp"]
    instructor.goes("/teach")
    first = cpu(lambda: instructor.goes(address), 1) / unit
    again = cpu(lambda: instructor.goes(address), 5) / unit
    filled(app, quiz, 1, 500, papers, clock())
    assert analysing.make_ready(services, clock()) == 1
    assert analysing.make_ready(services, clock()) == 0, "there was no news"
    ready = cpu(lambda: instructor.goes(address), 1) / unit
    assert first <= MOST_TIMES[papers], (ready, first, again)
    assert max(ready, again) <= MOST_READY, (ready, first, again)
