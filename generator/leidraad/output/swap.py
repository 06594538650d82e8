"""A folder becomes a new site in one step of the system, in which the two change places.

The new one is made beside the old one, of links to what did not change.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from leidraad.failure import Failure
from leidraad.output.listing import INSIDE, LIST, Plan, read_list, shown
from leidraad.output.removing import leave, remove, sweep

# A site that is being written, and one that is whole and changes places.
NEW, WHOLE = "nieuw", "heel"
HERE, EXCHANGE = -100, 2  # of Linux's renameat2
# What a system says that cannot let two folders change places, or not these.
CANNOT = {errno.EINVAL, errno.ENOSYS, errno.EXDEV, errno.EBUSY, errno.ENOTSUP, errno.EPERM, errno.EACCES, errno.EROFS}


def beside(folder: Path) -> Path:
    """Return the folder beside a site in which its next version is made."""
    return folder.parent / f".{folder.name}{INSIDE}"


def mend_beside(folder: Path) -> None:
    """Remove what a build that was broken off left beside a site."""
    place = beside(folder)
    if place.is_symlink():
        raise Failure(f"'{shown(place)}' is een koppeling. Verwijder haar, en probeer het opnieuw.")
    if (place / NEW).exists():
        shutil.rmtree(place / NEW)
    if (place / WHOLE).exists():
        _discard(place / WHOLE, folder)


def as_a_whole(folder: Path, files: Mapping[str, bytes], todo: Plan) -> bool:
    """Let a new folder take the place of the old one in one step, and say whether that could be."""
    place = beside(folder)
    try:
        (place / NEW).mkdir(parents=True)
    except OSError as error:
        if error.errno not in CANNOT:
            raise
        return False
    try:
        _fill(place / NEW, folder, files, todo)
        done = _keeps_its_owner(place / NEW, folder) and _takes_the_place(place, folder)
    finally:
        if (place / NEW).exists():
            shutil.rmtree(place / NEW)
        leave(place)
    return done


def _fill(new: Path, folder: Path, files: Mapping[str, bytes], todo: Plan) -> None:
    """Write a site in a new folder, of links to the files of the old one that stay as they are."""
    for name, data in files.items():
        path = new / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name in todo.changed or not _linked(folder / name, path):
            path.write_bytes(data)
            path.chmod(0o644)


def _linked(old: Path, new: Path) -> bool:
    try:
        new.hardlink_to(old)
    except OSError:
        return False
    return True


def _keeps_its_owner(new: Path, folder: Path) -> bool:
    """Give a new folder the rights of the old one, and say whether it belongs to the same people."""
    if not folder.exists():
        return True
    shutil.copystat(folder, new)
    os.utime(new)
    mine, theirs = new.stat(), folder.stat()
    return (mine.st_uid, mine.st_gid) == (theirs.st_uid, theirs.st_gid)


def _takes_the_place(place: Path, folder: Path) -> bool:
    """Put the new site where the old one is, and remove that; say whether the system can."""
    (place / NEW).rename(place / WHOLE)
    try:
        if folder.exists():
            exchange(place / WHOLE, folder)
        else:
            (place / WHOLE).rename(folder)
    except OSError as error:
        (place / WHOLE).rename(place / NEW)
        if error.errno not in CANNOT:
            raise
        return False
    if (place / WHOLE).exists():
        _discard(place / WHOLE, folder)
    return True


def exchange(one: Path, other: Path) -> None:
    """Let two folders change places in one step; raise OSError when the system cannot."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    if rename(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(other))


def _discard(old: Path, folder: Path) -> None:
    """Remove a site that was replaced. What somebody put there in the meantime goes to the new one, or is kept."""
    ours = read_list(old) or {}
    remove(old, ours, ours)
    (old / LIST).unlink(missing_ok=True)
    sweep(old, [*ours, LIST])
    for path in sorted(path for path in old.rglob("*") if path.is_symlink() or not path.is_dir()):
        there = folder / path.relative_to(old)
        if not os.path.lexists(there):
            there.parent.mkdir(parents=True, exist_ok=True)
            path.rename(there)
    for path in sorted((path for path in old.rglob("*") if path.is_dir() and not path.is_symlink()), reverse=True):
        leave(path)
    leave(old)
    if old.exists():
        kept = _unused(folder)
        old.rename(kept)
        raise Failure(
            f"Tijdens de bouw veranderde iemand iets in '{shown(folder)}'. De nieuwe site staat er. Wat veranderd "
            f"was, staat in '{shown(kept)}'. Zet die verandering in de inhoud, en verwijder die map."
        )


def _unused(folder: Path) -> Path:
    """Return a name beside a folder that nothing has yet."""
    number = 1
    while os.path.lexists(found := folder.with_name(f"{folder.name}-veranderd-{number}")):
        number += 1
    return found
