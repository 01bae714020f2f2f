"""The encoding of a text that does not say it: UTF-16 by its NUL bytes, else Windows-1252, which is said."""

from __future__ import annotations

import re

from quizapp.formats.imports.decoded import CONTROL, Decoded, clean, line_of, one_line_end, refused, strictly
from quizapp.formats.imports.items import Level, Message

FALLBACK = "windows-1252"
OTHERS = ("windows-1251", "cp949")  # what else files without a mark are often saved in
FOREIGN_WORD = re.compile(r"\w*[^\W\x00-\x7f]\w*")
CHAINED = re.compile(  # sound UTF-8 of more than one byte
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
QUOTED_WORDS = 3


def wide_by_nuls(content: bytes) -> str | None:
    """UTF-16 without a mark, by where its NUL bytes stand; None if it is not that."""
    even, odd = content[::2].count(0), content[1::2].count(0)
    if len(content) % 2 or even + odd == 0:
        return None
    name = "utf-16-le" if odd > even else "utf-16-be"
    text = strictly(content, name) if max(even, odd) > 10 * min(even, odd) else None
    return name if text is not None and not CONTROL.search(text) else None


def guessed(content: bytes) -> Decoded:
    """Neither marked nor UTF-8: Windows-1252, said so, unless the bytes speak for a damaged UTF-8."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as bad:
        place = content[: bad.start].decode("utf-8")
        line = line_of(one_line_end(place), len(place))
        first = content[bad.start]
    text = strictly(content, FALLBACK)
    rest = CHAINED.sub(b"", content)
    strays = len(rest) - len(rest.translate(None, bytes(range(0x80, 0x100))))
    if len(CHAINED.findall(content)) > strays or text is None:
        message = (
            f"byte 0x{first:02x} on line {line} is not UTF-8; save the file as UTF-8, or name the encoding "
            "it is saved in, such as windows-1251 or cp949"
        )
        return refused("file.bad-bytes", message, line)
    decoded = clean(text, FALLBACK)
    if decoded.text is None:
        return decoded
    notice = Message("file.guessed-encoding", Level.NOTICE, _guess_words(decoded.text, content), line)
    return Decoded(decoded.text, FALLBACK, (notice, *decoded.messages))


def _guess_words(text: str, content: bytes) -> str:
    message = f"read as Windows-1252; please check: {_first_words(text)}"
    for other in OTHERS:
        differently = strictly(content, other)
        if differently is not None:
            message += f"; as {other} it would be: {_first_words(differently)}"
    return message + ". If it is wrong, name the encoding, or save the file as UTF-8"


def _first_words(text: str) -> str:
    words = dict.fromkeys(match[0][:40] for match in FOREIGN_WORD.finditer(text[:200_000]))
    return ", ".join(f"'{word}'" for word in list(words)[:QUOTED_WORDS]) or "signs such as quotes and dashes"
