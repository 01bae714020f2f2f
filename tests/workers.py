"""How many processes share the tests: as many as there are processors, four at most, for a whole run.

Whatever is asked for by name, and a debugger, stays in one process. `-n 0` keeps a whole run in one, too.
"""

from __future__ import annotations

import os

import pytest

MOST = 4  # each may have a browser and a PostgreSQL of its own


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Say how many, where pytest-xdist is installed and nobody else has said."""
    is_worker = hasattr(config, "workerinput")  # it comes by here, too, and must make none of its own
    if is_worker or not config.pluginmanager.hasplugin("xdist") or config.option.numprocesses is not None:
        return
    is_whole = config.args_source is pytest.Config.ArgsSource.TESTPATHS
    if is_whole and not config.option.usepdb and not config.option.collectonly:
        config.option.numprocesses = min(_processors(), MOST)
        # What a module makes once is made once; but slow proofs are few, and long ones stand in one module.
        config.option.dist = "loadfile" if config.option.markexpr.startswith("not long") else "load"
        config.option.maxschedchunk = 1  # one at a time, or a worker is left with a heap of long ones
        config.option.loadscopereorder = False  # by number of tests, the slow few of the browser came last


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest begin first, as `long(minutes=6)` says, or a worker is left alone with them at the end."""
    items.sort(key=_minutes, reverse=True)


def _minutes(item: pytest.Item) -> float:
    mark = item.get_closest_marker("long")
    return float(mark.kwargs.get("minutes", 0)) if mark else 0.0


def _processors() -> int:
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
