"""True or false, with the correction: a statement of the source, or the same with one value swapped."""

from __future__ import annotations

import re

from quizapp.core.asked import Asked, citing, question_about, statement, statement_parts
from quizapp.core.chance import Stream
from quizapp.core.distractors import OptionSet, options_for, suits_options
from quizapp.core.facts import Bank, Fact
from quizapp.core.kinds.choice import read_option
from quizapp.core.questions import RIGHT, Grade, Option, Posted, Question, Response, Samples
from quizapp.core.rendering import answer_text
from quizapp.core.scripts import agrees_with_sound
from quizapp.core.text import content_words, fold, holds_phrase, words_of
from quizapp.core.tongues import DIFFERENT_ONE, NOT_SAID, is_english
from quizapp.core.values import Bound, Listing, Name, Term

GUESS_CHANCE = 0.60
_UNFIT = re.compile(r"\b(?:not|never|always|often|usually|rarely|except|least|no|may|false)\b|n't\b|n’t\b")
_FALSE = "False"


class TrueFalseKind:
    """A statement to be judged; where it is false, the correction is shown afterwards."""

    name = "true_false"
    title = "true or false"
    order = 30
    is_recall = False
    is_self_rated = False
    in_quizzes = True

    def suits(self, fact: Fact, bank: Bank) -> bool:
        """Whether a sound false version exists; never for hedged values, claims, lists and vague statements.

        "Over 10" is true where the source says "over 20", so only exact values can be judged.
        """
        if (
            fact.answer.bound is not Bound.EXACT
            or fact.claim
            or _is_long(fact)
            or not _can_be_swapped(fact, bank)
        ):
            return False
        return not _UNFIT.search(statement(fact)) and suits_options(fact, _straight(fact), bank)

    def build(self, fact: Fact, bank: Bank, chance: Stream) -> Question:
        """The statement, true in half of the cases."""
        is_true = chance.below(2) == 0
        way = _straight(fact)
        found = options_for(fact, way, bank, chance) or options_for(fact, way, bank, Stream("suits", fact.id))
        if found is None:
            raise ValueError(f"{fact.id} does not suit true_false")
        swap = chance.choose(_fitting(fact, found))
        shown = statement(fact) if is_true else _swapped(fact, swap.text)
        right = answer_text(fact.answer, bank)
        reason = "" if swap.made_up else swap.note
        told = _correction(right, _said_of(swap.text, reason), bank)
        correction = "" if is_true else told
        note = "It is what the source says." if is_true else correction
        return question_about(
            self.name,
            fact,
            bank,
            Asked(shown, fact.answer),
            key=0 if is_true else 1,
            prompt=citing(shown, fact, bank),
            options=(Option("True", "" if is_true else note), Option(_FALSE, note if is_true else "")),
            guess_chance=GUESS_CHANCE,
            detail={
                "is_true": is_true,
                "swapped_in": "" if is_true else swap.text,
                "correction": correction,
                "mentions": list(found.mentions),
                # what the other version would show: whether it is true must not decide what it goes with
                "unsaid": [swap.text, told] if is_true else [],
                "shown_as_answer": "True" if is_true else f"False: {right}",
            },
        )

    def read(self, question: Question, posted: Posted) -> Response:
        """0 for true, 1 for false, posted under `choice`."""
        return read_option(question, posted)

    def fields(self, question: Question, response: Response) -> dict[str, str]:
        """0 for true, 1 for false, under `choice`."""
        return {"choice": str(response.value)}

    def grade(self, question: Question, response: Response) -> Grade:
        """Right or wrong; a statement that was false comes with its correction."""
        if response.value == question.key:
            return Grade(1.0, str(question.detail["correction"])) if question.key == 1 else RIGHT
        return Grade(0.0, "" if response.is_blank else question.options[response.value].note)

    def samples(self, question: Question) -> Samples:
        """The key, the other one, and one that is not there."""
        return Samples(
            {"choice": [str(question.key)]}, {"choice": [str(1 - question.key)]}, {"choice": ["2"]}
        )


def _said_of(text: str, reason: str) -> str:
    """A reason with what it speaks of in front, unless it names that: behind the right answer, "It was ..."
    would be read of that one.
    """
    if reason in ("", NOT_SAID, DIFFERENT_ONE) or holds_phrase(fold(reason), fold(text)):
        return reason
    return f"{text[:1].upper()}{text[1:]}: {reason}"


def _correction(right: str, reason: str, bank: Bank) -> str:
    if is_english(bank):
        return f"Right is: {right}. {reason}".strip()
    return f"✓ {right}" + (f"\n{reason}" if reason not in ("", NOT_SAID, DIFFERENT_ONE) else "")


def _fitting(fact: Fact, found: OptionSet) -> list[Option]:
    """The wrong options that the statement does not speak of already, all where it speaks of each."""
    before, _, after = statement_parts(fact)
    rest = words_of(f"{before} {after}")
    wrong = [option for index, option in enumerate(found.options) if index != found.key]
    return [
        option for option in wrong if not set(content_words(option.text)) & _with_singulars(rest)
    ] or wrong


def _with_singulars(words: list[str]) -> set[str]:
    return {form for word in words for form in (word, word.removesuffix("s"), f"{word}s")}


def _straight(fact: Fact) -> Asked:
    return Asked(fact.ask, fact.answer)


def _is_long(fact: Fact) -> bool:
    return isinstance(fact.answer.value, Listing) or (
        isinstance(fact.answer.value, Term) and fact.answer.value.role != "" and len(fact.wrong) < 2
    )


def _can_be_swapped(fact: Fact, bank: Bank) -> bool:
    """Whether what stands in the braces is the answer, so that a distractor reads as well in its place."""
    before, marked, after = statement_parts(fact)
    if not marked or fold(marked) != fold(answer_text(fact.answer, bank)):
        return False
    if isinstance(fact.answer.value, Name | Term) and agrees_with_sound(marked, after):
        return False
    return not re.search(r"\ban?\s$", before.casefold()) and bool(before or after)


def _swapped(fact: Fact, text: str) -> str:
    before, marked, after = statement_parts(fact)
    if not before:
        text = text[:1].upper() + text[1:]
    elif marked[:1].islower() and text.split(" ")[0].casefold() in {"the", "a", "an"}:
        text = text[:1].lower() + text[1:]
    return f"{before}{text}{after}"


KIND = TrueFalseKind()
