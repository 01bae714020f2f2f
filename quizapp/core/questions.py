"""Questions as they are asked: made from facts by a kind, frozen in attempts, marked by their kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from quizapp.core.pictures import ShownPicture, shown_from_plain

GENERATOR_VERSION = 7

Posted = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a choice. `note` says why it is wrong, or what it really is; empty for the key."""

    text: str
    note: str = ""
    made_up: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One question, complete: what is asked, what is right, and what to say afterwards.

    `facts`: ids that are tested and credited, the main one first. `key`: as the kind stores it
    (an index into `options` for choice and true_false, else the value as text). `detail` holds what
    marking needs beyond the key, as plain data (str, int, float, bool, None, list, dict), so that a
    frozen question can be marked again without the bank. `hint` says the form or unit wanted
    ("a year", "thousand tons"). `guess_chance` is the chance, 0 to 1, of being right without knowing.
    """

    kind: str
    facts: tuple[str, ...]
    prompt: str
    key: Any
    answer_text: str
    at: tuple[str, ...]
    options: tuple[Option, ...] = ()
    hint: str = ""
    guess_chance: float = 0.0
    say: str = ""
    why: str = ""
    caution: str = ""
    section: str = ""
    detail: Mapping[str, Any] = field(default_factory=dict)
    picture: ShownPicture | None = None

    @property
    def marked_as(self) -> str:
        """The kind whose way of reading and marking it takes: mostly its own."""
        return str(self.detail.get("marked_as", self.kind))

    @property
    def fact(self) -> str:
        """The id of the main fact."""
        return self.facts[0]

    def to_plain(self) -> dict[str, Any]:
        """The question as JSON can hold it; `from_plain` gives an equal question back."""
        return {
            "kind": self.kind,
            "facts": list(self.facts),
            "prompt": self.prompt,
            "key": self.key,
            "answer_text": self.answer_text,
            "at": list(self.at),
            "options": [[o.text, o.note, o.made_up] for o in self.options],
            "hint": self.hint,
            "guess_chance": self.guess_chance,
            "say": self.say,
            "why": self.why,
            "caution": self.caution,
            "section": self.section,
            "detail": dict(self.detail),
            **({"picture": self.picture.to_plain()} if self.picture else {}),
        }

    @staticmethod
    def from_plain(plain: Mapping[str, Any]) -> Question:
        """The question that `to_plain` wrote."""
        return Question(
            kind=plain["kind"],
            facts=tuple(plain["facts"]),
            prompt=plain["prompt"],
            key=plain["key"],
            answer_text=plain["answer_text"],
            at=tuple(plain["at"]),
            options=tuple(Option(*option) for option in plain["options"]),
            hint=plain["hint"],
            guess_chance=plain["guess_chance"],
            say=plain["say"],
            why=plain["why"],
            caution=plain["caution"],
            section=plain["section"],
            detail=plain["detail"],
            picture=shown_from_plain(plain.get("picture")),
        )


@dataclass(frozen=True, slots=True)
class Response:
    """What a learner answered. `value` is plain data the kind can mark; `shown` is how to repeat it to them.

    `value` None means "I don't know" or nothing chosen.
    """

    value: Any
    shown: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing was answered."""
        return self.value is None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was given at all: saying that one does not know is an answer of its own."""
        return self.value is None and not self.shown


BLANK = Response(None, "")


@dataclass(frozen=True, slots=True)
class Grade:
    """How right a response is: `fraction` from 0 to 1, and a `note` for near misses ("one year off").

    `fraction_by_fact` judges each fact of an item that tests several; empty means all as `fraction`.
    Where it is not empty, a fact it does not hold is one that was left open.
    """

    fraction: float
    note: str = ""
    fraction_by_fact: Mapping[str, float] = field(default_factory=dict)

    @property
    def is_right(self) -> bool:
        """Whether it earns the full mark."""
        return self.fraction >= 1.0

    def fraction_of(self, fact: str) -> float | None:
        """How right the answer is about one fact of the question; None where that fact was left open."""
        return self.fraction_by_fact.get(fact) if self.fraction_by_fact else self.fraction


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an answered question about several facts: its text, what is right for it, what was given.

    `given` is empty where nothing was; `at` are its own places in the source. `fact` is the one it tests,
    empty for a part that tests none.
    """

    text: str
    answer: str
    given: str
    is_right: bool
    at: tuple[str, ...]
    fact: str


@dataclass(frozen=True, slots=True)
class ListRow:
    """One thing that was wanted or given in an answer of several things; `note` says more of it."""

    text: str
    is_right: bool
    is_given: bool
    note: str = ""


RIGHT = Grade(1.0)
WRONG = Grade(0.0)


@dataclass(frozen=True, slots=True)
class Samples:
    """Postings that every kind can give of its own question, so that one test covers all kinds.

    `unreadable` is None where nothing that a form can post is unreadable.
    """

    right: dict[str, list[str]]
    wrong: dict[str, list[str]]
    unreadable: dict[str, list[str]] | None


def first(posted: Posted, name: str) -> str:
    """The first value posted under `name`, at most 2,000 characters of it, or an empty text."""
    values = posted.get(name) or [""]
    return values[0][:2000]
