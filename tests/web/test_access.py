"""Every address x method x role x object, held against one table of who may do what."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from quizapp.usecases.services import Passwords
from quizapp.web.access import POLICY_ATTRIBUTE
from quizapp.web.headers import HEADERS
from tests.web.world import CANARY, CIRCLES, PICTURE, Watch, World, canaries_in, make_world, new_app

ROLES = tuple(CIRCLES)
NOBODY = ("anonymous", "ended")
LEARNERS = ("ada", "ben", "cem")
MEMBERS = {"A": ("ada", "ben"), "B": ("cem",)}
TEACHER = {"A": "rahn", "B": "keller"}
OWNER = {"A": "ada", "B": "cem"}
PLACES = {  # of the attribute of a circle that says which card of a session is meant
    "study.answer": "position",
    "study.options": "position",
    "study.put_aside": "position",
    "study.ask_here_again": "position",
    "study.mistyped": "position",
    "study.stop": "position",
    "study.feedback": "answered",
    "study.undo": "answered",
    "study.report": "answered",
}
OTHER_METHODS = ("PUT", "PATCH", "DELETE", "TRACE", "PROPFIND")
OBJECTS = ("A", "B", "missing", "malformed")
SIGN_IN = 303
SIGN_IN_JSON = 401
HIDDEN = 404
FORBIDDEN = 403
FINE = 200  # stands for whatever the endpoint does for those it lets in


@dataclass(frozen=True)
class Row:
    """A line of the table: the class of the route, and what it answers to those it lets in.

    `json`: what is sent to it is JSON, and so are its answers.
    """

    who: str
    get: tuple[int, ...] = ()
    post: tuple[int, ...] = ()
    json: bool = False


TABLE = {
    "static": Row("public", get=(200,)),
    "pages.home": Row("public", get=(200,)),
    "pages.keys": Row("public", get=(200,)),
    "pages.help_": Row("public", get=(200,)),
    "pages.favicon": Row("public", get=(200,)),
    "pages.healthz": Row("public", get=(200,)),
    "pages.readyz": Row("public", get=(200,)),
    "people.start": Row("public", post=(303,)),
    "people.sign_in": Row("public", get=(200,), post=(422,)),
    "people.sign_out": Row("public", post=(303,)),
    "people.set_up": Row("link", get=(200,), post=(422,)),
    "people.keep": Row("learner", get=(200, 303), post=(422, 303)),
    "people.account": Row("learner", get=(200,), post=(422,)),
    "people.forgotten": Row("public", get=(200,), post=(422,)),
    "people.reset": Row("link", get=(200,), post=(422,)),
    "people.change_password": Row("learner", get=(200, 303), post=(422, 303)),
    "people.end_session": Row("owner", post=(303,)),
    "people.end_other_sessions": Row("learner", post=(303,)),
    "people.new_recovery_code": Row("learner", get=(200, 303), post=(422, 303)),
    "people.download": Row("learner", get=(200,)),
    "people.erase": Row("learner", get=(200,), post=(422, 409)),
    "classes.join": Row("public", get=(200,), post=(422,)),
    "classes.join_code": Row("code", get=(200,)),
    "classes.show": Row("member", get=(200,)),
    "classes.share_memory": Row("member", post=(303,)),
    "explore.index": Row("bank", get=(200,)),
    "explore.section": Row("bank", get=(200,)),
    "explore.find": Row("bank", get=(200,)),
    "explore.timeline": Row("bank", get=(200,)),
    "explore.fact": Row("bank", get=(200,)),
    "progress.index": Row("learner's bank", get=(200,)),
    "progress.trust": Row("learner's bank", get=(200,)),
    "progress.as_csv": Row("learner's bank", get=(200,)),
    "progress.week_goal": Row("learner's bank", post=(422,)),
    "plan.index": Row("learner's bank", get=(200,)),
    "plan.save": Row("learner's bank", post=(422,)),
    "play.index": Row("bank", get=(200,)),
    "play.start": Row("bank", post=(422,)),
    "play.quiz": Row("taker", get=(200,)),
    "play.begin": Row("taker", post=(303,)),
    "play.question": Row("owner", get=(200,)),
    "play.all_questions": Row("owner", get=(200,)),
    "play.save": Row("owner", post=(303,)),
    "play.send": Row("owner", post=(200,), json=True),
    "play.hand_in": Row("owner", get=(200,)),
    "play.confirm_hand_in": Row("owner", post=(303,)),
    "play.result": Row("owner", get=(200,)),
    "play.again": Row("owner", post=(303,)),
    "study.begin": Row("learner", post=(303,)),
    "study.index": Row("learner", get=(200, 303)),
    "study.step": Row("owner", get=(200,)),
    "study.answer": Row("owner", post=(303, 422)),
    "study.feedback": Row("owner", get=(200,)),
    "study.undo": Row("owner", post=(303,)),
    "study.leave": Row("owner", get=(303,)),
    "study.options": Row("owner", post=(303, 409)),
    "study.put_aside": Row("owner", post=(303,)),
    "study.ask_here_again": Row("owner", post=(303,)),
    "study.mistyped": Row("owner", post=(409,)),
    "study.stop": Row("owner", post=(303,)),
    "study.report": Row("owner", get=(200,), post=(422,)),
    "study.report_attempted": Row("owner", get=(200,), post=(422,)),
    "study.aside": Row("learner", get=(200,)),
    "study.ask_again": Row("learner", post=(303,)),
    "teach.index": Row("teach", get=(200,)),
    "teach.new_class": Row("teach", get=(200,), post=(422,)),
    "teach.choose_courses": Row("teacher", post=(303,)),
    "teach.show_class": Row("teacher", get=(200,)),
    "teach.new_quiz": Row("teacher", get=(200,), post=(422,)),
    "teach.show_quiz": Row("teacher", get=(200,)),
    "teach.late": Row("teacher", get=(200,)),
    "teach.let_late_count": Row("teacher", post=(404,)),  # nothing came too late
    "teach.edit_quiz": Row("teacher", get=(200,), post=(422,)),
    "teach.copy_quiz": Row("teacher", get=(200,), post=(422,)),
    "teach.as_student": Row("teacher", get=(200,), post=(200,)),
    "teach.reset_member": Row("teacher", post=(200,)),
    "teach.courses": Row("teacher", get=(200,)),
    "teach.class_memory": Row("teacher", get=(200,)),
    "teach.set_practice": Row("teacher", post=(422,)),
    "teach.join_sheet": Row("teacher", get=(200,)),
    "teach.students": Row("teacher", get=(200,)),
    "teach.member": Row("teacher", get=(200,)),
    "teach.change_member": Row("teacher", post=(422,)),
    "teach.match_expected": Row("teacher", post=(404,)),  # nobody was named
    "teach.expect_no_more": Row("teacher", post=(303,)),
    "teach.roster": Row("teacher", get=(200,)),
    "teach.take_in_roster": Row("teacher", post=(422,)),
    "teach.exam_days": Row("teacher", get=(200,)),
    "teach.add_exam_day": Row("teacher", post=(422,)),
    "teach.change_exam_day": Row("teacher", get=(200,), post=(422,)),
    "teach.remove_exam_day": Row("teacher", post=(303,)),
    "teach.colleagues": Row("teacher", get=(200,)),
    "teach.invite": Row("teacher", post=(200,)),
    "teach.withdraw": Row("teacher", post=(303,)),
    "teach.remove_colleague": Row("teacher", post=(409,)),  # the last one stays
    "teach.invitation": Row("link", get=(200,)),
    "teach.accept": Row("link", post=(303, 403)),
    "teach.live": Row("teacher", get=(200,)),
    "teach.more_time": Row("teacher", get=(200,)),
    "teach.extend": Row("teacher", post=(422,)),
    "teach.papers": Row("course", get=(200,)),
    "teach.quiz_paper": Row("teacher", get=(200,)),
    "teach.quiz_analysis": Row("teacher", get=(200,)),
    "teach.quiz_item": Row("teacher", get=(303,)),
    "teach.course_analysis": Row("course", get=(200,)),
    "teach.correct": Row("teacher", get=(303,), post=(303,)),
    "teach.undo_correction": Row("teacher", post=(303,)),
    "teach.gradebook": Row("teacher", get=(200,)),
    "teach.grade": Row("teacher", get=(200,)),
    "teach.change_grade": Row("teacher", post=(422,)),
    "teach.undo_grade": Row("teacher", post=(409,)),
    "teach.student": Row("teacher", get=(200,)),
    "teach.attempt": Row("reader", get=(200,)),
    "teach.export_paper": Row("course", get=(303,)),
    "teach.paper_file": Row("course", get=(303,)),
    "teach.scores_csv": Row("teacher", get=(200,)),
    "teach.quiz_scores_csv": Row("teacher", get=(200,)),
    "scores.choose": Row("teacher", get=(200,)),
    "scores.file": Row("teacher", get=(200,)),
    "scores.fill": Row("teacher", post=(422,)),
    "scores.filled": Row("teacher", post=(422,)),
    "tidying.bin_": Row("teach", get=(200,)),
    "tidying.move_class": Row("teacher", post=(303,)),
    "tidying.move_quiz": Row("teacher", post=(303,)),
    "tidying.move_member": Row("teacher", post=(303,)),
    "bank.files": Row("files", get=(200,), post=(422,)),
    "bank.new_course": Row("files", get=(200,), post=(422,)),
    "bank.template_as_csv": Row("files", get=(200,)),
    "bank.template_as_workbook": Row("files", get=(200,)),
    "bank.columns": Row("file", post=(422,)),
    "bank.course": Row("course", get=(200,)),
    "bank.export": Row("course", get=(200,)),
    "bank.export_file": Row("course", get=(303,)),
    "bank.take_over": Row("course", post=(303,)),
    "bank.audience": Row("course", post=(303, 409)),
    "bank.decide": Row("course", post=(409,)),
    "bank_edit.facts": Row("course", get=(200,)),
    "bank_edit.new_fact": Row("course", get=(200,), post=(422,)),
    "bank_edit.fact": Row("course", get=(200,), post=(422,)),
    "bank_edit.delete_fact": Row("course", post=(303,)),
    "bank_edit.preview_fact": Row("course", post=(200,)),
    "bank_edit.names": Row("course", get=(200,)),
    "bank_edit.new_name": Row("course", get=(200,), post=(422,)),
    "bank_edit.name": Row("course", get=(200,), post=(409,)),
    "bank_edit.delete_name": Row("course", post=(303,)),
    "bank_edit.questions": Row("course", get=(200,)),
    "bank_edit.new_question": Row("course", get=(200,), post=(422,)),
    "bank_edit.question": Row("course", get=(200,), post=(422,)),
    "bank_edit.delete_question": Row("course", post=(303,)),
    "bank_edit.preview_question": Row("course", post=(200,)),
    "bank_edit.about": Row("course", get=(200,), post=(409,)),
    "bank.history": Row("course", get=(200,)),
    "bank.change": Row("course", get=(200,)),
    "bank.restore": Row("course", post=(303,)),
    "bank.take_back": Row("course", post=(303,)),
    "bank.reports": Row("course", get=(200,)),
    "bank.settle_report": Row("course", post=(409,)),
    "bank.look_alikes": Row("course", get=(200,)),
    "bank.promote": Row("course", get=(200,), post=(422,)),
    "bank.report": Row("file", get=(200,)),
    "bank.faulty": Row("file", get=(303,)),
    "bank.take_in": Row("file", post=(303,)),
    "pictures.picture": Row("bank", get=(200,)),
    "pictures.course_pictures": Row("course", get=(200,)),
    "pictures.item_picture": Row("course", get=(200,), post=(422,)),
    "drafts.index": Row("files", get=(200,), post=(422,)),
    "drafts.overview": Row("file", get=(200,)),
    "drafts.read": Row("file", get=(200,)),
    "drafts.decide": Row("file", post=(303,)),
    "drafts.undo": Row("file", post=(303, 409)),
    "drafts.reject_rest": Row("file", post=(303,)),
    "drafts.delete": Row("file", post=(303,)),
    "own.notes": Row("learner's bank", get=(200,)),
    "own.note": Row("learner's bank", get=(200,), post=(422,)),
    "own.delete_note": Row("learner's bank", post=(200,)),
    "own.cards": Row("learner", get=(200,)),
    "own.language": Row("learner", post=(303,)),
    "own.export": Row("learner", get=(303,)),
    "own.new_card": Row("learner", get=(200,), post=(422,)),
    "own.card": Row("owner", get=(200,), post=(422,)),
    "own.delete_card": Row("owner", post=(303,)),
    "own.restore_card": Row("owner", post=(303,)),
    "own.add_mistakes": Row("owner", post=(303,)),
    "own.anki": Row("learner", get=(200,), post=(422,)),
    "own.anki_report": Row("owner", get=(200,)),
    "own.bring_in": Row("owner", post=(303,)),
}
SHARED = {
    "classes.join_code": "A",
    "people.reset": "dora",
    "teach.invitation": "A",
}  # what the secret in the address tells its holder
SHOWN_ONCE = {
    "teach.reset_member",
    "teach.invite",
}  # what it makes is shown in the answer itself and kept nowhere
FORMS = {
    "people.start": {"bank": "harbour"},
    "study.begin": {"bank": "harbour"},
    "play.all_questions": Row("owner", get=(200,)),
    "play.save": {"rev": "0"},
    "teach.undo_grade": {"to": "1"},
    "tidying.move_class": {"to": "bin"},
    "tidying.move_quiz": {"to": "archive"},
    "tidying.move_member": {"to": "bin"},
    "play.send": {"client": "a-page-of-ours", "sequence": 1, "base_revision": 0, "fields": {}},
    "study.undo": {"undos": "0"},
    "study.put_aside": {"until": "today"},
    "study.mistyped": {"undos": "0"},
    "study.ask_again": {"bank": "harbour", "fact": "north-pier-opened"},
    "teach.choose_courses": {"banks": "harbour"},
    "bank.audience": {"audience": "learners"},
    "bank.decide": {"do": "accept"},
    "drafts.decide": {"do": "reject", "candidate": "1"},
}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, passwords: Passwords) -> Iterator[World]:
    """Made once: what a test lets happen, it undoes."""
    world = make_world(tmp_path_factory.mktemp("world"), passwords)
    yield world
    world.services.database.close()


def undeclared(app: Flask) -> set[str]:
    """The endpoints without a line in the table, or without a policy of their own."""
    without = {rule.endpoint for rule in app.url_map.iter_rules() if rule.endpoint not in TABLE}
    return without | {
        name
        for name, view in app.view_functions.items()
        if name != "static" and getattr(view, POLICY_ATTRIBUTE, None) is None
    }


def expected(row: Row, role: str, thing: str) -> int:
    """What a role gets for an object: FINE, or the status of the refusal."""
    if row.who in ("public", "code"):
        return FINE
    if row.who == "link":
        return FINE if thing == "A" else HIDDEN
    if row.who == "bank":
        return _bank(role, thing)
    if role in NOBODY:
        return SIGN_IN_JSON if row.json else SIGN_IN
    if row.who == "learner":
        return FINE
    if row.who == "learner's bank":
        return _bank(role, thing)
    if row.who in ("teach", "teacher", "reader"):
        return _teaching(row, role, thing)
    if row.who in ("files", "file"):
        return _files(row, role, thing)
    if row.who == "course":
        return _files(row, role, thing) if role not in TEACHER.values() else _bank(role, thing)
    return _of_learners(row, role, thing)


def _bank(role: str, thing: str) -> int:
    """Object A is the bank for all, B the one kept for instructors."""
    if thing == "B":
        return FINE if role in TEACHER.values() else FORBIDDEN
    return FINE if thing == "A" else HIDDEN


def _teaching(row: Row, role: str, thing: str) -> int:
    if role == "guest":
        return HIDDEN
    if row.who == "teach":
        return FINE if role in TEACHER.values() else FORBIDDEN
    if role in LEARNERS and row.who == "reader":
        return FORBIDDEN  # whatever there is: such an address names no class
    if role in LEARNERS:
        return FORBIDDEN if role in MEMBERS.get(thing, ()) else HIDDEN
    return FINE if TEACHER.get(thing) == role else HIDDEN


def _files(row: Row, role: str, thing: str) -> int:
    if role not in TEACHER.values():
        return FORBIDDEN
    return FINE if row.who == "files" or TEACHER.get(thing) == role else HIDDEN


def _of_learners(row: Row, role: str, thing: str) -> int:
    if row.who == "owner":
        return FINE if OWNER.get(thing) == role else HIDDEN
    if row.who == "taker" and TEACHER.get(thing) == role:
        return FORBIDDEN
    return FINE if role in MEMBERS.get(thing, ()) else HIDDEN


def address(world: World, rule: Rule, thing: str) -> str:
    """The address of an object; for what is missing an id of the right form, for what is malformed none."""
    return "".join(
        _argument(world, rule, text, thing) if is_variable else text for is_variable, text in rule._trace
    ).lstrip("|")


def _argument(world: World, rule: Rule, name: str, thing: str) -> str:
    circle = world.circles.get(thing)
    missing = "0123456789abcdef01234567" if thing == "missing" else "%ff%22..%5c"
    if name == "position":
        place = PLACES.get(rule.endpoint, "")
        return str(getattr(circle, place)) if place and circle else "1"
    if name in ("invitation", "expected", "exam"):
        return str(getattr(circle, name)) if circle else "99999"
    if name == "number":  # of two changes: the first can be restored, the second taken back
        return "1" if rule.endpoint == "bank.restore" else "2"
    if name == "attempt":
        is_done = rule.endpoint in ("play.result", "play.again", "study.report_attempted", "own.add_mistakes")
        return (circle.done_attempt if is_done else circle.open_attempt) if circle else missing
    if name == "bank":
        return {"A": "harbour", "B": "vault"}.get(thing, missing)
    if name == "token":
        links = {"people.reset": world.reset, "people.set_up": world.set_up}
        link = links.get(rule.endpoint, world.invited)
        return link if thing == "A" else missing
    fixed = {
        "section": "history",
        "fact": "north-pier-opened",
        "item": "north-pier-opened",
        "filename": "app.css",
        "digest": PICTURE.digest,
        "name": "fish-market",
        "question": "light-in-fog",
        "paragraph": "1",
    }
    if name in fixed:
        return fixed[name]
    return str(getattr(circle, name)) if circle else missing


def rules(world: World, method: str) -> list[Rule]:
    """The rules that answer a method."""
    return [rule for rule in world.app.url_map.iter_rules() if method in (rule.methods or ())]


def things(rule: Rule) -> tuple[str, ...]:
    """The objects to try; one where the address names none."""
    return OBJECTS if rule.arguments - {"filename", "code"} else ("A",)


def own(role: str) -> set[str]:
    """Whose texts a role may read."""
    return set(CIRCLES[role])


def faults_of(
    answer: TestResponse, role: str, wanted: int, fine: tuple[int, ...], shared: str = ""
) -> list[str]:
    """What is wrong with an answer: its status, a text that is not for this role, a missing header."""
    allowed = fine if wanted == FINE else (wanted,)
    found = [] if answer.status_code in allowed else [f"{answer.status_code} instead of {allowed}"]
    readable = own(role) | {shared} if wanted == FINE else own(role) & {role}
    found += [f"shows {name}" for name in canaries_in(answer) - readable]
    found += [f"lacks {name}" for name in HEADERS if name not in answer.headers]
    if wanted == SIGN_IN and "/sign-in" not in answer.headers.get("Location", ""):
        found.append("does not lead to signing in")
    return found


def test_every_endpoint_stands_in_the_table_and_declares_a_policy(world):
    assert undeclared(world.app) == set()
    assert set(TABLE) == {rule.endpoint for rule in world.app.url_map.iter_rules()}


def test_every_address_that_takes_postings_has_a_good_one(world):
    from tests.web.postings import POSTINGS, posting_rules  # which knows the addresses from here

    taking = {rule.endpoint for rule in posting_rules(world)}
    assert taking == set(POSTINGS), "tests/web/postings.py says what a good posting is"


def test_a_view_that_was_forgotten_is_found_and_refused_to_everybody(tmp_path, passwords):
    app = new_app(tmp_path, passwords)
    app.add_url_rule("/naked", "naked", lambda: "secret", methods=["GET", "POST"])
    assert undeclared(app) == {"naked"}
    answer = app.test_client().get("/naked")
    assert answer.status_code == 403
    assert "secret" not in answer.get_data(as_text=True)
    app.extensions["quizapp"].database.close()


def test_who_may_read_what_and_reading_never_writes(world):
    watch, wrong = Watch(world.path), []
    for rule in rules(world, "GET"):
        row = TABLE[rule.endpoint]
        for role in ROLES:
            for thing in things(rule):
                answer = world.asks(role, address(world, rule, thing))
                shared = SHARED.get(rule.endpoint, "")
                for fault in faults_of(answer, role, expected(row, role, thing), row.get, shared):
                    wrong.append(f"{role} GET {rule} of {thing}: {fault}")
                if watch.has_changed():
                    wrong.append(f"{role} GET {rule} of {thing}: wrote")
    watch.close()
    assert not wrong, "\n".join(wrong)


@pytest.mark.long
@pytest.mark.parametrize("method", ["HEAD", "OPTIONS"])
def test_head_and_options_say_no_more_than_get(world, method):
    watch, wrong = Watch(world.path), []
    for rule in rules(world, "GET"):
        row = TABLE[rule.endpoint]
        for role in ROLES:
            for thing in things(rule)[:2]:
                wanted = expected(row, role, thing)
                fine = (200,) if method == "OPTIONS" else row.get
                if method == "OPTIONS" and row.who in (
                    "owner",
                    "teacher",
                    "reader",
                    "member",
                    "taker",
                    "file",
                    "link",
                ):
                    fine, wanted = (200, 303, 403, 404), FINE  # answered before the object is looked for
                if method == "OPTIONS" and row.who in ("bank", "learner's bank") and wanted != SIGN_IN:
                    wanted = FINE
                answer = world.asks(role, address(world, rule, thing), method)
                wrong += [f"{role} {rule} of {thing}: {f}" for f in faults_of(answer, role, wanted, fine)]
                if method == "HEAD" and answer.get_data():
                    wrong.append(f"{role} {rule}: HEAD has a body")
    assert not wrong, "\n".join(wrong)
    assert not watch.has_changed()
    watch.close()


def test_who_may_send_what_and_refusals_change_nothing(world):
    watch, wrong = Watch(world.path), []
    with world.kept() as put_back:
        for rule in rules(world, "POST"):
            row = TABLE[rule.endpoint]
            for role in ROLES:
                for thing in things(rule):
                    wanted = expected(row, role, thing)
                    send = world.posts_json if row.json else world.posts
                    answer = send(role, address(world, rule, thing), FORMS.get(rule.endpoint))
                    has_written = watch.has_changed()
                    if has_written:
                        put_back()
                        watch.has_changed()  # by us
                    wrong += [
                        f"{role} POST {rule} of {thing}: {fault}"
                        for fault in faults_of(answer, role, wanted, row.post, SHARED.get(rule.endpoint, ""))
                    ]
                    shown_once = row.json or rule.endpoint in SHOWN_ONCE
                    if has_written and answer.status_code != (200 if shown_once else 303):
                        wrong.append(f"{role} POST {rule} of {thing}: {answer.status_code}, but wrote")
                    if has_written and wanted != FINE:
                        wrong.append(f"{role} POST {rule} of {thing}: refused, but wrote")
    watch.close()
    assert not wrong, "\n".join(wrong)


@pytest.mark.long
def test_without_a_token_nothing_is_taken_from_anybody(world):
    watch, wrong = Watch(world.path), []
    for rule in rules(world, "POST"):
        for role in ROLES:
            without = ({}, {"csrf_token": ""}, {"csrf_token": world.tokens["keller"] + "x"})
            for number, thing in enumerate(things(rule)):
                for data in without if number == 0 else without[-1:]:
                    answer = world.asks(role, address(world, rule, thing), "POST", data=data)
                    if answer.status_code != 400:
                        wrong.append(f"{role} {rule} of {thing}: {answer.status_code}")
                    if canaries_in(answer) - own(role) - {SHARED.get(rule.endpoint)}:
                        wrong.append(f"{role} {rule} of {thing}: shows {canaries_in(answer)}")
    assert not wrong, "\n".join(wrong)
    assert not watch.has_changed()
    watch.close()


def test_the_token_of_another_browser_is_none(world):
    address_ = f"/attempts/{world.circles['A'].open_attempt}/1"
    answer = world.asks("ada", address_, "POST", data={"csrf_token": world.tokens["cem"], "rev": "0"})
    assert answer.status_code == 400


@pytest.mark.long
def test_methods_that_no_view_has_are_not_allowed(world):
    wrong = []
    for rule in world.app.url_map.iter_rules():
        for method in OTHER_METHODS:
            for role in ("anonymous", "ada", "rahn"):
                answer = world.asks(role, address(world, rule, "A"), method)
                if answer.status_code != 405 or "Allow" not in answer.headers:
                    wrong.append(f"{role} {method} {rule}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("role", [role for role in ROLES if role not in NOBODY])
def test_what_is_hidden_looks_exactly_like_what_is_not_there(world, role):
    different = []
    for rule in rules(world, "GET"):
        row = TABLE[rule.endpoint]
        for thing in set(things(rule)) & {"A", "B"}:
            if expected(row, role, thing) != HIDDEN or expected(row, role, "missing") != HIDDEN:
                continue
            hidden, missing = (
                _without_ids(world.asks(role, address(world, rule, one)), address(world, rule, one))
                for one in (thing, "missing")
            )
            if hidden != missing:
                different.append(f"{rule} of {thing}")
    assert different == []


def test_nobody_is_told_of_a_class_that_is_there_before_signing_in(world):
    for path in ("/teach/classes/{}", "/classes/{}", "/quizzes/{}"):
        there = world.asks("anonymous", path.format(world.circles["A"].class_id))
        not_there = world.asks("anonymous", path.format("0123456789abcdef01234567"))
        assert there.status_code == not_there.status_code == 303


def test_pages_open_while_somebody_else_writes(world):
    with closing(sqlite3.connect(world.path, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        statuses = {
            (role, rule.endpoint): world.asks(role, address(world, rule, "A")).status_code
            for rule in rules(world, "GET")
            for role in ("anonymous", "ada", "rahn")
            if expected(TABLE[rule.endpoint], role, "A") == FINE
        }
        writer.execute("ROLLBACK")
    told = {place: status for place, status in statuses.items() if status >= 400}
    assert told == {(role, "pages.readyz"): 503 for role in ("anonymous", "ada", "rahn")}, "it asks for this"


def test_a_classmate_never_sees_anothers_name_or_answer(world):
    for rule in rules(world, "GET"):
        for thing in things(rule):
            found = canaries_in(world.asks("ben", address(world, rule, thing)))
            assert not found & {"ada", "adaanswer"}, rule


def test_the_world_has_texts_of_everybody_to_find():
    assert CANARY.findall("Zqada and Zqrahnupload.yaml") == ["ada", "rahnupload"]


def test_the_owner_does_see_their_texts(world):
    done = world.asks("ada", f"/attempts/{world.circles['A'].done_attempt}")
    assert {"ada", "adaanswer"} <= canaries_in(done)
    assert "ada" in canaries_in(world.asks("rahn", f"/teach/quizzes/{world.circles['A'].quiz}/scores.csv"))
    assert "rahnupload" in canaries_in(world.asks("rahn", f"/teach/files/{world.circles['A'].upload}"))


@pytest.mark.parametrize("action", ["/start", "/study"])
@pytest.mark.parametrize("bank", ["vault", "no-such-course", "", "harbour\x01"])
def test_a_course_that_is_not_for_learners_cannot_be_begun_by_naming_it(world, action, bank):
    roles = ["ada", "guest"] + ["anonymous"] * (action == "/start")
    watch = Watch(world.path)
    for role in roles:
        answer = world.posts(role, action, {"bank": bank})
        assert answer.status_code == (403 if bank == "vault" else 404)
        assert "vault" not in canaries_in(answer)
    assert not watch.has_changed()
    watch.close()


def test_a_missing_course_does_not_stay_in_the_navigation(world):
    browser = world.app.test_client()
    assert browser.get("/explore/no-such-course").status_code == 404
    assert "no-such-course" not in browser.get("/keys").get_data(as_text=True)


def _without_ids(answer: TestResponse, path: str) -> tuple[int, str, list[str]]:
    text = answer.get_data(as_text=True)
    for part in sorted(path.split("/"), key=len, reverse=True):
        if len(part) > 8:
            text = text.replace(part, "ID")
    text = re.sub(r'name="csrf_token" value="[^"]+"', "", text)
    headers = [
        f"{name}: {value}" for name, value in answer.headers if name not in ("Set-Cookie", "Content-Length")
    ]
    return answer.status_code, text, headers


def test_the_database_file_is_the_one_that_is_watched(world):
    assert Path(world.path).exists()
    watch = Watch(world.path)
    with world.undone():
        world.posts("ada", "/account", {"display_name": "Zqada", "time_zone": "UTC", "new_per_day": "3"})
        assert watch.has_changed()
    watch.close()
