"""What a class remembers, for those who teach it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from quizapp.web.views.common import BankLink


@dataclass(frozen=True, slots=True)
class SectionRecall:
    """A section with the share, in per cent, that will be recalled of the `told` among its facts.

    None where too few have met each of them.
    """

    title: str
    facts: int
    share: int | None
    told: int


@dataclass(frozen=True, slots=True)
class ClassFact:
    """A fact: `say` with braces round its answer, `share` in per cent, None where too few have met it.

    `met` says in words how many have. `is_chosen`: it is ticked to be practised.
    """

    fact: str
    say: str
    section: str
    met: str
    share: int | None = None
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class ClassPair:
    """Two facts of which the value of `other` was given for the one that `say` tells, by so many students."""

    say: str
    other: str
    students: int


@dataclass(frozen=True, slots=True)
class ClassMemoryPage:
    """What a class will recall `when` ("on 12 December"), of the course `bank`, empty where it has none.

    Of `students`, `agreed` let it be seen and `refused` do not; the others were not asked yet or have not
    answered. With fewer than `least` nothing is told: `is_told` is false. `exam` names the exam of that day.

    `share`, in per cent, is of the `told` facts that `least` of them have met, None where there are none; of
    all facts it lies between `low` and `high`. `weakest` are what to go through again, `facts` all there are.
    `error`: what is wrong with what was sent.
    """

    template: ClassVar[str] = "teach/class_memory.html"
    nav: ClassVar[str] = "classes"

    class_id: str
    name: str
    students: int
    agreed: int
    refused: int
    least: int
    bank: str = ""
    bank_title: str = ""
    courses: tuple[BankLink, ...] = ()
    when: str = "tomorrow"
    exam: str = ""
    is_told: bool = False
    share: int | None = None
    told: int = 0
    low: int = 0
    high: int = 0
    sections: tuple[SectionRecall, ...] = ()
    weakest: tuple[ClassFact, ...] = ()
    pairs: tuple[ClassPair, ...] = ()
    facts: tuple[ClassFact, ...] = ()
    is_archived: bool = False
    error: str = ""

    @property
    def untold(self) -> int:
        """How many facts are in no sum, as too few have met each."""
        return len(self.facts) - self.told
