"""Own cards: the list, writing one, deleting one and putting it back."""

from __future__ import annotations

from flask import flash, g, redirect, request, session, url_for
from werkzeug.wrappers import Response

from quizapp import fresh
from quizapp.core.errors import BadEntry
from quizapp.core.facts import Bank
from quizapp.core.languages import listed
from quizapp.core.pictures import shown_picture
from quizapp.usecases import own_cards, own_deleted, reading
from quizapp.usecases.own_cards import as_card, find_card
from quizapp.usecases.own_deck import deck as own_deck
from quizapp.usecases.own_sections import DEFAULT_SECTION
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.form_answers import Answer, again, refused
from quizapp.web.own.blueprint import bp
from quizapp.web.own.forms import CardForm, LanguageForm
from quizapp.web.own.listing import cards_page, found_at, place_left, short
from quizapp.web.tongues import speak_as
from quizapp.web.undo import flash_undo
from quizapp.web.views import show
from quizapp.web.views.own import CardPage, CardsPage
from quizapp.web.views.pictures import SeenPicture


@bp.get("/my-cards")
@policy(Policy.LEARNER)
def cards() -> str:
    """All of one's own cards, with how well each is remembered."""
    deck = own_deck(services(), person())
    if deck.row is None:
        return show(CardsPage())
    found = reading.course(services(), person(), deck.row.slug, now())
    g.bank_slug = session["bank"] = found.row.slug
    speak_as(found.bank.head)
    form = LanguageForm(formdata=None, language=listed(found.bank.head.language))
    deleted = own_deleted.list_deleted(services(), person())
    return show(cards_page(found, [(one.id, short(one.prompt)) for one in deleted]), form=form)


@bp.route("/my-cards/new", methods=["GET", "POST"])
@policy(Policy.LEARNER)
def new_card() -> Answer:
    """Write a card."""
    deck = own_deck(services(), person())
    bank, form = deck.bank, CardForm()
    if deck.row is not None:
        speak_as(bank.head)
        form.leave_language()
    if request.method == "GET":
        form.section.data = request.args.get("section", "")[:80]
    page = CardPage(sections=_titles(bank))
    if not form.validate_on_submit():
        return again(form, show(page, form=form))
    card = form.card()
    try:
        own_cards.save_card(
            services(),
            person(),
            card,
            f"c-{fresh.public_id()}",
            now(),
            is_new=True,
            language=form.language.data if deck.row is None else "",
        )
    except BadEntry as bad:
        return refused(form, bad, page)
    flash("Your card is made. Here is room for the next one.", "done")
    return redirect(url_for("own.new_card", section=card.section or None), code=303)


@bp.route("/my-cards/<card>", methods=["GET", "POST"])
@policy(Policy.LEARNER)
def card(card: str) -> Answer:
    """Change a card. What is remembered of it stays."""
    bank = own_deck(services(), person()).bank
    speak_as(bank.head)
    item = find_card(bank, card)
    written = as_card(item, bank)
    picture = SeenPicture.of(shown_picture(item, bank), bank.slug)
    page = CardPage(card, _titles(bank), item.why, picture)
    form = CardForm().leave_language()
    if not form.is_submitted():
        return show(page, form=CardForm.of(written).leave_language())
    if not form.validate_on_submit():
        return again(form, show(page, form=form))
    try:
        own_cards.save_card(services(), person(), form.card(item.why), card, now())
    except BadEntry as bad:
        return refused(form, bad, page)
    flash("Your card is changed. What you remember of it stays.", "done")
    return redirect(found_at(card), code=303)


@bp.post("/my-cards/<card>/delete")
@policy(Policy.LEARNER)
def delete_card(card: str) -> Response:
    """Delete a card; the next page can put it back."""
    place = place_left(own_deck(services(), person()).bank, card)
    gone = own_deleted.delete_card(services(), person(), card, now())
    back = url_for("own.restore_card", card=card)
    flash_undo(f"“{short(gone.prompt)}” is deleted.", back, "back")
    return redirect(place, code=303)


@bp.post("/my-cards/<card>/restore")
@policy(Policy.LEARNER)
def restore_card(card: str) -> Response:
    """Put a deleted card back, with what is remembered of it."""
    try:
        own_deleted.restore_card(services(), person(), card, now())
    except BadEntry as full:
        flash(str(full), "problem")
        return redirect(url_for("own.cards"), code=303)
    flash("The card is back, with what you remember of it.", "done")
    return redirect(found_at(card), code=303)


def _titles(bank: Bank) -> tuple[str, ...]:
    return tuple(one.title for one in bank.head.sections if one.id != DEFAULT_SECTION.id)
