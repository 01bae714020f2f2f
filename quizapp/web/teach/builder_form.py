"""The form with which a quiz is built."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from wtforms import (
    BooleanField,
    FieldList,
    FormField,
    HiddenField,
    RadioField,
    SelectField,
    StringField,
)
from wtforms.validators import InputRequired, Length, NumberRange

from quizapp.core.attempts import Terms
from quizapp.core.blueprint import MOST_LINES, Blueprint, Pick
from quizapp.core.counting_attempts import IN_WORDS, Method
from quizapp.core.errors import BadEntry
from quizapp.core.quiz_settings import MOST_WEIGHT, Design, Settings
from quizapp.core.reviewing import PRESETS, Item, Moment, Review
from quizapp.core.tries import MOST_TRIES, THIRD
from quizapp.usecases.extending import LONGEST_REASON
from quizapp.web.fields import WholeNumberField, trimmed
from quizapp.web.teach.builder_fields import (
    ANY,
    ATTEMPTS,
    FEEDBACK,
    NOTHING_ASKED,
    PENALTIES,
    SHOWN,
    Choices,
    LineForm,
    ListField,
    select_choices,
)
from quizapp.web.terms import TermsForm


class BuilderForm(TermsForm):
    """Build a quiz for a class. Call `offer` before validating.

    `go` is the button pressed: `look` (`live` where a script looks), `make`, `draft`, `add`, `find`, `draw`,
    `course`, or one with what it is about (`remove:2`, `fix:1:kinds:year`, `pick:fact`, `unpick:fact`).
    `course` is the one whose sections the page showed, `seed` that of its sample papers, `version` that of
    the stored quiz it was made from.
    """

    title = StringField(
        "Title",
        [InputRequired("Write a title."), Length(max=120, message="Use at most 120 characters.")],
        filters=[trimmed],
        description="“Week 3: the railway and the port”.",
        render_kw={"autocomplete": "off"},
    )
    bank = SelectField("From the course")
    course = HiddenField(validators=[Length(max=120)])
    seed = HiddenField(validators=[Length(max=80)])
    version = HiddenField(validators=[Length(max=80)])
    lines = FieldList(FormField(LineForm), max_entries=MOST_LINES)
    picks = ListField()
    picks_as = ListField()
    find = StringField("Find a fact", [Length(max=200, message="Use fewer words.")], filters=[trimmed])
    go = HiddenField(validators=[Length(max=200)])
    attempts = SelectField("Attempts", choices=select_choices(ATTEMPTS), default="1")
    method = SelectField(
        "Of several", choices=select_choices((one.value, IN_WORDS[one]) for one in Method), default="highest"
    )
    for_open = BooleanField(
        "Also for those who are in the middle of it",
        description="A longer time, or a later end, moves their deadline; it never comes nearer. "
        "Off, they keep the time they began with.",
    )
    reason = StringField(
        "Why times or attempts change",
        [Length(max=LONGEST_REASON, message=f"Use at most {LONGEST_REASON} characters.")],
        filters=[trimmed],
        description="Students read what was changed and when; those who teach the class read why, too. "
        "May be empty.",
        render_kw={"autocomplete": "off"},
    )
    feedback = RadioField(
        "Answers and reasons are shown", choices=select_choices(FEEDBACK), default="attempt"
    )
    shown = Choices("What is shown when", choices=select_choices((one, one) for one in SHOWN))
    tries = SelectField(
        "Tries at each question",
        choices=select_choices(
            (str(count), "one" if count == 1 else f"up to {count}") for count in range(1, MOST_TRIES + 1)
        ),
        default="1",
        description="More than one needs answers shown after each answer.",
    )
    penalty = SelectField("Each further try costs", choices=select_choices(PENALTIES), default="third")
    one_way = BooleanField(
        "One way only", description="Nobody goes back to a question they have left. Off, they may."
    )
    closed_book = BooleanField(
        "Closed book",
        default=True,
        description="While a student takes it, the course is shut for them: its text, cards, practice and "
        "results. Off, they may look things up.",
    )
    paper = RadioField(
        "Each student gets",
        choices=select_choices([("own", "a paper of their own"), ("shared", "the same paper as all others")]),
        default="own",
    )
    weight = WholeNumberField(
        "Weight",
        [NumberRange(0, MOST_WEIGHT, f"Choose a whole number from 0 to {MOST_WEIGHT}; 1 is the usual.")],
        default=1,
        description="How much it counts among the quizzes of the class. With 0 it does not count.",
        render_kw={"inputmode": "numeric", "autocomplete": "off"},
    )
    problem = ""  # what is wrong with the questions as a whole
    _terms: tuple[Terms | None] | None = None

    def terms(self, zone: str) -> Terms | None:
        """As in TermsForm, worked out once, so that what is wrong is said once."""
        if self._terms is None:
            self._terms = (super().terms(zone),)
        return self._terms[0]

    def offer_courses(self, banks: Iterable[tuple[str, str]], usual: str = "") -> str:
        """Set the courses, as (slug, title). Returns the one chosen: `usual` or the first where none was."""
        self.bank.choices = select_choices(banks)
        known = [choice.value for choice in self.bank.choices]
        if not self.bank.raw_data and known:
            self.bank.data = usual if usual in known else known[0]
        return str(self.bank.data) if self.bank.data in known else (known[0] if known else "")

    def offer(
        self,
        sections: Sequence[tuple[str, str]],
        tags: Sequence[tuple[str, str]],
        kinds: Sequence[tuple[str, str]],
    ) -> None:
        """Set what every line can choose from, as (id, words)."""
        self.offered = {"sections": list(sections), "tags": list(tags), "kinds": list(kinds)}
        for entry in self.lines:
            self._offer_to(entry)

    def keep_begun(self, attempts: str, method: str) -> None:
        """Offer no fewer `attempts` than there are; where nothing was sent of them, they stay."""
        values = [value for value, _ in ATTEMPTS]
        fewest = values.index(attempts) if attempts in values else 0
        self.attempts.choices = select_choices(ATTEMPTS[fewest:])
        if not self.attempts.raw_data:
            self.attempts.data = attempts
        if not self.method.raw_data:
            self.method.data = method

    def add_line(self, count: int = 5) -> None:
        """One more line at the end, of everything."""
        self._offer_to(self.lines.append_entry({"count": count, "weight": 1}))

    @property
    def chooses_of_course(self) -> bool:
        """Whether anything was chosen that only the course of the page has."""
        lines = [entry.form for entry in self.lines]
        return bool(self.picks.data) or any(line.sections.data or line.tags.data for line in lines)

    def forget_course(self) -> None:
        """Nothing of the course before stays chosen."""
        for entry in self.lines:
            entry.form.sections.data, entry.form.tags.data = [], []
        self.picks.data, self.picks_as.data = [], []

    def _offer_to(self, entry: Any) -> None:
        for name, choices in self.offered.items():
            field = entry.form[name]
            field.choices = select_choices(choices)
            field.data = field.data or []

    @property
    def all_picks(self) -> tuple[Pick, ...]:
        """What was picked by hand, each fact once."""
        kinds = [*(self.picks_as.data or ()), *[""] * len(self.picks.data or ())]
        pairs = dict(zip(self.picks.data or (), kinds, strict=False))
        return tuple(Pick(fact, kind) for fact, kind in pairs.items())

    @property
    def blueprint(self) -> Blueprint:
        """What the quiz asks. Raises BadEntry where it asks nothing or too much."""
        lines = [entry.form.line for entry in self.lines]
        if not lines and not self.all_picks:
            raise BadEntry("count", NOTHING_ASKED)
        blueprint = Blueprint.of_lines(lines, self.all_picks)
        return Blueprint.from_plain(blueprint.to_plain())

    @property
    def review(self) -> Review:
        """What may be seen when."""
        if self.feedback.data in PRESETS:
            return PRESETS[self.feedback.data]
        pairs = (value.split(".") for value in self.shown.chosen)
        return Review(frozenset((Moment(moment), Item(item)) for moment, item in pairs))

    @property
    def settings(self) -> Settings:
        """The settings that were chosen."""
        return Settings(
            method=Method(self.method.data),
            review=self.review,
            tries=int(self.tries.data),
            penalty=THIRD if self.penalty.data == "third" else float(self.penalty.data),
            is_one_way=bool(self.one_way.data),
            is_closed_book=bool(self.closed_book.data),
            is_shared=self.paper.data == "shared",
            weight=float(self.weight.data if self.weight.data is not None else 1),
        )

    def design(self, blueprint: Blueprint, zone: str) -> Design | None:
        """All that was decided; None, with errors, where a time is not clear."""
        terms = self.terms(zone)
        if terms is None:
            return None
        attempts = None if self.attempts.data == ANY else int(self.attempts.data)
        return Design(
            self.title.data or "",
            str(self.bank.data),
            blueprint,
            replace(terms, attempts=attempts),
            self.settings,
        )

    def blame(self, bad: BadEntry) -> None:
        """Say what is wrong beside the field that it is about."""
        field = self._fields.get(bad.field)
        if field is None or bad.field in ("lines", "picks"):
            self.problem = str(bad)
        else:
            field.errors = [*field.errors, str(bad)]
