"""quizapp: from a briefing to remembered knowledge."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flask import Flask

__version__ = "0.1.0"


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """Build the web application; `config` overrides settings by name."""
    from quizapp.app import build_app  # here, so that quizapp.core loads without Flask

    return build_app(config)
