"""A template is compiled once of the same words, and prints what it says now, whatever was kept of it."""

from __future__ import annotations

import sys
from pathlib import Path

import jinja2
import pytest
from jinja2 import FileSystemLoader

from leidraad import printing as printer
from leidraad.printing import printing


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where compiled templates are kept."""
    place = tmp_path / "kept"
    place.mkdir()
    (tmp_path / "a.jinja").write_text("Een {{ word }}.\n", encoding="utf-8")
    monkeypatch.setattr(printer, "PLACE", place)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return place


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was really compiled."""
    found: list[str] = []
    real = jinja2.Environment._generate

    def counted(env: jinja2.Environment, source: object, name: str, *rest: object, **more: object) -> str:
        found.append(name)
        return real(env, source, name, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(jinja2.Environment, "_generate", counted)
    return found


def printed(folder: Path, **settings: bool) -> str:
    """Return what the template says, printed by an environment that is new."""
    return printing(FileSystemLoader(folder), **settings).get_template("a.jinja").render(word="<b>")


def test_the_same_words_are_compiled_once_and_others_again(tmp_path: Path, compiled: list[str]) -> None:
    assert [printed(tmp_path), printed(tmp_path)] == ["Een &lt;b&gt;."] * 2
    assert compiled == ["a.jinja"]
    (tmp_path / "a.jinja").write_text("Geen {{ word }}.\n", encoding="utf-8")
    assert printed(tmp_path) == "Geen &lt;b&gt;."


def test_what_prints_another_way_or_in_another_folder_is_compiled_for_itself(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "a.jinja").write_text("Een {{ word }}.\n", encoding="utf-8")
    for _ in range(2):
        assert printed(tmp_path) == printed(tmp_path / "b") == "Een &lt;b&gt;."
        assert printed(tmp_path, escaping=False) == "Een <b>."
        assert printed(tmp_path, last_line=True) == "Een &lt;b&gt;.\n"


@pytest.mark.parametrize("left", [0, 1, 20, 40, 60, 120, -1])
def test_what_is_no_longer_whole_is_compiled_again(tmp_path: Path, kept: Path, left: int) -> None:
    said = printed(tmp_path)
    (file,) = kept.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:left])
    assert (printed(tmp_path), file.read_bytes()) == (said, whole)


def test_who_wants_nothing_kept_or_may_not_write_prints_as_ever(
    tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert printed(tmp_path) == "Een &lt;b&gt;."
    assert [*kept.iterdir()] == []
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    kept.rmdir()
    assert printed(tmp_path) == "Een &lt;b&gt;."
    kept.touch()
    assert printed(tmp_path) == "Een &lt;b&gt;."
