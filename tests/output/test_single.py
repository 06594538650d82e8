"""A file to take along stands at no place of what is not ours, whenever the program is killed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from folders import files_in

from leidraad.failure import Failure
from leidraad.output import single, write
from leidraad.output.single import put


def test_a_file_is_put_in_place_again_and_others_can_check_it(tmp_path: Path) -> None:
    place = tmp_path / "map" / "a b.zip"
    for data in (b"een", b"twee", b"twee"):
        put(place, data, tmp_path / "inhoud", print)
        assert place.read_bytes() == data
        subprocess.run(["sha256sum", "--strict", "-c", "a b.zip.sha256"], cwd=place.parent, check=True)
    assert sorted(files_in(tmp_path)) == ["map/a b.zip", "map/a b.zip.sha256"]


@pytest.mark.parametrize("broken", [1, 2, 3])
def test_after_any_interruption_it_is_still_known_as_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: int
) -> None:
    place, replace, count = tmp_path / "a.zip", single.replace, [0]
    put(place, b"een", tmp_path / "inhoud", print)

    def interrupt(path: Path, data: bytes) -> None:
        count[0] += 1
        if count[0] == broken:
            raise KeyboardInterrupt
        replace(path, data)

    monkeypatch.setattr(single, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        put(place, b"twee", tmp_path / "inhoud", print)
    monkeypatch.undo()
    assert place.read_bytes() in (b"een", b"twee")
    put(place, b"drie", tmp_path / "inhoud", print)
    assert place.read_bytes() == b"drie"


NOT_OURS = "'{place}' is niet door leidraad gemaakt, of is daarna veranderd. Kies een andere naam."
NO_SUM = "'{place}.sha256' is niet door leidraad gemaakt. Kies een andere naam."
IN_CONTENT = "'{place}' ligt in de map met de inhoud. Kies een plek daarbuiten."
THEIRS = {
    "somebody else's": ({"a.zip": b"van mij"}, "a.zip", NOT_OURS),
    "changed since": ({"a.zip": b"van mij", "a.zip.sha256": b"0" * 64 + b"  a.zip\n"}, "a.zip", NOT_OURS),
    "another checksum": ({"a.zip.sha256": b"mijn aantekening"}, "a.zip", NO_SUM),
    "a checksum of another file": ({"a.zip.sha256": b"0" * 64 + b"  b.zip\n"}, "a.zip", NO_SUM),
    "in the content": ({"inhoud/start.yml": b"titel: x"}, "inhoud/start.yml", IN_CONTENT),
    "new in the content": ({}, "inhoud/diep/b.zip", IN_CONTENT),
}


@pytest.mark.parametrize("name", THEIRS)
def test_what_is_not_ours_is_not_replaced(tmp_path: Path, name: str) -> None:
    files, file, message = THEIRS[name]
    write(tmp_path, files)
    place = tmp_path / file
    with pytest.raises(Failure) as stopped:
        put(place, b"zip", tmp_path / "inhoud", print)
    assert str(stopped.value) == message.format(place=place)
    assert files_in(tmp_path) == files


def test_a_link_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "brief").write_bytes(b"van mij")
    (tmp_path / "a.zip").symlink_to("brief")
    with pytest.raises(Failure) as stopped:
        put(tmp_path / "a.zip", b"zip", tmp_path / "inhoud", print)
    assert str(stopped.value) == f"'{tmp_path}/a.zip' is geen gewoon bestand. Kies een andere naam."
    assert (tmp_path / "brief").read_bytes() == b"van mij"


def test_a_file_needs_a_name(tmp_path: Path) -> None:
    with pytest.raises(Failure) as stopped:
        single.refuse_place(Path(), tmp_path)
    assert str(stopped.value) == "Een bestand heeft een naam. Kies er een."
