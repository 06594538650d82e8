"""A command ends as the last time where nothing changed that it follows from, and in no other case."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from click.testing import Result
from command import change, make_a_mistake, run, said
from places import NOON, ROOT

from leidraad import kept, pipeline, store

pytestmark = pytest.mark.slow

PACKAGE = store.HERE


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Build in a folder of its own, on one day."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    shutil.copytree(ROOT / "overrides", tmp_path / "overrides")


@pytest.fixture
def works(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was really built, in order, by the day."""
    found: list[str] = []
    build = pipeline.build

    def counted(*asked: object, **options: object) -> object:
        found.append(str(asked[2]))
        return build(*asked, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "build", counted)
    return found


def built(content: Path, *options: object) -> Result:
    """Build a site without documents."""
    return run("build", "--zonder-pdf", "--inhoud", content, *options)


def files(folder: Path = Path("site")) -> Mapping[str, bytes]:
    """Return what stands in a folder."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_a_build_of_what_did_not_change_does_nothing_and_tells_the_same(good: Path, works: list[str]) -> None:
    change(good / "contacten.yml", "geldig-tot: 2027-05-01", "geldig-tot: 2025-01-01")
    first, site = said(built(good)), files()
    assert "verlopen" in first[2]
    assert (said(built(good)), files(), len(works)) == (first, site, 1)
    # Another day, address, severity or profile is another question.
    for number, options in enumerate((("--adres", "https://a.nl"), ("--profiel", "rijn")), 2):
        built(good, *options)
        assert len(works) == number, options
    assert (built(good, "--streng").exit_code, len(works)) == (1, 4)


def test_a_check_of_what_did_not_change_tells_the_same_of_mistakes_too(
    good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("build").mkdir()
    make_a_mistake(good)
    first = said(run("check", "--inhoud", good))
    assert first[0] == 1

    def fail(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("leidraad.checking.checked", fail)
    assert said(run("check", "--inhoud", good)) == first
    assert json.loads(run("check", "--inhoud", good, "--json").stdout)[0]["code"] == "onbekende-pagina"
    monkeypatch.undo()


def test_where_nothing_was_built_a_check_leaves_nothing_behind(good: Path) -> None:
    run("check", "--inhoud", good)
    assert not Path("build").exists()


def test_whatever_file_of_the_content_or_the_skin_changes_the_site_is_as_built_cold(
    good: Path, works: list[str]
) -> None:
    built(good)
    places = [*sorted(path for path in good.rglob("*") if path.is_file()), Path("overrides/main.html")]
    for number, path in enumerate(places, 2):
        before = path.read_bytes()
        path.write_bytes(before.replace(b"Overleg", b"Praat") if b"Overleg" in before else before + b"\n")
        warm, site = said(built(good)), files()
        assert len(works) == number, path
        shutil.rmtree("build")
        assert said(built(good, "--site", "cold")) == warm, path
        # What has a mistake leaves the last good site.
        assert files(Path("cold")) == (site if warm[0] == 0 else {}), path
        works.pop()
        shutil.rmtree("cold", ignore_errors=True)
        path.write_bytes(before)


def test_every_file_of_the_program_every_library_and_every_place_counts(
    good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = tmp_path / "program"
    shutil.copytree(PACKAGE, ours, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(store, "HERE", ours)
    places = (good, Path("mkdocs.yml"), Path("overrides"))
    first = state_of(places)
    seen = {first}
    changed = [*ours.rglob("*"), *good.rglob("*"), Path("mkdocs.yml"), Path("overrides/main.html")]
    for path in (one for one in changed if one.is_file()):
        before = path.read_bytes()
        path.write_bytes(before + b" ")
        new = state_of(places)
        assert new not in seen, path
        seen.add(new)
        path.write_bytes(before)
    assert state_of(places) == first
    count = len(seen)
    for number, change_it in enumerate(changes(good, tmp_path, monkeypatch), count + 1):
        seen.add(state_of(places))
        assert len(seen) == number, change_it


def changes(good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Yield what was changed after each change."""
    (good / "werk" / "stap-2.yml").rename(good / "werk" / "stap-9.yml")
    yield "a name"
    (good / "werk" / "stap-9.yml").unlink()
    yield "a file that is gone"
    (good / "werk" / "leeg.yml").touch()
    yield "an empty file"
    Path("mkdocs.yml").unlink()
    yield "no settings of its own"
    (tmp_path / "libraries" / "typst-99.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path / "libraries")
    yield "a library"


def state_of(places: tuple[Path, ...]) -> str:
    """Return the hash of all that a command reads."""
    return kept._state(places)


def test_names_and_bytes_that_follow_each_other_are_told_apart(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder, files_in in ((one, {"a": b"bc"}), (other, {"ab": b"c"})):
        folder.mkdir()
        for name, data in files_in.items():
            (folder / name).write_bytes(data)
    assert state_of((one,)) != state_of((other,))


@pytest.mark.parametrize(
    "spoilt",
    [b"", b"{", b"[]", b"null", b'{"state": 1}', b"\xff\xfe", "problems", "place", "severity", "site"],
)
def test_what_was_kept_and_is_no_longer_whole_is_made_again(good: Path, works: list[str], spoilt: bytes | str) -> None:
    change(good / "contacten.yml", "geldig-tot: 2027-05-01", "geldig-tot: 2025-01-01")
    first, site = said(built(good)), files()
    (file,) = Path("build/kept").iterdir()
    if isinstance(spoilt, str):
        data = json.loads(file.read_bytes())
        holder = data if spoilt in data else data["problems"][0]
        holder[spoilt] = {"vreemd": 1} if spoilt == "place" else "vreemd"
        spoilt = json.dumps(data).encode()
    file.write_bytes(spoilt)
    assert (said(built(good)), files(), len(works)) == (first, site, 2)


def test_a_site_that_is_no_longer_as_it_was_built_is_no_reason_to_do_nothing(good: Path, works: list[str]) -> None:
    built(good)
    site = files()
    Path("site/index.html").unlink()
    assert (built(good).exit_code, files(), len(works)) == (0, site, 2)
    Path("site/index.html").write_text("anders", encoding="utf-8")
    refused = built(good)
    assert (refused.exit_code, "veranderd" in refused.stderr) == (2, True)


def test_what_was_edited_while_it_was_built_is_built_again(
    good: Path, works: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    build = pipeline.build

    def edited(*asked: object, **options: object) -> object:
        made = build(*asked, **options)  # type: ignore[arg-type]
        change(good / "werk" / "stap-2.yml", "Overleg", "Praat")
        return made

    monkeypatch.setattr(pipeline, "build", edited)
    built(good)
    monkeypatch.setattr(pipeline, "build", build)
    built(good)
    assert len(works) == 2


@pytest.mark.parametrize("config", ["hooks: [a.py]", "INHERIT: other.yml", "site_name: !ENV NAME", "[", "plugins: []"])
def test_what_can_lead_mkdocs_anywhere_is_never_taken_for_unchanged(tmp_path: Path, config: str) -> None:
    file = tmp_path / "own.yml"
    assert kept.is_plain(file)
    file.write_text(config, encoding="utf-8")
    assert not kept.is_plain(file)
    assert kept.is_plain(ROOT / "mkdocs.yml")


def test_a_folder_that_a_link_leads_to_is_never_taken_for_unchanged(good: Path, tmp_path: Path) -> None:
    assert state_of((good,))
    (good / "elders").symlink_to(tmp_path)
    assert state_of((good,)) == ""


def test_where_nothing_can_be_kept_all_is_done_as_ever(good: Path, works: list[str]) -> None:
    Path("build").mkdir()
    Path("build/kept").touch()
    assert [built(good).exit_code, built(good).exit_code, len(works)] == [0, 0, 2]


def test_what_is_kept_does_not_grow_without_end(good: Path) -> None:
    Path("build").mkdir()
    for number in range(kept.MOST + 4):
        os.environ["SOURCE_DATE_EPOCH"] = str(int(NOON) + number * 86_400)
        run("check", "--inhoud", good)
    assert len([*Path("build/kept").iterdir()]) <= kept.MOST
