"""A gradebook from Canvas, filled and given back. The page carries it; stored is which column is which."""

from __future__ import annotations

import base64
import binascii
import zlib

from flask import request
from werkzeug.wrappers import Response

from quizapp.core.errors import BadEntry
from quizapp.usecases import filling_gradebooks
from quizapp.usecases.exporting_scores import scope_of_class
from quizapp.usecases.filling_gradebooks import LARGEST, Filled
from quizapp.usecases.score_tables import Profile
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.teach.scores import attachment, bp, chosen_scope, page_of
from quizapp.web.teach.scores_forms import GradebookForm, PackedForm, ScoresForm
from quizapp.web.views import show
from quizapp.web.views.scores import FilledPage

NOT_OURS = "This is not the file that the page made. Upload the gradebook from Canvas once more."
MOST_BYTES = 2 * LARGEST  # a filled gradebook grows a little


@bp.url_value_preprocessor
def allow_gradebooks(endpoint: str | None, _values: object) -> None:
    """Let a gradebook be as big as the page says, before the look for a token reads it."""
    if endpoint in ("scores.fill", "scores.filled"):
        request.max_content_length = LARGEST + 64 * 1024
        request.max_form_memory_size = LARGEST + 64 * 1024


@bp.post("/canvas")
@policy(Policy.TEACH)
def fill(class_id: str) -> str | tuple[str, int]:
    """Fill the grades into an uploaded gradebook, and say who was found in it."""
    whole = scope_of_class(services(), person(), class_id)
    form = GradebookForm()
    named = set(request.form.getlist("quiz"))
    scope = chosen_scope(whole, named) if named else whole
    choice = ScoresForm(formdata=None, what=Profile.CANVAS.value, quiz=list(named))
    choice.offer((quiz.public_id, quiz.title) for quiz in whole.quizzes)
    if form.validate_on_submit():
        try:
            text = filling_gradebooks.read_gradebook(form.gradebook.data.read(LARGEST + 1))
            filled = filling_gradebooks.fill(services(), scope, text, now())
            return show(_page(class_id, whole.room.name, filled), form=PackedForm(formdata=None))
        except BadEntry as bad:
            form.gradebook.errors = [*form.gradebook.errors, str(bad)]
    return show(page_of(whole, scope, choice), form=choice, gradebook=form), 422


@bp.post("/canvas/file")
@policy(Policy.TEACH)
def filled(class_id: str) -> Response:
    """Give the filled gradebook back as a file. Raises BadEntry for what is none."""
    room = scope_of_class(services(), person(), class_id).room
    content = unpacked(request.form.get("packed", ""))
    return attachment([content], f"{room.name}_canvas", "text/csv", "csv")


def packed(text: str) -> str:
    """A text as a hidden field carries it: small, and whole whatever browsers do to ends of lines."""
    return base64.b64encode(zlib.compress(text.encode("utf-8"), 9)).decode("ascii")


def unpacked(field: str) -> bytes:
    """What was packed. Raises BadEntry for anything else, and for what grows beyond any gradebook."""
    try:
        reader = zlib.decompressobj()
        content = reader.decompress(base64.b64decode(field.encode("ascii"), validate=True), MOST_BYTES)
        content.decode("utf-8")
    except (binascii.Error, zlib.error, UnicodeError) as wrong:
        raise BadEntry("packed", NOT_OURS) from wrong
    if not reader.eof:
        raise BadEntry("packed", NOT_OURS)
    return content


def _page(class_id: str, name: str, filled: Filled) -> FilledPage:
    return FilledPage(
        class_id=class_id,
        class_name=name,
        columns=tuple((column.quiz, column.header, column.scores) for column in filled.columns),
        found=filled.found,
        missing=filled.missing,
        unknown=filled.unknown,
        traps=tuple(trap.text for trap in filled.traps),
        packed=packed(filled.text),
    )
