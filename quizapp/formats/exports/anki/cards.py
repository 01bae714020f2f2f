"""Items as cards for Anki, in plain text: what stands in front, what is the answer, and what is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from quizapp.formats.exports.anki.html import GAP, mark_of
from quizapp.formats.exports.anki.losses import figure_of, loss, losses_of, remarks_of, wrong_answers
from quizapp.formats.imports.items import ImportedItem, Level, Message

ONE, SEVERAL = "○", "☐"  # before the options of which one, or several, are right


class Kind(StrEnum):
    """What is done with a card: turned, typed, or filled in."""

    BASIC = "basic"
    TYPED = "typed"
    CLOZE = "cloze"


@dataclass(frozen=True, slots=True)
class Card:
    """One card. Of a cloze `front` is the sentence with its gap, and `back` what belongs in it.

    `extra` stands below the answer, `hint` is shown on demand. Where `messages` skip it, it is none.
    """

    kind: Kind
    front: str
    back: str
    extra: str = ""
    hint: str = ""
    messages: tuple[Message, ...] = ()

    @property
    def is_left_out(self) -> bool:
        """Whether it cannot be a card."""
        return any(message.level is Level.SKIP for message in self.messages)


def card_of(item: ImportedItem) -> Card:
    """The card of an item, with what is to be said of it."""
    build = _BUILDERS.get(item.kind)
    if build is None:
        return _none(
            item.kind, _NO_CARD.get(item.kind, f"questions of type '{item.kind}' are no card of Anki")
        )
    if not item.stem.strip():
        return _none("no-question", "there is no text that asks for something; write one")
    card = build(item)
    if not card.is_left_out and not card.back.strip():
        return _none("no-answer", "nothing is right in it, so its card would have no back; give it an answer")
    extra = (item.feedback, card.extra, item.extra.get("source", ""))
    return replace(
        _with_pictures(card, item),
        extra="\n".join(filter(None, extra)),
        hint="\n".join(item.hints),
        messages=(*card.messages, *losses_of(item)),
    )


def _with_pictures(card: Card, item: ImportedItem) -> Card:
    """The card with the pictures that no text of it names at the end of its front."""
    texts = f"{card.front}{card.back}{card.extra}{item.feedback}"
    unseen = (
        mark_of(picture)
        for picture in item.pictures
        if mark_of(picture) not in texts and f"[picture: {picture.name}]" not in texts
    )
    return replace(card, front="\n".join((card.front, *dict.fromkeys(unseen))))


def _turned(item: ImportedItem) -> Card:
    right = [answer for answer in item.answers if answer.is_right]
    back = "\n".join(answer.text for answer in right)
    return Card(Kind.BASIC, item.stem, back, remarks_of(right), messages=wrong_answers(item))


def _typed(item: ImportedItem) -> Card:
    right = [answer for answer in item.answers if answer.is_right]
    if not right or "\n" in right[0].text.strip():
        return _as_card(_turned(item), "its answer has several lines, which nobody can type there")
    first, *more = right
    extra = [*(f"= {figure_of(answer)}" for answer in more), remarks_of(right)]
    messages = list(wrong_answers(item))
    if more:
        text = "Anki compares what is typed with one answer; the others that are right stand below it"
        messages.append(loss("other-answers", text, "answers"))
    if first.tolerance or first.upper:
        text = "Anki compares a figure letter by letter; how far it may be off stands below the answer"
        messages.append(loss("tolerance", text, "answers"))
        extra.insert(0, figure_of(first))
    return Card(Kind.TYPED, item.stem, first.text, "\n".join(filter(None, extra)), messages=tuple(messages))


def _gap(item: ImportedItem) -> Card:
    card = _typed(item)
    if len(GAP.findall(item.stem)) != 1:
        return _as_card(_turned(item), "a card of Anki has one gap of ours, and this sentence another number")
    return replace(card, kind=Kind.CLOZE) if card.kind is Kind.TYPED else card


def _options(mark: str) -> Callable[[ImportedItem], Card]:
    def build(item: ImportedItem) -> Card:
        options = [f"{mark} {answer.text}" for answer in item.answers]
        right = [answer for answer in item.answers if answer.percent > 0]
        if mark == ONE:
            right = [answer for answer in right if answer.is_right]
        card = Card(
            Kind.BASIC,
            "\n".join([item.stem, *options]),
            "\n".join(answer.text for answer in right),
            remarks_of(item.answers),
        )
        return _as_card(card, "Anki marks no choices: the options stand on the front")

    return build


def _pairs(item: ImportedItem) -> Card:
    left = list(dict.fromkeys(side for side, _ in item.pairs if side))
    other = sorted({side for _, side in item.pairs})
    back = "\n".join(f"{one} → {two}" for one, two in item.pairs if one)
    front = "\n".join((item.stem, "", *left, "", *(f"{ONE} {side}" for side in other)))
    return _as_card(Card(Kind.BASIC, front, back), "Anki has no matching: both lists stand on the front")


def _order(item: ImportedItem) -> Card:
    front = "\n".join((item.stem, *(f"{ONE} {part}" for part in sorted(item.order))))
    back = "\n".join(f"{place}. {part}" for place, part in enumerate(item.order, 1))
    return _as_card(Card(Kind.BASIC, front, back), "Anki puts nothing in order: the parts stand on the front")


def _as_card(card: Card, why: str) -> Card:
    text = f"{why}; it becomes a card to turn"
    return replace(card, messages=(*card.messages, loss("as-card", text)))


def _none(code: str, text: str) -> Card:
    return Card(Kind.BASIC, "", "", messages=(Message(f"anki.{code}", Level.SKIP, text),))


_NO_CARD = {
    "essay": "an essay has no answer that a card could show",
    "description": "a text that asks nothing is no card",
}
_BUILDERS: dict[str, Callable[[ImportedItem], Card]] = {
    "flashcard": _turned,
    "short_answer": _typed,
    "number": _typed,
    "cloze": _gap,
    "choice": _options(ONE),
    "choose_all": _options(SEVERAL),
    "true_false": _options(ONE),
    "matching": _pairs,
    "ordering": _order,
}
