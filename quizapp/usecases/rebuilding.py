"""Reckoning memories and models anew from the log: to prove that they agree, and to mend what does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from math import isclose

from sqlalchemy import Connection

from quizapp.core.memory.facts_memory import FactMemory
from quizapp.core.memory.replaying import Reckoned, is_reckoned, reckon_history
from quizapp.core.memory.variants import VARIANTS, LearnerModel
from quizapp.store import learner_models, rebuilding, replaying
from quizapp.store.rebuilding import Place, Remembering
from quizapp.usecases.services import Services

FACTS_AT_ONCE = 100  # whose variants are reckoned in one transaction
MOST_ROUNDS = 20  # such transactions in one go
NEAR = 1e-9  # other machines round otherwise


@dataclass(slots=True)
class Rebuilt:
    """What reckoning one learner anew came to.

    `memories` were compared; `differing` are not what the log makes of them, of which `rounded` differ by
    no more than machines round; of `unreckoned` only the variants are missing, which is no fault.
    """

    learner: Remembering
    reviews: int = 0
    memories: int = 0
    differing: int = 0
    rounded: int = 0
    unreckoned: int = 0
    model_differs: bool = False

    @property
    def is_sound(self) -> bool:
        """Whether all is what the log makes of it."""
        return not self.differing and not self.model_differs


@dataclass(slots=True)
class _Anew:
    """What the log makes of a learner, as far as it is not what is stored."""

    found: Rebuilt
    changes: dict[int, tuple[Place, FactMemory | None]] = field(default_factory=dict)
    said: LearnerModel = field(default_factory=LearnerModel)

    def compare(self, fact: int, place: Place, stored: FactMemory | None, reckoned: Reckoned) -> None:
        """Take in one fact."""
        memory = reckoned.memory
        self.said = self.said.plus(reckoned.said)
        self.found.memories += stored is not None or memory is not None
        if stored == memory:
            return
        self.changes[fact] = (place, memory)
        if memory is not None and not is_reckoned(stored) and replace(memory, variants=()) == stored:
            self.found.unreckoned += 1
            return
        self.found.differing += 1
        self.found.rounded += _is_near(stored, memory)


def rebuild(services: Services, login: str | None, writes: bool) -> Iterator[Rebuilt]:
    """Reckon everybody anew, or whoever has this login, one after the other; store it where it `writes`.

    Each learner is a transaction of their own, and none that writes where nothing differs.
    """
    after = 0
    while True:
        with services.database.reading() as on:
            some = rebuilding.list_learners(on, after, login=login)
        for learner in some:
            yield rebuild_learner(services, learner, writes)
        if not some:
            return
        after = some[-1].id


def rebuild_learner(services: Services, learner: Remembering, writes: bool) -> Rebuilt:
    """Reckon one learner anew."""
    with services.database.reading() as on:
        anew = _reckon(on, learner)
    found = anew.found
    if writes and (not found.is_sound or found.unreckoned):
        with services.database.writing() as on:
            if rebuilding.count_reviews(on, learner.id) != found.reviews:
                anew = _reckon(on, learner)  # they have answered meanwhile
            _store(on, learner.id, anew)
    return found


def count_learners(services: Services) -> int:
    """How many have memories."""
    with services.database.reading() as on:
        return len(rebuilding.list_ids(on))


def reckon_variants(services: Services, _now: datetime) -> int:
    """Reckon variants from the log where memories, of before there were any, have none; how many.

    A hundred memories of one learner a transaction, so that answers hardly wait.
    """
    done = 0
    for _ in range(MOST_ROUNDS):
        with services.database.reading() as on:
            if not rebuilding.list_unreckoned(on, 1):
                return done
        with services.database.writing() as on:
            done += _reckon_some(on)
    return done


def _reckon_some(on: Connection) -> int:
    waiting = rebuilding.list_unreckoned(on, FACTS_AT_ONCE)
    if not waiting:
        return 0
    (learner_id,) = {learner for learner, _ in waiting}
    facts = [fact for _, fact in waiting]
    public_id = rebuilding.list_learners(on, learner_id - 1, most=1)[0].public_id
    places, logs = rebuilding.find_places(on, facts), replaying.list_logs(on, [learner_id], facts)
    said, variants = LearnerModel(), {}
    for key, stored in waiting.items():
        reckoned = reckon_history(logs.get(key, []), _seed(public_id, places[key[1]]))
        said = said.plus(reckoned.said)
        # Where the log knows nothing of a memory, all variants begin with what is stored.
        variants[key] = reckoned.memory.variants if reckoned.memory else (stored.stability,) * len(VARIANTS)
    rebuilding.set_variants(on, variants)
    model = learner_models.get_model(on, learner_id)
    learner_models.save_model(on, learner_id, model.plus(said))
    return len(waiting)


def _reckon(on: Connection, learner: Remembering) -> _Anew:
    anew = _Anew(Rebuilt(learner))
    stored = rebuilding.list_stored(on, learner.id)
    places = rebuilding.places_of_learner(on, learner.id)
    counted = LearnerModel()  # what those say whose variants are reckoned
    for fact, history in rebuilding.stream_histories(on, learner.id):
        anew.found.reviews += len(history)
        reckoned = reckon_history(history, _seed(learner.public_id, places[fact]))
        known = stored.pop(fact, None)
        anew.compare(fact, places[fact], known, reckoned)
        if is_reckoned(known):
            counted = counted.plus(reckoned.said)
    for fact, known in stored.items():
        anew.compare(fact, places[fact], known, Reckoned(None, LearnerModel()))
    anew.found.model_differs = learner_models.get_model(on, learner.id) != counted
    return anew


def _store(on: Connection, learner_id: int, anew: _Anew) -> None:
    by_bank: dict[int, dict[replaying.Key, FactMemory | None]] = {}
    for fact, (place, memory) in anew.changes.items():
        by_bank.setdefault(place.bank_id, {})[learner_id, fact] = memory
    for bank_id, memories in by_bank.items():
        replaying.put_memories(on, bank_id, memories)
    learner_models.save_model(on, learner_id, anew.said)


def _seed(public_id: str, place: Place) -> tuple[str, ...]:
    """As `moving_memory.memory_seed` has it."""
    return (public_id, place.bank_slug, place.first_slug)


def _is_near(stored: FactMemory | None, memory: FactMemory | None) -> bool:
    """Whether two memories differ in how their numbers were rounded only."""
    if stored is None or memory is None or len(stored.variants) != len(memory.variants):
        return False
    numbers = zip(
        (stored.stability, stored.difficulty, *stored.variants),
        (memory.stability, memory.difficulty, *memory.variants),
        strict=True,
    )
    same = replace(stored, stability=memory.stability, difficulty=memory.difficulty, variants=memory.variants)
    return same == memory and all(isclose(one, other, rel_tol=NEAR) for one, other in numbers)
