"""Make a folder hold exactly these files."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

# Stands in every site that we wrote.
SIGN = "data/v1/richtlijn.json"


def is_free(folder: Path) -> bool:
    """Say whether a folder can be ours: it is new, or empty, or we wrote it before. Strangers in it are removed."""
    if not folder.exists():
        return True
    return folder.is_dir() and ((folder / SIGN).is_file() or not any(folder.iterdir()))


def write(folder: Path, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Write what changed, remove what is not in `files`, and return the names of both, sorted.

    A file is written beside its place and renamed, so that nobody ever reads half of it.
    """
    changed = [name for name, data in files.items() if _differs(folder / name, data)]
    for name in changed:
        replace(folder / name, files[name])
    return tuple(sorted((*changed, *_remove_strangers(folder, files))))


def _differs(path: Path, data: bytes) -> bool:
    return path.is_symlink() or not path.is_file() or path.stat().st_size != len(data) or path.read_bytes() != data


def replace(path: Path, data: bytes) -> None:
    """Put a file in place whole: it is written beside it and renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".leidraad-")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        beside.chmod(0o644)
        beside.replace(path)
    except BaseException:
        beside.unlink()
        raise


def _remove_strangers(folder: Path, files: Mapping[str, bytes]) -> list[str]:
    """Remove files that we did not write and folders that are empty then; return the names of the files."""
    removed = []
    for path in sorted(folder.rglob("*"), reverse=True) if folder.is_dir() else ():
        name = path.relative_to(folder).as_posix()
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif name not in files:
            path.unlink()
            removed.append(name)
    return removed
