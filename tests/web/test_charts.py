"""Charts with a point left out: nothing tells the value before the answer, all is told afterwards."""

from __future__ import annotations

import re
from html import unescape

from quizapp.core.generate import build_question
from quizapp.web.views.charts import BarChart
from quizapp.web.views.questions import AskedQuestion
from tests.builders import make_bank
from tests.web.answer_keys import paper, wrong
from tests.web.gallery.app import gallery_app
from tests.web.test_stories_answers import practises

QUESTION = build_question(make_bank(), "cargo-1970", "chart", 1)


def test_before_the_answer_the_bar_is_open_and_the_value_nowhere():
    asked = AskedQuestion.of(QUESTION, "chart")
    assert [bar.text for bar in asked.chart.bars] == ["410", "780", "?", "1,010", "865.5"]
    assert [bar.is_asked for bar in asked.chart.bars] == [False, False, True, False, False]
    assert "1,250" not in asked.chart.in_words + repr(asked.chart)
    assert not any(bar.place for bar in asked.chart.bars)


def test_the_drawing_is_the_same_whatever_is_right():
    """Whoever measures the bars learns nothing: the scale is that of what is drawn and offered."""
    chart = QUESTION.detail["chart"]
    points = [dict(point) for point in chart["points"]]
    points[chart["place"]]["value"] = "300"
    points[chart["place"]]["label"] = "300"
    other = {"chart": {**chart, "points": points}}
    assert BarChart.asked(other) == BarChart.asked(QUESTION.detail)


def test_bars_are_as_long_as_their_values_and_leave_room_for_them():
    whole = BarChart.whole(QUESTION.detail, "; ".join)
    by_text = {bar.text: bar for bar in whole.bars}
    assert abs(by_text["410"].width / by_text["1,250"].width - 410 / 1250) < 0.001
    assert all(whole.start + bar.width + 3 * len(bar.text) < 100 for bar in whole.bars)
    assert by_text["1,250"].is_asked
    assert by_text["1,250"].place == "T1"
    assert "1970, 1,250 (asked for)" in whole.in_words
    assert BarChart.whole({}, "; ".join) is None


def test_a_chart_is_asked_answered_and_told_with_its_places(app, student):
    attempt = practises(student, "chart", count=1)
    question = paper(app, attempt)[0]
    asked = question.detail["chart"]["points"][question.detail["chart"]["place"]]
    source = unescape(student.source)
    drawn = source[source.index("<svg class") : source.index('<ol class="options">')]
    assert asked["label"] not in re.sub(r"<[^>]+>", " ", drawn)
    assert drawn.count("<rect") == drawn.count("<tr>") - 1 == 5
    assert f"{asked['when']}, the value that is asked for" in drawn
    assert "style=" not in drawn
    student.answers(**wrong(question))
    student.sends(f"/attempts/{attempt}/hand-in")
    assert student.headline == "0 of 1."
    drawn = unescape(student.source)[unescape(student.source).index("<svg class") :]
    assert re.search(rf'class="is-this".*?<text class="this"[^>]*>{asked["label"]}<', drawn, re.S)
    assert f"<strong>{asked['label']}</strong>" in drawn
    assert drawn.count("Trade, paragraph 1") >= 5


def test_feedback_shows_the_whole_chart_and_every_title_is_alone_on_its_page():
    gallery = gallery_app().test_client()
    told = gallery.get("/show/feedback-chart").get_data(as_text=True)
    assert 'class="is-this"' in told
    assert "Bilateral cooperation, paragraph 8, note 50" in told
    assert '<details class="more" open>' in told
    ids = re.findall(r' id="([^"]+)"', gallery.get("/show/result-chart").get_data(as_text=True))
    assert len(ids) == len(set(ids))
