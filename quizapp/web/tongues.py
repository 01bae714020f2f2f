"""The language of a page's bank: pages are English, and say of each text of a bank which language it is in.

A page of an English bank that reads from left to right is the same as if nothing of this were there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from flask import Flask, g
from markupsafe import Markup, escape

from quizapp.core.facts import BankHead
from quizapp.core.languages import UNSAID, has_other_letters

_FOREIGN = (
    "\u0370-\u1dff\u1f00-\u1fff\u2c00-\u2fef\u3005-\ud7ff\uf900-\ufdff\ufe70-\ufefe\uff66-\uffdc"
    "\U00020000-\U0003ffff"
)
_LETTER = re.compile(f"[{_FOREIGN}]")
_LATIN_WORD = re.compile("[A-Za-z]{2}")
_RUN = re.compile(  # with a figure in front of it, and the full stop behind
    rf"(?:\d[\d\s.,:%/–-]*)?[{_FOREIGN}](?:[^A-Za-z\n]*[{_FOREIGN}])?[.!?…。！？؟۔।»”)]*"
)
_TAG = re.compile(r"[A-Za-z0-9]{1,8}(?:-[A-Za-z0-9]{1,8})*")  # a language as browsers know it: `pt-BR`
# What the app says of its own where a text of the bank may stand as well.
_OURS = re.compile(
    r"Put these \w+ events in order.*|Match each (?:event|question) with its .*|Which came first\?|True|False"
    r"|Answer according to the source\.|Choose .*|Name (?:both|all .*)\.|Estimate: .*|Which is larger\?"
    r"|When was it larger\?|Match each (?:year )?with its figure\.|No figure of the source: .*|It is what .*"
    r"|The source (?:does not say so|gives a different one)\.|an? \w+(?: or a short phrase)?|per cent"
    r"|\d(?:st|nd|rd|th)|earlier|later|larger|smaller|I don’t know|day, month and year|month and year"
    r"|My own cards|Cards|from which .*|the first and the last year|[\d\W]*"
)


@dataclass(frozen=True, slots=True)
class Tongue:
    """The language and direction of a bank; `is_script`: whether its letters are other than Latin ones.

    A direction of `auto` is that of each text: nobody said which language it is in.
    """

    language: str
    direction: str
    is_script: bool


def speak_as(head: BankHead) -> None:
    """Let the rest of this page mark the texts of the bank with this head."""
    language = head.language.replace("_", "-")
    if not _TAG.fullmatch(language):
        language = UNSAID
    if language.partition("-")[0].casefold() == "en" and head.direction == "ltr":
        g.pop("tongue", None)
        return
    direction = "auto" if head.language == UNSAID else head.direction
    g.tongue = Tongue(language, direction, _is_script(head, language))


def _is_script(head: BankHead, language: str) -> bool:
    """By the titles of the bank; by its language where they are all ours, as those of own cards may be."""
    titles = [
        title for title in (head.title, *(one.title for one in head.sections)) if not _OURS.fullmatch(title)
    ]
    return bool(_LETTER.search(" ".join(titles))) if titles else has_other_letters(language)


def tongue() -> Markup:
    """The attributes of an element that holds texts of the bank alone."""
    own = _own()
    return Markup(' lang="{}" dir="{}"').format(own.language, own.direction) if own else Markup()


def flow() -> Markup:
    """The direction of a list whose items hold texts of the bank and words of ours."""
    own = _own()
    return Markup(' dir="rtl"') if own and own.direction == "rtl" else Markup()


def spoken() -> Markup:
    """The attributes of an option of a list, and of a field for words that may be of any language."""
    own = _own()
    return Markup(' lang="{}" dir="auto"').format(own.language) if own else Markup()


def spoken_keys() -> dict[str, str]:
    """The same as `spoken`, for a field that renders itself."""
    own = _own()
    return {"lang": own.language, "dir": "auto"} if own else {}


def typing() -> Markup:
    """The attributes of a field in which an answer is typed."""
    return tongue() if flow() else spoken()


def ours() -> Markup:
    """The direction of our words inside a list that flows as the bank does."""
    return Markup(' dir="ltr"') if flow() else Markup()


def whole(text: str) -> Markup:
    """The attributes of a line that may be ours: those of `tongue` where it is all the bank's."""
    own = _own()
    if own is None or _OURS.fullmatch(text) or (own.is_script and _LATIN_WORD.search(text)):
        return Markup()
    return tongue()


def own(text: str) -> Markup:
    """A text of the bank inside a line of ours."""
    found = _own()
    if found is None or _OURS.fullmatch(text):
        return Markup("<bdi>{}</bdi>").format(text) if found else escape(text)
    return Markup('<bdi lang="{}">{}</bdi>').format(found.language, text)


def noted(text: str) -> Markup:
    """A text that may be the bank's, ours, or both: what is in the bank's letters is marked."""
    found = _own()
    if found is None:
        return escape(text)
    if not found.is_script:
        return own(text)
    if "\n" in text:
        return Markup("<br>").join(map(noted, text.split("\n")))
    parts, end = [Markup()], 0
    for run in _RUN.finditer(text):
        parts += [escape(text[end : run.start()]), own(run[0])]
        end = run.end()
    return Markup().join([*parts, escape(text[end:])])


def prompt_parts(text: str) -> tuple[str, str]:
    """What of a prompt is the bank's, and what ours; all is the bank's where it is of one language."""
    found = _own()
    if found is None:
        return text, ""
    above, _, below = text.rpartition("\n")
    if not _OURS.fullmatch(below):
        return text, ""
    return above, below


def is_foreign() -> bool:
    """Whether the bank of this page is in another language than the page."""
    return _own() is not None


def register_tongues(app: Flask) -> None:
    """Give templates, and the pieces they import, the means to mark what is the bank's."""
    given = (tongue, flow, ours, whole, spoken, typing, own, noted, prompt_parts, is_foreign)
    app.jinja_env.globals.update({one.__name__: one for one in given})


def _own() -> Tongue | None:
    found: Tongue | None = g.get("tongue")
    return found
