"""The pictures of a bank: found by the names that its facts and fixed questions say, and looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from quizapp.core.facts import Fact, FixedItem
from quizapp.core.pictures import Picture, PictureFile
from quizapp.formats.native.draft import Draft, Item
from quizapp.formats.native.faults import Fault, Findings, Located, suggest
from quizapp.formats.native.nodes import Scalar
from quizapp.formats.pictures import MAX_BYTES, BadPicture, picture_file

FOLDER = "pictures"
MAX_TOTAL = 50 * 1024 * 1024
MAX_PICTURES = 2_000
NOT_THERE = "there is no picture '{name}' in the folder 'pictures'{near}"
NOT_IN_COURSE = (
    "the course has no picture '{name}'{near}; add a picture in the browser, or load the bank as a folder"
)


@dataclass(slots=True)
class Pictures:
    """Where a bank's pictures come from: those that are `known` already, and files by name.

    `contents` get the bytes of those that were read, by digest.
    """

    known: Mapping[str, PictureFile] = field(default_factory=dict)
    files: Mapping[str, bytes] | None = None
    contents: dict[str, bytes] = field(default_factory=dict)

    def names(self) -> list[str]:
        """The names that can be said."""
        return sorted({*self.known, *(self.files or ())})

    def find(self, name: str) -> PictureFile | None:
        """The picture of a name; None where there is none. Raises BadPicture."""
        if name in self.known:
            return self.known[name]
        if self.files is None or name not in self.files:
            return None
        found = picture_file(name, self.files[name])
        self.contents[found.digest] = self.files[name]
        return found


def resolve(draft: Draft, pictures: Pictures, found: Findings) -> tuple[PictureFile, ...]:
    """The pictures that the draft shows, by name; a fault for each that is not there or cannot be shown."""
    shown: dict[str, PictureFile] = {}
    told: set[str] = set()
    for item, picture in shown_by(draft):
        if picture.file in shown or picture.file in told:
            continue
        try:
            file = pictures.find(picture.file)
        except BadPicture as bad:
            file = None
            found.fault(item.place("picture", "file"), f"the picture '{picture.file}' cannot be shown: {bad}")
        else:
            if file is None:
                _missing(item.place("picture", "file"), picture.file, pictures, found)
        if file is None:
            told.add(picture.file)
        else:
            shown[picture.file] = file
    _check_total(draft, shown.values(), found)
    _warn_of_spare(pictures, {*shown, *told}, draft, found)
    return tuple(shown[name] for name in sorted(shown))


def shown_by(draft: Draft) -> Iterator[tuple[Item[Fact] | Item[FixedItem], Picture]]:
    """Each fact and fixed question with a picture, and the picture."""
    items: list[Item[Fact] | Item[FixedItem]] = [*draft.facts, *draft.fixed]
    for item in items:
        picture = item.value.picture
        if picture is not None and picture.file:
            yield item, picture


def read_pictures(folder: Path, found: Findings) -> dict[str, bytes]:
    """The files of a bank's folder `pictures` by name; of those that are too big, a byte more than may be."""
    inside = folder / FOLDER
    if inside.is_symlink():
        found.warn(Scalar("", str(inside)), "this is a link and was left out; put the folder itself here")
        return {}
    if not inside.is_dir():
        return {}
    files: dict[str, bytes] = {}
    total = 0
    for file in sorted(inside.iterdir()):
        if file.name.startswith("."):
            continue
        if file.is_symlink() or not file.is_file():
            found.warn(
                Scalar("", str(file)), "this is no ordinary file and was left out; put the file itself here"
            )
            continue
        if len(files) >= MAX_PICTURES or total > MAX_TOTAL:
            found.fault(Scalar("", str(inside)), _too_much())
            break
        with file.open("rb") as stream:
            files[file.name] = stream.read(MAX_BYTES + 1)
        total += len(files[file.name])
    return files


def split_files(contents: Mapping[str, bytes]) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Question files by their path, and pictures by their name, of files in memory."""
    questions: dict[str, bytes] = {}
    pictures: dict[str, bytes] = {}
    for name, data in contents.items():
        path = PurePosixPath(name.replace("\\", "/"))
        if path.parent.name == FOLDER:
            pictures[path.name] = data
        else:
            questions[name] = data
    return questions, pictures


def _missing(place: Located, name: str, pictures: Pictures, found: Findings) -> None:
    near = suggest(name, pictures.names())
    words = NOT_IN_COURSE if pictures.files is None else NOT_THERE
    found.fault(place, words.format(name=name, near=near))


def _check_total(draft: Draft, shown: Iterable[PictureFile], found: Findings) -> None:
    sizes = {picture.digest: picture.size for picture in shown}
    if sum(sizes.values()) > MAX_TOTAL:
        place: Located = draft.head.place() if draft.head else Fault("", 0, 0, "")
        found.fault(place, _too_much())


def _warn_of_spare(pictures: Pictures, used: set[str], draft: Draft, found: Findings) -> None:
    for name in sorted(set(pictures.files or ()) - used):
        file = draft.head.place().file if draft.head else ""
        where = f"{file.removesuffix('bank.yaml')}{FOLDER}/{name}"
        found.warn(
            Scalar("", where), "no question shows this picture, so it was left out; name it, or remove it"
        )


def _too_much() -> str:
    return (
        f"the pictures of one bank are over {MAX_TOTAL // 1024 // 1024} MiB; make them smaller, or use fewer"
    )
