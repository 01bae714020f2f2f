"""Wrong options in words: written by hand, names of the same pool, terms of the same relation."""

from __future__ import annotations

import re
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from quizapp.core.asked import Asked, statement
from quizapp.core.bank_index import index_of
from quizapp.core.chance import Stream
from quizapp.core.errors import UnreadableAnswer
from quizapp.core.facts import Bank, Fact, NameEntry
from quizapp.core.handfuls import Ring, ring_of
from quizapp.core.kept import PerBank
from quizapp.core.matching import distance
from quizapp.core.numbers import figure_in
from quizapp.core.periods import read_span
from quizapp.core.questions import Option
from quizapp.core.ranks import company
from quizapp.core.rendering import answer_text
from quizapp.core.revealing import holds_any
from quizapp.core.scripts import is_hangul, is_of_syllables
from quizapp.core.soundness import may_be_right, may_be_turned_answer
from quizapp.core.spellings import folded_names
from quizapp.core.text import fold, holds_phrase
from quizapp.core.tongues import NOT_SAID, another_name
from quizapp.core.uses import names_in
from quizapp.core.values import Answer, Date, Money, Name, Number, Percent, Period, Term, Year

Found = tuple[tuple[Option, ...], int, tuple[str, ...]]
_ORDERED = (Number, Money, Percent, Date, Period, Year)
HANDFUL = 40  # of a pool, or of the terms of one relation, taken into account for one fact
ENOUGH = 16  # candidates to draw from
ENOUGH_TOLD = 2  # names that the source speaks of; with so many, others are not needed
_SIGNS = tuple(re.compile(sign) for sign in (r",", r"[()]", r"-", r"\d", r"^(?:the|an?)\s", r"\."))
_LOOKS: tuple[Callable[[str], bool], ...] = (
    *(lambda text, sign=sign: bool(sign.search(text)) for sign in _SIGNS),
    lambda text: text[:1].isupper(),
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible wrong option; `source` is the fact that its note speaks of, or empty."""

    text: str
    note: str
    source: str = ""


_CANDIDATES: PerBank[tuple[str, bool], list[Candidate]] = PerBank()  # by fact, and whether it is turned round
_BARRED: PerBank[tuple[str, bool], frozenset[str]] = PerBank()  # likewise
_TERMS: PerBank[str, Ring[Fact]] = PerBank()  # by relation
_POOLS: PerBank[str, Ring[NameEntry]] = PerBank()


def word_options(
    fact: Fact, way: Asked, find: Callable[[], Sequence[Candidate]], bank: Bank, chance: Stream
) -> Found | None:
    """The key among two or three of the candidates, shuffled, looking alike; None where that cannot be."""
    key = answer_text(way.answer, bank)
    sound = _CANDIDATES.get(bank, (fact.id, way.turned), lambda: distinct([key], find()))
    rows = _in_order(key, sound, chance) if isinstance(way.answer.value, _ORDERED) else None
    if rows is None:
        wrong = _alike(key, sound, chance)
        if wrong is None:
            return None
        rows = chance.shuffled([Candidate(key, ""), *wrong])
    options = tuple(Option(row.text, row.note) for row in rows)
    place = next(i for i, row in enumerate(rows) if row.text == key)
    return options, place, tuple(row.source for row in rows if row.source)


def _in_order(key: str, written: Sequence[Candidate], chance: Stream) -> list[Candidate] | None:
    """Figures or times that the author wrote among which the key takes its place, ascending.

    None where one of them cannot be read, or there are too few.
    """
    for read in (_time_in, figure_in):
        own = read(key)
        values = {one.text: value for one in written if (value := read(one.text)) is not None}
        if own is None or len(values) < len(written):
            continue
        taken = company(
            [one for one in written if values[one.text] < own],
            [one for one in written if values[one.text] > own],
            chance,
        )
        if taken is not None:
            values[key] = own
            return sorted([Candidate(key, ""), *taken], key=lambda row: values[row.text])
    return None


def _time_in(text: str) -> Any:
    try:
        return read_span(text)
    except UnreadableAnswer:
        return None


def term_candidates(fact: Fact) -> list[Candidate]:
    """The wrong options that the author wrote."""
    right = {fold(text) for text in fact.answer.also}
    return [
        Candidate(wrong.text, wrong.because or NOT_SAID)
        for wrong in fact.wrong
        if fold(wrong.text) not in right
    ]


def sibling_terms(fact: Fact, bank: Bank) -> list[Candidate]:
    """The terms that answer the same relation for other subjects."""
    right = may_be_right(fact, bank)
    what = fact.about.what
    ring = _TERMS.get(
        bank,
        what,
        lambda: ring_of(one for one in bank.facts_by_what[what] if isinstance(one.answer.value, Term)),
    )
    return [
        Candidate(answer_text(other.answer, bank), statement(other), other.id)
        for other in ring.handful(HANDFUL, Stream("terms", fact.id))
        if other not in right
    ]


def name_candidates(fact: Fact, way: Asked, bank: Bank) -> list[Candidate]:
    """Names of the key's pool that are wrong for sure (`is_wrong_name`); of a large pool a handful."""
    key = _key_of(way, bank)
    if key is None or not key.pool:
        return []
    wrong = [
        name
        for name in pool_ring(key.pool, bank).handful(HANDFUL, Stream("names", fact.id, str(way.turned)))
        if is_wrong_name(name, fact, way, bank)
    ]
    told = [name for name in wrong if index_of(bank).facts_by_name.get(name.id)]
    # whoever has read the source knows which names it does not speak of
    return [_name_candidate(name, fact, bank) for name in (told if len(told) >= ENOUGH_TOLD else wrong)]


def pool_ring(pool: str, bank: Bank) -> Ring[NameEntry]:
    """The names of a pool, to take a handful from."""
    return _POOLS.get(bank, pool, lambda: ring_of(bank.names_by_pool[pool]))


def is_wrong_name(name: NameEntry, fact: Fact, way: Asked, bank: Bank) -> bool:
    """Whether a name of the key's pool is not right, not nested with the key and not in the prompt."""
    key = _key_of(way, bank)
    if key is None or not key.pool or name.pool != key.pool:
        return False
    barred = _BARRED.get(bank, (fact.id, way.turned), lambda: frozenset(_barred_names(fact, way, bank)))
    spellings = folded_names(bank)
    right = spellings[key.id] | {fold(text) for text in way.answer.also}
    return not (
        name.id in barred
        or bank.are_nested(name.id, key.id)
        or spellings[name.id] & right
        or holds_any(fold(way.prompt), spellings[name.id])
    )


def _key_of(way: Asked, bank: Bank) -> NameEntry | None:
    assert isinstance(way.answer.value, Name)  # noqa: S101 (callers ask for names only)
    return bank.name_by_id.get(way.answer.value.id)


def _barred_names(fact: Fact, way: Asked, bank: Bank) -> set[str]:
    """Names that might be right too, and the subject itself, which the prompt speaks of."""
    if way.turned:
        return {
            name for other in may_be_turned_answer(fact, bank) for name in (other.about.of, _turned(other))
        }
    barred = {fact.about.of}
    if fact.about.scope is not None and fact.about.scope.name:
        barred.add(fact.about.scope.name)
    for other in may_be_right(fact, bank):
        barred.update(names_in(other.answer))
    return barred


def _turned(fact: Fact) -> str:
    return fact.turn.name if fact.turn else ""


def _name_candidate(name: NameEntry, fact: Fact, bank: Bank) -> Candidate:
    """A name with what the source says of it, so that whoever chose it learns what it really is."""
    told = index_of(bank).facts_by_name.get(name.id, ())
    others = [other for other in told if other.id != fact.id and not other.claim]
    if others:
        nearest = min(others, key=lambda other: _distance_of_matter(fact, other))
        return Candidate(name.label, statement(nearest), nearest.id)
    pools = dict(bank.head.pools)
    return Candidate(name.label, another_name(pools.get(name.pool, "names"), bank))


def _distance_of_matter(fact: Fact, other: Fact) -> int:
    """How far what a fact says lies from another: 0 of one group, then one relation, then one subject."""
    if fact.group and fact.group == other.group:
        return 0
    if fact.about.what == other.about.what:
        return 1
    return 2 if fact.about.of == other.about.of else 3


def distinct(keys: Sequence[str], candidates: Sequence[Candidate]) -> list[Candidate]:
    """Candidates, `ENOUGH` at most, that neither equal, nest nor nearly equal a key or one another."""
    kept: list[Candidate] = []
    taken = [fold(key) for key in keys]
    for candidate in candidates:
        if len(kept) == ENOUGH:
            break
        text = fold(candidate.text)
        if text and all(_apart(text, other) for other in taken):
            kept.append(candidate)
            taken.append(text)
    return kept


def _apart(one: str, other: str) -> bool:
    digits = [re.sub(r"\D", "", text) for text in (one, other)]
    if all(digits) and digits[0] != digits[1]:
        return True  # nobody takes the 1840s for the 1860s
    slips = _slips_between(one, other)
    return (
        distance(one, other, slips) > slips and not holds_phrase(one, other) and not holds_phrase(other, one)
    ) or _differ_by_a_word(one, other)


def _slips_between(one: str, other: str) -> int:
    """How many letters two texts may differ by that are nearly equal: in Chinese and Japanese none."""
    if is_of_syllables(one) or is_of_syllables(other):
        return 0
    return 1 if is_hangul(one) and is_hangul(other) else 2


def _differ_by_a_word(one: str, other: str) -> bool:
    """`east bank` and `west bank` are near in letters, but nobody takes one for the other."""
    first, second = one.split(), other.split()
    return len(first) == len(second) > 1 and any(
        distance(a, b, 1) > 1 for a, b in zip(first, second, strict=True) if a != b
    )


def _alike(key: str, sound: Sequence[Candidate], chance: Stream) -> list[Candidate] | None:
    """Three (else two) candidates among which the key does not stick out by length or look."""
    for size in (3, 2):
        if len(sound) < size:
            continue
        best: list[Candidate] | None = None
        for _ in range(12):
            drawn = chance.sample(sound, size)
            if sticks_out(key, [one.text for one in drawn]):
                continue
            best = best or drawn
            if not looks_different(key, [one.text for one in drawn]):
                return drawn
        nearest = sorted(sound, key=lambda one: (abs(len(one.text) - len(key)), one.text))[:size]
        if best is None and not sticks_out(key, [one.text for one in nearest]):
            best = nearest
        if best is not None:
            return best
    return None


def sticks_out(key: str, wrong: Sequence[str]) -> bool:
    """Whether the key is much longer or shorter than the wrong options: 1.5 or 0.67 times their median."""
    middle = statistics.median(len(text) for text in wrong)
    if abs(len(key) - middle) < 6:
        return False
    return len(key) > 1.5 * middle or len(key) < 0.67 * middle


def looks_different(key: str, wrong: Sequence[str]) -> bool:
    """Whether the key alone has, or lacks, a comma, bracket, hyphen, digit, article, capital or point."""
    for look in _LOOKS:
        has = look(key)
        if all(look(text) != has for text in wrong):
            return True
    return False


def spellings_of(answer: Answer, bank: Bank) -> list[str]:
    """All right spellings of a name or term: how it is shown, its aliases, and what `also` adds."""
    found = [answer_text(answer, bank)]
    if isinstance(answer.value, Name):
        entry = bank.name_by_id.get(answer.value.id)
        found += [entry.label, *entry.also] if entry else []
    elif isinstance(answer.value, Term):
        found.append(answer.value.text)
    return list(dict.fromkeys([*found, *answer.also]))
