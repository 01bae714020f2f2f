"""Collecting what is to be said of one item while it is read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from quizapp.formats.imports.html import left_out_messages
from quizapp.formats.imports.items import Level, Message

MOST_OF_ONE_SORT = 20


@dataclass(slots=True)
class Notes:
    """The messages of one item; `prefix` is the name of the format, before the dot of every code."""

    prefix: str
    messages: list[Message] = field(default_factory=list)
    counts: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, code: str, level: Level, message: str, line: int, part: str = "") -> None:
        """Say something of the item: `code` without the format's name, `part` the field it is said of.

        Of one sort only so many are listed, since an item that is all wrong helps nobody by thousands.
        """
        self.counts[code] += 1
        if self.counts[code] > MOST_OF_ONE_SORT:
            return
        if self.counts[code] == MOST_OF_ONE_SORT:
            message += " (more of this sort are not listed)"
        self.messages.append(Message(f"{self.prefix}.{code}", level, message, line, part))

    def add_once(self, code: str, level: Level, message: str, line: int) -> None:
        """Say something of the whole item unless it has been said."""
        if not self.counts[code]:
            self.add(code, level, message, line)

    def left_out(self, things: Iterable[str], line: int, part: str) -> None:
        """Say what of the HTML of a field cannot be kept."""
        messages = left_out_messages(things, line, part)
        self.counts["left-out"] += bool(messages)
        if self.counts["left-out"] <= MOST_OF_ONE_SORT:
            self.messages += messages

    @property
    def has_error(self) -> bool:
        """Whether the item cannot be taken."""
        return any(message.level is Level.ERROR for message in self.messages)

    def done(self) -> tuple[Message, ...]:
        """The messages in the order of their lines, none twice."""
        if not self.messages:
            return ()
        return tuple(sorted(dict.fromkeys(self.messages), key=lambda message: message.line))
