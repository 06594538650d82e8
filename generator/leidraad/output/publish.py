"""A folder becomes a new site: in one step where that can be, and else by a journal that the next build finishes.

In one step it cannot be where something of others stays in the folder, such as `.git`, or where the folder itself
cannot be moved, as it is another disk.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from leidraad.output import journal, swap
from leidraad.output.listing import LIST, plan, rooms, with_list


def publish(folder: Path, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Make a folder hold this site and what is of others in it; return the names of what changed, sorted.

    Raise Failure, with nothing done, when something that is not ours is in the way, and OSError as the system does.
    """
    wanted = with_list(files)
    todo = plan(folder, wanted)
    _demand_rights(folder, {*wanted, *todo.gone})
    is_new = todo.changed or todo.gone
    if is_new and (todo.shared or not swap.as_a_whole(folder, wanted, todo)):
        journal.put_in_place(folder, wanted, todo)
    return tuple(sorted((todo.changed | todo.gone) - {LIST}))


def _demand_rights(folder: Path, names: Iterable[str]) -> None:
    """Raise PermissionError, with nothing done, where files of ours could not be removed afterwards."""
    for place in (folder, *(folder / room for room in rooms(names))):
        if place.is_dir() and not os.access(place, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(place))
