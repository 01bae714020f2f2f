"""What the tests of formats share: the folder of real files, which the project does not ship."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.formats.samples import NONE, are_missed, samples_folder


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of real files of other programs: beside the checkout, or in QUIZAPP_SAMPLES.

    Without one these tests are skipped. Where somebody counts on them, they fail: with CI set, or where
    QUIZAPP_SAMPLES names a folder that is not there; `QUIZAPP_SAMPLES=none` says that there is none.
    """
    folder = samples_folder(os.environ)
    if folder is not None and folder.is_dir():
        return folder
    missing = f"no folder of real files{f' at {folder}' if folder else ''}; name one in QUIZAPP_SAMPLES"
    if are_missed(os.environ):
        pytest.fail(f"{missing}, or set it to '{NONE}'")
    pytest.skip(missing)
