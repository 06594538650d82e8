"""Removing what is ours, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from leidraad.output.listing import is_unchanged, rooms


def remove(folder: Path, names: Iterable[str], ours: Mapping[str, str]) -> None:
    """Remove those of our files that are still as we wrote them."""
    for name in names:
        if is_unchanged(folder / name, ours.get(name)):
            (folder / name).unlink()


def sweep(folder: Path, names: Iterable[str]) -> None:
    """Remove the folders of files that are gone, where nothing is left in them."""
    for room in rooms(names):
        leave(folder / room)


def leave(place: Path) -> None:
    """Remove a folder if nothing is in it."""
    with suppress(OSError):
        place.rmdir()
