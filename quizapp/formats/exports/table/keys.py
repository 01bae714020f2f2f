"""Which letters say what is right, so that the reader of tables takes them for nothing else.

A reader finds out for a whole file whether keys are letters, numbers or texts. Where an option is called `B`
itself, the letter is spelled out: `option B`.
"""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.formats.imports.table_keys import Asked, choose_reading, resolve

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
STYLES = ("{}", "{})", "option {}", "choice {})", "answer #{}.")
Choice = tuple[Sequence[str], tuple[int, ...]]  # options, and the places of those that are right


def keys_of(choices: Sequence[Choice]) -> list[str]:
    """The key of each choice; empty for one whose key could be taken for another."""
    tried = [(style, _sound(choices, style)) for style in STYLES]
    style, sound = max(tried, key=lambda one: sum(one[1]))
    kept = [choice for choice, is_sound in zip(choices, sound, strict=True) if is_sound]
    if len(kept) < len(choices) and kept:  # without the others the rest may read otherwise
        inner = iter(keys_of(kept))
        return [next(inner) if is_sound else "" for is_sound in sound]
    return [
        _key(style, right) if is_sound else "" for (_, right), is_sound in zip(choices, sound, strict=True)
    ]


def _sound(choices: Sequence[Choice], style: str) -> list[bool]:
    """Which of the choices are read back as they are meant, if all keys are written so."""
    asked = [Asked(tuple(options), (_key(style, right),)) for options, right in choices]
    reading = choose_reading(asked) if asked else ""
    found = [resolve(one, reading) for one in asked]
    return [
        one is not None and one.right == tuple(sorted(right)) and one.reading == "letter"
        for one, (_, right) in zip(found, choices, strict=True)
    ]


def _key(style: str, right: Sequence[int]) -> str:
    return ", ".join(style.format(LETTERS[place]) for place in right if place < len(LETTERS))
