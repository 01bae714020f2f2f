"""What the tests of imports share: the folder of real files, which the project does not ship."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

BESIDE = Path(__file__).parents[3].parent / "shared" / "samples"


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of real files of other programs: beside the checkout, or in QUIZAPP_SAMPLES."""
    folder = Path(os.environ.get("QUIZAPP_SAMPLES") or BESIDE)
    if not folder.is_dir():
        pytest.skip("no folder of real files; name one in QUIZAPP_SAMPLES")
    return folder
