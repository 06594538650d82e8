"""What a file of the content said is kept as it was read: all texts, each with its place, and in no other case."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from places import SECOND

from leidraad import recalled as keeper
from leidraad.recalled import known, recalled
from leidraad.source.folder import Read, read_folder
from leidraad.source.nodes import Items, Node, Text
from leidraad.store import FolderStore, Store


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of a guideline."""
    return Path(shutil.copytree(SECOND, tmp_path / "content"))


def everything(node: Node) -> object:
    """Return all that a node says, with each place."""
    if isinstance(node, Text):
        return type(node), str(node), node.span
    parts = node if isinstance(node, Items) else [part for pair in node.items() for part in pair]
    return type(node), node.span, [everything(part) for part in parts]


def told(read: Read) -> dict[tuple[str, bytes], object]:
    """Return what files say, each with its bytes."""
    return {said: everything(node) for said, node in read.items()}


def said_by(read: Read, name: str) -> object:
    """Return what one file says."""
    return [everything(node) for (file, _), node in read.items() if file == name]


def as_read(content: Path) -> Read:
    """Return what reading the folder makes of each file."""
    read: Read = {}
    read_folder(content, read)
    return read


def test_of_each_file_the_same_is_recalled_as_is_read(content: Path, tmp_path: Path) -> None:
    store = FolderStore(tmp_path / "kept")
    first = recalled(content, store)
    assert told(first) == told(recalled(content, store)) == told(as_read(content))
    assert len(store) == len(first)


@pytest.mark.slow
def test_whatever_file_changes_what_it_says_now_is_recalled(content: Path) -> None:
    store: Store = {}
    read = as_read(content)
    recalled(content, store)
    for path in sorted(path for path in content.rglob("*") if path.is_file()):
        before, name = path.read_bytes(), path.relative_to(content).as_posix()
        # All stands a line lower and says something else; nothing can be read; and then all is as it was.
        for changed in (b"\n" + before.replace(b" de ", b" die "), b'"', before):
            path.write_bytes(changed)
            read_folder(content, read)
            found = recalled(content, store)
            assert found.keys() == read.keys(), path
            assert said_by(found, name) == said_by(read, name), path


def test_a_file_under_another_name_is_another(content: Path) -> None:
    store: Store = {}
    recalled(content, store)
    for path in sorted(path for path in content.rglob("*") if path.is_file()):
        path.rename(path.with_stem(f"anders-{path.stem}"))
    assert told(recalled(content, store)) == told(as_read(content)) != {}


def test_the_same_bytes_are_parsed_once_and_again_when_they_are_not_whole(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store: Store = {}
    first = recalled(content, store)
    parsed: list[str] = []
    real = keeper.read_yaml
    monkeypatch.setattr(keeper, "read_yaml", lambda name, data: parsed.append(name) or real(name, data))
    assert told(recalled(content, store)) == told(first)
    assert parsed == []
    spoilt = next(name for name, data in store.items() if b"inleiding" in data)
    store[spoilt] = store[spoilt][:-2]
    assert told(recalled(content, store)) == told(first)
    assert len(parsed) == 1


def test_what_can_be_read_at_no_time_is_left_to_who_tells_of_it(content: Path) -> None:
    (content / "link.yml").symlink_to("richtlijn.yml")
    (content / "map.yml").mkdir()
    (content / "vreemd.txt").touch()
    assert told(recalled(content, {})) == told(as_read(content))


def test_only_where_one_builds_and_can_write_anything_is_kept(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert known(content) == {}
    assert not Path("build").exists()
    Path("build").mkdir()
    assert told(known(content)) == told(as_read(content))
    assert len([*Path("build/read").iterdir()]) == len(as_read(content))
    shutil.rmtree("build/read")
    Path("build/read").touch()
    assert known(content) == {}
