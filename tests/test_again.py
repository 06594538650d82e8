"""What `leidraad serve` makes after an edit, with what it kept of before, is what it makes of the content at once."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest
from command import change
from places import ROOT, SECOND, TODAY

from leidraad import checking, pipeline
from leidraad.edit.desk import Desk
from leidraad.serve import Last, built
from leidraad.skin import dress
from leidraad.source import folder as reader
from leidraad.source.folder import Read, read_folder
from leidraad.source.nodes import Text
from leidraad.source.problems import ContentError, Problem
from leidraad.web import urls
from leidraad.web.examples import GALLERY

FILE = "keukenproces/ontvangst.yml"


@pytest.fixture(autouse=True)
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of a guideline in a folder where one builds."""
    shutil.copytree(SECOND, tmp_path / "content")
    shutil.copytree(ROOT / "overrides", tmp_path / "overrides")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "content"


def test_only_a_file_that_changed_is_read_again_and_the_folder_is_the_same(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    real = reader.read_yaml
    monkeypatch.setattr(reader, "read_yaml", lambda name, data: seen.append(name) or real(name, data))
    before: Read = {}
    read_folder(content, before)
    known = len(before)
    change(content / FILE, "Kijk of", "Zie of")
    (content / FILE).with_name("nieuw.yml").write_text("id: nieuw\n", encoding="utf-8")
    (content / "keukenproces" / "opslag.yml").rename(content / "keukenproces" / "voorraad.yml")
    seen.clear()
    again = read_folder(content, before)
    assert seen == ["keukenproces/nieuw.yml", FILE, "keukenproces/voorraad.yml"]
    # What is gone, or stood in a file before, is forgotten; and a file under another name is another.
    assert len(before) == known + 1
    assert again == read_folder(content)


def _told(content: Path, before: Read) -> object:
    """Return every text with its place and the warnings, or what is wrong."""
    try:
        found = pipeline.trusted(content, TODAY, before=before)
    except ContentError as error:
        return error.problems
    parts = [(type(part), str(part) if isinstance(part, Text) else "", part.place) for part in found.guideline.parts]
    return parts, found.warnings


@pytest.mark.slow
def test_whatever_file_changes_each_text_stands_where_it_does_and_is_told_of_as_read_at_once(content: Path) -> None:
    before: Read = {}
    whole = _told(content, before)
    for path in sorted(path for path in content.rglob("*") if path.is_file()):
        data = path.read_bytes()
        # All stands a line lower and says something else; the first field has another name.
        for changed in (b"\n" + data.replace(b" de ", b" die "), data.replace(b": ", b"s: ", 1)):
            path.write_bytes(changed)
            assert _told(content, before) == _told(content, {}), path
        path.write_bytes(data)
        assert _told(content, before) == whole, path


def test_what_did_not_change_is_shaped_and_filled_once(content: Path) -> None:
    before: Read = {}
    first = checking.guideline(content, TODAY, before=before)
    change(content / FILE, "Kijk of", "Zie of")
    again = checking.guideline(content, TODAY, before=before)
    pages, now = ((*one.units, *one.sheets, *one.trees) for one in (first, again))
    # Two decision aids use a text of that page.
    new = [str(one.id) for one, other in zip(pages, now, strict=True) if one is not other]
    assert new == [Path(FILE).stem, "mag-dit-nog-gebruikt", "ontvangst-goedkeuren"]


def _made(content: Path, last: Last) -> tuple[Mapping[str, bytes] | None, tuple[Problem, ...]]:
    """Return the site with the warnings, or what is wrong."""
    desk = Desk(content, Path("build", "schrijven"), lambda: TODAY)
    try:
        return built(content, "", lambda: TODAY, last, desk)
    except ContentError as error:
        return None, error.problems


@pytest.mark.slow
def test_whatever_file_changes_the_site_is_as_made_at_once(content: Path) -> None:
    last = Last()
    whole = _made(content, last)
    at_once = dress(pipeline.render(pipeline.trusted(content, TODAY), {}), None)
    assert whole[0] is not None
    assert {name: data for name, data in whole[0].items() if name != urls.file(GALLERY)} == at_once
    found = sorted(path for path in content.rglob("*") if path.is_file())
    for path in (*Random(17).sample(found, 4), content / FILE, Path("overrides/main.html")):
        data = path.read_bytes()
        # A word of a sentence, the first field, and something at the end of what is no text.
        for changed in {data.replace(b" de ", b" die ", 1), data.replace(b": ", b"s: ", 1), data + b"\n"} - {data}:
            path.write_bytes(changed)
            assert _made(content, last) == _made(content, Last()), path
        path.write_bytes(data)
    assert _made(content, last) == whole
