"""Where the pages that write a course live."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("bank_edit", __name__, url_prefix="/teach/files/courses/<bank>")
