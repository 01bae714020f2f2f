"""Problems we expect. Each message is fit to show to the person who met it."""

from __future__ import annotations


class QuizError(Exception):
    """A problem we expect; `str(error)` says what happened and what to do next."""


class NotFound(QuizError):
    """There is nothing here, or nothing that this person may know of."""


class NotAllowed(QuizError):
    """The person is known and may not do this."""


class PutAway(NotAllowed):
    """What this belongs to lies in the bin; the message says until when it is kept."""


class ClosedBook(NotAllowed):
    """The course is shut while the person takes a quiz about it: the attempt with this public id."""

    def __init__(self, message: str, attempt: str) -> None:
        super().__init__(message)
        self.attempt = attempt


class SignInNeeded(QuizError):
    """Nobody is signed in, and this page belongs to somebody."""


class UnreadableAnswer(QuizError):
    """What was typed or posted is no answer of this kind; it is not counted as wrong."""


class ChangedMeanwhile(QuizError):
    """The page was made before something else was saved (second tab, double click)."""


class OtherQuestion(ChangedMeanwhile):
    """The quiz goes one way, and its taker has come to the question at `position`."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.position = position


class AlreadyDone(QuizError):
    """What is asked for has been done before and can be done once only."""


class BadEntry(QuizError):
    """One field of a form cannot be accepted; `field` names it."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class TooManyGuesses(BadEntry):
    """So many tries were wrong that the next has to wait `seconds`; it was not looked at."""

    def __init__(self, field: str, what: str, seconds: int) -> None:
        minutes = -(-seconds // 60)
        self.seconds = seconds
        self.wait = "a minute" if minutes == 1 else f"{minutes} minutes"
        super().__init__(field, f"{what} Wait {self.wait}, then try again.")


class TooFewFacts(QuizError):
    """A blueprint asks for more questions than the bank can give; `fits` is how many it can."""

    def __init__(self, message: str, fits: int = 0) -> None:
        super().__init__(message)
        self.fits = fits


class StorageTrouble(QuizError):
    """The database did not take the change; nothing was changed."""


class NotTaken(QuizError):
    """A form that is only shown again has come as far as writing; nothing was changed."""


class NewerDatabase(QuizError):
    """The database was made by a newer version, so this one leaves it alone."""
