"""Pictures: as they stand beside a question, and where instructors change them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from quizapp.core.pictures import ShownPicture


@dataclass(frozen=True, slots=True)
class SeenPicture:
    """A picture of a course: its size in pixels, and `alt`, which says in words what it shows."""

    bank: str
    digest: str
    alt: str
    width: int
    height: int
    credit: str = ""

    def fitted(self, tallest: int) -> tuple[int, int]:
        """Width and height on a page, made smaller where the picture is taller than `tallest` pixels."""
        if self.height <= tallest:
            return self.width, self.height
        return max(1, round(self.width * tallest / self.height)), tallest

    @staticmethod
    def of(picture: ShownPicture | None, bank: str) -> SeenPicture | None:
        """The picture of a question of this course; None where it has none."""
        if picture is None or not bank:
            return None
        return SeenPicture(bank, picture.digest, picture.alt, picture.width, picture.height, picture.credit)


@dataclass(frozen=True, slots=True)
class PictureLine:
    """A picture in the list of a course: `say` is its fact with `{}` round the answer."""

    item: str
    say: str
    picture: SeenPicture
    lacks_words: bool = False


@dataclass(frozen=True, slots=True)
class PicturesPage:
    """The pictures of a course, those that lack words first. `may_change` False: it can only be read here."""

    template: ClassVar[str] = "pictures/list.html"
    nav: ClassVar[str] = "files"

    bank: str
    title: str
    lines: tuple[PictureLine, ...] = ()
    may_change: bool = True

    @property
    def without_words(self) -> int:
        """How many lack words."""
        return sum(line.lacks_words for line in self.lines)


@dataclass(frozen=True, slots=True)
class ItemPicture:
    """The picture of one fact or question, to be changed. Rendered with `form`: PictureForm."""

    template: ClassVar[str] = "pictures/item.html"
    nav: ClassVar[str] = "files"

    bank: str
    title: str
    item: str
    ask: str
    answer: str
    picture: SeenPicture | None = None
    lacks_words: bool = False
    tells: bool = False  # the words hold the answer
    may_change: bool = True
