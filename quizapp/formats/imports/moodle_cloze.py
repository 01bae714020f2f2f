"""Moodle's gaps within a text: `{1:SHORTANSWER:=Paris#Yes~%50%Lyon}`, as in its Cloze questions.

In a text of HTML a sign that belongs to a tag or an entity separates nothing, so `style="color:#f00"` and
`&#125;` do not cut an answer short, as they do in Moodle.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches

from quizapp.formats.imports.figures import read_percent

NUMBER, TYPED, ONE, SEVERAL = "number", "typed", "one", "several"
TYPES = {
    **dict.fromkeys(("NUMERICAL", "NM"), NUMBER),
    **dict.fromkeys(("SHORTANSWER", "SA", "MW", "SHORTANSWER_C", "SAC", "MWC"), TYPED),
    **dict.fromkeys(
        ("MULTICHOICE", "MC", "MULTICHOICE_V", "MCV", "MULTICHOICE_H", "MCH", "MULTICHOICE_S", "MCS"), ONE
    ),
    **dict.fromkeys(("MULTICHOICE_VS", "MCVS", "MULTICHOICE_HS", "MCHS"), ONE),
    **dict.fromkeys(("MULTIRESPONSE", "MR", "MULTIRESPONSE_H", "MRH"), SEVERAL),
    **dict.fromkeys(("MULTIRESPONSE_S", "MRS", "MULTIRESPONSE_HS", "MRHS"), SEVERAL),
}
CASE_COUNTS = ("SHORTANSWER_C", "SAC", "MWC")
MAX_GAPS = 200
OPENING = re.compile(r"\{\s*(\d{0,6})\s*:\s*([A-Za-z_]{2,20})\s*(:|\})")
TOKEN = re.compile(r"</?[a-zA-Z][^<>{}]*>|\\.|&(?:amp;)?\#\w{1,8};?|.", re.DOTALL)
WEIGHT = re.compile(r"\s*%([-+]?\d{1,9}(?:[.,]\d*)?)%")
ESCAPED = re.compile(r"\\([}~#\"/\\:={])")


@dataclass(frozen=True, slots=True)
class Alternative:
    """One answer to a gap: its text and feedback, in HTML, and what it earns in per cent."""

    text: str
    percent: Decimal
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """One gap: what fills it, what it weighs, its answers, and where it begins and ends in the text."""

    kind: str
    weight: int
    alternatives: tuple[Alternative, ...]
    begin: int
    end: int
    minds_case: bool = False


@dataclass(frozen=True, slots=True)
class BadGap:
    """What cannot be read as a gap: where it stands, and what is wrong and to write instead."""

    begin: int
    end: int
    message: str


def find_gaps(text: str) -> list[Gap | BadGap]:
    """The gaps of a text in the order they stand there, and what looks like one and is none."""
    found: list[Gap | BadGap] = []
    place = 0
    while match := OPENING.search(text, place):
        found.append(_gap_at(text, match))
        place = found[-1].end
        if len(found) > MAX_GAPS:
            found[-1] = BadGap(match.start(), place, f"over {MAX_GAPS} gaps; make several questions of it")
            break
    return found


def _gap_at(text: str, match: re.Match[str]) -> Gap | BadGap:
    begin, end, name = match.start(), match.end(), match[2].upper()
    if name not in TYPES:
        near = get_close_matches(name, TYPES, n=1)
        hint = f"write '{near[0]}'" if near else "write SHORTANSWER, NUMERICAL, MULTICHOICE or MULTIRESPONSE"
        return BadGap(begin, end, f"'{match[2]}' is no type of gap; {hint}")
    if match[3] == "}":
        return BadGap(begin, end, f"a gap without answers; write {{1:{name}:=right~wrong}}")
    pieces, end = _split(text, end)
    if end < 0 or any(OPENING.search("".join(piece)) for piece in pieces):
        # without a closing brace no later gap has one either
        end = len(text) if end < 0 else end
        return BadGap(begin, end, "a gap that is not closed; write '}' after its last answer")
    alternatives = [_alternative(piece) for piece in pieces]
    sound = tuple(one for one in alternatives if isinstance(one, Alternative))
    if len(sound) < len(alternatives):
        return BadGap(begin, end, next(one for one in alternatives if isinstance(one, str)))
    return Gap(TYPES[name], int(match[1] or 1), sound, begin, end, name in CASE_COUNTS)


def _split(text: str, begin: int) -> tuple[list[tuple[str, str]], int]:
    """Answer and feedback of each alternative from `begin` on, and the end of the gap, -1 without one."""
    pieces: list[tuple[list[str], list[str]]] = [([], [])]
    in_feedback = False
    for token in TOKEN.finditer(text, begin):
        sign = token[0]
        if sign == "}":
            return [("".join(answer), "".join(feedback)) for answer, feedback in pieces], token.end()
        if sign == "~":
            pieces.append(([], []))
            in_feedback = False
        elif sign == "#" and not in_feedback:
            in_feedback = True
        else:
            pieces[-1][in_feedback].append(sign)
    return [], -1


def _alternative(piece: tuple[str, str]) -> Alternative | str:
    """An alternative, or what is wrong with it."""
    answer, feedback = piece
    answer = re.sub(r"^(?:\s|<br\s*/?>)+", "", answer)
    weight = WEIGHT.match(answer)
    percent: Decimal | None = Decimal(0)
    if weight:
        percent = read_percent(weight[1].replace(",", ".").rstrip("."))
        answer = answer[weight.end() :]
    elif answer.startswith("="):
        percent, answer = Decimal(100), answer[1:]
    if percent is None:
        return f"the weight {weight[0].strip() if weight else ''} is not from -100 to 100; write such as %50%"
    return Alternative(_plain(answer), percent, _plain(feedback))


def _plain(text: str) -> str:
    """Without the backslashes; an entity that was escaped once more for the gap is one again."""
    return ESCAPED.sub(r"\1", text).replace("&amp;#", "&#").strip()
