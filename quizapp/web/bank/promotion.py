"""Making facts of the questions of a course."""

from __future__ import annotations

import re
from collections.abc import Mapping

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from quizapp.core.kinds import KINDS
from quizapp.core.promotion import Wording
from quizapp.core.rendering import answer_text
from quizapp.usecases import promoting
from quizapp.usecases.courses import FOLDER
from quizapp.usecases.promoting import AT_ONCE, Offer, Offers, UnsoundFacts
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.bank.flashes import flash_with_undo
from quizapp.web.bank.foreign import KIND_WORDS
from quizapp.web.bank.promotion_form import FIELDS, WordingForm
from quizapp.web.bank.routes import bp
from quizapp.web.stale import SEND_AGAIN, shown_again
from quizapp.web.tongues import speak_as
from quizapp.web.views import show
from quizapp.web.views.promotion import OfferedQuestion, PromotePage
from quizapp.web.words import counted

NOTHING = "Nothing was ticked, so nothing was changed. Tick what is to become a fact."
MENDED = "Some of it cannot be a fact yet, so nothing was changed. Mend what is marked below."
Forms = dict[str, WordingForm]


@bp.route("/courses/<bank>/promote", methods=["GET", "POST"])
@shown_again(lambda bank: _again(bank, _posted(), {}, SEND_AGAIN)[0])
@policy(Policy.BANK)
def promote(bank: str) -> str | Response | tuple[str, int]:
    """What the questions would become, a page of them; then those that somebody has confirmed."""
    if request.method != "POST":
        text = request.args.get("page", "1")
        page = int(text) if re.fullmatch("[1-9][0-9]{0,5}", text) else 1
        found = promoting.list_offers(services(), bank, page)
        forms = {offer.item.id: WordingForm.of(offer.item.id, offer.wording) for offer in found.offers}
        return show(_page(found, page=page), forms=forms)
    forms = _posted()
    only = request.form.get("only", "")
    chosen = {key: form for key, form in forms.items() if key == only or (not only and form.pick.data)}
    outcomes = [form.validate() for form in chosen.values()]  # of all, so that each says what is wrong
    if not chosen or not all(outcomes):
        return _again(bank, forms, {}, MENDED if chosen else NOTHING)
    wordings = {key: form.wording for key, form in chosen.items()}
    try:
        made = promoting.promote(services(), bank, wordings, person(), now())
    except UnsoundFacts as refused:
        return _again(bank, forms, refused.faults, MENDED)
    words = f"{counted(len(chosen), 'question is a fact', 'questions are facts')} now."
    flash_with_undo(bank, made, f"{words} What students remember of them stays.")
    return redirect(url_for("bank.promote", bank=bank), code=303)


def _posted() -> Forms:
    """The forms that were posted, by their questions; at most as many as a page has."""
    names = [re.fullmatch(r"q-([a-z0-9-]{1,80})-say", name) for name in request.form]
    return {found[1]: WordingForm.posted(found[1]) for found in names[: AT_ONCE * len(FIELDS)] if found}


def _again(bank: str, forms: Forms, faults: Mapping[str, str], error: str) -> tuple[str, int]:
    wordings: dict[str, Wording] = {key: form.wording for key, form in forms.items()}
    found = promoting.list_offers(services(), bank, wordings=wordings)
    there = {offer.item.id: forms.get(offer.item.id) for offer in found.offers}
    shown = {offer.item.id: there[offer.item.id] or WordingForm.of(offer.item.id, offer.wording)
             for offer in found.offers}  # fmt: skip
    ticked = frozenset(key for key, form in forms.items() if form.pick.data)
    return show(_page(found, faults, error, ticked), forms=shown), 422


def _page(
    found: Offers,
    faults: Mapping[str, str] | None = None,
    error: str = "",
    ticked: frozenset[str] = frozenset(),
    page: int = 1,
) -> PromotePage:
    speak_as(found.bank.head)
    return PromotePage(
        bank=found.row.slug,
        title=found.row.title,
        offers=tuple(_offered(offer, found, (faults or {}), ticked) for offer in found.offers),
        count=found.count,
        written=len(found.bank.fixed),
        is_folder=found.row.home == FOLDER,
        error=error,
        page=page,
        earlier=page - 1,
        later=page + 1 if page * AT_ONCE < found.count and not error else 0,
    )


def _offered(
    offer: Offer, found: Offers, faults: Mapping[str, str], ticked: frozenset[str]
) -> OfferedQuestion:
    item, fact = offer.item, offer.promotion.fact
    name = offer.promotion.name
    return OfferedQuestion(
        id=item.id,
        prompt=item.prompt,
        answer=answer_text(fact.answer, found.bank),
        kind=KIND_WORDS.get(item.type) or KINDS[item.type].title,
        type=fact.answer.type_name,
        kinds=offer.kinds,
        is_ticked=item.id in ticked,
        is_rough=offer.promotion.is_rough,
        new_name=name.label if name else "",
        wrong=tuple(one.text for one in fact.wrong),
        looks=tuple(f"{words[:1].upper()}{words[1:]}." for words in offer.looks),
        fault=faults.get(item.id, ""),
    )
