"""Pictures that come inside a file of another program."""

from __future__ import annotations

import base64
import binascii

from quizapp.formats.pictures import MAX_BYTES, BadPicture, measure


def decode_base64(text: str) -> bytes | None:
    """The bytes of base64 with or without line breaks; None where it is none."""
    if len(text) > MAX_BYTES * 2:
        text = "".join(text.split())
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return None


def trouble_with_picture(content: bytes) -> str:
    """Why a picture cannot be kept, in words; "" where it can."""
    try:
        measure(content)
    except BadPicture as trouble:
        return str(trouble)
    return ""
