"""Which files of a folder are its content: not what a program or a system keeps there for itself."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from leidraad.source.problems import ContentError, Place, Problem

# What Windows and macOS keep in a folder for themselves.
OF_SYSTEMS = frozenset(("thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "__macosx"))
# No guideline has more files; a folder that does is another one.
MAX_FILES = 20_000


def files_of(content: Path) -> Iterator[Path]:
    """Yield the files in a fixed order, without what editors' programs leave behind and notes such as RECHTEN.md.

    A folder that cannot be read is no empty one, so it is among them.
    """
    found: list[Path] = []
    closed: list[OSError] = []
    for place, folders, names in os.walk(content, onerror=closed.append):
        folders[:] = [name for name in folders if not _left_behind(name)]
        links = [name for name in folders if os.path.islink(f"{place}/{name}")]  # noqa: PTH114 - it raises nothing
        found += (Path(place, name) for name in (*names, *links))
        if len(found) > MAX_FILES:
            message = f"In deze map staan meer dan {MAX_FILES} bestanden."
            advice = "Is dit de map met de inhoud? Noem haar anders met --inhoud."
            raise ContentError([Problem("te-veel-bestanden", message, Place("."), advice)])
    for path in sorted([*found, *(Path(error.filename) for error in closed)]):
        left = any(map(_left_behind, path.relative_to(content).parts))
        if not left and not path.name.endswith(".md"):
            yield path


def _left_behind(name: str) -> bool:
    """Say whether a program or a system wrote this for itself: hidden, a lock, a copy, pictures of a folder."""
    return name.startswith((".", "~$")) or name.endswith("~") or name.casefold() in OF_SYSTEMS
