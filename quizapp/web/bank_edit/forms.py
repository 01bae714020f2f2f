"""The forms that write a course. Their fields are called as in `formats/typed`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    Field,
    FieldList,
    Form,
    FormField,
    HiddenField,
    SelectField,
    SelectMultipleField,
    StringField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from quizapp.core.facts import BankHead
from quizapp.core.kinds import KINDS
from quizapp.formats.native.answers import ROLES
from quizapp.web.bank_edit.fields import (
    QUESTION_TYPES,
    TYPES,
    WEIGHT_WORDS,
    choices,
    one_line,
    scale_field,
    some_lines,
    weight_field,
)
from quizapp.web.tongues import spoken_keys

MOST_ROWS = 40
SPARE_ROWS = 2  # empty rows to write on
FEW_KINDS = 3


class EditForm(FlaskForm):
    """A form that writes a part of a course; `base` is the revision that was seen, `own` the part's id."""

    base = HiddenField(validators=[Length(max=64)])
    own = HiddenField(validators=[Length(max=80)])
    rows: ClassVar[Mapping[str, int]] = {}
    in_course_words: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def filled(cls, typed: Mapping[str, Any], revision: str, own: str = "") -> Self:
        """The form with what is typed in it, and empty rows behind those that are filled."""
        rows = {key: [*typed.get(key, []), *({} for _ in range(spare))] for key, spare in cls.rows.items()}
        return cls(data={**typed, **rows, "base": revision, "own": own})

    def with_room(self) -> Self:
        """The form with an empty row to write on wherever all are full."""
        for key in self.rows:
            field = self[key]
            if len(field.entries) < MOST_ROWS and all(any(one.data.values()) for one in field.entries):
                field.append_entry()
        return self

    def in_its_language(self) -> Self:
        """The form with the language of the course on every field that takes its words."""
        keys = spoken_keys()
        for name in self.in_course_words if keys else ():
            for field in self._fields_under(name):
                field.render_kw = {**(field.render_kw or {}), **keys}
        return self

    def _fields_under(self, name: str) -> list[Field]:
        if name not in self.rows:
            return [self[name]]
        return [field for row in self[name].entries for field in row.form if isinstance(field, StringField)]

    def blame(self, field: str, row: int | None, message: str) -> None:
        """Put a message beside the field that it is about, else above the form."""
        if field not in self:
            self.form_errors.append(message)
            return
        target = self[field]
        filled = [one for one in target.entries if any(one.data.values())] if field in self.rows else []
        if row is not None and row < len(filled) and field != "sections":
            target = next(iter(filled[row].form))
        target.errors = [*target.errors, message]


class SectionedForm(EditForm):
    """A form about something that stands in a section. Call `offer` before validating."""

    section = SelectField("Section")

    def offer(self, head: BankHead) -> Self:
        """Set the sections that can be chosen."""
        self.section.choices = [SelectChoice(one.id, one.title) for one in head.sections]
        return self


class WrongRow(Form):
    """A wrong answer, and why it is wrong."""

    text = one_line("Wrong answer")
    because = one_line("Why it is wrong")


class FactForm(SectionedForm):
    """A fact."""

    rows: ClassVar[Mapping[str, int]] = {"wrong": SPARE_ROWS}
    in_course_words = (
        "say", "ask", "why", "share_of", "also", "refused", "show", "turn_ask", "turn_name", "wrong", "of",
        "what", "by", "event_label", "caution", "claim", "pool", "unit",
    )  # fmt: skip

    say = some_lines(
        "The fact, in your own words",
        "One full sentence with the answer in it. Its braces are put in for you.",
        rows=2,
    )
    type = SelectField("The answer is", choices=choices({key: label for key, (label, _) in TYPES.items()}))
    value = one_line("Answer", longest=2000)
    ask = some_lines("Asked as", "The question that this answers.", rows=2)
    at = one_line("Place in the source")
    weight = weight_field()
    why = some_lines("Why", "Read after an answer: what helps to understand it.", rows=2)
    scale = scale_field()
    unit = one_line("Unit", "What is counted: “metres”, “persons”.", list="units")
    per = one_line("Per", "“year” makes “12 metres per year”.")
    out_of = one_line("Out of", "The whole: 17 makes “16 of 17”.")
    currency = one_line("Currency", "Three capitals: USD, EUR.", default="USD")
    share_of = one_line("Share of", "“inhabitants”")
    role = SelectField(
        "These words are", default="",
        choices=choices({"": "just words", **{one: f"a {one}" for one in ROLES}}),
    )  # fmt: skip
    grain = one_line("As coarse as", "“half-decade”, where the source speaks so.")
    complete = BooleanField("The source names all of them", default=True)
    ordered = BooleanField("Their order matters")
    pool = one_line(
        "A new name belongs to",
        "“bridges of the river”: names of a group are each other’s wrong answers.",
        list="pools",
    )
    bound = SelectField(
        "The source says", default="",
        choices=choices({"": "exactly", "about": "about", "over": "over", "under": "under"}),
    )  # fmt: skip
    within = one_line("May be off by", "10%, or 2. Empty: as precise as it is written.")
    also = some_lines("Also right", "Other values or spellings, one a line.", rows=2)
    refused = some_lines(
        "Not accepted", "Spellings that are wrong here although the name is also called so.", rows=2
    )
    show = one_line("Shown as", "Only where the answer should read otherwise.")
    turn_ask = one_line(
        "Asked the other way round", "A question whose answer is the name that the fact is about."
    )
    turn_name = one_line("Its answer", "A name. Empty: what the fact is about.", list="names")
    wrong = FieldList(FormField(WrongRow), max_entries=MOST_ROWS)
    of = one_line(
        "About", "The name of a person, place or thing. Empty: taken from the sentence.", list="names"
    )
    what = one_line("What is said of it", "“opened”, “height”. Empty: taken from the question.")
    scope = one_line("When or where that holds", "1900, 1990 to 1995, by 1929, or a name.")
    by = one_line("Who says so", "Only where figures differ; the question has to name them.")
    event_label = one_line("On timelines", "What happens, without a date: “The bridge opens”.")
    event_when = one_line("When it happened", "Only where neither the answer nor the line above dates it.")
    caution = some_lines(
        "Caution", "A doubt about the source, shown with the answer. Keeps it out of graded quizzes.", rows=2
    )
    graded = BooleanField("May be in graded quizzes all the same")
    claim = one_line("Said by", "Who is said to say so, where the source itself doubts it.")
    rival = one_line("Contradicted by", "Short names of facts that are never its wrong answers.")
    group = one_line("Never on one paper with", "A label; facts that share it give each other away.")
    kinds = SelectMultipleField("Only these kinds of question")
    printed = some_lines("Printed as", "What stands in the source, where that is another value.", rows=2)
    derived = one_line("Reckoned from", "How the value was reckoned, where it is not printed.")
    tags = one_line("Tags", "Words to find it by, between commas.")
    id = one_line(
        "Short name", "Stays for ever. Empty: made of the sentence.", longest=80, spellcheck="false"
    )

    def offer(self, head: BankHead) -> Self:
        """Set the sections and kinds that can be chosen."""
        self.kinds.choices = [
            SelectChoice(one.name, one.title) for one in KINDS.values() if one.name != "fixed"
        ]
        return super().offer(head)


class NameForm(EditForm):
    """A name."""

    in_course_words = ("label", "pool", "also", "inside", "words")

    label = one_line("Name", "As students read it: “Friendship Bridge”.")
    pool = one_line(
        "Group", "“bridges of the river”: names of a group are each other’s wrong answers.", list="pools"
    )
    also = some_lines("Also called", "Other names that are right when typed, one a line.", rows=2)
    inside = one_line(
        "Lies in", "The name it is a part of: a port in its city. The two are never rivals.", list="names"
    )
    began = one_line("Began", "A year, where it did not always exist.", inputmode="numeric")
    ended = one_line("Ended", "A year, where it is gone.", inputmode="numeric")
    words = some_lines("Words that speak of it", "“Soviet” for the Soviet Union, one a line.", rows=2)
    id = one_line("Short name", "Stays for ever. Empty: made of the name.", longest=80, spellcheck="false")


class OptionRow(Form):
    """An option of a choice."""

    text = one_line("Option", longest=2000)
    is_right = BooleanField("right")
    because = one_line("Why it is wrong", longest=2000)


class PairRow(Form):
    """A pair of a matching."""

    left = one_line("Left")
    right = one_line("Right")


class QuestionForm(SectionedForm):
    """A question that is asked as it is written."""

    rows: ClassVar[Mapping[str, int]] = {"options": SPARE_ROWS, "pairs": SPARE_ROWS}
    in_course_words = ("prompt", "options", "pairs", "spare", "why")

    type = SelectField("Asked as", choices=choices(QUESTION_TYPES))
    prompt = some_lines("Question", rows=3)
    options = FieldList(FormField(OptionRow), max_entries=MOST_ROWS)
    pairs = FieldList(FormField(PairRow), max_entries=MOST_ROWS)
    spare = some_lines("Right sides that fit none", "One a line.", rows=2)
    key = some_lines(
        "Right answer", "The one to be shown first; other spellings that are right below it.", rows=3
    )
    truth = SelectField(
        "The statement is", choices=choices({"": "choose", "true": "true", "false": "false"}),
        default="", validate_choice=False,
    )  # fmt: skip
    within = one_line("May be off by", "10%, or 0.5. Empty: as precise as it is written.")
    at = one_line("Place in the source")
    why = some_lines("Why", "Read after an answer.", rows=2)
    tags = one_line("Tags", "Words to find it by, between commas.")
    id = one_line(
        "Short name", "Stays for ever. Empty: made of the question.", longest=80, spellcheck="false"
    )


class SectionRow(Form):
    """A section of a course."""

    id = HiddenField(validators=[Length(max=80)])
    order = one_line("No.", longest=3, inputmode="numeric")
    title = one_line("Section", longest=120)
    paragraphs = one_line("Paragraphs", longest=2000)


class AboutForm(EditForm):
    """What a course says of itself."""

    rows: ClassVar[Mapping[str, int]] = {"sections": SPARE_ROWS}
    in_course_words = ("title", "summary")

    title = one_line("Title", "As students see it.", longest=120)
    summary = one_line("In one sentence", "Shown on the front page.")
    source = one_line("Source", "The text that the facts come from, with its author and year.")
    language = one_line(
        "Language", "The code that browsers know it by: en, ko, pt-BR.", list="languages", longest=35
    )
    direction = SelectField(
        "It is read",
        choices=choices({"ltr": "from left to right", "rtl": "from right to left"}),
        default="ltr",
    )
    sections = FieldList(FormField(SectionRow), max_entries=60)
    written_by = one_line("Written by")
    licence = one_line("Licence", "How it may be used: CC BY 4.0.")


class FilterForm(FlaskForm):
    """Look for facts. It is sent by GET and changes nothing. Call `offer` before validating."""

    class Meta(FlaskForm.Meta):
        """No token: an address that shows a list may be kept and opened again."""

        csrf = False

    q = one_line("Words", longest=200)
    section = SelectField("Section", validate_choice=False)
    type = SelectField("Answer", validate_choice=False)
    weight = SelectField("Importance", validate_choice=False)
    few = BooleanField(f"Fewer than {FEW_KINDS} kinds")

    def offer(self, head: BankHead) -> Self:
        """Set what can be chosen."""
        self.section.choices = choices({"": "all", **{one.id: one.title for one in head.sections}})
        self.type.choices = choices({"": "any", **{key: label for key, (label, _) in TYPES.items()}})
        self.weight.choices = choices({"": "any", **WEIGHT_WORDS})
        return self

    @property
    def is_used(self) -> bool:
        """Whether anything is looked for."""
        return any((self.q.data, self.section.data, self.type.data, self.weight.data, self.few.data))
