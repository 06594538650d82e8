"""Pages that moved: at the old address stands a page that leads to the new one, as others have links to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import ClassVar

from leidraad.web import urls
from leidraad.web.page import Own, Page, Printable, View, Workshop
from leidraad.web.placed import page_paths
from leidraad.web.views.frame import LinkView

# What the site itself moved, by the name that texts have for it.
OURS = {urls.REGISTER: "register"}


@dataclass(frozen=True)
class MovedView:
    """Where the page is now."""

    layout: ClassVar[str] = "moved"
    page: LinkView


def moved_pages(shop: Workshop, pages: Iterable[Page[View]]) -> Iterator[Page[MovedView]]:
    """Yield a page for each old path, which says that the new one is the page to keep and goes there by itself."""
    there, paths = {page.path: page for page in pages}, page_paths(shop.guideline)
    for old, name in chain(OURS.items(), shop.guideline.settings.moved.items()):
        yield shop.page(old, partial(_moved, old=old, page=there[paths[name]]))


def _moved(shop: Workshop, old: str, page: Page[View]) -> Printable[MovedView]:
    view, own = MovedView(LinkView(page.frame.title, page.path)), Own(next=page.path)
    found = shop.printable(old, shop.say("verhuisd"), shop.say("verhuisd-uitleg"), view, own=own)
    return replace(found, frame=replace(found.frame, canonical=page.frame.canonical))
