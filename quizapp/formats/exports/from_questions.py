"""Questions that we ask as items for other programs, whichever of our kinds they are of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from quizapp.core.charts import table_of
from quizapp.core.facts import Bank, Locator
from quizapp.core.kinds.estimate import without_remark
from quizapp.core.questions import Option, Question
from quizapp.core.rendering import locator_text
from quizapp.formats.exports.shares import even_share
from quizapp.formats.exports.typed_answers import figure_answers, time_answers, year_answers
from quizapp.formats.imports.items import FULL, ImportedAnswer, ImportedItem, Level, Message
from quizapp.formats.imports.names import short_name
from quizapp.formats.markdown import to_text

PLAIN_HINTS = ("", "a number", "a name", "a word or a short phrase")  # hints that tell nothing new


@dataclass(frozen=True, slots=True)
class Exported:
    """An item for other programs, and what of the question no program but ours can do."""

    item: ImportedItem
    messages: tuple[Message, ...] = ()


def item_of(question: Question, bank: Bank) -> Exported:
    """A question as an item: what is asked, what is right, what is said of each answer and afterwards.

    Its id stays the same for the same fact, kind and bank: `harbour/bridge-opened/choice`.
    """
    made = _BUILDERS[question.marked_as if question.kind in _AS_MARKED else question.kind](question)
    section = bank.section_by_id.get(question.section)
    facts = [bank.item_by_id[one] for one in question.facts if one in bank.item_by_id]
    kind = question.kind
    item = replace(
        made.item,
        name=short_name(made.item.stem.partition("\n")[0]),
        feedback=feedback_of(question.why, question.caution, question.at, bank),
        tags=tuple(dict.fromkeys(tag for fact in facts for tag in fact.tags)),
        category=(section.title,) if section else (),
        source_id=f"{bank.slug}/{question.fact.removeprefix('fixed:')}/{kind}",
    )
    return replace(made, item=item)


def feedback_of(why: str, caution: str, at: tuple[str, ...], bank: Bank) -> str:
    """What is said after answering: why it is so, what to beware of, where it stands in the source."""
    places = "; ".join(place_of(one, bank) for one in at)
    said = [
        to_text(why),
        f"Caution: {to_text(caution)}" if caution else "",
        f"Source: {places}" if places else "",
    ]
    return "\n".join(filter(None, said))


def place_of(text: str, bank: Bank) -> str:
    """A place such as `H8 n25` in words."""
    paragraph, *notes = text.split()
    return locator_text(Locator(paragraph, tuple(notes)), bank)


def _item(kind: str, question: Question, **more: Any) -> ImportedItem:
    return ImportedItem(kind, "", question.prompt.replace("\r\n", "\n"), **more)


def _choice(question: Question) -> Exported:
    answers = tuple(
        ImportedAnswer(option.text, FULL if place == question.key else FULL * 0, option.note)
        for place, option in enumerate(question.options)
    )
    return Exported(_item("choice", question, answers=answers))


def _chart(question: Question) -> Exported:
    made = _choice(question)
    stem = "\n".join([question.prompt, *table_of(question.detail)])
    said = "its chart cannot be drawn there; its figures stand in the question as a table"
    return Exported(replace(made.item, stem=stem), (_loss("chart", said, "stem"),))


def _choose_all(question: Question) -> Exported:
    """A right option earns its share; a wrong one takes as much away, as it does here."""
    share = even_share(len(question.key))
    answers = tuple(
        ImportedAnswer(option.text, share if place in question.key else -share, option.note)
        for place, option in enumerate(question.options)
    )
    return Exported(_item("choose_all", question, answers=answers))


def _true_false(question: Question) -> Exported:
    right, wrong = question.options[question.key], question.options[1 - question.key]
    answers = (
        ImportedAnswer(_truth(question, right), FULL, right.note),
        ImportedAnswer(_truth(question, wrong), FULL * 0, wrong.note),
    )
    return Exported(_item("true_false", question, answers=answers))


def _truth(question: Question, option: Option) -> str:
    return "True" if question.options.index(option) == 0 else "False"


def _short_answer(question: Question) -> Exported:
    texts = dict.fromkeys([question.answer_text, *question.detail["right"]])
    answers = tuple(ImportedAnswer(text, FULL) for text in texts if text)
    return Exported(_hinted(_item("short_answer", question, answers=answers), question.hint))


def _number(question: Question) -> Exported:
    item = _item("number", question, answers=figure_answers(question))
    return Exported(_hinted(item, question.hint))


def _year(question: Question) -> Exported:
    answers = year_answers(question)
    if not _is_range(question):
        return Exported(_item("number", question, answers=answers))
    said = "two years are a text there, so they have to be spelled as one of the answers"
    return Exported(_item("short_answer", question, answers=answers), (_loss("years", said, "answers"),))


def _is_range(question: Question) -> bool:
    return question.hint == "the first and the last year"


def _date(question: Question) -> Exported:
    item = _item("short_answer", question, answers=time_answers(question))
    said = "a date is a text there, so it has to be spelled as one of the answers"
    return Exported(_hinted(item, question.hint), (_loss("date", said, "answers"),))


def _hinted(item: ImportedItem, hint: str) -> ImportedItem:
    """The item with the unit or form that is wanted below the question, where that is not plain anyway."""
    return item if hint in PLAIN_HINTS else replace(item, stem=f"{item.stem}\n({hint})")


def _cloze(question: Question) -> Exported:
    """Typed words fill a gap; figures and years are a number with the gap in the sentence."""
    made = _BUILDERS[question.marked_as](question)
    is_text = made.item.kind == "short_answer"
    return replace(made, item=replace(made.item, kind="cloze" if is_text else made.item.kind))


def _ordering(question: Question) -> Exported:
    order = tuple(question.options[place].text for place in question.key)
    return Exported(_item("ordering", question, order=order))


def _matching(question: Question) -> Exported:
    left, right = question.detail["left"], question.detail["right_side"]
    pairs = [(left[one], right[other]) for one, other in question.key]
    needed = {side for _, side in pairs}
    spare = [("", side) for side in right if side not in needed]
    return Exported(_item("matching", question, pairs=(*pairs, *spare)))


def _set(question: Question) -> Exported:
    shown = "\n".join(question.detail.get("shown", question.key))
    item = _item("flashcard", question, answers=(ImportedAnswer(shown, FULL),))
    said = "several answers cannot be typed one by one there, so it is a card with all of them on its back"
    return Exported(item, (_loss("set", said, "answers"),))


def _estimate(question: Question) -> Exported:
    """Asked without the remark that near counts, for there it does not."""
    plain = replace(question, prompt=without_remark(question.prompt))
    made = _BUILDERS[question.marked_as](plain)
    said = "a near miss earns nothing there"
    return replace(made, messages=(*made.messages, _loss("estimate", said, "answers")))


def _flashcard(question: Question) -> Exported:
    answers = (ImportedAnswer(question.answer_text, FULL),)
    return Exported(_item("flashcard", question, answers=answers))


def _loss(name: str, text: str, part: str) -> Message:
    return Message(f"question.{name}", Level.LOSS, text, field=part)


_AS_MARKED = ("fixed",)
_BUILDERS: dict[str, Callable[[Question], Exported]] = {
    "choice": _choice,
    "choose_all": _choose_all,
    "true_false": _true_false,
    "short_answer": _short_answer,
    "number": _number,
    "year": _year,
    "date": _date,
    "cloze": _cloze,
    "ordering": _ordering,
    "matching": _matching,
    "comparison": _choice,
    "set": _set,
    "chart": _chart,
    "estimate": _estimate,
    "flashcard": _flashcard,
}
