"""Name all: every item of a list, typed one by one in any order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import permutations
from typing import Any

from quizapp.core.asked import Asked, citing, question_about, straight_way
from quizapp.core.chance import Stream
from quizapp.core.errors import UnreadableAnswer
from quizapp.core.facts import Bank, Fact
from quizapp.core.kept import PerBank
from quizapp.core.kinds.typed import TYPED_FOR, TYPED_KINDS, TypedKind
from quizapp.core.listings import all_of_them, answers_of, item_text, says_how_many, whole_list
from quizapp.core.matching import near_rivals
from quizapp.core.questions import BLANK, WRONG, Grade, ListRow, Posted, Question, Response, Samples
from quizapp.core.text import fold, says_nothing, typed
from quizapp.core.tongues import with_request

ITEM = "item-"
SLIP = "Close, check the spelling: "
_ITEMS_ASKED: PerBank[str, list[Question]] = PerBank()  # by fact


class SetKind:
    """A list of two to six things, each typed into a field of its own, in any order."""

    name = "set"
    title = "name all"
    order = 45
    is_recall = True
    is_self_rated = False
    in_quizzes = True

    def suits(self, fact: Fact, bank: Bank) -> bool:
        """Whether the list is complete and its items can be typed in one form and be told apart."""
        if not whole_list(fact) or straight_way(fact, bank) is None or _kind_of(fact, bank) is None:
            return False
        asked = _items_asked(fact, bank)
        return len({item.hint for item in asked}) == 1 and _are_apart(asked)

    def build(self, fact: Fact, bank: Bank, chance: Stream) -> Question:
        """The fact, asked for all that it lists; nothing is drawn."""
        asked = _items_asked(fact, bank)
        return question_about(
            self.name,
            fact,
            bank,
            Asked(fact.ask, fact.answer),
            key=[item.answer_text for item in asked],
            prompt=citing(_prompt(fact, bank), fact, bank),
            hint=asked[0].hint,
            detail={
                "places": len(asked),
                "shown": [item_text(item, bank) for item in whole_list(fact)],
                "marking": [_stored(item) for item in asked],
            },
        )

    def read(self, question: Question, posted: Posted) -> Response:
        """What was typed under `item-0`, `item-1` ...; BLANK where none says anything.

        Raises UnreadableAnswer where one cannot be read, or where the question has no such field.
        """
        names = [f"{ITEM}{place}" for place in range(question.detail["places"])]
        if any(name.startswith(ITEM) and name not in names for name in posted):
            raise UnreadableAnswer("The answer has a field too many. Load the page again and answer there.")
        texts = [typed(posted, name) for name in names]
        texts = ["" if says_nothing(text) else text for text in texts]
        for text in filter(None, texts):
            _check(question, text)
        return Response(texts, "; ".join(filter(None, texts))) if any(texts) else BLANK

    def fields(self, question: Question, response: Response) -> dict[str, str]:
        """What was typed into each field, under `item-0`, `item-1` ..."""
        return {f"{ITEM}{place}": text for place, text in enumerate(response.value) if text}

    def grade(self, question: Question, response: Response) -> Grade:
        """The share of items that were named; each counts once, and what is wrong costs nothing."""
        if response.is_blank:
            return WRONG
        found = _found(question, response.value)
        slips = [note.removeprefix(SLIP).rstrip(".") for _, note in found if note]
        note = f"{SLIP}{'; '.join(dict.fromkeys(slips))}." if slips else ""
        named = {place for place, _ in found if place is not None}
        return Grade(len(named) / question.detail["places"], note)

    def rows(self, question: Question, response: Response) -> tuple[ListRow, ...]:
        """Each item of the list, named or missing, and then what was given besides."""
        texts: Sequence[str] = response.value or ()
        given: dict[int, str] = {}
        others: list[ListRow] = []
        for text, (place, _) in zip(texts, _found(question, texts), strict=True):
            if place is None and text:
                others.append(ListRow(text, False, True, "not one of them"))
            elif place in given:
                others.append(ListRow(text, False, True, "named before"))
            elif place is not None:
                given[place] = text
        items = [
            ListRow(shown, True, place in given, _as_written(given.get(place, ""), right))
            for place, (shown, right) in enumerate(zip(question.detail["shown"], question.key, strict=True))
        ]
        return (*items, *others)

    def samples(self, question: Question) -> Samples:
        """The items from the last to the first, something else, and what the first item cannot read."""
        samples = [TYPED_KINDS[item.kind].samples(item) for item in _items(question)]
        right = [sample.right["answer"] for sample in reversed(samples)]
        wrong = next(
            sample.wrong["answer"]
            for sample in samples
            if _found(question, sample.wrong["answer"]) == [(None, "")]
        )
        unreadable = samples[0].unreadable
        return Samples(
            {f"{ITEM}{place}": text for place, text in enumerate(right)},
            {f"{ITEM}0": wrong},
            {f"{ITEM}0": unreadable["answer"]} if unreadable else None,
        )


def _prompt(fact: Fact, bank: Bank) -> str:
    count = len(whole_list(fact))
    if says_how_many(fact.ask, count):
        return fact.ask
    return with_request(fact.ask, f"Name {all_of_them(count)}.", bank)


def _kind_of(fact: Fact, bank: Bank) -> TypedKind | None:
    """The one kind in which every item of the list can be typed."""
    kinds = [TYPED_FOR.get(answer.type_name) for answer in answers_of(fact)]
    kind = kinds[0]
    if kind is None or any(other is not kind for other in kinds):
        return None
    return kind if all(kind.takes(answer, bank) for answer in answers_of(fact)) else None


def _items_asked(fact: Fact, bank: Bank) -> list[Question]:
    """A question for each item, found once for a bank; a slip that may mean another item is none."""

    def find() -> list[Question]:
        kind = _kind_of(fact, bank)
        assert kind is not None  # noqa: S101 (suits lets only such facts through)
        asked = [kind.asked(fact, Asked(fact.ask, answer), bank) for answer in answers_of(fact)]
        return [_with_rivals(item, [other for other in asked if other is not item]) for item in asked]

    return _ITEMS_ASKED.get(bank, fact.id, find)


def _with_rivals(item: Question, others: Sequence[Question]) -> Question:
    if "rivals" not in item.detail:
        return item
    right: list[str] = item.detail["right"]
    near = near_rivals(right, [text for other in others for text in other.detail["right"]])
    rivals = dict.fromkeys([*item.detail["rivals"], *near])
    return replace(item, detail={**item.detail, "rivals": list(rivals)})


def _are_apart(asked: Sequence[Question]) -> bool:
    """Whether no right answer for one item is taken for another."""
    return not any(
        _grade(other, text).fraction for one, other in permutations(asked, 2) for text in _spellings(one)
    )


def _spellings(item: Question) -> list[str]:
    right: list[str] = item.detail.get("right") or TYPED_KINDS[item.kind].samples(item).right["answer"]
    return right


def _stored(item: Question) -> dict[str, Any]:
    return {"kind": item.kind, "answer_text": item.answer_text, "detail": dict(item.detail)}


def _items(question: Question) -> list[Question]:
    """The question for each item, as far as reading and marking need it."""
    return [_restored(question, stored) for stored in question.detail["marking"]]


def _restored(question: Question, stored: Mapping[str, Any]) -> Question:
    return replace(
        question,
        kind=stored["kind"],
        key=stored["answer_text"],
        answer_text=stored["answer_text"],
        detail=stored["detail"],
    )


def _grade(item: Question, text: str) -> Grade:
    kind = TYPED_KINDS[item.kind]
    try:
        return kind.grade(item, kind.read(item, {"answer": [text]}))
    except UnreadableAnswer:
        return WRONG


def _check(question: Question, text: str) -> None:
    """Raise UnreadableAnswer where a text can be read for none of the items."""
    problem: UnreadableAnswer | None = None
    for item in _items(question):
        try:
            TYPED_KINDS[item.kind].read(item, {"answer": [text]})
        except UnreadableAnswer as found:
            problem = problem or found
        else:
            return
    if problem is not None:
        raise problem


def _found(question: Question, texts: Sequence[str]) -> list[tuple[int | None, str]]:
    """For each text the place of the item that it names, None where it names none, and the note of a slip."""
    items = _items(question)
    return [_named(items, text) for text in texts]


def _named(items: Sequence[Question], text: str) -> tuple[int | None, str]:
    grades = [_grade(item, text) if text else WRONG for item in items]
    return next(((place, grade.note) for place, grade in enumerate(grades) if grade.is_right), (None, ""))


def _as_written(given: str, right: str) -> str:
    return f"you wrote “{given}”" if given and fold(given) != fold(right) else ""


KIND = SetKind()
