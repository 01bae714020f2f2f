"""One question on its way into QTI: its texts, its conditions, its feedbacks, and what is lost of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from quizapp.formats.exports.qti.xml import HTML, as_html, element, material
from quizapp.formats.imports.items import ImportedAnswer, ImportedItem, Level, Message

RESPONSE = "response1"
FIRST_NUMBER = 1001  # Canvas names its answers by numbers of four digits
CODE = "qti-1.2"


@dataclass(slots=True)
class Draft:
    """A question while it is written. `images` says how the pictures of the item stand in HTML."""

    item: ImportedItem
    images: Mapping[str, str] = field(default_factory=dict)
    type: str = ""
    shown: list[Element] = field(default_factory=list)  # besides its text
    feedback_conditions: list[Element] = field(default_factory=list)
    conditions: list[Element] = field(default_factory=list)
    feedbacks: list[tuple[str, str]] = field(default_factory=list)
    stem: str = ""
    messages: list[Message] = field(default_factory=list)

    def lose(self, name: str, says: str, part: str = "", level: Level = Level.LOSS) -> None:
        """Say that something is not written."""
        self.messages.append(Message(f"{CODE}.{name}", level, says, field=part))

    def skip(self, name: str, says: str, part: str = "") -> None:
        """Say why the question is left out."""
        self.lose(name, says, part, Level.SKIP)

    def text(self, text: str) -> Element:
        """A text that Canvas takes for HTML only where a picture is in it."""
        if any(words in text for words in self.images):
            return material(as_html(text, self.images), HTML)
        return material(text)

    def html(self, text: str) -> Element:
        """A text in HTML."""
        return material(as_html(text, self.images), HTML)

    def options(self, answers: Sequence[ImportedAnswer], many: bool = False) -> None:
        """Show a list to choose from, with what is said to each."""
        labels = [(name_of(number), answer.text) for number, answer in enumerate(answers)]
        self.shown.append(self.choice(RESPONSE, "Multiple" if many else "Single", labels))
        for number, answer in enumerate(answers):
            self.say_to(name_of(number), name_of(number), answer.feedback)

    def choice(
        self, ident: str, takes: str, labels: Sequence[tuple[str, str]], prompt: Element | None = None
    ) -> Element:
        """A response that is chosen: its labels are names and texts."""
        options = (element("response_label", self.text(text), ident=name) for name, text in labels)
        response = element("response_lid", ident=ident, rcardinality=takes)
        response.extend([prompt] if prompt is not None else [])
        response.append(element("render_choice", *options))
        return response

    def typed(self, kind: str) -> None:
        """Show a box to type into."""
        label = element("response_label", ident="answer1", rshuffle="No")
        render = element("render_fib", label, fibtype=kind)
        self.shown.append(element("response_str", render, ident=RESPONSE, rcardinality="Single"))

    def say_to(self, name: str, answer: str, text: str, response: str = RESPONSE) -> None:
        """Say something to an answer, which is a name or what was typed."""
        if text:
            shown = display(f"{name}_fb")
            self.feedback_conditions.append(condition([equal(answer, response)], shown=shown, goes_on=True))
            self.feedbacks.append((f"{name}_fb", text))

    def right(self, *asks: Element, shown: Element | None = None) -> None:
        """Give everything to who does what is asked."""
        self.conditions.append(condition(asks, "100", shown=shown))


def name_of(number: int) -> str:
    """The name of the option of that number, from 0."""
    return str(FIRST_NUMBER + number)


def equal(answer: str, response: str = RESPONSE) -> Element:
    """That an answer was given."""
    return element("varequal", text=answer, respident=response)


def display(name: str) -> Element:
    """That a feedback is shown."""
    return element("displayfeedback", feedbacktype="Response", linkrefid=name)


def condition(
    asks: Sequence[Element],
    score: str = "",
    shown: Element | None = None,
    goes_on: bool = False,
    action: str = "Set",
) -> Element:
    """What is asked, what it earns and what it shows."""
    made = element("respcondition", element("conditionvar", *asks))
    made.set("continue", "Yes" if goes_on else "No")
    if score:
        made.append(element("setvar", text=score, action=action, varname="SCORE"))
    made.extend([shown] if shown is not None else [])
    return made


def full_answers(draft: Draft) -> list[ImportedAnswer]:
    """The answers that are fully right, each once; what is said of the others is lost."""
    answers = draft.item.answers
    right = list(
        {answer.text: answer for answer in reversed(answers) if answer.is_right and answer.text}.values()
    )
    if not right:
        draft.skip("no-right-answer", "no answer is fully right", "answers")
        return []
    say_weights(draft, [answer for answer in answers if answer.percent > 0 and not answer.is_right])
    if any(answer.feedback for answer in answers if not answer.is_right):
        says = "what is said to answers that are not fully right is not written"
        draft.lose("wrong-answer-feedback", says, "answer feedback")
    return right[::-1]


def say_weights(draft: Draft, answers: Sequence[ImportedAnswer]) -> None:
    """Say which answers earn a part, or take something away, and nothing in Canvas."""
    if answers:
        said = ", ".join(f"“{one.text[:40]}” ({one.percent.normalize():f} %)" for one in answers[:3])
        draft.lose("weights", f"in Canvas an answer is right or wrong; these earn nothing: {said}", "answers")
