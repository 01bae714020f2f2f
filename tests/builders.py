"""Plain functions that build facts and banks; a test names only what matters to it.

`make_bank()` is the harbour of Port Selwyn, an invented place: facts of every answer type, each with
enough rivals of its own kind for sound distractors.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from quizapp.core.facts import (
    About,
    Bank,
    BankHead,
    Event,
    Fact,
    FixedItem,
    FixedOption,
    Locator,
    NameEntry,
    Point,
    Scope,
    Section,
    Series,
    Turn,
    Unit,
    Wrong,
)
from quizapp.core.values import (
    Answer,
    Bound,
    Date,
    Listing,
    ListItem,
    Moment,
    Money,
    Name,
    Number,
    Percent,
    Period,
    Term,
    Tolerance,
    Value,
    Year,
)


def moment(text: str) -> Moment:
    """`1937`, `1937-10` or `1937-10-25` as a moment."""
    return Moment(*(int(part) for part in text.split("-")))


def year(first: int, last: int | None = None, **more: Any) -> Answer:
    """A year, or a range of years."""
    return Answer(Year(first, last or first), **more)


def date(first: str, last: str = "", **more: Any) -> Answer:
    """A month or a day, or a range of them."""
    return Answer(Date(moment(first), moment(last or first)), **more)


def period(first: str, last: str, grain: str = "", **more: Any) -> Answer:
    """A stretch of time."""
    return Answer(Period(moment(first), moment(last), grain), **more)


def number(
    low: str, unit: str = "", scale: str = "", high: str = "", per: str = "", out_of: str = "", **more: Any
) -> Answer:
    """A figure with its unit."""
    whole = Decimal(out_of) if out_of else None
    return Answer(Number(Decimal(low), Decimal(high or low), scale, unit, per, whole), **more)


def money(low: str, scale: str = "", currency: str = "USD", high: str = "", **more: Any) -> Answer:
    """A sum of money."""
    return Answer(Money(Decimal(low), Decimal(high or low), currency, scale), **more)


def percent(low: str, share_of: str = "", high: str = "", **more: Any) -> Answer:
    """A share."""
    return Answer(Percent(Decimal(low), Decimal(high or low), share_of), **more)


def name(name_id: str, **more: Any) -> Answer:
    """A name of the bank."""
    return Answer(Name(name_id), **more)


def term(text: str, role: str = "", **more: Any) -> Answer:
    """Words."""
    return Answer(Term(text, role), **more)


def listing(*items: Answer, complete: bool = True, ordered: bool = False, **more: Any) -> Answer:
    """Several answers."""
    return Answer(Listing(tuple(ListItem(item) for item in items), complete, ordered), **more)


def value_of(answer: Answer) -> Value:
    """The bare value of an answer."""
    return answer.value


def at(*texts: str) -> tuple[Locator, ...]:
    """Locators as files write them: `at("H8 n25 n26", "H9")`."""
    split = [text.split() for text in texts]
    return tuple(Locator(parts[0], tuple(parts[1:])) for parts in split)


def in_year(text: str) -> Scope:
    """The scope of one date."""
    return Scope(moment(text), moment(text))


def make_fact(
    id: str = "north-pier-opened",
    *,
    section: str = "history",
    of: str = "north-pier",
    what: str = "opened",
    scope: Scope | None = None,
    by: str = "",
    say: str = "The North Pier was opened in {1862}.",
    ask: str = "In which year was the North Pier opened?",
    answer: Answer | None = None,
    place: str = "H1",
    **more: Any,
) -> Fact:
    """A fact; by default that the North Pier of Port Selwyn was opened in 1862."""
    return Fact(
        id=id,
        section=section,
        about=About(of, what, scope, by),
        say=say,
        ask=ask,
        answer=answer or year(1862),
        at=more.pop("at", None) or at(place),
        **more,
    )


def make_name(id: str, label: str, pool: str = "", **more: Any) -> NameEntry:
    """A name of the bank."""
    return NameEntry(id, label, pool, **more)


def make_bank(slug: str = "harbour", **changes: Any) -> Bank:
    """The harbour bank; `head`, `names`, `facts`, `series`, `fixed` or `revision` may be given instead."""
    parts: dict[str, Any] = {
        "head": make_head(),
        "names": NAMES,
        "facts": FACTS,
        "series": SERIES,
        "fixed": FIXED,
        "revision": "harbour-1",
    }
    return Bank(slug, **{**parts, **changes})


def make_fixed(
    id: str, type: str, prompt: str, *key: str, options: tuple[str, ...] = (), **more: Any
) -> FixedItem:
    """A fixed question of the harbour; an option with a `|` in it says behind it why it is wrong."""
    split = (option.partition("|") for option in options)
    places = more.pop("at", at("H1"))
    return FixedItem(
        id, type, prompt, key, tuple(FixedOption(text, why) for text, _, why in split), places, **more
    )


def make_head(**changes: Any) -> BankHead:
    """What the harbour bank says of itself."""
    parts: dict[str, Any] = {
        "title": "The Harbour of Port Selwyn",
        "source": "A. Writer: The Harbour of Port Selwyn (invented for tests)",
        "sections": (
            Section("geography", "Geography", tuple(f"G{n}" for n in range(1, 5))),
            Section("history", "History", tuple(f"H{n}" for n in range(1, 9))),
            Section("trade", "Trade", tuple(f"T{n}" for n in range(1, 7))),
        ),
        "summary": "How a fishing village became a port.",
        "notes": tuple(f"n{n}" for n in range(1, 21)),
        "pools": (
            ("structure", "structures of the harbour"),
            ("port", "ports of the coast"),
            ("person", "people of Port Selwyn"),
            ("river", "rivers of the county"),
            ("company", "shipping companies"),
        ),
        "units": (
            Unit("tons", "mass", Decimal(1), "ton", "tons", ("t", "tonnes")),
            Unit("km", "length", Decimal(1000), "kilometre", "kilometres", ("kilometers",)),
            Unit("m", "length", Decimal(1), "metre", "metres", ("meters",)),
            Unit("persons", "people", Decimal(1), "person", "persons", ("people",)),
            Unit("islands", "islands", Decimal(1), "island", "islands"),
        ),
    }
    return BankHead(**{**parts, **changes})


NAMES = (
    make_name("harbour", "the harbour"),
    make_name("port-selwyn", "Port Selwyn", "port"),
    make_name("old-quay-port", "Old Quay", "port", inside="port-selwyn"),
    make_name("marrow-head", "Marrow Head", "port"),
    make_name("tarn-haven", "Tarn Haven", "port"),
    make_name("calder-mouth", "Calder Mouth", "port"),
    make_name("dunmere", "Dunmere", "port", also=("Dunmere Roads",)),
    make_name("north-pier", "North Pier", "structure"),
    make_name("iron-bridge", "Iron Bridge", "structure"),
    make_name("lighthouse", "Gull Rock Lighthouse", "structure", also=("Gull Rock Light",)),
    make_name("railway-station", "Railway Station", "structure"),
    make_name("customs-house", "Customs House", "structure"),
    make_name("dry-dock", "Dry Dock", "structure"),
    make_name("fish-market", "Fish Market", "structure"),
    make_name("edith-crane", "Edith Crane", "person"),
    make_name("john-holloway", "John Holloway", "person", also=("J. Holloway",)),
    make_name("mary-thorne", "Mary Thorne", "person"),
    make_name("samuel-pike", "Samuel Pike", "person"),
    make_name("agnes-bell", "Agnes Bell", "person"),
    make_name("velm", "Velm", "river", also=("Velmar",)),
    make_name("little-velm", "Little Velm", "river"),
    make_name("asher", "Asher", "river"),
    make_name("corran", "Corran", "river"),
    make_name("ister", "Ister Brook", "river"),
    make_name("selwyn-line", "Selwyn Line", "company"),
    make_name("gannet-steamers", "Gannet Steamers", "company"),
    make_name("coast-mail", "Coast Mail", "company"),
    make_name("northern-packet", "Northern Packet", "company"),
    make_name("strike", "Dockers' Strike"),
    make_name("great-flood", "Great Flood"),
    make_name("coast-treaty", "Coast Treaty"),
    make_name("dredging", "Dredging of the channel"),
    make_name("new-quay", "New Quay"),
    make_name("islands", "Selwyn Islands"),
    make_name("dockers", "dockers"),
)


def _opened(of: str, label: str, when: int, place: str, **more: Any) -> Fact:
    return make_fact(
        f"{of}-opened",
        of=of,
        say=f"The {label} was opened in {{{when}}}.",
        ask=f"In which year was the {label} opened?",
        answer=year(when),
        place=place,
        turn=Turn(f"Which structure of the harbour was opened in {when}?", of),
        event=Event(f"The {label} opens"),
        **more,
    )


def _cargo(when: str, thousands: str, place: str) -> Fact:
    return make_fact(
        f"cargo-{when}",
        section="trade",
        of="harbour",
        what="cargo handled",
        scope=in_year(when),
        say=f"In {when} the harbour handled {{{Decimal(thousands):,f} thousand tons}} of cargo.",
        ask=f"How much cargo did the harbour handle in {when}?",
        answer=number(thousands, "tons", "thousand"),
        place=place,
    )


def _share(goods: str, share: str, place: str) -> Fact:
    return make_fact(
        f"share-{goods}",
        section="trade",
        of="harbour",
        what=f"share of {goods}",
        scope=in_year("1990"),
        say=f"In 1990 {goods} made up {{{share} per cent}} of all cargo in the harbour.",
        ask=f"What share of the cargo was {goods} in 1990?",
        answer=percent(share, "the cargo"),
        place=place,
    )


def _cost(of: str, label: str, answer: Answer, shown: str, place: str) -> Fact:
    return make_fact(
        f"{of}-cost",
        section="trade",
        of=of,
        what="cost",
        say=f"The {label} cost {{{shown}}}.",
        ask=f"How much did the {label} cost?",
        answer=answer,
        place=place,
    )


def _designer(of: str, label: str, person: str, shown: str, place: str) -> Fact:
    return make_fact(
        f"{of}-designer",
        of=of,
        what="designer",
        say=f"The {label}, so much admired, was designed by {{{shown}}} alone.",
        ask=f"Who designed the {label}?",
        answer=name(person),
        place=place,
    )


FACTS = (
    make_fact(
        "river-at-harbour",
        section="geography",
        of="harbour",
        what="river",
        say="The harbour lies at the mouth of the {Velm}.",
        ask="At the mouth of which river does the harbour lie?",
        answer=name("velm"),
        place="G1",
        weight=3,
    ),
    make_fact(
        "velm-length",
        section="geography",
        of="velm",
        what="length",
        say="The Velm is {about 212 kilometres} long.",
        ask="How long is the Velm?",
        answer=number("212", "km", bound=Bound.ABOUT, within=Tolerance(Decimal("0.1"), True)),
        place="G1 n1",
    ),
    make_fact(
        "asher-length",
        section="geography",
        of="asher",
        what="length",
        say="The Asher is {98 kilometres} long.",
        ask="How long is the Asher?",
        answer=number("98", "km"),
        place="G1 n1",
    ),
    make_fact(
        "north-pier-length",
        section="geography",
        of="north-pier",
        what="length",
        say="The North Pier is {640 metres} long.",
        ask="How long is the North Pier?",
        answer=number("640", "m"),
        place="G2",
    ),
    make_fact(
        "islands-inhabited",
        section="geography",
        of="islands",
        what="inhabited",
        say="People live on {16 of 17 islands} off Port Selwyn.",
        ask="How many of the islands off Port Selwyn are inhabited?",
        answer=number("16", "islands", out_of="17"),
        place="G3",
    ),
    make_fact(
        "silting-cause",
        section="geography",
        of="harbour",
        what="cause of silting",
        say="The harbour silts up because {the tide carries sand in}.",
        ask="Why does the harbour silt up?",
        answer=term("the tide carries sand in", "cause"),
        place="G4",
        wrong=(
            Wrong("the river carries gravel down", "The river is slow here; the tide brings the sand."),
            Wrong("ships throw ballast overboard", "Ballast was never dropped in the channel."),
            Wrong("the cliffs crumble into the bay", "The cliffs are granite."),
        ),
    ),
    _opened("north-pier", "North Pier", 1862, "H1 n2", weight=3, why="It was the first pier built of stone."),
    _opened("iron-bridge", "Iron Bridge", 1874, "H1 n3"),
    _opened("lighthouse", "Gull Rock Lighthouse", 1889, "H2 n4"),
    _opened("railway-station", "Railway Station", 1901, "H2 n5"),
    _opened("customs-house", "Customs House", 1911, "H3 n6"),
    _opened("dry-dock", "Dry Dock", 1926, "H3 n7", weight=1),
    _designer("iron-bridge", "Iron Bridge", "edith-crane", "Edith Crane", "H1"),
    _designer("lighthouse", "Gull Rock Lighthouse", "john-holloway", "John Holloway", "H2"),
    _designer("customs-house", "Customs House", "mary-thorne", "Mary Thorne", "H3"),
    make_fact(
        "coast-treaty-signed",
        of="coast-treaty",
        what="signed",
        say="The Coast Treaty was signed in {March 1921}.",
        ask="In which month was the Coast Treaty signed?",
        answer=date("1921-03"),
        place="H4",
        event=Event("The Coast Treaty is signed"),
    ),
    make_fact(
        "strike-began",
        of="strike",
        what="began",
        say="The great Dockers' Strike of Port Selwyn began on {25 October 1937}.",
        ask="On which day did the Dockers' Strike begin?",
        answer=date("1937-10-25"),
        place="H5",
        event=Event("The Dockers' Strike begins"),
    ),
    make_fact(
        "strike-ended",
        of="strike",
        what="ended",
        say="The great Dockers' Strike of Port Selwyn ended on {3 December 1937}.",
        ask="On which day did the Dockers' Strike end?",
        answer=date("1937-12-03"),
        place="H5",
    ),
    make_fact(
        "great-flood-date",
        of="great-flood",
        what="date",
        say="The Great Flood came on {1 February 1953}.",
        ask="On which day did the Great Flood come?",
        answer=date("1953-02-01"),
        place="H6",
        event=Event("The Great Flood"),
        weight=3,
    ),
    make_fact(
        "blockade",
        of="harbour",
        what="blockade",
        say="The harbour was blockaded in {1914–1918}.",
        ask="When was the harbour blockaded?",
        answer=period("1914", "1918"),
        place="H4",
    ),
    make_fact(
        "dredging-period",
        of="dredging",
        what="took place",
        say="The channel was dredged in {1932–1936}.",
        ask="When was the channel dredged?",
        answer=period("1932", "1936"),
        place="H5",
    ),
    make_fact(
        "first-steamers",
        of="harbour",
        what="first steamers",
        say="The first steamers called in the {second half of the 1850s}.",
        ask="When did the first steamers call?",
        answer=period("1855", "1859", "half-decade", show="second half of the 1850s"),
        place="H1",
        caution="The source prints 1850.",
        printed=("second half of 1850",),
    ),
    make_fact(
        "coast-treaty-parties",
        of="coast-treaty",
        what="parties",
        say="The Coast Treaty was signed by {Port Selwyn, Marrow Head and Tarn Haven}.",
        ask="Which ports signed the Coast Treaty?",
        answer=listing(name("port-selwyn"), name("marrow-head"), name("tarn-haven")),
        place="H4",
    ),
    _cargo("1950", "410", "T1"),
    _cargo("1970", "1250", "T1"),
    _cargo("1990", "865.5", "T1"),
    make_fact(
        "dockers-1950",
        section="trade",
        of="dockers",
        what="number",
        scope=in_year("1950"),
        by="union figures",
        say="By union figures the harbour had {over 2,300 persons} at work in 1950.",
        ask="How many dockers were at work in 1950, by union figures?",
        answer=number("2300", "persons", bound=Bound.OVER),
        place="T2 n8",
        rival=("dockers-1950-city",),
    ),
    make_fact(
        "dockers-1950-city",
        section="trade",
        of="dockers",
        what="number",
        scope=in_year("1950"),
        by="the city council",
        say="By the city council's count the harbour had {1,900 persons} at work in 1950.",
        ask="How many dockers were at work in 1950, by the count of the city council?",
        answer=number("1900", "persons"),
        place="T2 n9",
    ),
    _share("grain", "37.5", "T3"),
    _share("coal", "21.0", "T3"),
    _share("timber", "12.5", "T3"),
    _cost("dredging", "dredging", money("4.2", "million"), "$4.2 million", "T4"),
    _cost("dry-dock", "Dry Dock", money("1.8", "million"), "$1.8 million", "T4"),
    _cost(
        "new-quay",
        "New Quay",
        money("300", "million", high="400", bound=Bound.ABOUT),
        "about $300–400 million",
        "T5",
    ),
    make_fact(
        "ship-type",
        section="trade",
        of="selwyn-line",
        what="ships",
        say="The Selwyn Line sailed mostly {paddle steamers}.",
        ask="What kind of ship did the Selwyn Line mostly sail?",
        answer=term("paddle steamers", also=("paddle steamer",)),
        place="T6",
        wrong=(
            Wrong("clippers", "The clippers belonged to Gannet Steamers."),
            Wrong("barges", "Barges stayed on the river."),
            Wrong("trawlers", "Trawlers belonged to the fishermen."),
        ),
        tags=("ships",),
    ),
)

SERIES = (
    Series(
        "cargo",
        "Cargo handled by the harbour",
        "tons",
        at("T1"),
        (
            Point(Moment(1950), Decimal("410"), "cargo-1950"),
            Point(Moment(1960), Decimal("780")),
            Point(Moment(1970), Decimal("1250"), "cargo-1970"),
            Point(Moment(1980), Decimal("1010")),
            Point(Moment(1990), Decimal("865.5"), "cargo-1990"),
        ),
        scale="thousand",
    ),
)

FIXED_LISTS = (  # beside FIXED, where a test wants them
    make_fixed(
        "on-the-water",
        "choose_all",
        "Which of these are rivers?",
        "Velm",
        "Asher",
        options=("Velm", "Corran|That is a ship.", "Asher", "Spit|That is a bank of sand."),
    ),
    make_fixed(
        "what-runs-where",
        "matching",
        "Through which town does each water run?",
        pairs=(("Tarn", "Port Selwyn"), ("Lode", "Milltown"), ("Brook", "Milltown")),
        spare=("Kingsbury",),
    ),
    make_fixed(
        "up-the-tower",
        "ordering",
        "What does a visitor pass on the way up?",
        "the door",
        "the oil store",
        "the kitchen",
        "the bunks",
        "the store of wicks",
        "the watch room",
        "the lamp",
    ),
    make_fixed(
        "width-of-the-bar",
        "number",
        "How wide is the bar?",
        "3.14 km",
        within=Tolerance(Decimal("0.05"), relative=False),
    ),
)
FIXED = (
    make_fixed(
        "not-built-yet",
        "choice",
        "Which of these did NOT stand yet when the Gull Rock Lighthouse was lit?",
        "Customs House",
        options=(
            "North Pier|It had stood since 1862.",
            "Iron Bridge|It had stood since 1874.",
            "Customs House",
        ),
        at=at("H2", "H3"),
        why="It came two decades after the light.",
    ),
    make_fixed(
        "pier-before-bridge",
        "true_false",
        "The North Pier is older than the Iron Bridge.",
        "true",
        why="It was opened twelve years before.",
    ),
    make_fixed(
        "light-in-fog",
        "short_answer",
        "What sounded from Gull Rock when fog hid the light?",
        "a bell",
        "the bell",
        "bell",
        at=at("H2"),
    ),
    make_fixed("steps-of-the-tower", "number", "How many steps lead up to the light?", "112 steps"),
    make_fixed("keeper-retired", "year", "In which year did the last keeper leave Gull Rock?", "1964"),
    make_fixed("fog-of-the-year", "date", "In which month did fog close the port longest?", "November 1948"),
    make_fixed(
        "motto",
        "cloze",
        "Above the door of the Customs House is carved: “Pay and ___.”",
        "pass",
        at=(),
        section="history",
    ),
    make_fixed(
        "signal",
        "flashcard",
        "What did two lanterns on the pier mean?",
        "The bar cannot be crossed",
        at=(),
        section="trade",
    ),
)
