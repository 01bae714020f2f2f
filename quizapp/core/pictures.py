"""Pictures that stand beside a fact or a fixed question: what is said of one, and what is shown of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quizapp.core.facts import Bank, Fact, FixedItem

NO_WORDS = "Picture of the question"  # stands in for words until somebody writes them; stored
LONGEST_ALT = 400  # characters
LONGEST_CREDIT = 200


@dataclass(frozen=True, slots=True)
class Picture:
    """What a fact or a fixed question says of its picture.

    `file` is its name in the folder `pictures`, `alt` says in words what it shows, `credit` whose it is.
    """

    file: str
    alt: str
    credit: str = ""

    @property
    def lacks_words(self) -> bool:
        """Whether nobody has said yet what it shows."""
        return self.alt == NO_WORDS


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture of a bank by its name: SHA-256 of its bytes, type, pixels, and `size` in bytes."""

    file: str
    digest: str
    media_type: str
    width: int
    height: int
    size: int


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture as a question shows it. It says all that a page needs, so that a frozen question keeps it."""

    digest: str
    alt: str
    width: int
    height: int
    credit: str = ""

    def to_plain(self) -> dict[str, Any]:
        """The picture as JSON can hold it."""
        return {name: getattr(self, name) for name in ("digest", "alt", "width", "height", "credit")}


def shown_from_plain(plain: Mapping[str, Any] | None) -> ShownPicture | None:
    """The picture that `to_plain` wrote; None where there is none."""
    return None if plain is None else ShownPicture(**plain)


def shown_picture(item: Fact | FixedItem, bank: Bank) -> ShownPicture | None:
    """The picture of a fact or a fixed question, ready to be shown; None where it has none."""
    said = item.picture
    found = None if said is None else bank.picture_by_file.get(said.file)
    if said is None or found is None:
        return None
    return ShownPicture(found.digest, said.alt, found.width, found.height, said.credit)
