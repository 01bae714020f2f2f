"""Collecting what is to be said of one item while it is read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from quizapp.formats.imports.items import Level, Message

EMPHASIS = re.compile(
    "(?:bold|italics?|underlined?|emphasis|strike|strikethrough|colou?r|font|size|small|highlight|alignment)"
    r"\b.*"
)


@dataclass(slots=True)
class Notes:
    """The messages of one item; `prefix` is the name of the format, before the dot of every code."""

    prefix: str
    messages: list[Message] = field(default_factory=list)

    def add(self, code: str, level: Level, message: str, line: int, part: str = "") -> None:
        """Say something of the item: `code` without the format's name, `part` the field it is said of."""
        self.messages.append(Message(f"{self.prefix}.{code}", level, message, line, part))

    def add_once(self, code: str, level: Level, message: str, line: int) -> None:
        """Say something of the whole item unless it has been said."""
        if not any(known.code == f"{self.prefix}.{code}" for known in self.messages):
            self.add(code, level, message, line)

    def left_out(self, things: Iterable[str], line: int, part: str) -> None:
        """Say what of the HTML of a field cannot be kept: emphasis is a notice, all else is a loss."""
        emphasis = [thing for thing in things if EMPHASIS.fullmatch(thing)]
        losses = [thing for thing in things if thing not in emphasis]
        for level, names in ((Level.NOTICE, emphasis), (Level.LOSS, losses)):
            if names:
                message = f"texts are plain, so this was left out: {', '.join(names)}"
                self.messages.append(Message("html.left-out", level, message, line, part))

    @property
    def has_error(self) -> bool:
        """Whether the item cannot be taken."""
        return any(message.level is Level.ERROR for message in self.messages)

    def done(self) -> tuple[Message, ...]:
        """The messages in the order of their lines, none twice."""
        return tuple(sorted(dict.fromkeys(self.messages), key=lambda message: message.line))
