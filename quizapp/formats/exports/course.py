"""A course or a paper of it as a file for another program: which questions, and what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from quizapp.core.blueprint import Blueprint, check_blueprint
from quizapp.core.chance import Stream
from quizapp.core.facts import Bank, Fact
from quizapp.core.fixed import section_of
from quizapp.core.generate import build_question
from quizapp.core.kinds import kinds_for
from quizapp.core.pictures import shown_picture
from quizapp.core.questions import Question
from quizapp.formats.exports.from_fixed import fixed_item
from quizapp.formats.exports.from_questions import Exported, item_of
from quizapp.formats.exports.known import known
from quizapp.formats.exports.with_pictures import NO_PICTURES, Contents, with_picture
from quizapp.formats.exports.writing import WRITERS
from quizapp.formats.exports.written import FileHead, Outcome, Written, WrittenRow
from quizapp.formats.imports.items import Level, Message

MOST_PER_FACT = 10
TYPED = ("short_answer", "cloze")


@dataclass(frozen=True, slots=True)
class Choice:
    """Which questions of a course: `kinds` empty for those that the format can be told whole.

    `fixed` among the kinds alone leaves the facts out; fixed questions always come along. `per_fact` are so
    many questions of different kinds, drawn by `seed`.
    """

    kinds: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    seed: str = "1"
    per_fact: int = 1


def course_file(
    bank: Bank, form: str, choice: Choice, made_at: datetime, contents: Contents = NO_PICTURES
) -> Written:
    """A course in a format of WRITERS; `contents` are the bytes of its pictures by digest.

    Raises BadEntry where the choice does not fit the course.
    """
    check_blueprint(Blueprint(choice.sections, choice.kinds), bank, for_study=True)
    kinds = choice.kinds or known(form).kinds
    exported = [*_fixed(bank, choice, contents)]
    unasked = []
    for fact in _facts(bank, choice) if kinds != ("fixed",) else ():
        questions = _questions(fact, bank, kinds, choice)
        exported += (_asked(question, bank, contents) for question in questions)
        if not questions:
            unasked.append(fact)
    written = _write(exported, form, _head(bank, bank.head.title, made_at))
    return replace(written, rows=(*written.rows, *_unasked(unasked, len(written.rows))))


def paper_file(
    bank: Bank,
    form: str,
    forms: Sequence[tuple[str, Sequence[Question]]],
    seed: str,
    made_at: datetime,
    contents: Contents = NO_PICTURES,
) -> Written:
    """A generated paper, each of its forms (letter and questions) under a category of its own.

    `contents` are the bytes of the course's pictures by digest.
    """
    exported = []
    for letter, questions in forms:
        path = (f"Quiz {seed}", f"Form {letter}") if len(forms) > 1 else (f"Quiz {seed}",)
        for question in questions:
            made = _asked(question, bank, contents)
            tags = (*made.item.category, *made.item.tags)
            exported.append(replace(made, item=replace(made.item, category=path, tags=tags)))
    return _write(exported, form, _head(bank, f"{bank.head.title}: quiz {seed}", made_at))


def file_name(slug: str, what: str, made_at: datetime, extension: str) -> str:
    """`harbour_gift_2026-11-23T1405Z.txt`."""
    return f"{slug}_{what}_{made_at.astimezone(UTC):%Y-%m-%dT%H%MZ}.{extension}"


def _head(bank: Bank, title: str, made_at: datetime) -> FileHead:
    return FileHead(title, bank.slug, bank.head.language, made_at)


def _asked(question: Question, bank: Bank, contents: Contents) -> Exported:
    return with_picture(item_of(question, bank), question.picture, bank, contents)


def _fixed(bank: Bank, choice: Choice, contents: Contents) -> Iterable[Exported]:
    for fixed in bank.fixed:
        made = fixed_item(fixed, bank)
        if made is not None and (not choice.sections or section_of(fixed, bank) in choice.sections):
            yield with_picture(made, shown_picture(fixed, bank), bank, contents)


def _facts(bank: Bank, choice: Choice) -> Iterable[Fact]:
    return (fact for fact in bank.facts if not choice.sections or fact.section in choice.sections)


def _questions(fact: Fact, bank: Bank, kinds: Sequence[str], choice: Choice) -> list[Question]:
    """Questions of different kinds about a fact, drawn by the seed from those that suit it."""
    suiting = [kind.name for kind in kinds_for(fact, bank) if kind.name in kinds]
    drawn = Stream(choice.seed, "export", fact.id).shuffled(suiting)[: choice.per_fact]
    return [build_question(bank, fact.id, kind, choice.seed) for kind in drawn]


def _write(exported: Sequence[Exported], form: str, head: FileHead) -> Written:
    """The file with its report: what was lost before it came to the writer is said first."""
    written = WRITERS[form]([one.item for one in exported], head)
    rows = tuple(
        replace(row, messages=(*one.messages, *row.messages))
        for one, row in zip(exported, written.rows, strict=True)
    )
    return replace(written, rows=rows, messages=(*written.messages, *_of_typing(exported, rows)))


def _of_typing(exported: Sequence[Exported], rows: Sequence[WrittenRow]) -> Iterable[Message]:
    """What holds of everything that is typed, said once."""
    kinds = {
        one.item.kind for one, row in zip(exported, rows, strict=True) if row.outcome is not Outcome.LEFT_OUT
    }
    if kinds & set(TYPED):
        text = (
            "typed words must be spelled as one of the answers there; slips are not forgiven as they are here"
        )
        yield Message("export.spelling", Level.NOTICE, text)
    if "number" in kinds:
        text = "figures are typed in the unit that the question names; here others are understood, too"
        yield Message("export.units", Level.NOTICE, text)


def _unasked(facts: Sequence[Fact], before: int) -> tuple[WrittenRow, ...]:
    """A row for each fact that none of the chosen kinds suits."""
    text = "none of the kinds that were chosen suits this fact; choose more kinds"
    message = Message("export.no-kind", Level.SKIP, text)
    return tuple(
        WrittenRow(number, fact.id, "fact", (message,)) for number, fact in enumerate(facts, before + 1)
    )
