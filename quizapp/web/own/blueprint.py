"""The blueprint of what learners add of their own."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("own", __name__)
