"""From YAML text to the neutral tree, event by event: nothing is typed, expanded or recursed into.

`yaml.compose` of the C library expands aliases in silence and recurses into whatever is nested. Its
events show where an alias stands and let us stop at a depth, for about half as much time again.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from typing import Any

import yaml

from quizapp.formats.native.decoding import CONTROL, LINE_END, decode
from quizapp.formats.native.faults import Fault, Findings
from quizapp.formats.native.nodes import MAX_DEPTH, ListNode, MapNode, Node, Scalar
from quizapp.formats.native.yaml_words import syntax_message

MAX_TEXT = 10_000
REREAD_LIMIT = 300_000  # characters; the pure loader takes about a second for these
FAST_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
INDENTING_TAB = re.compile(r"^ *\t[ \t]*(?=[^\s#])", re.MULTILINE)
DEEP = "nesting depth"  # in the words of the C library
CUT_OFF = re.compile(r"[ \t]+#(\S?)")


class _Refused(Exception):
    """Reading cannot go on; the fault is noted already."""


def read_yaml(data: bytes, file: str, found: Findings) -> Node | None:
    """The tree of one file, None where there is none; faults of encoding and syntax are noted in `found`."""
    text = decode(data, file, found)
    if text is None:
        return None
    tab = INDENTING_TAB.search(text)
    if tab:
        line = len(LINE_END.findall(text, 0, tab.start())) + 1
        column = text[tab.start() : tab.end()].index("\t") + 1
        found.fault(Scalar("", file, line, column), "a tab in the indentation; write spaces instead")
        return None
    try:
        return _Builder(text, file, found).build()
    except yaml.YAMLError as error:
        found.faults.append(_nesting_fault(text, file, error) or _syntax_fault(text, file, error))
    except _Refused:
        pass
    return None


def _nesting_fault(text: str, file: str, error: yaml.YAMLError) -> Fault | None:
    """Where the text goes too deep, if the C library gave up over that; None for any other error.

    Newer versions of it look ahead and stop at a depth of their own before we are told of ours; up to
    that place the text can be read.
    """
    mark = getattr(error, "problem_mark", None)
    if mark is None or DEEP not in str(getattr(error, "problem", "")):
        return None
    found = Findings()
    with contextlib.suppress(yaml.YAMLError, _Refused):
        _Builder(text[: mark.index], file, found).build()
    return found.faults[-1] if found.faults else None


def _syntax_fault(text: str, file: str, error: yaml.YAMLError) -> Fault:
    """The pure loader's account of a syntax error where it has one, for its words are better."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    ends = list(LINE_END.finditer(text))
    last = min(mark.line + 3, len(ends) - 1) if mark else -1
    part = text[: ends[last].end()] if last >= 0 else text
    if len(part) <= REREAD_LIMIT:
        try:
            for _ in yaml.parse(part, Loader=yaml.SafeLoader):
                pass
        except yaml.YAMLError as better:
            error = better
    return syntax_message(error, file, text)


class _Builder:
    """Builds the tree of one text."""

    def __init__(self, text: str, file: str, found: Findings) -> None:
        self.text, self.file, self.found = text, file, found
        self.root: Node | None = None
        self.open: list[tuple[ListNode | MapNode, Scalar | None]] = []  # containers, and the key at hand
        self.repeated: set[str] = set()

    def build(self) -> Node | None:
        """The tree of the one document; None where faults keep it from being read."""
        documents = 0
        for event in self._events():
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind is yaml.MappingStartEvent:
                self._enter(event, MapNode({}, {}, *self._place(event)))
            elif kind is yaml.SequenceStartEvent:
                self._enter(event, ListNode([], *self._place(event)))
            elif kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
                self.open.pop()
            elif kind is yaml.AliasEvent:
                self._refuse_repeat(event, "*")
                self._add(Scalar("", *self._place(event)))
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._stop(event, "a second document begins here ('---'); keep one document in a file")
        return self.root

    def _events(self) -> Iterator[Any]:
        loader = FAST_LOADER(self.text)
        try:
            while loader.check_event():
                yield loader.get_event()
        finally:
            loader.dispose()

    def _place(self, event: Any) -> tuple[str, int, int]:
        mark = event.start_mark
        return self.file, mark.line + 1, mark.column + 1

    def _scalar(self, event: Any) -> None:
        node = Scalar(event.value, *self._place(event))
        if event.anchor or event.tag:
            self._refuse_marks(event)
        if len(event.value) > MAX_TEXT:
            self.found.fault(node, f"this text has over {MAX_TEXT:,} characters; shorten it")
        if event.style == '"' and CONTROL.search(event.value):
            self.found.fault(node, "this text has an escape for a control character; remove it")
        if not event.style and not self._awaits_key():
            self._warn_of_comment(event, node)
        self._add(node)

    def _awaits_key(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1][0], MapNode) and self.open[-1][1] is None

    def _warn_of_comment(self, event: Any, node: Scalar) -> None:
        """Warn where YAML took what looks like text for a comment: `Platform #9`, `many words # more`."""
        cut = CUT_OFF.match(self.text, event.end_mark.index)
        if cut and (cut[1].strip() or " " in event.value):
            self.found.warn(node, "the text ends before ' #'; put it in quotes if what follows belongs to it")

    def _enter(self, event: Any, node: ListNode | MapNode) -> None:
        if event.anchor or event.tag:
            self._refuse_marks(event)
        if len(self.open) >= MAX_DEPTH:
            self._stop(event, f"nested more than {MAX_DEPTH} levels deep; close the brackets before")
        if self._awaits_key():
            self._stop(event, "a key must be a text; put it in quotes")
        self._add(node)
        self.open.append((node, None))

    def _add(self, node: Node) -> None:
        if not self.open:
            self.root = node
            return
        container, key = self.open[-1]
        if isinstance(container, ListNode):
            container.items.append(node)
        elif key is None:
            self.open[-1] = (container, node if isinstance(node, Scalar) else None)
        else:
            self.open[-1] = (container, None)
            self._put(container, key, node)

    def _put(self, container: MapNode, key: Scalar, node: Node) -> None:
        earlier = container.keys.get(key.text)
        if earlier:
            self.found.fault(
                key, f"'{key.text}' is given twice here (first on line {earlier.line}); keep one"
            )
            return
        container.keys[key.text] = key
        container.values[key.text] = node

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor:
            self._refuse_repeat(event, "&")
        elif event.tag != "!":
            place = Scalar("", *self._place(event))
            self.found.fault(place, f"YAML tags such as '{event.tag}' are not used; remove it")

    def _refuse_repeat(self, event: Any, sign: str) -> None:
        name = sign + event.anchor
        if name in self.repeated:
            return
        self.repeated.add(name)
        place = Scalar("", *self._place(event))
        message = (
            f"'{name}' makes YAML repeat a part; write the part out, or put a text beginning so in quotes"
        )
        self.found.fault(place, message)

    def _stop(self, event: Any, message: str) -> None:
        self.found.fault(Scalar("", *self._place(event)), message)
        raise _Refused
