"""How a part inside another page is printed: it is no place of its own, so every way out of it opens outside."""

from __future__ import annotations

from markupsafe import Markup

from leidraad.web.html import Html
from leidraad.web.links import Links, kept
from leidraad.web.marks import attributes
from leidraad.web.meaning import Explained


class InsideLinks(Links):
    """Writes the links of a part."""

    def to(self, path: str, rel: str = "") -> Markup:
        """Return the attributes of a link to a place on the site."""
        return self.out(self.url(path))

    def out(self, address: str) -> Markup:
        """Return the attributes of a link to any address."""
        return attributes(href=address, target="_blank", rel="noopener", translate=kept(address))


class InsideHtml(Html):
    """Prints texts whose terms lead to the glossary of the whole site."""

    def explained(self, term: Explained) -> str:
        """Return a term as a link to its meaning."""
        return self.way(term.note.path, term.text)
