"""What of a gradebook an address asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from urllib.parse import urlencode

from quizapp.core.gradebook import Standing
from quizapp.web.teach.grade_words import SET

STATUSES = (Standing.MISSING, Standing.OPEN, Standing.WAITING, Standing.LATE, Standing.EXCUSED, SET)


@dataclass(frozen=True, slots=True)
class Choice:
    """What of the gradebook is asked for, in an address; what makes no sense there is as if it were not."""

    name: str = ""
    quiz: str = ""
    status: str = ""
    unit: str = "points"
    missing: str = "zero"
    sort: str = "name"
    order: str = "up"
    page: int = 1

    @staticmethod
    def of(args: Mapping[str, str], quizzes: Sequence[str]) -> Choice:
        """The choice that the arguments of an address make."""
        allowed: dict[str, Sequence[str]] = {
            "quiz": ("", *quizzes),
            "status": ("", *STATUSES),
            "unit": ("points", "percent"),
            "missing": ("zero", "out"),
            "sort": ("name", "total", *quizzes),
            "order": ("up", "down"),
        }
        chosen = {key: args[key] for key, values in allowed.items() if args.get(key) in values}
        page = args.get("page", "")
        number_of_page = int(page) if page.isascii() and page.isdecimal() and len(page) < 6 else 1
        name = " ".join(args.get("name", "")[:80].split())
        return Choice(name=name, page=max(1, number_of_page), **chosen)

    def address(self, page: int = 1, **changes: str) -> str:
        """The address of this choice with some of it changed, seen from the page itself.

        What is usual is left out. It is relative: a page has a hundred of them.
        """
        wanted = {**asdict(self), **changes, "page": page}
        query = {key: value for key, value in wanted.items() if value != USUAL[key]}
        return f"gradebook?{urlencode(query)}" if query else "gradebook"


USUAL = asdict(Choice())
