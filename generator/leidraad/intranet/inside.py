"""How content is written for a page inside another one: what is explained here elsewhere is a link there."""

from __future__ import annotations

from markupsafe import escape

from leidraad.web import urls
from leidraad.web.text import Scribe, TermNote, link
from leidraad.web.views.parts import Builder


class InsideScribe(Scribe):
    """Writes texts whose terms lead to the glossary of the whole site."""

    def term(self, term_id: str, label: str, notes: list[TermNote]) -> str:
        """Return a term as a link at its first use in a section, and as its words after that."""
        if self.note(term_id) is None:
            return str(escape(label))
        return link(self.link(f"{urls.GLOSSARY}#{term_id}"), label)


class InsideBuilder(Builder):
    """Makes the parts of a page inside another one."""

    def scribe(self, section: str) -> Scribe:
        """Return the writer of a new section."""
        return InsideScribe(self.lexicon, self.here, section)
