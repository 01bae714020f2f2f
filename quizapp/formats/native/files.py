"""Writing a bank as the YAML files that people edit."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from quizapp.core.facts import Bank
from quizapp.formats.native.picture_files import FOLDER
from quizapp.formats.native.writer import Plain, fact_to_plain, to_plain

BARE = re.compile(r"[A-Za-z][A-Za-z0-9_ -]*[A-Za-z0-9]")  # words that YAML cannot take for anything else
BARE_KEYS = {
    "of",
    "pool",
    "in",
    "name",
    "unit",
    "scale",
    "role",
    "bound",
    "at",
    "id",
    "fact",
    "kinds",
    "rival",
}
UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")  # JSON leaves them as they are, YAML must not see them
REMARK = "# How to write these files: docs/question-files.md\n"


def to_files(bank: Bank) -> dict[str, str]:
    """The bank as files by name, to be read back with `read_files`: bank, names, one per section."""
    plain = to_plain(bank)
    files = {"bank.yaml": REMARK + _block(plain["bank"], "")}
    if plain["names"]:
        files["names.yaml"] = "names:\n" + "".join(_name_line(name) for name in plain["names"])
    for section in bank.head.sections:
        facts = [fact for fact in plain["facts"] if fact["section"] == section.id]
        if facts:
            files[f"{section.id}.yaml"] = "facts:\n" + "\n".join(_fact(fact) for fact in facts)
    for part in ("series", "fixed"):
        if plain[part]:
            files[f"{part}.yaml"] = f"{part}:\n" + "\n".join(_item(one) for one in plain[part])
    return files


def picture_files(bank: Bank, contents: Mapping[str, bytes]) -> dict[str, bytes]:
    """The bank's pictures as files by name, beside those of `to_files`; `contents` by digest."""
    return {f"{FOLDER}/{picture.file}": contents[picture.digest] for picture in bank.pictures}


def sample_file(bank: Bank) -> str:
    """A file with one fact of the bank, as an example to change; empty where the bank has none."""
    fact = min(bank.facts, key=lambda one: len(one.say), default=None)
    return "" if fact is None else "facts:\n" + _item(fact_to_plain(fact))


def _fact(fact: Plain) -> str:
    return _item({key: value for key, value in fact.items() if key != "section"})


def _item(plain: Plain) -> str:
    """A map as one item of a list, its keys below each other."""
    return "  - " + _block(plain, "    ").removeprefix("    ")


def _block(plain: Plain, indent: str) -> str:
    """Keys below each other; lists of maps with one map a line, all else on the line of its key."""
    lines = []
    for key, value in plain.items():
        if key == "pools":
            lines.append(f"{indent}pools:")
            lines += [f"{indent}  {pool['id']}: {_quoted(pool['members'])}" for pool in value]
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            lines.append(f"{indent}{key}:")
            lines += [f"{indent}  - {_flow(item, '')}" for item in value]
        else:
            lines.append(f"{indent}{key}: {_flow(value, key)}")
    return "\n".join(lines) + "\n"


def _name_line(name: Plain) -> str:
    rest = {key: value for key, value in name.items() if key != "id"}
    return f"  {name['id']}: {_flow(rest, '')}\n"


def _flow(value: Any, key: str) -> str:
    """A value on one line; ids and marks bare, all other texts in quotes."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_flow(part, name)}" for name, part in value.items()) + "}"
    if isinstance(value, list):
        return _sequence(value, key)
    is_bare = value in ("yes", "no") or key == "weight" or (key in BARE_KEYS and BARE.fullmatch(value))
    return value if is_bare else _quoted(value)


def _sequence(values: Sequence[Any], key: str) -> str:
    return "[" + ", ".join(_flow(value, key) for value in values) + "]"


def _quoted(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    return UNSAFE.sub(escaped, quoted)


def escaped(sign: re.Match[str]) -> str:
    """A sign as JSON and YAML both may write it."""
    return f"\\u{ord(sign[0]):04x}"
