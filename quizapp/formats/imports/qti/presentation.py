"""What an item of QTI shows: its text, and the responses it asks for with their options."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from quizapp.formats.imports.qti.reading import NOTHING, Reading, materials
from quizapp.formats.imports.xml_tree import Node, descend

RESPONSES = ("response_lid", "response_str", "response_num", "response_grp", "response_xy")
RENDERS = ("render_choice", "render_fib", "render_hotspot", "render_slider", "render_extension")
MAX_RESPONSES = 200
MAX_LABELS = 2_000  # of all responses together
GAP = "_____"


@dataclass(frozen=True, slots=True)
class Label:
    """One option of a response: its name within the item, its text, its line."""

    ident: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Response:
    """One thing that is asked for. `prompt` is what stands before its options; `how` its element."""

    ident: str
    how: str
    prompt: str
    labels: tuple[Label, ...]
    takes: str  # Single, Multiple, Ordered
    is_figure: bool
    line: int


def stem_of(reading: Reading, gaps: Mapping[str, str] = NOTHING) -> str:
    """The text of an item without those of its responses."""
    return reading.text(reading.node.get("presentation"), "stem", RESPONSES, gaps)


def stem_in_line(reading: Reading, count: int) -> str:
    """The text with gaps where its `count` boxes to type in stand; "" where no text follows a box."""
    parts: list[str] = []
    boxes = 0
    for node in materials(reading.node.get("presentation"), stop=RESPONSES):
        if node.tag in RESPONSES:
            boxes += 1
            parts.append(GAP if count == 1 else f"({boxes}) {GAP}")
        else:
            parts.append(reading.material(node, "stem"))
    texts = list(filter(None, parts))
    is_last = next((number for number, text in enumerate(texts) if text.endswith(GAP)), len(texts)) + 1
    return " ".join(texts) if boxes and any(not text.endswith(GAP) for text in texts[is_last:]) else ""


def responses_of(reading: Reading) -> tuple[Response, ...]:
    """The responses of an item in their order; an error where there are more than anybody would ask for."""
    presentation = reading.node.get("presentation")
    if presentation is None:
        return ()
    nodes = [node for node in descend(presentation) if node.tag in RESPONSES]
    labels = sum(child.tag == "response_label" for child in descend(presentation))
    if len(nodes) > MAX_RESPONSES or labels > MAX_LABELS:
        says = f"it asks for over {MAX_RESPONSES} answers or has over {MAX_LABELS:,} options; split it"
        reading.wrong("too-many-options", says, presentation.line, "answers")
        return ()
    return tuple(_response(reading, node) for node in nodes)


def _response(reading: Reading, node: Node) -> Response:
    labels = [child for child in descend(node) if child.tag == "response_label"]
    renders = [child for child in descend(node) if child.tag == "render_fib"]
    figure = node.tag == "response_num" or any(
        render.attributes.get("fibtype", "").casefold() in ("decimal", "integer", "scientific")
        for render in renders
    )
    how = "render_fib" if renders else node.tag
    return Response(
        ident=node.attributes.get("ident", ""),
        how="response_xy" if node.tag == "response_xy" else how,
        prompt=reading.text(node, "pairs", (*RENDERS, "response_label")),
        labels=tuple(_label(reading, label) for label in labels) if not renders else (),
        takes=node.attributes.get("rcardinality", "Single").casefold(),
        is_figure=figure,
        line=node.line,
    )


def _label(reading: Reading, node: Node) -> Label:
    return Label(node.attributes.get("ident", ""), reading.text(node, "answers"), node.line)
