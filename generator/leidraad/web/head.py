"""What a page says of itself before it shows anything: the one shape of every head that we print."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from leidraad.web import urls
from leidraad.web.links import Links
from leidraad.web.page import Printable, View


@dataclass(frozen=True)
class Head:
    """A head; what is empty is not said.

    `name` is the page's own, for who shows a link to it, and `title` that of the window. `style` stands in the page.
    """

    title: str
    icon: str
    canonical: str
    oembed: str
    name: str = ""
    description: str = ""
    policy: str = ""
    next: str = ""
    robots: str = ""
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    style: Markup | None = None


def head_of(page: Printable[View], links: Links) -> Head:
    """Return the head of a page of the site."""
    frame = page.frame
    return Head(
        title=f"{frame.title} - {frame.site_title}",
        icon=links.url(urls.ICON),
        canonical=frame.canonical,
        oembed=frame.oembed,
        name=frame.title,
        description=frame.description,
        policy=page.own.policy,
        next=links.url(page.own.next) if page.own.next else "",
        styles=tuple(map(links.url, (*urls.STYLES, *page.own.styles))),
        scripts=tuple(map(links.url, (*urls.SCRIPTS, *page.own.scripts))),
    )
