"""The texts of a page: what each reference in them shows and where it leads, and which terms they explain."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import cast

from leidraad.source.markup import MOST_KEPT, Mention, linked, parse
from leidraad.source.model import base
from leidraad.source.model.item import NextStep
from leidraad.source.model.lists import Contact
from leidraad.source.model.tree import Lead
from leidraad.source.nodes import Text
from leidraad.source.passage import (
    Emphasis,
    Inline,
    Line,
    Link,
    Passage,
    Strong,
    Words,
    inlines,
    one_line,
    spoken,
    with_lines,
)
from leidraad.web import urls
from leidraad.web.fluent import fluent
from leidraad.web.lexicon import Lexicon
from leidraad.web.meaning import Call, Explained, Meaning, TermNote, Way


@dataclass(frozen=True)
class Rich:
    """A text that is ready to print."""

    passage: Passage[Meaning]


@lru_cache(maxsize=MOST_KEPT)
def _alike(text: str) -> Rich | None:
    """Return a text that mentions nothing, and so is the same wherever it is written; none of another."""
    passage = parse(text)
    is_plain = not any(isinstance(part, Mention) for part in inlines(passage))
    return Rich(cast("Passage[Meaning]", passage)) if is_plain else None


@dataclass
class Scribe:
    """Writes the texts of one section of a page; a term is explained at its first use there."""

    lexicon: Lexicon
    explained: set[str] = field(default_factory=set)

    def rich(self, text: Text) -> Rich:
        """Return a text with what each mention in it means where it is written."""
        return _alike(text) or Rich(with_lines(_fluent(text, self.lexicon), partial(self._line, text)))

    def perhaps(self, text: Text | None) -> Rich | None:
        """Return a text that there may be."""
        return self.rich(text) if text else None

    def leading(self, way: NextStep | Lead) -> Rich:
        """Return what leads on, with a link to where it leads."""
        return self.rich(linked(way.text, way.target))

    def _line(self, text: Text, line: Line[Mention]) -> Line[Meaning]:
        return tuple(one for part in line for one in self._part(text, part))

    def _part(self, text: Text, part: Inline[Mention]) -> Line[Meaning]:
        match part:
            case Strong(inside):
                return (Strong(self._line(text, inside)),)
            case Emphasis(inside):
                return (Emphasis(self._line(text, inside)),)
            case Link(address, inside):
                return (Link(address, self._line(text, inside)),)
            case Mention():
                return self._meaning(text, part)
        return (part,)

    def _meaning(self, text: Text, mention: Mention) -> Line[Meaning]:
        label = self.lexicon.label(mention)
        match mention.kind:
            case "begrip":
                note = self._explanation(text, mention.target)
                return (Explained(note, label),) if note else (Words(label),)
            case "contact":
                return _called(self.lexicon.contacts[mention.target], label)
            case "plek" if self.lexicon.is_empty(mention):
                return (Words(self.lexicon.words(mention)),)
            case "plek":
                return (Way(f"{urls.SLOTS}#{mention.target}", label),)
        return (Way(self.lexicon.pages[mention.target][1], label),)

    def _explanation(self, text: Text, term_id: str) -> TermNote | None:
        """Return the meaning of a term in a text, or nothing when this section has explained it or is about it."""
        term = self.lexicon.terms[term_id]
        anchor, short = term.sense_in(text)
        if anchor in self.explained:
            return None
        self.explained.add(anchor)
        return TermNote(urls.meaning_anchor(anchor), term.name, short, f"{urls.GLOSSARY}#{anchor}")


def _called(contact: Contact, label: str) -> Line[Meaning]:
    """Return a contact's name with its number, or its name alone where no number is sure."""
    if contact.number is None:
        return (Words(label),)
    number = Call(contact.number)
    return (number,) if label == contact.number else (Words(f"{label} ("), number, Words(")"))


def _fluent(text: str, names: Lexicon) -> Passage[Mention]:
    """Return what a text says with the names of its references, worked out once for all who print it."""
    known = names.made_fluent
    if text not in known:
        known[text] = fluent(parse(text), names)
    return known[text]


def plain(text: Text, lexicon: Lexicon) -> str:
    """Return a text as the page shows it, without markup, on one line."""
    if not isinstance(text, base.Markup):
        return one_line(text)
    return _plain(text) if _alike(text) else spoken(_fluent(text, lexicon), lexicon.words)


@lru_cache(maxsize=MOST_KEPT)
def _plain(text: str) -> str:
    """Return the words of a text that mentions nothing, which no name can change."""
    return spoken(parse(text), str)
