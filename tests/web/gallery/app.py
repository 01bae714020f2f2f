"""A throw-away app that shows every page in every state, with invented data and no database.

Run `python -m tests.web.gallery.app 5055` to look at it in a browser; the tests ask it for each page.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from flask import Flask, Response, flash, g, render_template
from flask_wtf import CSRFProtect

from quizapp.web.explained import register_explained
from quizapp.web.headers import CONTENT_SECURITY
from quizapp.web.tongues import register_tongues
from quizapp.web.views import Page, show
from tests.people import Templates
from tests.web.gallery import (
    analysis,
    building,
    charts,
    classroom,
    courses,
    drafting,
    exam_days,
    exporting,
    frame,
    gradebook,
    history,
    kinds,
    learning,
    lists,
    own,
    pictures,
    printing,
    progress,
    reading,
    scores,
    several,
    taking,
    teaching,
    writing,
)

ENDPOINTS = {
    "pages.home": "/",
    "pages.keys": "/keys",
    "pages.help_": "/help",
    "people.start": "/start",
    "people.keep": "/keep",
    "people.sign_in": "/sign-in",
    "people.sign_out": "/sign-out",
    "people.set_up": "/set-up/<token>",
    "people.account": "/account",
    "people.forgotten": "/forgotten",
    "people.reset": "/reset/<token>",
    "people.change_password": "/account/password",
    "people.end_session": "/account/sessions/<signed_in>/end",
    "people.end_other_sessions": "/account/sessions/end-others",
    "people.new_recovery_code": "/account/recovery-code",
    "people.download": "/account/data",
    "people.erase": "/account/erase",
    "study.begin": "/study",
    "study.step": "/study/<session>",
    "study.answer": "/study/<session>/<int:position>",
    "study.undo": "/study/<session>/<int:position>/undo",
    "play.index": "/quiz/<bank>",
    "play.start": "/quiz/<bank>",
    "play.quiz": "/quizzes/<quiz>",
    "play.begin": "/quizzes/<quiz>",
    "play.question": "/attempts/<attempt>/<int:position>",
    "play.all_questions": "/attempts/<attempt>/questions",
    "play.hand_in": "/attempts/<attempt>/hand-in",
    "play.result": "/attempts/<attempt>",
    "play.again": "/attempts/<attempt>/again",
    "study.leave": "/study/<session>/leave",
    "study.options": "/study/<session>/<int:position>/options",
    "study.put_aside": "/study/<session>/<int:position>/aside",
    "study.mistyped": "/study/<session>/<int:position>/mistyped",
    "study.stop": "/study/<session>/<int:position>/stop",
    "study.report": "/study/<session>/<int:position>/report",
    "study.report_attempted": "/attempts/<attempt>/<int:position>/report",
    "study.aside": "/aside",
    "study.ask_again": "/aside",
    "bank.reports": "/teach/files/courses/<bank>/reports",
    "bank.settle_report": "/teach/files/courses/<bank>/reports",
    "progress.index": "/progress/<bank>",
    "progress.trust": "/progress/<bank>/foreseen",
    "progress.as_csv": "/progress/<bank>/progress.csv",
    "progress.week_goal": "/progress/<bank>/week",
    "plan.index": "/plan/<bank>",
    "plan.save": "/plan/<bank>",
    "teach.exam_days": "/teach/classes/<class_id>/exam-days",
    "teach.add_exam_day": "/teach/classes/<class_id>/exam-days",
    "teach.change_exam_day": "/teach/classes/<class_id>/exam-days/<int:exam>",
    "teach.remove_exam_day": "/teach/classes/<class_id>/exam-days/<int:exam>/remove",
    "explore.index": "/explore/<bank>",
    "explore.section": "/explore/<bank>/<section>",
    "explore.find": "/search/<bank>",
    "explore.timeline": "/timeline/<bank>",
    "explore.fact": "/explore/<bank>/facts/<fact>",
    "classes.join": "/join",
    "classes.show": "/classes/<class_id>",
    "classes.share_memory": "/classes/<class_id>/memory",
    "teach.index": "/teach",
    "teach.new_class": "/teach/classes/new",
    "teach.show_class": "/teach/classes/<class_id>",
    "teach.choose_courses": "/teach/classes/<class_id>/courses",
    "teach.new_quiz": "/teach/classes/<class_id>/quizzes/new",
    "teach.show_quiz": "/teach/quizzes/<quiz>",
    "teach.quiz_analysis": "/teach/quizzes/<quiz>/analysis",
    "teach.quiz_item": "/teach/quizzes/<quiz>/analysis/question",
    "teach.course_analysis": "/teach/courses/<bank>/analysis",
    "teach.correct": "/teach/quizzes/<quiz>/corrections",
    "teach.undo_correction": "/teach/quizzes/<quiz>/corrections/undo",
    "teach.late": "/teach/quizzes/<quiz>/late",
    "teach.edit_quiz": "/teach/quizzes/<quiz>/edit",
    "teach.copy_quiz": "/teach/quizzes/<quiz>/copy",
    "teach.as_student": "/teach/quizzes/<quiz>/as-student/<int:position>",
    "teach.papers": "/teach/papers/<bank>",
    "teach.quiz_paper": "/teach/quizzes/<quiz>/paper",
    "teach.gradebook": "/teach/classes/<class_id>/gradebook",
    "teach.grade": "/teach/classes/<class_id>/gradebook/<quiz>/<member>",
    "teach.change_grade": "/teach/classes/<class_id>/gradebook/<quiz>/<member>",
    "teach.let_late_count": "/teach/quizzes/<quiz>/late/<member>",
    "teach.undo_grade": "/teach/classes/<class_id>/gradebook/<quiz>/<member>/undo",
    "teach.student": "/teach/classes/<class_id>/students/<member>",
    "teach.attempt": "/teach/attempts/<attempt>",
    "teach.courses": "/teach/classes/<class_id>/courses",
    "teach.class_memory": "/teach/classes/<class_id>/memory",
    "teach.set_practice": "/teach/classes/<class_id>/memory",
    "teach.join_sheet": "/teach/classes/<class_id>/join-sheet",
    "teach.students": "/teach/classes/<class_id>/students",
    "teach.member": "/teach/classes/<class_id>/members/<member>",
    "teach.change_member": "/teach/classes/<class_id>/members/<member>",
    "teach.match_expected": "/teach/classes/<class_id>/expected/<int:expected>/match",
    "teach.expect_no_more": "/teach/classes/<class_id>/expected/<int:expected>/remove",
    "teach.roster": "/teach/classes/<class_id>/roster",
    "teach.take_in_roster": "/teach/classes/<class_id>/roster",
    "teach.colleagues": "/teach/classes/<class_id>/colleagues",
    "teach.invite": "/teach/classes/<class_id>/colleagues",
    "teach.withdraw": "/teach/classes/<class_id>/invitations/<int:invitation>/withdraw",
    "teach.remove_colleague": "/teach/classes/<class_id>/colleagues/<colleague>/remove",
    "teach.invitation": "/teach/invitations/<token>",
    "teach.accept": "/teach/invitations/<token>",
    "teach.live": "/teach/quizzes/<quiz>/live",
    "teach.more_time": "/teach/quizzes/<quiz>/more-time",
    "teach.extend": "/teach/quizzes/<quiz>/more-time",
    "teach.export_paper": "/teach/papers/<bank>/export",
    "teach.paper_file": "/teach/papers/<bank>/export/file",
    "teach.reset_member": "/teach/classes/<class_id>/members/<member>/reset",
    "teach.scores_csv": "/teach/classes/<class_id>/scores.csv",
    "teach.quiz_scores_csv": "/teach/quizzes/<quiz>/scores.csv",
    "scores.choose": "/teach/classes/<class_id>/scores",
    "scores.file": "/teach/classes/<class_id>/scores/file",
    "scores.fill": "/teach/classes/<class_id>/scores/canvas",
    "scores.filled": "/teach/classes/<class_id>/scores/canvas/file",
    "tidying.bin_": "/teach/bin",
    "tidying.move_class": "/teach/classes/<class_id>/move",
    "tidying.move_quiz": "/teach/quizzes/<quiz>/move",
    "tidying.move_member": "/teach/classes/<class_id>/members/<member>/move",
    "bank.files": "/teach/files",
    "bank.new_course": "/teach/files/new-course",
    "bank.course": "/teach/files/courses/<bank>",
    "bank.export": "/teach/files/courses/<bank>/export",
    "bank.export_file": "/teach/files/courses/<bank>/export/file",
    "bank.take_over": "/teach/files/courses/<bank>/take-over",
    "bank.audience": "/teach/files/courses/<bank>/audience",
    "bank.decide": "/teach/files/courses/<bank>/proposal",
    "bank_edit.facts": "/teach/files/courses/<bank>/facts",
    "bank_edit.new_fact": "/teach/files/courses/<bank>/new-fact",
    "bank_edit.fact": "/teach/files/courses/<bank>/facts/<fact>",
    "bank_edit.delete_fact": "/teach/files/courses/<bank>/facts/<fact>/delete",
    "bank_edit.preview_fact": "/teach/files/courses/<bank>/preview-fact",
    "bank_edit.names": "/teach/files/courses/<bank>/names",
    "bank_edit.new_name": "/teach/files/courses/<bank>/new-name",
    "bank_edit.name": "/teach/files/courses/<bank>/names/<name>",
    "bank_edit.delete_name": "/teach/files/courses/<bank>/names/<name>/delete",
    "bank_edit.questions": "/teach/files/courses/<bank>/questions",
    "bank_edit.new_question": "/teach/files/courses/<bank>/new-question",
    "bank_edit.question": "/teach/files/courses/<bank>/questions/<question>",
    "bank_edit.delete_question": "/teach/files/courses/<bank>/questions/<question>/delete",
    "bank_edit.preview_question": "/teach/files/courses/<bank>/preview-question",
    "bank_edit.about": "/teach/files/courses/<bank>/about",
    "bank.history": "/teach/files/courses/<bank>/history",
    "bank.change": "/teach/files/courses/<bank>/history/<int:number>",
    "bank.restore": "/teach/files/courses/<bank>/history/<int:number>/restore",
    "bank.take_back": "/teach/files/courses/<bank>/history/<int:number>/take-back",
    "bank.look_alikes": "/teach/files/courses/<bank>/look-alikes",
    "bank.promote": "/teach/files/courses/<bank>/promote",
    "bank.report": "/teach/files/<upload>",
    "bank.faulty": "/teach/files/<upload>/faulty",
    "bank.columns": "/teach/files/<upload>/columns",
    "bank.template_as_csv": "/teach/files/template.csv",
    "bank.template_as_workbook": "/teach/files/template.xlsx",
    "bank.take_in": "/teach/files/<upload>/take-in",
    "pictures.picture": "/pictures/<bank>/<digest>",
    "pictures.course_pictures": "/teach/files/courses/<bank>/pictures",
    "pictures.item_picture": "/teach/files/courses/<bank>/items/<item>/picture",
    "drafts.index": "/teach/drafts",
    "drafts.overview": "/teach/drafts/<draft>",
    "drafts.read": "/teach/drafts/<draft>/<int:paragraph>",
    "drafts.decide": "/teach/drafts/<draft>/<int:paragraph>/decide",
    "drafts.undo": "/teach/drafts/<draft>/undo",
    "drafts.reject_rest": "/teach/drafts/<draft>/reject-rest",
    "drafts.delete": "/teach/drafts/<draft>/delete",
    "own.notes": "/notes/<bank>",
    "own.note": "/notes/<bank>/<fact>",
    "own.delete_note": "/notes/<bank>/<fact>/delete",
    "own.cards": "/my-cards",
    "own.language": "/my-cards/language",
    "own.export": "/my-cards/export",
    "own.new_card": "/my-cards/new",
    "own.card": "/my-cards/<card>",
    "own.delete_card": "/my-cards/<card>/delete",
    "own.restore_card": "/my-cards/<card>/restore",
    "own.add_mistakes": "/my-cards/from-quiz/<attempt>",
    "own.anki": "/my-cards/anki",
    "own.anki_report": "/my-cards/anki/<deck>",
    "own.bring_in": "/my-cards/anki/<deck>",
}


@dataclass(frozen=True, slots=True)
class Person:
    """What the context processor of the app gives as `me`."""

    display_name: str
    is_guest: bool = False
    is_instructor: bool = False
    is_claimed: bool = True
    has_zone: bool = True


PEOPLE = {
    "nobody": None,
    "guest": Person("Guest", is_guest=True, is_claimed=False),
    "student": Person("Ada Example"),
    "teacher": Person("Grace Example", is_instructor=True),
}


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A page in one state: who looks at it, and how its forms are made within a request."""

    page: Page
    me: str
    forms: Callable[[], dict[str, object]]
    notes: tuple[tuple[str, object], ...] = ()


COMPILED = Templates()  # for all galleries of a run


def gallery_app() -> Flask:
    """The app: `/show/NAME` for each exhibit, and dead ends under the real endpoint names."""
    web = Path(__file__).parents[3] / "quizapp" / "web"
    app = Flask("quizapp", template_folder=str(web / "templates"), static_folder=str(web / "static"))
    app.jinja_env.bytecode_cache = COMPILED
    app.config.update(SECRET_KEY="only for looking", TESTING=True)
    register_tongues(app)
    register_explained(app)
    CSRFProtect(app)
    for endpoint, rule in ENDPOINTS.items():
        answer = _picture if endpoint == "pictures.picture" else _dead_end
        app.add_url_rule(rule, endpoint, answer, methods=["GET", "POST"])
    app.add_url_rule("/show/<name>", "exhibit", _exhibit)
    app.context_processor(lambda: {"me": g.get("me"), "nav": "", "nav_bank": "borderland"})
    app.after_request(_with_policy)
    return app


def _dead_end(**_: object) -> str:
    return render_template("pages/home_empty.html")


def _picture(digest: str, **_: object) -> Response:
    return Response(pictures.drawn(digest), mimetype="image/png")


def _exhibit(name: str) -> str:
    exhibit = exhibits()[name]
    g.me = PEOPLE[exhibit.me]
    for category, text in exhibit.notes:
        flash(text, category)
    return show(exhibit.page, **exhibit.forms())


def _with_policy(response):
    response.headers["Content-Security-Policy"] = CONTENT_SECURITY
    return response


def exhibits() -> dict[str, Exhibit]:
    """Every exhibit by its name."""
    shown = {
        **frame.EXHIBITS,
        **learning.EXHIBITS,
        **exam_days.EXHIBITS,
        **kinds.EXHIBITS,
        **several.EXHIBITS,
        **lists.EXHIBITS,
        **charts.EXHIBITS,
        **reading.EXHIBITS,
        **progress.EXHIBITS,
        **taking.EXHIBITS,
        **teaching.EXHIBITS,
        **analysis.EXHIBITS,
        **building.EXHIBITS,
        **classroom.EXHIBITS,
        **courses.EXHIBITS,
        **gradebook.EXHIBITS,
        **printing.EXHIBITS,
        **scores.EXHIBITS,
        **history.EXHIBITS,
        **exporting.EXHIBITS,
        **drafting.EXHIBITS,
        **printing.EXHIBITS,
        **pictures.EXHIBITS,
        **writing.EXHIBITS,
        **own.EXHIBITS,
    }
    return {name: Exhibit(*parts) for name, parts in shown.items()}


if __name__ == "__main__":
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 5055
    app = gallery_app()
    app.add_url_rule("/all", "all", lambda: "\n".join(f"/show/{name}" for name in exhibits()))
    app.run(port=port)
