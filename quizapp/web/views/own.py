"""What learners add of their own: notes on facts, and cards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from quizapp.web.views.pictures import SeenPicture


@dataclass(frozen=True, slots=True)
class NoteBox:
    """A learner's note on a fact, on a page about that fact; `text` is empty where there is none.

    `to` is the page to come back to.
    """

    bank: str
    fact: str
    text: str
    to: str = ""


@dataclass(frozen=True, slots=True)
class NotePage:
    """Write a note. Rendered with `form`: NoteForm. `say` has `{}` round the answer."""

    template: ClassVar[str] = "own/note.html"
    nav: ClassVar[str] = "explore"

    bank: str
    bank_title: str
    fact: str
    say: str
    text: str
    to: str = ""


@dataclass(frozen=True, slots=True)
class NoteDeleted:
    """A note is gone. `text` is what it said, to be kept once more; empty where there was none."""

    template: ClassVar[str] = "own/note_deleted.html"
    nav: ClassVar[str] = "explore"

    bank: str
    bank_title: str
    fact: str
    text: str
    to: str


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note in the list of a course; `say` is empty where the course has the fact no more."""

    fact: str
    say: str
    text: str
    when: str


@dataclass(frozen=True, slots=True)
class NotesPage:
    """All notes about a course, the newest first."""

    template: ClassVar[str] = "own/notes.html"
    nav: ClassVar[str] = "explore"

    bank: str
    bank_title: str
    notes: tuple[NoteLine, ...] = ()


@dataclass(frozen=True, slots=True)
class CardLine:
    """A card in the list. `step` and its word are those of its memory, 0 for one not met yet.

    `others`: how many other answers are right.
    """

    card: str
    front: str
    back: str
    way: str
    step: int = 0
    step_word: str = ""
    has_picture: bool = False
    others: int = 0


@dataclass(frozen=True, slots=True)
class CardSection:
    """A section of the deck with the cards of this page."""

    title: str
    cards: tuple[CardLine, ...]


@dataclass(frozen=True, slots=True)
class CardsPage:
    """The own cards, a page of them. Rendered with `form`: LanguageForm. `bank` is empty before the first.

    `first` and `last` count from 1. `asked` are the words that were looked for, `matches` the cards that have
    them: all where nothing was. `exports` are addresses of files and what they are for.
    `deleted` are the ids and fronts of cards that can be put back.
    """

    template: ClassVar[str] = "own/cards.html"
    nav: ClassVar[str] = "learn"

    bank: str = ""
    count: int = 0
    due: int = 0
    sections: tuple[CardSection, ...] = ()
    first: int = 0
    last: int = 0
    before: int = 0  # the number of the page before, 0 for none
    after: int = 0
    asked: str = ""
    matches: int = 0
    exports: tuple[tuple[str, str, str], ...] = ()
    deleted: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CardPage:
    """Write a card, or change one. Rendered with `form`: CardForm. `card` is empty for a new one.

    `why` and `picture` are what is shown with it besides.
    """

    template: ClassVar[str] = "own/card.html"
    nav: ClassVar[str] = "learn"

    card: str = ""
    sections: tuple[str, ...] = ()
    why: str = ""
    picture: SeenPicture | None = None


@dataclass(frozen=True, slots=True)
class DeckUpload:
    """Where a deck of Anki is uploaded. Rendered with `form`: DeckForm."""

    template: ClassVar[str] = "own/anki.html"
    nav: ClassVar[str] = "learn"


@dataclass(frozen=True, slots=True)
class LeftOutCard:
    """A card that cannot be taken in, and why."""

    name: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DeckReportPage:
    """What a deck would bring. Rendered with `form`: BringInForm.

    `span` are the days of the answers in words; `totals` say what stands there and how many; `notes` what is
    to be said of it; `more_left_out` counts cards that are not listed. `error` says why nothing came in.
    """

    template: ClassVar[str] = "own/anki_report.html"
    nav: ClassVar[str] = "learn"

    upload: str
    filename: str
    new: int
    changed: int
    unchanged: int
    answers: int
    span: str = ""
    totals: tuple[tuple[str, int], ...] = ()
    notes: tuple[str, ...] = ()
    left_out: tuple[LeftOutCard, ...] = ()
    more_left_out: int = 0
    has_anything: bool = True
    error: str = ""
