"""Pictures of a bank: named in its files, lying in its folder, the same after a way through the database."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.pictures import Picture, PictureFile
from quizapp.formats.native import (
    FaultyBank,
    check_plain,
    export_json,
    picture_files,
    read_files,
    read_folder,
    read_plain,
    read_single,
    revision_of,
    to_files,
    to_plain,
)
from quizapp.formats.native.picture_files import MAX_TOTAL
from quizapp.formats.native.schema_pictures import better_name, is_picture_name
from quizapp.formats.pictures import picture_file
from tests.builders import make_bank, make_fixed
from tests.formats.picture_bytes import BY_TYPE, GIF, JPEG, PNG, SVG
from tests.formats.small_bank import COAST, FILES

SHOWN = 'picture: {file: "lamp.png", alt: "A lamp behind glass", credit: "M. Thorne, 1950"}'
FIXED = """\
fixed:
  - id: seen
    type: short_answer
    prompt: "What is this?"
    key: "a fog horn"
    at: [C1]
    picture: {file: "horn.jpg", alt: "A wide brass bell on a wall"}
"""


def coast(picture: str = SHOWN) -> str:
    return COAST.replace("    at: [C1 n2]", f"    at: [C1 n2]\n    {picture}")


def read(picture: str = SHOWN, pictures: dict[str, bytes] | None = None, **files: str):
    texts = FILES | {"coast.yaml": coast(picture)} | {f"{name}.yaml": text for name, text in files.items()}
    shown = {"lamp.png": PNG} if pictures is None else pictures
    named = {f"pictures/{name}": content for name, content in shown.items()}
    return read_files({name: text.encode() for name, text in texts.items()} | named, "lighthouse")


def faults(picture: str = SHOWN, pictures: dict[str, bytes] | None = None) -> list[str]:
    return [str(fault) for fault in read(picture, pictures).faults]


def folder(at: Path, pictures: dict[str, bytes]) -> Path:
    (at / "lighthouse" / "pictures").mkdir(parents=True)
    for name, text in (FILES | {"coast.yaml": coast()}).items():
        (at / "lighthouse" / name).write_text(text)
    for name, content in pictures.items():
        (at / "lighthouse" / "pictures" / name).write_bytes(content)
    return at / "lighthouse"


def test_a_fact_and_a_written_question_show_pictures():
    result = read(pictures={"lamp.png": PNG, "horn.jpg": JPEG}, fixed=FIXED)

    assert (result.faults, result.warnings) == ((), ())
    bank = result.bank_or_raise()
    assert bank.fact_by_id["lighthouse-lit"].picture == Picture(
        "lamp.png", "A lamp behind glass", "M. Thorne, 1950"
    )
    assert bank.item_by_id["fixed:seen"].picture == Picture("horn.jpg", "A wide brass bell on a wall")
    assert bank.pictures == (picture_file("horn.jpg", JPEG), picture_file("lamp.png", PNG))
    assert result.pictures == {picture.digest: {30: PNG, 3: JPEG}[picture.width] for picture in bank.pictures}


@pytest.mark.parametrize(
    ("picture", "fault"),
    [
        ('{file: "lamp.png"}', "coast.yaml:8:14: the picture has no 'alt'; say in words what it shows"),
        ('{file: "lamp.png", alt: ""}', "'alt' is empty"),
        ('{alt: "A lamp"}', "picture has no 'file'; add 'file: ...'"),
        ('"lamp.png"', "'picture' must be a map, not 'lamp.png'; write {file: "),
        ('{file: "lump.png", alt: "A lamp"}', "in the folder 'pictures'; did you mean 'lamp.png'?"),
        ('{src: "lamp.png", alt: "A lamp"}', "unknown key 'src' in picture; did you mean 'file'?"),
        ('{file: "lamp.png", alt: "A lamp", digest: "00"}', "unknown key 'digest' in picture"),
        (f'{{file: "lamp.png", alt: "{"a" * 401}"}}', "'alt' has over 400 characters; shorten it"),
        (f'{{file: "lamp.png", alt: "A", credit: "{"a" * 201}"}}', "'credit' has over 200 characters"),
    ],
)
def test_faults_say_what_to_write_instead(picture, fault):
    found = faults(f"picture: {picture}")

    assert any(fault in one for one in found), found


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("../../etc/passwd", "passwd.png"),
        ("..\\\\bank.png", "bank.png"),
        ("/etc/lamp.png", "lamp.png"),
        ("C:lamp.png", "c-lamp.png"),
        ("Lamp Room.PNG", "lamp-room.png"),
        (".lamp.png", "lamp.png"),
        ("lamp.svg", "lamp.png"),
        ("lamp.png.exe", "lamp-png.png"),
        ("con.png", "picture-con.png"),
        ("lämp.png", "l-mp.png"),
        ("lamp.png%00.svg", "lamp-png-00.png"),
        ("a" * 90 + ".png", "a" * 60 + ".png"),
    ],
)
def test_hostile_names_are_refused_with_a_better_one(name, better):
    found = faults(f'picture: {{file: "{name}", alt: "A lamp"}}')

    assert any(f"rename it to '{better}'" in fault for fault in found), found
    assert is_picture_name(better)


@given(st.text(max_size=100))
def test_the_better_name_of_anything_may_be_used(name):
    assert is_picture_name(better_name(name))


@pytest.mark.parametrize(
    ("content", "why"),
    [(SVG, "it is no PNG"), (PNG[:-4], "it is damaged"), (PNG + b"\0" * 2**21, "it is over 2 MiB")],
)
def test_pictures_that_cannot_be_shown_are_faults_where_they_are_named(content, why):
    found = faults(pictures={"lamp.png": content})

    assert found == [
        f"coast.yaml:8:21: the picture 'lamp.png' cannot be shown: {why}" + found[0].partition(why)[2]
    ]


def test_a_picture_that_nobody_shows_is_left_out_with_a_warning():
    result = read(pictures={"lamp.png": PNG, "spare.gif": GIF})

    assert [str(one) for one in result.warnings] == [
        "pictures/spare.gif: no question shows this picture, so it was left out; name it, or remove it"
    ]
    assert len(result.bank_or_raise().pictures) == len(result.pictures) == 1


def test_all_pictures_together_have_a_limit():
    bank = read().bank_or_raise()
    file = bank.pictures[0]
    plain = to_plain(replace(bank, pictures=(replace(file, size=MAX_TOTAL + 1),)))

    assert [fault.message for fault in check_plain(plain).faults] == [
        "the pictures of one bank are over 50 MiB; make them smaller, or use fewer"
    ]


def test_a_folder_is_read_with_its_pictures(tmp_path):
    result = read_folder(folder(tmp_path, {"lamp.png": PNG}))

    assert result.faults == ()
    assert list(result.pictures.values()) == [PNG]
    assert result.bank == read().bank


def test_links_among_the_pictures_are_not_followed(tmp_path):
    secret = tmp_path / "secret.png"
    secret.write_bytes(PNG)
    path = folder(tmp_path, {})
    (path / "pictures" / "lamp.png").symlink_to(secret)

    result = read_folder(path)

    assert result.bank is None
    assert "no ordinary file" in result.warnings[0].message
    (path / "pictures" / "lamp.png").unlink()
    (path / "pictures").rmdir()
    (path / "pictures").symlink_to(tmp_path)
    assert "this is a link" in read_folder(path).warnings[0].message


def test_a_picture_that_is_no_file_is_left_out(tmp_path):
    path = folder(tmp_path, {})
    (path / "pictures" / "lamp.png").mkdir()

    assert "no ordinary file" in read_folder(path).warnings[0].message


def test_a_single_file_may_name_the_pictures_of_its_course():
    bank = read().bank_or_raise()
    text = coast().replace("A lamp behind glass", "A big lamp")

    changed = read_single(text.encode(), "coast.yaml", bank).bank_or_raise()

    assert changed.fact_by_id["lighthouse-lit"].picture.alt == "A big lamp"
    assert changed.pictures == bank.pictures
    other = read_single(text.replace("lamp.png", "other.png").encode(), "coast.yaml", bank)
    assert "the course has no picture 'other.png'" in other.faults[0].message
    alone = read_single(text.encode(), "coast.yaml", None)
    assert alone.faults == ()


def test_a_stored_bank_whose_pictures_are_gone_is_told():
    plain = to_plain(read().bank_or_raise())
    del plain["pictures"]

    with pytest.raises(FaultyBank, match="no picture 'lamp"):
        read_plain(plain)
    with pytest.raises(FaultyBank, match="has no size"):
        read_plain(plain | {"pictures": [to_plain(read().bank_or_raise())["pictures"][0] | {"width": "x"}]})


def test_the_export_for_programs_names_the_pictures():
    exported = export_json(read().bank_or_raise())

    assert exported["facts"][0]["picture"]["alt"] == "A lamp behind glass"
    assert exported["pictures"][0]["digest"] == picture_file("", PNG).digest
    assert "picture" not in exported["facts"][1]


def test_another_picture_is_another_revision():
    one, other = read().bank_or_raise(), read(pictures={"lamp.png": GIF}).bank_or_raise()

    assert one.revision == revision_of(one) != other.revision
    assert one.facts == other.facts


words = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=8)
texts = st.lists(words, min_size=1, max_size=4).map(" ".join)
names = st.from_regex(r"\A[a-z0-9]{1,8}(-[a-z0-9]{1,4}){0,2}\.(png|jpg|jpeg|gif|webp)\Z").filter(
    is_picture_name
)


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(names, st.sampled_from(list(BY_TYPE.values())), min_size=1, max_size=4),
    texts,
    st.just("") | texts,
)
def test_file_to_database_to_file_gives_the_same_bank_and_the_same_pictures(files, alt, credit):
    shown = [Picture(name, alt, credit) for name in files]
    facts = tuple(
        replace(fact, picture=shown[place] if place < len(shown) - 1 else None)
        for place, fact in enumerate(make_bank().facts)
    )
    fixed = (replace(make_fixed("seen", "flashcard", "What is it?", "A pier"), picture=shown[-1]),)
    known = tuple(picture_file(name, files[name]) for name in sorted(files))
    bank = make_bank(facts=facts, fixed=fixed, pictures=known)

    stored = read_plain(json.loads(json.dumps(to_plain(bank), sort_keys=True)))
    contents = {picture.digest: files[picture.file] for picture in stored.pictures}
    written = {name: text.encode() for name, text in to_files(stored).items()}
    result = read_files(written | picture_files(stored, contents), bank.slug)

    assert result.faults == result.warnings == ()
    assert stored == result.bank == bank
    assert result.bank.revision == stored.revision == revision_of(bank)
    assert dict(result.pictures) == contents
    assert picture_files(result.bank, result.pictures) == {
        f"pictures/{name}": content for name, content in files.items()
    }


def test_a_picture_file_knows_its_bytes():
    assert picture_file("lamp.png", PNG) == PictureFile(
        "lamp.png", picture_file("", PNG).digest, "image/png", 30, 20, len(PNG)
    )
