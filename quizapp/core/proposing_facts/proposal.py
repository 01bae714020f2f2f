"""A fact that a document may hold, as it is proposed for an instructor to read."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.core.proposing_facts.passages import Span
from quizapp.core.values import Answer

SURE, LIKELY = 60, 45  # confidence from which a proposal counts as such
OPEN = "…"  # stands in a statement where the instructor has words to put


@dataclass(frozen=True, slots=True)
class Proposal:
    """A candidate for a fact. Nothing of it enters a bank before somebody has read it.

    `say` has the answer in braces, and `…` where words are left to write; `ask` may be empty. `subject` and
    `what` are words for `about`, `year` the one that a figure seems to hold for, `shown` the answer in words.
    `value` and `sentence` are places in the text of the paragraph `mark`; `notes` those behind the value in
    its sentence. `confidence` goes from 0 to 100. `unit` are the words of a figure's unit, `label` those of a
    name, `pool` what that is.
    """

    type: str
    answer: Answer
    subject: str
    what: str
    say: str
    ask: str
    mark: str
    value: Span
    sentence: Span
    confidence: int
    reason: str
    shown: str
    notes: tuple[str, ...] = ()
    year: str = ""
    unit: str = ""
    label: str = ""
    pool: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left to write before it can be a fact."""
        return bool(self.subject and self.what and self.ask) and OPEN not in self.say

    @property
    def grade(self) -> str:
        """`sure`, `likely` or `doubtful`."""
        return "sure" if self.confidence >= SURE else "likely" if self.confidence >= LIKELY else "doubtful"
