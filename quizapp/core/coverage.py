"""The ledger of a bank: what each paragraph and note of its source gives, or why it gives nothing."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.core.facts import Bank, Fact, FixedItem, Locator, Series
from quizapp.core.values import Listing

FEW_KINDS = 3


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph or note: its mark, the ids that name it in the order of the bank, the reason if none do."""

    mark: str
    ids: tuple[str, ...]
    reason: str

    @property
    def is_open(self) -> bool:
        """Whether it gives nothing and nobody has said why."""
        return not self.ids and not self.reason


@dataclass(frozen=True, slots=True)
class Ledger:
    """The paragraphs of each section, by its title, and the notes, in the order of the source."""

    sections: tuple[tuple[str, tuple[Place, ...]], ...]
    notes: tuple[Place, ...]

    @property
    def open_marks(self) -> tuple[str, ...]:
        """The marks that give nothing without a reason."""
        places = [place for _title, paragraphs in self.sections for place in paragraphs]
        return tuple(place.mark for place in (*places, *self.notes) if place.is_open)


def ledger_of(bank: Bank) -> Ledger:
    """The ledger of a bank."""
    ids = _ids_by_mark(bank)
    reasons = dict(bank.head.without_facts)

    def place(mark: str) -> Place:
        return Place(mark, tuple(ids.get(mark, ())), reasons.get(mark, ""))

    return Ledger(
        tuple((part.title, tuple(map(place, part.paragraphs))) for part in bank.head.sections),
        tuple(map(place, bank.head.notes)),
    )


def ledger_text(bank: Bank) -> str:
    """The ledger as Markdown, ready for a file beside the bank."""
    ledger = ledger_of(bank)
    lines = [
        f"# What the source of “{bank.head.title}” gives",
        "",
        f"{len(bank.facts)} facts and {len(bank.series)} series. "
        f"Written by `quizapp bank coverage {bank.slug}`; do not edit it by hand.",
    ]
    for title, places in (*ledger.sections, ("Notes", ledger.notes)):
        if not places and title != "Notes":
            lines += ["", f"## {title}", "", "No paragraphs are declared here."]
            continue
        lines += ["", f"## {title}", "", "| place | facts | which |", "|---|---|---|"]
        lines += [f"| {place.mark} | {len(place.ids) or 'none'} | {_which(place)} |" for place in places]
    return "\n".join(lines) + "\n"


def _ids_by_mark(bank: Bank) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    parts: list[Fact | Series | FixedItem] = [*bank.facts, *bank.series, *bank.fixed]
    for part in parts:
        for mark in dict.fromkeys(mark for place in part.at for mark in _marks(place)):
            found.setdefault(mark, []).append(part.id)
    return found


def _marks(place: Locator) -> tuple[str, ...]:
    return (place.paragraph, *place.notes)


def _which(place: Place) -> str:
    if place.ids:
        return ", ".join(place.ids)
    return place.reason or "**nothing yet, and no reason given**"


def why_few(fact: Fact) -> str:
    """Why a fact can be asked in few kinds only, as far as the fact itself tells."""
    if fact.kinds:
        return "its author allows no others"
    if isinstance(fact.answer.value, Listing):
        return "a list gives at most three, and to choose from it needs wrong things beside it"
    if fact.claim:
        return "only reported as a claim, it is never true or false by itself"
    return "what it says can be put in many words, or nothing of its sort stands beside it"
