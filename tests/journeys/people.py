"""People in front of a real browser: they look for words and buttons, never for the insides of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Request, WebError, expect

PASSWORD = "correct horse battery staple"


class Person:
    """Somebody with a browser window of their own. What the window complains about is kept in `faults`."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context = context
        self.address = address
        self.faults: list[str] = []
        context.on("console", self._note_console)
        context.on("weberror", self._note_error)
        context.on("request", self._note_request)
        self.page: Page = context.new_page()

    @property
    def path(self) -> str:
        """Where they are."""
        return urlsplit(self.page.url).path

    @property
    def headline(self) -> str:
        """The page's one h1, without the hints of keys."""
        return " ".join(self.page.get_by_role("heading", level=1).inner_text().split())

    @property
    def text(self) -> str:
        """Everything that can be read on the page."""
        return " ".join(self.page.locator("body").inner_text().split())

    def goes(self, path: str) -> None:
        """Open an address of the site."""
        self.page.goto(path if path.startswith("http") else self.address + path)

    def button(self, name: str | re.Pattern[str]) -> Locator:
        """The button of this name."""
        return self.page.get_by_role("button", name=name)

    def presses(self, name: str | re.Pattern[str]) -> None:
        """Press a button, by its name, and wait for the page it leads to."""
        with self.page.expect_navigation():
            self.button(name).click()

    def follows(self, name: str | re.Pattern[str]) -> None:
        """Follow a link, by its name."""
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=name).first.click()

    def key(self, *keys: str) -> None:
        """Press keys."""
        for one in keys:
            self.page.keyboard.press(one)

    def key_onwards(self, *keys: str) -> None:
        """Press keys of which the last leads to another page."""
        self.key(*keys[:-1])
        with self.page.expect_navigation():
            self.key(keys[-1])

    def writes(self, label: str, text: str) -> None:
        """Write into the field of this label."""
        self.page.get_by_label(label, exact=True).fill(text)

    def sees(self, text: str | re.Pattern[str]) -> None:
        """Be sure that this can be read on the page."""
        expect(self.page.get_by_text(text).first).to_be_visible()

    @contextmanager
    def refused(self, status: int) -> Iterator[None]:
        """Do something that the site answers with this status; the console says so, and that is right."""
        before = len(self.faults)
        with self.page.expect_console_message(lambda said: f"status of {status}" in said.text):
            yield
        self.page.wait_for_load_state()
        self.faults[before:] = [fault for fault in self.faults[before:] if f"status of {status}" not in fault]

    def forgives_lost_connections(self) -> None:
        """Do not hold against the page what a killed server, or none in reach, left unanswered."""
        self.forgives("ERR_CONNECTION", "ERR_INTERNET_DISCONNECTED", "ERR_FAILED", "ERR_EMPTY_RESPONSE")

    def forgives(self, *words: str) -> None:
        """Do not hold against the page what the console says in these words, for that is right here."""
        self.faults[:] = [fault for fault in self.faults if not any(word in fault for word in words)]

    def leaves(self, state: Path) -> None:
        """Close the window; what the browser remembers is kept in a file."""
        self.context.storage_state(path=state)
        self.context.close()

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"{self.page.url}: the console says {message.text}")

    def _note_error(self, error: WebError) -> None:
        self.faults.append(f"{self.page.url}: a script failed with {error.error}")

    def _note_request(self, request: Request) -> None:
        if request.url.startswith("http") and not request.url.startswith(self.address):
            self.faults.append(f"{self.page.url}: asked another origin for {request.url[:100]}")


class Student(Person):
    """Somebody who learns, and remembers what the pages said."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        super().__init__(context, address)
        self.read: list[tuple[str, str]] = []  # each statement that was read, and the answer marked in it

    def reads_new_fact(self) -> None:
        """Remember the statement on the page and the answer marked in it."""
        heading = self.page.get_by_role("heading", level=1)
        self.read.append((heading.inner_text(), heading.locator(".answer").inner_text()))

    def recalls(self, question: str) -> str:
        """The answer of the statement, among those read, that has most words in common with the question."""
        asked = _words(question)
        return max(self.read, key=lambda one: len(asked & _words(one[0])) / len(_words(one[0])) ** 0.5)[1]

    def keeps_progress(self, login: str, name: str) -> None:
        """Claim the account."""
        self.writes("Your name", name)
        self.writes("Login name", login)
        self.writes("Password", PASSWORD)
        self.presses("Keep my progress")

    def signs_in(self, login: str) -> None:
        """Sign in."""
        self.goes("/sign-in")
        self.writes("Login name", login)
        self.writes("Password", PASSWORD)
        self.presses("Sign in")

    def has_card(self) -> bool:
        """Whether a card is to be turned."""
        return self.page.get_by_text("Show the answer").count() > 0

    def has_options(self) -> bool:
        """Whether options are to be chosen from."""
        return self.page.get_by_role("radio").count() > 0

    @property
    def sides(self) -> Locator:
        """The lists of a question about several facts, each of which wants a place or a partner."""
        return self.page.locator("main .sides select")

    def has_sides(self) -> bool:
        """Whether things are to be put in order or matched."""
        return self.sides.count() > 0

    @property
    def boxes(self) -> Locator:
        """The options of a question of which several are right."""
        return self.page.locator("main .options input[type=checkbox]")

    @property
    def lines(self) -> Locator:
        """The lines of a question that wants several things typed."""
        return self.page.locator("main .names input")

    def is_asked(self) -> bool:
        """Whether the page asks one fact: by a card, by options, or for one thing or several to be typed."""
        fields = "#answer, .options input[type=checkbox], .names input"
        return self.has_card() or self.has_options() or self.page.locator("main").locator(fields).count() > 0

    def fills_in(self) -> None:
        """Answer the question on the page somehow, without sending it."""
        if self.boxes.count():
            self.boxes.first.check()
        elif self.lines.count():
            self.lines.first.fill(some_item(self.lines.first))
        elif self.has_options():
            self.page.get_by_role("radio").first.check()
        elif self.has_sides():
            for place, side in enumerate(self.sides.all(), start=1):
                side.select_option(index=place)
        else:
            self.page.locator("#answer").fill(some_answer(self.page))

    def types(self, text: str) -> None:
        """Type into the field for the answer, which the page gives the focus by itself."""
        self.page.locator("#answer:focus").wait_for()
        self.page.keyboard.type(text)

    def follows_map(self, position: int) -> None:
        """Go to a question of the quiz by the map beneath it."""
        self.presses(re.compile(rf"go to question {position}\b"))

    def follows_offline(self, position: int) -> None:
        """Go to a question by the map while there is no connection."""
        self.button(re.compile(rf"go to question {position}\b")).click()
        self.sees(re.compile(rf"Question {position} of"))

    def takes_quiz(self) -> int:
        """Answer every question of a quiz up to the page where it is handed in. Returns how many."""
        given = 1
        self.fills_in()
        while self.button("Save and next").count():
            self.presses("Save and next")
            self.fills_in()
            given += 1
        self.presses("Save and finish")
        return given


class Instructor(Person):
    """Somebody who teaches."""

    def sets_up(self, link: str, login: str = "teacher", name: str = "Ms Rahn") -> None:
        """Open the one-time link and choose a name and a password."""
        self.goes(link)
        self.writes("Your name", name)
        self.writes("Login name", login)
        self.writes("Password", PASSWORD)
        self.presses("Begin to teach")
        self.follows("Go on to your classes")

    def makes_class(self, name: str) -> str:
        """Make a class. Returns the link that lets students in."""
        self.goes("/teach")
        self.follows("Make a class")
        self.writes("Name of the class", name)
        self.presses("Make the class")
        return self.page.get_by_role("link", name=re.compile("[/]join[/]")).inner_text()

    def uploads(self, name: str, text: str) -> None:
        """Let the site read a question file."""
        self.goes("/teach/files")
        content = {"name": name, "mimeType": "application/yaml", "buffer": text.encode()}
        self.page.get_by_label("Files", exact=True).set_input_files(content)
        self.page.get_by_label("For the course").select_option(index=0)
        self.presses("Read it")

    def downloads(self, name: str) -> str:
        """Download a file by a link. Returns its text."""
        with self.page.expect_download() as coming:
            self.page.get_by_role("link", name=name).click()
        return Path(coming.value.path()).read_text(encoding="utf-8-sig")


def some_answer(page: Page) -> str:
    """Something the question on the page can read: a day, a year, a figure or words, as its hint says."""
    hint = page.locator("#answer-hint")
    said = hint.inner_text().casefold() if hint.count() else ""
    mode = page.locator("#answer").get_attribute("inputmode")
    if mode in ("numeric", "decimal"):
        return "1950"
    for precision, written in (("day", "1 May 1950"), ("month", "May 1950"), ("year", "1950")):
        if precision in said:
            return f"from {written} to {written.replace('50', '60')}" if "from which" in said else written
    stretches = {
        "half": "first half of the 1950s",
        "decade": "1950s",
        "century": "20th century",
        "stretch": "1950s",
    }
    return next((written for sort, written in stretches.items() if sort in said), "Vladivostok")


def some_item(line: Locator) -> str:
    """Something that one line of several can read."""
    return "1950" if line.get_attribute("inputmode") == "numeric" else "Vladivostok"


def _words(text: str) -> set[str]:
    return set(re.findall(r"[\w-]{3,}", text.casefold())) - {
        "the",
        "was",
        "which",
        "what",
        "how",
        "and",
        "did",
    }
