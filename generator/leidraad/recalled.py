"""What each file of the content said the last time: of the same bytes it is not parsed again.

What is kept is data, and says as much as the nodes that reading made: every text with where it stands.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, cast

from leidraad.source.filenames import is_logo, refuse_strange
from leidraad.source.finding import files_of
from leidraad.source.folder import READERS, Folder, Read, file_under
from leidraad.source.nodes import Fields, Items, Node, Source, Span, Text
from leidraad.source.problems import ContentError
from leidraad.source.reading import read_yaml
from leidraad.store import BUILD, FolderStore, Store, fingerprint, key, made_once, versions

LIBRARIES = ("pyyaml", "tinycss2")
# Where it is kept.
PLACE = BUILD / "read"


def known(content: Path) -> Read:
    """Return what every file says that can be read, kept where one builds; nothing where nobody did, or can keep it."""
    with suppress(OSError):
        if BUILD.is_dir():
            return recalled(content, FolderStore(PLACE))
    return {}


def recalled(content: Path, store: Store) -> Read:
    """Return what every file says that can be read, by its name and its bytes; the store keeps this and nothing else.

    What is wrong with the others is for who reads the folder to tell.
    """
    files = _bytes(content)
    same = (fingerprint("**/*.py"), sys.version.encode(), versions(*LIBRARIES))
    names = {name: key(*same, name.encode(), data) for name, data in files.items()}
    made = made_once(store, names, lambda new: {name: _packed(name, files[name]) for name in new})
    return {(name, files[name]): _unpacked(name, data) for name, data in made.items() if data}


def _bytes(content: Path) -> Mapping[str, bytes]:
    """Return every file that has a place in the content and is read as text."""
    found: dict[str, bytes] = {}
    for path in files_of(content):
        name = path.relative_to(content)
        with suppress(OSError, ContentError):
            refuse_strange(path, name)
            if not is_logo(name):
                file_under(Folder(), name)
                found[name.as_posix()] = path.read_bytes()
    return found


def _packed(name: str, data: bytes) -> bytes:
    """Return what a file says as it is kept; nothing of one that cannot be read."""
    with suppress(ContentError):
        node = READERS.get(Path(name).suffix, read_yaml)(name, data)
        return json.dumps([node.span.source.lines, _plain(node)], ensure_ascii=False, separators=(",", ":")).encode()
    return b""


def _plain(node: Node) -> list[Any]:
    """Return a node as what it says and where it stands; one with fields says so at the end."""
    where = node.span[1:]
    match node:
        case Text():
            return [str(node), *where]
        case Items():
            return [[_plain(one) for one in node], *where]
    return [[_plain(part) for pair in node.items() for part in pair], *where, 1]


def _unpacked(name: str, data: bytes) -> Node:
    lines, plain = json.loads(data)
    source = Source(name, tuple(lines))

    def node(said: Any, line: int, column: int, last_line: int, has_fields: int = 0) -> Node:
        span = Span(source, line, column, last_line)
        if isinstance(said, str):
            return Text(said, span)
        parts = [node(*part) for part in said]
        if has_fields:
            return Fields(dict(zip(cast(list[Text], parts[::2]), parts[1::2], strict=True)), span)
        return Items(parts, span)

    return node(*plain)
