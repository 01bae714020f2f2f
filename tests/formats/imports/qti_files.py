"""Small files of QTI 1.2 for tests, put together from parts."""

from __future__ import annotations

import io
import zipfile
from html import escape

from tests.formats.imports.moodle_files import png

PNG = png()


def material(text: str, kind: str = "text/html") -> str:
    return f'<material><mattext texttype="{kind}">{escape(text, quote=False)}</mattext></material>'


def labels(**options: str) -> str:
    return "".join(
        f'<response_label ident="{name}">{material(text, "text/plain")}</response_label>'
        for name, text in options.items()
    )


def chosen(ident: str = "r", takes: str = "Single", prompt: str = "", **options: str) -> str:
    before = material(prompt, "text/plain") if prompt else ""
    shown = f"<render_choice>{labels(**options)}</render_choice>"
    return f'<response_lid ident="{ident}" rcardinality="{takes}">{before}{shown}</response_lid>'


def typed(ident: str = "r", kind: str = "String") -> str:
    return (
        f'<response_str ident="{ident}" rcardinality="Single"><render_fib fibtype="{kind}">'
        '<response_label ident="answer1"/></render_fib></response_str>'
    )


def equal(answer: str, ident: str = "r", tag: str = "varequal", more: str = "") -> str:
    return f'<{tag} respident="{ident}"{more}>{escape(answer)}</{tag}>'


def when(asked: str, score: str = "", action: str = "Set", shows: str = "") -> str:
    scored = f'<setvar action="{action}" varname="SCORE">{score}</setvar>' if score else ""
    shown = f'<displayfeedback linkrefid="{shows}"/>' if shows else ""
    return f"<respcondition><conditionvar>{asked}</conditionvar>{scored}{shown}</respcondition>"


def said(name: str, text: str) -> str:
    return f'<itemfeedback ident="{name}"><flow_mat>{material(text)}</flow_mat></itemfeedback>'


def item(
    kind: str = "", stem: str = "Which is it?", shown: str = "", marked: str = "", more: str = "",
    ident: str = "one", title: str = "Name", field: str = "question_type", most: str = ' maxvalue="100"',
) -> str:  # fmt: skip
    said_of = f"<fieldlabel>{field}</fieldlabel><fieldentry>{kind}</fieldentry>"
    fields = f"<qtimetadatafield>{said_of}</qtimetadatafield>"
    meta = f"<itemmetadata><qtimetadata>{fields if kind else ''}</qtimetadata></itemmetadata>"
    outcomes = f'<outcomes><decvar varname="SCORE"{most}/></outcomes>' if most else ""
    return (
        f'<item ident="{ident}" title="{title}">{meta}<presentation>{material(stem)}{shown}</presentation>'
        f"<resprocessing>{outcomes}{marked}</resprocessing>{more}</item>"
    )


def quiz(*items: str, title: str = "Rivers") -> bytes:
    inside = "\n".join(items)
    head = f'<assessment ident="a" title="{title}">\n<section ident="root_section">'
    text = f"<questestinterop>\n{head}\n{inside}\n</section>\n</assessment>\n</questestinterop>\n"
    return text.encode()


def packed(files: dict[str, bytes | str]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return whole.getvalue()
