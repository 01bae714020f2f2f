"""Pictures: the bytes for whoever is asked with them, and the pages on which instructors change them."""

from __future__ import annotations

import re

from flask import Blueprint, current_app, g, redirect, request, url_for
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from quizapp.core.errors import BadEntry, ChangedMeanwhile, NotFound
from quizapp.core.pictures import ShownPicture
from quizapp.core.rendering import answer_text
from quizapp.core.text import fold, holds_phrase
from quizapp.formats.pictures import ENDINGS, MAX_BYTES
from quizapp.usecases import pictures as use
from quizapp.usecases.courses import FOLDER
from quizapp.usecases.pictures import NO_PICTURE, PicturedItem
from quizapp.usecases.proposing import FROM_FOLDER
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.bank.flashes import flash_with_undo
from quizapp.web.headers import KEPT_FOR_EVER
from quizapp.web.pictures.forms import PictureForm
from quizapp.web.tongues import speak_as
from quizapp.web.views import show
from quizapp.web.views.pictures import ItemPicture, PictureLine, PicturesPage, SeenPicture

bp = Blueprint("pictures", __name__)
DIGEST = re.compile("[0-9a-f]{64}")
OF_FORM = 64 * 1024  # bytes, for the form's other fields
ONE_PICTURE = "Several pictures were sent. One stands beside a question; choose the best."


@bp.url_value_preprocessor
def allow_a_picture(endpoint: str | None, _values: object) -> None:
    """Let a picture be as big as the page says, and a bit more, so that the page can say so itself."""
    if endpoint == "pictures.item_picture":
        request.max_content_length = 2 * MAX_BYTES + OF_FORM


@bp.get("/pictures/<bank>/<digest>")
@policy(Policy.PUBLIC)
def picture(bank: str, digest: str) -> Response:
    """A picture of a course. What a digest names never changes, so a browser need not ask for it again."""
    if not DIGEST.fullmatch(digest):
        raise NotFound(NO_PICTURE)
    found = use.picture_to_show(services(), g.person, bank, digest)
    answer = current_app.response_class(found.content, mimetype=found.media_type)
    answer.headers["Cache-Control"] = KEPT_FOR_EVER
    name = f"{digest[:8]}{ENDINGS[found.media_type]}"
    answer.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return answer


@bp.get("/teach/files/courses/<bank>/pictures")
@policy(Policy.BANK)
def course_pictures(bank: str) -> str:
    """The pictures of a course, those that lack words first."""
    found = use.show_pictures(services(), bank)
    speak_as(found.bank.head)
    lines = (
        PictureLine(one.fact.id, one.fact.say, seen, bool(one.picture and one.picture.lacks_words))
        for one in found.items
        if (seen := _seen(one, bank)) is not None
    )
    return show(PicturesPage(bank, found.bank.head.title, tuple(lines), found.row.home != FOLDER))


@bp.route("/teach/files/courses/<bank>/items/<item>/picture", methods=["GET", "POST"])
@policy(Policy.BANK)
def item_picture(bank: str, item: str) -> str | Response | tuple[str, int]:
    """Add a picture to a fact or a question, change its words, or take it away."""
    row, course, found = use.show_item(services(), bank, item)
    speak_as(course.head)
    said = found.picture
    answer = answer_text(found.fact.answer, course)
    page = ItemPicture(
        bank=bank,
        title=course.head.title,
        item=item,
        ask=found.fact.ask,
        answer=answer,
        picture=_seen(found, bank),
        lacks_words=bool(said and said.lacks_words),
        tells=bool(said and holds_phrase(fold(said.alt), fold(answer))),
        may_change=row.home != FOLDER,
    )
    form = PictureForm(
        alt="" if said is None or said.lacks_words else said.alt, credit=said.credit if said else ""
    )
    if request.method != "POST":
        return show(page, form=form)
    if not page.may_change:
        raise ChangedMeanwhile(FROM_FOLDER)
    if request.form.get("do") == "remove":
        return _removed(bank, item)
    return _saved(bank, item, page, form)


def _saved(bank: str, item: str, page: ItemPicture, form: PictureForm) -> Response | tuple[str, int]:
    if not form.validate():
        return show(page, form=form), 422
    sent = form.file.data
    content = sent.read() if isinstance(sent, FileStorage) else b""
    try:
        if len(request.files.getlist("file")) > 1:
            raise BadEntry("file", ONE_PICTURE)
        words = (form.alt.data or "", form.credit.data or "")
        made = use.put_picture(services(), bank, item, content, *words, person(), now())
    except BadEntry as bad:
        field = form[bad.field]
        field.errors = [*field.errors, str(bad)]
        return show(page, form=form), 422
    flash_with_undo(bank, made, "The picture is saved. Questions show it from now on.")
    return redirect(url_for("pictures.item_picture", bank=bank, item=item), code=303)


def _removed(bank: str, item: str) -> Response:
    made = use.remove_picture(services(), bank, item, person(), now())
    if made:
        flash_with_undo(bank, made, "The picture is gone. Quizzes that were taken with it still show it.")
    return redirect(url_for("pictures.item_picture", bank=bank, item=item), code=303)


def _seen(found: PicturedItem, bank: str) -> SeenPicture | None:
    said, file = found.picture, found.file
    if said is None or file is None:
        return None
    return SeenPicture.of(ShownPicture(file.digest, said.alt, file.width, file.height, said.credit), bank)
