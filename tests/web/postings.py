"""A good posting for every address that takes one: who sends it, what it holds, how it is answered.

Tests that fail every statement of every write and that put nonsense into every field start from these.
A new address that takes postings gets its line here.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlalchemy import select, update
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from quizapp.core.corrections import Action, Correction
from quizapp.core.memory.session import Session
from quizapp.core.memory.steps import ASK, Step
from quizapp.formats.native import revision_of, to_plain
from quizapp.store import attempts, banks, class_people, classes, corrections, people, study
from quizapp.store.people import Person
from quizapp.store.tables import BankUpload, Fact, FactAside, QuestionReport, Quiz
from quizapp.usecases import (
    handing_in,
    notes,
    own_deleted,
    promoting,
    recovering,
    regrading,
    saving,
    taking,
)
from quizapp.usecases.giving import Change, change_grade
from quizapp.usecases.planning import kinds_of
from quizapp.usecases.responses import kind_of
from quizapp.usecases.saving import Sent
from quizapp.web.people.forms import ERASE_WORD
from quizapp.web.teach.canvas import packed
from tests.builders import make_bank
from tests.people import PASSWORD, Student
from tests.web.test_access import address
from tests.web.world import DECK, DOCUMENT, MONDAY, PNG, UPLOAD, World

NEW_PASSWORD = "a new one that nobody guesses"
CARD = {"front": "Which bird?", "back": "A gull", "way": "typed"}
Fields = dict[str, Any]


@dataclass(frozen=True)
class Posting:
    """What `role` sends to object A. `fields` are of a form, or the body of a script's request if `json`.

    `status` is that of the answer. `before` makes what is needed and adds to the fields. Without `writes` it
    only looks at what was sent.
    """

    role: str
    fields: Fields
    status: int = 303
    json: bool = False
    writes: bool = True
    before: Callable[[World], Fields] = lambda _world: {}

    def prepared(self, world: World) -> Fields:
        """All fields, after making what is needed for them."""
        return {**self.fields, **self.before(world)}


def send(world: World, posting: Posting, rule: Rule, fields: Fields) -> TestResponse:
    """Send fields as the posting's role to the posting's object."""
    path = address(world, rule, "A")
    if posting.json:
        return world.posts_json(posting.role, path, fields)
    fresh = {
        name: (io.BytesIO(value[0]), value[1]) if isinstance(value, tuple) else value
        for name, value in fields.items()
    }
    return world.posts(posting.role, path, fresh)


def _recovery_code(world: World) -> Fields:
    with world.services.database.writing() as on:
        account = recovering.people.find_by_login(on, "dora").person
        return {"code": recovering.new_recovery_code(on, account.id, MONDAY)}


def _code_of_the_class(world: World) -> Fields:
    return {"code": world.circles["A"].code}


def _joined(world: World) -> Fields:
    newcomer = Student(world.app)
    newcomer.joins(world.circles["A"].code)
    world.keeps("newcomer", newcomer)
    return {}


def _signed_in_elsewhere(world: World) -> Fields:
    Student(world.app).signs_in("ada")
    return {}


def _as_on_the_page(world: World) -> Fields:
    page = world.asks("ada", f"/study/{world.circles['A'].session}").get_data(as_text=True)
    return dict(re.findall(r'name="(seen)" value="([^"]*)"', page))


def _typed(world: World) -> str:
    """Make the card before ada a year to be typed, and tell it."""
    circle = world.circles["A"]
    with world.services.database.writing() as on:
        ada = recovering.people.find_by_login(on, "ada").person
        row = study.get_session(on, ada.id, circle.session)
        session = Session.from_plain(row.plan)
        bank = world.services.shelf.get(on, row.bank_id, row.bank_revision)
        fact = next(
            fact for fact in bank.facts
            if {"year", "choice"} <= {kind.name for kind in kinds_of(world.services, bank, fact)}
        )  # fmt: skip
        steps = (
            *session.steps[: circle.position],
            Step(fact.id, ASK, "year"),
            *session.steps[circle.position :],
        )
        study.keep_plan(on, row.id, circle.position, replace(session, steps=steps).to_plain())
    return str(fact.answer.value.first)


def _options_to_show(world: World) -> Fields:
    _typed(world)
    return {}


def _mistyped(world: World) -> Fields:
    year = _typed(world)
    circle = world.circles["A"]
    slip = next(
        one for at in range(1, 3) if (one := year[:at] + year[at : at + 2][::-1] + year[at + 2 :]) != year
    )
    world.posts("ada", f"/study/{circle.session}/{circle.position}", {"answer": slip})
    return {}


def _put_aside(world: World) -> Fields:
    circle = world.circles["A"]
    world.posts("ada", f"/study/{circle.session}/{circle.position}/aside", {"until": "ever"})
    return {}


def _fact_put_aside(world: World) -> Fields:
    _put_aside(world)
    with world.services.database.reading() as on:
        fact = on.execute(select(Fact.slug).join(FactAside, FactAside.fact_id == Fact.id)).scalar_one()
    return {"bank": "harbour", "fact": fact}


def _reported(world: World) -> Fields:
    circle = world.circles["A"]
    world.posts("ada", f"/study/{circle.session}/{circle.answered}/report", {"text": "Two are right."})
    with world.services.database.reading() as on:
        return {"report": on.execute(select(QuestionReport.public_id)).scalar_one()}


def _class_to_copy_to(world: World) -> Fields:
    return {"room": world.circles["A"].class_id}


def _at_home_in_its_folder(world: World) -> Fields:
    with world.services.database.writing() as on:
        banks.set_home(on, banks.get_bank(on, "harbour").id, "folder")
    return {}


def _a_question_to_promote(world: World) -> Fields:
    offer = promoting.list_offers(world.services, "harbour").offers[0]
    wording = asdict(offer.wording)
    return {f"q-{offer.item.id}-{name}": text for name, text in {**wording, "pick": "y"}.items()}


def _proposed(world: World) -> Fields:
    with world.services.database.writing() as on:
        row, coming = banks.get_bank(on, "harbour"), make_bank(facts=make_bank().facts[1:])
        banks.save_proposal(on, row.id, revision_of(coming), to_plain(coming), MONDAY)
    return {"digest": revision_of(coming), "base": row.revision}


def _asked_in_the_quiz(world: World) -> Fields:
    circle = world.circles["A"]
    with world.services.database.reading() as on:
        ada = people.find_by_login(on, "ada").person
        teacher = people.find_by_login(on, "rahn").person
        row = attempts.get_attempt(on, ada.id, circle.open_attempt)
        question = attempts.list_items(on, row.id)[0].question
    handing_in.hand_in(world.services, ada, circle.open_attempt, MONDAY)
    asked = Correction(question["facts"][0], question["kind"], Action.DISCARD)
    seen = regrading.preview(world.services, teacher, circle.quiz, asked)
    return {"fact": asked.fact, "kind": asked.kind, "action": "discard", "value": "", "digest": seen.digest}


def _corrected(world: World) -> Fields:
    fields = _asked_in_the_quiz(world)
    with world.services.database.reading() as on:
        teacher = people.find_by_login(on, "rahn").person
    asked = Correction(fields["fact"], fields["kind"], Action.DISCARD)
    quiz = world.circles["A"].quiz
    regrading.correct(world.services, teacher, quiz, asked, "Asked badly", fields["digest"], MONDAY)
    with world.services.database.reading() as on:
        found = classes.find_quiz(on, quiz)
        assert found is not None
        return {"correction": str(corrections.list_corrections(on, found.id)[0].id)}


def _excused(world: World) -> Fields:
    circle = world.circles["A"]
    with world.services.database.reading() as on:
        teacher = people.find_by_login(on, "rahn").person
    change = Change("Was ill.", 0, is_excused=True)
    where = (circle.class_id, circle.quiz, circle.member)
    return {"to": str(change_grade(world.services, teacher, *where, change, MONDAY))}


def _too_late(world: World) -> Fields:
    circle, services = world.circles["A"], world.services
    with services.database.reading() as on:
        ada = people.find_by_login(on, "ada").person
    question = taking.show_item(services, ada, circle.open_attempt, 1, MONDAY).question
    handing_in.hand_in(services, ada, circle.open_attempt, MONDAY)
    right = Sent(kind_of(question).samples(question).right, 0, "an old page")
    saving.save_answer(services, ada, circle.open_attempt, 1, right, MONDAY)
    return {}


def _a_member(world: World) -> Fields:
    return {"member": world.circles["A"].member}


def _with_a_colleague(world: World) -> Fields:
    with world.services.database.writing() as on:
        keller = recovering.people.find_by_login(on, "keller").person
        room = classes.find_class(on, world.circles["A"].class_id)
        class_people.add_colleague(on, room.id, keller.id)
    return {}


def _with_an_end(world: World) -> Fields:
    with world.services.database.writing() as on:
        limit = update(Quiz).where(Quiz.public_id == world.circles["A"].quiz).values(time_limit=1200)
        on.execute(limit)
    return {}


ROSTER = "name,login,e-mail,extra time\nAda,ada,ada@school.example,25 %\nSomebody else,,,"


def _revision(world: World) -> Fields:
    with world.services.database.reading() as on:
        return {"base": banks.get_bank(on, "harbour").revision}


NEW_FACT = {
    "say": "The Old Mill was built in 1901.", "ask": "In which year was the Old Mill built?", "type": "year",
    "value": "1901", "section": "history", "at": "3", "weight": "2", "go": "save",
}  # fmt: skip
NEW_QUESTION = {
    "prompt": "The mill is older than the pier.", "type": "true_false", "truth": "false",
    "section": "history", "at": "3", "go": "save",
}  # fmt: skip
ABOUT = {
    "title": "The Harbour", "source": "A book", "language": "en", "direction": "ltr",
    "sections-0-id": "geography", "sections-0-title": "Geography", "sections-0-paragraphs": "G1-G4",
    "sections-1-id": "history", "sections-1-title": "The past", "sections-1-paragraphs": "H1-H8",
    "sections-2-id": "trade", "sections-2-title": "Trade", "sections-2-paragraphs": "T1-T6",
}  # fmt: skip


def _uploaded_as_a_table(world: World) -> Fields:
    with world.services.database.writing() as on:
        mine = update(BankUpload).where(BankUpload.public_id == world.circles["A"].upload)
        on.execute(mine.values(file_name="a.csv", content=b"Ort,Land\nSeoul,Korea\nTokyo,Japan\n"))
    return {}


def _ada(world: World) -> Person:
    with world.services.database.reading() as on:
        found = people.find_by_login(on, "ada")
    assert found is not None
    return found.person


def _noted(world: World) -> Fields:
    """There is a note to delete."""
    notes.write(world.services, _ada(world), "harbour", "north-pier-opened", "Gulls.", world.now)
    return {}


def _card_deleted(world: World) -> Fields:
    """There is a card to put back."""
    own_deleted.delete_card(world.services, _ada(world), world.circles["A"].card, world.now)
    return {}


def _decided(world: World) -> Fields:
    world.posts("rahn", f"/teach/drafts/{world.circles['A'].draft}/1", {"do": "rest"})
    return {}


FACT = {
    "f1-say": "Paint came to the tower in {1890}.", "f1-ask": "In which year was the tower painted?",
    "f1-answer": "1890", "f1-type": "year", "f1-subject": "The tower", "f1-what": "painted", "f1-year": "",
    "f1-section": "history", "f1-weight": "2",
}  # fmt: skip
COURSE = {
    "title": "The River", "source": "A book", "sections": "History, 4", "audience": "learners",
    "slug": "river",
}  # fmt: skip
EXAM_PLAN = {
    "days-0-day": "2027-01-15", "days-0-title": "Midterm", "every_day": "15", "saturday": "0",
    "dates-0-day": "2026-12-24", "dates-0-minutes": "0", "style": "all",
}  # fmt: skip
CHOSEN = {"sections": ["history", "geography"], "kinds": ["choice", "year", "short_answer"]}
NEW_PERSON = {"display_name": "Nora", "login_name": "nora", "password": PASSWORD}
QUIZ = {
    "title": "Week 2", "bank": "harbour", "lines-0-count": "3", "go": "make",
    "lines-0-kinds": ["choice", "year"], "lines-0-sections": ["history", "geography"],
}  # fmt: skip
SENT = {"client": "a-page-of-ours", "sequence": 1, "base_revision": 0, "fields": {"choice": ["0"]}}
GRADEBOOK = (b"Student,ID,SIS Login ID,Section\r\nAda,1,ada,\r\n", "grades.csv")
FILE = (UPLOAD.format("another").encode(), "history.yaml")
POSTINGS = {
    "people.start": Posting("anonymous", {"bank": "harbour"}),
    "people.sign_in": Posting("anonymous", {"login_name": "dora", "password": PASSWORD, "next": "/keys"}),
    "people.sign_out": Posting("ada", {}),
    "people.set_up": Posting("anonymous", NEW_PERSON, 200),
    "people.keep": Posting("guest", NEW_PERSON, 200),
    "people.account": Posting("ada", {"display_name": "A", "time_zone": "Asia/Tokyo", "new_per_day": "7"}),
    "people.forgotten": Posting(
        "anonymous", {"login_name": "dora", "password": NEW_PASSWORD}, 200, before=_recovery_code
    ),
    "people.reset": Posting("anonymous", {"password": NEW_PASSWORD}, 200),
    "people.new_recovery_code": Posting("ada", {"password": PASSWORD}, 200),
    "people.change_password": Posting("ada", {"password": PASSWORD, "new_password": NEW_PASSWORD}),
    "people.end_session": Posting("ada", {}),
    "people.end_other_sessions": Posting("ada", {}, before=_signed_in_elsewhere),
    "people.erase": Posting("ada", {"word": ERASE_WORD, "password": PASSWORD}),
    "classes.join": Posting("ben", {"display_name": "Benny"}, before=_code_of_the_class),
    "play.start": Posting("ada", {"count": "2", **CHOSEN}),
    "play.begin": Posting("newcomer", {}, before=_joined),
    "play.save": Posting("ada", {"rev": "0", "choice": "0", "answer": "1900", "flag": "yes", "go": "next"}),
    "play.send": Posting("ada", SENT, 200, json=True),
    "play.confirm_hand_in": Posting("ada", {}),
    "play.again": Posting("ada", {}),
    "study.begin": Posting("rahn", {"bank": "harbour", "minutes": "5"}),
    "study.answer": Posting(
        "ada", {"choice": "0", "answer": "1900", "rating": "right"}, before=_as_on_the_page
    ),
    "study.undo": Posting("ada", {"undos": "0"}),
    "study.options": Posting("ada", {}, before=_options_to_show),
    "study.put_aside": Posting("ada", {"until": "ever"}),
    "study.ask_here_again": Posting("ada", {}, before=_put_aside),
    "study.mistyped": Posting("ada", {"undos": "0"}, before=_mistyped),
    "study.stop": Posting("ada", {}),
    "study.report": Posting("ada", {"text": "The second option is right, too."}),
    "study.report_attempted": Posting("ada", {"text": "The second option is right, too."}),
    "study.ask_again": Posting("ada", {}, before=_fact_put_aside),
    "bank.settle_report": Posting("rahn", {"outcome": "mended"}, before=_reported),
    "teach.new_class": Posting("rahn", {"name": "10C", "banks": ["harbour", "vault"]}),
    "teach.choose_courses": Posting("rahn", {"banks": ["harbour", "vault"]}),
    "teach.new_quiz": Posting("rahn", QUIZ),
    "teach.correct": Posting("rahn", {"reason": "Both are in the source"}, before=_asked_in_the_quiz),
    "teach.undo_correction": Posting("rahn", {}, before=_corrected),
    "teach.edit_quiz": Posting("rahn", QUIZ),
    "progress.week_goal": Posting("ada", {"goal": "4"}),
    "classes.share_memory": Posting("ada", {"agrees": "yes"}),
    "teach.set_practice": Posting("rahn", {"course": "harbour", "facts": ["north-pier-opened"]}),
    "teach.copy_quiz": Posting("rahn", {}, before=_class_to_copy_to),
    "teach.as_student": Posting("rahn", {"choice": "0", "answer": "1900"}, 200, writes=False),
    "teach.reset_member": Posting("rahn", {}, 200),
    "teach.change_grade": Posting(
        "rahn", {"score": "2.5", "reason": "Question 2 was misprinted.", "seen": "0"}
    ),
    "teach.let_late_count": Posting("rahn", {}, before=_too_late),
    "teach.undo_grade": Posting("rahn", {}, before=_excused),
    "teach.change_member": Posting(
        "rahn", {"id_number": "18", "email": "a@b.org", "time_factor": "1.25", "expected": ""}
    ),
    "teach.match_expected": Posting("rahn", {}, before=_a_member),
    "teach.expect_no_more": Posting("rahn", {}),
    "teach.take_in_roster": Posting("rahn", {"text": ROSTER, "go": "take"}),
    "teach.invite": Posting("rahn", {"whom": "new"}, 200),
    "teach.withdraw": Posting("rahn", {}),
    "plan.save": Posting("ada", EXAM_PLAN),
    "teach.add_exam_day": Posting("rahn", {"bank": "harbour", "day": "2027-02-01", "title": "Midterm"}),
    "teach.change_exam_day": Posting("rahn", {"bank": "harbour", "day": "2027-02-02", "title": "Midterm"}),
    "teach.remove_exam_day": Posting("rahn", {}),
    "teach.remove_colleague": Posting("rahn", {}, before=_with_a_colleague),
    "teach.accept": Posting("keller", {}),
    "teach.extend": Posting(
        "rahn", {"minutes": "own", "own": "7", "reason": "the network was down"}, before=_with_an_end
    ),
    "scores.fill": Posting("rahn", {"gradebook": GRADEBOOK}, 200, writes=False),
    "scores.filled": Posting("rahn", {"packed": packed("Student,ID\r\n")}, 200, writes=False),
    "tidying.move_class": Posting("rahn", {"to": "bin"}),
    "tidying.move_quiz": Posting("rahn", {"to": "archive"}),
    "tidying.move_member": Posting("rahn", {"to": "bin"}),
    "bank.files": Posting("rahn", {"bank": "harbour", "file": FILE}),
    "bank.columns": Posting("rahn", {"role": ["question", "key"]}, before=_uploaded_as_a_table),
    "bank.take_in": Posting("rahn", {}),
    "bank.new_course": Posting("rahn", COURSE),
    "bank.take_over": Posting("rahn", {}, before=_at_home_in_its_folder),
    "bank.restore": Posting("rahn", {}),
    "bank.take_back": Posting("rahn", {}),
    "bank.promote": Posting("rahn", {}, before=_a_question_to_promote),
    "bank.audience": Posting("rahn", {"audience": "instructors"}),
    "bank_edit.new_fact": Posting("rahn", NEW_FACT),
    "bank_edit.fact": Posting("rahn", NEW_FACT, before=_revision),
    "bank_edit.delete_fact": Posting("rahn", {}),
    "bank_edit.preview_fact": Posting("rahn", NEW_FACT, 200, writes=False),
    "bank_edit.new_name": Posting("rahn", {"label": "Old Mill", "pool": "mills"}),
    "bank_edit.name": Posting("rahn", {"label": "Fishmarket", "pool": "structure"}, before=_revision),
    "bank_edit.delete_name": Posting("rahn", {}),
    "bank_edit.new_question": Posting("rahn", NEW_QUESTION),
    "bank_edit.question": Posting("rahn", NEW_QUESTION, before=_revision),
    "bank_edit.delete_question": Posting("rahn", {}),
    "bank_edit.preview_question": Posting("rahn", NEW_QUESTION, 200, writes=False),
    "bank_edit.about": Posting("rahn", ABOUT, before=_revision),
    "bank.decide": Posting("rahn", {"do": "accept"}, before=_proposed),
    "pictures.item_picture": Posting("rahn", {"file": (PNG, "pier.png"), "alt": "A pier at low tide"}),
    "drafts.index": Posting("rahn", {"course": "harbour", "text": DOCUMENT.format("another"), "title": ""}),
    "drafts.decide": Posting("rahn", {"do": "edit", "candidate": "1", **FACT}),
    "drafts.undo": Posting("rahn", {}, before=_decided),
    "drafts.reject_rest": Posting("rahn", {}),
    "drafts.delete": Posting("rahn", {}),
    "own.note": Posting("ada", {"text": "Think of the gulls."}),
    "own.delete_note": Posting("ada", {}, 200, before=_noted),
    "own.new_card": Posting("ada", {**CARD, "accepted": "gull", "section": "Birds"}),
    "own.language": Posting("ada", {"language": "ko"}),
    "own.card": Posting("ada", CARD),
    "own.delete_card": Posting("ada", {}),
    "own.restore_card": Posting("ada", {}, before=_card_deleted),
    "own.add_mistakes": Posting("ada", {}),
    "own.anki": Posting("ada", {"file": (DECK, "deck.apkg")}),
    "own.bring_in": Posting("ada", {"replaces": "y"}),
}


def posting_rules(world: World) -> list[Rule]:
    """The rules that take postings."""
    return [rule for rule in world.app.url_map.iter_rules() if "POST" in (rule.methods or ())]
