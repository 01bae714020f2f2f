"""Addresses: those given to other people, also as a QR code, and those to go on to."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import segno
from flask import current_app, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import IntegerConverter, Map

MOST = 999_999_999  # of a number in an address that names no maximum


def public(path: str) -> str:
    """The address of a page as other people open it: under the public URL, else as we were asked."""
    base = current_app.config["PUBLIC_URL"] or request.host_url.rstrip("/")
    return f"{base}{path}"


def qr_rows(text: str) -> tuple[str, ...]:
    """The rows of a QR code, one character a module, `1` dark."""
    return tuple(
        "".join("1" if dark else "0" for dark in row) for row in segno.make(text, micro=False).matrix
    )


def safe_next(address: str) -> str:
    """An address of this app to go on to, or an empty text where it is none."""
    cleaned = re.sub(r"[\x00-\x20\x7f]", "", address)
    if not re.match(r"^/(?![/\\])", cleaned) or "\\" in cleaned:
        return ""
    try:
        current_app.url_map.bind("").match(cleaned.split("?")[0].split("#")[0], method="GET")
    except HTTPException:
        return ""
    return cleaned


def came_from() -> str:
    """The page of ours that a browser came from; empty where it does not say, or came from elsewhere."""
    try:
        there = urlsplit(request.referrer or "")
    except ValueError:
        return ""
    address = f"{there.path}?{there.query}" if there.query else there.path
    is_ours = there.scheme in ("http", "https") and there.netloc == request.host
    is_here = request.method == "GET" and address == request.full_path.rstrip("?")
    return safe_next(address) if is_ours and not is_here else ""


class FiguresConverter(IntegerConverter):
    """Whole numbers in addresses: plain figures without leading zeros, so that each has one address.

    Werkzeug's own takes the figures of any script, and answers 405 for a number that is too big where
    another method has the same address.
    """

    def __init__(self, map: Map, max: int = MOST) -> None:
        super().__init__(map, max=max)
        self.regex = rf"0|[1-9][0-9]{{0,{len(str(max)) - 1}}}"
