"""Banks as commands are told of them: by folder, file or slug; and what is written of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from quizapp import paths
from quizapp.core.errors import QuizError
from quizapp.core.facts import Bank
from quizapp.formats.native import FaultyBank, ReadResult, find_bank, read_folder, read_single

DATABASE = click.option("--database", is_flag=True, help="The loaded copy instead of the files.")


def bank_folders() -> list[Path]:
    """Where banks are looked for: those that came with the app, then those of the instance."""
    return [paths.shipped_questions(), paths.instance_folder() / "questions"]


def read_named(name: str) -> ReadResult:
    """The bank in a folder, in one file, or of this slug; a folder or a file comes first.

    Raises NotFound where there is none.
    """
    path = Path(name)
    if path.is_dir():
        return read_folder(path)
    if path.is_file():
        return _read_file(path)
    if path.suffix or len(path.parts) > 1:
        raise QuizError(f"There is no file or folder {name}; look at the spelling.")
    return read_folder(from_here(find_bank(name, bank_folders())))


def read_sound(name: str, database: bool = False) -> Bank:
    """The bank of that name without faults: from its files, or the loaded copy of that slug.

    Raises FaultyBank, which says how to list all faults, or NotFound.
    """
    if database:
        from quizapp.cli.services import open_services  # here: reading files needs no database
        from quizapp.usecases import importing

        with open_services() as services:
            return importing.stored_bank(services, name)
    result = read_named(name)
    if result.bank is None and not result.faults:
        raise QuizError(f"{name} is only a part of a bank; name the folder of the bank.")
    if result.bank is None:
        click.echo(f"List all faults with: quizapp bank check {name}", err=True)
        raise FaultyBank(result.faults)
    return result.bank


def read_contents(name: str, database: bool = False) -> Mapping[str, bytes]:
    """The bytes of the pictures of a bank by digest: those of its files, or of the loaded copy."""
    if not database:
        return read_named(name).pictures
    from quizapp.cli.services import open_services
    from quizapp.usecases.pictures import stored_contents

    with open_services() as services:
        return stored_contents(services, name)


def listed(text: str) -> tuple[str, ...]:
    """The parts of a list with commas."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def json_text(data: Any) -> str:
    """Plain data as JSON for people to read: indented, with every script as it is."""
    return json.dumps(data, ensure_ascii=False, indent=2)


def write_text(text: str, output: Path | None) -> None:
    """Write `text` to a file, or to standard output where none is named.

    Raises QuizError where the file cannot be written.
    """
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as trouble:
        raise QuizError(f"{output} cannot be written ({trouble.strerror}). Name another place.") from trouble


def write_folder(files: Mapping[str, str], pictures: Mapping[str, bytes], folder: Path) -> None:
    """Write the files into a new or empty folder: what somebody edited is never overwritten."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise QuizError(f"{folder} exists and is not empty. Name a new folder with --output.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise QuizError(f"{folder} cannot be made ({trouble.strerror}). Name another place.") from trouble
    for name, text in files.items():
        write_text(text, folder / name)
    for name, content in pictures.items():
        _write_picture(content, folder / name)


def _write_picture(content: bytes, path: Path) -> None:
    try:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    except OSError as trouble:
        raise QuizError(f"{path} cannot be written ({trouble.strerror}). Name another place.") from trouble


def from_here(path: Path) -> Path:
    """The path as seen from the current folder where it lies below, so that places are short."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _read_file(path: Path) -> ReadResult:
    """One file: with its bank where its folder is one, showing its own faults only; else alone."""
    if not (path.parent / "bank.yaml").is_file():
        with path.open("rb") as stream:
            return read_single(stream.read(), str(path), None)
    whole = read_folder(path.parent)
    return replace(
        whole,
        faults=tuple(fault for fault in whole.faults if fault.file == str(path)),
        warnings=tuple(warning for warning in whole.warnings if warning.file == str(path)),
    )
