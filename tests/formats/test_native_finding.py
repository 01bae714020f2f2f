"""Banks are folders with a bank.yaml; the folder's name is the slug."""

from __future__ import annotations

import pytest

from quizapp.core.errors import NotFound
from quizapp.formats.native import SameSlug, find_bank, find_banks, read_folder
from tests.formats.small_bank import FILES


def make_folder(path, files=FILES):
    """A bank's folder on disk."""
    path.mkdir(parents=True)
    for name, text in files.items():
        (path / name).write_text(text, encoding="utf-8")
    return path


def test_banks_of_all_folders_are_found(tmp_path):
    make_folder(tmp_path / "shipped" / "lighthouse")
    make_folder(tmp_path / "own" / "harbour")
    (tmp_path / "own" / "notes").mkdir()

    assert list(find_banks([tmp_path / "shipped", tmp_path / "own", tmp_path / "missing"])) == [
        "harbour",
        "lighthouse",
    ]


def test_the_same_slug_twice_names_both_places(tmp_path):
    first = make_folder(tmp_path / "shipped" / "lighthouse")
    second = make_folder(tmp_path / "own" / "lighthouse")

    with pytest.raises(SameSlug) as raised:
        find_banks([tmp_path / "shipped", tmp_path / "own"])

    assert str(first) in str(raised.value)
    assert str(second) in str(raised.value)


def test_one_folder_named_twice_is_no_clash(tmp_path):
    make_folder(tmp_path / "lighthouse")

    assert list(find_banks([tmp_path, tmp_path])) == ["lighthouse"]


def test_a_misspelled_slug_is_told_the_nearest(tmp_path):
    make_folder(tmp_path / "lighthouse")

    with pytest.raises(NotFound, match="no question bank 'lighthose' here; did you mean 'lighthouse'"):
        find_bank("lighthose", [tmp_path])


def test_other_files_and_links_beside_the_questions_are_left_out(tmp_path):
    folder = make_folder(tmp_path / "lighthouse")
    (folder / "README.md").write_text("# Notes")
    (folder / ".coast.yaml.swp.yaml").write_text("half")
    (folder / "more.yaml").mkdir()
    (folder / "linked.yaml").symlink_to("/etc/hostname")

    result = read_folder(folder)

    assert result.bank is not None
    assert [str(warning) for warning in result.warnings] == [
        f"{folder / name}: this is no ordinary file and was left out; put the file itself here"
        for name in ("linked.yaml", "more.yaml")
    ]


def test_an_unreadable_file_is_told(tmp_path, monkeypatch):
    folder = make_folder(tmp_path / "lighthouse")
    whole = type(folder).open

    def refuse(path, *rest, **more):
        if path.name == "coast.yaml":
            raise PermissionError(13, "Permission denied")
        return whole(path, *rest, **more)

    monkeypatch.setattr(type(folder), "open", refuse)

    assert str(read_folder(folder).faults[0]) == (
        f"{folder / 'coast.yaml'}: the file cannot be read (Permission denied); check its permissions"
    )
