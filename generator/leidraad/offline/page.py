"""The page on which a reader keeps a copy of the site, or removes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from leidraad.source.model.guideline import Guideline
from leidraad.trusted import Trusted
from leidraad.web import urls
from leidraad.web.pages import Page
from leidraad.web.views.frame import LinkView
from leidraad.web.views.prose import ProseView

# The places on the page that the program makes itself; no id of an editor has an underscore.
BUTTONS, MISSING = "bewaar_knoppen", "niet_bewaard"


@dataclass(frozen=True)
class KeepView(ProseView):
    """What is said of keeping a copy, and where the reader can; `day` is that of the content."""

    day: str
    place: str
    missing: str


def with_keeping(pages: Iterable[Page], trusted: Trusted) -> tuple[Page, ...]:
    """Return the pages; the one about keeping a copy, if there is one, has the buttons too."""
    return tuple(_keeping(page, trusted.guideline) if page.path == urls.KEEP else page for page in pages)


def _keeping(page: Page, guideline: Guideline) -> Page:
    assert isinstance(page.view, ProseView), "a page about the site"
    view = KeepView(**vars(page.view), day=guideline.settings.date.isoformat(), place=BUTTONS, missing=MISSING)
    contents = (*page.contents, LinkView(guideline.sentences["bewaren"], f"#{BUTTONS}"))
    return replace(page, layout="keep", view=view, contents=contents)
