"""The list of one's own cards: a page of them, and those that have some words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from flask import request, url_for

from quizapp.core.facts import Bank, FixedItem
from quizapp.core.memory.facts_memory import strength, strength_word
from quizapp.core.text import fold
from quizapp.usecases.own_cards import TURNED
from quizapp.usecases.own_export import ANKI, FILES, TABLE
from quizapp.usecases.reading import Course
from quizapp.web.views.own import CardLine, CardSection, CardsPage

ON_A_PAGE = 100
LONGEST_SEARCH = 200
EXPORTS = (
    (ANKI, "Anki package", "for Anki, which marks one right answer of a typed card"),
    (TABLE, "Table (CSV)", "for a spreadsheet"),
    (FILES, "Question files", "for quizapp elsewhere, with all there is in a card"),
)


def cards_page(found: Course, deleted: Sequence[tuple[str, str]] = ()) -> CardsPage:
    """The page of the list that is asked for. `deleted`: id and front of cards that can be put back."""
    asked = request.args.get("q", "").strip()[:LONGEST_SEARCH]
    items = _in_order(found.bank)
    matching = [item for item in items if _has(item, found.bank, asked)] if asked else items
    most = max(1, -(-len(matching) // ON_A_PAGE))
    number = min(_number_of(matching, request.args.get("card", "")) or _page_number(), most)
    first = (number - 1) * ON_A_PAGE
    shown = matching[first : first + ON_A_PAGE]
    return CardsPage(
        bank=found.row.slug,
        count=len(items),
        due=sum(memory.due_day <= found.day for memory in found.memories.values()),
        sections=tuple(
            CardSection(found.bank.section_by_id[section].title, tuple(_line(found, one) for one in group))
            for section, group in groupby(shown, key=lambda item: item.section)
        ),
        first=first + 1 if matching else 0,
        last=first + len(shown),
        before=number - 1,
        after=number + 1 if number < most else 0,
        asked=asked,
        matches=len(matching),
        exports=_exports() if items else (),
        deleted=tuple(deleted),
    )


def found_at(card_id: str) -> str:
    """The address of a card in the list; the list looks for its page, so that nothing is read to say it."""
    return url_for("own.cards", card=card_id, _anchor=card_id)


def place_left(bank: Bank, card_id: str) -> str:
    """The address of the page of the list on which a card stands that is about to go."""
    number = _number_of(_in_order(bank), card_id)
    return url_for("own.cards", page=number if number > 1 else None)


def _number_of(items: Sequence[FixedItem], card_id: str) -> int:
    """The page with a card, from 1; 0 where it is not."""
    ids = [item.id for item in items]
    return ids.index(card_id) // ON_A_PAGE + 1 if card_id in ids else 0


def _in_order(bank: Bank) -> list[FixedItem]:
    places = {section.id: place for place, section in enumerate(bank.head.sections)}
    return sorted(bank.fixed, key=lambda item: places.get(item.section, 0))


def _has(item: FixedItem, bank: Bank, asked: str) -> bool:
    """Whether a card has all these words, wherever; signs that are no words, as they are."""
    text = "\n".join((item.prompt, *item.key, item.why, bank.section_by_id[item.section].title))
    words = fold(asked).split()
    if not words:
        return asked in text
    folded = fold(text)
    return all(word in folded for word in words)


def _line(found: Course, item: FixedItem) -> CardLine:
    recall = found.recalls.get(item.item_id)
    way = "turned" if item.type == TURNED else "typed"
    right, *others = item.key or ("",)
    has_picture = item.picture is not None
    return CardLine(
        item.id, item.prompt, right, way, strength(recall), strength_word(recall), has_picture, len(others)
    )


def short(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"


def _exports() -> tuple[tuple[str, str, str], ...]:
    return tuple((url_for("own.export", format=form), title, about) for form, title, about in EXPORTS)


def _page_number() -> int:
    text = request.args.get("page", "1")
    return max(1, int(text)) if text.isascii() and text.isdecimal() and len(text) < 6 else 1
