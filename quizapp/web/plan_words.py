"""The plan of a day in words: how far the exam is, whether the time reaches, what today's work is made of."""

from __future__ import annotations

from collections import Counter
from datetime import date
from math import ceil

from quizapp.core.memory.exam_plan import Aim, DayPlan, Reason, days_between
from quizapp.core.memory.variants import ENOUGH_ANSWERS
from quizapp.usecases.day_plans import ExamToday
from quizapp.usecases.planning import Today
from quizapp.web.words import counted, days_away, minutes, weekday

TODAY = "Today is the day."
TODAY_IS_IT = f"{TODAY} Nothing new; a last look if you like."
NO_LAST_LOOK = f"{TODAY} Nothing is left for a last look, which asks what you met before and not yet today."
TOMORROW_IS_IT = "Tomorrow is the day."
PAST = (
    "Your exam is behind you. What you know will keep if you come back to it now and then, at your own pace; "
    "for another exam, set its day."
)
CATCH_UP_DAYS = 7


def countdown(exam: ExamToday, day: date) -> str:
    """`Exam in 12 days`, `Exam tomorrow`, `Exam today`."""
    return f"Exam {days_away(exam.aim.exams[0], day)}"


def reach(exam: ExamToday, day: date) -> str:
    """Whether the minutes reach, in a sentence: `You can meet the remaining 120 facts and …`."""
    plan = exam.plan
    if plan is None:
        return TODAY_IS_IT if exam.last_look else NO_LAST_LOOK
    need, have = max(ceil(plan.minutes_needed), 1), minutes_a_day(exam.aim, day)
    if not have:
        return f"There are no minutes before the exam. {counted(need, 'minute', 'minutes')} a day would do."
    enough = (
        f"{counted(need, 'minute', 'minutes')} a day {'is' if need == 1 else 'are'} enough, you have {have}."
    )
    if plan.load >= 1 and plan.unmet:
        rest = "the last fact" if plan.unmet == 1 else f"the remaining {plan.unmet} facts"
        return f"You can meet {rest} and recall each once: {enough}"
    if plan.load >= 1:
        return f"You have met every fact, and there is time to recall each once more: {enough}"
    wanted = "meet the rest and recall each once" if plan.unmet else "recall every fact once more"
    a_day = "" if (exam.aim.exams[0] - day).days == 1 else " a day"
    return (
        f"To {wanted} would take {counted(need, 'minute', 'minutes')}{a_day}; you have {have}. "
        "What gains most for the exam day comes first."
    )


def todays(today: Today, day: date) -> list[str]:
    """Why today's work is what it is, a sentence each; none on the exam day."""
    exam = today.exam
    if exam is None or exam.plan is None:
        return []
    planned = exam.aim.minutes.on(day)
    if not planned:
        return [f"No minutes are planned for today.{_next(today, day)}"]
    if not exam.plan.chosen:
        return [_nothing_left(exam, planned) + _next(today, day)]
    counts = Counter(one.reason for one in exam.plan.chosen)
    parts = [words for reason in Reason if (words := _because(reason, counts[reason]))]
    return [f"Today {_joined(parts)}.", *_spent(exam.spent, planned), *_gate(exam.plan, counts)]


def too_few(answers: int, wanted: int = ENOUGH_ANSWERS) -> str:
    """That nothing is foreseen yet, in the words of every page."""
    heard = counted(answers, "answer", "answers")
    return f"Not enough answers yet to foresee how much you will know: {heard} of {wanted}."


def not_enough(answers: int, wanted: int = ENOUGH_ANSWERS) -> str:
    """The same, and which answers count, for pages that explain the plan."""
    return (
        f"{too_few(answers, wanted)} Only those count that come a day or more after the one before, for they "
        "tell how fast you forget."
    )


def minutes_a_day(aim: Aim, day: date) -> int:
    """The minutes of a day with any, from today to the next exam, on average."""
    given = [minutes for one in days_between(day, aim.exams[0]) if (minutes := aim.minutes.on(one))]
    return round(sum(given) / len(given)) if given else 0


def later(today: Today) -> str:
    """What waits behind the session that would begin now, in a sentence; empty where it takes all."""
    left = len(today.order) - len(today.sitting)
    if not left:
        return ""
    if today.exam is not None:
        rest = minutes(today.seconds - today.sitting_seconds)
        waits = "1 more waits" if left == 1 else f"{left} more wait"
        return f"{waits} behind these today, about {counted(rest, 'minute', 'minutes')}."
    return f"More waits behind these: {catch_up(today)}"


def catch_up(today: Today) -> str:
    """How few minutes a day are enough for more than one session holds; empty where one takes all.

    With an exam ahead the plan says it in another way.
    """
    if today.exam is not None or len(today.order) == len(today.sitting):
        return ""
    need = max(ceil(today.seconds / 60 / CATCH_UP_DAYS), 1)  # not how many: a pile helps nobody
    return f"{counted(need, 'minute', 'minutes')} a day catch up within a week."


def come_back(today: Today, day: date) -> str:
    """When there is more to do, to go on after `Come back`, and without new facts for how much."""
    if today.next_day is None:
        return ""
    when = days_away(today.next_day, day)
    if today.exam is not None or (today.unmet and today.may_meet):
        return when
    return f"{when}, {counted(today.count_on(today.next_day), 'question', 'questions')}"


def _because(reason: Reason, count: int) -> str:
    one = count == 1
    words = {
        Reason.NEW: "is new" if one else "are new",
        Reason.DUE: "is due" if one else "are due",
        Reason.AHEAD: "comes early, for the exam day gains by it" if one else
                      "come early, for the exam day gains by it",
        Reason.PROBE: "was drawn by lot, to check the forecast" if one else
                      "were drawn by lot, to check the forecast",
        Reason.LAST_PASS: "comes once more before the exam" if one else "come once more before the exam",
    }  # fmt: skip
    return f"{count} {words[reason]}" if count else ""


def _joined(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _gate(plan: DayPlan, counts: Counter[Reason]) -> list[str]:
    if not counts[Reason.DUE]:
        return []
    return [
        f"A fact comes back once its chance of recall is under {round(plan.gate * 100)}\N{NO-BREAK SPACE}%."
    ]


def _spent(spent: float, planned: int) -> list[str]:
    done = round(spent / 60)
    return [f"You have done {done} of today’s {counted(planned, 'minute', 'minutes')}."] if done else []


def _nothing_left(exam: ExamToday, planned: int) -> str:
    plan = exam.plan
    if exam.spent >= (planned - 1) * 60:
        return f"Today’s {counted(planned, 'minute', 'minutes')} are done."
    if plan is not None and plan.is_done and exam.is_enough:
        return "Enough would be there on the exam day even if you did nothing more, so today is free."
    return "Everything was asked today that helps."


def _next(today: Today, day: date) -> str:
    eve = f" {TOMORROW_IS_IT}" if today.exam and (today.exam.aim.exams[0] - day).days == 1 else ""
    if today.next_day is None:
        return eve
    if (today.next_day - day).days == 1:
        return f"{eve} It goes on tomorrow."
    return f"{eve} The plan continues on {weekday(today.next_day)}."
