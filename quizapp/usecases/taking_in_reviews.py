"""Taking in reviews that were made elsewhere: into the log, and from there into memories and the model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from quizapp.core.memory.history import Logged
from quizapp.core.memory.replaying import settle
from quizapp.core.memory.variants import LearnerModel
from quizapp.store import learner_models, rebuilding, replaying
from quizapp.store.people import Person

FACTS_AT_ONCE = 500  # whose logs are read together


def take_in(
    on: Connection, person: Person, bank_id: int, revision: str, rows: Mapping[int, Sequence[Logged]]
) -> None:
    """Append rows to the logs of facts, by the row of each; memories and model are those of the whole log.

    In the caller's transaction. Each event names a fact once. An entry may leave the state after it open,
    for it is reckoned. IntegrityError where one of these events is in the log of its fact already.
    """
    facts = list(rows)
    change = LearnerModel()
    for start in range(0, len(facts), FACTS_AT_ONCE):
        some = {fact: rows[fact] for fact in facts[start : start + FACTS_AT_ONCE]}
        change = change.plus(_take_in_some(on, person, bank_id, revision, some))
    if change != LearnerModel():
        model = learner_models.get_model(on, person.id)
        learner_models.save_model(on, person.id, model.plus(change))


def _take_in_some(
    on: Connection, person: Person, bank_id: int, revision: str, rows: Mapping[int, Sequence[Logged]]
) -> LearnerModel:
    """Take in the rows of some facts, and give by how much the model changes."""
    facts = list(rows)
    places = rebuilding.find_places(on, facts)
    logs = replaying.list_logs(on, [person.id], facts)
    unreckoned = replaying.list_unreckoned(on, [person.id], facts)
    change, memories = LearnerModel(), {}
    for fact, its in rows.items():
        key = (person.id, fact)
        seed = (person.public_id, places[fact].bank_slug, places[fact].first_slug)
        settled = settle(logs.get(key, []), its, seed, was_reckoned=key not in unreckoned)
        memories[key], change = settled.memory, change.plus(settled.said)
    replaying.add_logged(
        on, [((person.id, fact), revision, row) for fact, its in rows.items() for row in its]
    )
    replaying.put_memories(on, bank_id, memories)
    return change
