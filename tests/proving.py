"""A machine that is meant to prove the app has all that tests want: with `CI` set, skipping one is a fault.

Elsewhere a test that wants what is not there is skipped, with a sentence that says how to run it.
"""

from __future__ import annotations

import os
from collections.abc import Generator

import pytest

NEEDS = ("browser", "postgresql", "server")  # the marks of tests that want more than Python


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """On a proving machine, a skipped test of this sort has failed."""
    report = yield
    if report.skipped and os.environ.get("CI") and any(map(item.get_closest_marker, NEEDS)):
        why = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"This test was skipped, which must not happen with CI set. {why}"
    return report
