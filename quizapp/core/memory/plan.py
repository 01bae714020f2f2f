"""Which facts a study session takes, in which order and kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from quizapp.core.chance import Stream
from quizapp.core.memory.evidence import KNEW_ENOUGH, knew_it
from quizapp.core.memory.facts_memory import FactMemory, recall_on
from quizapp.core.memory.session import Session
from quizapp.core.memory.steps import ASK, MEET, KindChoice, Step

MET_BEFORE_ASKED = 3  # new facts shown before the first of them is asked
RECOGNITION_FROM = 0.7  # chance of recall from which good wrong options teach more than they harm
# How many of the questions recognition may take, by how many days the memory lasts: the firmer, the fewer
RECOGNITION_SHARES = ((4.0, 0.5), (21.0, 0.34), (60.0, 0.15))
FIRM_SHARE = 0.0  # what lasts longer is recalled
FIRST_ASK_SHARE = 0.34  # a fact met a moment ago; its guess is asked again, so it costs two questions


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact that may be studied. `state` None: never answered. `kinds` are all that suit it.

    `is_shown_first`: it is met before it is asked. A question that somebody wrote has nothing to be met.
    """

    fact: str
    section: str
    weight: int
    state: FactMemory | None
    kinds: tuple[KindChoice, ...]
    is_shown_first: bool = True


@dataclass(frozen=True, slots=True)
class Limits:
    """`new_count`: most new facts in a session; `most`: most facts of both sorts. Both from 0."""

    new_count: int = 10
    most: int = 40


class _Placed(NamedTuple):
    when: float  # 0 to 1 along the session
    order: int  # among steps placed at the same point: meet, ask what is due, ask what is new
    form: str
    candidate: Candidate


def plan(
    due: Sequence[Candidate],
    new: Sequence[Candidate],
    today: date,
    limits: Limits,
    chance: Stream,
) -> Session:
    """A session of the first `due` facts and the first `new` ones, both given most urgent first.

    Due facts come before new ones where `limits` are short; facts that no kind suits, and those
    given twice, are left out. Each new fact is met once and asked at least two steps later, between
    others (a step or none where there is nothing else to do); one that is not shown first is asked
    among those that are due. Sections are mixed, and kinds vary.
    The same arguments give the same session.
    """
    reviewed = _usable(due, set())[: limits.most]
    room = max(min(limits.new_count, limits.most - len(reviewed)), 0)
    fresh = _usable(new, {candidate.fact for candidate in reviewed})[:room]
    met = [candidate for candidate in fresh if candidate.is_shown_first]
    reviewed += [candidate for candidate in fresh if not candidate.is_shown_first]
    reviewed = mix_sections(chance.fork("order").shuffled(reviewed))
    placed = sorted([*_spread_new(mix_sections(met)), *_spread_due(reviewed)], key=lambda p: p[:2])
    return Session(tuple(_with_kinds(placed, today, chance.fork("kinds"))))


def mix_sections(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates, no two neighbours from one section where that can be; order kept within a section."""
    queues: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        queues.setdefault(candidate.section, []).append(candidate)
    mixed: list[Candidate] = []
    while any(queues.values()):
        last = mixed[-1].section if mixed else None
        longest = max(
            queues, key=lambda section: (bool(queues[section]), section != last, len(queues[section]))
        )
        mixed.append(queues[longest].pop(0))
    return mixed


def _usable(candidates: Sequence[Candidate], taken: set[str]) -> list[Candidate]:
    usable: list[Candidate] = []
    for candidate in candidates:
        if candidate.kinds and candidate.fact not in taken:
            taken.add(candidate.fact)
            usable.append(candidate)
    return usable


def _spread_new(met: Sequence[Candidate]) -> list[_Placed]:
    """Meetings and first questions: three are met, then one is asked for each further one met."""
    turns = [(MEET, candidate) for candidate in met[:MET_BEFORE_ASKED]]
    for number, candidate in enumerate(met):
        turns.append((ASK, candidate))
        turns += [(MEET, later) for later in met[number + MET_BEFORE_ASKED :][:1]]
    return [
        _Placed((index + 0.5) / len(turns), 0 if form == MEET else 2, form, candidate)
        for index, (form, candidate) in enumerate(turns)
    ]


def _spread_due(reviewed: Sequence[Candidate]) -> list[_Placed]:
    return [
        _Placed((index + 0.5) / len(reviewed), 1, ASK, candidate) for index, candidate in enumerate(reviewed)
    ]


def _with_kinds(placed: Iterable[_Placed], today: date, chance: Stream) -> list[Step]:
    steps: list[Step] = []
    used: Counter[str] = Counter()
    recognised = asked = 0
    for _, _, form, candidate in placed:
        if form == MEET:
            steps.append(Step(candidate.fact, MEET))
            continue
        kind = _choose(candidate, today, used, recognised, asked, chance)
        used[kind.name] += 1
        asked += 1
        recognised += not kind.is_recall
        steps.append(Step(candidate.fact, ASK, kind.name))
    return steps


def _choose(
    candidate: Candidate, today: date, used: Counter[str], recognised: int, asked: int, chance: Stream
) -> KindChoice:
    """Recognition in its share only; another kind than last time; then the kind least used so far."""
    state = candidate.state
    telling = [kind for kind in candidate.kinds if kind.is_recall or _is_telling(kind, state, today)]
    kinds = telling or list(candidate.kinds)
    if state is not None:
        kinds = [kind for kind in kinds if kind.name != state.last_kind] or kinds
    share = FIRST_ASK_SHARE if state is None else _share_for(state.stability)
    recalls = recognised + 1 > share * (asked + 1)
    kinds = [kind for kind in kinds if kind.is_recall == recalls] or kinds
    fewest = min(used[kind.name] for kind in kinds)
    return chance.choose([kind for kind in kinds if used[kind.name] == fewest])


def _share_for(days: float) -> float:
    return next((share for below, share in RECOGNITION_SHARES if days < below), FIRM_SHARE)


def _is_telling(kind: KindChoice, state: FactMemory | None, today: date) -> bool:
    """Whether recognition fits: for a change with a new fact, later where being right counts as knowing."""
    if state is None:
        return True
    recall = recall_on(state, today)
    return recall >= RECOGNITION_FROM and knew_it(recall, kind.guess_chance) >= KNEW_ENOUGH
