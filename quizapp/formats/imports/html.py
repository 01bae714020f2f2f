"""HTML of other programs as plain text with line breaks. Stand-in until branch f2 is merged."""

from __future__ import annotations

from html.parser import HTMLParser

BLOCKS = frozenset(
    ("p", "div", "br", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "hr")
)
DROPPED = frozenset(["script", "style", "iframe", "object", "embed", "svg", "math", "template", "noscript"])
LEFT_OUT = {
    "b": "bold",
    "strong": "bold",
    "i": "italics",
    "em": "italics",
    "u": "underline",
    "table": "table",
}


def to_text(html: str) -> tuple[str, tuple[str, ...]]:
    """The text of some HTML, and what was left out of it: "bold", "table", "picture x.png", "script" ..."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.parts).split("\n"))
    return "\n".join(line for line in lines if line), tuple(dict.fromkeys(reader.left_out))


class _Reader(HTMLParser):
    """Collects text, and the names of what has none."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.left_out: list[str] = []
        self.dropping = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in DROPPED:
            self.dropping += 1
            self.left_out.append("script" if tag == "script" else tag)
        elif tag == "img":
            self.left_out.append(f"picture {dict(attrs).get('src') or ''}".strip()[:100])
        elif tag == "a" and dict(attrs).get("href"):
            self.left_out.append("link address")
        elif tag in LEFT_OUT:
            self.left_out.append(LEFT_OUT[tag])
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in DROPPED:
            self.dropping = max(0, self.dropping - 1)
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.dropping:
            self.parts.append(data.replace("\n", " "))
