"""A study session as plain data: what is shown and asked, in which order, and what became of it.

A session never changes; each answer gives a new one, which is stored. The step on the page is a
function of the session alone, so reading a page writes nothing and a closed tab loses nothing.
`quizapp.core.memory.plan` makes the first session of a day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from quizapp.core.errors import ChangedMeanwhile

MEET, ASK = "meet", "ask"  # stored, so never changed
MET, RIGHT, MAYBE, WRONG, ASIDE = "met", "right", "maybe", "wrong", "aside"  # stored, so never changed
UNASKED = (MET, ASIDE)  # results of steps that nobody answered

COMES_BACK_AFTER = 3  # other steps between a miss and its return, where there are so many
MOST_ASKS = 6  # a fact missed so often in one session waits for another day
MEET_SECONDS, ASK_SECONDS = 14, 11  # a new fact takes 25; an answer 9 if right, 23 if wrong
JOINT_SECONDS = 40  # four to six facts in one question


DONE_ALREADY = "This was done already, perhaps in another tab. Go on with the page shown now."


@dataclass(frozen=True, slots=True)
class KindChoice:
    """A kind of question that suits a fact. `guess_chance`: being right without knowing, 0 to 1."""

    name: str
    is_recall: bool
    guess_chance: float = 0.0


@dataclass(frozen=True, slots=True)
class Step:
    """One page: a fact is met (shown with explanation and place) or asked in a kind.

    `kind` is empty where the fact is met. `again` marks a step that came back after a miss or a guess.
    `others` are the facts that are asked together with this one, each of which was asked before. `by` is
    the index of the result that brought this step, below 0 where none did. `hinted`: options are shown to
    choose from, instead of typing.
    """

    fact: str
    form: str
    kind: str = ""
    again: bool = False
    others: tuple[str, ...] = ()
    by: int = field(default=-1, compare=False)
    hinted: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """What was still to come when the result of index `at` left some of it out, to be put back by an undo."""

    at: int
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `planned` questions; `extra` are those that came back and still wait ("+2").

    `share` from 0 to 1 is for the bar: it counts facts met as well, and never falls.
    """

    done: int
    planned: int
    extra: int
    share: float


@dataclass(frozen=True, slots=True)
class Session:
    """The steps of a session and the results of those that are over (MET, RIGHT, MAYBE, WRONG or ASIDE).

    `seconds` is the time spent on them, `cuts` what was left out on the way.
    """

    steps: tuple[Step, ...]
    results: tuple[str, ...] = ()
    seconds: float = 0.0
    cuts: tuple[Cut, ...] = ()

    @property
    def position(self) -> int:
        """The index of the current step; as many as there are steps when the session is over."""
        return len(self.results)

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to show or ask."""
        return self.position >= len(self.steps)

    @property
    def current(self) -> Step | None:
        """What to show now, or None at the end."""
        return None if self.is_over else self.steps[self.position]

    @property
    def last_answered(self) -> int | None:
        """The index of the last step that was answered, whatever was met or put aside since; else None."""
        answers = (at for at, became in enumerate(self.results) if became not in UNASKED)
        return max(answers, default=None)

    @property
    def learned(self) -> tuple[str, ...]:
        """Facts answered right at least once in this session, guesses aside, in that order."""
        return self._facts_with(RIGHT)

    @property
    def missed(self) -> tuple[str, ...]:
        """Facts answered wrong at least once in this session, in that order."""
        return self._facts_with(WRONG)

    @property
    def progress(self) -> Progress:
        """How far the session is."""
        first_time = [step for step in self.steps if not step.again]
        over = [step for step in self.steps[: self.position] if not step.again]
        waiting = sum(step.again for step in self.steps[self.position :])
        share = len(over) / len(first_time) if first_time else 1.0
        return Progress(_asks(over), _asks(first_time), waiting, share)

    @property
    def seconds_left(self) -> int:
        """How long the rest will take, roughly, in seconds."""
        left = self.steps[self.position :]
        joint = sum(bool(step.others) for step in left)
        return estimate_seconds(asked=_asks(left) - joint, met=len(left) - _asks(left), joint=joint)

    def to_plain(self) -> dict[str, Any]:
        """The session as JSON can hold it; `from_plain` gives an equal session back."""
        cuts = [[cut.at, _steps_to_plain(cut.steps)] for cut in self.cuts]
        plain = {"steps": _steps_to_plain(self.steps), "results": list(self.results)}
        return {**plain, "seconds": self.seconds, "cuts": cuts}

    @staticmethod
    def from_plain(plain: Mapping[str, Any]) -> Session:
        """The session that `to_plain` wrote, in this version or an earlier one."""
        cuts = (Cut(at, _steps_from_plain(steps)) for at, steps in plain.get("cuts", ()))
        steps = _steps_from_plain(plain["steps"])
        return Session(steps, tuple(plain["results"]), plain.get("seconds", 0.0), tuple(cuts))

    def _facts_with(self, result: str) -> tuple[str, ...]:
        over = zip(self.steps, self.results, strict=False)
        return tuple(
            dict.fromkeys(step.fact for step, became in over if became == result and not step.others)
        )


def estimate_seconds(asked: int, met: int = 0, joint: int = 0) -> int:
    """How long so many questions, first meetings and questions of several facts take, roughly, in seconds."""
    return asked * ASK_SECONDS + met * MEET_SECONDS + joint * JOINT_SECONDS


def met(session: Session) -> Session:
    """The session after the fact on the page was read. ChangedMeanwhile if it shows none."""
    _expect(session, MEET)
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
    step = _expect(session, ASK)
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
    _expect(session, ASK)
    result = WRONG if missed else MAYBE if guessed else RIGHT
    after = replace(session, results=(*session.results, result))
    back = []
    for fact, kinds in {**guessed, **missed}.items():
        kind = _next_kind(after, "", kinds, must_recall=fact not in missed)
        if kind and _times_asked(after, fact) < MOST_ASKS:
            back.append(Step(fact, ASK, kind, again=True, by=session.position))
    place = min(after.position + COMES_BACK_AFTER, len(after.steps))
    return replace(after, steps=(*after.steps[:place], *back, *after.steps[place:]))


def undone(session: Session) -> Session:
    """The session before its last result, without what that result brought and with what it left out.

    As it is at the start. The time spent stays spent.
    """
    if not session.results:
        return session
    last = session.position - 1
    facts = (session.steps[last].fact, *session.steps[last].others)
    rest = next((cut.steps for cut in session.cuts if cut.at == last), session.steps[last + 1 :])
    kept = (step for step in rest if not (step.by == last or _is_of_old(step, facts)))
    return replace(
        session,
        steps=(*session.steps[: last + 1], *kept),
        results=session.results[:-1],
        cuts=tuple(cut for cut in session.cuts if cut.at != last),
    )


def _is_of_old(step: Step, facts: Sequence[str]) -> bool:
    """Whether a step was brought by an answer about `facts` before steps knew what had brought them."""
    return step.by < 0 and step.again and step.fact in facts


def before_last_answer(session: Session) -> Session:
    """The session before its last answer, if there is one; facts met since are met again."""
    last = session.last_answered
    if last is None:
        return session
    while session.position > last:
        session = undone(session)
    return session


def without(session: Session, fact: str) -> Session:
    """The session without what is still to come of `fact`, as when the learner puts it aside.

    Undoing the last result brings it back.
    """
    left = session.steps[session.position :]
    return leave_out(session, [step for step in left if fact not in (step.fact, *step.others)])


def leave_out(session: Session, kept: Sequence[Step]) -> Session:
    """The session with only `kept` still to come; the rest comes back where the last result is undone."""
    over, left = session.steps[: session.position], session.steps[session.position :]
    at = session.position - 1
    known = any(cut.at == at for cut in session.cuts)  # then more is put back than `left`
    cuts = session.cuts if known or len(kept) == len(left) else (*session.cuts, Cut(at, left))
    return replace(session, steps=(*over, *kept), cuts=cuts)


def put_aside(session: Session) -> Session:
    """The session after the learner put the fact on the page aside. ChangedMeanwhile at the end."""
    step = session.current
    if step is None:
        raise ChangedMeanwhile(DONE_ALREADY)
    return without(replace(session, results=(*session.results, ASIDE)), step.fact)


def hinted(session: Session) -> Session:
    """The session with options shown for the question on the page. ChangedMeanwhile if nothing is asked."""
    step = _expect(session, ASK)
    at = session.position
    return replace(session, steps=(*session.steps[:at], replace(step, hinted=True), *session.steps[at + 1 :]))


def _expect(session: Session, form: str) -> Step:
    step = session.current
    if step is None or step.form != form:
        raise ChangedMeanwhile(DONE_ALREADY)
    return step


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


def _asks(steps: Sequence[Step]) -> int:
    return sum(step.form == ASK for step in steps)


def _steps_to_plain(steps: Sequence[Step]) -> list[list[Any]]:
    return [
        [step.fact, step.form, step.kind, step.again, list(step.others), step.by, step.hinted]
        for step in steps
    ]


def _steps_from_plain(plain: Sequence[Sequence[Any]]) -> tuple[Step, ...]:
    """Steps as they were stored; those of earlier versions end sooner."""
    return tuple(_step_from_plain(*step) for step in plain)


def _step_from_plain(
    fact: str,
    form: str,
    kind: str,
    again: bool,
    others: Sequence[str] = (),
    by: int = -1,
    is_hinted: bool = False,
) -> Step:
    return Step(fact, form, kind, again, tuple(others), by, is_hinted)
