"""A site takes the place of the one before as a whole, and nothing of anybody else is overwritten or removed."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from folders import files_in

from leidraad.failure import Failure
from leidraad.output import claimed, files, journal, publish, replace, swap, write
from leidraad.output.listing import LIST, SIGN, read_list

pytestmark = pytest.mark.slow

SITE = {"index.html": b"begin", "a/index.html": b"a", "a/b/index.html": b"b", "assets/stijl.css": b"p {}"}
NEXT = {"index.html": b"nieuw", "a/index.html": b"a", "c/index.html": b"c", "assets/stijl.css": b"p { }"}
# What belongs to who keeps a site in git, and an editor's program.
OTHERS = {".git/HEAD": b"ref", ".git/objects/01/2": b"blob", "CNAME": b"leidraad.nl", "a/.index.html.swp": b"half"}


@pytest.fixture(params=["as a whole", "in place"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways of putting a site in place: the second where a system lets no folders change places."""
    if request.param == "in place":
        monkeypatch.setattr(swap, "exchange", _cannot)


both_ways = pytest.mark.usefixtures("way")


def _cannot(_: Path, other: Path) -> None:
    raise OSError(errno.EINVAL, "Invalid argument", str(other))


def _holds(folder: Path, wanted: Mapping[str, bytes]) -> None:
    """Demand that a folder holds these files and the list of those that are ours, and that nothing is left over."""
    found = files_in(folder)
    assert {name: data for name, data in found.items() if name != LIST} == wanted
    assert [path for path in folder.rglob("*") if path.is_dir() and not any(path.iterdir())] == []
    assert [path.name for path in folder.parent.iterdir() if path.name.startswith(".")] == []


def test_a_new_site_holds_its_files_and_a_list_that_others_can_check(tmp_path: Path) -> None:
    site = tmp_path / "diep" / "site"
    assert publish(site, SITE) == tuple(sorted(SITE))
    _holds(site, SITE)
    assert (read_list(site) or {}).keys() == SITE.keys()
    checked = subprocess.run(
        ["sha256sum", "--strict", "-c", LIST], cwd=site, capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stderr) == (0, "")
    assert {path.stat().st_mode & 0o777 for path in site.rglob("*") if path.is_file()} == {0o644}


@both_ways
def test_a_next_site_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, SITE)
    assert publish(site, NEXT) == ("a/b/index.html", "assets/stijl.css", "c/index.html", "index.html")
    _holds(site, NEXT)
    publish(site, {"a": b"a file where a folder was", "c/index.html/x": b"and the other way round"})
    _holds(site, {"a": b"a file where a folder was", "c/index.html/x": b"and the other way round"})


@both_ways
def test_what_did_not_change_is_not_written(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, SITE)
    for path in site.rglob("*"):
        os.utime(path, (1, 1))
    publish(site, SITE | {"index.html": b"Begin"})
    new = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file() and path.stat().st_mtime > 1}
    assert new == {"index.html", LIST}
    assert publish(site, SITE | {"index.html": b"Begin"}) == ()


@both_ways
def test_a_site_keeps_its_rights(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, SITE)
    site.chmod(0o2770)
    publish(site, NEXT)
    assert site.stat().st_mode & 0o7777 == 0o2770


def test_what_is_of_others_stays(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, SITE)
    write(site, OTHERS)
    (site / "koppeling").symlink_to(tmp_path)
    (site / "leeg").mkdir()
    publish(site, NEXT)
    assert {name: data for name, data in files_in(site).items() if name != LIST} == NEXT | OTHERS
    assert ((site / "koppeling").is_symlink(), (site / "leeg").is_dir(), (site / "a/b").exists()) == (True, True, False)
    assert not (site / journal.INSIDE).exists()


def test_a_clone_of_a_repository_of_pages_becomes_a_site_and_one_that_was_is_known(tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    write(clone, {".git/HEAD": b"ref", ".nojekyll": b"", "CNAME": b"leidraad.nl"})
    publish(clone, SITE)
    moved = clone.rename(tmp_path / "elders")
    assert "a/b/index.html" in publish(moved, NEXT)


CHANGED = (
    "In '{site}' is na de bouw iets veranderd: {names}. Die verandering hoort in de inhoud. "
    "Verwijder hier het bestand of zet het weg, en probeer het opnieuw."
)
STRANGE = (
    "In '{site}' staat iets van een ander waar de site moet komen: {names}. "
    "Zet het ergens anders neer, en probeer het opnieuw."
)
REFUSED: Mapping[str, tuple[Mapping[str, bytes], str, str]] = {
    "a file that was changed": ({"index.html": b"met de hand"}, CHANGED, "'index.html'"),
    "two files": ({"c/index.html": b"mijn", "index.html": b"x"}, CHANGED, "'index.html'"),
    "a file where one of ours comes": ({"c/index.html": b"van mij"}, STRANGE, "'c/index.html'"),
    "a file where a folder of ours comes": ({"c": b"van mij"}, STRANGE, "'c'"),
}


def _refused(site: Path) -> str:
    """Return why a site cannot be put in place."""
    with pytest.raises(Failure) as stopped:
        publish(site, NEXT)
    return str(stopped.value)


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_in_the_way_stops_a_build_before_it_writes(tmp_path: Path, name: str) -> None:
    theirs, message, names = REFUSED[name]
    site = tmp_path / "site"
    publish(site, SITE)
    write(site, theirs)
    before = files_in(tmp_path)
    assert _refused(site) == message.format(site=site, names=names)
    assert files_in(tmp_path) == before


@pytest.mark.parametrize(("name", "message"), [("index.html", CHANGED), ("a", STRANGE), ("c", STRANGE)])
def test_a_link_is_of_others_too_and_what_it_leads_to_is_left(tmp_path: Path, name: str, message: str) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elders"
    write(elsewhere, {"index.html": b"begin"})
    publish(site, SITE)
    (site / name).rename(tmp_path / "weg") if (site / name).exists() else None
    (site / name).symlink_to(elsewhere if name != "index.html" else elsewhere / name)
    assert _refused(site) == message.format(site=site, names=f"'{name}'")
    assert files_in(elsewhere) == {"index.html": b"begin"}


def test_a_file_of_ours_that_somebody_changed_and_that_we_no_longer_need_stays(tmp_path: Path) -> None:
    publish(tmp_path / "site", SITE)
    write(tmp_path / "site", {"a/b/index.html": b"bewaar mij"})
    publish(tmp_path / "site", NEXT)
    assert files_in(tmp_path / "site")["a/b/index.html"] == b"bewaar mij"


NOT_OURS = "In '{site}' staat iets dat niet door leidraad is gemaakt: {names}. Kies een lege map."
OLDER = (
    "De site in '{site}' is van een oudere versie van leidraad, die niet bijhield wat van haar was. "
    "Verwijder die map of zet haar weg, en probeer het opnieuw."
)


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"brief.txt": b"bewaar mij", "map/b": b""}, NOT_OURS.replace("{names}", "'brief.txt' en nog 1")),
        ({"data/v1/iets-anders.json": b"{}"}, NOT_OURS.replace("{names}", "'data/v1/iets-anders.json'")),
        ({SIGN: b"{}", "oud.html": b""}, OLDER),
    ],
    ids=["somebody else's", "almost ours", "of before the list"],
)
def test_a_folder_that_is_not_ours_becomes_no_site(tmp_path: Path, files: dict[str, bytes], message: str) -> None:
    write(tmp_path / "site", files)
    assert _refused(tmp_path / "site") == message.format(site=tmp_path / "site")
    assert files_in(tmp_path / "site") == files


def test_a_list_that_names_what_is_elsewhere_reaches_nothing(tmp_path: Path) -> None:
    write(tmp_path, {"brief.txt": b"bewaar mij"})
    publish(tmp_path / "site", SITE)
    listed = tmp_path / "site" / LIST
    line = subprocess.run(["sha256sum", "../brief.txt"], cwd=tmp_path / "site", capture_output=True, check=True).stdout
    listed.write_bytes(listed.read_bytes() + line)
    publish(tmp_path / "site", NEXT)
    (tmp_path / "site" / "CNAME").touch()
    publish(tmp_path / "site", SITE)
    assert (tmp_path / "brief.txt").read_bytes() == b"bewaar mij"


def test_what_somebody_puts_in_a_site_at_the_very_moment_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, exchange = tmp_path / "site", swap.exchange
    publish(site, SITE)

    def late(one: Path, other: Path) -> None:
        write(site, {"nieuw/brief.txt": b"van mij"})
        exchange(one, other)

    monkeypatch.setattr(swap, "exchange", late)
    publish(site, NEXT)
    _holds(site, NEXT | {"nieuw/brief.txt": b"van mij"})
    (site / "nieuw/brief.txt").unlink()
    (site / "nieuw").rmdir()

    def changed(one: Path, other: Path) -> None:
        (site / "index.html").unlink()
        write(site, {"index.html": b"van mij"})
        exchange(one, other)

    monkeypatch.setattr(swap, "exchange", changed)
    with pytest.raises(Failure) as stopped:
        publish(site, SITE)
    assert str(stopped.value) == (
        f"Tijdens de bouw veranderde iemand iets in '{site}'. De nieuwe site staat er. Wat veranderd "
        f"was, staat in '{site}-veranderd-1'. Zet die verandering in de inhoud, en verwijder die map."
    )
    _holds(site, SITE)
    assert files_in(tmp_path / "site-veranderd-1") == {"index.html": b"van mij"}


@both_ways
@pytest.mark.parametrize("many", range(8))
def test_a_disk_that_is_full_leaves_the_site_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    site, real = tmp_path / "site", Path.write_bytes
    publish(site, SITE)
    written: list[Path] = []

    def refuse(path: Path, data: bytes) -> int:
        written.append(path)
        if len(written) > many:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return real(path, data)

    monkeypatch.setattr(Path, "write_bytes", refuse)
    after = {f"{number}.html": b"nieuw" for number in range(10)}
    with pytest.raises(OSError, match="No space"):
        publish(site, after)
    monkeypatch.undo()
    _holds(site, SITE)
    publish(site, after)
    _holds(site, after)


def test_a_site_on_a_disk_of_its_own_is_put_in_place(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "leidraad", site], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("only root can mount a disk")
    try:
        publish(site, SITE)
        publish(site, NEXT)
        _holds(site, NEXT)
        with pytest.raises(OSError, match="No space"):
            publish(site, NEXT | {"index.html": b"x" * 100_000, "groot.pdf": b"x" * 200_000})
        _holds(site, NEXT)
    finally:
        subprocess.run(["umount", site], check=True)


def test_a_file_is_in_its_place_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "index.html"
    replace(file, b"oud")
    with file.open("rb") as reader:
        replace(file, b"nieuw en langer")
        assert reader.read() == b"oud"

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    for module, name in ((os, "fdopen"), (files.Path, "replace")):
        monkeypatch.setattr(module, name, refuse)
        with pytest.raises(OSError, match="No space"):
            replace(file, b"weg")
        monkeypatch.undo()
    assert files_in(tmp_path) == {"index.html": b"nieuw en langer"}


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with content, in a project, in somebody's home."""
    monkeypatch.setenv("HOME", str(tmp_path / "thuis"))
    content = tmp_path / "thuis" / "project" / "inhoud"
    write(content, {"start.yml": b""})
    monkeypatch.chdir(content.parent)
    return content


IN_CONTENT = "Map '{name}' ligt in de map met de inhoud. Kies een map daarbuiten."
AROUND = "In map '{name}' ligt {what}. Kies een lege map voor de site."
NO_FOLDER = "'{name}' is geen map. Kies een andere naam."
LOOP = "'{name}' is een koppeling die naar zichzelf leidt. Kies een andere plek."
PLACES = {
    ".": AROUND.replace("{what}", "de inhoud"),
    "..": AROUND.replace("{what}", "de inhoud"),
    "/": AROUND.replace("{what}", "de inhoud"),
    "inhoud": IN_CONTENT,
    "inhoud/site": IN_CONTENT,
    "naar-inhoud/site": IN_CONTENT,
    "build": AROUND.replace("{what}", "wat leidraad voor de volgende keer bewaart"),
    "lus": LOOP,
    "bestand": NO_FOLDER,
}


@pytest.mark.parametrize("name", PLACES)
def test_no_site_comes_over_or_under_anything_that_matters(content: Path, name: str) -> None:
    here = content.parent
    (here / "lus").symlink_to("lus")
    (here / "naar-inhoud").symlink_to(content)
    (here / "bestand").touch()
    before = files_in(here)
    with pytest.raises(Failure) as stopped, claimed(Path(name), content, Path("build"), print):
        raise AssertionError
    assert str(stopped.value) == PLACES[name].format(name=name)
    assert files_in(here) == before


def test_a_file_is_no_folder_for_a_site(content: Path) -> None:
    (content.parent / "bestand").touch()
    with pytest.raises(NotADirectoryError), claimed(Path("bestand/site"), content, Path("build"), print):
        raise AssertionError
    assert sorted(files_in(content.parent)) == ["bestand", "inhoud/start.yml"]


def test_a_place_beside_a_site_that_leads_elsewhere_is_not_cleared(content: Path, tmp_path: Path) -> None:
    beside = swap.beside(content.parent / "site")
    beside.symlink_to(tmp_path)
    with pytest.raises(Failure) as stopped:
        swap.mend_beside(content.parent / "site")
    assert str(stopped.value) == f"'{beside}' is een koppeling. Verwijder haar, en probeer het opnieuw."


def test_what_somebody_changed_while_a_build_was_broken_off_stays_and_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    publish(site, SITE)

    def kill(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(swap, "exchange", _cannot)
    monkeypatch.setattr(journal, "sweep", kill)
    with pytest.raises(KeyboardInterrupt):
        publish(site, NEXT)
    monkeypatch.undo()
    write(site, {"c/index.html": b"van mij"})
    with pytest.raises(Failure) as stopped:
        journal.mend_inside(site)
    assert str(stopped.value) == (
        f"In '{site}' is iets veranderd terwijl een bouw was onderbroken: 'c/index.html'. "
        "Zet dat ergens anders neer, en probeer het opnieuw."
    )
    assert (site / "c/index.html").read_bytes() == b"van mij"
    (site / "c/index.html").write_bytes(NEXT["c/index.html"])
    told: list[str] = []
    with claimed(site, tmp_path / "inhoud", tmp_path / "build", told.append):
        pass
    _holds(site, NEXT)
    assert told == [f"Een eerdere bouw van '{site}' was onderbroken. Die is nu eerst afgemaakt."]


@pytest.mark.usefixtures("content")
def test_a_home_with_nothing_to_see_is_no_place_for_a_site(tmp_path: Path) -> None:
    home = tmp_path / "thuis"
    wanted = f"In map '{home}' ligt het project. Kies een lege map voor de site."
    with pytest.raises(Failure) as stopped, claimed(home, tmp_path / "elders", Path("build"), print):
        raise AssertionError
    assert str(stopped.value) == wanted


def test_a_link_to_the_folder_of_a_site_stays_a_link(content: Path, tmp_path: Path) -> None:
    (tmp_path / "echt").mkdir()
    Path("site").symlink_to(tmp_path / "echt")
    with claimed(Path("site"), content, Path("build"), print) as place:
        publish(place, SITE)
    assert Path("site").is_symlink()
    assert (tmp_path / "echt" / "index.html").read_bytes() == b"begin"
