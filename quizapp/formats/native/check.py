"""What the parts of a bank mean together: everything that one part alone cannot show to be wrong."""

from __future__ import annotations

from quizapp.core.facts import Bank
from quizapp.formats.native.check_facts import check_facts
from quizapp.formats.native.check_fixed import check_fixed
from quizapp.formats.native.check_refs import (
    check_ids,
    check_names,
    check_places,
    check_sections,
    check_series,
    check_units,
)
from quizapp.formats.native.draft import Draft
from quizapp.formats.native.faults import Findings, suggest

MAX_FACTS = 5_000


def check(draft: Draft, bank: Bank, found: Findings) -> None:
    """Note every fault of meaning. `bank` is the draft put together, for rendering and look-ups.

    Without a head (one file, read alone) what the head declares is not checked.
    """
    check_ids(draft, found)
    check_names(draft, found)
    if draft.head is not None:
        check_sections(draft, bank, found)
        check_places(draft, bank, found)
        check_units(draft, bank, found)
    check_series(draft, bank, found)
    check_facts(draft, bank, found)
    check_fixed(draft, bank, found)
    if len(draft.facts) > MAX_FACTS:
        place = draft.facts[MAX_FACTS].place()
        found.fault(place, f"a bank holds up to {MAX_FACTS:,} facts; begin another bank from here on")


def check_kinds(draft: Draft, bank: Bank, found: Findings) -> None:
    """Note each kind that a fact names under `kinds` and that does not suit it; for a bank without faults."""
    from quizapp.core.kinds import KINDS

    for item in draft.facts:
        for index, name in enumerate(item.value.kinds):
            kind = KINDS.get(name)
            if kind is not None and not kind.suits(item.value, bank):
                suiting = [other.name for other in KINDS.values() if other.suits(item.value, bank)]
                message = f"the kind '{name}' does not suit this fact; remove it{suggest('', suiting)}"
                found.fault(item.place("kinds", index), message)
