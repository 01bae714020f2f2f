"""Questions that could be facts, as page data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class OfferedQuestion:
    """A question and the fact it would be. Rendered with a WordingForm of its `id`.

    `kind` is what it is now ("type a year"), `type` that of the fact's answer ("year"), `kinds` the kinds of
    question it would give. `new_name`: a name that the course gets with it. `looks`, `fault`: sentences.
    """

    id: str
    prompt: str
    answer: str
    kind: str
    type: str
    kinds: tuple[str, ...]
    is_ticked: bool = False
    is_rough: bool = False
    new_name: str = ""
    wrong: tuple[str, ...] = ()
    looks: tuple[str, ...] = ()
    fault: str = ""


@dataclass(frozen=True, slots=True)
class PromotePage:
    """The questions of a course that could be facts, some of `count`. Rendered with `forms`, by their ids.

    `error` is what is wrong with the whole; `written` how many questions the course has in all.
    """

    template: ClassVar[str] = "bank/promote.html"
    nav: ClassVar[str] = "files"

    bank: str
    title: str
    offers: tuple[OfferedQuestion, ...]
    count: int
    written: int = 0
    is_folder: bool = False
    error: str = ""
    page: int = 1
    earlier: int = 0
    later: int = 0
