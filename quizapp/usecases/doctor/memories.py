"""A check of what is reckoned from the log of answers, on a sample of learners."""

from __future__ import annotations

from quizapp.store import rebuilding as logs
from quizapp.usecases import condition, rebuilding
from quizapp.usecases.doctor.finding import Finding, Level, Patient

SAMPLE = 5  # learners, spread over all of them
MEND = "`quizapp memory rebuild` stores what the log says."


def check_memory(patient: Patient) -> Finding:
    """Memories and personal models are what the log makes of them."""
    with condition.within_reach(patient.services) as on:
        ids = logs.list_ids(on)
        chosen = ids[:: -(-len(ids) // SAMPLE)] if ids else []
        learners = [one for id_ in chosen for one in logs.list_learners(on, id_ - 1, most=1)]
    looked = [rebuilding.rebuild_learner(patient.services, one, writes=False) for one in learners]
    count = sum(one.memories for one in looked)
    differing, rounded = sum(one.differing for one in looked), sum(one.rounded for one in looked)
    models = sum(one.model_differs for one in looked)
    if differing > rounded:
        says = f"{differing} of {count} memories that were looked at are not what the log of answers says."
        return Finding("memory", Level.FAULT, says, MEND)
    if rounded or models:
        says = f"{rounded} of {count} memories and {models} of {len(looked)} models are a little off the log."
        return Finding("memory", Level.NOTE, f"{says} Another machine reckoned them.", MEND)
    if not looked:
        return Finding("memory", Level.FINE, "Nobody has learned anything yet.")
    return Finding("memory", Level.FINE, f"{count} memories of {len(looked)} learners are what the log says.")
