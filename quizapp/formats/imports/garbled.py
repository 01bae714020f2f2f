"""Letters that were spoiled before a file came here: `CafÃ©`, a `�`, invisible signs from an old Windows."""

from __future__ import annotations

import re

from quizapp.formats.imports.items import Level, Message

# What stands where UTF-8 was read as Windows-1252; closing signs may follow a capital letter by right.
_HIGH = "\u0080-\u00ba\u00bc-\u00bf€‚ƒ„†‡ˆ‰Š‹ŒŽ‘“•˜™š›œžŸ"
_CLOSING = "\u00bb…’”–—"
_SPOILED = re.compile(
    rf"[ÂÃÐÑ][{_HIGH}]|â€[{_HIGH}{_CLOSING}]?|[ê-í][{_HIGH}][{_HIGH}{_CLOSING}]|[\u0080-\u009f]|\ufffd"
)
AT_SOURCE = "Put them right where the file was made, and save it as UTF-8"
_BEFORE, _AFTER = re.compile(r"[^\s<>\"]{0,20}\Z"), re.compile(r"[^\s<>\"]{0,20}")


def said_of_garbled(text: str, advice: str = AT_SOURCE) -> tuple[Message, ...]:
    """A notice with the first spoiled word, its line and how it would be right; none where all is sound.

    `advice` is a sentence, without its full stop, that says where to put it right.
    """
    found = None if text.isascii() else _SPOILED.search(text)
    if found is None:
        return ()
    before = _BEFORE.search(text[max(0, found.start() - 20) : found.start()])
    after = _AFTER.match(text, found.end())
    word = f"{before[0] if before else ''}{found[0]}{after[0] if after else ''}"
    right = _mended(word)
    how = f", which would be '{right}'" if right else ""
    message = f"letters were spoiled before the file came here: '{word}'{how}. {advice}"
    return (Message("file.garbled", Level.NOTICE, message, text.count("\n", 0, found.start()) + 1),)


def _mended(word: str) -> str:
    """The word as it was, where it was UTF-8 and read as Windows-1252; else nothing."""
    try:
        return word.encode("windows-1252").decode("utf-8")
    except UnicodeError:
        return ""
