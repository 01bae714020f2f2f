"""From the bytes of another program's file to text, whatever encoding it was saved in.

Lines keep their numbers: CR LF, a lone CR (old Macintosh) and LF each end one line and become LF.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from quizapp.formats.imports.items import Level, Message

MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",  # before UTF-16, whose mark it begins with
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
FALLBACK = "windows-1252"
OTHERS = ("windows-1251", "cp949")  # what else files without a mark are often saved in
NOT_FOR_FILES = frozenset({"idna", "punycode", "raw_unicode_escape", "unicode_escape", "undefined"})
DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
FOREIGN_WORD = re.compile(r"\w*[^\W\x00-\x7f]\w*")
CHAINED = re.compile(  # sound UTF-8 of more than one byte
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
QUOTED_WORDS = 3


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, the encoding it was read in, and what is to be said of that.

    `text` is None where it cannot be read; then a message of level ERROR says why.
    """

    text: str | None
    encoding: str = ""
    messages: tuple[Message, ...] = ()


def decode(content: bytes, encoding: str | None = None) -> Decoded:
    """The text of a file, in `encoding` if one is given, else in the one that its bytes show."""
    if encoding is not None:
        return _in_named(content, encoding)
    for mark, name in MARKS.items():
        if content.startswith(mark):
            return _in_sure(content.removeprefix(mark), name)
    declared = DECLARED.match(content)
    if declared and is_encoding(declared[1].decode("ascii")):
        text = _strictly(content, declared[1].decode("ascii"))
        if text is not None:
            return _clean(text, declared[1].decode("ascii").lower())
    wide = _wide_by_nuls(content)
    if wide:
        return _in_sure(content, wide)
    text = _strictly(content, "utf-8")
    return _clean(text, "utf-8") if text is not None else _guessed(content)


def is_encoding(name: str) -> bool:
    """Whether a file can be decoded by this name."""
    try:
        found = codecs.lookup(name).name.replace("-", "_")
        b"a".decode(name)
    except UnicodeError:  # one letter is no sound text in it, but it is an encoding
        return found not in NOT_FOR_FILES
    except (LookupError, ValueError):
        return False
    return found not in NOT_FOR_FILES


def line_of(text: str, offset: int) -> int:
    """The line, from 1, that a place in the text stands on."""
    return text.count("\n", 0, offset) + 1


def _in_named(content: bytes, encoding: str) -> Decoded:
    if not is_encoding(encoding):
        message = f"'{encoding[:40]}' is no known encoding; write one such as utf-8, windows-1251 or cp949"
        return _refused("file.unknown-encoding", message)
    for mark, name in MARKS.items():
        if content.startswith(mark) and _same_family(name, encoding):
            return _in_sure(content.removeprefix(mark), name)
    return _in_sure(content, encoding)


def _same_family(marked: str, named: str) -> bool:
    """Whether a byte order mark says the same as the name that was given: `utf-16-le` and `UTF-16`."""
    return marked.startswith(codecs.lookup(named).name.removesuffix("-sig"))


def _in_sure(content: bytes, encoding: str) -> Decoded:
    """Decoded in the encoding that it must be, or refused with the line of the first bad byte."""
    try:
        return _clean(content.decode(encoding), encoding)
    except (UnicodeError, ValueError) as bad:
        start = getattr(bad, "start", 0)
        before = content[: start if isinstance(start, int) else 0].decode(encoding, "ignore")
        message = f"this is no sound {encoding}; save the file as UTF-8, or name its encoding"
        return _refused("file.bad-bytes", message, line_of(_one_line_end(before), len(before)))


def _guessed(content: bytes) -> Decoded:
    """Neither marked nor UTF-8: Windows-1252, said so, unless the bytes speak for a damaged UTF-8."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as bad:
        place = content[: bad.start].decode("utf-8")
        line = line_of(_one_line_end(place), len(place))
        first = content[bad.start]
    text = _strictly(content, FALLBACK)
    rest = CHAINED.sub(b"", content)
    strays = len(rest) - len(rest.translate(None, bytes(range(0x80, 0x100))))
    if len(CHAINED.findall(content)) > strays or text is None:
        message = (
            f"byte 0x{first:02x} on line {line} is not UTF-8; save the file as UTF-8, or name the encoding "
            "it is saved in, such as windows-1251 or cp949"
        )
        return _refused("file.bad-bytes", message, line)
    decoded = _clean(text, FALLBACK)
    if decoded.text is None:
        return decoded
    notice = Message("file.guessed-encoding", Level.NOTICE, _guess_words(decoded.text, content), line)
    return Decoded(decoded.text, FALLBACK, (notice, *decoded.messages))


def _guess_words(text: str, content: bytes) -> str:
    message = f"read as Windows-1252; please check: {_first_words(text)}"
    for other in OTHERS:
        differently = _strictly(content, other)
        if differently is not None:
            message += f"; as {other} it would be: {_first_words(differently)}"
    return message + ". If it is wrong, name the encoding, or save the file as UTF-8"


def _first_words(text: str) -> str:
    words = dict.fromkeys(match[0][:40] for match in FOREIGN_WORD.finditer(text[:200_000]))
    return ", ".join(f"'{word}'" for word in list(words)[:QUOTED_WORDS]) or "signs such as quotes and dashes"


def _wide_by_nuls(content: bytes) -> str | None:
    """UTF-16 without a mark, by where its NUL bytes stand; None if it is not that."""
    even, odd = content[::2].count(0), content[1::2].count(0)
    if len(content) % 2 or even + odd == 0:
        return None
    name = "utf-16-le" if odd > even else "utf-16-be"
    text = _strictly(content, name) if max(even, odd) > 10 * min(even, odd) else None
    return name if text is not None and not CONTROL.search(text) else None


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeError, ValueError):
        return None


def _clean(text: str, encoding: str) -> Decoded:
    """The text with one kind of line end and without marks in its middle; refused with control characters."""
    text = _one_line_end(text.removeprefix("\ufeff"))
    control = CONTROL.search(text)
    if control:
        message = f"the control character {ord(control[0]):#04x} cannot stand in a text; remove it"
        return _refused("file.control-character", message, line_of(text, control.start()))
    mark = text.find("\ufeff")
    if mark < 0:
        return Decoded(text, encoding)
    message = (
        "a byte order mark stood in the middle of the text and was left out; look whether files were joined"
    )
    notice = Message("file.mark-inside", Level.NOTICE, message, line_of(text, mark))
    return Decoded(text.replace("\ufeff", ""), encoding, (notice,))


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _refused(code: str, message: str, line: int = 0) -> Decoded:
    return Decoded(None, "", (Message(code, Level.ERROR, message, line),))
