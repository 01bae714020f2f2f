"""The ways to ask a fact, and what all questions about it have in common."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from quizapp.core.bank_index import index_of
from quizapp.core.facts import Bank, Fact
from quizapp.core.kept import PerBank
from quizapp.core.pictures import shown_picture
from quizapp.core.questions import Option, Question
from quizapp.core.rendering import answer_text
from quizapp.core.revealing import gives_away, phrases_of
from quizapp.core.soundness import scopes_overlap
from quizapp.core.tongues import is_english, with_request
from quizapp.core.values import Answer, Bound, Name

_OPENINGS = (
    "in on at by for from to of with under since until during after before between about around as what when "
    "where which who whom whose why how into through over according within besides the a an late early"
)
_LOWERED = frozenset(_OPENINGS.split())
_CITES = re.compile(r"\baccording to\b|\bsources?\b|\bclaim", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """One way round: the prompt, and the answer it wants. `turned`: the name is asked, the value given."""

    prompt: str
    answer: Answer
    turned: bool = False


_WAYS: PerBank[str, tuple[Asked, ...]] = PerBank()  # by fact


def ways_to_ask(fact: Fact, bank: Bank) -> tuple[Asked, ...]:
    """The sound ways to ask `fact`: as it stands, and turned round where that has one answer in the bank.

    A way whose prompt holds its own answer is left out.
    """
    return _WAYS.get(bank, fact.id, lambda: _sound_ways(fact, bank))


def straight_way(fact: Fact, bank: Bank) -> Asked | None:
    """The fact as it stands, not turned round; None where its question would hold its answer."""
    return next((way for way in ways_to_ask(fact, bank) if not way.turned), None)


def statement(fact: Fact) -> str:
    """What the fact says, without the braces."""
    return fact.say.replace("{", "").replace("}", "")


def statement_parts(fact: Fact) -> tuple[str, str, str]:
    """What stands before the braces, in them and behind them."""
    before, _, rest = fact.say.partition("{")
    marked, _, after = rest.partition("}")
    return before, marked, after


def citing(prompt: str, fact: Fact, bank: Bank) -> str:
    """`prompt`, with "According to the source" in front where the source contradicts itself."""
    if not fact.caution or _CITES.search(prompt):
        return prompt
    if not is_english(bank):
        return with_request(prompt, "Answer according to the source.", bank)
    first_word = re.split(r"\W", prompt, maxsplit=1)[0]
    if first_word.casefold() in _LOWERED:
        return f"According to the source, {prompt[:1].lower()}{prompt[1:]}"
    return f"According to the source: {prompt}"


def prompt_for_options(fact: Fact, way: Asked, bank: Bank) -> str:
    """The prompt above options; a hedged value needs to be asked as what the source gives.

    "Over 20" makes "over 10" true too, so only the wording of the source tells them apart.
    """
    prompt = citing(way.prompt, fact, bank)
    if way.answer.bound is Bound.EXACT or _CITES.search(prompt):
        return prompt
    return with_request(prompt, "Choose what the source gives.", bank)


def answer_wanted(question: Question, fact: Fact) -> Answer:
    """The answer that a question wants: the fact's own, or the name where it is turned round."""
    if question.detail.get("turned") and fact.turn is not None:
        return Answer(Name(fact.turn.name))
    return fact.answer


def question_about(
    kind: str,
    fact: Fact,
    bank: Bank,
    way: Asked,
    *,
    key: Any = None,
    prompt: str = "",
    options: Sequence[Option] = (),
    hint: str = "",
    guess_chance: float = 0.0,
    detail: Mapping[str, Any] | None = None,
) -> Question:
    """A question about one fact, filled in with all that does not depend on the kind."""
    shown = answer_text(way.answer, bank)
    return Question(
        kind=kind,
        facts=(fact.id,),
        prompt=prompt or citing(way.prompt, fact, bank),
        key=shown if key is None else key,
        answer_text=shown,
        at=tuple(str(locator) for locator in fact.at),
        options=tuple(options),
        hint=hint,
        guess_chance=guess_chance,
        say=statement(fact),
        why=fact.why,
        caution=fact.caution,
        section=fact.section,
        detail={"turned": way.turned, **(detail or {})},
        picture=shown_picture(fact, bank),
    )


def _sound_ways(fact: Fact, bank: Bank) -> tuple[Asked, ...]:
    ways = [Asked(fact.ask, fact.answer)]
    if fact.turn is not None and not _answered_twice(fact, bank):
        ways.append(Asked(fact.turn.ask, Answer(Name(fact.turn.name)), turned=True))
    return tuple(way for way in ways if not gives_away(way.prompt, fact, way.answer, bank))


def _answered_twice(fact: Fact, bank: Bank) -> bool:
    """Whether another subject has the same value, so that the turned question has two answers."""
    return any(
        other.id != fact.id and other.answer.value == fact.answer.value and scopes_overlap(fact, other, bank)
        for other in index_of(bank).with_value_of(fact)
    ) and bool(phrases_of(fact.answer, bank))
