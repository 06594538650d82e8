"""Files to begin with, put in place: all of them or none, and never over what is there."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from leidraad.begin.page import SETTINGS, TERMS, Wanted, page
from leidraad.checking import checked, read, shaped
from leidraad.failure import Failure
from leidraad.output import replace_all, write
from leidraad.output.listing import shown
from leidraad.trial import tried


def free(folder: Path) -> None:
    """Raise Failure where something stands."""
    if os.path.lexists(folder) and (folder.is_symlink() or not folder.is_dir() or any(folder.iterdir())):
        raise Failure(f"'{shown(folder)}' is er al. Kies een andere map, of een lege.")


def begin(folder: Path, files: Mapping[str, bytes], today: date) -> None:
    """Make a folder with these files.

    Raise Failure where something stands, and ContentError, with nothing made, when what somebody answered makes no
    good guideline.
    """
    free(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".leidraad-") as beside:
        made = Path(beside) / "inhoud"
        write(made, files)
        checked(made, today)
        made.replace(folder)


def add(content: Path, wanted: Wanted, today: date) -> tuple[str, ...]:
    """Add a page to the content and return the paths of what is new or changed.

    Raise Failure for what cannot be added, and ContentError, with nothing written, where the content would have
    mistakes that it has not now.
    """
    now = {name: (content / name).read_bytes() for name in (SETTINGS, TERMS) if (content / name).exists()}
    guideline = shaped(read(content), today)
    files = page(guideline, wanted, now, today)
    for name in files.keys() - now.keys():
        if os.path.lexists(content / name):
            raise Failure(f"'{shown(content / name)}' is er al. Kies een andere id.")
    tried(content, files, today)
    # What names a page comes behind the page.
    replace_all(content, dict(sorted(files.items(), key=lambda file: file[0] in now)), now)
    return tuple(files)
