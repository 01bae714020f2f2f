"""What an item of QTI shows: its text, and the responses it asks for with their options."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.formats.imports.qti.reading import Reading
from quizapp.formats.imports.xml_tree import Node, descend

RESPONSES = ("response_lid", "response_str", "response_num", "response_grp", "response_xy")
RENDERS = ("render_choice", "render_fib", "render_hotspot", "render_slider", "render_extension")
MAX_RESPONSES = 200
MAX_LABELS = 2_000  # of all responses together
NOTES = "itemfeedback"


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


def stem_of(reading: Reading, gaps: dict[str, str] | None = None) -> str:
    """The text of an item without those of its responses."""
    return reading.text(reading.node.get("presentation"), "stem", RESPONSES, gaps)


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
