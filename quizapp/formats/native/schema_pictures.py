"""The key `picture` of facts and fixed questions, and the pictures of a stored bank."""

from __future__ import annotations

import re

from quizapp.core.pictures import LONGEST_ALT, LONGEST_CREDIT, Picture, PictureFile
from quizapp.formats.native.faults import Findings
from quizapp.formats.native.fields import Fields, as_map
from quizapp.formats.native.nodes import MapNode, Node, Scalar

PICTURE_KEYS = ("file", "alt", "credit")
STORED_KEYS = ("file", "digest", "type", "width", "height", "size")
EXAMPLE = '{file: "bridge.jpg", alt: "A stone bridge with three arches"}'
NAME = re.compile(r"[a-z0-9]+(?:[-_.]?[a-z0-9]+)*\.(?:png|jpe?g|gif|webp)")
LONGEST_NAME = 80
DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)\..*")  # names that Windows keeps for itself
NO_ALT = "the picture has no 'alt'; say in words what it shows, for those who cannot see it: alt: \"...\""
RENAMED = {
    "src": "; did you mean 'file'?",
    "name": "; did you mean 'file'?",
    "text": "; did you mean 'alt'?",
    "by": "; did you mean 'credit'?",
}


def read_picture(node: Node | None, found: Findings) -> Picture | None:
    """What stands under `picture`; None where nothing does, or nothing that can be used."""
    table = as_map(node, "'picture'", found, EXAMPLE)
    if table is None:
        return None
    fields = Fields(table, "picture", PICTURE_KEYS, found, RENAMED)
    file = fields.needed_text("file")
    if file and not is_picture_name(file):
        found.fault(
            table.values["file"],
            f"a picture's file is named with small letters, digits and hyphens and ends in .png, .jpg, .gif "
            f"or .webp, not '{file[:80]}'; rename it to '{better_name(file)}'",
        )
    if "alt" not in table.values:
        found.fault(table, NO_ALT)
    alt = _short(fields, "alt", LONGEST_ALT, found)
    return Picture(file, alt, _short(fields, "credit", LONGEST_CREDIT, found))


def is_picture_name(name: str) -> bool:
    """Whether a file in the folder `pictures` may be called so, on any computer."""
    return bool(NAME.fullmatch(name)) and len(name) <= LONGEST_NAME and not DEVICES.fullmatch(name)


def better_name(name: str) -> str:
    """The nearest name that a picture may have."""
    stem, _, ending = re.split(r"[\\/]", name)[-1].lower().rpartition(".")
    stem = "-".join(re.findall("[a-z0-9]+", stem or ending))[:60].strip("-") or "picture"
    ending = ending if ending in ("png", "jpg", "jpeg", "gif", "webp") else "png"
    return f"{stem}.{ending}" if not DEVICES.fullmatch(f"{stem}.") else f"picture-{stem}.{ending}"


def read_stored_pictures(node: Node | None, found: Findings) -> dict[str, PictureFile]:
    """The pictures of a stored bank by name. They were looked at before they were stored."""
    pictures = {}
    table = MapNode({"pictures": node}, {"pictures": Scalar("pictures")}) if node else MapNode()
    for item in Fields(table, "stored bank", ("pictures",), found).maps("pictures", "picture"):
        fields = Fields(item, "picture", STORED_KEYS, found)
        texts = {key: fields.needed_text(key) for key in STORED_KEYS}
        numbers = [texts[key] for key in ("width", "height", "size")]
        if not all(number.isascii() and number.isdigit() for number in numbers):
            found.fault(item, "a stored picture has no size; load the bank again")
            continue
        pictures[texts["file"]] = PictureFile(
            texts["file"], texts["digest"], texts["type"], *map(int, numbers)
        )
    return pictures


def _short(fields: Fields, key: str, longest: int, found: Findings) -> str:
    text = " ".join(fields.text(key).split())
    if len(text) > longest:
        found.fault(fields.node.values[key], f"'{key}' has over {longest} characters; shorten it")
    return text
