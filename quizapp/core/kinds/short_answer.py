"""A name or a short term, typed."""

from __future__ import annotations

import re

from quizapp.core.asked import Asked, question_about, ways_to_ask
from quizapp.core.chance import Stream
from quizapp.core.distractors_words import spellings_of
from quizapp.core.facts import Bank, Fact
from quizapp.core.kept import PerBank
from quizapp.core.matching import is_right_but_for_words, match_text, near_spellings
from quizapp.core.questions import BLANK, RIGHT, WRONG, Grade, Posted, Question, Response, Samples
from quizapp.core.rendering import answer_text
from quizapp.core.spellings import folded_names, names_to_type
from quizapp.core.text import LONGEST_TYPED, content_words, count_words, fold, says_nothing, typed, words_of
from quizapp.core.values import Answer, Name, Term

MOST_WORDS = 3
MOST_LETTERS = 40
_JOINING = frozenset(["in", "at", "on", "by", "with", "of", "near"])
_LEADING = frozenset(["to", "from", "into", "for", "against", "under", "through", "via", "until", "after"])
MOST_SPELLINGS = 2_000  # of names that a slip is held against; of more, those of the pool in question
_RIVALS: PerBank[tuple[str, bool, tuple[str, ...]], list[str]] = (
    PerBank()
)  # by fact, way round, right answers


class ShortAnswerKind:
    """A name or a short term, typed; small slips of spelling count as right and are named."""

    name = "short_answer"
    title = "short answer"
    order = 40
    is_recall = True
    is_self_rated = False
    in_quizzes = True

    def suits(self, fact: Fact, bank: Bank) -> bool:
        """Names and short terms without a role; a cause or a purpose can be said in too many ways."""
        return any(self.takes(way.answer, bank) for way in ways_to_ask(fact, bank))

    def takes(self, answer: Answer, bank: Bank) -> bool:
        """Names of the bank, and terms of a few words."""
        return _is_short(answer, bank)

    def build(self, fact: Fact, bank: Bank, chance: Stream) -> Question:
        """The fact, asked straight or turned round."""
        return self.asked(
            fact, chance.choose([way for way in ways_to_ask(fact, bank) if _is_short(way.answer, bank)]), bank
        )

    def asked(self, fact: Fact, way: Asked, bank: Bank) -> Question:
        """The fact asked in this way, with all spellings that are right."""
        right = spellings_of(way.answer, bank)
        if isinstance(way.answer.value, Name):
            right += without_sort(right, f"{way.prompt} {'' if way.turned else fact.ask}")
        return question_about(
            self.name,
            fact,
            bank,
            way,
            hint="a name" if isinstance(way.answer.value, Name) else "a word or a short phrase",
            detail={
                "right": right,
                "refused": list(way.answer.refused),
                "rivals": _rivals(fact, way, right, bank),
                "said": _said_nouns(f"{way.prompt} {'' if way.turned else fact.ask}", right),
            },
        )

    def read(self, question: Question, posted: Posted) -> Response:
        """What was typed under `answer`; BLANK where that says nothing. Raises UnreadableAnswer."""
        text = typed(posted)
        return BLANK if says_nothing(text) else Response(text, text)

    def fields(self, question: Question, response: Response) -> dict[str, str]:
        """What was typed, under `answer`."""
        return {"answer": response.shown}

    def grade(self, question: Question, response: Response) -> Grade:
        """Right where it matches a spelling; a small slip is right too, with a note."""
        if response.is_blank:
            return WRONG
        detail = question.detail
        typed_text = str(response.value)
        match = match_text(typed_text, detail["right"], detail["rivals"], detail["refused"])
        if not match.is_right and (bare := without_preposition(typed_text, question.prompt)):
            match = match_text(bare, detail["right"], detail["rivals"], detail["refused"])
        others = {fold(text) for text in (*detail["rivals"], *detail["refused"])}
        if (
            not match.is_right
            and fold(typed_text) not in others
            and is_right_but_for_words(typed_text, detail["right"], detail.get("said", ()))
        ):
            return RIGHT
        if match.is_right and match.slip:
            return Grade(1.0, f"Close, check the spelling: {match.slip}.")
        return RIGHT if match.is_right else WRONG

    def samples(self, question: Question) -> Samples:
        """The answer, something else, and far too long a text."""
        long = "x" * (LONGEST_TYPED + 1)
        return Samples({"answer": [question.detail["right"][0]]}, {"answer": ["Qwxzq"]}, {"answer": [long]})


def without_preposition(text: str, asked: str) -> str:
    """A typed text without its first word where that only joins it to the question, else an empty text.

    `from Velm` answers the question from which town; `in Velm` says no less than `Velm` anywhere.
    """
    first, _, rest = fold(text).partition(" ")
    return rest if first in _JOINING or (first in _LEADING and first in words_of(asked)) else ""


def without_sort(spellings: list[str], asked: str) -> list[str]:
    """Names without the noun that the question says already: `Posyet` where it asks which bay."""
    said = {fold(word) for word in re.findall(r"\w+", asked) if word.islower() or not word.isascii()}
    found = []
    for spelling in spellings:
        first, *middle = spelling.split()
        if middle and not spelling[-1].isdigit():
            if fold(middle[-1]) in said and fold(first) not in said:
                found.append(" ".join([first, *middle[:-1]]))
            elif fold(first) in said and fold(middle[-1]) not in said:
                found.append(" ".join(middle))
    known = {fold(spelling) for spelling in spellings}
    return [name for name in dict.fromkeys(found) if fold(name) and fold(name) not in known]


def _said_nouns(asked: str, right: list[str]) -> list[str]:
    """The words of a question that may stand beside what it asks for; none of the answer."""
    own = {word for text in right for word in words_of(text)}
    return sorted({word for word in content_words(asked) if len(word) > 2 and word not in own})


def _is_short(answer: Answer, bank: Bank) -> bool:
    value = answer.value
    if isinstance(value, Name):
        return value.id in bank.name_by_id and not says_nothing(answer_text(answer, bank))
    if not isinstance(value, Term) or value.role:
        return False
    words, count = words_of(value.text), count_words(value.text, with_small_ones=True)
    return 0 < count <= MOST_WORDS and len(value.text) <= MOST_LETTERS and not {"and", "or"} & set(words)


def _rivals(fact: Fact, way: Asked, right: list[str], bank: Bank) -> list[str]:
    """Other names and terms so near in spelling that a slip could mean them."""
    place = (fact.id, way.turned, tuple(right))
    return _RIVALS.get(bank, place, lambda: _find_rivals(fact, way, right, bank))


def _find_rivals(fact: Fact, way: Asked, right: list[str], bank: Bank) -> list[str]:
    own = {fold(text) for text in right}
    spellings, names = names_to_type(bank), folded_names(bank)
    key = bank.name_by_id.get(way.answer.value.id) if isinstance(way.answer.value, Name) else None
    among = spellings[""]
    if len(among) > MOST_SPELLINGS:
        among = spellings.get(key.pool, ()) if key and key.pool else ()
    found = [] if way.turned else [wrong.text for wrong in fact.wrong]
    near = near_spellings(right, among, only_slips=len(among) > MOST_SPELLINGS)
    found += [one.text for one in near if not names[one.name] & own]
    return list(dict.fromkeys(text for text in found if fold(text) not in own))


KIND = ShortAnswerKind()
