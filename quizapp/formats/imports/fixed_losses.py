"""What an item of another program says about its answers that a fixed question cannot hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.formats.imports.items import FULL, ImportedAnswer, ImportedItem, Level, Message

_PRAISE = re.compile(
    r"(?:yes[,.:!]*\s+)?(?:(?:that.s|that is|this is|you are|you.re)\s+)?(?:the\s+)?"
    r"(?:correct|right|true|yes|good|great|super|exactly|excellent|well done|very good|good job)"
    r"(?:\s+answer)?\W*",
    re.IGNORECASE,
)


def why_of(right: Sequence[ImportedAnswer]) -> tuple[str, tuple[Message, ...]]:
    """What is said to right answers, for everybody after answering; to them bare praise would be wrong."""
    said = list(dict.fromkeys(text for answer in right if (text := answer.feedback)))
    kept = [text for text in said if not _PRAISE.fullmatch(text)]
    if len(kept) == len(said):
        return "\n".join(kept), ()
    text = "praise such as “Correct!” is left out; a verdict is always shown"
    return "\n".join(kept), (Message("item.praise", Level.NOTICE, text, field="feedback"),)


def lost_answers(item: ImportedItem) -> list[Message]:
    """What is typed and partly right, or wrong and answered by a remark."""
    partly = [answer for answer in item.answers if 0 < answer.percent < FULL]
    remarks = [answer.feedback for answer in item.answers if not answer.is_right and answer.feedback]
    return [*lost_weights(partly), *lost_feedback(remarks)]


def lost_weights(partly: Sequence[ImportedAnswer]) -> list[Message]:
    """Answers that earn a part, or take something away."""
    if not partly:
        return []
    said = ", ".join(f"“{answer.text[:40]}” ({answer.percent.normalize():f} %)" for answer in partly[:3])
    more = f" and {len(partly) - 3} more" if len(partly) > 3 else ""
    return [
        loss("item.partly-right", f"an answer is right or wrong here: {said}{more} earn nothing", "answers")
    ]


def lost_feedback(texts: Sequence[str]) -> list[Message]:
    """What is said to wrong answers."""
    if not texts:
        return []
    text = f"what is said to a wrong answer is not kept: “{texts[0][:80]}”"
    more = f" and {len(texts) - 1} more" if len(texts) > 1 else ""
    return [loss("item.feedback", f"{text}{more}", "feedback")]


def lost_signs(texts: Sequence[str]) -> list[Message]:
    """Answers of signs alone, which nobody could type so that they are known again."""
    if not texts:
        return []
    return [
        loss(
            "item.signs", f"the answer “{texts[0][:40]}” has no letter or digit, so it is left out", "answers"
        )
    ]


def loss(code: str, text: str, field: str) -> Message:
    """Something that is not kept."""
    return Message(code, Level.LOSS, text, field=field)
