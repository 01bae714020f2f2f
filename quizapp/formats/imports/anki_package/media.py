"""The pictures of a package, found by the names that texts call them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import unquote

from quizapp.formats.imports.anki_package.trouble import NotReadable
from quizapp.formats.imports.anki_package.unpacking import MAGIC, read_part, unpacked
from quizapp.formats.imports.html_text import Image
from quizapp.formats.imports.pictures import trouble_with_picture
from quizapp.formats.pictures import MAX_BYTES

MAX_ALL = 50 * 1024 * 1024  # of all pictures of a package that texts show
_MANY = f"the pictures of the package are over {MAX_ALL // 1024 // 1024} MiB together; export less at once"
_NONE: Mapping[str, str] = MappingProxyType({})


class Media:
    """The media of one package. Each picture is read once, when a text first shows it."""

    def __init__(self, archive: zipfile.ZipFile | None = None, parts: Mapping[str, str] = _NONE) -> None:
        self._archive = archive
        self._parts = dict(parts)
        self._read: dict[str, tuple[bytes, str]] = {}
        self._total = 0

    def name_of(self, image: Image) -> str:
        """The media file that a picture in a text is; "" where the package has none of that name."""
        names = (image.source, unquote(image.source), image.name)
        return next((name for name in names if name in self._parts), "")

    def picture(self, name: str) -> tuple[bytes, str]:
        """The bytes of a picture; none, and why, where it cannot be kept."""
        if name not in self._read:
            content, trouble = self._content(self._parts[name])
            trouble = trouble or trouble_with_picture(content)
            if not trouble and self._total + len(content) > MAX_ALL:
                trouble = _MANY
            self._total += 0 if trouble else len(content)
            self._read[name] = (b"" if trouble else content, trouble)
        return self._read[name]

    def _content(self, part: str) -> tuple[bytes, str]:
        if self._archive is None:
            return b"", "it is not in the file"
        try:
            content = read_part(self._archive, part, MAX_BYTES)
            if content.startswith(MAGIC):
                content = b"".join(unpacked(content, MAX_BYTES))
        except NotReadable as trouble:
            return b"", str(trouble)
        return content, ""
