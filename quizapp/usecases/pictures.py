"""Pictures of a course: shown to whoever may see it or is asked with them, changed in the browser."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from quizapp.core.errors import BadEntry, NotAllowed, NotFound
from quizapp.core.facts import Bank, Fact, FixedItem
from quizapp.core.pictures import Picture, PictureFile
from quizapp.formats.native.reader import check_plain
from quizapp.formats.native.writer import to_plain
from quizapp.formats.pictures import BadPicture, taken_in
from quizapp.store import banks, pictures
from quizapp.store.banks import BankRow
from quizapp.store.people import Person
from quizapp.store.pictures import StoredPicture
from quizapp.usecases.causes import Cause, How
from quizapp.usecases.course_access import get_fact, readable_bank
from quizapp.usecases.courses import DATABASE, save
from quizapp.usecases.proposing import check_editable
from quizapp.usecases.services import Services

NO_PICTURE = "This course has no such picture."
NO_FILE = "Choose a picture first."
NO_WORDS_GIVEN = "Say in words what the picture shows, for those who cannot see it."


@dataclass(frozen=True, slots=True)
class PicturedItem:
    """A fact or a fixed question (`fact` is what it is asked as) with its picture; None where it has none."""

    fact: Fact
    picture: Picture | None
    file: PictureFile | None


@dataclass(frozen=True, slots=True)
class PicturedCourse:
    """A course with those of its items that have a picture; those that lack words for it first."""

    row: BankRow
    bank: Bank
    items: tuple[PicturedItem, ...]


def picture_to_show(services: Services, person: Person | None, bank_slug: str, digest: str) -> StoredPicture:
    """A picture for somebody who may read the course, or was asked a question of it with this picture.

    Raises NotFound, or NotAllowed for whoever may do neither.
    """
    with services.database.reading() as on:
        try:
            row = readable_bank(on, person, bank_slug)
        except NotAllowed:
            row = banks.get_bank(on, bank_slug)
            if person is None or not pictures.was_asked_with(on, person.id, row.id, digest):
                raise
        found = pictures.find_picture(on, row.id, digest)
    if found is None:
        raise NotFound(NO_PICTURE)
    return found


def stored_contents(services: Services, bank_slug: str) -> dict[str, bytes]:
    """The bytes of a course's pictures by digest. Raises NotFound."""
    with services.database.reading() as on:
        row = banks.get_bank(on, bank_slug)
        bank = services.shelf.get(on, row.id, row.revision)
        found = {one.digest: pictures.find_picture(on, row.id, one.digest) for one in bank.pictures}
    return {digest: picture.content for digest, picture in found.items() if picture is not None}


def show_pictures(services: Services, bank_slug: str) -> PicturedCourse:
    """The pictures of a course, for instructors. Raises NotFound."""
    with services.database.reading() as on:
        row = banks.get_bank(on, bank_slug)
        bank = services.shelf.get(on, row.id, row.revision)
    items = [_pictured(fact, bank) for fact in bank.items if fact.picture is not None]
    return PicturedCourse(row, bank, tuple(sorted(items, key=lambda one: not _lacks_words(one))))


def show_item(services: Services, bank_slug: str, item_id: str) -> tuple[BankRow, Bank, PicturedItem]:
    """One fact or fixed question with its picture, for instructors. Raises NotFound."""
    with services.database.reading() as on:
        row = banks.get_bank(on, bank_slug)
        bank = services.shelf.get(on, row.id, row.revision)
    return row, bank, _pictured(get_fact(bank, item_id), bank)


def put_picture(
    services: Services,
    bank_slug: str,
    item_id: str,
    content: bytes,
    alt: str,
    credit: str,
    by: Person,
    now: datetime,
) -> int:
    """Let a picture stand beside a fact or fixed question; `content` empty: the words for its picture change.

    What a camera writes into a picture, such as where it was taken, is left out. Returns the number of the
    change, 0 where there is none. Raises NotFound, BadEntry
    with the field, or ChangedMeanwhile where the course can only be read here.
    """
    if not alt:
        raise BadEntry("alt", NO_WORDS_GIVEN)
    file = None
    if content:  # before anybody has to wait for us
        file, content = _looked_at(item_id, content)
    with services.database.writing() as on:
        bank, item = _to_change(services, on, bank_slug, item_id)
        shown = file or item.file
        if shown is None:
            raise BadEntry("file", NO_FILE)
        picture = Picture(shown.file, alt, credit)
        changed = with_picture(bank, item_id, picture, shown)
        if changed == bank:
            return 0
        bytes_of = {shown.digest: content} if file else {}
        return save(on, changed, DATABASE, now, Cause(How.EDITED, by.id), bytes_of)


def remove_picture(services: Services, bank_slug: str, item_id: str, by: Person, now: datetime) -> int:
    """Take the picture of a fact or fixed question away; the number of the change, 0 if it had none.

    Raises as `put_picture`.
    """
    with services.database.writing() as on:
        bank, item = _to_change(services, on, bank_slug, item_id)
        if item.picture is None:
            return 0
        return save(on, with_picture(bank, item_id, None, None), DATABASE, now, Cause(How.EDITED, by.id))


def with_picture(bank: Bank, item_id: str, picture: Picture | None, file: PictureFile | None) -> Bank:
    """The bank with another picture beside one of its items, checked. Raises BadEntry."""

    def changed(item: Fact) -> Fact:
        return replace(item, picture=picture) if item.id == item_id else item

    def changed_fixed(item: FixedItem) -> FixedItem:
        return replace(item, picture=picture) if item.item_id == item_id else item

    files = bank.picture_by_file | ({file.file: file} if file else {})
    made = replace(
        bank,
        facts=tuple(map(changed, bank.facts)),
        fixed=tuple(map(changed_fixed, bank.fixed)),
        pictures=tuple(files.values()),
    )
    read = check_plain(to_plain(made))
    if read.bank is None:
        raise BadEntry(
            "file", f"The course would not be sound, so nothing was changed: {read.faults[0].message}."
        )
    return read.bank


def _to_change(services: Services, on: Connection, bank_slug: str, item_id: str) -> tuple[Bank, PicturedItem]:
    row = banks.get_bank(on, bank_slug)
    check_editable(row)
    bank = services.shelf.get(on, row.id, row.revision)
    return bank, _pictured(get_fact(bank, item_id), bank)


def _pictured(fact: Fact, bank: Bank) -> PicturedItem:
    file = bank.picture_by_file.get(fact.picture.file) if fact.picture else None
    return PicturedItem(fact, fact.picture, file)


def _lacks_words(item: PicturedItem) -> bool:
    return item.picture is not None and item.picture.lacks_words


def _looked_at(item_id: str, content: bytes) -> tuple[PictureFile, bytes]:
    """The picture as it is kept, without what a camera wrote into it. Raises BadEntry."""
    try:
        return taken_in(item_id.removeprefix("fixed:"), content)
    except BadPicture as bad:
        raise BadEntry("file", f"This picture cannot be shown: {bad}.") from bad
