"""Cases of content: what is laid over the smallest good content, as `content/fout` and `content/ook-goed` say it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from places import GOOD, SECOND

# A sign by its number in Unicode; a line end is one too.
ESCAPE = re.compile(r"\\u(?:\{([0-9a-f]+)\}|([0-9a-f]{4}))")


def smallest(parent: Path) -> Path:
    """Make the smallest good content in a folder, with the interface sentences of the second guideline."""
    folder = parent / "inhoud"
    shutil.copytree(GOOD, folder)
    shutil.copy(SECOND / "teksten.yml", folder)
    return folder


def lay_over(folder: Path, case: Path) -> None:
    """Put the files of a case over a good folder, whose profile only goes with cases about profiles."""
    changes = case / "wijzig.txt"
    changed = changes.read_text(encoding="utf-8") if changes.exists() else ""
    if not (case / "profielen").is_dir() and "profielen/" not in changed:
        shutil.rmtree(folder / "profielen")
    shutil.copytree(case, folder, symlinks=True, dirs_exist_ok=True)
    (folder / "report.txt").unlink(missing_ok=True)
    for before in folder.rglob("*.vooraf"):
        file = before.with_suffix("")
        file.write_bytes(before.read_bytes() + file.read_bytes())
        before.unlink()
    for line in changed.splitlines():
        name, _, change = line.partition(": ")
        old, new = (ESCAPE.sub(lambda one: chr(int(one[1] or one[2], 16)), side) for side in change.split(" → "))
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text, f"{case.name}: {name} has no {old}"
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    (folder / "wijzig.txt").unlink(missing_ok=True)
    gone = folder / "weg.txt"
    for line in gone.read_text(encoding="utf-8").splitlines() if gone.exists() else ():
        name, _, start = line.partition(": ")
        kept = [one for one in (folder / name).read_text(encoding="utf-8").splitlines(keepends=True) if start]
        (folder / name).unlink()
        if start:
            (folder / name).write_text("".join(one for one in kept if not one.startswith(f"{start}:")), "utf-8")
    gone.unlink(missing_ok=True)
