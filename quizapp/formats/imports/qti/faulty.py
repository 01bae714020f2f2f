"""The faulty items of a file of QTI as a file of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.formats.imports.qti.reader import ROOT, items_in
from quizapp.formats.imports.qti.reading import FORMAT
from quizapp.formats.imports.xml_tree import Node, end_of, read_tree, source_of

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>\s*")


def only_items(text: str, sources: Sequence[str]) -> str:
    """The file with these items alone, in their quiz; of a package, whose text is "", the bare items."""
    plain = DECLARATION.sub("", text, count=1)
    data = plain.encode("utf-8", errors="replace")
    root = read_tree(data, FORMAT) if plain.strip() else None
    if not isinstance(root, Node) or root.tag != ROOT:
        bare = "\n".join(_one_line_end(source) for source in sources)
        return f"{HEAD}<{ROOT}>\n{bare}\n</{ROOT}>\n"
    wanted = {_one_line_end(source) for source in sources}
    kept, begin = [], 0
    for node, _ in items_in(root):
        if _one_line_end(source_of(node, data)) not in wanted:
            kept.append(data[begin : node.begin].rstrip(b" \t\n"))
            begin = end_of(node, data)
    kept.append(data[begin:])
    return f"{HEAD}{b''.join(kept).decode('utf-8').strip()}\n"


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
