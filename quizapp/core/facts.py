"""The bank: typed facts and the names, figures and fixed questions around them."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from quizapp.core.audiences import LEARNERS
from quizapp.core.by_key import by_key
from quizapp.core.pictures import Picture, PictureFile
from quizapp.core.values import Answer, Bound, Moment, Tolerance

WEIGHTS = {3: "surely asked", 2: "plausible", 1: "detail"}


@dataclass(frozen=True, slots=True)
class Locator:
    """A place in the source: one paragraph, then any notes (`H8 n25 n26`)."""

    paragraph: str
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        return " ".join((self.paragraph, *self.notes))


@dataclass(frozen=True, slots=True)
class Scope:
    """The date or place that a value holds for (key `in`): a range of moments, or the id of a name.

    A single date has `first == last`; `by` marks "by 1929".
    """

    first: Moment | None = None
    last: Moment | None = None
    by: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """Subject and relation. `of` + `what` + `scope` + `by` is unique in a bank."""

    of: str
    what: str
    scope: Scope | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """The fact asked the other way round; `name` is the id of the name that answers."""

    ask: str
    name: str


@dataclass(frozen=True, slots=True)
class Event:
    """A noun phrase for timelines; `when` only where neither the answer nor the scope is dated."""

    label: str
    first: Moment | None = None
    last: Moment | None = None


@dataclass(frozen=True, slots=True)
class Wrong:
    """A distractor written by hand, and why it is wrong."""

    text: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One checkable statement of the source; `id` is stable for ever, memory hangs on it."""

    id: str
    section: str
    about: About
    say: str
    ask: str
    answer: Answer
    at: tuple[Locator, ...]
    weight: int = 2
    turn: Turn | None = None
    event: Event | None = None
    why: str = ""
    caution: str = ""
    graded: bool = False  # only says something where there is a caution
    claim: str = ""
    rival: tuple[str, ...] = ()
    group: str = ""
    wrong: tuple[Wrong, ...] = ()
    kinds: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    derived: str = ""
    tags: tuple[str, ...] = ()
    picture: Picture | None = None

    @property
    def may_be_graded(self) -> bool:
        """Whether a graded quiz may ask it: no caution, or the author says so."""
        return self.graded or not self.caution


@dataclass(frozen=True, slots=True)
class NameEntry:
    """A person, place, treaty or thing; `inside` (key `in`) nests it, and nested names are no rivals.

    `began` and `ended` are the years between which it lasted, 0 where the bank does not say; `words` are
    others that speak of it (`Soviet`), which nobody would type as its name.
    """

    id: str
    label: str
    pool: str = ""
    also: tuple[str, ...] = ()
    inside: str = ""
    began: int = 0
    ended: int = 0
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: `factor` times the base unit of `dimension`; `one` and `many` are shown, `spellings` read."""

    id: str
    dimension: str
    factor: Decimal
    one: str
    many: str
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the source; `paragraphs` are the marks that locators may name, in order."""

    id: str
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a series; `fact` is credited when it is asked."""

    x: Moment
    y: Decimal
    fact: str = ""
    bound: Bound = Bound.EXACT


@dataclass(frozen=True, slots=True)
class Series:
    """A figure over time."""

    id: str
    title: str
    unit: str
    at: tuple[Locator, ...]
    points: tuple[Point, ...]
    scale: str = ""
    currency: str = ""
    caution: str = ""


@dataclass(frozen=True, slots=True)
class FixedOption:
    """An option of a fixed choice; `because` says why it is wrong."""

    text: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class FixedItem:
    """A question that is asked as it was written. `type` is the kind whose marking it takes.

    `key` are the right answers, the one that is shown first; of `choose_all` all options that are right, of
    `ordering` the parts from first to last. `pairs` are the left and right sides of a `matching`, `spare` the
    right sides that fit none. `within` says how far a figure may be off. `tags` are words to find it by.
    """

    id: str
    type: str
    prompt: str
    key: tuple[str, ...]
    options: tuple[FixedOption, ...] = ()
    at: tuple[Locator, ...] = ()
    section: str = ""
    why: str = ""
    pairs: tuple[tuple[str, str], ...] = ()
    spare: tuple[str, ...] = ()
    within: Tolerance | None = None
    tags: tuple[str, ...] = ()
    picture: Picture | None = None

    @property
    def item_id(self) -> str:
        """The id under which it is asked and remembered; no fact has a colon in its id."""
        return f"fixed:{self.id}"


@dataclass(frozen=True, slots=True)
class BankHead:
    """What `bank.yaml` says of the whole."""

    title: str
    source: str
    sections: tuple[Section, ...]
    summary: str = ""
    language: str = "en"
    direction: str = "ltr"
    written_by: str = ""
    licence: str = ""
    audience: str = LEARNERS
    notes: tuple[str, ...] = ()
    pools: tuple[tuple[str, str], ...] = ()  # id, what its members are ("crossings of the Tumen")
    units: tuple[Unit, ...] = ()
    without_facts: tuple[tuple[str, str], ...] = ()  # paragraph or note that gives no fact, and why


@dataclass(frozen=True)
class Bank:
    """A loaded, checked bank. Look-ups are built once; the bank never changes.

    `pictures` are those that its facts and fixed questions show, by name.
    """

    slug: str
    head: BankHead
    names: tuple[NameEntry, ...] = ()
    facts: tuple[Fact, ...] = ()
    series: tuple[Series, ...] = ()
    fixed: tuple[FixedItem, ...] = ()
    pictures: tuple[PictureFile, ...] = ()
    revision: str = field(default="", compare=False)  # digest of the content, set by the reader

    @cached_property
    def kept(self) -> dict[object, dict[Any, Any]]:
        """What was found out about the bank so far, by who keeps it (`quizapp.core.kept`)."""
        return {}

    @cached_property
    def fact_by_id(self) -> dict[str, Fact]:
        """Facts by their id."""
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def items(self) -> tuple[Fact, ...]:
        """All that is asked and remembered: the facts, then each fixed question as a fact of its own."""
        from quizapp.core.fixed import fact_of, trouble_with  # here: it is built on the classes above

        return (*self.facts, *(fact_of(item, self) for item in self.fixed if trouble_with(item) is None))

    @cached_property
    def item_by_id(self) -> dict[str, Fact]:
        """All that is asked by its id; that of a fixed question is its `item_id`."""
        return {item.id: item for item in self.items}

    @cached_property
    def fixed_by_id(self) -> dict[str, FixedItem]:
        """Fixed questions by their `item_id`."""
        return {item.item_id: item for item in self.fixed}

    @cached_property
    def picture_by_file(self) -> dict[str, PictureFile]:
        """Pictures by the name of their file."""
        return {picture.file: picture for picture in self.pictures}

    @cached_property
    def name_by_id(self) -> dict[str, NameEntry]:
        """Names by their id."""
        return {name.id: name for name in self.names}

    @cached_property
    def unit_by_id(self) -> dict[str, Unit]:
        """Units by their id."""
        return {unit.id: unit for unit in self.head.units}

    @cached_property
    def section_by_id(self) -> dict[str, Section]:
        """Sections by their id."""
        return {section.id: section for section in self.head.sections}

    @cached_property
    def facts_by_what(self) -> dict[str, tuple[Fact, ...]]:
        """Facts that state the same relation (`about.what`), in the order of the bank."""
        return by_key(self.facts, lambda fact: fact.about.what)

    @cached_property
    def names_by_pool(self) -> dict[str, tuple[NameEntry, ...]]:
        """Names by their pool, in the order of the bank."""
        return by_key((name for name in self.names if name.pool), lambda name: name.pool)

    @cached_property
    def facts_by_matter(self) -> dict[tuple[str, str], tuple[Fact, ...]]:
        """Facts by relation and subject (`about.what`, `about.of`), in the order of the bank."""
        return by_key(self.facts, lambda fact: (fact.about.what, fact.about.of))

    @cached_property
    def place_by_id(self) -> dict[str, int]:
        """Where each fact stands in the bank, from 0."""
        return {fact.id: place for place, fact in enumerate(self.facts)}

    def are_nested(self, one: str, other: str) -> bool:
        """Whether one name lies inside the other, at any depth, or both are the same."""
        return one == other or other in self._above(one) or one in self._above(other)

    def nested_with(self, name_id: str) -> set[str]:
        """All names that a name is nested with (`are_nested`), itself among them."""
        found, left = self._above(name_id) | {name_id}, [name_id]
        while left:
            names = self._directly_inside.get(left.pop(), ())
            inner = [name.id for name in names if name.id not in found]
            found.update(inner)
            left += inner
        return found

    @cached_property
    def _directly_inside(self) -> dict[str, tuple[NameEntry, ...]]:
        return by_key((name for name in self.names if name.inside), lambda name: name.inside)

    def _above(self, name_id: str) -> set[str]:
        above: set[str] = set()
        entry = self.name_by_id.get(name_id)
        while entry is not None and entry.inside and entry.inside not in above:
            above.add(entry.inside)
            entry = self.name_by_id.get(entry.inside)
        return above
