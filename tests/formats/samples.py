"""Real files of other programs, which the project does not ship: where they lie, and what is in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

BESIDE = Path(__file__).parents[2].parent / "shared" / "samples"
NONE = "none"  # what QUIZAPP_SAMPLES says where there are none, and nobody is to miss them
NO_FORMAT = ("SOURCES.md",)


def samples_folder(environment: Mapping[str, str]) -> Path | None:
    """Where real files should be: in QUIZAPP_SAMPLES, else beside the checkout; None where it says none."""
    named = environment.get("QUIZAPP_SAMPLES", "")
    return None if named == NONE else Path(named) if named else BESIDE


def are_missed(environment: Mapping[str, str]) -> bool:
    """Whether somebody counts on them, so that tests fail where they are not there."""
    named = environment.get("QUIZAPP_SAMPLES", "")
    return named != NONE and bool(named or environment.get("CI"))


def sample_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file with the name of the folder of its format, in order."""
    for part in sorted(one for one in folder.iterdir() if one.is_dir()):
        for file in sorted(one for one in part.rglob("*") if one.is_file() and one.name not in NO_FORMAT):
            yield part.name, file
