"""The items of a file of another program against a course: what each would be there, and do to it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizapp.core.facts import Bank, Fact, FixedItem
from quizapp.core.fixed import fact_of
from quizapp.core.pictures import Picture
from quizapp.core.text import words_of
from quizapp.formats.imports.fixed_ids import id_of
from quizapp.formats.imports.fixed_items import to_fixed
from quizapp.formats.imports.items import ItemRow, Level, Message, Status
from quizapp.formats.native.writer import fixed_to_plain
from quizapp.usecases.foreign_twins import Twins
from quizapp.usecases.looking_alike import of_file

NEW, CHANGED, UNCHANGED = "new", "changed", "unchanged"
TWICE = "item.twice"
MOST_ALIKE = 3  # look-alikes that are named of one item
REWORDED = (
    "the course has this question in other words: “{}”; they are replaced, and learners keep what they "
    "remember"
)
UNTICKED = "one of the two is enough, so it stays out unless somebody ticks it"
ALIKE = 0.5  # of the words of two prompts under one id; below it they ask different things


@dataclass(frozen=True, slots=True)
class ForeignItem:
    """One item of the file, numbered from 1. `row` has all that is said of it, there and on the way here.

    `fixed` is the question it would be and `fact` the one it would be asked as, None where it is left out;
    `change` is `new`, `changed` or `unchanged`, empty where it is left out. `is_suggested`: to be taken in
    unless somebody says no.
    """

    number: int
    row: ItemRow
    fixed: FixedItem | None = None
    fact: Fact | None = None
    change: str = ""
    is_suggested: bool = False

    @property
    def status(self) -> Status:
        """What became of it."""
        return self.row.status

    @property
    def is_faulty(self) -> bool:
        """Whether it is left out and somebody could mend it; what stands there twice needs no mending."""
        return self.fixed is None and all(message.code != TWICE for message in self.row.messages)

    @property
    def may_be_taken(self) -> bool:
        """Whether it would do anything to the course."""
        return self.change in (NEW, CHANGED)


def items_of(
    rows: Sequence[ItemRow], present: Bank, section: str, compares: bool = True
) -> tuple[ForeignItem, ...]:
    """Every row of the file, in its order. What is new to the course counts to `section`.

    `compares`: each is held against what it may look like, which takes a while.
    """
    taken = {*present.fact_by_id, *(series.id for series in present.series)}
    lines: dict[str, int] = {}
    named = {id_of(row.item, ()) for row in rows if row.item is not None}
    twins = Twins(present.fixed, named)
    found = []
    for number, row in enumerate(rows, start=1):
        made = _item(number, row, present, section, taken, lines, twins)
        found.append(made)
        if made.fixed is not None:
            taken.add(made.fixed.id)
    return _with_look_alikes(found, present) if compares else tuple(found)


def _with_look_alikes(items: Sequence[ForeignItem], present: Bank) -> tuple[ForeignItem, ...]:
    """The items with a notice where one looks like another; what is there for sure is not suggested."""
    fixed = [item.fixed for item in items if item.fixed is not None and item.may_be_taken]
    where = {item.fixed.item_id: _place(item) for item in items if item.fixed is not None}
    alikes = of_file(fixed, present, where)
    found = []
    for item in items:
        mine = alikes.get(item.fixed.item_id, ()) if item.fixed is not None else ()
        is_there = any(one.is_sure for one, _ in mine)
        told = [Message("item.look-alike", Level.NOTICE, words) for _, words in mine[:MOST_ALIKE]]
        if is_there and item.is_suggested:
            told.append(Message("item.left-unticked", Level.NOTICE, UNTICKED))
        found.append(
            replace(item, row=_with(item.row, told), is_suggested=item.is_suggested and not is_there)
        )
    return tuple(found)


def _place(item: ForeignItem) -> str:
    """Where a person finds it in the file; what has no lines, as in packages, is counted."""
    return f"line {item.row.line_start}" if item.row.line_start else f"item {item.number}"


def _item(
    number: int,
    row: ItemRow,
    present: Bank,
    section: str,
    taken: set[str],
    lines: dict[str, int],
    twins: Twins,
) -> ForeignItem:
    """`lines` tells where each content stood first; it learns of this one, as `twins` of whom it takes."""
    if row.item is None or row.status in (Status.ERROR, Status.SKIPPED):
        return ForeignItem(number, row)
    fixed, told = to_fixed(row.item, section, taken)
    if fixed is None:
        return ForeignItem(number, _with(row, told))
    source_id, row = row.item.source_id, _without_kept_pictures(row)
    content = _content(fixed)
    if content in lines:
        text = f"this question stands in the file already, on line {lines[content]}; once is enough"
        return ForeignItem(number, _with(row, (*told, Message(TWICE, Level.SKIP, text))))
    lines[content] = row.line_start
    before = present.fixed_by_id.get(fixed.item_id)
    twin = twins.take(fixed, taken) if before is None and not source_id else None
    if twin is not None:
        before, fixed = twin, replace(fixed, id=twin.id)
    if before is not None:  # where it stands is said here, not in the file
        fixed = replace(fixed, section=before.section, at=before.at, picture=_picture(before, fixed))
    change = _change(before, fixed)
    if twin is not None and twin.prompt != fixed.prompt:
        told = (*told, Message("item.reworded", Level.NOTICE, REWORDED.format(twin.prompt[:80])))
    doubt = ""
    if before is not None and twin is None and change == CHANGED:
        doubt = _doubt(fixed, before, bool(source_id))
    if doubt:
        text = f"{doubt}; tick it if that is to be replaced"
        told = (*told, Message("item.other-question", Level.NOTICE, text))
    is_suggested = change != UNCHANGED and not doubt
    return ForeignItem(number, _with(row, told), fixed, fact_of(fixed, present), change, is_suggested)


def _without_kept_pictures(row: ItemRow) -> ItemRow:
    """The row without what its reader says of pictures that it kept; the question tells which it shows."""
    said = (message for message in row.messages if not message.code.endswith(".picture-kept"))
    return replace(row, messages=tuple(said))


def _content(fixed: FixedItem) -> str:
    """What a question says, whatever its id, which is also in the name of its picture."""
    plain = fixed_to_plain(fixed)
    picture = plain.get("picture")
    shown = {**picture, "file": picture["file"].rpartition("-")[2]} if picture else None
    return json.dumps({**plain, "id": "", "picture": shown})


def _picture(before: FixedItem, after: FixedItem) -> Picture | None:
    """The picture of the file; what the course has where the file has none, or no words for the same one."""
    coming, present = after.picture, before.picture
    is_less = coming is None or (coming.lacks_words and present and coming.file == present.file)
    return present if is_less else coming


def _change(before: FixedItem | None, after: FixedItem) -> str:
    if before is None:
        return NEW
    return UNCHANGED if fixed_to_plain(before) == fixed_to_plain(after) else CHANGED


def _doubt(after: FixedItem, before: FixedItem, has_own_id: bool) -> str:
    """Why it may be another question that would be replaced; empty where it is an edited one.

    The file says which it is by an id of its own; else it may only ask in the same words.
    """
    words, others = ({*words_of(item.prompt)} for item in (after, before))
    if len(words & others) < ALIKE * min(len(words), len(others)):
        return f"the course has another question under this id: “{before.prompt[:80]}”"
    is_typed = not (after.options or after.pairs or after.type in ("true_false", "ordering"))
    if is_typed and not has_own_id and not {*after.key} & {*before.key}:
        return f"the course has this question with another answer: “{'; '.join(before.key)[:80]}”"
    return ""


def _with(row: ItemRow, told: Sequence[Message]) -> ItemRow:
    """The row with more messages, each on the line where the item begins; none is said twice."""
    known = {(message.code, message.message) for message in row.messages}
    more = (
        replace(message, line=row.line_start)
        for message in told
        if (message.code, message.message) not in known
    )
    return replace(row, messages=(*row.messages, *more))
