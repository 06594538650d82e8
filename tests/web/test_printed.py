"""What was printed of exactly the same is not printed again."""

from __future__ import annotations

from pathlib import Path

import pytest
from places import SECOND, TODAY

from leidraad import pipeline, store
from leidraad.store import FolderStore, Store
from leidraad.web.printed import printed_once

pytestmark = pytest.mark.slow


def shout(word: str) -> str:
    """Print a word, and say so."""
    SAID.append(word)
    return word.upper()


SAID: list[str] = []


@pytest.fixture(autouse=True)
def _silence() -> None:
    SAID.clear()


def test_only_what_changed_is_printed_and_nothing_else_is_kept() -> None:
    kept: Store = {}
    assert printed_once(kept, {"a": "een", "b": "twee"}, "nl", shout) == {"a": b"EEN", "b": b"TWEE"}
    assert printed_once(kept, {"a": "een", "b": "drie"}, "nl", shout) == {"a": b"EEN", "b": b"DRIE"}
    assert (SAID, len(kept)) == (["een", "twee", "drie"], 2)
    printed_once(kept, {"a": "een", "b": "drie"}, "en", shout)
    assert SAID[3:] == ["een", "drie"]


@pytest.mark.parametrize("spoilt", [b"", b"EEN", b"\0" * 40])
def test_what_is_no_longer_whole_is_printed_again(tmp_path: Path, spoilt: bytes) -> None:
    kept = FolderStore(tmp_path)
    printed_once(kept, {"a": "een"}, "", shout)
    (file,) = tmp_path.iterdir()
    file.write_bytes(spoilt)
    assert (printed_once(kept, {"a": "een"}, "", shout), SAID) == ({"a": b"EEN"}, ["een", "een"])
    printed_once(kept, {"a": "een"}, "", shout)
    assert len(SAID) == 2


def test_a_changed_or_renamed_template_prints_all_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: Store = {}
    template = tmp_path / "web" / "page.html.jinja"
    template.parent.mkdir()
    template.write_text("a", encoding="utf-8")
    monkeypatch.setattr(store, "HERE", tmp_path)
    printed_once(kept, {"a": "een"}, "", shout)
    template.write_text("b", encoding="utf-8")
    printed_once(kept, {"a": "een"}, "", shout)
    template.rename(template.with_name("pages.html.jinja"))
    printed_once(kept, {"a": "een"}, "", shout)
    assert len(SAID) == 3


def test_pages_and_parts_that_were_kept_are_those_that_are_made_anew() -> None:
    trusted = pipeline.trusted(SECOND, TODAY)
    kept: tuple[Store, Store] = {}, {}
    first = pipeline.render(trusted, {}, printed=kept)
    assert all(kept)
    assert pipeline.render(pipeline.trusted(SECOND, TODAY), {}, printed=kept) == first == pipeline.render(trusted, {})
