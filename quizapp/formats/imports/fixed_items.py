"""An item of another program as a fixed question of ours, and what of it is lost on the way."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace

from quizapp.core.facts import FixedItem
from quizapp.core.fixed import GAP_MARK, trouble_with
from quizapp.formats.imports.fixed_answers import BUILDERS
from quizapp.formats.imports.fixed_ids import id_of
from quizapp.formats.imports.fixed_losses import loss
from quizapp.formats.imports.fixed_pictures import with_picture
from quizapp.formats.imports.items import ImportedItem, Level, Message
from quizapp.formats.markdown import as_it_is
from quizapp.formats.native.yaml_source import MAX_TEXT

_NOT_YET = {
    "essay": "an essay cannot be marked here, so it is not asked yet; write a short answer in its place",
    "description": "a text without a question is not shown here yet; put what it says into the questions",
}
_UNFIT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def to_fixed(
    item: ImportedItem, section: str, taken_ids: Container[str] = ()
) -> tuple[FixedItem | None, tuple[Message, ...]]:
    """The fixed question of an item, or None and a SKIP message that says why; and what is lost of it.

    It counts to `section`. `taken_ids` are ids of other things: facts, series, questions of the same file.
    Messages have no line, for the item does not know where it stands. Its name is kept in its id alone.
    """
    item = _tidied(item)
    why_not = _why_not(item)
    if why_not is not None:
        return None, (why_not,)
    built = BUILDERS[item.kind](item)
    fixed = replace(
        built.fixed,
        id=id_of(item, taken_ids),
        prompt=item.stem,
        section=section,
        why=as_it_is("\n".join(filter(None, (item.feedback, built.why)))),
        tags=_tags(item),
    )
    fixed, of_pictures = with_picture(fixed, item)
    trouble = built.skip or trouble_with(fixed)
    if trouble is not None:
        return None, (_skip(f"item.{trouble[0]}", trouble[1], trouble[0]),)
    too_long = next((text for text in texts_of(fixed) if len(text) > MAX_TEXT), None)
    if too_long is not None:
        said = f"a text of it has over {MAX_TEXT:,} characters; shorten it"
        return None, (_skip("item.too-long", said),)
    return fixed, (*built.messages, *_losses(item), *of_pictures)


def texts_of(fixed: FixedItem) -> tuple[str, ...]:
    """Every text of a fixed question."""
    options = (text for option in fixed.options for text in (option.text, option.because))
    sides = (text for pair in fixed.pairs for text in pair)
    return (fixed.prompt, fixed.why, *fixed.key, *options, *sides, *fixed.spare, *fixed.tags)


def _tidied(item: ImportedItem) -> ImportedItem:
    """The item with one kind of line break and no blanks round its texts."""
    return replace(
        item,
        name=_tidy(item.name),
        stem=_tidy(item.stem),
        feedback=_tidy(item.feedback),
        answers=tuple(
            replace(answer, text=_tidy(answer.text), feedback=_tidy(answer.feedback))
            for answer in item.answers
        ),
        pairs=tuple((_tidy(left), _tidy(right)) for left, right in item.pairs),
        order=tuple(map(_tidy, item.order)),
        tags=tuple(map(_tidy, item.tags)),
        category=tuple(map(_tidy, item.category)),
        source_id=_tidy(item.source_id),
    )


def _tidy(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _why_not(item: ImportedItem) -> Message | None:
    if item.kind not in BUILDERS:
        text = _NOT_YET.get(item.kind, f"questions of type '{item.kind}' are not asked here yet")
        return _skip(f"item.{item.kind}" if item.kind in _NOT_YET else "item.kind", text)
    if not item.stem:
        return _skip("item.no-question", "there is no text that asks for something; write one", "stem")
    gaps = len(GAP_MARK.findall(item.stem))
    if item.kind == "cloze" and gaps != 1:
        what = "several gaps" if gaps else "no gap"
        return _skip("item.gaps", f"the sentence has {what}; make it one question for each gap", "stem")
    if any(_UNFIT.search(text) for text in _all_texts(item)):
        return _skip("item.unfit-letter", "it holds a sign that cannot be shown; remove control characters")
    return None


def _all_texts(item: ImportedItem) -> list[str]:
    texts = [item.stem, item.feedback, *item.tags, *item.category, *item.order]
    texts += [text for answer in item.answers for text in (answer.text, answer.feedback)]
    return texts + [side for pair in item.pairs for side in pair]


def _tags(item: ImportedItem) -> tuple[str, ...]:
    """Its tags, and its category as one more."""
    category = " / ".join(filter(None, item.category))
    return tuple(dict.fromkeys(filter(None, (*item.tags, category))))


def _losses(item: ImportedItem) -> list[Message]:
    found = []
    if item.hints:
        said = "its hint is" if len(item.hints) == 1 else f"its {len(item.hints)} hints are"
        found.append(loss("item.hints", f"{said} not kept; put what matters into its feedback", "hints"))
    if item.points is not None and item.points != 1:
        found.append(
            loss("item.points", f"it counts one point here, not {item.points.normalize():f}", "points")
        )
    return found


def _skip(code: str, text: str, field: str = "") -> Message:
    return Message(code, Level.SKIP, text, field=field)
