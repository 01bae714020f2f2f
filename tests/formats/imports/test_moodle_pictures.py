"""Pictures that come within Moodle XML: kept with their words, refused with a reason."""

from __future__ import annotations

import pytest

from quizapp.formats.imports.items import Picture, Status
from quizapp.formats.imports.pictures import decode_base64, trouble_with_picture
from tests.formats.imports.moodle_files import answer, base64_of, png, question, row_of, said
from tests.formats.picture_bytes import GIF, JPEG, WEBP


def file(name: str, content: bytes | str, path: str = "/") -> str:
    data = content if isinstance(content, str) else base64_of(content)
    return f'<file name="{name}" path="{path}" encoding="base64">{data}</file>'


def shown(src: str, files: str, alt: str = "A map"):
    return row_of(question("description", f'Look: <img src="{src}" alt="{alt}">', files=files))


@pytest.mark.parametrize("content", [png(), GIF, JPEG, WEBP], ids=["png", "gif", "jpeg", "webp"])
def test_a_picture_is_kept_beside_the_text(content):
    row = shown("@@PLUGINFILE@@/a%20b.png", file("a b.png", content))

    assert row.item.stem == "Look: [picture: A map]"
    assert row.item.pictures == (Picture("a b.png", content, "A map"),)
    assert said(row) == ["5 notice picture-kept"]
    assert row.status is Status.IMPORTED


def test_base64_may_have_line_breaks_and_folders_names():
    data = "\n".join(base64_of(png())[n : n + 20] for n in range(0, 80, 20)) + base64_of(png())[80:]

    row = shown("@@PLUGINFILE@@/maps/x.png", file("x.png", data, "/maps/"))

    assert row.item.pictures[0].content == png()
    assert row.item.pictures[0].name == "maps/x.png"


def test_a_picture_without_words_asks_for_them():
    row = shown("@@PLUGINFILE@@/x.png", file("x.png", png()), alt="")

    assert row.item.stem == "Look: [picture: x.png]"
    assert "give it an alternative text" in row.messages[0].message


def test_pictures_of_answers_are_kept_in_their_order():
    parts = "".join(
        answer(f'<img src="@@PLUGINFILE@@/{n}.png" alt="{n}">', "100" if n == 1 else "0", more="").replace(
            "</text>", f"</text>{file(f'{n}.png', png(n + 1))}", 1
        )
        for n in range(3)
    )

    row = row_of(question("multichoice", "Which?", parts))

    assert [a.text for a in row.item.answers] == ["[picture: 0]", "[picture: 1]", "[picture: 2]"]
    assert [p.name for p in row.item.pictures] == ["0.png", "1.png", "2.png"]


def test_a_picture_within_the_text():
    row = shown(f"data:image/png;base64,{base64_of(png())}", "")

    assert row.item.pictures == (Picture("inline-picture-1", png(), "A map"),)


def test_a_picture_of_an_old_file():
    row = row_of(
        question(
            "description", "Look.", f"<image>x/y.png</image><image_base64>{base64_of(png())}</image_base64>"
        )
    )

    assert row.item.stem == "Look.\n\n[picture: y.png]"
    assert row.item.pictures[0].name == "y.png"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "no PNG"),
        (png(30_000, 30_000), "30000 x 30000 pixels"),
        (png(0, 1), "damaged"),
        (png()[:20], "damaged"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 9, "damaged"),
        (png() + b"\0" * 5 * 1024 * 1024, "over 2 MiB"),
        ("AAA", "no base64"),
        ("<b/>", "no base64"),
        ("", "no base64"),
        (b"%PDF-1.7", "no PNG"),
    ],
)
def test_26_pictures_that_are_refused(content, why):
    row = shown("@@PLUGINFILE@@/x.png", file("x.png", content))

    assert row.status is Status.WITH_LOSS
    assert said(row) == ["5 loss picture"]
    assert why in row.messages[0].message
    assert row.item.pictures == ()


@pytest.mark.parametrize(
    "src",
    ["https://x.org/x.png", "@@PLUGINFILE@@/../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "x"],
)
def test_27_pictures_elsewhere_are_not_looked_for(src):
    row = shown(src, "")

    assert said(row) == ["5 loss html.left-out"]
    assert row.item.pictures == ()


def test_files_that_are_no_pictures_are_told():
    row = row_of(question("description", "Listen.", files=file("a.mp3", b"ID3")))

    assert said(row) == ["5 loss file"]
    assert "a.mp3" in row.messages[0].message


@pytest.mark.parametrize("content", [b"", b"RIFF", b"GIF89a", b"\xff\xd8\xff" + b"\xff" * 100_000, WEBP[:20]])
def test_cut_off_pictures_are_refused(content):
    assert trouble_with_picture(content)


def test_base64():
    assert decode_base64(" QQ\n== ") == b"A"
    assert decode_base64("QQ") is None
    assert decode_base64("é") is None
