"""The texts of a GIFT question in their four formats, as plain text.

Unmarked text is Moodle's own format: lines end where they end, and HTML is HTML. There a sign such as
`<head>`, which is no formatting, is meant to be read; Moodle shows nothing of it.
"""

from __future__ import annotations

import re
from html import escape

from quizapp.formats.imports.gift.pieces import SPACE, Piece, unescape
from quizapp.formats.imports.html import to_text
from quizapp.formats.imports.items import Level
from quizapp.formats.imports.notes import Notes

FORMATS = ("html", "moodle", "plain", "markdown")
_PREFIX = re.compile(r"\[(html|moodle|plain|markdown)\]")
_TAG = re.compile(r"<(/?)([A-Za-z][\w:.-]*)([^<>]*)>")
_COMMENT = re.compile(r"<!--(?:(?!<!--).)*?-->", re.DOTALL)
_ATTRIBUTES = re.compile(r"(?:\s+[\w:@.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>]+))*\s*/?")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.{1,400}?)(?<=\S)\1|`([^`\n]{1,400})`")
_FORMATTING = re.compile(
    "a|abbr|acronym|address|article|aside|audio|b|bdi|bdo|big|blockquote|br|canvas|caption|center|cite|code"
    "|col|colgroup|dd|del|details|dfn|div|dl|dt|em|embed|figcaption|figure|font|footer|form|h[1-6]|header"
    "|hr|i|iframe|img|input|ins|kbd|li|main|mark|math|nav|object|ol|p|param|pre|q|rp|rt|ruby|s|samp|script"
    "|section|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead|time"
    "|tr|tt|u|ul|var|video|wbr"
)
SINGLE = frozenset({"img", "input", "embed", "source"})  # active ones that need no end
CLOSED = frozenset({"script", "style", "iframe", "object", "svg", "math", "audio", "video", "canvas", "form"})
ACTIVE = CLOSED | SINGLE


def split_format(piece: Piece, inherited: str) -> tuple[str, Piece]:
    """The format a text is marked with, else the one it inherits, and the text without the mark."""
    if piece.of.text[piece.start : piece.start + 1] != "[":
        return inherited, piece
    found = _PREFIX.match(piece.raw)
    return (found[1], piece.part(found.end())) if found else (inherited, piece)


def plain_text(piece: Piece, inherited: str, notes: Notes, part: str) -> str:
    """A piece as plain text; what HTML says besides is told to `notes` as of the field `part`."""
    form, piece = split_format(piece, inherited)
    return to_plain(piece.text, form, notes, piece.line, part)


def to_plain(text: str, form: str, notes: Notes, line: int, part: str) -> str:
    """A text of that format, its escapes resolved, as plain text."""
    text = text.strip(SPACE)
    if form == "plain":
        return text
    if form == "markdown":
        text = _without_marks(text, notes, line, part)
    if "<" not in text and "&" not in text:
        return _in_one(text) if form == "html" else text
    return _from_html(text, form, notes, line, part)


def _from_html(text: str, form: str, notes: Notes, line: int, part: str) -> str:
    markup = _COMMENT.sub("", text)
    shown = markup if form == "html" else _TAG.sub(lambda tag: _kept(tag, markup), markup)
    if form != "html":
        shown = shown.replace("\n", "<br>")
    reduced, left_out = to_text(shown)
    is_active = any(match[2].lower() in ACTIVE for match in _TAG.finditer(text))
    if reduced.strip() == "" and text != "" and not is_active and not _is_layout_only(markup):
        shown, reduced, left_out = "", text, ()  # an answer that is a tag and nothing else
    if shown == "" or (form != "html" and "&lt;" in shown and "&lt;" not in markup):
        message = (
            "a tag that is no formatting was read as text; Moodle shows nothing of it. Write &lt; for the "
            "sign <, or begin the text with [plain]"
        )
        notes.add_once("tag-as-text", Level.NOTICE, message, line)
    notes.left_out(left_out, line, part)
    return reduced.strip()


def _kept(match: re.Match[str], markup: str) -> str:
    """A tag as it stands where it formats, else as text to be read, as in `use the <style> tag`."""
    name = match[2].lower()
    is_formatting = bool(_FORMATTING.fullmatch(name) and _ATTRIBUTES.fullmatch(match[3]))
    if name in CLOSED and not match[1] and not match[3]:
        is_formatting = f"</{name}" in markup.lower()
    return match[0] if is_formatting else escape(match[0], quote=False)


def _is_layout_only(markup: str) -> bool:
    """Whether it is nothing but empty paragraphs and line breaks, as editors leave them behind."""
    rest = re.sub(r"</?(?:p|br|div|span)\b[^<>]*>|&nbsp;|&#160;", "", markup, flags=re.IGNORECASE)
    return rest.strip() == "" and bool(re.search(r"<(?:p|br|div)\b", markup, re.IGNORECASE))


def _in_one(text: str) -> str:
    """Line breaks of HTML are spaces."""
    return " ".join(text.split())


def _without_marks(text: str, notes: Notes, line: int, part: str) -> str:
    plain = _EMPHASIS.sub(lambda match: match[2] or match[3], text)
    message = "Markdown was read as plain text; its marks for bold and code were left out, others stay"
    if plain != text:
        notes.add("markdown", Level.NOTICE, message, line, part)
    return plain


def stem_text(before: Piece, after: Piece | None, notes: Notes, has_gap: bool) -> tuple[str, str]:
    """The question without its answers, and its format; a gap stands where they stood in a sentence."""
    form, before = split_format(before, "moodle")
    raw = before.raw
    if after is not None:
        # The space before and after the braces is that of the sentence.
        raw += (_space_before(before) + "_____" if has_gap else "\n") + _space_after(after) + after.raw
    return to_plain(unescape(raw), form, notes, before.line, "stem"), form


def _space_before(piece: Piece) -> str:
    following = piece.of.text[piece.end : piece.end + 1]
    return following if piece.raw and following in (" ", "\n", "\t") else ""


def _space_after(piece: Piece) -> str:
    preceding = piece.of.text[piece.start - 1 : piece.start]
    return preceding if preceding in (" ", "\n", "\t") else ""
