"""The picture of an item of another program: which one goes with its question, what is said of the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from quizapp.core.facts import FixedItem
from quizapp.core.pictures import LONGEST_ALT, NO_WORDS, PictureFile
from quizapp.core.pictures import Picture as ShownAs
from quizapp.formats.imports.fixed_losses import loss
from quizapp.formats.imports.items import ImportedItem, Level, Message, Picture
from quizapp.formats.pictures import BadPicture, taken_in

NO_WORDS_YET = (
    f"its picture comes without words for those who cannot see it, so they hear “{NO_WORDS}”; say "
    "what it shows on the page of the course's pictures"
)
NOT_ASKED_WITH = "its picture {name} belongs to an answer or to what is said afterwards, so it is left out"
ONLY_ONE = "one picture stands beside a question, so {name} is left out"


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """A picture that goes with a question, and its bytes."""

    file: PictureFile
    content: bytes


def with_picture(fixed: FixedItem, item: ImportedItem) -> tuple[FixedItem, tuple[Message, ...]]:
    """The question with the first picture that its text shows, and what is to be said of its pictures.

    One that stands in an answer or in the feedback would tell the answer, so it is not shown when asking.
    """
    messages: list[Message] = []
    for picture in item.pictures:
        name = picture.name[:80] or "without a name"
        if fixed.picture is not None:
            messages.append(_loss(ONLY_ONE.format(name=name)))
        elif not _is_of_stem(picture, item):
            messages.append(_loss(NOT_ASKED_WITH.format(name=name)))
        else:
            fixed, said = _shown(fixed, picture, name)
            messages += said
    return fixed, tuple(messages)


def kept_picture(fixed: FixedItem, item: ImportedItem) -> KeptPicture | None:
    """The bytes of the picture that the question of this item shows; None where it shows none of them."""
    for picture in item.pictures:
        try:
            file, content = taken_in(fixed.id, picture.content)
        except BadPicture:  # it was said when the question was made
            continue
        if fixed.picture is not None and fixed.picture.file == file.file:
            return KeptPicture(file, content)
    return None


def _shown(fixed: FixedItem, picture: Picture, name: str) -> tuple[FixedItem, list[Message]]:
    try:
        file, _ = taken_in(fixed.id, picture.content)
    except BadPicture as bad:
        return fixed, [_loss(f"its picture {name} is left out: {bad}")]
    alt = " ".join(picture.alternative.split())[:LONGEST_ALT]
    prompt = fixed.prompt.replace(_mark(picture), "", 1).strip() or fixed.prompt
    said = [] if alt else [Message("item.picture-words", Level.NOTICE, NO_WORDS_YET, field="stem")]
    return replace(fixed, prompt=prompt, picture=ShownAs(file.file, alt or NO_WORDS)), said


def _is_of_stem(picture: Picture, item: ImportedItem) -> bool:
    """Whether the text of the question shows it, or no text says where it belongs."""
    mark = _mark(picture)
    return mark in item.stem or not any(mark in text for text in _other_texts(item))


def _mark(picture: Picture) -> str:
    """What stands in a text in place of the picture."""
    return f"[picture: {picture.alternative or picture.name or 'without a name'}]"


def _other_texts(item: ImportedItem) -> Iterator[str]:
    yield from (item.feedback, *item.hints, *item.order)
    yield from (side for pair in item.pairs for side in pair)
    yield from (text for answer in item.answers for text in (answer.text, answer.feedback))


def _loss(text: str) -> Message:
    return loss("item.picture", text, "stem")
