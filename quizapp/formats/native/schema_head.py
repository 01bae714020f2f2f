"""The schema of `bank.yaml` and `names.yaml`."""

from __future__ import annotations

from decimal import Decimal

from quizapp.core.audiences import AUDIENCES, LEARNERS
from quizapp.core.facts import BankHead, NameEntry, Section, Unit
from quizapp.formats.native.draft import Draft, Item
from quizapp.formats.native.faults import Findings
from quizapp.formats.native.fields import Fields, as_map, as_slug, as_text
from quizapp.formats.native.nodes import MapNode, Node
from quizapp.formats.native.scalars import read_marks

HEAD_KEYS = (
    "title", "summary", "source", "language", "direction", "written_by", "licence", "audience",
    "sections", "notes", "pools", "units", "without_facts",
)  # fmt: skip
SECTION_KEYS = ("id", "title", "paragraphs")
UNIT_KEYS = ("id", "dimension", "factor", "one", "many", "spellings")
NAME_KEYS = ("label", "pool", "also", "in", "began", "ended", "words")
RESERVED = ("bank", "names", "series", "fixed")  # files of these names hold other things


def read_head(node: Node, draft: Draft, found: Findings) -> None:
    """Take what `bank:` says into the draft."""
    table = as_map(node, "'bank'", found, "bank: and below it title and sections")
    if table is None:
        return
    fields = Fields(table, "bank", HEAD_KEYS, found)
    draft.sections = [_section(item, found) for item in fields.maps("sections", "section")]
    fields.need("sections")
    draft.units = [_unit(item, found) for item in fields.maps("units", "unit")]
    head = BankHead(
        title=fields.needed_text("title"),
        source=fields.text("source"),
        sections=tuple(item.value for item in draft.sections),
        summary=fields.text("summary"),
        language=fields.text("language", "en"),
        direction=fields.choice("direction", ("ltr", "rtl"), "ltr"),
        written_by=fields.text("written_by"),
        licence=fields.text("licence"),
        audience=fields.choice("audience", AUDIENCES, LEARNERS),
        notes=_marks(fields, "notes", found),
        pools=_pools(fields, found),
        units=tuple(item.value for item in draft.units),
        without_facts=_without_facts(fields, found),
    )
    draft.head = Item(head, table)


def read_names(fields: Fields, draft: Draft, found: Findings) -> None:
    """Take what `names:` says into the draft."""
    for name_id, place, node in fields.named_maps("names", "name"):
        table = as_map(node, f"the name '{name_id}'", found, f'{name_id}: {{label: "..."}}')
        if table is None:
            draft.broken_ids.add(name_id)
            continue
        own = Fields(table, f"the name '{name_id}'", (*NAME_KEYS, *_listed_id(table, place)), found)
        entry = NameEntry(
            name_id,
            own.needed_text("label"),
            own.text("pool"),
            own.texts("also"),
            own.text("in"),
            *_lifetime(own, found),
            own.texts("words"),
        )
        draft.names.append(Item(entry, table))


def _lifetime(fields: Fields, found: Findings) -> tuple[int, int]:
    """The years under `began` and `ended`, 0 where one is not said."""
    years = []
    for key in ("began", "ended"):
        node, text = fields.get(key), fields.text(key)
        if node and not (text.isascii() and text.isdigit() and len(text) == 4):
            found.fault(node, f"'{key}' must be a year, not '{text}'; write four digits such as '1922'")
            text = ""
        years.append(int(text or 0))
    began, ended = years
    if began and ended and ended < began and (node := fields.get("ended")):
        found.fault(node, f"it cannot have ended in {ended}, before it began in {began}; swap them")
    return began, ended


def _listed_id(table: MapNode, place: Node) -> tuple[str, ...]:
    """`id` is a key of its own only where names are a list."""
    return ("id",) if table.values.get("id") is place else ()


def _section(table: MapNode, found: Findings) -> Item[Section]:
    fields = Fields(table, "section", SECTION_KEYS, found)
    section_id = fields.slug("id")
    if section_id in RESERVED:
        message = (
            f"a section cannot be called '{section_id}', as a file of that name holds other things; rename it"
        )
        found.fault(table.values["id"], message)
    return Item(Section(section_id, fields.needed_text("title"), _marks(fields, "paragraphs", found)), table)


def _unit(table: MapNode, found: Findings) -> Item[Unit]:
    fields = Fields(table, "unit", UNIT_KEYS, found)
    factor = fields.figure("factor", Decimal(1))
    if factor is not None and factor <= 0:
        found.fault(table.values["factor"], "'factor' must be above 0; it is how many base units one unit is")
    unit_id, many = fields.slug("id"), fields.needed_text("many")
    unit = Unit(
        unit_id,
        fields.text("dimension", unit_id),
        factor or Decimal(1),
        fields.text("one", many),
        many,
        fields.texts("spellings"),
    )
    return Item(unit, table)


def _marks(fields: Fields, key: str, found: Findings) -> tuple[str, ...]:
    return tuple(mark for item in fields.items(key) for mark in read_marks(item, f"'{key}'", found))


def _without_facts(fields: Fields, found: Findings) -> tuple[tuple[str, str], ...]:
    node = fields.get("without_facts")
    if node is None:
        return ()
    table = as_map(node, "'without_facts'", found, 'I2: "why it gives no fact"')
    if table is None:
        return ()
    return tuple(
        (mark, as_text(reason, f"the reason for '{key}'", found))
        for key, reason in table.values.items()
        for mark in read_marks(table.keys[key], "'without_facts'", found)
    )


def _pools(fields: Fields, found: Findings) -> tuple[tuple[str, str], ...]:
    node = fields.get("pools")
    if isinstance(node, MapNode):
        return tuple(
            (as_slug(node.keys[key], "the id of a pool", found), as_text(value, f"the pool '{key}'", found))
            for key, value in node.values.items()
        )
    pools = []
    for table in fields.maps("pools", "pool"):
        own = Fields(table, "pool", ("id", "members"), found)
        pools.append((own.slug("id"), own.needed_text("members")))
    return tuple(pools)
