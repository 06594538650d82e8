"""Which handouts a page has: the page itself, and for a unit one for each role that it tells apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from leidraad.web import urls
from leidraad.web.views.prose import ProseView
from leidraad.web.views.unit import UnitView

BOOK, POCKET = "boekje", "boekje-a5"
# Layouts whose pages people take along.
ON_PAPER = ("unit", "theme", "glossary", "aid")
# Pages that say something of the site itself.
OFF_PAPER = (urls.ABOUT, urls.KIT)


@dataclass(frozen=True)
class Handout:
    """A handout: its id, its title and the role that it is for, empty when it is for everybody."""

    id: str
    title: str
    role: str = ""


def handouts_of(path: str, layout: str, title: str, view: object) -> Iterator[Handout]:
    """Yield the handouts of a page; pages that only list or are about the site have none."""
    name = path.strip("/").rpartition("/")[2]
    if layout in ON_PAPER or (isinstance(view, ProseView) and view.sections and not path.startswith(OFF_PAPER)):
        yield Handout(name, title)
    if isinstance(view, UnitView) and view.choose:
        for role in view.roles:
            yield Handout(f"{name}-{role.id}", f"{title} ({role.name.lower()})", role.id)
