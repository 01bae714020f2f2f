"""Steps that several use cases share. None of them commits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from quizapp.core.confusions import NO_MISTAKE, mistake_about
from quizapp.core.errors import NotAllowed, NotFound
from quizapp.core.facts import Bank, Fact
from quizapp.core.kinds import KINDS, Kind
from quizapp.core.memory.evidence import Source
from quizapp.core.memory.facts_memory import Answered, FactMemory, LogEntry, review
from quizapp.core.memory.fsrs import Rating
from quizapp.core.memory.replaying import said_by
from quizapp.core.memory.variants import Evidence, LearnerModel
from quizapp.core.questions import BLANK, Grade, Posted, Question, Response, first
from quizapp.store import banks, learner_models, memory, own_banks, study
from quizapp.store.banks import BankRow
from quizapp.store.people import Person

LONGEST_SECONDS = 120.0  # whoever takes longer has left the page open
DO_NOT_KNOW = "I don’t know"


@dataclass(frozen=True, slots=True)
class Marked:
    """A response with its grade, and how sure the learner was: 1 to 3, or None where that was not asked."""

    response: Response
    grade: Grade
    certainty: int | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """What an answer did to memory: the row of the main fact, and what was logged of each fact.

    `said`: what it says for each variant of the personal model, by each fact that was due another day.
    """

    fact_row: int
    entries: Mapping[str, LogEntry]
    said: tuple[Evidence, ...] = ()

    @property
    def maybe_guessed(self) -> bool:
        """Whether a right answer about one of the facts may have been a guess."""
        return any(entry.maybe_guessed for entry in self.entries.values())


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where and when an answer counts: who, of which bank, on which learner day, from what.

    `feedback_shown`: the right answer can be read at once.
    """

    person: Person
    bank_id: int
    bank: Bank
    day: date
    now: datetime
    source: Source
    event: str
    seconds: float | None
    feedback_shown: bool = True


def get_fact(bank: Bank, fact_id: str) -> Fact:
    """The fact of this id, or the fixed question. Raises NotFound."""
    fact = bank.item_by_id.get(fact_id)
    if fact is None:
        raise NotFound("This course has no such fact. Its sections list those there are.")
    return fact


def kind_of(question: Question) -> Kind:
    """The kind that made a question."""
    return KINDS[question.kind]


def read_response(question: Question, posted: Posted) -> Response:
    """What was answered; pressing "I don't know" is an answer without a value. Raises UnreadableAnswer."""
    if first(posted, "unknown") == "1":
        return Response(None, DO_NOT_KNOW)
    return kind_of(question).read(question, posted)


def fields_of(question: Question, response: Response) -> dict[str, str]:
    """The form fields that hold a response, whatever the kind: `read_response` of them gives it back.

    Empty where nothing was answered.
    """
    if response.is_blank:
        return {"unknown": "1"} if response.shown else {}
    return kind_of(question).fields(question, response)


def mark(question: Question, response: Response) -> Grade:
    """How right a response is; blank is not right."""
    return Grade(0.0) if response.is_blank else kind_of(question).grade(question, response)


def response_to_plain(response: Response) -> dict[str, Any]:
    """A response as it is stored."""
    return {"value": response.value, "shown": response.shown}


def response_from_plain(plain: dict[str, Any] | None) -> Response:
    """The response that was stored; BLANK where none was."""
    return BLANK if plain is None else Response(plain["value"], plain["shown"])


def move_memory(on: Connection, occasion: Occasion, question: Question, marked: Marked) -> Moved:
    """Let one answer move the learner's memory of each fact it is about, and their model. Raises NotFound."""
    learner = occasion.person.id
    model = learner_models.get_model(on, learner)
    moved = move_judged_by(on, model, occasion, question, marked)
    save_said(on, learner, model, moved.said)
    return moved


def move_judged_by(
    on: Connection, model: LearnerModel, occasion: Occasion, question: Question, marked: Marked
) -> Moved:
    """The same, but the model is only looked at: `save_said` stores what it learns. Raises NotFound.

    Every fact is judged by its own part of the answer and moves once, in few statements for all of them.
    """
    learner = occasion.person.id
    reviews = _reviews(on, model, occasion, question, marked)
    logged = {one.fact_row: one.entry for one in reviews.values()}
    memory.add_reviews(on, learner, occasion.bank.revision, occasion.event, logged)
    memory.save_memories(
        on,
        learner,
        occasion.bank_id,
        {
            one.fact_row: (one.before, one.after)
            for one in reviews.values()
            if one.after is not None and one.after != one.before
        },
    )
    said = [said_by(one.before, one.entry) for one in reviews.values()]
    return Moved(
        reviews[question.fact].fact_row,
        {slug: one.entry for slug, one in reviews.items()},
        tuple(words for words in said if words is not None),
    )


def save_said(on: Connection, learner_id: int, model: LearnerModel, said: Sequence[Evidence]) -> None:
    """Add to a learner's model what answers said; nothing is written where they said nothing."""
    if said:
        learner_models.save_model(on, learner_id, model.with_answers(said))


def may_have_guessed(
    on: Connection, model: LearnerModel, occasion: Occasion, question: Question, marked: Marked
) -> bool:
    """Whether memory would take this right answer for a guess; nothing is moved. Raises NotFound."""
    return any(one.entry.maybe_guessed for one in _reviews(on, model, occasion, question, marked).values())


@dataclass(frozen=True, slots=True)
class _Review:
    """What an answer does to the memory of one fact."""

    fact_row: int
    before: FactMemory | None
    after: FactMemory | None
    entry: LogEntry


def _reviews(
    on: Connection, model: LearnerModel, occasion: Occasion, question: Question, marked: Marked
) -> dict[str, _Review]:
    slugs = tuple(dict.fromkeys(question.facts))
    found = memory.facts_and_memories(on, occasion.person.id, occasion.bank_id, slugs)
    if len(found) < len(slugs):
        raise NotFound("This fact is not in the course any more. Begin a new session from the home page.")
    reviews, best = {}, model.best
    for slug in slugs:
        known = found[slug]
        answered = answered_of(occasion, question, marked, slug)
        seed = memory_seed(occasion.person, occasion.bank.slug, known.first_slug)
        after, entry = review(known.memory, answered, seed=seed, variant=best)
        reviews[slug] = _Review(known.row_id, known.memory, after, entry)
    return reviews


def answered_of(occasion: Occasion, question: Question, marked: Marked, slug: str) -> Answered:
    """An answer as memory takes it for one fact of its question."""
    fact = occasion.bank.item_by_id.get(slug)
    fraction = marked.grade.fraction_of(slug)
    blank = marked.response.is_empty or fraction is None
    rated = kind_of(question).is_self_rated and not marked.response.is_blank
    right = fraction is not None and fraction >= 1
    wrong = not right and not blank
    mistake = mistake_about(question, marked.response, slug, occasion.bank) if wrong else NO_MISTAKE
    return Answered(
        learner_day=occasion.day,
        answered_at=occasion.now,
        source=occasion.source,
        kind=question.kind,
        right=right,
        blank=blank,
        guess_chance=question.guess_chance,
        weight=fact.weight if fact else 2,
        seconds=None if occasion.seconds is None else min(occasion.seconds, LONGEST_SECONDS),
        feedback_shown=occasion.feedback_shown,
        self_rating=Rating(marked.response.value) if rated else None,
        certainty=marked.certainty,
        given=mistake.given,
        confused_with=mistake.confused_with,
    )


def memory_seed(person: Person, bank_slug: str, fact_id: str) -> tuple[str, ...]:
    """What spreads the due days of this learner and fact, the same for every review of it.

    `fact_id` is the one that the fact had at first.
    """
    return (person.public_id, bank_slug, fact_id)


def may_read(person: Person | None, audience: str) -> bool:
    """Whether a course's audience includes this person. Own cards are for one learner, instructors or not."""
    if audience.startswith(banks.PRIVATE):
        return person is not None and audience == own_banks.audience_of(person.public_id)
    return audience == "learners" or (person is not None and person.is_instructor)


def check_audience(person: Person | None, audience: str) -> None:
    """Raise NotAllowed where a course is not for this person."""
    if not may_read(person, audience):
        raise NotAllowed("This course is kept for instructors.")


def list_readable(on: Connection, person: Person | None) -> list[BankRow]:
    """The banks that this person may see, the oldest first: those that came with the app lead.

    Their own cards stand last.
    """
    rows = [row for row in banks.list_banks(on) if may_read(person, row.audience)]
    own = own_banks.find_own_bank(on, person.id) if person else None
    return [*sorted(rows, key=lambda row: row.id), *([own] if own else [])]


def get_session(on: Connection, person: Person, public_id: str) -> Any:
    """A study session of this person. Raises NotFound, or NotAllowed where its course was closed since."""
    row = study.get_session(on, person.id, public_id)
    check_audience(person, row.bank_audience)
    return row


def readable_bank(on: Connection, person: Person | None, slug: str) -> BankRow:
    """The bank of this slug. Raises NotFound, or NotAllowed for one kept for instructors."""
    row = banks.find_bank(on, slug)
    if row is None or not row.is_private or not may_read(person, row.audience):
        row = banks.get_bank(on, slug)
    check_audience(person, row.audience)
    return row


def met_facts(bank: Bank, memories: dict[str, FactMemory]) -> dict[str, FactMemory]:
    """The memories of facts that the bank still has."""
    return {fact.id: memories[fact.id] for fact in bank.items if fact.id in memories}
