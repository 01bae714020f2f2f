"""The sides of a card as plain text: its pictures are kept, what cannot be kept is said."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import unquote

from quizapp.formats.imports.anki_package.media import Media
from quizapp.formats.imports.anki_package.trouble import NotReadable
from quizapp.formats.imports.anki_text import SOUND
from quizapp.formats.imports.html import left_out_messages, reduce
from quizapp.formats.imports.html_text import Image
from quizapp.formats.imports.items import Level, Message, Picture
from quizapp.formats.imports.pictures import decode_base64, trouble_with_picture
from quizapp.formats.imports.table_rows import CONTROL, short

MAX_WORK = 8_000_000  # of all sides of a package: a character counts one, a tag as many as it takes to read
_TAG = 30


@dataclass(slots=True)
class Budget:
    """How much of a package may still be read."""

    left: int = MAX_WORK

    def take(self, html: str, times: int = 1) -> None:
        """Count a text, or one that is read so many times. Raises NotReadable where it is one too many."""
        self.left -= times * (len(html) + _TAG * html.count("<"))
        if self.left < 0:
            text = "its cards hold more text than is read at once; export one deck at a time"
            raise NotReadable("too-much-text", text)


@dataclass(slots=True)
class Sides:
    """The texts of one card while they are read; `said` and `pictures` are what they had besides."""

    media: Media
    budget: Budget
    said: list[Message] = field(default_factory=list)
    pictures: dict[tuple[str, bytes], Picture] = field(default_factory=dict)

    def plain(self, html: str, part: str) -> str:
        """The text of a piece of HTML; `part` says which of the card it is."""
        self.budget.take(html)
        for sound in dict.fromkeys(match[1] for match in SOUND.finditer(html)):
            self._say("anki.sound", Level.LOSS, f"the sound '{short(sound)}' is left out", part)
        if CONTROL.search(html):
            self._say("anki.control", Level.LOSS, "a control character is left out", part)
        if "\ufffd" in html:
            text = "a character was lost before the file came here (�); write it again"
            self._say("anki.lost-character", Level.LOSS, text, part)
        done = reduce(SOUND.sub("", html))
        kept = {image.name for image in done.images if self._keep(image, done.inline, part)}
        left_out = [word for word in done.left_out if word.removeprefix("picture ") not in kept]
        self.said += left_out_messages((word for word in left_out if word != "control character"), 0, part)
        return done.text

    def done(self) -> tuple[Message, ...]:
        """All that is to be said, nothing twice."""
        return tuple(dict.fromkeys(self.said))

    def _keep(self, image: Image, inline: dict[str, str], part: str) -> bool:
        """Keep a picture that is in the package, or say why not; False where it is not in it."""
        if image.source in inline:
            content = decode_base64(unquote(inline[image.source].partition(",")[2])) or b""
            name, trouble = image.name, trouble_with_picture(content)
        else:
            name = self.media.name_of(image)
            if not name:
                return False
            content, trouble = self.media.picture(name)
        if trouble:
            self._say("anki.picture", Level.LOSS, f"the picture '{short(name)}' is left out: {trouble}", part)
            return True
        self.pictures.setdefault((name, content), Picture(name, content, image.alternative))
        text = f"the picture '{short(name)}' is kept beside the text"
        if not image.alternative:
            text += "; give it an alternative text for those who cannot see it"
        self._say("anki.picture-kept", Level.NOTICE, text, part)
        return True

    def _say(self, code: str, level: Level, text: str, part: str) -> None:
        self.said.append(Message(code, level, text, 0, part))
