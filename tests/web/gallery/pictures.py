"""Pictures beside questions, and the pages on which they are changed."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from functools import cache

from quizapp.web.pictures.forms import PictureForm
from quizapp.web.views import play, study
from quizapp.web.views.papers import PapersPage, PrintedForm, PrintedQuestion
from quizapp.web.views.pictures import ItemPicture, PictureLine, PicturesPage, SeenPicture
from quizapp.web.views.questions import CardBack
from tests.web.gallery import reading
from tests.web.gallery.forms import filled, none
from tests.web.gallery.printing import SHOWN, papers_form
from tests.web.gallery.samples import (
    BANK,
    BRIDGE,
    BRIDGE_ASK,
    CARD,
    CHOICE,
    CHOSE_WRONG,
    PROGRESS,
    RESULT,
    TITLE,
    UGLY,
    YEAR,
    ask,
    feedback,
    paper,
)

SKY, WATER, STONE = (206, 224, 238), (74, 118, 140), (118, 96, 78)


@cache
def drawn(digest: str) -> bytes:
    """A PNG of a bridge of three arches over a river, as large as SIZES says."""
    width, height = SIZES[digest]
    rows = b"".join(
        b"\0" + b"".join(bytes(_colour(x / width, y / height)) for x in range(width)) for y in range(height)
    )
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _colour(x: float, y: float) -> tuple[int, int, int]:
    """The colour of a point, from 0 to 1 both ways."""
    is_open = any((x - middle) ** 2 * 6 + (y - 0.75) ** 2 < 0.09 for middle in (1 / 6, 1 / 2, 5 / 6))
    if 0.38 < y < 0.8 and not is_open:
        return STONE
    return WATER if y > 0.72 else SKY


WIDE, TALL = "a" * 64, "b" * 64
SIZES = {WIDE: (640, 360), TALL: (60, 600)}
ALT = "A stone bridge with three arches over a wide river"
CREDIT = "Drawn for this course, public domain"
PICTURE = SeenPicture(BANK, WIDE, ALT, 640, 360, CREDIT)
BARE = SeenPicture(BANK, WIDE, "Picture of the question", 640, 360)
TOWER = SeenPicture(BANK, TALL, UGLY, 60, 600, UGLY)
ITEM = {"bank": BANK, "title": TITLE, "item": "bridge", "ask": BRIDGE_ASK, "answer": "1959"}
LINES = (
    PictureLine("wordless", BRIDGE, BARE, lacks_words=True),
    PictureLine("bridge", BRIDGE, PICTURE),
    PictureLine("ugly", UGLY, TOWER),
)
FACT = reading.EXHIBITS["explore-fact"][0]
ON_PAPER = PrintedForm(
    "A",
    (PrintedQuestion(1, replace(CHOICE, picture=PICTURE)), PrintedQuestion(2, replace(YEAR, picture=TOWER))),
)
PAPERS = PapersPage(**{**SHOWN, "letters": ("A",), "question_count": 2}, forms=(ON_PAPER,))
MET = study.StudyMeet(
    "s1", 1, "t", PROGRESS, "History", BRIDGE, "From 1952 on it was of wood.", picture=PICTURE
)
CARD_BACK = CardBack("1959", BRIDGE, "", "", "History, paragraph 8")
MARKED = """The **concrete** bridge took the place of a *wooden* one: see [the survey](https://example.org/survey).

- From 1952 trains crossed on wood.
- From 1959 on they crossed on concrete,
  - first by steam,
  - then by diesel.

| Year | Bridge | What crossed it, and how often |
|---|---|---|
| 1952 | wood | `four` trains a week |
| 1959 | concrete | a train a day |

```
54 km = 1435 mm + 1520 mm, and a line that is far too long for a small telephone to show at once
```"""
TOLD = replace(CHOSE_WRONG, why=MARKED, caution="The source *contradicts* itself: see `H8` and **H9**.")
WRONG = {"alt": "x" * 401, "credit": "x" * 201}

EXHIBITS = {
    "marked-feedback": (feedback(TOLD), "guest", none),
    "marked-fact": (replace(FACT, why=MARKED), "nobody", none),
    "marked-result": (play.ResultPage(**RESULT, score="0", maximum="1", items=(TOLD,)), "student", none),
    "picture-ask": (ask(replace(CHOICE, picture=PICTURE)), "guest", none),
    "picture-tall": (ask(replace(YEAR, picture=TOWER)), "guest", none),
    "picture-card": (ask(replace(CARD, picture=PICTURE), back=CARD_BACK), "guest", none),
    "picture-meet": (MET, "guest", none),
    "picture-feedback": (feedback(replace(CHOSE_WRONG, picture=PICTURE)), "guest", none),
    "picture-quiz": (paper(replace(CHOICE, picture=PICTURE)), "student", none),
    "picture-result": (
        play.ResultPage(**RESULT, score="0", maximum="1", items=(replace(CHOSE_WRONG, picture=PICTURE),)),
        "student",
        none,
    ),
    "picture-fact": (replace(FACT, picture=PICTURE, may_change=True), "teacher", none),
    "picture-paper": (PAPERS, "teacher", filled(papers_form)),
    "pictures": (PicturesPage(BANK, TITLE, LINES), "teacher", none),
    "pictures-worded": (PicturesPage(BANK, TITLE, LINES[1:2], may_change=False), "teacher", none),
    "pictures-none": (PicturesPage(BANK, TITLE), "teacher", none),
    "picture-new": (ItemPicture(**ITEM), "teacher", filled(PictureForm)),
    "picture-change": (ItemPicture(**ITEM, picture=PICTURE, tells=True), "teacher", filled(PictureForm)),
    "picture-wordless": (ItemPicture(**ITEM, picture=BARE, lacks_words=True), "teacher", filled(PictureForm)),
    "picture-wrong": (ItemPicture(**ITEM), "teacher", filled(PictureForm, WRONG)),
    "picture-of-folder": (ItemPicture(**ITEM, picture=PICTURE, may_change=False), "teacher", none),
}
