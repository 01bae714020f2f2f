"""Finding banks: folders that hold a `bank.yaml`; the folder's name is the bank's slug."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from quizapp.core.errors import NotFound, QuizError
from quizapp.formats.native.faults import Fault, suggest
from quizapp.formats.native.fields import MAX_SLUG, SLUG, better_slug

ENDINGS = (".yaml", ".yml")
HEAD = "bank.yaml"


class SameSlug(QuizError):
    """Two folders hold a bank of the same name."""


@dataclass(frozen=True, slots=True)
class Found:
    """What lies in the folders of banks.

    `banks`: by slug, in the order of the folders and then of the slugs. `clashes`: the slugs that
    several folders hold, so that none of them counts. `left_out`: what is no bank, and why.
    """

    banks: dict[str, Path]
    clashes: dict[str, tuple[Path, ...]]
    left_out: tuple[Fault, ...]


def find_banks(folders: Iterable[Path]) -> Found:
    """All banks that lie directly in `folders`. Folders may be missing."""
    by_slug: dict[str, list[Path]] = {}
    left_out: list[Fault] = []
    for folder in dict.fromkeys(path.resolve() for path in folders):
        for path in _inside(folder, left_out):
            problem = _problem(path)
            if problem is None:
                by_slug.setdefault(path.name, []).append(path)
            elif problem:
                left_out.append(Fault(str(path), 0, 0, problem))
    return Found(
        banks={slug: paths[0] for slug, paths in by_slug.items() if len(paths) == 1},
        clashes={slug: tuple(paths) for slug, paths in by_slug.items() if len(paths) > 1},
        left_out=tuple(left_out),
    )


def find_bank(slug: str, folders: Iterable[Path]) -> Path:
    """The folder of the bank `slug`.

    Raises SameSlug where two folders hold it, and NotFound, which says why it was left out or names the
    nearest.
    """
    found = find_banks(folders)
    if slug in found.clashes:
        raise SameSlug(same_slug(slug, found.clashes[slug]))
    if slug not in found.banks:
        for fault in found.left_out:
            if Path(fault.file).name == slug:
                raise NotFound(str(fault))
        raise NotFound(f"There is no question bank '{slug}' here{suggest(slug, sorted(found.banks))}")
    return found.banks[slug]


def is_slug(name: str) -> bool:
    """Whether a bank may be called so: small letters, digits and single hyphens."""
    return bool(SLUG.fullmatch(name)) and len(name) <= MAX_SLUG


def same_slug(slug: str, paths: Iterable[Path]) -> str:
    """What to say of folders of the same name."""
    return f"Two banks are called '{slug}': {' and '.join(map(str, paths))}. Rename one folder."


def _inside(folder: Path, left_out: list[Fault]) -> list[Path]:
    try:
        return sorted(folder.iterdir()) if folder.is_dir() else []
    except OSError as trouble:
        left_out.append(Fault(str(folder), 0, 0, _unreadable(trouble)))
        return []


def _problem(path: Path) -> str | None:
    """None for a bank; else why it is left out, empty where nobody takes it for one."""
    if path.name.startswith("."):
        return ""
    try:
        if path.is_symlink():
            return "this is a link and was left out; put the folder itself here"
        if not path.is_dir():
            is_alone = path.suffix.lower() in ENDINGS
            return "this question file belongs to no bank; put it into the bank's folder" if is_alone else ""
        if not any(inside.name == HEAD for inside in path.iterdir()):
            return f"this folder holds no {HEAD} and was left out; add one, or remove the folder"
    except OSError as trouble:
        return _unreadable(trouble)
    if not is_slug(path.name):
        return (
            "a bank's folder is named with small letters, digits and hyphens, so this one was left out; "
            f"rename it to '{better_slug(path.name)}'"
        )
    return None


def _unreadable(trouble: OSError) -> str:
    return f"this folder cannot be read ({trouble.strerror}) and was left out; check its permissions"
