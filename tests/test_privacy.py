"""What is kept about people is followed to the last column: in the inventory, in their file, when they go."""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import LargeBinary, String

from quizapp.store import own_data as stored
from quizapp.store.tables import Base, ClassExpected, FailedGuess
from quizapp.store.types import PlainJson
from quizapp.usecases import own_data

INVENTORY = Path(__file__).parents[1] / "docs" / "privacy.md"
OF_NO_ACCOUNT = (ClassExpected.__table__, FailedGuess.__table__)  # about people all the same
OF_NOBODY = {  # no row of these is about somebody; a new table is decided about here
    "bank", "bank_change", "bank_picture", "bank_proposal", "bank_revision", "class", "class_bank",
    "class_exam", "fact", "quiz", "quiz_correction", "set_up_link",
}  # fmt: skip


def points_at_people(column):
    return any(key.column.table.name == stored.ACCOUNT for key in column.foreign_keys)


def test_every_table_is_known_to_be_about_people_or_not():
    about_people = {table.name for table in (*stored.personal_tables(), *OF_NO_ACCOUNT)}
    assert about_people | OF_NOBODY == set(Base.metadata.tables)
    assert not about_people & OF_NOBODY


def test_every_table_about_people_is_followed_and_explained():
    tables = {table.name for table in stored.personal_tables()}
    assert tables == set(own_data.PARTS)
    assert {one.split(".")[0] for one in stored.WITHHELD} <= tables
    own = {author.property.columns[0] for author in stored.OWN_WORDS}
    for table in stored.personal_tables():
        for key in table.foreign_keys:
            if key.column.table.name in tables and key.parent.name != "author_id" and key.parent not in own:
                assert key.ondelete == "CASCADE", f"{table.name} would stay behind"
        for column in table.columns:
            is_text = isinstance(column.type, String | PlainJson | LargeBinary)
            secret = any(word in column.name for word in ("digest", "hash", "seed", "token", "secret"))
            assert not (is_text and secret) or f"{table.name}.{column.name}" in stored.WITHHELD


def test_the_inventory_lists_every_column_and_whether_its_owner_sees_it():
    rows = re.findall(r"^\| `([\w.]+)` \| [^|]+ \| (yes|no)[^|]*\|$", INVENTORY.read_text("utf-8"), re.M)
    assert len(rows) == len(dict(rows)), "a column is listed twice"
    whole = (*stored.personal_tables(), *OF_NO_ACCOUNT)
    names = {f"{table.name}.{column.name}": column for table in whole for column in table.columns}
    for name in OF_NOBODY:
        columns = Base.metadata.tables[name].columns
        names.update({f"{name}.{column.name}": column for column in columns if points_at_people(column)})
    assert set(dict(rows)) == set(names)
    for name, said in rows:
        column = names[name]
        hidden = name in stored.WITHHELD or column.name == "id" or points_at_people(column)
        assert (said == "no") is (hidden or column.table in OF_NO_ACCOUNT), name
