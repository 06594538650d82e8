"""How links are written, asked while a page is printed: what it calls another place, and how that opens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from leidraad.web import urls
from leidraad.web.marks import attributes

# What the page at one site path calls another. Each edition of the site has its own.
Naming = Callable[[str, str], str]


def on_the_site(address: str | None) -> Naming:
    """Return how pages on a server call each other: relatively, so that the site works at any address.

    The page for what is not found is shown at any address itself, so its links start where the site does.
    """
    root = urls.root(address)
    return lambda here, there: f"{root}{there}" if here == urls.NOT_FOUND else urls.relative(here, there)


@dataclass(frozen=True)
class Links:
    """Writes the links of the page at a site path."""

    here: str
    naming: Naming

    def url(self, path: str) -> str:
        """Return what the page calls a site path."""
        return self.naming(self.here, path)

    def to(self, path: str, rel: str = "") -> Markup:
        """Return the attributes of a link to a place on the site."""
        return attributes(href=self.url(path), rel=rel)

    def out(self, address: str) -> Markup:
        """Return the attributes of a link elsewhere, where they are not told where the reader comes from."""
        return attributes(href=address, rel="noreferrer", translate=kept(address))


def kept(address: str) -> str:
    """Say whether a translator must leave the words of a link alone: a number stays the number that is dialled."""
    return "no" if address.startswith("tel:") else ""
