"""Files in their place, whole: nobody ever reads half of one."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from leidraad.failure import Failure

# How the name of a file begins that is not in its place yet.
BESIDE = ".leidraad-"


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder that only we use, by their paths in it."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def replace(path: Path, data: bytes) -> None:
    """Put a file in place whole: it is written beside it and renamed. Who could read the old one can read the new."""
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=BESIDE)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        beside.chmod(mode)
        beside.replace(path)
    except BaseException:
        beside.unlink()
        raise


def replace_all(folder: Path, files: Mapping[str, bytes], before: Mapping[str, bytes]) -> None:
    """Put files in place, all or none, in this order; what is not among those `before` is new.

    Raise Failure, with nothing written, where one is not what it was: somebody saved it meanwhile.
    """
    done: list[str] = []
    try:
        for name, data in files.items():
            _demand_same(folder / name, before.get(name), name)
            done.append(name)
            replace(folder / name, data)
    except BaseException:
        for name in done:
            _put_back(folder / name, before.get(name))
        raise


def content_of(path: Path) -> bytes | None:
    """Return what a file says; nothing where there is none."""
    return path.read_bytes() if os.path.lexists(path) else None


def _demand_same(path: Path, data: bytes | None, name: str) -> None:
    if content_of(path) != data:
        raise Failure(f"'{name}' is intussen veranderd. Er is niets geschreven; probeer het opnieuw.")


def _put_back(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink(missing_ok=True)
    else:
        replace(path, data)
