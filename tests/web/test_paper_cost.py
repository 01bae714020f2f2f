"""What a printed paper costs: generated and rendered, of a small bank and of one a hundred times larger."""

from __future__ import annotations

import statistics
import time
from urllib.parse import urlencode

import pytest

from quizapp.core.kinds import KINDS
from quizapp.usecases import importing
from tests.core.shipped import borderland
from tests.large_bank import make_large_bank

MOST_MILLISECONDS = 25
MOST_TIMES = 6
MOST_TRIES = 20


def milliseconds(instructor, slug: str, sections: tuple[str, ...], seeds: range) -> float:
    """The median of the processor's time for a page with a paper of twenty questions and its key."""
    kinds = [kind.name for kind in KINDS.values() if kind.in_quizzes]
    taken = []
    for seed in seeds:
        asked = {"count": 20, "forms": 1, "how": "other", "seed": seed, "key": "last"}
        address = f"/teach/papers/{slug}?{urlencode({**asked, 'sections': sections, 'kinds': kinds}, True)}"
        start = time.process_time()
        instructor.goes(address)
        taken.append(1000 * (time.process_time() - start))
        assert instructor.source.count('<li class="item">') == 20, instructor.text
    return statistics.median(taken)


@pytest.mark.long
def test_a_paper_of_the_shipped_course_costs_at_most_25_ms(app, instructor, clock):
    bank = borderland()
    importing.load_bank(app.extensions["quizapp"], bank, "folder", clock())
    sections = tuple(section.id for section in bank.head.sections)
    milliseconds(instructor, bank.slug, sections, range(60))  # what is reckoned once for a bank
    taken = []
    for first in range(100, 100 + 10 * MOST_TRIES, 10):  # other work slows all papers of a while, by chance
        taken.append(milliseconds(instructor, bank.slug, sections, range(first, first + 10)))
        if min(taken) <= MOST_MILLISECONDS:
            break
    assert min(taken) <= MOST_MILLISECONDS, taken


@pytest.mark.long
def test_a_paper_of_a_hundred_times_larger_bank_costs_at_most_six_times_as_much(app, instructor, clock):
    sections = {}
    for slug, count in (("small", 420), ("large", 42_000)):
        bank = make_large_bank(count, slug)
        importing.load_bank(app.extensions["quizapp"], bank, "folder", clock())
        sections[slug] = tuple(section.id for section in bank.head.sections)
        milliseconds(instructor, slug, sections[slug], range(40))
    ratios = [  # of neighbours, which other work slows alike
        milliseconds(instructor, "large", sections["large"], range(seed, seed + 1))
        / milliseconds(instructor, "small", sections["small"], range(seed, seed + 1))
        for seed in range(100, 190)
    ]
    assert statistics.median(ratios) <= MOST_TIMES, ratios
