"""Categories as Moodle writes them."""

from __future__ import annotations


def course_path(path: tuple[str, ...]) -> str:
    """`$course$/top/Asia/Korea`; a slash that is meant is doubled, and set off at the ends of a part."""
    return "/".join(["$course$", "top", *map(_part, path)])


def _part(text: str) -> str:
    doubled = text.replace("/", "//")
    return f"{' ' * text.startswith('/')}{doubled}{' ' * text.endswith('/')}"
