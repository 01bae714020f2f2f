"""What an answer does to the memory of its facts and to the model of the learner. Nothing here commits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from quizapp.core.confusions import NO_MISTAKE, mistake_about
from quizapp.core.errors import NotFound
from quizapp.core.facts import Bank
from quizapp.core.memory.evidence import Source
from quizapp.core.memory.facts_memory import FactMemory
from quizapp.core.memory.fsrs import Rating
from quizapp.core.memory.replaying import said_by
from quizapp.core.memory.review_log import Answered, LogEntry
from quizapp.core.memory.reviewing import review
from quizapp.core.memory.variants import Evidence, LearnerModel
from quizapp.core.questions import Question
from quizapp.store import learner_models, memory, review_log
from quizapp.store.people import Person
from quizapp.usecases.responses import Marked, kind_of

LONGEST_SECONDS = 120.0  # whoever takes longer has left the page open


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
    review_log.add_reviews(on, learner, occasion.bank.revision, occasion.event, logged)
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
