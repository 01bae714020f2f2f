"""The picture that goes with an imported question, and what is said of the others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.core.pictures import NO_WORDS, Picture
from quizapp.formats.imports.fixed_items import to_fixed
from quizapp.formats.imports.fixed_pictures import kept_picture
from quizapp.formats.imports.items import ImportedAnswer, ImportedItem, Level
from quizapp.formats.imports.items import Picture as Brought
from quizapp.formats.pictures import taken_in
from tests.formats.imports.moodle_files import png
from tests.formats.picture_bytes import GIF, JPEG, PNG, SVG

MAP = Brought("map.png", PNG, "A map of the port")
CARD = ImportedItem(
    "short_answer",
    "Port",
    "Which port is this?\n\n[picture: A map of the port]",
    (ImportedAnswer("Rajin", 100),),
    source_id="port",
    pictures=(MAP,),
)


def taken(item: ImportedItem):
    fixed, messages = to_fixed(item, "history")
    assert fixed is not None, messages
    return fixed, [(message.level, message.code, message.message) for message in messages]


def test_the_picture_of_the_text_goes_with_the_question():
    fixed, said = taken(CARD)

    assert fixed.prompt == "Which port is this?"
    assert fixed.picture == Picture(taken_in("port", PNG)[0].file, "A map of the port")
    assert said == []
    assert kept_picture(fixed, CARD).content == PNG


def test_a_picture_without_words_gets_neutral_ones_and_that_is_said():
    item = replace(CARD, stem="What? [picture: maps/map.png]", pictures=(Brought("maps/map.png", PNG),))

    fixed, said = taken(item)

    assert fixed.prompt == "What?"
    assert fixed.picture.alt == NO_WORDS
    assert fixed.picture.lacks_words
    assert [(level, code) for level, code, _ in said] == [(Level.NOTICE, "item.picture-words")]
    assert "say what it shows" in said[0][2]


def test_of_several_pictures_the_first_is_kept():
    item = replace(CARD, stem=f"{CARD.stem} [picture: b.gif]", pictures=(MAP, Brought("b.gif", GIF)))

    fixed, said = taken(item)

    assert fixed.picture.alt == "A map of the port"
    assert [(level, code) for level, code, _ in said] == [(Level.LOSS, "item.picture")]
    assert "b.gif is left out" in said[0][2]


@pytest.mark.parametrize("part", ["answers", "feedback", "hints"])
def test_a_picture_that_would_tell_the_answer_is_not_shown_when_asking(part):
    mark = "[picture: b.jpg]"
    more = {
        "answers": (ImportedAnswer("Rajin", 100), ImportedAnswer(mark, 100)),
        "feedback": mark,
        "hints": (mark,),
    }[part]
    item = replace(CARD, stem="Which port?", pictures=(Brought("b.jpg", JPEG),), **{part: more})

    fixed, said = taken(item)

    assert fixed.picture is None
    assert any(code == "item.picture" and "belongs to an answer" in text for _, code, text in said)
    assert kept_picture(fixed, item) is None


def test_a_picture_that_no_text_names_is_the_question_s():
    fixed, _ = taken(replace(CARD, stem="Which port?", pictures=(MAP,)))

    assert fixed.picture is not None


def test_a_question_that_is_a_picture_alone_keeps_its_words():
    assert (
        taken(replace(CARD, stem="[picture: A map of the port]"))[0].prompt == "[picture: A map of the port]"
    )


@pytest.mark.parametrize(
    ("content", "why"), [(SVG, "no PNG"), (PNG[:-2], "damaged"), (png(9000, 1), "9000 x 1 pixels")]
)
def test_a_picture_that_cannot_be_shown_is_a_loss(content, why):
    fixed, said = taken(replace(CARD, pictures=(replace(MAP, content=content), Brought("b.gif", GIF))))

    assert why in said[0][2]
    assert fixed.picture.file.endswith(".gif")


def test_signs_in_feedback_are_no_marks():
    fixed, _ = taken(replace(CARD, feedback=r"Since \(a*b*c\) holds."))

    assert fixed.why == r"Since \\(a\*b\*c\\) holds."
