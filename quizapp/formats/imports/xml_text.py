"""From the bytes of an XML file to its text."""

from __future__ import annotations

import codecs
import re

from quizapp.formats.imports.garbled import said_of_garbled
from quizapp.formats.imports.guessing import guessed
from quizapp.formats.imports.items import Level, Message

MAX_BYTES = 20 * 1024 * 1024
MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "",  # before UTF-16, whose mark it begins with
    codecs.BOM_UTF32_BE: "",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
PATTERNS = {b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}  # UTF-16 without a mark
DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
ENCODING = re.compile(r"\A(\s*<\?xml[^>]{0,200}?)\s+encoding\s*=\s*(?:\"[^\">]{0,40}\"|'[^'>]{0,40}')")
READABLE = re.compile(
    r"utf-?8|us-ascii|ascii|iso-?8859-\d{1,2}|windows-125\d|cp125\d|euc-(kr|jp)|cp949|ks_c_5601-1987"
    r"|koi8-[ru]|shift_jis|gb(k|2312|18030)|big5",
    re.IGNORECASE,
)
OTHERWISE = "windows-1252"
LATIN = re.compile(r"iso-?8859-1|us-ascii|ascii", re.IGNORECASE)  # said where Windows-1252 is meant
SAVE = "save the file as UTF-8"
SAVE_OR_NAME = f"{SAVE}, or name the encoding it is saved in, such as windows-1251 or cp949"


def decode_xml(content: bytes, code: str, advice: str = SAVE_OR_NAME) -> tuple[str | None, list[Message]]:
    """The text of an XML file and what is to say of its encoding; None where it cannot be read.

    `code` is the format's name, the first part of the codes of messages; `advice` is what to do where the
    encoding is none.
    """
    if len(content) > MAX_BYTES:
        size = MAX_BYTES // 1024 // 1024
        return None, [_error(f"{code}.too-big", f"the file is over {size} MiB; split it into several")]
    encoding, declared = _encoding_of(content)
    if not encoding:
        return None, [_error(f"{code}.encoding", f"the file is saved as {declared}; {advice}")]
    try:
        text = content.decode(encoding)
    except (UnicodeDecodeError, LookupError) as trouble:
        if declared or not isinstance(trouble, UnicodeDecodeError):
            line = content[: getattr(trouble, "start", 0)].count(b"\n") + 1
            says = f"the file says it is {declared or encoding}, and is not; {advice}"
            return None, [_error(f"{code}.encoding", says, line)]
        guess = guessed(content)
        return guess.text, list(guess.messages)
    return text.removeprefix("\ufeff"), list(said_of_garbled(text))


def _encoding_of(content: bytes) -> tuple[str, str]:
    """The encoding to read with, "" for none that we read; and the one the file declares, if it counts."""
    for mark, encoding in MARKS.items():
        if content.startswith(mark):
            return encoding, encoding or "UTF-32"
    if content[:2] in PATTERNS:
        return PATTERNS[content[:2]], "UTF-16"
    match = DECLARED.match(content)
    declared = match[1].decode("ascii") if match else ""
    if not declared:
        return "utf-8", ""
    if LATIN.fullmatch(declared):
        return OTHERWISE, declared
    return (declared if READABLE.fullmatch(declared) else ""), declared


def _error(code: str, says: str, line: int = 1) -> Message:
    return Message(code, Level.ERROR, says, line)


def as_utf8(text: str) -> bytes:
    """An XML text that somebody has said the encoding of, without what it says of that itself."""
    return ENCODING.sub(r"\1", text, count=1).encode("utf-8")
