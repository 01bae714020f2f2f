"""Own cards: the list, writing one, deleting one and putting it back."""

from __future__ import annotations

from itertools import groupby

from flask import flash, g, redirect, request, session, url_for
from werkzeug.wrappers import Response

from quizapp import fresh
from quizapp.core.errors import BadEntry
from quizapp.core.facts import FixedItem
from quizapp.core.memory.facts_memory import recall_on, strength, strength_word
from quizapp.usecases import own_cards, reading
from quizapp.usecases.own_cards import TURNED, as_card, find_card
from quizapp.usecases.reading import Course
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.form_answers import Answer, again, refused
from quizapp.web.own.blueprint import bp
from quizapp.web.own.forms import CardForm
from quizapp.web.tongues import speak_as
from quizapp.web.views import show
from quizapp.web.views.own import CardLine, CardPage, CardSection, CardsPage

ON_A_PAGE = 100
FIELDS = ("front", "back", "accepted", "section")


@bp.get("/my-cards")
@policy(Policy.LEARNER)
def cards() -> str:
    """All of one's own cards, with how well each is remembered."""
    deck = own_cards.deck(services(), person())
    if deck.row is None:
        return show(CardsPage())
    found = reading.course(services(), person(), deck.row.slug, now())
    g.bank_slug = session["bank"] = found.row.slug
    speak_as(found.bank.head)
    return show(_cards(found, _page_number()))


@bp.route("/my-cards/new", methods=["GET", "POST"])
@policy(Policy.LEARNER)
def new_card() -> Answer:
    """Write a card."""
    bank = own_cards.deck(services(), person()).bank
    form = CardForm()
    if request.method == "GET":
        form.section.data = request.args.get("section", "")[:80]
    page = CardPage(sections=_titles(bank))
    if not form.validate_on_submit():
        return again(form, show(page, form=form))
    card = form.card()
    try:
        own_cards.save_card(services(), person(), card, f"c-{fresh.public_id()}", now(), is_new=True)
    except BadEntry as bad:
        return refused(form, bad, page)
    flash("Your card is made. Here is room for the next one.", "done")
    return redirect(url_for("own.new_card", section=card.section or None), code=303)


@bp.route("/my-cards/<card>", methods=["GET", "POST"])
@policy(Policy.LEARNER)
def card(card: str) -> Answer:
    """Change a card. What is remembered of it stays."""
    bank = own_cards.deck(services(), person()).bank
    speak_as(bank.head)
    item = find_card(bank, card)
    written = as_card(item, bank)
    page = CardPage(card, _titles(bank), item.why, item.picture is not None)
    form = CardForm()
    if not form.is_submitted():
        return show(page, form=CardForm.of(written))
    if not form.validate_on_submit():
        return again(form, show(page, form=form))
    try:
        own_cards.save_card(services(), person(), form.card(item.why), card, now())
    except BadEntry as bad:
        return refused(form, bad, page)
    flash("Your card is changed. What you remember of it stays.", "done")
    return redirect(url_for("own.cards"), code=303)


@bp.post("/my-cards/<card>/delete")
@policy(Policy.LEARNER)
def delete_card(card: str) -> Response:
    """Delete a card; the next page can put it back."""
    gone = own_cards.delete_card(services(), person(), card, now())
    back = url_for("own.restore_card", card=card, revision=gone.revision)
    flash({"words": f"“{_short(gone.item.prompt)}” is deleted.", "address": back, "to": "back"}, "undo")
    return redirect(url_for("own.cards"), code=303)


@bp.post("/my-cards/<card>/restore/<revision>")
@policy(Policy.LEARNER)
def restore_card(card: str, revision: str) -> Response:
    """Put a deleted card back, with what is remembered of it."""
    own_cards.restore_card(services(), person(), card, revision, now())
    flash("The card is back, with what you remember of it.", "done")
    return redirect(url_for("own.cards"), code=303)


def _cards(found: Course, number: int) -> CardsPage:
    titles = {section.id: place for place, section in enumerate(found.bank.head.sections)}
    items = sorted(found.bank.fixed, key=lambda item: titles.get(item.section, 0))
    most = max(1, -(-len(items) // ON_A_PAGE))
    number = min(number, most)
    first = (number - 1) * ON_A_PAGE
    shown = items[first : first + ON_A_PAGE]
    return CardsPage(
        bank=found.row.slug,
        count=len(items),
        due=sum(memory.due_day <= found.day for memory in found.memories.values()),
        sections=tuple(
            CardSection(found.bank.section_by_id[section].title, tuple(_line(found, one) for one in group))
            for section, group in groupby(shown, key=lambda item: item.section)
        ),
        first=first + 1 if items else 0,
        last=first + len(shown),
        before=number - 1,
        after=number + 1 if number < most else 0,
    )


def _line(found: Course, item: FixedItem) -> CardLine:
    memory = found.memories.get(item.item_id)
    recall = None if memory is None else recall_on(memory, found.day)
    way = "turned" if item.type == TURNED else "typed"
    back = "; ".join(item.key)
    has_picture = item.picture is not None
    return CardLine(item.id, item.prompt, back, way, strength(recall), strength_word(recall), has_picture)


def _titles(bank: own_cards.Bank) -> tuple[str, ...]:
    default = own_cards.DEFAULT_SECTION.id
    return tuple(section.title for section in bank.head.sections if section.id != default)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"


def _page_number() -> int:
    text = request.args.get("page", "1")
    return max(1, int(text)) if text.isascii() and text.isdecimal() and len(text) < 6 else 1
