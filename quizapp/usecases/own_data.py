"""Everything that is stored about a person, in words they can read, for them to take away."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from quizapp.core.facts import Bank, FixedItem
from quizapp.core.questions import Question
from quizapp.core.reviewing import Item
from quizapp.formats.own_data_zip import OwnData, Part, picture_in_zip, place_in_zip
from quizapp.store import changes, own_data, pictures
from quizapp.store.people import Person
from quizapp.store.tables import BankChangeBy, BankUpload, OwnBank, QuestionReport
from quizapp.usecases import sealing
from quizapp.usecases.own_cards import as_card
from quizapp.usecases.own_deck import deck_on
from quizapp.usecases.own_deleted import list_deleted_on
from quizapp.usecases.seeing import Sight
from quizapp.usecases.services import Services

EVERYTHING = frozenset(Item)  # of what was answered in study

PARTS = {
    "account": ("account", "Who you are here, and what you have set."),
    "sign_in_session": ("browsers", "Browsers that you are, or were, signed in with."),
    "reset_link": ("password_links", "Links that were made so that you could choose a new password."),
    "fact_memory": (
        "memory",
        "What is reckoned of your memory of each fact. Stability: the days after which nine of ten such "
        "facts are still known. Difficulty: from 1 to 10. On the due day it is asked again.",
    ),
    "review": (
        "reviews",
        "Every answer that moved a memory, in order; all of the above can be reckoned anew from these. "
        "Recall before: how likely it was that you knew it. Guess chance: how likely by luck. Voids: the "
        "answer that you took back by this.",
    ),
    "learner_model": (
        "memory_model",
        "How well each of 36 variants of the memory model foresaw your answers; reckoned from the reviews.",
    ),
    "exam_plan": ("exam_plans", "How many minutes a day you want to work for an exam, Monday to Sunday."),
    "exam_date": ("exam_days", "Days on which you want to know a course."),
    "study_minutes": ("study_minutes", "Days on which you have more or less time than usual."),
    "forecast_made": ("forecasts", "What was foreseen of your memory, day by day; shares from 0 to 1."),
    "fact_aside": ("facts_aside", "Facts you do not want to be asked, until a day or for ever."),
    "fact_note": ("notes", "What you wrote to yourself about facts."),
    "question_report": (
        "reports",
        "Questions you reported, what you wrote about them, and what became of it.",
    ),
    "own_bank": (
        "own_cards",
        "The course that holds your own cards, and those you deleted lately; their pictures lie beside this.",
    ),
    "study_session": ("study_sessions", "Each sitting with cards, with its plan."),
    "study_answer": ("study_answers", "What you answered in those sittings; fraction 1 is right, 0 wrong."),
    "class_member": ("classes", "Classes you learn in."),
    "class_instructor": (
        "taught_classes",
        "Classes you teach. Their quizzes and students belong to the class and are not part of this.",
    ),
    "class_invitation": (
        "invitations",
        "Links you made so that a colleague could teach a class with you, and whether they were used.",
    ),
    "attempt": ("quizzes", "Each quiz you have begun, of a class or as practice."),
    "attempt_item": (
        "quiz_answers",
        "Each question of those quizzes with your answer. The right answer stands here once the quiz lets "
        "it be seen.",
    ),
    "answer_event": ("saved_answers", "Every answer that reached the server, those you changed later too."),
    "quiz_override": (
        "quiz_exceptions",
        "What is, or was, different for you in a quiz: other times, more attempts.",
    ),
    "grade_override": ("given_scores", "Scores that an instructor gave you by hand, or excused you from."),
    "score_change": ("changed_scores", "Scores of yours that changed when a quiz was put right."),
    "bank_change_by": (
        "course_changes",
        "What you changed in courses; the course keeps the change without you.",
    ),
    "column_mapping": ("table_columns", "What you said the columns of your tables of questions mean."),
    "bank_upload": ("question_files", "Question files you uploaded; each lies beside this as a file."),
    "draft_document": ("draft_documents", "Documents you draft facts from, paragraph by paragraph."),
    "draft_fact": ("draft_facts", "What was proposed from them, and what you decided about it."),
}
ABOUT = (
    "This is everything that quizapp keeps about you. Times are in UTC. Left out are your password and the "
    "secrets that keep you signed in, of which only scrambled forms are stored; the random numbers from "
    "which papers are drawn; and whatever is about other people. While a class quiz does not show its "
    "results yet, what would tell them is empty here; it is kept, and stands here afterwards."
)


def gather(services: Services, person: Person, now: datetime) -> OwnData:
    """Everything about this person, as it is at one moment."""
    with services.database.reading() as on:
        rows = {
            table.name: list(own_data.list_rows(on, table, person.id)) for table in own_data.personal_tables()
        }
        rows[BankChangeBy.__tablename__] = changes.list_made_by(on, person.id)
        seen = sealing.sights_of_all(on, person.id, now)
        cards, deleted, files = _own_cards(on, services, person)
    sealing.hold_back(rows, seen)
    for row in (*rows["study_answer"], *rows["attempt_item"]):
        row.update(_readable(row.pop("question"), seen.get(row.get("attempt", ""), EVERYTHING)))
    for row in rows[QuestionReport.__tablename__]:
        row.update(_asked(Question.from_plain(row.pop("question"))))
    for row in rows[OwnBank.__tablename__]:
        row["cards"], row["deleted_cards"] = cards, deleted
    for number, row in enumerate(rows[BankUpload.__tablename__], start=1):
        row["file"] = place_in_zip(number, row["file_name"])
        files[row["file"]] = row.pop("content")
    parts = tuple(Part(*PARTS[name], found) for name, found in rows.items())
    return OwnData(ABOUT, now, parts, files)


def _own_cards(
    on: Connection, services: Services, person: Person
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], dict[str, bytes]]:
    """What stands on each of one's own cards, on those deleted lately, and the pictures of all."""
    deck = deck_on(on, services, person)
    kept = pictures.list_pictures(on, deck.row.id) if deck.row else {}
    places = {digest: picture_in_zip(digest, one.media_type) for digest, one in kept.items()}
    cards = [_own_card(item, deck.bank, places) for item in deck.bank.fixed]
    deleted = [_own_card(item, bank, places) for item, bank in list_deleted_on(on, deck)]
    return cards, deleted, {places[digest]: one.content for digest, one in kept.items()}


def _own_card(item: FixedItem, bank: Bank, places: Mapping[str, str]) -> dict[str, Any]:
    card, shown = as_card(item, bank), item.picture
    return {
        "card": item.id,
        "front": card.front,
        "back": card.back,
        "also_right": list(card.accepted),
        "answer_is_typed": card.is_typed,
        "section": card.section,
        "shown_with_the_answer": card.why,
        "picture": places[bank.picture_by_file[shown.file].digest] if shown else "",
        "picture_shows": shown.alt if shown else "",
    }


def _readable(plain: dict[str, Any], sight: Sight) -> dict[str, Any]:
    """What was asked; what is right, and where it stands, only where it may be known."""
    question = Question.from_plain(plain)
    return {
        **_asked(question),
        "right_answer": question.answer_text if Item.RIGHT_ANSWER in sight else "",
        "place_in_the_source": ", ".join(question.at) if Item.GENERAL in sight else "",
    }


def _asked(question: Question) -> dict[str, Any]:
    return {
        "kind": question.kind,
        "asked": question.prompt,
        "options": [option.text for option in question.options],
    }
