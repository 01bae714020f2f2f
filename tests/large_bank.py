"""A bank of any size about the towns of an invented archipelago, to see what size costs."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from quizapp.core.chance import Stream
from quizapp.core.facts import Bank, BankHead, Event, Fact, NameEntry, Section, Turn, Unit, Wrong
from tests.builders import at, in_year, make_fact, make_name, money, name, number, term, year

_STARTS = [
    "Bar",
    "Cal",
    "Dor",
    "El",
    "Fen",
    "Gal",
    "Hol",
    "Is",
    "Kel",
    "Lor",
    "Mar",
    "Nor",
    "Ost",
    "Pel",
    "Ras",
    "Sel",
    "Tar",
    "Ul",
    "Vel",
    "Wes",
]
_MIDDLES = [
    "a",
    "e",
    "i",
    "o",
    "u",
    "ani",
    "eri",
    "ila",
    "omo",
    "uda",
    "arta",
    "esti",
    "inga",
    "olda",
    "unza",
]
_ENDS = [
    "dan",
    "ford",
    "gate",
    "ham",
    "kirk",
    "lund",
    "mere",
    "ness",
    "port",
    "quay",
    "rick",
    "stow",
    "thorpe",
    "vik",
    "wick",
]
_REASONS = ("herring", "salt", "timber", "whales", "copper", "wool", "pilgrims", "pearls", "amber", "peat")
PER_TOWN = 6
TOWNS_A_SECTION = 1_000


def make_large_bank(count: int, slug: str = "towns") -> Bank:
    """A bank of `count` facts: of each town the founding, people, river, founder, cargo and reason."""
    towns = -(-count // PER_TOWN)
    facts = tuple(fact for town in range(towns) for fact in _facts_of(town, towns))
    head = BankHead(
        title="The Towns of the Long Archipelago",
        source="invented for tests",
        sections=tuple(
            Section(
                f"towns-{part + 1}",
                f"Towns, part {part + 1}",
                tuple(f"T{one + 1}" for one in range(towns) if one // TOWNS_A_SECTION == part),
            )
            for part in range(-(-towns // TOWNS_A_SECTION))
        ),
        pools=(("town", "towns"), ("river", "rivers"), ("person", "founders")),
        units=(
            Unit("persons", "people", Decimal(1), "person", "persons", ("people",)),
            Unit("tons", "mass", Decimal(1), "ton", "tons", ()),
        ),
    )
    return Bank(slug, head, _names(towns), facts[:count], revision=f"towns-{count}")


def _called(index: int) -> str:
    """A name of its own for each number below 900,000."""
    index = (index * 7919 + 13) % (len(_STARTS) * len(_MIDDLES) ** 2 * len(_ENDS) * 10)
    index, start = divmod(index, len(_STARTS))
    index, end = divmod(index, len(_ENDS))
    index, middle = divmod(index, len(_MIDDLES))
    index, second = divmod(index, len(_MIDDLES))
    return _STARTS[start] + _MIDDLES[middle] + ("" if not second else _MIDDLES[second][::-1]) + _ENDS[end] + (
        "", " Minor", " Major", " North", " South", " East", " West", " Old", " New", " Deep"
    )[index]  # fmt: skip


def _names(towns: int) -> tuple[NameEntry, ...]:
    found = []
    for town in range(towns):
        found.append(make_name(f"town-{town}", _called(town), "town"))
        found.append(make_name(f"river-{town}", f"River {_called(400_000 + town)}", "river"))
        found.append(make_name(f"person-{town}", f"Ann {_called(600_000 + town)}", "person"))
    return tuple(found)


def _facts_of(town: int, towns: int) -> list[Fact]:
    dice, label, of = Stream("large bank", town), _called(town), f"town-{town}"
    founded, people, cargo = dice.between(1400, 1900), dice.between(1200, 90000), dice.between(110, 990)
    common: dict[str, Any] = {
        "section": f"towns-{town // TOWNS_A_SECTION + 1}",
        "of": of,
        "at": at(f"T{town + 1}"),
    }
    river, person = _called(400_000 + town), _called(600_000 + town)
    reason = _REASONS[town % len(_REASONS)]
    wrong = [one for one in _REASONS if one != reason]
    return [
        make_fact(
            f"founded-{town}", what="founded", answer=year(founded),
            say=f"The town of {label} was founded in {{{founded}}}.",
            ask=f"In which year was {label} founded?",
            turn=Turn(f"Which town was founded in {founded}?", of),
            event=Event(f"The founding of {label}"), **common,
        ),
        make_fact(
            f"people-{town}", what="population", scope=in_year("1950"), answer=number(str(people), "persons"),
            say=f"In 1950 the town of {label} had {{{people:,} persons}}.",
            ask=f"How many people lived in {label} in 1950?", **common,
        ),
        make_fact(
            f"river-of-{town}", what="river", answer=name(f"river-{town}"),
            say=f"The town of {label} lies at the mouth of the {{River {river}}}.",
            ask=f"At the mouth of which river does {label} lie?", **common,
        ),
        make_fact(
            f"founder-{town}", what="founder", answer=name(f"person-{town}"),
            say=f"The founder of the town of {label} was {{Ann {person}}}, a merchant.",
            ask=f"Who founded {label}?", **common,
        ),
        make_fact(
            f"cargo-{town}", what="trade", scope=in_year(str(1900 + town % 100)),
            answer=money(str(cargo), "million"),
            say=f"In {1900 + town % 100} the town of {label} traded goods for {{${cargo} million}}.",
            ask=f"For how much did {label} trade goods in {1900 + town % 100}?", **common,
        ),
        make_fact(
            f"reason-{town}", what="reason", answer=term(reason, "cause"),
            say=f"People came to {label} for its {{{reason}}}.", ask=f"What did people come to {label} for?",
            wrong=tuple(Wrong(one, "Others came for that.") for one in wrong[:4]), **common,
        ),
    ]  # fmt: skip
