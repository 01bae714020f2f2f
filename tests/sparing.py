"""What a run does once instead of some thousand times."""

from __future__ import annotations

import gc
from collections.abc import Callable

import pytest
from werkzeug.routing import Rule

Builder = Callable[..., tuple[str, str]]


def pytest_configure() -> None:
    """Let all apps of a run share what their addresses are compiled to: it took half of making an app."""
    compile_builder, known = Rule._compile_builder, {}

    def compile_once(rule: Rule, append_unknown: bool = True) -> Builder:
        asked = (rule.rule, rule.subdomain, rule.host, repr(rule.defaults), append_unknown)
        if asked not in known:
            known[asked] = compile_builder(rule, append_unknown)
        return known[asked]

    Rule._compile_builder = compile_once


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Keep the collector of garbage from walking through all modules and tests again and again."""
    gc.collect()
    gc.freeze()
