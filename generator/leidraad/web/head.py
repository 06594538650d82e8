"""What a page says of itself before it shows anything: the one shape of every head that we print."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from leidraad.web.page import Page, View


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
    robots: str = ""
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    style: Markup | None = None


def head_of(page: Page[View]) -> Head:
    """Return the head of a page of the site."""
    frame = page.frame
    return Head(
        title=f"{frame.title} - {frame.site_title}",
        icon=f"{frame.assets}leidraad.svg",
        canonical=frame.canonical,
        oembed=frame.oembed,
        name=frame.title,
        description=frame.description,
        policy=page.own.policy,
        styles=(f"{frame.assets}material.css", f"{frame.assets}leidraad.css", *page.own.styles),
        scripts=(f"{frame.assets}leidraad.js", *page.own.scripts),
    )
