"""From the bytes of another program's file to text, whatever encoding it was saved in.

Lines keep their numbers: CR LF, a lone CR (old Macintosh) and LF each end one line and become LF.
"""

from __future__ import annotations

import codecs
import re

from quizapp.formats.imports.decoded import Decoded, clean, line_of, one_line_end, refused, strictly
from quizapp.formats.imports.guessing import guessed, wide_by_nuls

MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",  # before UTF-16, whose mark it begins with
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
NOT_FOR_FILES = frozenset({"idna", "punycode", "raw_unicode_escape", "unicode_escape", "undefined"})
DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})")


def decode(content: bytes, encoding: str | None = None) -> Decoded:
    """The text of a file, in `encoding` if one is given, else in the one that its bytes show."""
    if encoding is not None:
        return _in_named(content, encoding)
    for mark, name in MARKS.items():
        if content.startswith(mark):
            return _in_sure(content.removeprefix(mark), name)
    declared = DECLARED.match(content)
    if declared and is_encoding(declared[1].decode("ascii")):
        text = strictly(content, declared[1].decode("ascii"))
        if text is not None:
            return clean(text, declared[1].decode("ascii").lower())
    wide = wide_by_nuls(content)
    if wide:
        return _in_sure(content, wide)
    text = strictly(content, "utf-8")
    return clean(text, "utf-8") if text is not None else guessed(content)


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


def _in_named(content: bytes, encoding: str) -> Decoded:
    if not is_encoding(encoding):
        message = f"'{encoding[:40]}' is no known encoding; write one such as utf-8, windows-1251 or cp949"
        return refused("file.unknown-encoding", message)
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
        return clean(content.decode(encoding), encoding)
    except (UnicodeError, ValueError) as bad:
        start = getattr(bad, "start", 0)
        before = content[: start if isinstance(start, int) else 0].decode(encoding, "ignore")
        message = f"this is no sound {encoding}; save the file as UTF-8, or name its encoding"
        return refused("file.bad-bytes", message, line_of(one_line_end(before), len(before)))
