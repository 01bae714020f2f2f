"""A question before it is answered, which holds no key, and after, which tells all."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.core.questions import Grade, Question, Response


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """What a taker may see before answering. It has no field from which the key could leak."""

    kind: str
    kind_title: str
    prompt: str
    options: tuple[str, ...] = ()
    hint: str = ""
    section: str = ""

    @staticmethod
    def of(question: Question, kind_title: str, section_title: str = "") -> AskedQuestion:
        """The visible part of `question`."""
        return AskedQuestion(
            kind=question.kind,
            kind_title=kind_title,
            prompt=question.prompt,
            options=tuple(option.text for option in question.options),
            hint=question.hint,
            section=section_title,
        )


@dataclass(frozen=True, slots=True)
class CardBack:
    """The other side of a flashcard in study, shown when the learner turns it."""

    answer: str
    say: str = ""
    why: str = ""
    caution: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class AnsweredOption:
    """An option afterwards; `note` says what a wrong one really is ("that was 1959")."""

    text: str
    is_key: bool
    is_chosen: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """A question with what was answered and what is right.

    `verdict` is `right`, `wrong`, `partly` or `blank`; `given` repeats the learner's words; `place` is in
    words; `memory` says what the answer did to memory; `points` is how it counted ("0 of 1").
    """

    kind: str
    kind_title: str
    prompt: str
    verdict: str
    given: str
    right_answer: str
    options: tuple[AnsweredOption, ...] = ()
    section: str = ""
    note: str = ""
    say: str = ""
    why: str = ""
    caution: str = ""
    place: str = ""
    memory: str = ""
    points: str = ""
    number: int = 0
    fact: str = ""

    @staticmethod
    def of(
        question: Question,
        response: Response,
        grade: Grade,
        *,
        kind_title: str,
        section_title: str = "",
        place: str = "",
        memory: str = "",
        points: str = "",
        number: int = 0,
    ) -> AnsweredQuestion:
        """`question` with its key, `response` and `grade`, ready to be shown to its taker."""
        return AnsweredQuestion(
            kind=question.kind,
            kind_title=kind_title,
            prompt=question.prompt,
            verdict=verdict_of(response, grade),
            given=response.shown,
            right_answer=question.detail.get("shown_as_answer") or question.answer_text,
            options=_options_afterwards(question, response),
            section=section_title,
            note="" if any(option.note == grade.note for option in question.options) else grade.note,
            say=question.say,
            why=question.why,
            caution=question.caution,
            place=place,
            memory=memory,
            points=points,
            number=number,
            fact=question.fact,
        )


def verdict_of(response: Response, grade: Grade) -> str:
    """`right`, `partly`, `blank` or `wrong`."""
    if grade.is_right:
        return "right"
    if response.is_blank:
        return "blank"
    return "partly" if grade.fraction > 0 else "wrong"


def _options_afterwards(question: Question, response: Response) -> tuple[AnsweredOption, ...]:
    """The options marked; whoever chose by text and whoever chose by index is recognised."""
    chosen = str(response.value) if response.value is not None else ""
    return tuple(
        AnsweredOption(
            text=option.text,
            is_key=str(index) == str(question.key),
            is_chosen=chosen == str(index),
            note=option.note,
        )
        for index, option in enumerate(question.options)
    )
