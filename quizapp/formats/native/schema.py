"""The schema of a file: which parts it holds."""

from __future__ import annotations

from quizapp.formats.native.draft import Draft
from quizapp.formats.native.faults import Findings
from quizapp.formats.native.fields import Fields, as_map
from quizapp.formats.native.nodes import MapNode, Node
from quizapp.formats.native.schema_facts import read_facts
from quizapp.formats.native.schema_head import HEAD_KEYS, read_head, read_names
from quizapp.formats.native.schema_more import read_fixed, read_series

PARTS = ("bank", "names", "facts", "series", "fixed")


def read_parts(node: Node, stem: str, draft: Draft, found: Findings) -> None:
    """Take the parts of one file into the draft.

    `stem` is the file's name without its ending: the section of facts that name none. The keys of
    `bank` may stand at the top of a file called `bank`.
    """
    table = as_map(
        node, "a question file", found, "one of these keys, then what belongs to it: " + ", ".join(PARTS)
    )
    if table is None:
        return
    if stem == "bank" and "bank" not in table.values and any(key in HEAD_KEYS for key in table.values):
        read_head(table, draft, found)
        return
    fields = Fields(table, "a question file", PARTS, found)
    head = fields.get("bank")
    if head is not None:
        read_head(head, draft, found)
    section = "" if stem in PARTS else stem
    read_names(fields, draft, found)
    read_facts(fields, draft, section, found)
    read_series(fields, draft, found)
    read_fixed(
        fields, draft, section if isinstance(table, MapNode) and "facts" in table.values else "", found
    )
