"""What the figures of a question mean, in words, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from quizapp.core.item_analysis.answers import AnswerLine
from quizapp.core.item_analysis.item import SURE_FROM, ItemStatistics
from quizapp.core.rounding import hundredths

EASY, HARD = 0.95, 0.20
WEAK, ADEQUATE, GOOD = 0.20, 0.30, 0.50  # discrimination; aids of Moodle's documentation
NEAR_LUCK = 0.15  # above the chance of guessing: with few answers the interval alone would allow more
TIE = 1e-9  # shares that differ by less differ by rounding alone
IDLE = 0.02  # the share below which nobody to speak of falls for an answer
SHORTEST = 60  # characters of an answer that are repeated


class Concern(IntEnum):
    """How much a finding matters: a mistake of ours, something to mend, something to know."""

    WRONG = 3
    WEAK = 2
    NOTE = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the figures say. `code` names it for programs; `repair` says what to do, or is empty."""

    code: str
    concern: Concern
    text: str
    repair: str = ""


def findings_of(
    statistics: ItemStatistics, lines: Sequence[AnswerLine] = (), guess_chance: float = 0.0
) -> tuple[Finding, ...]:
    """What is to be said of a question, the worst first; nothing is said of too few answers.

    `guess_chance` is how right (0 to 1) somebody is on average who only guesses.
    """
    if not statistics.tells_anything:
        return ()
    found = [
        *_about_key(statistics, lines),
        *_about_facility(statistics, guess_chance),
        *_about_telling(statistics),
        *_about_options(statistics, lines, guess_chance),
    ]
    return tuple(sorted(found, key=lambda finding: -finding.concern))


def needs_lines(statistics: ItemStatistics, guess_chance: float) -> bool:
    """Whether what is to be said depends on who gave which answer; else `findings_of` needs no lines."""
    return _may_have_wrong_key(statistics) or _may_have_idle_options(statistics, guess_chance)


def telling_in_words(value: float | None) -> str:
    """How well a question tells who knows more, from its discrimination (-1 to 1)."""
    if value is None:
        return "says nothing: all answers, or all scores, are alike"
    if value < 0:
        return "tells the wrong way round"
    steps = ((WEAK, "hardly tells who knows more"), (ADEQUATE, "tells a little"), (GOOD, "tells well"))
    return next((words for limit, words in steps if value < limit), "tells very well")


def facility_in_words(value: float) -> str:
    """How hard a question is, from its facility (0 to 1); the steps are those of Moodle's documentation."""
    steps = (
        (0.06, "extremely hard"), (0.11, "very hard"), (0.21, "hard"), (0.35, "rather hard"),
        (0.65, "about right"), (0.81, "fairly easy"), (0.90, "easy"), (0.95, "very easy"),
    )  # fmt: skip
    return next((words for limit, words in steps if value < limit), "extremely easy")


def _about_key(statistics: ItemStatistics, lines: Sequence[AnswerLine]) -> list[Finding]:
    """Whether another answer draws the best more than the right one does."""
    key_share = sum(line.best_share for line in lines if line.is_right)
    rivals = [
        line
        for line in lines
        if line.text and not line.is_right and line.best_share > key_share + TIE and line.count > 1
    ]
    if not rivals or not _may_have_wrong_key(statistics):
        return []
    rival = max(rivals, key=lambda line: (line.best_share, line.count))
    text = (
        f"The best mostly answered “{_short(rival.text)}” ({_per_cent(rival.best_share)} of them; the key "
        f"{_per_cent(key_share)}). The key may be wrong, or both may be right."
    )
    repair = "Look it up. Accept that answer or fix the key, and regrade; or discard the question."
    return [Finding("key-doubtful", Concern.WRONG, text, repair)]


def _about_facility(statistics: ItemStatistics, guess_chance: float) -> list[Finding]:
    lowest, telling = statistics.facility_interval.low, statistics.discrimination or 0.0
    is_near = lowest <= guess_chance and statistics.facility <= guess_chance + NEAR_LUCK
    if statistics.facility <= TIE:  # before guessing, which would have got some of it right
        text = "Nobody earned anything, so it tells nobody apart."
        return [Finding("none-right", Concern.NOTE, text, "Look up the key. If it is right, teach it again.")]
    if guess_chance and is_near and telling < ADEQUATE:
        luck = f"guessing gives {_per_cent(guess_chance)}"
        text = f"{_right(statistics)}, and {luck}: it cannot be told from guessing."
        return [Finding("as-guessed", Concern.WEAK, text, "Teach it again, or ask it more plainly.")]
    if statistics.facility >= 1 - TIE:
        text = "Everybody got it right, so it tells nobody apart."
        return [Finding("all-right", Concern.NOTE, text, "Fine as a warm-up; else ask it in a harder kind.")]
    if statistics.facility >= EASY:
        text = f"{_right(statistics)}: nearly everybody knows it, so it tells nobody apart."
        return [Finding("too-easy", Concern.NOTE, text, "Fine as a warm-up; else ask it in a harder kind.")]
    if statistics.facility <= HARD:
        text = f"{_right(statistics)}: hardly anybody knows it."
        return [Finding("too-hard", Concern.NOTE, text, "Teach it again, or ask it with options first.")]
    return []


def _about_telling(statistics: ItemStatistics) -> list[Finding]:
    value, interval = statistics.discrimination, statistics.discrimination_interval
    if value is None or interval is None:
        return []
    doubt = "" if statistics.is_sure else f" With fewer than {SURE_FROM} answers this is unsure."
    if value < 0:
        text = f"Those who know more get it wrong more often.{doubt}"
        concern = Concern.WRONG if interval.high < 0 else Concern.WEAK
        return [Finding("misleads", concern, text, "Read it as a good student would: what misleads there?")]
    if value < WEAK and HARD < statistics.facility < EASY:
        text = f"It {telling_in_words(value)}: right answers come from weak and good students alike.{doubt}"
        return [Finding("tells-little", Concern.WEAK, text, "Make it clearer, or its wrong answers nearer.")]
    return []


def _about_options(
    statistics: ItemStatistics, lines: Sequence[AnswerLine], guess_chance: float
) -> list[Finding]:
    """Wrong answers to choose from that nobody chooses."""
    offered = [line for line in lines if line.text and not line.is_right]
    idle = [line for line in offered if line.share < IDLE]
    if not idle or not _may_have_idle_options(statistics, guess_chance):
        return []
    names = ", ".join(f"“{_short(line.text)}”" for line in idle[:3])
    more = f" and {len(idle) - 3} more" if len(idle) > 3 else ""
    text = f"Hardly anybody falls for {names}{more}."
    return [Finding("idle-options", Concern.NOTE, text, "Name a more tempting wrong answer for the fact.")]


def _may_have_wrong_key(statistics: ItemStatistics) -> bool:
    return statistics.discrimination is None or statistics.discrimination < WEAK


def _may_have_idle_options(statistics: ItemStatistics, guess_chance: float) -> bool:
    return bool(guess_chance) and statistics.is_sure and statistics.facility < EASY


def _right(statistics: ItemStatistics) -> str:
    return f"{_per_cent(statistics.facility)} right on average"


def _per_cent(share: float) -> str:
    return f"{hundredths(share)} %"


def _short(text: str) -> str:
    return text if len(text) <= SHORTEST else f"{text[: SHORTEST - 1].rstrip()}…"
