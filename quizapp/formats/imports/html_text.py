"""From sanitised HTML, whose tags are all closed, to lines of text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import unquote

from quizapp.formats.imports.html_names import CELLS, LINES, MARKS, PARAGRAPHS

SPACES = re.compile(r"[ \t\r\n\f\xa0]+")
RAISED = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
ORDINAL = ("st", "nd", "rd", "th", "o", "a", "er", "e", "re")  # 1st, 2nd: as good on the line
PLUGIN_FILE = "@@PLUGINFILE@@/"
KEPT_SPACE = "\x00"  # a space of preformatted text, until the end


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that a text shows: where it is said to be, and its alternative text."""

    source: str
    alternative: str

    @property
    def name(self) -> str:
        """The path in the file, or the last part of an address; "" where it has none."""
        if self.source.startswith(PLUGIN_FILE):
            return unquote(self.source.removeprefix(PLUGIN_FILE).partition("?")[0])
        return unquote(re.split("[?#]", self.source)[0].rstrip("/").rpartition("/")[2])[:100]


def reduce_html(clean: str) -> tuple[str, tuple[str, ...], tuple[Image, ...]]:
    """The text of sanitised HTML, what was left out of it, and its pictures in the order they come."""
    walker = _Walker()
    walker.feed(clean)
    walker.close()
    return tidy("".join(walker.out)), tuple(walker.left_out), tuple(walker.images)


def tidy(text: str) -> str:
    """Without spaces at the ends of lines, double spaces, and more than one empty line."""
    text = re.sub(r" {2,}", " ", text)
    text = re.sub(r" ?\n ?", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip(" \n").replace(KEPT_SPACE, " ")


class _Walker(HTMLParser):
    """Collects the text of one piece of HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self.left_out: dict[str, None] = {}
        self.images: list[Image] = []
        self.open: list[tuple[str, int, str]] = []  # tag, where its text begins, its address
        self.lists: list[int] = []  # the number of the next item, 0 in a list without
        self.cells = self.preformatted = 0
        self.after_mark = False  # the text of an item stands beside its mark
        self.block_breaks = self.line_breaks = 0  # to come before the next text

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line where the tag begins one, and remember where its text begins."""
        values = {name: value or "" for name, value in attrs}
        if tag == "br":
            self.line_breaks += 1
        elif tag == "img":
            self._image(values)
        elif tag in CELLS:
            self._cell()
        elif tag in ("sup", "sub", "q"):
            self._say("“" if tag == "q" else "")
        self._break(tag)
        if tag in ("ol", "ul"):
            start = values.get("start", "1")
            self.lists.append((int(start) if re.fullmatch("[0-9]{1,6}", start) else 1) if tag == "ol" else 0)
        elif tag == "li":
            self._item()
        elif tag == "table":
            self.left_out["table"] = None
        self.preformatted += tag == "pre"
        if tag not in ("br", "hr", "img", "wbr"):
            self.open.append((tag, len(self.out), values.get("href", "")))

    def handle_endtag(self, tag: str) -> None:
        """End a line where the tag ends one, and note what it said and a text cannot."""
        while self.open:
            name, begin, address = self.open.pop()
            if name == tag:
                break
        else:
            return
        inside = "".join(self.out[begin:])
        if inside.strip():
            self._note(tag, inside, address, begin)
        if tag == "q":
            self.out.append("”")
        self.preformatted -= tag == "pre"
        if tag in CELLS:
            self.cells -= 1
            self.block_breaks = self.line_breaks = 0
        if tag in ("ol", "ul"):
            self.lists.pop()
        self._break(tag)

    def handle_data(self, data: str) -> None:
        """Take text, its spaces as one unless they are meant."""
        if self.preformatted:
            self._say(data.replace("\r", "").expandtabs(4).replace(" ", KEPT_SPACE))
        elif data.strip():
            self._say(SPACES.sub(" ", data))
        elif not self.block_breaks and not self.line_breaks:
            self.out.append(" ")

    def _note(self, tag: str, inside: str, address: str, begin: int) -> None:
        if tag in MARKS:
            self.left_out[MARKS[tag]] = None
        elif tag in ("sup", "sub"):
            self.out[begin:] = [self._script(inside.strip(), raised=tag == "sup")]
        elif tag == "a" and address and address.strip("/") != inside.strip().strip("/"):
            self.left_out[f"link {address[:200]}"] = None

    def _script(self, text: str, raised: bool) -> str:
        if raised and text in ORDINAL:
            return text
        changed = text.translate(RAISED if raised else LOWERED)
        if not set(text) & set(changed):
            return changed
        return f"^({text})" if raised else f"_({text})"

    def _break(self, tag: str) -> None:
        """A block begins or ends. A line break at its end breaks no second time, as browsers have it."""
        breaks = 2 if tag in PARAGRAPHS else 1 if tag in LINES else 0
        self.block_breaks = max(self.block_breaks, breaks)

    def _say(self, text: str) -> None:
        """Add text, and before it the breaks that are due; cells and marks of items stand on one line."""
        breaks = max(self.block_breaks, self.line_breaks)
        if breaks and not self.after_mark:
            self.out.append(" " if self.cells else "\n" * breaks)
        self.block_breaks = self.line_breaks = 0
        self.after_mark = False
        self.out.append(text)

    def _cell(self) -> None:
        row = next((begin for tag, begin, _ in reversed(self.open) if tag == "tr"), len(self.out))
        if len(self.out) > row:
            self.block_breaks = self.line_breaks = 0
        self._say(" | " if len(self.out) > row else "")
        self.cells += 1

    def _item(self) -> None:
        if self.lists and self.lists[-1]:
            self._say(f"{self.lists[-1]}. ")
            self.lists[-1] += 1
        else:
            self._say("- ")
        self.after_mark = True

    def _image(self, values: dict[str, str]) -> None:
        image = Image(values.get("src", ""), SPACES.sub(" ", values.get("alt", "")).strip())
        self.images.append(image)
        self._say(f"[picture: {image.alternative or image.name or 'without a name'}]")
        self.left_out[f"picture {image.name}".strip()] = None
