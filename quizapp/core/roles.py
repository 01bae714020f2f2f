"""What an account may do. The values are stored: never change them."""

from __future__ import annotations

from enum import StrEnum


class AccountRole(StrEnum):
    """Guests are learners without a login; instructors learn as well as teach."""

    LEARNER = "learner"
    INSTRUCTOR = "instructor"
