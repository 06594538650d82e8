"""A folder for a site: what can be one, and who writes it now."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from leidraad.failure import Failure
from leidraad.output import journal, swap
from leidraad.output.listing import INSIDE, plan, real, shown
from leidraad.output.lock import held
from leidraad.output.removing import leave

LOCK = "slot"


def place_of(site: Path, content: Path, workplace: Path) -> Path:
    """Return where a folder for a site really is; raise Failure for one that can be none."""
    place, source = real(site), real(content)
    if source in (place, *place.parents):
        raise Failure(f"Map '{shown(site)}' ligt in de map met de inhoud. Kies een map daarbuiten.")
    inside = {
        source: "de inhoud",
        Path.cwd(): "het project",
        real(workplace): "wat leidraad voor de volgende keer bewaart",
        Path(os.path.expanduser("~")).absolute(): "alles van jou",  # noqa: PTH111 - it raises nothing without a home
    }
    for other, what in inside.items():
        if place in (other, *other.parents):
            raise Failure(f"In map '{shown(site)}' ligt {what}. Kies een lege map voor de site.")
    if os.path.lexists(place) and not place.is_dir():
        raise Failure(f"'{shown(site)}' is geen map. Kies een andere naam.")
    return place


@contextmanager
def claimed(site: Path, content: Path, workplace: Path, tell: Callable[[str], None]) -> Iterator[Path]:
    """Give the place of a site for this process alone, whole: what a build that was broken off left is finished first.

    Raise Failure when it can be no site, or when another process is at it too long.
    """
    place = place_of(site, content, workplace)
    around = swap.beside(place) if _may_write_in(place.parent) else place / INSIDE
    try:
        with held(around / LOCK, f"de map '{shown(site)}'", tell):
            swap.mend_beside(place)
            if journal.mend_inside(place):
                tell(f"Een eerdere bouw van '{shown(site)}' was onderbroken. Die is nu eerst afgemaakt.")
            # Better said now than after minutes of building.
            plan(place, {})
            yield place
    finally:
        leave(around)


def _may_write_in(folder: Path) -> bool:
    """Say whether new files can stand in a folder, which need not be there yet."""
    while not folder.exists():
        folder = folder.parent
    return os.access(folder, os.W_OK | os.X_OK)
