"""Pages of drafting facts from documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A document in work: how many proposals are open, how many facts came of it."""

    draft: str
    title: str
    when: str
    open: int
    facts: int


@dataclass(frozen=True, slots=True)
class DraftsPage:
    """The documents in work. Rendered with `form`: StartForm."""

    template: ClassVar[str] = "drafting/index.html"
    nav: ClassVar[str] = "files"

    drafts: tuple[DraftLine, ...] = ()


@dataclass(frozen=True, slots=True)
class ParagraphLine:
    """A paragraph with proposals, in the overview."""

    number: int
    place: str
    beginning: str
    proposals: int
    open: int
    facts: int


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """How far a document was read; `next_open` is the paragraph to go on with, 0 where all is read."""

    template: ClassVar[str] = "drafting/overview.html"
    nav: ClassVar[str] = "files"

    draft: str
    title: str
    bank: str
    bank_title: str
    lines: tuple[ParagraphLine, ...]
    read: int
    facts: int
    open: int
    doubtful: int
    next_open: int
    may_undo: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the source; `position` is that of the proposal whose value it is, 0 for plain text."""

    text: str
    position: int = 0
    state: str = ""
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class CandidateCard:
    """A proposal: `left` says what has to be written first; `prompts` are questions that its fact gives."""

    position: int
    state: str
    type: str
    grade: str
    reason: str
    say: str
    ask: str
    left: tuple[str, ...] = ()
    is_current: bool = False
    is_opened: bool = False
    fact: str = ""
    prompts: tuple[tuple[str, str], ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether it can be a fact as it stands."""
        return not self.left


@dataclass(frozen=True, slots=True)
class ParagraphPage:
    """One paragraph of the source with its proposals. Rendered with `forms`: FactForm by position."""

    template: ClassVar[str] = "drafting/paragraph.html"
    nav: ClassVar[str] = "files"

    draft: str
    title: str
    bank_title: str
    number: int
    last: int
    place: str
    read: int
    facts: int
    pieces: tuple[Piece, ...]
    cards: tuple[CandidateCard, ...]
    may_undo: bool = False

    @property
    def likely(self) -> tuple[CandidateCard, ...]:
        """The open proposals that are worth a look first."""
        return tuple(card for card in self.cards if card.state == "open" and card.grade != "doubtful")

    @property
    def doubtful(self) -> tuple[CandidateCard, ...]:
        """The other open ones."""
        return tuple(card for card in self.cards if card.state == "open" and card.grade == "doubtful")

    @property
    def decided(self) -> tuple[CandidateCard, ...]:
        """Those that are facts or were left out."""
        return tuple(card for card in self.cards if card.state != "open")
