"""An item of QTI while one of our kinds is made of it, and what of that kind it holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from quizapp.formats.imports.items import ImportedAnswer
from quizapp.formats.imports.qti.feedback import Feedbacks
from quizapp.formats.imports.qti.presentation import Response
from quizapp.formats.imports.qti.reading import Reading
from quizapp.formats.imports.qti.scoring import Scoring


@dataclass(frozen=True, slots=True)
class Item:
    """What was read of an item. `is_unnamed` says that it does not tell its type itself."""

    reading: Reading
    stem: str
    responses: tuple[Response, ...]
    scoring: Scoring
    feedbacks: Feedbacks
    is_unnamed: bool

    def only_response(self) -> Response | None:
        """Its response; None, and an error, where it has none or several."""
        if len(self.responses) == 1:
            return self.responses[0]
        count = len(self.responses)
        says = f"it asks for {count or 'no'} answers, and its type for one; export it again"
        self.reading.wrong("responses", says, part="answers")
        return None


@dataclass(frozen=True, slots=True)
class Body:
    """What a question of one kind holds beyond what all have."""

    kind: str
    stem: str
    answers: tuple[ImportedAnswer, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    order: tuple[str, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)
