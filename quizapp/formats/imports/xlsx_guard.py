"""What a workbook must not be: too large once unpacked, locked, or no workbook at all."""

from __future__ import annotations

import zipfile

from quizapp.formats.imports.zip_guard import (
    LARGE,
    MAX_MEMBERS,
    MAX_UNPACKED,
    has_long_contents,
    is_bomb,
    opened,
)

MAX_PACKED = 20 * 1024 * 1024
_OLD = b"\xd0\xcf\x11\xe0"

Trouble = tuple[str, str]


def trouble_with(content: bytes) -> Trouble | None:
    """Code and words of what keeps a workbook from being read safely; None if nothing does."""
    if content.startswith(_OLD):
        text = "this is an old or a locked workbook (.xls, or with a password); save it as .xlsx without one"
        return "xlsx.old-or-locked", text
    if len(content) > MAX_PACKED:
        return "xlsx.too-large", f"the file is over {MAX_PACKED // LARGE} MB; split it"
    archive = None if has_long_contents(content) else opened(content)
    if archive is None:
        return "xlsx.not-a-workbook", "this is no workbook, or it is damaged; save it again as .xlsx"
    members = archive.infolist()
    names = [member.filename for member in members]
    if "xl/workbook.xml" not in names and "[Content_Types].xml" not in names:
        return "xlsx.not-a-workbook", "this is an archive, but no workbook; save the table as .xlsx"
    if any(member.flag_bits & 1 for member in members):
        return "xlsx.locked", "the workbook is locked with a password; save it without one"
    if len(names) > MAX_MEMBERS or len(set(names)) < len(names):
        return "xlsx.not-a-workbook", "the parts of the workbook are too many, or there twice; save it again"
    return _too_large(members)


def _too_large(members: list[zipfile.ZipInfo]) -> Trouble | None:
    total = sum(member.file_size for member in members)
    if total > MAX_UNPACKED or any(is_bomb(one.file_size, one.compress_size) for one in members):
        text = "the workbook is far larger unpacked than packed; copy its questions into a new one"
        return "xlsx.too-large", text
    return None
