"""Item analysis and corrections, as instructors see them. Figures are text, ready to read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from quizapp.core.rounding import hundredths
from quizapp.web.views.questions import AnsweredQuestion
from quizapp.web.views.teach import Figure


@dataclass(frozen=True, slots=True)
class Way:
    """Another way to look at the same answers: its name and address; `is_this` marks the one looked at."""

    name: str
    address: str
    is_this: bool = False


@dataclass(frozen=True, slots=True)
class Ranged:
    """A figure, and between what it may lie in truth ("55 to 69"). Empty where nothing can be said."""

    value: str = ""
    between: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One finding: a word or two for its tag, its tone (`wrong`, `doubt`, `plain` or `right`), and whole."""

    tag: str
    tone: str
    text: str = ""
    repair: str = ""


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A question, a fact or a kind in the table. `address` leads to its page and is empty for none.

    `is_unsure`: there are too few answers to rely on how it tells people apart.
    """

    name: str
    kind: str
    count: int
    facility: Ranged
    telling: Ranged
    findings: tuple[Told, ...]
    number: str = ""
    efficiency: str = ""
    weight: str = ""
    luck: str = ""
    seconds: str = ""
    address: str = ""
    is_unsure: bool = False


@dataclass(frozen=True, slots=True)
class ConfusionLine:
    """What was answered where something else was right, and how often."""

    given: str
    right: str
    often: str


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """A correction of the quiz. `number` undoes it; empty where it is undone."""

    what: str
    about: str
    reason: str
    by: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class AnalysisPage:
    """What the answers say. `quiz` is empty where a whole course is looked at.

    `is_same`: everybody had the same questions. `few`: why figures are missing, empty where none are.
    `sorts`: the heads of the columns, each with the address that sorts by it. `more` leads to the rest of a
    long table.
    """

    template: ClassVar[str] = "teach/analysis.html"
    nav: ClassVar[str] = "classes"

    title: str
    headline: str
    class_id: str = ""
    class_name: str = ""
    quiz: str = ""
    bank: str = ""
    course: str = ""
    is_same: bool = False
    pool: str = "question"
    few: str = ""
    figures: tuple[Figure, ...] = ()
    rows: tuple[ItemRow, ...] = ()
    which: tuple[Way, ...] = ()
    pools: tuple[Way, ...] = ()
    sorts: tuple[Way, ...] = ()
    more: Way | None = None
    confusions: tuple[ConfusionLine, ...] = ()
    corrections: tuple[CorrectionLine, ...] = ()
    quizzes: tuple[tuple[str, str], ...] = ()  # title, address

    @property
    def striking(self) -> tuple[ItemRow, ...]:
        """The questions that want to be looked at, at most five."""
        return tuple(row for row in self.rows if row.findings[0].tone in ("wrong", "doubt"))[:5]


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer: how many gave it, shares of all, of the best and of the weakest, and who they are.

    `verdict` is `right`, `partly`, `wrong` or `blank`. `accept` is where it can be made right, too;
    `is_near`: it comes so close to what is right that somebody should look.
    """

    text: str
    verdict: str
    count: int
    share: str
    best: str
    weakest: str
    rest: str
    who: tuple[str, ...]
    width: float
    accept: str = ""
    is_near: bool = False


@dataclass(frozen=True, slots=True)
class Fifth:
    """A fifth of those who answered: how many, and how many of them were right on average."""

    name: str
    count: int
    share: float

    @property
    def text(self) -> str:
        """The share in words."""
        return f"{hundredths(self.share)} %"


@dataclass(frozen=True, slots=True)
class ItemPage:
    """One question of a quiz. Rendered with `form`: CorrectForm.

    `sample` is the question as most had it; `others` the other ways in which it was asked.
    """

    template: ClassVar[str] = "teach/item.html"
    nav: ClassVar[str] = "classes"

    quiz: str
    title: str
    class_id: str
    class_name: str
    headline: str
    sample: AnsweredQuestion
    row: ItemRow
    answers: tuple[AnswerRow, ...]
    fifths: tuple[Fifth, ...] = ()
    others: tuple[str, ...] = ()
    rest_unit: str = ""
    few: str = ""
    bank: str = ""
    fact: str = ""
    corrections: tuple[CorrectionLine, ...] = ()


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """The score of an attempt before and after; `way` is `up`, `down` or `same`, by its share of the most."""

    learner: str
    before: str
    after: str
    way: str


@dataclass(frozen=True, slots=True)
class CorrectionPage:
    """What a correction would change, before it is made. Rendered with `form`: CorrectionForm."""

    template: ClassVar[str] = "teach/correction.html"
    nav: ClassVar[str] = "classes"

    quiz: str
    title: str
    class_id: str
    class_name: str
    headline: str
    what: str
    prompt: str
    answers: str
    lines: tuple[ScoreLine, ...] = ()
    back: str = ""
    is_of_less: bool = False  # scores are out of fewer points then
