"""Parts of a bank that somebody wrote anew, checked with the rest; each fault knows its key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from quizapp.core.facts import Bank
from quizapp.formats.native.check import check, check_kinds
from quizapp.formats.native.draft import Draft, draft_of, merge
from quizapp.formats.native.faults import Findings
from quizapp.formats.native.nodes import ListNode, MapNode, Node, Scalar
from quizapp.formats.native.picture_files import Pictures, resolve
from quizapp.formats.native.reader import assemble
from quizapp.formats.native.schema import read_parts

_DEPENDENT = ("say", "answer", "wrong", "turn", "event", "kinds")  # what one says, another has to fit
Remark = tuple[str, str]  # the path of a key ("facts.0.answer.year"), and what is said of it


@dataclass(frozen=True, slots=True)
class PartCheck:
    """What checking gave: the whole bank with the parts in it, or None and the faults.

    `faults` and `warnings` are about keys of the parts; `elsewhere` is what would be wrong in the rest of
    the bank, where anything would.
    """

    bank: Bank | None
    faults: tuple[Remark, ...] = ()
    elsewhere: tuple[str, ...] = ()
    warnings: tuple[Remark, ...] = ()


def check_parts(bank: Bank, parts: Mapping[str, Any], without: frozenset[str] = frozenset()) -> PartCheck:
    """The bank with `parts` in it, plain data as `to_plain` gives it: `bank`, `names`, `facts`, `fixed`.

    What has an id that is there already is replaced where it stands, other parts are added at the end.
    `without`: ids of facts, names and fixed questions to leave out.
    """
    found = Findings()
    made = _checked(bank, parts, without, found)
    rest = _rest(bank)
    faults = [(one.file, one.message) for one in found.faults if one.file != rest]
    if any(path.startswith("facts.0.") for path, _ in faults):
        faults += [one for one in _hidden_faults(bank, parts, faults) if one not in faults]
    return PartCheck(
        bank=None if found.faults else made,
        faults=tuple(faults),
        elsewhere=tuple(one.message for one in found.faults if one.file == rest),
        warnings=tuple((one.file, one.message) for one in found.warnings if one.file != rest),
    )


def _checked(bank: Bank, parts: Mapping[str, Any], without: frozenset[str], found: Findings) -> Bank:
    """The bank with the parts in it, put together whatever is found to be wrong."""
    draft = Draft()
    read_parts(_placed(parts, ""), "", draft, found)
    base = draft_of(
        bank.head,
        tuple(one for one in bank.names if one.id not in without),
        tuple(one for one in bank.facts if one.id not in without),
        bank.series,
        tuple(one for one in bank.fixed if one.id not in without),
        _rest(bank),
    )
    whole = merge(base, draft)
    made = assemble(whole, bank.slug, resolve(whole, Pictures(bank.picture_by_file), found))
    check(whole, made, found)
    if not found.faults:
        check_kinds(whole, made, found)
    return made


def _rest(bank: Bank) -> str:
    return f"bank '{bank.slug}'"


def _hidden_faults(bank: Bank, parts: Mapping[str, Any], faults: list[Remark]) -> list[Remark]:
    """What else is wrong with the first fact: a part that cannot be read hides what the others mean.

    Such parts are left out, or filled with what is sound; what depends on them is not judged.
    """
    broken = {path.split(".")[2] for path, _ in faults if path.startswith("facts.0.")}
    fact = {key: value for key, value in parts["facts"][0].items() if key not in broken}
    stands_in = {"id": "z-unnamed", "say": "It is {so}.", "ask": "What?", "answer": {"term": "so"}}
    named = next((one.id for one in bank.names), "")
    stands_in |= {"about": {"of": named, "what": "z-unnamed"}}
    fact |= {key: value for key, value in stands_in.items() if key in broken}
    unsure = set(broken)
    if broken & set(_DEPENDENT):
        unsure |= set(_DEPENDENT)
        fact |= {"say": stands_in["say"], "answer": stands_in["answer"]}
        fact = {
            key: value for key, value in fact.items() if key in ("say", "answer") or key not in _DEPENDENT
        }
    found = Findings()
    _checked(bank, {**parts, "facts": [fact]}, frozenset(), found)
    judged = [(one.file, one.message) for one in found.faults if one.file.startswith("facts.0.")]
    return [one for one in judged if one[0].split(".")[2] not in unsure]


def _placed(data: Any, path: str) -> Node:
    """The tree of plain data whose nodes stand at the path of their keys."""
    if isinstance(data, Mapping):
        below = {str(key): f"{path}.{key}".lstrip(".") for key in data}
        return MapNode(
            {str(key): _placed(value, below[str(key)]) for key, value in data.items()},
            {key: Scalar(key, place) for key, place in below.items()},
            path,
        )
    if isinstance(data, list | tuple):
        return ListNode([_placed(one, f"{path}.{number}") for number, one in enumerate(data)], path)
    return Scalar(str(data), path)
