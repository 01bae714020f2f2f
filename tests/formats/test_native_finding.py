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


def test_banks_of_all_folders_are_found_the_shipped_ones_first(tmp_path):
    make_folder(tmp_path / "shipped" / "lighthouse")
    make_folder(tmp_path / "own" / "harbour")
    make_folder(tmp_path / "own" / "beacon")

    found = find_banks([tmp_path / "shipped", tmp_path / "own", tmp_path / "missing"])

    assert list(found.banks) == ["lighthouse", "beacon", "harbour"]
    assert (found.clashes, found.left_out) == ({}, ())


def test_the_same_slug_twice_names_both_places_and_leaves_the_others_alone(tmp_path):
    first = make_folder(tmp_path / "shipped" / "lighthouse")
    second = make_folder(tmp_path / "own" / "lighthouse")
    other = make_folder(tmp_path / "own" / "beacon")
    folders = [tmp_path / "shipped", tmp_path / "own"]

    found = find_banks(folders)

    assert found.banks == {"beacon": other}
    assert found.clashes == {"lighthouse": (first, second)}
    assert find_bank("beacon", folders) == other
    with pytest.raises(SameSlug) as raised:
        find_bank("lighthouse", folders)
    assert str(first) in str(raised.value)
    assert str(second) in str(raised.value)


def test_one_folder_named_twice_is_no_clash(tmp_path):
    folder = make_folder(tmp_path / "lighthouse")

    assert find_banks([tmp_path, tmp_path]).banks == {"lighthouse": folder}


def test_what_is_no_bank_is_left_out_with_the_reason(tmp_path):
    """Row 34 of the bad inputs."""
    folder = make_folder(tmp_path / "lighthouse")
    (tmp_path / "etc").symlink_to("/etc")
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    make_folder(tmp_path / "x.yaml")
    (tmp_path / "empty").mkdir()
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "history.yaml").write_text("facts: []")
    (tmp_path / "README.md").write_text("Notes")

    found = find_banks([tmp_path])

    assert found.banks == {"lighthouse": folder}
    assert {fault.file.rpartition("/")[2]: fault.message for fault in found.left_out} == {
        "etc": "this is a link and was left out; put the folder itself here",
        "gone": "this is a link and was left out; put the folder itself here",
        "x.yaml": "a bank's folder is named with small letters, digits and hyphens, so this one was left "
        "out; rename it to 'x-yaml'",
        "empty": "this folder holds no bank.yaml and was left out; add one, or remove the folder",
        "history.yaml": "this question file belongs to no bank; put it into the bank's folder",
    }
    with pytest.raises(NotFound, match="this is a link"):
        find_bank("etc", [tmp_path])


@pytest.mark.parametrize("unreadable", ["lighthouse", "."])
def test_a_folder_that_cannot_be_read_is_told_and_the_others_are_found(tmp_path, monkeypatch, unreadable):
    make_folder(tmp_path / "own" / "lighthouse")
    beacon = make_folder(tmp_path / "other" / "beacon")
    closed, whole = (tmp_path / "own" / unreadable).resolve(), type(tmp_path).iterdir

    def refuse(path):
        if path == closed:
            raise PermissionError(13, "Permission denied")
        return whole(path)

    monkeypatch.setattr(type(tmp_path), "iterdir", refuse)

    found = find_banks([tmp_path / "own", tmp_path / "other"])

    assert found.banks == {"beacon": beacon}
    assert [str(fault) for fault in found.left_out] == [
        f"{closed}: this folder cannot be read (Permission denied) and was left out; check its permissions"
    ]
    assert "the folder cannot be read (Permission denied)" in str(read_folder(closed).faults[0])


def test_ten_thousand_folders_are_looked_through(tmp_path):
    for number in range(10_000):
        (tmp_path / f"folder-{number}").mkdir()
    folder = make_folder(tmp_path / "lighthouse")

    found = find_banks([tmp_path])

    assert found.banks == {"lighthouse": folder}
    assert len(found.left_out) == 10_000


def test_a_misspelled_slug_is_told_the_nearest(tmp_path):
    make_folder(tmp_path / "lighthouse")

    with pytest.raises(NotFound, match="no question bank 'lighthose' here; did you mean 'lighthouse'"):
        find_bank("lighthose", [tmp_path])


# row-34
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


# row-34
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
