"""The form of an exam plan: days, minutes by weekday, minutes of single dates, and the way to work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any, Self

from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, FieldList, Form, FormField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, Optional
from wtforms.widgets import TextInput

from quizapp.store.exam_plans import ExamDay, Way
from quizapp.usecases.exam_plans import (
    LONGEST_TITLE,
    MOST_DATES,
    MOST_DAYS,
    MOST_MINUTES,
    NO_MINUTES,
    OUT_OF_RANGE,
    TWICE,
    ExamPlan,
    check_day,
)
from quizapp.web.fields import WholeNumberField

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NO_DATE = "This is no date of the calendar. Choose one, or write it as year-month-day, like 2027-01-15."
NO_NUMBER = "Write a whole number of minutes, like 20."
NEEDS_DAY = "Choose the day of the exam."
NEEDS_DATE = "Choose the date, or empty its minutes."
NEEDS_MINUTES = "Write how many minutes, 0 for a day off."
BY_HAND = {"autocomplete": "off"}
FEW_FIGURES = {"inputmode": "numeric", "autocomplete": "off", "class": "short"}


class DayField(DateField):
    """A day of the calendar; what cannot be read as one is shown again."""

    data: date | None

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read a date as a date field sends it. ValueError says what to write instead."""
        text = str(valuelist[0]).strip() if valuelist else ""
        self.data = None
        if text:
            try:
                self.data = date.fromisoformat(text)
            except ValueError as wrong:
                raise ValueError(NO_DATE) from wrong


class MinutesField(WholeNumberField):
    """A number of minutes, typed; what cannot be read as one is shown again."""

    widget = TextInput()

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read what was typed. ValueError says what to write instead."""
        try:
            super().process_formdata(valuelist)
        except ValueError as wrong:
            raise ValueError(NO_NUMBER) from wrong


def title_field(description: str = "") -> StringField:
    """What an exam is called."""
    return StringField(
        "What it is called",
        [Length(max=LONGEST_TITLE, message=f"Use at most {LONGEST_TITLE} characters.")],
        description=description,
        render_kw=BY_HAND,
    )


def _minutes(label: str) -> MinutesField:
    in_range = [Optional(), NumberRange(0, MOST_MINUTES, OUT_OF_RANGE)]
    return MinutesField(label, in_range, render_kw=FEW_FIGURES)


class DayRow(Form):
    """One exam day; without a date it counts for nothing."""

    day = DayField("Day", [Optional()], render_kw=BY_HAND)
    title = title_field()
    remove = BooleanField("Remove")


class DateRow(Form):
    """The minutes of one date."""

    day = DayField("Date", [Optional()], render_kw=BY_HAND)
    minutes = _minutes("Minutes")


class ExamPlanForm(FlaskForm):
    """An exam plan. Make it with `of`, and judge it with `judged`."""

    days = FieldList(FormField(DayRow), min_entries=1, max_entries=MOST_DAYS)
    every_day = MinutesField(
        "Minutes a day",
        [InputRequired("Write how many minutes a day you have."), NumberRange(0, MOST_MINUTES, OUT_OF_RANGE)],
        render_kw=FEW_FIGURES,
    )
    monday, tuesday, wednesday, thursday = (_minutes(name) for name in WEEKDAYS[:4])
    friday, saturday, sunday = (_minutes(name) for name in WEEKDAYS[4:])
    dates = FieldList(FormField(DateRow), min_entries=1, max_entries=MOST_DATES)
    style = SelectField(
        "Once the forecast passes 95 %",
        choices=[
            SelectChoice("early", "finish earlier: only what is new or due"),
            SelectChoice("all", "use all my minutes"),
        ],
        default="early",
    )

    @classmethod
    def of(cls, setting: ExamPlan, today: date, **more: Any) -> Self:
        """The form with what is set, days to come first, and a free row for a day and for a date more."""
        own = sorted(setting.own, key=lambda one: (one.day < today, one.day))
        usual = _usual(setting.way)
        other = {
            name.lower(): minutes
            for name, minutes in zip(WEEKDAYS, setting.way.minutes, strict=True)
            if minutes != usual
        }
        return cls(
            days=[{"day": one.day, "title": one.title} for one in own] + [{}][: MOST_DAYS - len(own)],
            dates=[{"day": day, "minutes": count} for day, count in setting.dates.items()] + [{}],
            every_day=usual,
            style="early" if setting.way.finishes_early else "all",
            **other,
            **more,
        )

    @property
    def weekdays(self) -> list[Any]:
        """The fields of Monday to Sunday."""
        return [self[name.lower()] for name in WEEKDAYS]

    @property
    def kept_rows(self) -> list[Any]:
        """The rows of the exam days that are to stay or to come."""
        return [row.form for row in self.days if row.form.day.data is not None and not row.form.remove.data]

    @property
    def exam_days(self) -> list[ExamDay]:
        """The exam days as filled in."""
        return [ExamDay(row.day.data, row.title.data or "") for row in self.kept_rows]

    @property
    def way(self) -> Way:
        """How to work, as filled in."""
        usual = self.every_day.data or 0
        minutes = tuple(usual if field.data is None else field.data for field in self.weekdays)
        return Way(minutes, self.style.data == "early")

    @property
    def single_dates(self) -> Mapping[date, int]:
        """The minutes of single dates, as filled in."""
        rows = (row.form for row in self.dates)
        return {row.day.data: row.minutes.data for row in rows if row.day.data is not None}

    def judged(self, setting: ExamPlan, today: date) -> bool:
        """Whether the form was sent and is right; else its fields say what is not. `setting`: until now."""
        if not self.is_submitted():
            return False
        is_valid = self.validate()
        return self.judge(setting, today) and bool(is_valid)

    def judge(self, setting: ExamPlan, today: date) -> bool:
        """Whether days and minutes go together; what does not is said at its field."""
        known = {one.day for one in setting.own}
        wrong = [self._judge_days(setting, known, today), self._judge_dates(today), self._judge_minutes()]
        return not any(wrong)

    def _judge_days(self, setting: ExamPlan, known: set[date], today: date) -> bool:
        rows = self.kept_rows
        counts = Counter(row.day.data for row in rows)
        for row in rows:
            says = check_day(row.day.data, today, row.day.data in known)
            _say(row.day, says or (TWICE if counts[row.day.data] > 1 else ""))
        if not (rows or known or setting.of_classes):
            _say(self.days[0].form.day, NEEDS_DAY)
        return any(row.form.day.errors for row in self.days)

    def _judge_dates(self, today: date) -> bool:
        rows = [row.form for row in self.dates]
        counts = Counter(row.day.data for row in rows if row.day.data is not None)
        for row in rows:
            if row.day.data is None:
                _say(row.day, NEEDS_DATE if row.minutes.data is not None else "")
                continue
            _say(row.day, check_day(row.day.data, today) or (TWICE if counts[row.day.data] > 1 else ""))
            _say(row.minutes, NEEDS_MINUTES if row.minutes.data is None else "")
        return any(row.day.errors or row.minutes.errors for row in rows)

    def _judge_minutes(self) -> bool:
        _say(self.every_day, "" if any(self.way.minutes) or any(self.single_dates.values()) else NO_MINUTES)
        return bool(self.every_day.errors)


def _usual(way: Way) -> int:
    """The minutes that most weekdays have; of equally many, the most."""
    return max(Counter(way.minutes).items(), key=lambda pair: (pair[1], pair[0]))[0]


def _say(field: Any, message: str) -> None:
    if message and not field.errors:
        field.errors = [*field.errors, message]
