"""Fields of forms that read what strangers send."""

from __future__ import annotations

from typing import Any

from wtforms import IntegerField

MOST_FIGURES = 18  # more than any number of ours has; of some hundreds, comparing would break down


class WholeNumberField(IntegerField):
    """A whole number, in the figures of any script."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read what was posted; the form says what is wrong with anything but a whole number."""
        if valuelist and len(str(valuelist[0]).strip()) > MOST_FIGURES:
            self.data = None
            raise ValueError(self.gettext("Not a valid integer value."))
        super().process_formdata(valuelist)
