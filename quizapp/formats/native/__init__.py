"""The bank's own format: hand-editable YAML files, read with every fault at once and written back."""

from quizapp.formats.native.check_part import PartCheck, check_parts
from quizapp.formats.native.export import export_json, json_document
from quizapp.formats.native.faults import Fault, FaultyBank
from quizapp.formats.native.files import picture_files, to_files
from quizapp.formats.native.finding import Found, SameSlug, find_bank, find_banks, same_slug
from quizapp.formats.native.reader import (
    ReadResult,
    check_plain,
    read_files,
    read_folder,
    read_plain,
    read_single,
    with_source,
)
from quizapp.formats.native.writer import answer_to_plain, fact_to_plain, revision_of, to_plain

__all__ = [
    "Fault",
    "FaultyBank",
    "Found",
    "PartCheck",
    "ReadResult",
    "SameSlug",
    "answer_to_plain",
    "check_parts",
    "check_plain",
    "export_json",
    "fact_to_plain",
    "find_bank",
    "find_banks",
    "json_document",
    "picture_files",
    "read_files",
    "read_folder",
    "read_plain",
    "read_single",
    "revision_of",
    "same_slug",
    "to_files",
    "to_plain",
    "with_source",
]
