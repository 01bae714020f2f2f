"""A database whose statements fail on demand, one by one."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.exc import OperationalError


class Fault:
    """Fails statement or commit number `at`, once; 0 for none. Counts those of write transactions alone,
    or, with `reads`, all of them.
    """

    def __init__(self, engine: Engine, reads: bool = False) -> None:
        self.at = 0
        self.seen = 0
        self._reads = reads
        event.listen(engine, "before_cursor_execute", self._statement)
        event.listen(engine, "commit", self._count)

    def arm(self, at: int) -> None:
        """Let number `at` from now on fail."""
        self.at, self.seen = at, 0

    def _statement(self, connection: Any, *_: Any) -> None:
        self._count(connection)

    def _count(self, connection: Any) -> None:
        if not self._reads and not connection.get_execution_options().get("write"):
            return
        self.seen += 1
        if self.seen == self.at:
            raise OperationalError("a statement", None, Exception("disk I/O error"))
