"""What falls due by time: tasks that the server does now and then, whoever uses it.

A task is safe to do twice: it looks for what is due and does it in transactions of its own.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from quizapp.core.errors import QuizError
from quizapp.usecases import analysing, backups, erasing, handing_in, rebuilding, throttling, tidying
from quizapp.usecases.services import Services

log = logging.getLogger(__name__)


class Task(NamedTuple):
    """A task: what it is called in the log, how often it is done, and what does it.

    `run` takes the services and the present moment and returns how many things it dealt with.
    """

    name: str
    every: timedelta
    run: Callable[[Services, datetime], int]


TASKS: tuple[Task, ...] = (
    Task("backup", timedelta(minutes=1), backups.back_up_if_changed),
    Task("old backups", timedelta(hours=1), backups.thin_out),
    Task("handing in what is overdue", timedelta(minutes=1), handing_in.hand_in_overdue),
    Task("reckoning memories", timedelta(minutes=1), rebuilding.reckon_variants),
    Task("making item analyses ready", timedelta(minutes=1), analysing.make_ready),
    Task("emptying the bins", timedelta(hours=1), tidying.empty_bins),
    Task("forgetting idle guests", timedelta(hours=24), erasing.forget_idle_guests),
    Task("scrubbing the file", timedelta(hours=1), erasing.scrub),
    Task("forgetting wrong guesses", timedelta(minutes=10), throttling.purge),
)


def run_due(services: Services, now: datetime, tasks: tuple[Task, ...] = TASKS) -> dict[str, int]:
    """Do each task that has not been done for its time, the first time at once.

    Returns how many things each of them dealt with. One that fails is logged, hinders no other, and is
    tried again when its time has come.
    """
    done = {}
    for task in tasks:
        last = services.last_done.get(task.name)
        if last is not None and last <= now < last + task.every:
            continue
        services.last_done[task.name] = now
        try:
            done[task.name] = task.run(services, now)
        except QuizError as trouble:
            log.warning("%s was put off: %s", task.name, trouble)
        except Exception:
            log.exception("%s failed", task.name)
    return done
