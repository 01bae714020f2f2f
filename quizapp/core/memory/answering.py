"""What an answer makes of a study session: what was missed or maybe guessed comes back in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from quizapp.core.memory.session import Session
from quizapp.core.memory.steps import ASK, MAYBE, MEET, MET, RIGHT, WRONG, KindChoice, Step

COMES_BACK_AFTER = 3  # other steps between a miss and its return, where there are so many
MOST_ASKS = 6  # a fact missed so often in one session waits for another day


def met(session: Session) -> Session:
    """The session after the fact on the page was read. ChangedMeanwhile if it shows none."""
    session.expect(MEET)
    return replace(session, results=(*session.results, MET))


def answered(
    session: Session,
    right: bool,
    maybe_guessed: bool = False,
    kinds: Sequence[KindChoice] = (),
    asked_as: str = "",
) -> Session:
    """The session after an answer to the current question.

    A wrong one comes back at least three steps later, or at the end (in any case before it is asked
    together with others), in another of the fact's `kinds` where there is one, until it is right (at
    most MOST_ASKS times in all). A right one that was maybe guessed comes back in a kind that cannot be
    guessed, where there is one. `asked_as` is the kind it was answered in, where the learner changed it.
    ChangedMeanwhile if nothing is asked.
    """
    step = session.expect(ASK)
    result = WRONG if not right else MAYBE if maybe_guessed else RIGHT
    after = replace(session, results=(*session.results, result))
    kind = "" if result == RIGHT else _next_kind(after, asked_as or step.kind, kinds, must_recall=right)
    if not kind or _times_asked(after, step.fact) >= MOST_ASKS:
        return after
    place = min(after.position + COMES_BACK_AFTER, end_of_singles(after))
    back = Step(step.fact, ASK, kind, again=True, by=session.position)
    return replace(after, steps=(*after.steps[:place], back, *after.steps[place:]))


def answered_jointly(
    session: Session,
    missed: Mapping[str, Sequence[KindChoice]],
    guessed: Mapping[str, Sequence[KindChoice]],
) -> Session:
    """The session after an answer to a question about several facts, given the kinds that suit each.

    Each fact that was `missed` comes back by itself, as after `answered`; one that was maybe `guessed`
    comes back in a kind that cannot be guessed, where there is one. ChangedMeanwhile if nothing is asked.
    """
    session.expect(ASK)
    result = WRONG if missed else MAYBE if guessed else RIGHT
    after = replace(session, results=(*session.results, result))
    back = []
    for fact, kinds in {**guessed, **missed}.items():
        kind = _next_kind(after, "", kinds, must_recall=fact not in missed)
        if kind and _times_asked(after, fact) < MOST_ASKS:
            back.append(Step(fact, ASK, kind, again=True, by=session.position))
    place = min(after.position + COMES_BACK_AFTER, len(after.steps))
    return replace(after, steps=(*after.steps[:place], *back, *after.steps[place:]))


def hinted(session: Session) -> Session:
    """The session with options shown for the question on the page. ChangedMeanwhile if nothing is asked."""
    step = session.expect(ASK)
    at = session.position
    return replace(session, steps=(*session.steps[:at], replace(step, hinted=True), *session.steps[at + 1 :]))


def _next_kind(session: Session, last: str, kinds: Sequence[KindChoice], must_recall: bool) -> str:
    """The kind to come back in: recall before recognition, another before the same, then the least used."""
    fitting = [kind for kind in kinds if kind.is_recall or not must_recall]
    if not fitting:
        return "" if must_recall else last
    used = Counter(step.kind for step in session.steps)
    best = min(fitting, key=lambda kind: (kind.name == last, not kind.is_recall, used[kind.name]))
    return best.name


def _times_asked(session: Session, fact: str) -> int:
    over = session.steps[: session.position]
    return sum(step.fact == fact and step.form == ASK and not step.others for step in over)


def end_of_singles(session: Session) -> int:
    """Where the rest of the session has its closing questions about several facts, or ends."""
    end = len(session.steps)
    while end > session.position and session.steps[end - 1].others and not session.steps[end - 1].again:
        end -= 1
    return end
