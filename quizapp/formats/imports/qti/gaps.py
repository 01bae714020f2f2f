"""Items of QTI that are texts with gaps: `[name]` in the text, as in Canvas, or boxes between its parts.

One gap is a `cloze` or a `choice`. Several are one `matching`, in which each gap, `(1)`, `(2)`, ..., gets its
first right answer and wrong ones are spare; what that loses is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from quizapp.formats.imports.items import FULL, ImportedAnswer, Level
from quizapp.formats.imports.qti.arranging import right_labels
from quizapp.formats.imports.qti.body import Body, Item
from quizapp.formats.imports.qti.presentation import GAP, Response, stem_of


def read_typed_gaps(item: Item) -> Body | None:
    """A text with gaps `[name]` to type in: every answer listed to a gap is right, as in Canvas."""
    return _gaps(item, is_typed=True)


def read_listed_gaps(item: Item) -> Body | None:
    """A text with gaps `[name]`, each with a list to choose from."""
    return _gaps(item, is_typed=False)


def gap_name(response: Response) -> str:
    """What stands in brackets where the gap is."""
    return response.ident.removeprefix("response_")


def several_gaps(item: Item, stem: str, rights: Sequence[Sequence[str]], others: Sequence[str] = ()) -> Body:
    """A text with several gaps as a matching: the right answers to each, and wrong ones, which are spare."""
    says = f"a text with {len(rights)} gaps is read as matching gaps and answers; other spellings, weights"
    item.reading.say("gaps", Level.LOSS, f"{says} and what is said to an answer are left out", part="answers")
    for response in item.responses:
        item.feedbacks.used.update(f"{label.ident}_fb" for label in response.labels)
    pairs = tuple((f"({number})", right[0]) for number, right in enumerate(rights, 1))
    used = {right for _, right in pairs}
    return Body("matching", stem, pairs=(*pairs, *(("", text) for text in others if text not in used)))


def _gaps(item: Item, is_typed: bool) -> Body | None:
    if not item.responses:
        item.reading.wrong("no-gap", "it has no gap; write one such as [river] with its answers", part="stem")
        return None
    stem = _stem(item)
    rights = [_rights(item, response, is_typed) for response in item.responses]
    for response, right in zip(item.responses, rights, strict=True):
        if not right:
            says = f"the gap [{gap_name(response)[:60]}] has no right answer; mark one"
            item.reading.wrong("no-right-answer", says, response.line, "answers")
    if item.reading.is_out:
        return None
    if len(rights) == 1:
        answers = _one_gap(item, item.responses[0], rights[0], is_typed)
        return Body("cloze" if is_typed else "choice", stem, answers)
    labels = [label for response in item.responses for label in response.labels]
    others = [] if is_typed else list(dict.fromkeys(label.text for label in labels if label.text))
    return several_gaps(item, stem, rights, others)


def _stem(item: Item) -> str:
    """The text with its gaps, numbered if there are several; an error where one has no place in it."""
    is_one = len(item.responses) == 1
    marks = {
        f"[{gap_name(response)}]": GAP if is_one else f"({number}) {GAP}"
        for number, response in enumerate(item.responses, 1)
    }
    stem = stem_of(item.reading, marks)
    missing = next((name for name, mark in marks.items() if mark not in stem), "")
    if missing:
        says = f"a gap has no place in the text; write {missing[:60]} where it stands"
        item.reading.wrong("bad-gap", says, part="stem")
    return stem


def _rights(item: Item, response: Response, is_typed: bool) -> list[str]:
    labels = list(response.labels) if is_typed else right_labels(item, response)
    return [label.text for label in labels if label.text]


def _one_gap(item: Item, response: Response, right: list[str], is_typed: bool) -> tuple[ImportedAnswer, ...]:
    answers = []
    for label in response.labels:
        said = item.feedbacks.to(label.ident, item.scoring.of(response.ident, label.ident))
        percent = FULL if label.text in right else Decimal(0)
        answers.append(ImportedAnswer(label.text, percent, said))
    kept = [answer for answer in answers if answer.text]
    return item.feedbacks.with_overall(kept, has_wrong=not is_typed)
