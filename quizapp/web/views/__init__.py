"""What each page shows, as plain frozen data: routes fill a page, `show` renders it.

Templates see a page, a form and the globals of the context processor, never a database row.
Texts are ready to read ("closes Friday, 18:00"); a template makes no sentence out of a date.
"""

from __future__ import annotations

from typing import Any, ClassVar, Protocol

from flask import render_template

from quizapp.web.faults import faults_to_list


class Page(Protocol):
    """Page data that knows its template and the part of the app it belongs to."""

    template: ClassVar[str]
    nav: ClassVar[str]


def show(page: Page, **more: Any) -> str:
    """The HTML of `page`. `more` are forms, by the name the template uses (mostly `form`)."""
    faults = faults_to_list(more.values())
    return render_template(page.template, page=page, nav=page.nav, faults=faults, **more)
