"""A question before it is answered, which holds no key, and after, which tells all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from quizapp.core.also_right import also_right
from quizapp.core.kinds import JOINT_KINDS, LIST_KINDS
from quizapp.core.kinds.ordering import ORDINALS
from quizapp.core.questions import Grade, Question, Response
from quizapp.web.views.charts import BarChart
from quizapp.web.views.own import NoteBox
from quizapp.web.views.pictures import SeenPicture


def _unsaid(_at: Iterable[str]) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """What a taker may see before answering. It has no field from which the key could leak.

    `marked_as` is the kind whose form it takes, where that is another one; `places` how many things are
    to be typed, where that is more than one. `repeats`: a right side may fit several left ones.
    """

    kind: str
    kind_title: str
    prompt: str
    options: tuple[str, ...] = ()
    hint: str = ""
    section: str = ""
    marked_as: str = ""
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    places: int = 1
    chart: BarChart | None = None
    repeats: bool = False
    picture: SeenPicture | None = None

    @property
    def ordinals(self) -> tuple[str, ...]:
        """The places that options can be given in an order."""
        return ORDINALS[: len(self.options)]

    @staticmethod
    def of(question: Question, kind_title: str, section_title: str = "", bank: str = "") -> AskedQuestion:
        """The visible part of `question`; `bank` is the course that has its picture."""
        return AskedQuestion(
            kind=question.kind,
            kind_title=kind_title,
            prompt=question.prompt,
            options=tuple(option.text for option in question.options),
            hint=question.hint,
            section=section_title,
            marked_as=question.marked_as,
            left=tuple(question.detail.get("left", ())),
            right=tuple(question.detail.get("right_side", ())),
            places=question.detail.get("places", 1),
            chart=BarChart.asked(question.detail),
            repeats=bool(question.detail.get("repeats")),
            picture=SeenPicture.of(question.picture, bank),
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
    """An option, or one of several things that were typed, afterwards.

    `note` says what a wrong one really is ("that was 1959"). Several are the key where all were wanted.
    """

    text: str
    is_key: bool
    is_chosen: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class AnsweredPart:
    """One part of a question about several facts: `given` is what was chosen for it, empty where nothing.

    `answer` is what is right, `place` where the source says so, in words. `fact` is the one it tests, and
    `own_note` what the learner wrote on that, where they may write.
    """

    text: str
    answer: str
    given: str
    is_right: bool
    place: str = ""
    fact: str = ""
    own_note: NoteBox | None = None


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """A question with what was answered and what is right.

    `verdict` is `right`, `wrong`, `partly` or `blank`; `given` repeats the learner's words; `place` is in
    words; `memory` says what the answer did to memory; `points` is how it counted ("0 of 1"). `marked_as`
    is the kind whose form it takes. `sure` says how sure they were, where that was asked; `is_sure_wrong`
    marks a wrong answer they were most sure of. `correction` says what their teacher put right about it.
    Without `shows_key` only the answer itself is told, and `right_answer` where it may be; `verdict` is
    empty while it may not be known. `whose` says whose the answer is, to whoever reads. `also` are other
    words that would have been right.
    """

    kind: str
    kind_title: str
    prompt: str
    verdict: str
    given: str
    right_answer: str
    options: tuple[AnsweredOption, ...] = ()
    parts: tuple[AnsweredPart, ...] = ()
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
    marked_as: str = ""
    sure: str = ""
    is_sure_wrong: bool = False
    correction: str = ""
    chart: BarChart | None = None
    shows_key: bool = True
    whose: str = "yours"
    picture: SeenPicture | None = None
    also: tuple[str, ...] = ()
    counts: bool = True

    @property
    def wants_several(self) -> bool:
        """Whether several things were wanted of one fact, so that each needs a row of its own."""
        return sum(option.is_key for option in self.options) > 1

    @property
    def missed(self) -> int:
        """How many facts were not right: each part counts where there are several facts.

        None where the whole question does not count.
        """
        if not self.counts or self.verdict == "right":
            return 0
        if self.parts and self.kind in JOINT_KINDS:
            return sum(not part.is_right for part in self.parts)
        return 1

    @staticmethod
    def of(
        question: Question,
        response: Response,
        grade: Grade,
        *,
        kind_title: str,
        section_title: str = "",
        where: Callable[[Iterable[str]], str] = _unsaid,
        memory: str = "",
        points: str = "",
        number: int = 0,
        sure: str = "",
        is_sure_wrong: bool = False,
        correction: str = "",
        whose: str = "yours",
        bank: str = "",
        counts: bool = True,
    ) -> AnsweredQuestion:
        """`question` with its key, `response` and `grade`, ready to be shown to its taker.

        `where` says places in the source in words; `bank` is the course that has its picture.
        """
        return replace(
            _marked(question, response, grade, where),
            kind_title=kind_title,
            section=section_title,
            memory=memory,
            points=points,
            number=number,
            sure=sure,
            is_sure_wrong=is_sure_wrong,
            correction=correction,
            whose=whose,
            picture=SeenPicture.of(question.picture, bank),
            counts=counts,
        )

    def with_notes(self, notes: Mapping[str, NoteBox]) -> AnsweredQuestion:
        """The same with the notes, by fact, beside the parts that test those facts."""
        parts = tuple(replace(part, own_note=notes.get(part.fact)) for part in self.parts)
        return replace(self, parts=parts)


def _marked(
    question: Question, response: Response, grade: Grade, where: Callable[[Iterable[str]], str]
) -> AnsweredQuestion:
    """What question, response and grade say by themselves."""
    parts = _parts_afterwards(question, response, where)
    return AnsweredQuestion(
        kind=question.kind,
        kind_title="",
        prompt=question.prompt,
        verdict=verdict_of(response, grade),
        given=response.shown,
        right_answer=question.detail.get("shown_as_answer") or question.answer_text,
        options=() if parts else _options_afterwards(question, response),
        parts=parts,
        note="" if any(option.note == grade.note for option in question.options) else grade.note,
        say=question.say,
        why=question.why,
        caution=question.caution,
        place="" if parts and question.kind in JOINT_KINDS else where(question.at),
        fact=question.fact,
        marked_as=question.marked_as,
        chart=BarChart.whole(question.detail, where),
        also=also_right(question, response),
    )


def verdict_of(response: Response, grade: Grade) -> str:
    """`right`, `partly`, `blank` or `wrong`."""
    if grade.is_right:
        return "right"
    if response.is_blank:
        return "blank"
    return "partly" if grade.fraction > 0 else "wrong"


def _parts_afterwards(
    question: Question, response: Response, where: Callable[[Iterable[str]], str]
) -> tuple[AnsweredPart, ...]:
    """The parts marked; none for a question that has none."""
    joint = JOINT_KINDS.get(question.marked_as)
    found = joint.parts(question, response) if joint else ()
    return tuple(
        AnsweredPart(part.text, part.answer, part.given, part.is_right, where(part.at), part.fact)
        for part in found
    )


def _options_afterwards(question: Question, response: Response) -> tuple[AnsweredOption, ...]:
    """The options marked, or all that was wanted and given; a choice by text or by index is recognised."""
    several = LIST_KINDS.get(question.marked_as)
    if several:
        rows = several.rows(question, response)
        return tuple(AnsweredOption(row.text, row.is_right, row.is_given, row.note) for row in rows)
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
