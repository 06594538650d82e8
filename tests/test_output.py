"""Writing touches only what changed, leaves nothing half-written and nothing strange."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from folders import files_in

from leidraad.output import SIGN, is_free, replace, write

SITE = {"index.html": b"begin", "a/index.html": b"a", "a/b/index.html": b"b", "assets/stijl.css": b"p {}"}


def _age(folder: Path) -> None:
    """Make every file old, so that one that is written again shows it."""
    for path in folder.rglob("*"):
        os.utime(path, (1, 1))


def _written(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.stat().st_mtime > 1}


def test_a_new_folder_holds_exactly_thefiles_in(tmp_path: Path) -> None:
    assert write(tmp_path / "site", SITE) == tuple(sorted(SITE))
    assert files_in(tmp_path / "site") == SITE


def test_everybody_may_read_what_is_written(tmp_path: Path) -> None:
    write(tmp_path, SITE)
    assert {path.stat().st_mode & 0o777 for path in tmp_path.rglob("*") if path.is_file()} == {0o644}


def test_only_what_changed_is_touched(tmp_path: Path) -> None:
    write(tmp_path, SITE)
    _age(tmp_path)
    assert write(tmp_path, SITE | {"a/index.html": b"A", "assets/stijl.css": b"p {} "}) == (
        "a/index.html",
        "assets/stijl.css",
    )
    assert {name for name in _written(tmp_path) if "." in name} == {"a/index.html", "assets/stijl.css"}


def test_nothing_is_touched_when_nothing_changed(tmp_path: Path) -> None:
    write(tmp_path, SITE)
    _age(tmp_path)
    assert write(tmp_path, SITE) == ()
    assert _written(tmp_path) == set()


def test_strangers_and_empty_folders_are_removed(tmp_path: Path) -> None:
    write(tmp_path, SITE | {"oud/diep/index.html": b"oud", "a/oud.html": b"oud", ".leidraad-rest": b"half"})
    (tmp_path / "leeg" / "leger").mkdir(parents=True)
    (tmp_path / "koppeling").symlink_to(tmp_path / "a")
    assert write(tmp_path, SITE) == (".leidraad-rest", "a/oud.html", "koppeling", "oud/diep/index.html")
    assert files_in(tmp_path) == SITE
    assert {path.name for path in tmp_path.iterdir()} == {"index.html", "a", "assets"}


def test_a_link_at_the_place_of_a_file_is_replaced_and_what_it_points_to_is_left(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elders.html"
    elsewhere.write_bytes(b"begin")
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").symlink_to(elsewhere)
    assert write(site, {"index.html": b"begin"}) == ("index.html",)
    assert not (site / "index.html").is_symlink()
    assert elsewhere.read_bytes() == b"begin"


@pytest.mark.parametrize("fails", ["write", "replace"])
def test_nothing_is_half_written_when_the_disk_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    write(tmp_path, SITE)

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    if fails == "write":
        monkeypatch.setattr(os, "fdopen", refuse)
    else:
        monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="No space"):
        write(tmp_path, {"index.html": b"nieuw"})
    assert files_in(tmp_path) == SITE


def test_who_reads_while_we_write_has_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    file = tmp_path / "index.html"
    replace(file, b"oud")
    with file.open("rb") as reader:
        replace(file, b"nieuw en langer")
        assert reader.read() == b"oud"
    assert file.read_bytes() == b"nieuw en langer"


@pytest.mark.parametrize(
    ("files", "free"),
    [
        ({}, True),
        ({SIGN: b"{}", "oud.html": b""}, True),
        ({"brief.txt": b"bewaar mij"}, False),
        ({"data/v1/iets-anders.json": b"{}"}, False),
    ],
    ids=["empty", "ours", "somebody else's", "almost ours"],
)
def test_a_folder_is_free_when_it_is_empty_or_ours(tmp_path: Path, files: dict[str, bytes], free: bool) -> None:
    for name, data in files.items():
        replace(tmp_path / name, data)
    assert is_free(tmp_path) is free


def test_a_folder_that_is_not_there_is_free_and_a_file_is_not(tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    assert is_free(tmp_path / "nieuw")
    assert not is_free(tmp_path / "bestand")
