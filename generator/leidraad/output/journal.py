"""Where a folder cannot become a new site in one step: all of it is written inside first, and then put in place.

What is there by then is a journal: whoever finds it can finish what was begun.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from leidraad.failure import Failure
from leidraad.output.listing import INSIDE, LIST, Plan, is_unchanged, read_list, shown, some
from leidraad.output.removing import leave, remove, sweep

# What is still being written, and what is whole.
NEW, WHOLE = "nieuw", "klaar"


def mend_inside(folder: Path) -> bool:
    """Finish what was begun and broken off, and say whether the site was not whole because of it."""
    place = folder / INSIDE
    if (place / NEW).exists():
        shutil.rmtree(place / NEW)
    was_broken = (place / WHOLE / LIST).exists()
    if (place / WHOLE).exists():
        _finish(folder)
    leave(place)
    return was_broken


def put_in_place(folder: Path, files: Mapping[str, bytes], todo: Plan) -> None:
    """Write what changed inside the folder, and put it in place when all of it is there."""
    place = folder / INSIDE
    try:
        for name in todo.changed | {LIST}:
            path = place / NEW / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(files[name])
            path.chmod(0o644)
    except BaseException:
        shutil.rmtree(place / NEW, ignore_errors=True)
        leave(place)
        raise
    (place / NEW).rename(place / WHOLE)
    _finish(folder)


def _finish(folder: Path) -> None:
    """Put in place what a journal has. Its list goes last, so that it can be done again after any interruption."""
    journal = folder / INSIDE / WHOLE
    wanted, ours = read_list(journal), read_list(folder) or {}
    if wanted is not None:
        waiting = [path.relative_to(journal).as_posix() for path in journal.rglob("*") if path.is_file()]
        names = sorted(set(waiting) - {LIST}, key=_order)
        _refuse_changed(folder, names, wanted, ours)
        gone = ours.keys() - wanted.keys()
        remove(folder, _in_each_others_way(gone, names), ours)
        sweep(folder, gone)
        for name in (*names, LIST):
            if name == LIST:
                remove(folder, gone, ours)
                sweep(folder, gone)
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (journal / name).replace(folder / name)
    shutil.rmtree(journal)
    leave(folder / INSIDE)


def _order(name: str) -> tuple[bool, str]:
    """What pages use comes before the pages."""
    return name.endswith(".html"), name


def _in_each_others_way(gone: Iterable[str], names: Iterable[str]) -> set[str]:
    """Return the files of before that stand where there is a folder now, or in a folder where there is a file now."""
    wanted = set(names)
    above = {str(parent) for name in wanted for parent in PurePosixPath(name).parents}
    return {one for one in gone if one in above or wanted & {str(parent) for parent in PurePosixPath(one).parents}}


def _refuse_changed(folder: Path, names: Iterable[str], wanted: Mapping[str, str], ours: Mapping[str, str]) -> None:
    """Raise Failure when somebody changed a file since the journal was made."""
    edited = [
        name
        for name in names
        if os.path.lexists(folder / name)
        and not (folder / name).is_dir()
        and not is_unchanged(folder / name, ours.get(name))
        and not is_unchanged(folder / name, wanted.get(name))
    ]
    if edited:
        raise Failure(
            f"In '{shown(folder)}' is iets veranderd terwijl een bouw was onderbroken: {some(edited)}. "
            "Zet dat ergens anders neer, en probeer het opnieuw."
        )
