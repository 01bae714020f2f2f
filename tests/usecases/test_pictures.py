"""Pictures of courses: loaded, kept for old papers, proposed, imported, changed, and shown to whom."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizapp.core.errors import BadEntry, ChangedMeanwhile, NotAllowed, NotFound
from quizapp.core.pictures import NO_WORDS
from quizapp.formats.native import read_files
from quizapp.formats.pictures import picture_file, without_private
from quizapp.store import banks, pictures
from quizapp.store.people import Person
from quizapp.usecases import foreign_files, importing, making, proposing, uploading
from quizapp.usecases import pictures as use
from quizapp.usecases.courses import DATABASE
from quizapp.usecases.services import Services
from tests.formats.imports.moodle_files import base64_of, png, quiz
from tests.formats.picture_bytes import GIF, JPEG, PNG, SVG
from tests.formats.test_native_pictures import coast
from tests.usecases.people import guest, instructor, new_id
from tests.usecases.test_courses import folder_of, load

ITEM = "lighthouse-lit"
DIGEST = picture_file("", PNG).digest
KEPT = without_private(JPEG)


def shown(at: Path, content: bytes = PNG) -> Path:
    """The folder of the lighthouse whose first fact shows a lamp."""
    folder = folder_of(at)
    (folder / "coast.yaml").write_text(coast())
    (folder / "pictures").mkdir(exist_ok=True)
    (folder / "pictures" / "lamp.png").write_bytes(content)
    return folder


def taken_over(services: Services, folder: Path) -> None:
    assert load(services, folder).outcome == "loaded"
    proposing.take_over(services, "lighthouse")


def stored(services: Services) -> set[str]:
    """The digests of all pictures of the lighthouse, of old revisions too."""
    with services.database.reading() as on:
        return pictures.stored_digests(
            on,
            banks.get_bank(on, "lighthouse").id,
            [picture_file("", one).digest for one in (PNG, GIF, JPEG, KEPT)],
        )


def teacher(services: Services) -> Person:
    """Another instructor."""
    return instructor(services, f"pictures-{new_id()}")


def put(services: Services, content: bytes = b"", alt: str = "A lamp", credit: str = "") -> None:
    use.put_picture(services, "lighthouse", ITEM, content, alt, credit, teacher(services), services.clock())


def picture_of(services: Services):
    return use.show_item(services, "lighthouse", ITEM)[2].picture


def test_a_folder_is_loaded_with_its_pictures_once(services, tmp_path):
    folder = shown(tmp_path)

    assert load(services, folder).outcome == "loaded"
    assert load(services, folder).outcome == "same"
    found = use.picture_to_show(services, None, "lighthouse", DIGEST)
    assert (found.media_type, found.content) == ("image/png", PNG)


def test_the_picture_of_an_old_paper_stays_when_another_takes_its_place(services, tmp_path):
    load(services, shown(tmp_path))

    assert load(services, shown(tmp_path, GIF)).outcome == "loaded"

    assert stored(services) == {DIGEST, picture_file("", GIF).digest}
    assert use.picture_to_show(services, None, "lighthouse", DIGEST).content == PNG


def test_a_proposal_brings_its_pictures(services, tmp_path):
    taken_over(services, folder_of(tmp_path))

    assert load(services, shown(tmp_path)).outcome == "proposed"
    proposal = proposing.show_course(services, "lighthouse").proposal
    assert proposal.change.parts == {"pictures": 1}
    proposing.accept(services, "lighthouse", proposal.digest, proposal.base, services.clock())

    assert picture_of(services).alt == "A lamp behind glass"
    assert use.picture_to_show(services, None, "lighthouse", DIGEST).content == PNG


def test_what_is_stored_is_written_as_it_was(services, tmp_path):
    load(services, shown(tmp_path))

    assert use.stored_contents(services, "lighthouse") == {DIGEST: PNG}


def test_a_content_without_the_bytes_of_its_picture_is_refused(services):
    bank = read_files(
        {name: text.encode() for name, text in (shown_files()).items()} | {"pictures/lamp.png": PNG},
        "lighthouse",
    ).bank_or_raise()

    with pytest.raises(LookupError, match="lamp"):
        importing.load_bank(services, bank, DATABASE, services.clock())
    with pytest.raises(NotFound):
        use.show_pictures(services, "lighthouse")


def shown_files() -> dict[str, str]:
    from tests.formats.small_bank import FILES

    return FILES | {"coast.yaml": coast()}


def test_a_picture_is_added_worded_and_removed_in_the_browser(services, tmp_path):
    taken_over(services, folder_of(tmp_path))

    put(services, JPEG, "A lamp", "M. Thorne")
    assert (picture_of(services).alt, picture_of(services).credit) == ("A lamp", "M. Thorne")
    put(services, alt="A big lamp")
    assert (picture_of(services).alt, picture_of(services).credit) == ("A big lamp", "")
    put(services, GIF, "Another lamp")
    assert picture_of(services).file.endswith(".gif")
    assert len(use.show_item(services, "lighthouse", ITEM)[1].pictures) == 1

    assert use.remove_picture(services, "lighthouse", ITEM, teacher(services), services.clock())
    assert picture_of(services) is None
    assert not use.remove_picture(services, "lighthouse", ITEM, teacher(services), services.clock())
    assert stored(services) == {picture_file("", one).digest for one in (KEPT, GIF)}


def test_the_same_words_again_change_nothing(services, tmp_path):
    taken_over(services, folder_of(tmp_path))
    put(services, JPEG)
    before = importing.stored_bank(services, "lighthouse").revision

    put(services, JPEG)
    put(services)

    assert importing.stored_bank(services, "lighthouse").revision == before


@pytest.mark.parametrize(
    ("content", "alt", "field", "why"),
    [
        (PNG, "", "alt", "Say in words"),
        (b"", "A lamp", "file", "Choose a picture"),
        (SVG, "A lamp", "file", "no PNG"),
        (PNG[:-3], "A lamp", "file", "damaged"),
        (png(7000, 10), "A lamp", "file", "7000 x 10 pixels"),
    ],
)
def test_what_cannot_be_put_says_why(services, tmp_path, content, alt, field, why):
    taken_over(services, folder_of(tmp_path))

    with pytest.raises(BadEntry, match=why) as bad:
        put(services, content, alt)

    assert bad.value.field == field
    assert stored(services) == set()


def test_a_course_of_a_folder_can_only_be_read(services, tmp_path):
    load(services, shown(tmp_path))

    with pytest.raises(ChangedMeanwhile):
        put(services, GIF)
    with pytest.raises(ChangedMeanwhile):
        use.remove_picture(services, "lighthouse", ITEM, teacher(services), services.clock())
    with pytest.raises(NotFound):
        use.show_item(services, "lighthouse", "missing")


def test_pictures_without_words_come_first(services, tmp_path):
    taken_over(services, shown(tmp_path))
    use.put_picture(
        services, "lighthouse", "lighthouse-height", GIF, NO_WORDS, "", teacher(services), services.clock()
    )

    items = use.show_pictures(services, "lighthouse").items

    assert [one.fact.id for one in items] == ["lighthouse-height", ITEM]


def test_pictures_of_a_course_kept_for_instructors_are_kept_too(services, tmp_path):
    taken_over(services, shown(tmp_path))
    making.change_audience(services, "lighthouse", "instructors", services.clock())

    for person in (None, guest(services).person):
        with pytest.raises(NotAllowed):
            use.picture_to_show(services, person, "lighthouse", DIGEST)
    assert use.picture_to_show(services, instructor(services), "lighthouse", DIGEST).content == PNG
    with pytest.raises(NotFound):
        use.picture_to_show(services, None, "harbour", DIGEST)


MOODLE = """<question type="shortanswer"><name><text>lamp</text></name><idnumber>lamp</idnumber>
<questiontext format="html"><text>What is this? &lt;img src="@@PLUGINFILE@@/a.png"&gt;</text>
<file name="a.png" path="/" encoding="base64">{}</file></questiontext>
<answer fraction="100"><text>A lamp</text></answer></question>"""


def uploaded(services: Services, person, content: bytes):
    text = quiz(MOODLE.format(base64_of(content)))
    upload = uploading.upload(services, person, "lighthouse", "a.xml", text, new_id(), services.clock())
    return upload, foreign_files.find_report(services, person, upload)


def test_the_picture_of_an_imported_question_is_taken_in_with_it(services, tmp_path):
    taken_over(services, folder_of(tmp_path))
    person = instructor(services)

    upload, report = uploaded(services, person, PNG)
    assert [item.change for item in report.items] == ["new"]
    assert "item.picture-words" in {message.code for message in report.items[0].row.messages}
    assert foreign_files.take_in(services, person, upload, [1], services.clock()).count == 1

    found = use.show_pictures(services, "lighthouse").items[0]
    assert (found.fact.id, found.picture.alt) == ("fixed:lamp", NO_WORDS)
    assert found.fact.ask == "What is this?"
    assert use.picture_to_show(services, None, "lighthouse", DIGEST).content == PNG


def test_words_written_here_stay_when_the_file_comes_again(services, tmp_path):
    taken_over(services, folder_of(tmp_path))
    person = instructor(services)
    upload, _ = uploaded(services, person, PNG)
    foreign_files.take_in(services, person, upload, [1], services.clock())
    use.put_picture(
        services, "lighthouse", "fixed:lamp", b"", "A thing of brass", "", teacher(services), services.clock()
    )

    assert [item.change for item in uploaded(services, person, PNG)[1].items] == ["unchanged"]
    assert [item.change for item in uploaded(services, person, GIF)[1].items] == ["changed"]
