"""Where situations and the ways in on the home page lead: to a page, or to a place on one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from leidraad.source.checks.references import fixed_pages
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.record import once
from leidraad.source.problems import Problem, brief, proposal
from leidraad.web.anchors import given
from leidraad.web.placed import page_paths, written_pages


@once
def spots(guideline: Guideline) -> Mapping[str, str]:
    """Return the site path of every page and of every place on one, by how editors write it: `pagina`, `pagina/id`."""
    fixed = page_paths(guideline)
    names = {fixed[name]: name for name in fixed_pages(guideline)}
    names |= {path: str(page.id) for path, page in written_pages(guideline)}
    found = {name: path for path, name in names.items()}
    for path, anchor, _ in given(guideline):
        if path in names:
            found[f"{names[path]}/{anchor}"] = f"{path}#{anchor}"
    return found


def situations_lead_somewhere(guideline: Guideline) -> Iterator[Problem]:
    """Every situation and every way in leads to a place that there is."""
    known = spots(guideline)
    led = *(one.target for one in guideline.situations), *(one.target for one in guideline.home.entrances)
    for target in led:
        if target not in known:
            message = f"`{brief(target)}` is geen pagina of plaats op een pagina."
            yield Problem("onbekende-plaats", message, target.place, proposal(target, known))
