"""The blueprint that all routes of quizzes hang on."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("play", __name__)
