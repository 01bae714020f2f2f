"""A draft of a bank as files to edit: each proposal as a fact, below its sentence of the source.

What is left to write stays empty, so that `quizapp bank check` lists it. The comments quote the source: they
are for whoever edits, and must go before the bank is used.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from quizapp.core.proposing_facts import OPEN, Passage, Proposal, names_of
from quizapp.formats.documents.as_native import Names, Units, fact_plain, free_id
from quizapp.formats.documents.document import Document
from quizapp.formats.native.writer import marks_to_ranges, unit_to_plain

POOLS = {
    "place": "places",
    "person": "persons",
    "treaty": "treaties and laws",
    "war": "wars and battles",
    "body": "bodies and companies",
}
SOURCE = "# SOURCE, to read and then to remove: "
HEAD = """# A draft: facts that rules found in a document. Nobody has read them yet.
# Keep those worth asking and say them in your own words. Where 'say' or 'ask' is empty, write it; the line
# above shows what was found. Remove the rest, and every line that begins with '# SOURCE'.
"""


def draft_files(document: Document, proposals: Sequence[Proposal], language: str = "en") -> dict[str, str]:
    """The files of a draft by their names: `bank.yaml`, `names.yaml`, one a section."""
    names, units = Names(), Units()
    taken: set[str] = set()
    texts = {passage.mark: passage for passage in document.passages}
    files: dict[str, str] = {}
    for section in document.sections:
        inside = [one for one in proposals if texts[one.mark].section == section.id]
        facts = [_fact(one, texts[one.mark], taken, names, units, document.notes) for one in inside]
        files[f"{section.id}.yaml"] = HEAD + "facts:" + ("\n" + "\n".join(facts) if facts else " []\n")
    for found in names_of(document.passages):
        if found.count > 1:
            names.id_of(found.label, found.pool)
    return {
        "bank.yaml": _head(document, units, language),
        "names.yaml": "names:\n"
        + "".join(_line(_name(name.id, name.label, name.pool)) for name in names.added),
        **files,
    }


def _fact(
    proposal: Proposal, passage: Passage, taken: set[str], names: Names, units: Units, notes: Sequence[str]
) -> str:
    fact_id = free_id(
        f"{proposal.subject} {proposal.what}"[:60], taken, f"{proposal.mark}-{proposal.type}".lower()
    )
    taken.add(fact_id)
    plain = fact_plain(proposal, fact_id, names, units, notes)
    comments = [SOURCE + quoted(proposal.sentence.of(passage.text)), f"# {proposal.grade}: {proposal.reason}"]
    if OPEN in proposal.say:
        comments.append(f"# for say: {quoted(proposal.say)}")
        plain["say"] = ""
    lines = [f"  {comment}" for comment in comments]
    for place, (key, value) in enumerate(plain.items()):
        lines.append(f"  {'- ' if not place else '  '}{key}: {_flow(value)}")
    return "\n".join(lines) + "\n"


def _head(document: Document, units: Units, language: str) -> str:
    lines = [
        HEAD + f"title: {quoted(document.title)}",
        'source: ""  # the text that the facts come from, with its author and year',
        f"language: {quoted(language)}",
        "sections:",
        *(
            f"  - {_flow({'id': part.id, 'title': part.title, 'paragraphs': marks_to_ranges(part.marks)})}"
            for part in document.sections
        ),
        *([f"notes: {_flow(marks_to_ranges(document.notes))}"] if document.notes else []),
        "pools:",
        *(f"  {pool}: {quoted(words)}" for pool, words in POOLS.items()),
        *(["units:"] if units.added else []),
        *(f"  - {_flow(unit_to_plain(unit))}" for unit in units.added),
    ]
    return "\n".join(lines) + "\n"


def _name(name_id: str, label: str, pool: str) -> dict[str, Any]:
    return {"label": label} | ({"pool": pool} if pool else {}) | {"": name_id}


def _line(plain: dict[str, Any]) -> str:
    name_id = plain.pop("")
    return f"  {name_id}: {_flow(plain)}\n"


def _flow(value: Any) -> str:
    """A value in the flow style of YAML, every text quoted."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, Iterable) and not isinstance(value, str):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return quoted(str(value))


def quoted(text: str) -> str:
    """A text in double quotes on one line, as YAML and JSON both read it."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False).replace("\x7f", "\\x7f")
