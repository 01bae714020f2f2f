"""What a wrong answer was, and which other fact of the bank has the value that was given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.core.asked import statement
from quizapp.core.errors import UnreadableAnswer
from quizapp.core.facts import Bank, Fact
from quizapp.core.kept import PerBank
from quizapp.core.kinds import KINDS
from quizapp.core.numbers import figure_in
from quizapp.core.periods import read_span
from quizapp.core.questions import Question, Response
from quizapp.core.rendering import answer_text
from quizapp.core.revealing import phrases_of
from quizapp.core.text import fold
from quizapp.core.values import Answer, Date, Listing, Money, Name, Number, Percent, Period, Year

_TIMES, _FIGURES = (Year, Date, Period), (Number, Money, Percent)
Form = tuple[str, ...]  # values of one form can be taken for each other


@dataclass(frozen=True, slots=True)
class Mistake:
    """What was answered, as it is shown, and the fact whose value that is; None where there is none."""

    given: str | None = None
    confused_with: str | None = None


NO_MISTAKE = Mistake()
_VALUES: PerBank[bool, dict[Form, list[str]]] = PerBank()  # by whether the facts are turned round


def mistake_about(question: Question, response: Response, fact_id: str, bank: Bank) -> Mistake:
    """What a wrong response says of one fact of the question.

    Nothing where no value was given: "I don't know", a card that learners grade themselves, the places of
    events among others, and which of two is more.
    """
    if response.is_blank or KINDS[question.kind].is_self_rated:
        return NO_MISTAKE
    credits = question.detail.get("credits")
    if credits and "right_side" in question.detail:
        return _in_matching(question, response, credits, fact_id, bank)
    if credits:
        return NO_MISTAKE
    if "swapped_in" in question.detail:  # a wrong statement was taken for true, or a true one for wrong
        swapped_in, note = str(question.detail["swapped_in"]), str(question.detail["correction"])
        return Mistake(
            response.shown, _whose(swapped_in, question, fact_id, bank, note) if swapped_in else None
        )
    note = question.options[response.value].note if _is_choice(question, response) else ""
    return Mistake(response.shown, _whose(response.shown, question, fact_id, bank, note))


def fact_with_value(
    text: str, fact: Fact, bank: Bank, turned: bool = False, first: tuple[str, ...] = ()
) -> str:
    """The id of another fact whose value, of the same form as that of `fact`, is what `text` says; or empty.

    `turned`: names were asked for that values belong to. Of several the facts named in `first` go first, then
    those of the same relation.
    """
    wanted = Name(fact.turn.name) if turned and fact.turn else fact.answer.value
    found: dict[str, None] = {}
    for key in _keys_of_text(text, _form_of(Answer(wanted))):
        found.update(dict.fromkeys(_values(bank, turned).get(key, ())))
    others = [bank.fact_by_id[name] for name in found if name != fact.id]
    best = min(
        others,
        key=lambda one: (one.id not in first, one.about.what != fact.about.what, bank.place_by_id[one.id]),
        default=None,
    )
    return best.id if best else ""


def _in_matching(
    question: Question, response: Response, credits: list[str], fact_id: str, bank: Bank
) -> Mistake:
    if fact_id not in credits:
        return NO_MISTAKE
    chosen = response.value[credits.index(fact_id)]
    if chosen is None:
        return NO_MISTAKE
    text = question.detail["right_side"][chosen]
    owner = next((credits[left] for left, right in question.key if right == chosen), None)
    return Mistake(text, owner or _whose(text, question, fact_id, bank))


def _is_choice(question: Question, response: Response) -> bool:
    return isinstance(response.value, int) and 0 <= response.value < len(question.options)


def _whose(text: str, question: Question, fact_id: str, bank: Bank, note: str = "") -> str | None:
    """The fact whose value a text is; else the one that the note of a wrong option tells of."""
    fact = bank.fact_by_id.get(fact_id)
    if fact is None:
        return None
    mentions = tuple(question.detail.get("mentions", ()))
    found = fact_with_value(text, fact, bank, bool(question.detail.get("turned")), mentions)
    told = (name for name in mentions if name in bank.fact_by_id and statement(bank.fact_by_id[name]) in note)
    return found or next(told, None)


def _values(bank: Bank, turned: bool) -> dict[Form, list[str]]:
    """The facts by every way to say their value, or the name that they are turned round to."""
    return _VALUES.get(bank, turned, lambda: _find_values(bank, turned))


def _find_values(bank: Bank, turned: bool) -> dict[Form, list[str]]:
    found: dict[Form, list[str]] = {}
    for fact in bank.facts:
        if turned and fact.turn is None:
            continue
        answer = Answer(Name(fact.turn.name)) if turned and fact.turn else fact.answer
        for key in dict.fromkeys(_keys_of(answer, bank)):
            found.setdefault(key, []).append(fact.id)
    return found


def _keys_of(answer: Answer, bank: Bank) -> Iterator[Form]:
    if isinstance(answer.value, Listing):
        return
    form = _form_of(answer)
    for phrase in phrases_of(answer, bank):
        yield (*form, phrase)
    if form[0] in ("time", "figure"):
        for text in (answer_text(answer, bank), *answer.also):
            yield from _read(text, form)


def _keys_of_text(text: str, form: Form) -> Iterator[Form]:
    yield (*form, fold(text))
    yield from _read(text, form)


def _read(text: str, form: Form) -> Iterator[Form]:
    """The value of a time or a figure, however it is written."""
    if form[0] == "figure":
        figure = figure_in(text)
        if figure is not None:
            yield (*form, f"={figure.normalize()}")
    if form[0] == "time":
        try:
            yield (*form, f"={read_span(text)!r}")
        except UnreadableAnswer:
            return


def _form_of(answer: Answer) -> Form:
    value = answer.value
    if isinstance(value, _TIMES):
        return ("time",)
    if isinstance(value, _FIGURES):
        unit = getattr(value, "unit", "") or getattr(value, "currency", "")
        return ("figure", type(value).__name__, unit)
    return (type(value).__name__,)
