"""Six learners, three questions of one point: the figures that Moodle's calculator gives for them."""

import pytest

from quizapp.core.item_analysis.item import item_statistics
from quizapp.core.item_analysis.quiz import effective_weights, quiz_statistics

MARKS = [[1, 1, 1], [1, 1, 0], [1, 0, 1], [1, 0, 0], [0, 1, 0], [0, 0, 0]]
TOTALS = [float(sum(row)) for row in MARKS]
NEAR = 1e-6


def test_the_scores_of_the_golden_table():
    found = quiz_statistics(TOTALS, MARKS)
    assert (found.count, found.mean, found.median) == (6, 1.5, 1.5)
    assert found.deviation == pytest.approx(1.0488088, abs=NEAR)
    assert found.skewness == pytest.approx(0, abs=NEAR)
    assert found.kurtosis == pytest.approx(-0.2479339, abs=NEAR)
    assert found.consistency == pytest.approx(36.363636, abs=NEAR)
    assert found.error_ratio == pytest.approx(79.772404, abs=NEAR)
    assert found.standard_error == pytest.approx(0.8366600, abs=NEAR)


@pytest.mark.parametrize(
    ("position", "facility", "deviation", "discrimination", "efficiency"),
    [(0, 0.6667, 0.516398, 34.2997, 40), (1, 0.5, 0.547723, 0, 0), (2, 0.3333, 0.516398, 34.2997, 40)],
)
def test_the_questions_of_the_golden_table(position, facility, deviation, discrimination, efficiency):
    marks = [row[position] for row in MARKS]
    found = item_statistics(marks, [total - mark for total, mark in zip(TOTALS, marks, strict=True)])
    assert found.facility == pytest.approx(facility, abs=5e-5)
    assert found.deviation == pytest.approx(deviation, abs=NEAR)
    assert 100 * found.discrimination == pytest.approx(discrimination, abs=5e-5)
    assert 100 * found.efficiency == pytest.approx(efficiency, abs=NEAR)


def test_the_effective_weights_of_the_golden_table():
    assert effective_weights(MARKS) == pytest.approx([34.8915, 30.2169, 34.8915], abs=5e-5)
