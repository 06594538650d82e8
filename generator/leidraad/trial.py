"""What the content would be with other files in it, before anything is written."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from leidraad.checking import checked
from leidraad.output import replace
from leidraad.source.problems import ContentError, Problem


def tried(content: Path, files: Mapping[str, bytes], today: date) -> tuple[Problem, ...]:
    """Return the warnings there would be; raise ContentError where the content would have mistakes it has not now."""
    with tempfile.TemporaryDirectory(prefix="leidraad-") as place:
        copy = Path(place) / "inhoud"
        shutil.copytree(content, copy, symlinks=True, ignore=_unread)
        for name, data in files.items():
            replace(copy / name, data)
        try:
            return checked(copy, today)
        except ContentError as error:
            after = error.problems
    known = {(one.code, one.message) for one in _mistakes(content, today)}
    if new := [one for one in after if (one.code, one.message) not in known]:
        raise ContentError(new)
    return ()


def _unread(folder: str, names: list[str]) -> set[str]:
    """Return what of a folder is no content, which can be large, or nothing that can be copied."""
    return {name for name in names if name.startswith(".") or name.endswith(".md") or _is_strange(Path(folder, name))}


def _is_strange(path: Path) -> bool:
    return not (path.is_symlink() or path.is_dir() or path.is_file())


def _mistakes(content: Path, today: date) -> tuple[Problem, ...]:
    try:
        checked(content, today)
    except ContentError as error:
        return error.problems
    return ()
