"""A file to take along, with its checksum beside it, by which its receiver knows it to be whole, and we to be ours."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

from leidraad.failure import Failure
from leidraad.output.files import replace
from leidraad.output.listing import digest, real, shown
from leidraad.output.lock import held

CHECKSUM = ".sha256"


def refuse_place(place: Path, content: Path) -> None:
    """Raise Failure where such a file cannot come: in the content, or at the place of what is not ours."""
    if not place.name:
        raise Failure("Een bestand heeft een naam. Kies er een.")
    refuse_inside(place, content)
    for path in (place, _checksum(place)):
        if os.path.lexists(path) and (path.is_symlink() or not path.is_file()):
            raise Failure(f"'{shown(path)}' is geen gewoon bestand. Kies een andere naam.")
    known = _known(place)
    if known is None:
        raise Failure(f"'{shown(_checksum(place))}' is niet door leidraad gemaakt. Kies een andere naam.")
    if place.exists() and digest(place.read_bytes()) not in known:
        raise Failure(f"'{shown(place)}' is niet door leidraad gemaakt, of is daarna veranderd. Kies een andere naam.")


def refuse_inside(place: Path, content: Path) -> None:
    """Raise Failure for a place in the content, where anything else than content is a mistake."""
    folder = real(place.parent)
    if real(content) in (folder, *folder.parents):
        raise Failure(f"'{shown(place)}' ligt in de map met de inhoud. Kies een plek daarbuiten.")


def put(place: Path, data: bytes, content: Path, tell: Callable[[str], None]) -> None:
    """Put a file in place with its checksum; raise Failure, with nothing done, where that cannot be."""
    with held(place.with_name(f".{place.name}.slot"), f"'{shown(place)}'", tell):
        refuse_place(place, content)
        # Until both are there the checksum knows the old file and the new one, so that either is known as ours.
        old = [digest(place.read_bytes())] if place.exists() else []
        replace(_checksum(place), _lines(place, [*old, digest(data)]))
        replace(place, data)
        replace(_checksum(place), _lines(place, [digest(data)]))


def _checksum(place: Path) -> Path:
    return place.with_name(f"{place.name}{CHECKSUM}")


def _lines(place: Path, digests: list[str]) -> bytes:
    """Return what `sha256sum -c` reads."""
    return b"".join(f"{one}  ".encode() + os.fsencode(place.name) + b"\n" for one in digests)


def _known(place: Path) -> set[str] | None:
    """Return the digests of what we wrote at a place; none when its checksum is somebody else's."""
    path = _checksum(place)
    if not path.exists():
        return set()
    line = re.compile(rb"([0-9a-f]{64})  " + re.escape(os.fsencode(place.name)) + rb"\n", re.DOTALL)
    text = path.read_bytes()
    found = line.findall(text)
    return {one.decode() for one in found} if line.sub(b"", text) == b"" else None
