"""Fixed questions that could be facts: what each would say and be about, guessed, for somebody to mend."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from quizapp.core.facts import About, Bank, Fact, FixedItem, Locator, NameEntry, Wrong
from quizapp.core.fixed import GAP_MARK, section_of, trouble_with
from quizapp.core.gaps import GAP
from quizapp.core.kinds import single_kinds_for
from quizapp.core.promoted_answers import answer_from
from quizapp.core.promoted_words import relation_in, statement_of, subject_in
from quizapp.core.rendering import answer_text
from quizapp.core.text import fold

TYPES = ("number", "year", "date", "short_answer", "cloze", "flashcard", "choice")
SHOWN_STATEMENT = ("cloze", "true_false")  # kinds that show the statement, so it has to read as one
MISSING = "What is missing here? {gapped}"
# A choice that speaks of its options is no question without them.
_OF_OPTIONS = re.compile(
    r"\b(?:of these|of the following|the following|of those|below|except|options?|NOT)\b|\bthese\b.*\?"
)
_LONGEST_ID = 80


@dataclass(frozen=True, slots=True)
class Wording:
    """What somebody may mend before a question becomes a fact.

    `subject` is a name of the bank, or one that it gets; `what` the relation; `say` the statement with the
    answer in braces; `at` its places in the source, as files write them.
    """

    subject: str
    what: str
    say: str
    ask: str
    at: str


@dataclass(frozen=True, slots=True)
class Promotion:
    """A question and the fact it would be; `name` is what the bank has to get besides, if anything.

    `is_rough`: its statement is the question with its answer, so it is shown in no kind of question.
    """

    item: FixedItem
    fact: Fact
    name: NameEntry | None
    is_rough: bool


def is_offered(item: FixedItem) -> bool:
    """Whether a question has one answer that it asks for by itself, so that a fact could give it."""
    if (
        item.type not in TYPES
        or trouble_with(item) is not None
        or (len(item.key) > 1 and item.type == "choice")
    ):
        return False
    is_about_options = item.type == "choice" and _OF_OPTIONS.search(item.prompt)
    return not is_about_options and "{" not in item.prompt + item.key[0]


def guessed(item: FixedItem, bank: Bank) -> Wording:
    """What a question may say and be about. Its place, where it has none, is the first of its section."""
    shown = answer_text(answer_from(item, bank), bank)
    subject = subject_in(item.prompt, shown, bank)
    if item.type == "cloze":
        say = GAP_MARK.sub(lambda _: f"{{{shown}}}", item.prompt, count=1)
        ask = MISSING.format(gapped=GAP_MARK.sub(GAP, item.prompt))
    else:
        say, ask = statement_of(item.prompt, shown), item.prompt
    return Wording(subject, relation_in(item.prompt, subject), say, ask, _places(item, bank))


def promotion_of(item: FixedItem, wording: Wording, bank: Bank, taken: Collection[str]) -> Promotion:
    """The fact that a question becomes with these words; `taken` are the ids that it cannot have."""
    answer = answer_from(item, bank)
    name, is_new = _name(wording.subject, bank)
    is_rough = _is_rough(wording, answer_text(answer, bank))
    fact = Fact(
        id=_free(item.id, taken),
        section=section_of(item, bank),
        about=About(name.id, wording.what),
        say=wording.say,
        ask=wording.ask,
        answer=answer,
        at=tuple(_locator(text) for text in wording.at.split(",") if text.strip()),
        why=item.why,
        tags=item.tags,
        wrong=tuple(
            Wrong(option.text, option.because) for option in item.options if option.text not in item.key
        ),
    )
    return Promotion(item, fact, name if is_new else None, is_rough)


def promoted(bank: Bank, promotions: Collection[Promotion]) -> Bank:
    """The bank with these facts in place of their questions. A rough one is asked in some kinds only."""
    gone = {one.item.id for one in promotions}
    names = {one.name.id: one.name for one in promotions if one.name is not None}
    whole = replace(
        bank,
        names=(*bank.names, *names.values()),
        facts=(*bank.facts, *(one.fact for one in promotions)),
        fixed=tuple(item for item in bank.fixed if item.id not in gone),
        revision="",
    )
    rough = {one.fact.id for one in promotions if one.is_rough}
    facts = (replace(fact, kinds=_kinds(fact, whole)) if fact.id in rough else fact for fact in whole.facts)
    return replace(whole, facts=tuple(facts)) if rough else whole


def _kinds(fact: Fact, bank: Bank) -> tuple[str, ...]:
    found = (kind.name for kind in single_kinds_for(fact, bank))
    return tuple(kind for kind in found if kind not in SHOWN_STATEMENT)


def _is_rough(wording: Wording, shown: str) -> bool:
    return " ".join(wording.say.split()) == " ".join(f"{wording.ask} {{{shown}}}".split())


def _name(subject: str, bank: Bank) -> tuple[NameEntry, bool]:
    """The name of the bank that is called so, or a new one; and whether it is new."""
    wanted = fold(subject)
    for name in bank.names:
        if wanted in {fold(text) for text in (name.label, *name.also)}:
            return name, False
    slug = "-".join(re.findall("[a-z0-9]+", wanted))[:_LONGEST_ID].strip("-") or "subject"
    return NameEntry(_free(slug, {name.id for name in bank.names}), subject), True


def _free(wanted: str, taken: Collection[str]) -> str:
    if wanted not in taken:
        return wanted
    wanted = wanted[: _LONGEST_ID - 5]
    return next(one for number in range(2, len(taken) + 3) if (one := f"{wanted}-{number}") not in taken)


def _places(item: FixedItem, bank: Bank) -> str:
    if item.at:
        return ", ".join(map(str, item.at))
    section = bank.section_by_id.get(section_of(item, bank))
    return section.paragraphs[0] if section and section.paragraphs else ""


def _locator(text: str) -> Locator:
    paragraph, *notes = text.split()
    return Locator(paragraph, tuple(notes))
