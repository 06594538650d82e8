"""Files in their place, whole: nobody ever reads half of one."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

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
