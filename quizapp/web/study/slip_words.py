"""What to say besides of an answer: whose a wrong one is, that it is believed."""

from __future__ import annotations

from dataclasses import replace

from quizapp.core.asked import statement
from quizapp.core.kinds.estimate import ANOTHER
from quizapp.core.questions import Grade
from quizapp.usecases.sitting import GivenAnswer
from quizapp.web.views.study import Advice
from quizapp.web.words import place

_TIMES = {2: "Twice", 3: "Three times", 4: "Four times"}


def advice_on(given: GivenAnswer) -> Advice | None:
    """What helps after this answer; None where nothing but the right answer is to be said."""
    rival, belief = given.rival, given.belief
    is_told_already = any(option.text == given.response.shown for option in given.question.options)
    if not (belief or given.leech_lapses or (rival and not is_told_already)):
        return None
    return Advice(
        given=belief.given if belief else given.response.shown,
        times=_TIMES.get(belief.times, f"{belief.times} times") if belief else "",
        rival=statement(rival) if rival else "",
        rival_fact=rival.id if rival else "",
        rival_place=place(given.bank, map(str, rival.at)) if rival else "",
        answer=given.question.answer_text,
        lapses=given.leech_lapses,
        is_side_by_side=given.is_side_by_side,
    )


def without_repeating(grade: Grade, advice: Advice | None) -> Grade:
    """The grade without a note that the value is that of something else, where the advice says of what."""
    return replace(grade, note="") if advice and advice.rival and grade.note == ANOTHER else grade
