"""The names of HTML: which tags are read, and what is said to be left out of a text for each."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PARAGRAPHS = _words(
    "address article aside blockquote center details figure footer form header h1 h2 h3 h4 h5 h6 main"
    " nav ol p pre section summary table ul dl fieldset"
)
LINES = _words("caption dd div dt figcaption hr legend li tr")
CELLS = frozenset({"td", "th"})
MARKS = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), "italics"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("s", "strike", "del"), "strike-through"),
    "mark": "highlight",
    "ruby": "ruby",
}
PLAIN = _words(
    "a abbr acronym bdi bdo big br font img label q rp rt small span sub sup tbody tfoot thead time wbr"
)
KEPT = PARAGRAPHS | LINES | CELLS | PLAIN | set(MARKS)
REMOVED = {  # with all that stands in them
    "script": "script", "style": "style", "iframe": "frame", "frame": "frame", "frameset": "frame",
    "object": "media", "embed": "media", "applet": "media", "audio": "media", "video": "media",
    "canvas": "media", "svg": "drawing", "math": "formula", "template": "template",
    "noscript": "script", "title": "title",
    "textarea": "form field", "select": "form field", "noembed": "media", "noframes": "frame",
}  # fmt: skip
DROPPED = {  # the tag alone, for there is nothing in it
    "input": "form field", "button": "form field", "meta": "page header", "base": "page header",
    "link": "page header", "map": "picture map", "area": "picture map", "marquee": "movement",
}  # fmt: skip
SILENT = _words("body col colgroup data head html option optgroup param source track xmp")
KNOWN = KEPT | set(REMOVED) | set(DROPPED) | SILENT

NOTICES = frozenset({"bold", "italics", "underline", "code", "heading", "highlight", "style", "page header"})
CLOSE_THEMSELVES = _words(
    "p li dd dt tr td th option br hr img wbr area base col embed input link meta param source track"
)
