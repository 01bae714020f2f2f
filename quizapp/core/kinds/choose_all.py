"""Choose all: the items of a list among sound wrong ones, with a box to tick for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import comb

from quizapp.core.asked import Asked, citing, question_about, straight_way
from quizapp.core.chance import Stream
from quizapp.core.distractors_words import (
    Candidate,
    distinct,
    name_candidates,
    spellings_of,
    term_candidates,
)
from quizapp.core.facts import Bank, Fact
from quizapp.core.joint import read_places
from quizapp.core.kept import PerBank
from quizapp.core.listings import all_of_them, answers_of, says_how_many, whole_list
from quizapp.core.memory.evidence import with_partial_knowledge
from quizapp.core.questions import BLANK, WRONG, Grade, ListRow, Option, Posted, Question, Response, Samples
from quizapp.core.rendering import answer_text
from quizapp.core.tongues import with_request
from quizapp.core.values import Answer, Name

CHOICE = "choice-"
LEAST_OPTIONS, MOST_OPTIONS = 4, 7
LEAST_WRONG = 2
_CANDIDATES: PerBank[str, list[Candidate]] = PerBank()  # by fact


class ChooseAllKind:
    """Four to seven options, of which all that are right are wanted."""

    name = "choose_all"
    title = "choose all"
    order = 20
    is_recall = False
    is_self_rated = False
    in_quizzes = True

    def suits(self, fact: Fact, bank: Bank) -> bool:
        """Whether the list is complete and enough sound wrong items are at hand."""
        if not whole_list(fact) or straight_way(fact, bank) is None:
            return False
        least, most = _sizes(fact, bank)
        return least <= most

    def build(self, fact: Fact, bank: Bank, chance: Stream) -> Question:
        """The items of the fact among wrong ones, in an order of chance."""
        right = [Candidate(answer_text(answer, bank), "") for answer in answers_of(fact)]
        size = chance.fork("size").between(*_sizes(fact, bank))
        wrong = chance.fork("wrong").sample(_candidates(fact, bank), size)
        rows = chance.fork("shown").shuffled([*right, *wrong])
        is_told = says_how_many(fact.ask, len(right))
        wanted = all_of_them(len(right)) if is_told else "all that are right"
        return question_about(
            self.name,
            fact,
            bank,
            Asked(fact.ask, fact.answer),
            key=[index for index, row in enumerate(rows) if row in right],
            prompt=citing(with_request(fact.ask, f"Choose {wanted}.", bank), fact, bank),
            options=[Option(row.text, row.note) for row in rows],
            guess_chance=guess_chance_of(len(rows), len(right) if is_told else None),
            detail={"mentions": list(dict.fromkeys(row.source for row in wrong if row.source))},
        )

    def read(self, question: Question, posted: Posted) -> Response:
        """The options ticked, each by a 1 under `choice-0`, `choice-1` ...; BLANK where none is.

        Raises UnreadableAnswer for an option that the question does not have.
        """
        ticked = read_places(posted, CHOICE, len(question.options), 2)
        chosen = [index for index, tick in enumerate(ticked) if tick]
        shown = "; ".join(question.options[index].text for index in chosen)
        return Response(chosen, shown) if chosen else BLANK

    def fields(self, question: Question, response: Response) -> dict[str, str]:
        """A 1 for each option that was ticked, under `choice-0`, `choice-1` ..."""
        return {f"{CHOICE}{index}": "1" for index in response.value}

    def grade(self, question: Question, response: Response) -> Grade:
        """The share of right options chosen; each wrong one takes one of them away."""
        if response.is_blank:
            return WRONG
        right = len(set(response.value) & set(question.key))
        wrong = len(set(response.value) - set(question.key))
        return Grade(max(0, right - wrong) / len(question.key))

    def rows(self, question: Question, response: Response) -> tuple[ListRow, ...]:
        """The options as they stood, with what was chosen."""
        chosen = response.value or ()
        return tuple(
            ListRow(option.text, index in question.key, index in chosen, option.note)
            for index, option in enumerate(question.options)
        )

    def mix(self, question: Question, chance: Stream) -> Question:
        """The same rows in any order."""
        order = chance.shuffled(range(len(question.options)))
        return replace(
            question,
            options=tuple(question.options[place] for place in order),
            key=[index for index, place in enumerate(order) if place in question.key],
        )

    def samples(self, question: Question) -> Samples:
        """All that are right, all that are wrong, and one that is not there."""
        wrong = [index for index in range(len(question.options)) if index not in question.key]
        return Samples(_posting(question.key), _posting(wrong), _posting([99]))


def guess_chance_of(options: int, right: int | None) -> float:
    """The chance, 0 to 1, of choosing right without knowing; `right` of them, where the question says so."""
    ways = 2**options if right is None else comb(options, right)
    return round(with_partial_knowledge(1 / ways), 4)


def _sizes(fact: Fact, bank: Bank) -> tuple[int, int]:
    """The fewest and the most wrong options; the fewest are more than the most where there are too few."""
    right = len(whole_list(fact))
    return max(LEAST_WRONG, LEAST_OPTIONS - right), min(MOST_OPTIONS - right, len(_candidates(fact, bank)))


def _candidates(fact: Fact, bank: Bank) -> list[Candidate]:
    """All sound wrong items: those written by hand, else the other names of the pool of all items."""

    def find() -> list[Candidate]:
        spellings = [text for answer in answers_of(fact) for text in spellings_of(answer, bank)]
        written = term_candidates(fact)
        found = written if len(written) >= LEAST_WRONG else _other_names(fact, bank)
        return distinct(spellings, found)

    return _CANDIDATES.get(bank, fact.id, find)


def _other_names(fact: Fact, bank: Bank) -> list[Candidate]:
    """Names of the pool that are wrong for each of the items; none where the items are not of one pool."""
    answers = answers_of(fact)
    if len({_pool_of(answer, bank) for answer in answers}) > 1 or not _pool_of(answers[0], bank):
        return []
    found = [name_candidates(fact, Asked(fact.ask, answer), bank) for answer in answers]
    return [one for one in found[0] if all(one in others for others in found[1:])]


def _pool_of(answer: Answer, bank: Bank) -> str:
    entry = bank.name_by_id.get(answer.value.id) if isinstance(answer.value, Name) else None
    return entry.pool if entry else ""


def _posting(chosen: Sequence[int]) -> dict[str, list[str]]:
    return {f"{CHOICE}{index}": ["1"] for index in chosen}


KIND = ChooseAllKind()
