"""How content is written for a page inside another one: what is explained here elsewhere is a link there."""

from __future__ import annotations

from leidraad.web.html import Html
from leidraad.web.shown import Explained
from leidraad.web.text import Scribe
from leidraad.web.views.parts import Builder


class InsideHtml(Html):
    """Prints texts whose terms lead to the glossary of the whole site."""

    def explained(self, term: Explained) -> str:
        """Return a term as a link to its meaning."""
        return self.way(term.note.href, term.text) + term.sign


class InsideBuilder(Builder):
    """Makes the parts of a page inside another one."""

    def scribe(self, section: str) -> Scribe:
        """Return the writer of a new section."""
        return Scribe(self.lexicon, self.here, section, printer=InsideHtml)
