"""Finding banks: folders that hold a `bank.yaml`; the folder's name is the bank's slug."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from quizapp.core.errors import NotFound, QuizError
from quizapp.formats.native.faults import suggest


class SameSlug(QuizError):
    """Two folders hold a bank of the same name."""


def find_banks(folders: Iterable[Path]) -> dict[str, Path]:
    """All banks that lie directly in `folders`, by slug, in order of slug. Folders may be missing.

    Raises SameSlug where two folders hold the same slug.
    """
    banks: dict[str, Path] = {}
    for folder in dict.fromkeys(path.resolve() for path in folders):
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if not _is_bank(path):
                continue
            if path.name in banks:
                message = (
                    f"Two banks are called '{path.name}': {banks[path.name]} and {path}. Rename one folder."
                )
                raise SameSlug(message)
            banks[path.name] = path
    return dict(sorted(banks.items()))


def find_bank(slug: str, folders: Iterable[Path]) -> Path:
    """The folder of the bank `slug`. Raises NotFound, which names the nearest, and SameSlug."""
    banks = find_banks(folders)
    if slug not in banks:
        hint = suggest(slug, sorted(banks))
        raise NotFound(f"There is no question bank '{slug}' here{hint}")
    return banks[slug]


def _is_bank(path: Path) -> bool:
    return not path.name.startswith(".") and (path / "bank.yaml").is_file()
