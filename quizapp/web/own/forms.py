"""Forms of notes and own cards."""

from __future__ import annotations

from typing import Self

from flask import request
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import BooleanField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from quizapp.core.languages import LANGUAGES, UNSAID, listed
from quizapp.formats.imports.limits import MAX_BYTES
from quizapp.usecases.notes import LONGEST
from quizapp.usecases.own_cards import LONGEST_SIDE, MOST_ACCEPTED, Card
from quizapp.usecases.own_sections import LONGEST_SECTION
from quizapp.web.fields import trimmed
from quizapp.web.tongues import spoken_keys

TOO_LONG = f"Use at most {LONGEST_SIDE:,} characters."
WAYS = [
    SelectChoice("typed", "I type the answer, and it is marked"),
    SelectChoice("turned", "I turn the card and say if I knew it"),
]


IN_ITS_WORDS = ("front", "back", "accepted", "section")
SPOKEN = [
    *(SelectChoice(code, name) for code, name in LANGUAGES.items()),
    SelectChoice(UNSAID, "Several, or another"),
]


def browser_language() -> str:
    """The language of the list that this browser asks for first; UNSAID where none of them is."""
    wanted = map(listed, request.accept_languages.values())
    return next((language for language in wanted if language != UNSAID), UNSAID)


class LanguageForm(FlaskForm):
    """The language of one's own cards."""

    language = SelectField(
        "Language of your cards",
        choices=SPOKEN,
        default=browser_language,
        description="So that they read in the right direction, and screen readers pronounce them right.",
    )


class NoteForm(FlaskForm):
    """A note on a fact; its length is looked at where it is kept."""

    text = TextAreaField(
        "Your note",
        description=f"Only you see it. Up to {LONGEST:,} characters.",
        render_kw={"rows": "5", "autocomplete": "off", "maxlength": str(LONGEST)},
    )


class CardForm(LanguageForm):
    """A card of one's own. The language is asked with the first: call `leave_language` with all others."""

    front = TextAreaField(
        "Front",
        [InputRequired("Write what the card asks."), Length(max=LONGEST_SIDE, message=TOO_LONG)],
        description="What you want to be asked. Write ___ where a word is to be filled in.",
        render_kw={"rows": "3", "autocomplete": "off", "dir": "auto"},
    )
    back = TextAreaField(
        "Back",
        [InputRequired("Write the answer."), Length(max=LONGEST_SIDE, message=TOO_LONG)],
        description="The answer.",
        render_kw={"rows": "3", "autocomplete": "off", "dir": "auto"},
    )
    way = RadioField("How it is asked", choices=WAYS, default="typed")
    accepted = TextAreaField(
        "Also right",
        [Length(max=LONGEST_SIDE, message=TOO_LONG)],
        description="Other answers that count as right when you type, one a line. May stay empty.",
        render_kw={"rows": "2", "autocomplete": "off", "dir": "auto"},
    )
    section = StringField(
        "Section",
        [Length(max=LONGEST_SECTION, message=f"Use at most {LONGEST_SECTION} characters.")],
        filters=[trimmed],
        description="A title to sort it by, as “Lecture 3”. May stay empty.",
        render_kw={"autocomplete": "off", "dir": "auto", "list": "sections"},
    )

    def leave_language(self) -> Self:
        """The form of a deck whose language is known: its fields are in it."""
        del self.language
        for name in IN_ITS_WORDS:
            field = self[name]
            field.render_kw = {**(field.render_kw or {}), **spoken_keys()}
        return self

    def validate(self, extra_validators: object = None) -> bool:
        """Also that there are not too many other answers."""
        is_fine = bool(super().validate())
        if len(self.others) > MOST_ACCEPTED:
            self.accepted.errors = [*self.accepted.errors, f"At most {MOST_ACCEPTED} other answers fit."]
            return False
        return is_fine

    @property
    def others(self) -> tuple[str, ...]:
        """The other answers that are right."""
        return tuple(line.strip() for line in (self.accepted.data or "").splitlines() if line.strip())

    def card(self, why: str = "") -> Card:
        """The card that was written."""
        return Card(
            (self.front.data or "").replace("\r\n", "\n"),
            (self.back.data or "").replace("\r\n", "\n"),
            self.others,
            self.section.data or "",
            self.way.data != "turned",
            why,
        )

    @staticmethod
    def of(card: Card) -> CardForm:
        """The form filled in with a card."""
        return CardForm(
            formdata=None,
            front=card.front,
            back=card.back,
            accepted="\n".join(card.accepted),
            section=card.section,
            way="typed" if card.is_typed else "turned",
        )


class DeckForm(FlaskForm):
    """A deck of Anki."""

    file = FileField(
        "Your deck",
        description=f"An .apkg or .colpkg file, up to {MAX_BYTES // 1024 // 1024} MB. In Anki: "
        "File > Export > Anki Deck Package, with “Include scheduling information” ticked. "
        "You see what it gives before anything is kept.",
        render_kw={"accept": ".apkg,.colpkg,.anki2"},
    )

    def validate(self, extra_validators: object = None) -> bool:
        """Also that there is a file."""
        is_fine = bool(super().validate())
        if not self.file.data:
            self.file.errors = [*self.file.errors, "Choose the file of your deck first."]
            return False
        return is_fine


class BringInForm(FlaskForm):
    """Bring a deck in."""

    replaces = BooleanField(
        "Replace cards that differ",
        description="Those here take the words of the deck. What you remember of them stays either way.",
    )
