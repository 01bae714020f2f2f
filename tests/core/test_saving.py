"""What becomes of a posting, case by case."""

from __future__ import annotations

import pytest

from quizapp.core.saving import Outcome, Seen, outcome_of

NOBODY = Seen()


@pytest.mark.parametrize(
    ("sequence", "base", "seen", "revision", "outcome"),
    [
        (1, 0, NOBODY, 0, Outcome.APPLIED),  # the first answer
        (2, 0, Seen(1, 1), 1, Outcome.APPLIED),  # typed on before the reply to the first came
        (2, 1, Seen(1, 1), 1, Outcome.APPLIED),
        (1, 1, NOBODY, 1, Outcome.APPLIED),  # another page, which shows the newest answer
        (1, 0, NOBODY, 1, Outcome.CONFLICT),  # another page, which does not
        (2, 0, Seen(1, 1), 2, Outcome.CONFLICT),  # somebody else came between
        (2, 2, Seen(1, 1), 2, Outcome.APPLIED),  # and was seen
        (2, 1, Seen(1, 1), 2, Outcome.CONFLICT),
        (1, 1, Seen(2, 2), 2, Outcome.OUTDATED),  # overtaken on its way
        (1, 9, NOBODY, 2, Outcome.CONFLICT),  # a revision that never was
        (3, 1, Seen(2, 0), 1, Outcome.APPLIED),  # after a conflict, the newest is known
    ],
)  # fmt: skip
def test_an_answer_replaces_only_what_its_page_knew(sequence, base, seen, revision, outcome):
    assert outcome_of(sequence, base, seen, revision, is_same=False, is_late=False) is outcome


def test_the_same_answer_is_never_in_conflict():
    assert outcome_of(1, 0, NOBODY, 3, is_same=True, is_late=False) is Outcome.APPLIED
    assert outcome_of(1, 0, Seen(2, 0), 3, is_same=True, is_late=False) is Outcome.OUTDATED


@pytest.mark.parametrize("is_same", [True, False])
@pytest.mark.parametrize(("sequence", "base", "seen"), [(1, 3, NOBODY), (1, 0, NOBODY), (1, 0, Seen(5, 3))])
def test_what_comes_too_late_is_late_whatever_else_it_is(sequence, base, seen, is_same):
    assert outcome_of(sequence, base, seen, 3, is_same=is_same, is_late=True) is Outcome.LATE
