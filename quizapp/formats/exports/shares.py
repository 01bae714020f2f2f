"""What the answers of an item earn, in the shares of a hundred that Moodle knows."""

from __future__ import annotations

from decimal import Decimal

from quizapp.formats.exports.saying import Said
from quizapp.formats.imports.items import FULL, ImportedAnswer, ImportedItem

KNOWN = tuple(
    Decimal(share)
    for share in (
        "0", "100", "90", "83.33333", "80", "75", "70", "66.66667", "60", "50", "40", "33.33333", "30", "25",
        "20", "16.66667", "14.28571", "12.5", "11.11111", "10", "5",
    )
)  # fmt: skip
ROUNDING = Decimal("0.01")
NEARLY = Decimal(1)


def shares_of(item: ImportedItem, said: Said) -> tuple[Decimal, ...]:
    """What each answer earns there: the nearest of Moodle's shares; a loss where that is another one."""
    answers = _shared(item)
    shares = tuple(nearest(answer.percent) for answer in answers)
    moved = [
        (answer, share)
        for answer, share in zip(answers, shares, strict=True)
        if abs(answer.percent - share) > ROUNDING
    ]
    if moved:
        answer, share = moved[0]
        text = (
            f"Moodle knows no {in_words(answer.percent)} per cent; “{answer.text[:40]}” earns "
            f"{in_words(share)} there, the nearest that it knows"
        )
        said.lost("share", text, "answers")
    return shares


def nearest(percent: Decimal) -> Decimal:
    """The nearest share that Moodle knows, with its sign."""
    found = min(KNOWN, key=lambda share: (abs(share - abs(percent)), share))
    return -found if percent < 0 and found else found


def in_words(percent: Decimal) -> str:
    """A share in plain digits: `33.33333`, `50`, `-12.5`."""
    return f"{percent.normalize():f}"


def even_share(count: int) -> Decimal:
    """What one of `count` right options earns, with Moodle's five decimals."""
    return Decimal(in_words((FULL / count).quantize(Decimal("0.00001")))) if count else FULL


def _shared(item: ImportedItem) -> tuple[ImportedAnswer, ...]:
    """The answers; of several to choose the right ones in even shares, unless they add up to a hundred."""
    earned = sum((one.percent for one in item.answers if one.percent > 0), Decimal(0))
    if item.kind != "choose_all" or abs(earned - FULL) < NEARLY:
        return item.answers
    share = even_share(sum(one.percent > 0 for one in item.answers))
    return tuple(
        ImportedAnswer(one.text, share, one.feedback) if one.percent > 0 else one for one in item.answers
    )
