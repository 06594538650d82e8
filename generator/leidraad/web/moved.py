"""Pages that moved: at the old address stands a page that leads to the new one, as others have links to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from leidraad.web import urls
from leidraad.web.page import Own, Page, View, Workshop
from leidraad.web.views.frame import LinkView


@dataclass(frozen=True)
class MovedView:
    """Where the page is now."""

    layout: ClassVar[str] = "moved"
    page: LinkView


def moved_pages(
    shop: Workshop, pages: Iterable[Page[View]], moved: Mapping[str, str] = urls.MOVED
) -> Iterator[Page[MovedView]]:
    """Yield a page for each old path, which says that the new one is the page to keep and goes there by itself."""
    there = {page.path: page for page in pages}
    for old, new in moved.items():
        page = there[new]
        view, own = MovedView(LinkView(page.frame.title, new)), Own(next=new)
        found = shop.page(old, shop.say("verhuisd"), shop.say("verhuisd-uitleg"), view, own=own)
        yield replace(found, frame=replace(found.frame, canonical=page.frame.canonical))
