"""The picture beside a question, taken along to another program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from quizapp.core.facts import Bank
from quizapp.core.pictures import ShownPicture
from quizapp.formats.exports.from_questions import Exported
from quizapp.formats.imports.items import Level, Message, Picture

Contents = Mapping[str, bytes]  # of pictures, by digest
NO_PICTURES: Contents = MappingProxyType({})


def with_picture(made: Exported, shown: ShownPicture | None, bank: Bank, contents: Contents) -> Exported:
    """The item with the picture that its question shows; without its bytes that is a loss."""
    if shown is None:
        return made
    name = next((one.file for one in bank.pictures if one.digest == shown.digest), shown.digest)
    if shown.digest not in contents:
        text = f"its picture '{name}' is left out, as its file is not at hand"
        return replace(made, messages=(*made.messages, Message("export.picture", Level.LOSS, text)))
    picture = Picture(name, contents[shown.digest], shown.alt)
    return replace(made, item=replace(made.item, pictures=(picture,)))
