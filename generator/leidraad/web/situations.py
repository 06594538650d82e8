"""Where situations, numbers and the ways in on the home page lead: to a page, or to a place on one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from leidraad.source.checks.references import fixed_pages
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.lists import Contact
from leidraad.source.model.pages import ChapterFile, Sheet
from leidraad.source.model.record import once
from leidraad.source.problems import Problem, advised, brief
from leidraad.web.anchors import given
from leidraad.web.placed import page_paths, placed, written_pages


@once
def spots(guideline: Guideline) -> Mapping[str, str]:
    """Return the site path of every page and of every place on one, by how editors write it: `pagina`, `pagina/id`."""
    fixed = page_paths(guideline)
    found = {name: fixed[name] for name in fixed_pages(guideline)}
    found |= {str(page.id): path for path, page in written_pages(guideline)}
    names: dict[str, list[str]] = defaultdict(list)
    for name, path in found.items():
        names[path].append(name)
    for path, anchor, _ in given(guideline):
        found |= {f"{name}/{anchor}": f"{path}#{anchor}" for name in names[path]}
    return found


def contact_spots(guideline: Guideline) -> Iterator[tuple[str, Contact]]:
    """Yield each contact with the path of the first page that shows it, a sheet if one does."""
    pages: dict[str, str] = {}
    for one in sorted(placed(guideline), key=lambda one: not isinstance(one.content, Sheet)):
        sections = one.content.sections if isinstance(one.content, Sheet | ChapterFile) else ()
        for name in (name for section in sections for name in section.contacts):
            pages.setdefault(name, one.path)
    yield from ((pages[one.id], one) for one in guideline.contacts if one.id in pages)


def situations_lead_somewhere(guideline: Guideline) -> Iterator[Problem]:
    """Every situation and every way in leads to a place that there is."""
    known = spots(guideline)
    led = *(one.target for one in guideline.situations), *(one.target for one in guideline.home.entrances)
    for target in led:
        if target not in known:
            message = f"`{brief(target)}` is geen pagina of plaats op een pagina."
            yield Problem("onbekende-plaats", message, target.place, advised(target, known))
