"""A small sound bank as files, and a way to break one of them."""

from __future__ import annotations

from quizapp.formats.native import ReadResult, read_files

BANK = """\
title: "The Lighthouse"
source: "Keeper's log"
sections:
  - {id: coast, title: "The coast", paragraphs: ["C1-C4"]}
notes: ["n1-n9"]
pools:
  tower: "towers of the coast"
units:
  - {id: m, dimension: length, factor: "1", one: metre, many: metres}
"""
NAMES = """\
names:
  lighthouse: {label: "Gull Rock Lighthouse", pool: tower}
  beacon: {label: "Spit Beacon", pool: tower}
  keeper: {label: "the keeper"}
"""
COAST = """\
facts:
  - id: lighthouse-lit
    about: {of: lighthouse, what: first lit}
    say: "The Gull Rock Lighthouse was first lit in {1889}."
    ask: "In which year was the Gull Rock Lighthouse first lit?"
    answer: {year: "1889"}
    at: [C1 n2]
  - id: lighthouse-height
    about: {of: lighthouse, what: height}
    say: "The Gull Rock Lighthouse is {31.5 metres} high."
    ask: "How high is the Gull Rock Lighthouse?"
    answer: {number: "31.5", unit: m}
    at: [C2]
"""
FILES = {"bank.yaml": BANK, "names.yaml": NAMES, "coast.yaml": COAST}


def read(**files: str | bytes) -> ReadResult:
    """The small bank with some files replaced: `read(coast="...")`."""
    texts: dict[str, str | bytes] = {**FILES, **{f"{name}.yaml": text for name, text in files.items()}}
    contents = {name: text.encode() if isinstance(text, str) else text for name, text in texts.items()}
    return read_files(contents, "lighthouse")


def coast(old: str, new: str) -> str:
    """The file of facts with one thing changed."""
    assert COAST.count(old) == 1, f"{old!r} must occur once"
    return COAST.replace(old, new)


def faults_of(**files: str | bytes) -> list[str]:
    """The faults of the small bank with some files replaced, as people read them."""
    return [str(fault) for fault in read(**files).faults]
