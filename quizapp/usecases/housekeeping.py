"""What falls due by time: tasks that the server does now and then, whoever uses it.

A task is safe to do twice: it looks for what is due and does it in transactions of its own.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from quizapp.core.errors import QuizError
from quizapp.usecases.services import Services

log = logging.getLogger(__name__)


class Task(NamedTuple):
    """A task: what it is called in the log, how often it is done, and what does it.

    `run` takes the services and the present moment and returns how many things it dealt with.
    """

    name: str
    every: timedelta
    run: Callable[[Services, datetime], int]


TASKS: tuple[Task, ...] = ()


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
