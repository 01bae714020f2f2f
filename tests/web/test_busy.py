"""Long answers let short ones go first."""

from __future__ import annotations

import time

from quizapp.web.busy import KEY, MOST_WAITING, giving_way


def test_requests_count_while_they_are_worked_on(app):
    busy = app.extensions[KEY]
    seen = []
    app.before_request_funcs[None].append(lambda: seen.append(busy.count))
    app.test_client().get("/keys")
    assert (seen, busy.count) == ([1], 0)


def test_every_table_of_scores_gives_way(instructor, monkeypatch):
    class_id, _ = instructor.makes_class()
    quiz = instructor.sets_quiz(class_id)
    waited = []

    def note(parts):
        waited.append(1)
        return parts

    for module in ("routes", "scores"):
        monkeypatch.setattr(f"quizapp.web.teach.{module}.giving_way", note)
    for address in (f"classes/{class_id}/scores.csv", f"quizzes/{quiz}/scores.csv"):
        assert instructor.client.get(f"/teach/{address}").text.startswith("class,learner,")
    assert len(waited) == 2


def test_a_long_answer_waits_for_others_but_not_for_ever(app, monkeypatch):
    slept = []
    sleep = time.sleep
    monkeypatch.setattr(time, "sleep", lambda seconds: (slept.append(seconds), sleep(seconds)))

    def parts():
        for part in ("a", "b"):
            sleep(0.02)
            yield part

    took, pauses = {}, {}
    for others in (0, 1):
        app.extensions[KEY].count = others
        with app.app_context():
            began = time.perf_counter()
            assert list(giving_way(parts())) == ["a", "b"]
        took[others] = time.perf_counter() - began
        pauses[others], slept[:] = len(slept), []
    assert took[1] >= (1 + MOST_WAITING) * 0.04
    assert pauses[0] == 0 < pauses[1]
