"""The form of the week goal."""

from __future__ import annotations

from typing import Self

from flask_wtf import FlaskForm
from wtforms import SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import AnyOf

from quizapp.core.memory.week_goal import DAYS
from quizapp.usecases.progress import NO_SUCH_GOAL
from quizapp.web.words import counted

NO_GOAL = "none"
CHOICES = [
    SelectChoice(NO_GOAL, "no goal"),
    *(SelectChoice(str(days), f"{counted(days, 'day', 'days')} a week") for days in range(1, DAYS + 1)),
]


class WeekGoalForm(FlaskForm):
    """On how many days a week to study."""

    goal = SelectField(
        "Your goal",
        [AnyOf([choice.value for choice in CHOICES], NO_SUCH_GOAL)],
        choices=CHOICES,
        validate_choice=False,
    )

    @classmethod
    def of(cls, goal: int | None) -> Self:
        """The form that shows a goal."""
        return cls(formdata=None, goal=NO_GOAL if goal is None else str(goal))

    @property
    def days(self) -> int | None:
        """The goal that was chosen; None for no goal."""
        return None if self.goal.data == NO_GOAL else int(self.goal.data)
