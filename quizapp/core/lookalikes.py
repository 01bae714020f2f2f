"""Names that look alike though they are spelled otherwise: `Anna` in Latin and `Аnna` with a Cyrillic A."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

# Letters of other scripts, and figures, that are drawn like a Latin letter.
_DRAWN_AS = dict(
    zip(
        "авекмнорстухіјѕҺһԁԛԝьѵ" + "αβεζηικμνορτυχ" + "0135ıł",
        "abekmhopctyxijshhdqwbv" + "abezhikmvoptux" + "oiesil",
        strict=True,
    )
)


def drawn(name: str) -> str:
    """What a name is drawn as, about: without accents, signs that are not seen, spaces, case and script."""
    plain = unicodedata.normalize("NFKD", name[:200]).casefold()
    seen = (letter for letter in plain if unicodedata.category(letter)[0] in "LN")
    return "".join(_DRAWN_AS.get(letter, letter) for letter in seen)


def lookalikes(names: Iterable[str]) -> list[bool]:
    """For each name whether another of them looks like it; a name of signs alone looks like none."""
    shapes = [drawn(name) for name in names]
    return [bool(shape) and shapes.count(shape) > 1 for shape in shapes]
