"""Fixed questions that are sound in form, but cannot be asked."""

from __future__ import annotations

from quizapp.core.facts import Bank
from quizapp.core.fixed import TYPES, section_of, trouble_with
from quizapp.formats.native.check_facts import STORED_KINDS
from quizapp.formats.native.draft import Draft
from quizapp.formats.native.faults import Findings, suggest


def check_fixed(draft: Draft, bank: Bank, found: Findings) -> None:
    """Note what is wrong with each fixed question, and which are kept although nothing asks them yet."""
    for item in draft.fixed:
        fixed, trouble = item.value, trouble_with(item.value)
        if trouble is None:
            if draft.head is not None and not (fixed.section or fixed.at):
                title = section_of(fixed, bank)
                found.warn(
                    item.place("id"),
                    f"no 'section' and no 'at', so it counts to the section '{title}'; add one",
                )
        elif trouble[0] != "type":
            found.fault(item.place(trouble[0]), trouble[1])
        elif fixed.type in STORED_KINDS and fixed.type != "fixed":
            message = f"questions of type '{fixed.type}' are kept, but not asked yet"
            found.warn(item.place("type"), message)
        else:
            message = f"there is no type of question '{fixed.type}'{suggest(fixed.type, TYPES)}"
            found.fault(item.place("type"), message)
