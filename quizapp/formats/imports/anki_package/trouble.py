"""What keeps a package from being read at all."""

from __future__ import annotations


class NotReadable(Exception):
    """Raised inside this package only. `code` names what is wrong, the text says it and what to do."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code
