"""As much of protocol buffers as Anki's media lists and note types need: the fields of one message."""

from __future__ import annotations

from collections.abc import Iterator

_VARINT, _EIGHT, _BYTES, _FOUR = 0, 1, 2, 5
_LONGEST_VARINT = 10  # bytes
_SIZES = {_EIGHT: 8, _FOUR: 4}


def fields_of(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    """The number and value of every field, in their order: a whole number, or bytes.

    Raises ValueError where the message is cut short or is none.
    """
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        number, sort = key >> 3, key & 7
        if sort == _VARINT:
            value, at = _varint(message, at)
            yield number, value
            continue
        if sort == _BYTES:
            length, at = _varint(message, at)
        elif sort in _SIZES:
            length = _SIZES[sort]
        else:
            raise ValueError(f"no field of the sort {sort} is known")
        if length > len(message) - at:
            raise ValueError("the message is cut short")
        yield number, message[at : at + length]
        at += length


def _varint(message: bytes, at: int) -> tuple[int, int]:
    """The whole number at a place, seven bits a byte, and where it ends."""
    value = 0
    for place, byte in enumerate(message[at : at + _LONGEST_VARINT]):
        value |= (byte & 0x7F) << (7 * place)
        if byte < 0x80:
            return value, at + place + 1
    raise ValueError("a number is cut short")
