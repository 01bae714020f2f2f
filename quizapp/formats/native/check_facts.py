"""Facts that are sound in form, but not in what they say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from quizapp.core.distractors_words import spellings_of
from quizapp.core.facts import About, Bank, Fact
from quizapp.core.rendering import answer_text, split_say
from quizapp.core.text import fold, holds_phrase, names_whom
from quizapp.core.values import Answer, Date, Listing, Name, Number, Period, Year
from quizapp.formats.native.draft import Draft, Item
from quizapp.formats.native.faults import Findings, Located, place_text, suggest

WORD = re.compile(r"\w+")
STORED_KINDS = (
    "choice", "choose_all", "true_false", "short_answer", "number", "year", "date", "cloze", "ordering",
    "matching", "comparison", "set", "chart", "estimate", "flashcard", "fixed",
)  # fmt: skip


def check_facts(draft: Draft, bank: Bank, found: Findings) -> None:
    """Note what is wrong with each fact, alone and among the others."""
    _check_unique(draft, found)
    for item in draft.facts:
        _check_say(item, bank, found)
        _check_event(item, found)
        _check_turn(item, bank, found)
        _check_by(item, found)
        _check_kind_names(item, found)
        _check_rivals(item, bank, draft.broken_ids, found)
        _check_wrong(item, bank, found)
        _check_ask(item, bank, found)


def _check_unique(draft: Draft, found: Findings) -> None:
    first: dict[About, Located] = {}
    for item in draft.facts:
        here, about = item.place("about"), item.value.about
        if about in first:
            there = place_text(first[about])
            message = f"another fact has the same 'about' at {there}; tell them apart by 'what', 'in' or 'by'"
            found.fault(here, message)
        first.setdefault(about, here)


def _check_say(item: Item[Fact], bank: Bank, found: Findings) -> None:
    say, place = item.value.say, item.place("say")
    expected = answer_text(item.value.answer, bank)
    if say.count("{") != 1 or say.count("}") != 1 or say.index("{") > say.index("}"):
        found.fault(place, f"'say' needs braces round the answer, once; write {{{expected}}} in it")
        return
    if not _renders(item.value.answer, bank):
        return
    marked = split_say(say)[1]
    if _composed(marked) not in (_composed(expected), _composed(expected[:1].upper() + expected[1:])):
        message = f"'say' has {{{marked}}}, but the answer reads '{expected}'; make them equal, or add 'show'"
        found.fault(place, message)


def _renders(answer: Answer, bank: Bank) -> bool:
    """Whether all it needs to be rendered is known; what lacks is a fault of its own."""
    value = answer.value
    if answer.show:
        return True
    if isinstance(value, Listing):
        return all(_renders(item.answer, bank) for item in value.items)
    if isinstance(value, Name):
        return value.id in bank.name_by_id
    return not (isinstance(value, Number) and value.unit) or value.unit in bank.unit_by_id


def _check_event(item: Item[Fact], found: Findings) -> None:
    fact = item.value
    if fact.event is None or fact.event.first is not None:
        return
    scope = fact.about.scope
    if not isinstance(fact.answer.value, Year | Date | Period) and (scope is None or scope.first is None):
        message = "neither the answer nor 'about.in' dates this event; add 'when: \"1959\"' to it"
        found.fault(item.place("event"), message)


def _check_turn(item: Item[Fact], bank: Bank, found: Findings) -> None:
    fact = item.value
    if fact.turn is None:
        return
    name = bank.name_by_id.get(fact.turn.name)
    if name is None:
        return
    if not name.pool:
        message = f"the name '{name.id}' has no pool to take rivals from; give it one in names.yaml"
        found.fault(item.place("turn", "answer"), message)
    for other in bank.facts_by_what.get(fact.about.what, ()):
        if other.answer.value == fact.answer.value and not _same_subject(fact, other, bank):
            message = (
                f"the fact '{other.id}' gives the same answer, so this 'turn' has two; reword or remove it"
            )
            found.fault(item.place("turn"), message)
    if _stands_in(name.label, fact.turn.ask):
        found.warn(item.place("turn", "ask"), f"the question gives its answer '{name.label}' away; reword it")


def _same_subject(fact: Fact, other: Fact, bank: Bank) -> bool:
    return other is fact or other.id == fact.id or bank.are_nested(fact.about.of, other.about.of)


def _check_by(item: Item[Fact], found: Findings) -> None:
    """`ask` must say whose figure it wants; small words and endings may differ."""
    fact = item.value
    if not names_whom(fact.ask, fact.about.by):
        found.fault(item.place("ask"), f"'ask' must name who says so: add \"according to {fact.about.by}\"")


def _check_kind_names(item: Item[Fact], found: Findings) -> None:
    for index, kind in enumerate(item.value.kinds):
        if kind not in STORED_KINDS:
            message = f"there is no kind of question '{kind}'{suggest(kind, STORED_KINDS)}"
            found.fault(item.place("kinds", index), message)


def _check_rivals(item: Item[Fact], bank: Bank, broken: set[str], found: Findings) -> None:
    for index, rival in enumerate(item.value.rival):
        if rival == item.value.id:
            found.fault(
                item.place("rival", index), "a fact cannot be its own rival; name another, or remove it"
            )
        elif rival not in bank.fact_by_id and rival not in broken:
            message = f"there is no fact '{rival}'{suggest(rival, sorted(bank.fact_by_id))}"
            found.fault(item.place("rival", index), message)


def _check_wrong(item: Item[Fact], bank: Bank, found: Findings) -> None:
    """What is written by hand as wrong must not be right, nor stand there twice."""
    if not item.value.wrong:
        return
    right = {_folded(text) for text in _right_texts(item.value, bank)}
    seen: set[str] = set()
    for index, wrong in enumerate(item.value.wrong):
        text = _folded(wrong.text)
        if text in right:
            found.fault(
                item.place("wrong", index), f"'{wrong.text}' is a right answer; remove it from 'wrong'"
            )
        elif text in seen:
            found.fault(item.place("wrong", index), f"'{wrong.text}' stands in 'wrong' twice; keep one")
        seen.add(text)


def _right_texts(fact: Fact, bank: Bank) -> Sequence[str]:
    value, texts = fact.answer.value, [answer_text(fact.answer, bank), *fact.answer.also]
    if isinstance(value, Name) and value.id in bank.name_by_id:
        texts.extend(bank.name_by_id[value.id].also)
    if isinstance(value, Listing):
        texts.extend(text for item in value.items for text in spellings_of(item.answer, bank))
    refused = {_folded(text) for text in fact.answer.refused}
    return [text for text in texts if _folded(text) not in refused]


def _check_ask(item: Item[Fact], bank: Bank, found: Findings) -> None:
    shown = answer_text(item.value.answer, bank)
    if _stands_in(shown, item.value.ask):
        found.warn(item.place("ask"), f"the question gives its answer '{shown}' away; reword it")


def _stands_in(text: str, sentence: str) -> bool:
    """Whether `text` occurs in `sentence` as whole words."""
    if not (text.isascii() and sentence.isascii()):
        return holds_phrase(fold(sentence), fold(text))
    return (
        bool(re.search(rf"(?<!\w){re.escape(text.casefold())}(?!\w)", sentence.casefold())) if text else False
    )


def _composed(text: str) -> str:
    """A text as it looks, however its letters are put together and its blanks are kept from breaking."""
    return unicodedata.normalize("NFC", text).replace("\u00a0", " ")


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def _folded(text: str) -> str:
    return " ".join(_words(text)) if text.isascii() else fold(text)
