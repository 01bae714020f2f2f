"""Explanations and cautions on pages: plain paragraphs, or what their Markdown makes of them."""

from __future__ import annotations

from flask import Flask
from markupsafe import Markup

from quizapp.formats.markdown import has_marks, to_html, to_text
from quizapp.web.tongues import tongue


def explained(text: str, look: str = "", keeps_lines: bool = True) -> Markup:
    """A text of the bank as a paragraph, or as a block where it has marks; `look` is a class of ours."""
    if has_marks(text):
        names = " ".join(filter(None, (look, "marked")))
        return Markup('<div class="{}"{}>{}</div>').format(names, tongue(), Markup(to_html(text)))  # noqa: S704
    names = " ".join(filter(None, (look, "lines" if keeps_lines else "")))
    attribute = Markup(' class="{}"').format(names) if names else Markup()
    return Markup("<p{}{}>{}</p>").format(attribute, tongue(), text)


def register_explained(app: Flask) -> None:
    """Give templates the filters `explained`, and `unmarked` for where only letters can stand."""
    app.jinja_env.filters["explained"] = explained
    app.jinja_env.filters["unmarked"] = to_text
