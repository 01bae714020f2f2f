"""A year or a figure, typed, and marked by how near it comes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from quizapp.core.asked import Asked, straight_way
from quizapp.core.chance import Stream
from quizapp.core.estimates import other_values
from quizapp.core.facts import Bank, Fact
from quizapp.core.figures import ROUNDED, amounts_meant, scale_of
from quizapp.core.kinds.typed import TYPED_FOR, TYPED_KINDS
from quizapp.core.nearness import ratio_off, share_for_ratio, share_for_years, years_off
from quizapp.core.questions import WRONG, Grade, Posted, Question, Response, Samples
from quizapp.core.tongues import with_request
from quizapp.core.values import Bound, Money, Number, Percent, Year

LEAST_FIGURE = 10  # smaller ones are counted, not estimated
WHOLE = 100  # per cent
ANOTHER = "That is the value of something else here, not a near miss."
NO_NEAR_YEAR = 20  # years off, for a sample that earns nothing
NEAR_COUNTS = "Estimate: a near miss is partly right."


def without_remark(prompt: str) -> str:
    """What was asked without the remark that near counts, for where nothing is marked any more."""
    return prompt.replace(NEAR_COUNTS, "").strip()


class EstimateKind:
    """A year or a figure, of which a near miss earns a part."""

    name = "estimate"
    title = "estimate"
    order = 140
    is_recall = True
    is_self_rated = False
    in_quizzes = True

    def suits(self, fact: Fact, bank: Bank) -> bool:
        """One year or figure, exact or "about", of the source's own saying, and not too small to be near."""
        if fact.claim or fact.answer.bound not in (Bound.EXACT, Bound.ABOUT):
            return False
        return _can_be_near(fact) and straight_way(fact, bank) is not None

    def build(self, fact: Fact, bank: Bank, chance: Stream) -> Question:
        """The fact as its typed kind asks it, with the remark that near counts."""
        kind = TYPED_FOR[fact.answer.type_name]
        question = kind.asked(fact, straight_way(fact, bank) or Asked(fact.ask, fact.answer), bank)
        return replace(
            question,
            kind=self.name,
            prompt=with_request(question.prompt, NEAR_COUNTS, bank),
            detail={**question.detail, "marked_as": kind.name, "others": other_values(fact, bank)},
        )

    def read(self, question: Question, posted: Posted) -> Response:
        """The year or figure typed under `answer`; BLANK where nothing was. Raises UnreadableAnswer."""
        return TYPED_KINDS[question.marked_as].read(question, posted)

    def fields(self, question: Question, response: Response) -> dict[str, str]:
        """What was typed, under `answer`."""
        return TYPED_KINDS[question.marked_as].fields(question, response)

    def grade(self, question: Question, response: Response) -> Grade:
        """Right where the typed kind finds it right; else a share by nearness, and how far off it is."""
        exactly = TYPED_KINDS[question.marked_as].grade(question, response)
        if exactly.is_right or response.is_blank:
            return exactly
        others = [Decimal(other) for other in question.detail.get("others", ())]
        if question.marked_as == "year":
            given = response.value[0]
            return Grade(0.0, ANOTHER) if given in others else _near_year(given, question.detail)
        marking = question.detail["marking"]
        if set(amounts_meant(str(response.value), marking, question.hint)) & set(others):
            return Grade(0.0, ANOTHER)
        return _near_figure(str(response.value), question, exactly)

    def samples(self, question: Question) -> Samples:
        """Those of the typed kind, but a year that is wrong by far."""
        found = TYPED_KINDS[question.marked_as].samples(question)
        if question.marked_as != "year":
            return found
        far = max(_right_years(question.detail)) + NO_NEAR_YEAR
        return replace(found, wrong={"answer": [str(far)]})


def _can_be_near(fact: Fact) -> bool:
    value = fact.answer.value
    if isinstance(value, Year):
        return value.first == value.last
    if not isinstance(value, Number | Money | Percent) or value.low != value.high:
        return False
    if isinstance(value, Number) and value.out_of is not None:
        return False
    return value.low * scale_of(value) >= LEAST_FIGURE


def _right_years(detail: Mapping[str, Any]) -> list[int]:
    return [detail["year"], *detail["also"]]


def _near_year(year: int, detail: Mapping[str, Any]) -> Grade:
    off = min((year - right for right in _right_years(detail)), key=abs)
    return Grade(share_for_years(off), years_off(off)) if off else WRONG


def _near_figure(text: str, question: Question, exactly: Grade) -> Grade:
    """By the nearest of what the digits may stand for; a wrong unit or size as the typed kind says it."""
    marking = question.detail["marking"]
    ends = [(Decimal(low), Decimal(high)) for low, high in marking["accept"]]
    pairs = [
        (given, (low + high) / 2)
        for given in amounts_meant(text, marking, question.hint)
        for low, high in ends
        if low + high > 0
    ]
    if not pairs or exactly.note not in ("", ROUNDED):
        return exactly
    given, right = min(pairs, key=lambda pair: _distance(*pair))
    if marking["type"] == "percent" and given > WHOLE >= right:
        return Grade(0.0, "More than the whole.")
    return Grade(share_for_ratio(given, right), ratio_off(given, right))


def _distance(given: Decimal, right: Decimal) -> Decimal:
    """How many times one is the other, the larger over the smaller; far beyond all for nothing and less."""
    return max(given / right, right / given) if given > 0 else Decimal("Infinity")


KIND = EstimateKind()
