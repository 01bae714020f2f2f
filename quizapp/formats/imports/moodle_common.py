"""What all questions of Moodle XML have: name, points, hints, tags, and settings, kept as they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from quizapp.formats.imports.html import to_text
from quizapp.formats.imports.items import ImportedAnswer, ImportedItem, Level
from quizapp.formats.imports.moodle_reading import MAX_FIELD, Reading
from quizapp.formats.imports.moodle_verdicts import say_verdicts
from quizapp.formats.imports.xml_tree import Node


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MAX_LABEL = 1_000  # of a name, a tag, an id
NAME_LENGTH = 60  # of one that is made of the question's text
POINTS = re.compile(r"\d{1,6}([.,]\d{0,10})?")
READ = _words(
    "name questiontext generalfeedback defaultgrade idnumber tags hint coursetags image image_base64"
)
ONCE = ("name", "questiontext", "generalfeedback", "defaultgrade", "idnumber", "units")
SETTINGS = _words(
    "penalty hidden shuffleanswers single answernumbering shownumcorrect showstandardinstruction"
    " correctfeedback partiallycorrectfeedback incorrectfeedback usecase layouttype selecttype"
    " selectcount gradingtype showgrading numberingstyle responseformat responserequired"
    " responsefieldlines minwordlimit maxwordlimit attachments attachmentsrequired maxbytes"
    " filetypeslist graderinfo responsetemplate unitgradingtype unitpenalty showunits unitsleft"
    " instructions"
)
MAX_SETTINGS = 100
MAX_UNKNOWN = 20  # more of them tell nothing new
CONTEXT = re.compile(r"\$[a-z0-9_]+\$")


@dataclass(frozen=True, slots=True)
class Body:
    """What a question of one type holds beyond what all have.

    `read` names the elements it was made of, `points` counts where the file gives none.
    """

    kind: str
    stem: str
    answers: tuple[ImportedAnswer, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    order: tuple[str, ...] = ()
    read: tuple[str, ...] = ()
    points: Decimal | None = None
    extra: Mapping[str, str] = field(default_factory=dict)


def item_of(reading: Reading, body: Body, category: tuple[str, ...]) -> ImportedItem:
    """The whole question. Says what is kept nowhere."""
    node = reading.node
    stem = "\n\n".join(filter(None, (body.stem, reading.keep_old_picture())))
    if not stem:
        reading.wrong("no-text", "the question has no text; write it under <questiontext>", part="stem")
    points = _points(reading)
    item = ImportedItem(
        kind=body.kind,
        name=_cut(reading, name_of(node), "name") or _short(stem),
        stem=stem,
        answers=body.answers,
        pairs=body.pairs,
        order=body.order,
        feedback=reading.text(node.get("generalfeedback"), "feedback"),
        hints=_hints(reading),
        tags=_tags(reading),
        category=category,
        source_id=_cut(reading, node.value("idnumber"), "source_id"),
        points=body.points if points is None else points,
        extra={**_settings(reading, body), **body.extra},
        pictures=tuple(reading.pictures.values()),
    )
    reading.report_files(node)
    for tag in ONCE:
        if len(list(node.all(tag))) > 1:
            reading.say("repeated", Level.LOSS, f"several <{tag}>; only the first is read")
    return item


def name_of(node: Node) -> str:
    """The name that the file gives a question."""
    return " ".join(node.value("name").split())


def category_path(text: str) -> tuple[str, ...]:
    """The parts of `$course$/top/Asia/Korea`, without what only says where in Moodle; `//` is a slash."""
    parts = [part.replace("\0", "/").strip() for part in text.replace("//", "\0").split("/")]
    if parts and CONTEXT.fullmatch(parts[0]):
        parts = parts[1:]
    if parts and parts[0] == "top":
        parts = parts[1:]
    return tuple(part for part in parts if part)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= NAME_LENGTH else line[: NAME_LENGTH - 1].rstrip() + "…"


def _cut(reading: Reading, text: str, part: str) -> str:
    if len(text) > MAX_LABEL:
        reading.say("too-long", Level.LOSS, f"cut to {MAX_LABEL:,} characters; shorten it", part=part)
    return text[:MAX_LABEL]


def _tags(reading: Reading) -> tuple[str, ...]:
    groups = [*reading.node.all("tags"), *reading.node.all("coursetags")]
    tags = (tag.value() for group in groups for tag in group.all("tag"))
    return tuple(dict.fromkeys(_cut(reading, tag, "tags") for tag in tags if tag))


def _hints(reading: Reading) -> tuple[str, ...]:
    hints = []
    for hint in reading.node.all("hint"):
        hints.append(reading.text(hint, "hint"))
        if hint.get("clearwrong") or hint.get("options"):
            says = "what a hint does besides its text, such as clearing wrong answers, is left out"
            reading.say("hint-options", Level.NOTICE, says, hint.line, "hint")
    return tuple(filter(None, hints))


def _points(reading: Reading) -> Decimal | None:
    node = reading.node.get("defaultgrade")
    said = node.text.strip() if node else ""
    if node is None or not said:
        return None
    if not POINTS.fullmatch(said) or not said.isascii():
        says = f"'{said[:40]}' is no number of points; write such as 1.5"
        reading.say("points", Level.LOSS, says, node.line, "points")
        return None
    return Decimal(said.replace(",", "."))


def _settings(reading: Reading, body: Body) -> dict[str, str]:
    """The elements that nothing was made of: what they say, by their names."""
    kept: dict[str, str] = {}
    unknown: set[str] = set()
    for child in reading.node.children:
        if child.tag in READ or child.tag in body.read:
            continue
        inner = child.get("text")
        is_plain = all(part.tag == "text" and not part.children for part in child.children)
        said = (inner or child).text.strip() if is_plain else ""
        said = said if len(said) <= MAX_FIELD and len(kept) < MAX_SETTINGS else ""
        if said:
            kept[child.tag] = to_text(said)[0]
        is_news = child.tag not in SETTINGS | unknown and len(unknown) < MAX_UNKNOWN
        if is_news and (said or not is_plain or child.attributes):
            unknown.add(child.tag)
            level, how = (Level.NOTICE, "kept, but not used") if said else (Level.LOSS, "left out")
            reading.say("unknown-element", level, f"<{child.tag[:40]}> is {how}", child.line, child.tag[:40])
    if kept.get("hidden") == "1":
        reading.say("hidden", Level.NOTICE, "Moodle hides this question: it is an old version or deleted")
    say_verdicts(reading, kept)
    return kept
