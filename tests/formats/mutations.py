"""Sound files with bytes and lines changed, read in every text format.

`python -m tests.formats.mutations 10000` reads so many of each and says how many were still read,
how many of their items were sound, and how long the slowest took.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from quizapp.formats.imports.items import Status
from quizapp.formats.imports.reading import read_file
from quizapp.formats.imports.table_template import template_csv
from quizapp.formats.native.reader import read_files, read_single
from quizapp.usecases.foreign_files import report_of
from tests.formats.imports.moodle_files import answer, question, quiz
from tests.formats.imports.test_nasty_files import AIKEN, GIFT, mutated
from tests.formats.small_bank import FILES

CARDS = (
    "#separator:tab\n#html:true\n#notetype column:1\n"
    'Basic\tFront <b>x</b>\t"Back\nmore"\nCloze\t{{c1::a}} b\n'
)
CHOICES = answer("he", "100", "yes") + answer("she", "-50")
MOODLE = quiz(
    question("multichoice", "<p>Who?</p>", f"<single>true</single>{CHOICES}"),
    question("numerical", "How many?", answer("3", "100", more="<tolerance>1</tolerance>")),
    question("cloze", "It is {1:SA:=red~%50%reddish}."),
)
SEEDS: dict[str, tuple[bytes, ...]] = {
    "gift": (GIFT.encode(), GIFT.encode("utf-16")),
    "aiken": (AIKEN.encode(), AIKEN.encode("utf-16-le")),
    "moodle-xml": (MOODLE,),
    "table": (
        template_csv().encode(),
        b"term\tdefinition\none\ttwo\nthree\tfour\n",
        "a;é\nb;c\n".encode("cp1252"),
    ),
    "anki_text": (CARDS.encode(),),
    "yaml": tuple(text.encode() for text in FILES.values()),
}
LONGEST = 2.0  # seconds for one file


@dataclass
class Tally:
    """What became of the changed files of one format."""

    files: int = 0
    read: int = 0
    items: int = 0
    sound: int = 0
    slowest: float = 0.0

    def __str__(self) -> str:
        return (
            f"{self.files:,} files, {self.read:,} read, {self.items:,} items, {self.sound:,} of them sound, "
            f"slowest {self.slowest * 1000:.0f} ms"
        )


def read_changed(form: str, count: int, seed: int) -> Tally:
    """Read so many changed files of a format. Raises whatever a reader raises."""
    dice, tally = random.Random(seed), Tally()
    read = _read_native if form == "yaml" else _read_foreign(form)
    for _ in range(count):
        content = mutated(dice.choice(SEEDS[form]), dice)
        started = time.process_time()
        items, sound, is_read = read(content)
        tally.slowest = max(tally.slowest, time.process_time() - started)
        tally.files += 1
        tally.read += is_read
        tally.items += items
        tally.sound += sound
    return tally


def _read_foreign(form: str) -> Callable[[bytes], tuple[int, int, bool]]:
    """Read as what it is taken for, and as what it was, on to questions of ours."""

    def read(content: bytes) -> tuple[int, int, bool]:
        for given in (None, form):
            report = report_of(read_file("x", content, format=given))
            assert sum(report.totals[status] for status in Status) == report.totals["items"]
            assert report.rows or report.messages, content
        return len(report.rows), report.totals["imported"], report.is_readable

    return read


def _read_native(content: bytes) -> tuple[int, int, bool]:
    """Read alone, and beside the other files of its bank."""
    alone = read_single(content, "x.yaml", None)
    name = next((name for name, text in FILES.items() if text[:4].encode() == content[:4]), "coast.yaml")
    whole = read_files({**{n: text.encode() for n, text in FILES.items()}, name: content}, "small")
    assert whole.bank is not None or whole.faults, content
    return (
        len(whole.places),
        len(whole.places) if whole.bank else 0,
        alone.bank is not None or not alone.faults,
    )


if __name__ == "__main__":
    each = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    for name in SEEDS:
        sys.stdout.write(f"{name}: {read_changed(name, each, 7)}\n")
        sys.stdout.flush()
