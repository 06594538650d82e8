"""What is kept from one build to the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from leidraad import store as keeper
from leidraad.source.model.guideline import Guideline
from leidraad.store import FolderStore, Store, fingerprint, forget
from leidraad.trusted import Trusted, trust
from leidraad.web import drawings as drawer
from leidraad.web.drawings import drawings


@pytest.fixture(params=["memory", "folder"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """An empty store of each kind."""
    return {} if request.param == "memory" else FolderStore(tmp_path / "kept")


def test_a_store_keeps_what_it_got_and_forgets_what_nobody_wants(store: Store) -> None:
    assert dict(store) == {}
    assert store.get("a.pdf") is None
    store.update({"a.pdf": b"1", "b": b""})
    store["a.pdf"] = b"2"
    assert (dict(store), len(store), "b" in store) == ({"a.pdf": b"2", "b": b""}, 2, True)
    forget(store, {"b", "c"})
    assert dict(store) == {"b": b""}


def test_what_another_program_threw_away_is_not_there(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    store["a"] = b"1"
    (tmp_path / "a").unlink()
    del store["a"]
    assert "a" not in store


def test_a_fingerprint_changes_with_every_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "HERE", tmp_path)
    files = tmp_path / "a.py", tmp_path / "b.py"
    for file in files:
        file.write_bytes(b"1")
    before = fingerprint.__wrapped__("*.py")
    files[1].write_bytes(b"2")
    assert fingerprint.__wrapped__("*.py") != before


def _with_one_aid(guideline: Guideline) -> Trusted:
    return trust(guideline.but(trees=guideline.trees[:1]), ())


def test_an_aid_is_drawn_once_and_again_when_its_words_or_our_code_change(
    guideline: Guideline, monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    drawn: list[str] = []
    picture = drawer.picture
    monkeypatch.setattr(drawer, "picture", lambda graph, labels: drawn.append(labels.title) or picture(graph, labels))
    sentences = guideline.sentences | {"schema-in-woorden": "Anders."}
    one, changed = (_with_one_aid(found) for found in (guideline, guideline.but(sentences=sentences)))
    first = drawings(one, store)
    assert drawings(one, store) == first
    assert len(drawn) == len(store) == 1
    other = drawings(changed, store)
    assert other != first
    monkeypatch.setattr(drawer, "CODE", "trees/a*.py")
    assert drawings(changed, store) == other
    assert (len(drawn), len(store)) == (3, 1)
