"""Questions as a package of QTI 1.2: a quiz that Canvas and others take in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from html import escape
from urllib.parse import quote
from xml.etree.ElementTree import Element

from quizapp.formats.exports.qti.draft import Draft, condition, display
from quizapp.formats.exports.qti.kinds import WRITERS
from quizapp.formats.exports.qti.package import packed, quiz_of
from quizapp.formats.exports.qti.xml import UNFIT, element, fields
from quizapp.formats.exports.written import FileHead, Written, WrittenRow
from quizapp.formats.imports.items import ImportedItem, Level, Message, Picture

FORMAT = "qti-1.2"
IDENT = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,99}")
UNSAFE = re.compile(r"[^\w.() -]|^\.+")
GENERAL = "general_fb"
LOST = {  # what Canvas has no place for
    "tags": "its tags are not written",
    "hints": "its hints are not written; put what matters into the feedback",
}


def write_qti(items: Sequence[ImportedItem], head: FileHead) -> Written:
    """The questions as a quiz in a package, and what became of each. The same items give the same bytes."""
    rows: list[WrittenRow] = []
    asked: list[Element] = []
    pictures: dict[str, bytes] = {}
    points = Decimal(0)
    taken: set[str] = set()
    for number, given in enumerate(items, 1):
        item, messages = _fit(given)
        draft = _draft(item)
        draft.messages[:0] = messages
        row = WrittenRow(number, given.name, given.kind, tuple(draft.messages))
        rows.append(row)
        if any(message.level is Level.SKIP for message in draft.messages):
            continue
        asked.append(_item_of(draft, _ident(item, len(asked) + 1, taken)))
        points += _points(item)
        pictures |= {_path(picture): picture.content for picture in item.pictures}
    content = packed(head, quiz_of(head, asked), points, pictures)
    return Written(FORMAT, "zip", "application/zip", content, tuple(rows))


def _fit(item: ImportedItem) -> tuple[ImportedItem, list[Message]]:
    """The item without signs that XML cannot hold, and blanks round its texts."""
    changed = False

    def fit(text: str) -> str:
        nonlocal changed
        plain = text.replace("\r\n", "\n").replace("\r", "\n")
        sound = UNFIT.sub("", plain)
        changed = changed or sound != plain
        return sound.strip()

    answers = tuple(
        replace(one, text=fit(one.text), feedback=fit(one.feedback), tolerance=one.tolerance.strip())
        for one in item.answers
    )
    fitted = replace(
        item,
        name=fit(item.name),
        stem=fit(item.stem),
        feedback=fit(item.feedback),
        answers=answers,
        pairs=tuple((fit(left), fit(right)) for left, right in item.pairs),
        order=tuple(map(fit, item.order)),
    )
    says = "control characters, which XML cannot hold, are left out"
    return fitted, [Message(f"{FORMAT}.control-character", Level.LOSS, says)] if changed else []


def _draft(item: ImportedItem) -> Draft:
    """The question as QTI asks it, with all that is lost."""
    draft = Draft(item, {words: image for picture in item.pictures for words, image in _image(picture)})
    draft.stem = item.stem
    if not item.stem:
        draft.skip("no-text", "it has no text that asks for something", "stem")
        return draft
    WRITERS[item.kind](draft)
    for part, says in LOST.items():
        if getattr(item, part):
            draft.lose(part, says, part)
    if item.category:
        says = f"it stood under '{' / '.join(item.category)[:80]}'; in the file all are one quiz"
        draft.lose("category", says, "category", Level.NOTICE)
    return draft


def _item_of(draft: Draft, ident: str) -> Element:
    item = draft.item
    made = element("item", ident=ident, title=" ".join(item.name.split()) or "Question")
    meta = element("itemmetadata")
    fields(meta, {"question_type": draft.type, "points_possible": f"{_points(item):f}"})
    stem = _with_pictures(draft)
    made.extend([meta, element("presentation", draft.html(stem), *draft.shown)])
    feedbacks = [(GENERAL, item.feedback)] if item.feedback else []
    shows = [condition([element("other")], shown=display(GENERAL), goes_on=True)] if item.feedback else []
    conditions = [*shows, *draft.feedback_conditions, *draft.conditions]
    if conditions:
        score = element("decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
        made.append(element("resprocessing", element("outcomes", score), *conditions))
    for name, text in (*feedbacks, *draft.feedbacks):
        made.append(element("itemfeedback", element("flow_mat", draft.html(text)), ident=name))
    return made


def _with_pictures(draft: Draft) -> str:
    """The text, with the pictures behind it that nothing in the question shows."""
    item = draft.item
    sides = (side for pair in item.pairs for side in pair)
    said = (text for answer in item.answers for text in (answer.text, answer.feedback))
    texts = [draft.stem, item.feedback, *sides, *said, *item.order]
    missing = [
        next(_image(picture))[0]
        for picture in item.pictures
        if not any(words in text for words, _ in _image(picture) for text in texts)
    ]
    return "\n\n".join((draft.stem, *missing))


def _image(picture: Picture) -> Iterator[tuple[str, str]]:
    """The words that stand for a picture in a text, and how HTML shows it."""
    source = f"$IMS-CC-FILEBASE$/{quote(_path(picture))}"
    image = f'<img src="{source}" alt="{escape(UNFIT.sub("", picture.alternative))}">'
    for words in dict.fromkeys(filter(None, (picture.alternative, picture.name))):
        yield f"[picture: {words}]", image


def _path(picture: Picture) -> str:
    """Where a picture is in the package: two of one name do not meet."""
    name = UNSAFE.sub("_", picture.name.replace("\\", "/").rpartition("/")[2])[-100:] or "picture"
    return f"images/{sha256(picture.content).hexdigest()[:8]}/{name}"


def _ident(item: ImportedItem, number: int, taken: set[str]) -> str:
    """What the file calls the question: its own id where that can be one, so that it is known again."""
    wanted = item.source_id
    if wanted and not IDENT.fullmatch(wanted):
        wanted = f"id-{sha256(wanted.encode(errors='replace')).hexdigest()[:16]}"
    names: Iterable[str] = (wanted, *(f"item-{count}" for count in range(number, number + len(taken) + 1)))
    found = next(name for name in names if name and name not in taken)
    taken.add(found)
    return found


def _points(item: ImportedItem) -> Decimal:
    return Decimal(1) if item.points is None else item.points
