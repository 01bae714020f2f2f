"""What an answer makes of a memory, and the same once more from the log, bit for bit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from math import isclose

from quizapp.core.memory.evidence import ANSWERS, Evidence, Source, Verdict, is_relearned, judge
from quizapp.core.memory.facts_memory import DEFAULT_RETENTION, FactMemory, recall_in, recall_on
from quizapp.core.memory.fsrs import DEFAULT_WEIGHTS, Memory, Rating, Weights, interval, step
from quizapp.core.memory.fuzz import fuzzed
from quizapp.core.memory.review_log import RELEARNS_FROM, SCHEDULER_VERSION, Answered, LogEntry
from quizapp.core.memory.variants import VARIANTS, Stabilities, stepped


def review(
    state: FactMemory | None,
    answer: Answered,
    desired_retention: float = DEFAULT_RETENTION,
    seed: tuple[str | int, ...] = (),
    weights: Weights = DEFAULT_WEIGHTS,
    variant: int | None = None,
    version: int = SCHEDULER_VERSION,
) -> tuple[FactMemory | None, LogEntry]:
    """The memory after `answer`, and what to write in the log. `state` None is a fact never answered.

    `variant` is the one of the personal model that says what was to be expected; without one `weights` do.
    `version` is the rules' that count: those of its day, for an answer that was given long ago.
    `seed` names learner and fact and spreads due days. Days are counted in learner days; a second
    answer on one day (or on an earlier one, after a flight or a change of time zone) is a same-day
    step. ValueError for a chance or a retention out of range, and for a source that gives no answers.
    """
    if answer.source not in ANSWERS:
        raise ValueError("a memory that was brought along whole is no answer")
    before = None if state is None else _expected(state, answer.learner_day, weights, variant)
    verdict = judge(_evidence(answer, before))
    after = state
    if verdict.rating is not None:
        ratings = _ratings(answer.source, verdict.rating, answer.feedback_shown, version)
        after = _moved(state, ratings, answer.learner_day, answer.kind, desired_retention, seed, weights)
    return after, _entry(answer, verdict, before, after, version)


def replay(
    entries: Iterable[LogEntry],
    desired_retention: float = DEFAULT_RETENTION,
    seed: tuple[str | int, ...] = (),
    weights: Weights = DEFAULT_WEIGHTS,
) -> FactMemory | None:
    """The state after all `entries` of one learner and fact, in the order they were logged.

    Every entry counts by the rules of its own version. The log alone gives the live state back bit for bit:
    where our numbers agree with those logged (to a billionth, for other machines round differently), the
    logged ones stand. Leave voided rows out: what follows them is then reckoned anew, with the ratings that
    were given, and its due days by `desired_retention` and `seed`.
    """
    state: FactMemory | None = None
    for _, _, after in replayed(entries, desired_retention, seed, weights):
        state = after
    return state


def replayed(
    entries: Iterable[LogEntry],
    desired_retention: float = DEFAULT_RETENTION,
    seed: tuple[str | int, ...] = (),
    weights: Weights = DEFAULT_WEIGHTS,
) -> Iterator[tuple[FactMemory | None, LogEntry, FactMemory]]:
    """`replay` step by step: each entry that moved memory, with the state before it and the one after."""
    state: FactMemory | None = None
    for entry in entries:
        if entry.rating is None:
            continue
        after = given_state(state, entry)
        if after is None:
            ratings = _ratings(entry.source, entry.rating, entry.feedback_shown, entry.scheduler_version)
            after = _moved(state, ratings, entry.learner_day, entry.kind, desired_retention, seed, weights)
            after = _as_logged(after, entry)
        yield state, entry, after
        state = after


def given_state(before: FactMemory | None, entry: LogEntry) -> FactMemory | None:
    """The memory that an entry brings along whole; None for every entry that is an answer.

    A stability is the days after which nine of ten are still known, whatever the variant: so all have it.
    """
    logged = (entry.stability_after, entry.difficulty_after, entry.due_day_after)
    stability, difficulty, due_day = logged
    if entry.source is not Source.ANKI_STATE or stability is None or difficulty is None or due_day is None:
        return None
    return FactMemory(
        stability=stability,
        difficulty=difficulty,
        last_day=entry.learner_day if before is None else max(entry.learner_day, before.last_day),
        due_day=due_day,
        reviews=1 if before is None else before.reviews + 1,
        lapses=0 if before is None else before.lapses,
        last_kind=entry.kind,
        variants=(stability,) * len(VARIANTS),
    )


def _expected(state: FactMemory, day: date, weights: Weights, variant: int | None) -> float:
    return recall_on(state, day, weights) if variant is None else recall_in(state, day, variant)


def _evidence(answer: Answered, before: float | None) -> Evidence:
    return Evidence(
        right=answer.right,
        blank=answer.blank,
        source=answer.source,
        guess_chance=answer.guess_chance,
        recall_before=before,
        feedback_shown=answer.feedback_shown,
        self_rating=answer.self_rating,
        certainty=answer.certainty,
    )


def _ratings(source: Source, rating: Rating, feedback_shown: bool, version: int) -> tuple[Rating, ...]:
    """The steps that one answer makes: its rating, and a Good where the feedback let it be learnt again."""
    relearned = version >= RELEARNS_FROM and is_relearned(source, rating, feedback_shown)
    return (rating, Rating.GOOD) if relearned else (rating,)


def _moved(
    state: FactMemory | None,
    ratings: tuple[Rating, ...],
    day: date,
    kind: str,
    desired_retention: float,
    seed: tuple[str | int, ...],
    weights: Weights,
) -> FactMemory:
    """The memory after one answer that makes these steps, all but the first on the same day."""
    elapsed = 0 if state is None else max((day - state.last_day).days, 0)
    reviews = 1 if state is None else state.reviews + 1
    after, variants = _stepped(state, ratings, elapsed, weights)
    last_day = day if state is None else max(day, state.last_day)
    days = fuzzed(
        interval(after.stability, desired_retention, weights), *seed, reviews, at_least=_previous(state) + 1
    )
    return FactMemory(
        stability=after.stability,
        difficulty=after.difficulty,
        last_day=last_day,
        due_day=last_day + timedelta(days=days),
        reviews=reviews,
        lapses=(state.lapses if state else 0) + (ratings[0] is Rating.AGAIN and elapsed > 0),
        last_kind=kind,
        variants=variants,
    )


def _stepped(
    state: FactMemory | None, ratings: tuple[Rating, ...], elapsed: int, weights: Weights
) -> tuple[Memory, Stabilities]:
    """Stability and difficulty after these steps, and the stability in each variant."""
    first, *others = ratings
    if state is None:
        after, variants = step(None, first, 0, weights), stepped(None, 0.0, first, 0)
    else:
        after = step(Memory(state.stability, state.difficulty), first, elapsed, weights)
        # Those of a memory from before there were variants come from its log.
        variants = stepped(state.variants, state.difficulty, first, elapsed) if state.variants else ()
    for rating in others:
        variants = stepped(variants, after.difficulty, rating, 0) if variants else ()
        after = step(after, rating, 0, weights)
    return after, variants


def _previous(state: FactMemory | None) -> int:
    return 0 if state is None else (state.due_day - state.last_day).days


def _entry(
    answer: Answered, verdict: Verdict, before: float | None, after: FactMemory | None, version: int
) -> LogEntry:
    return LogEntry(
        learner_day=answer.learner_day,
        answered_at=answer.answered_at,
        source=answer.source,
        kind=answer.kind,
        guess_chance=answer.guess_chance,
        weight=answer.weight,
        right=answer.right,
        rating=verdict.rating,
        maybe_guessed=verdict.maybe_guessed,
        recall_before=before,
        seconds=answer.seconds,
        scheduler_version=version,
        feedback_shown=answer.feedback_shown,
        certainty=answer.certainty,
        stability_after=None if after is None else after.stability,
        difficulty_after=None if after is None else after.difficulty,
        due_day_after=None if after is None else after.due_day,
        given=answer.given,
        confused_with=answer.confused_with,
    )


def _as_logged(after: FactMemory, entry: LogEntry) -> FactMemory:
    logged = (entry.stability_after, entry.difficulty_after, entry.due_day_after)
    stability, difficulty, due_day = logged
    if stability is None or difficulty is None or due_day is None:
        return after
    if not (_agree(stability, after.stability) and _agree(difficulty, after.difficulty)):
        return after  # an earlier answer was voided, so what was logged no longer holds
    return replace(after, stability=stability, difficulty=difficulty, due_day=due_day)


def _agree(one: float, other: float) -> bool:
    return isclose(one, other, rel_tol=1e-9)
