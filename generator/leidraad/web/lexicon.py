"""What a reference inside text shows and where it leads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from leidraad.source.checks.references import FIXED_PAGES
from leidraad.source.markup import Mention
from leidraad.source.model.guideline import Guideline, Settings
from leidraad.source.model.lists import Contact, Slot, Term
from leidraad.source.model.pages import ChapterFile, Sheet, Unit
from leidraad.source.model.record import while_same
from leidraad.source.model.tree import Tree
from leidraad.source.passage import Passage
from leidraad.web.placed import page_paths, placed
from leidraad.web.words import label


@dataclass(frozen=True)
class Lexicon:
    """The names and paths of everything that text can refer to."""

    pages: Mapping[str, tuple[str, str]]
    terms: Mapping[str, Term]
    contacts: Mapping[str, Contact]
    slots: Mapping[str, Slot]
    empty: str = ""

    @cached_property
    def terse(self) -> Lexicon:
        """The same names, for where a place that nobody filled is only named."""
        return replace(self, empty="")

    @cached_property
    def made_fluent(self) -> dict[str, Passage[Mention]]:
        """What `fluent` made of each text with these names."""
        return {}

    @cached_property
    def ids(self) -> Mapping[str, str]:
        """The id of each page by its path."""
        return {path: name for name, (_, path) in self.pages.items()}

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """The name of each page by its path."""
        return {path: label for label, path in self.pages.values()}

    def is_empty(self, mention: Mention) -> bool:
        """Say whether it is about a place that nobody filled, where there is nothing to go to."""
        return mention.kind == "plek" and self.slots[mention.target].filling is None

    def label(self, mention: Mention) -> str:
        """Return the words of a mention: its own, or the name of what it is about."""
        if mention.label:
            return mention.label
        match mention.kind:
            case "begrip":
                return self.terms[mention.target].name
            case "contact":
                return self.contacts[mention.target].name
            case "plek":
                return self.slots[mention.target].name
        return self.pages[mention.target][0]

    def words(self, mention: Mention) -> str:
        """Return all that is read of a mention: of a contact the number too."""
        label = self.label(mention)
        if self.is_empty(mention):
            return f"{label} ({self.empty})" if self.empty else label
        number = self.contacts[mention.target].number if mention.kind == "contact" else None
        return f"{label} ({number})" if number and number != label else label


def lexicon(guideline: Guideline) -> Lexicon:
    """Collect the names once for all pages; while none changes they are the same as before."""
    paths, empty = page_paths(guideline), str(guideline.sentences["plek-leeg-kort"])
    pages = {str(name): (str(label), paths[name]) for name, label in _page_labels(guideline).items()}
    return _lexicon(guideline.settings, pages, guideline.terms, guideline.contacts, guideline.slots, empty)


@while_same
def _lexicon(
    _: Settings,
    pages: Mapping[str, tuple[str, str]],
    terms: tuple[Term, ...],
    contacts: tuple[Contact, ...],
    slots: tuple[Slot, ...],
    empty: str,
) -> Lexicon:
    return Lexicon(
        pages,
        {term.id: term for term in terms},
        {contact.id: contact for contact in contacts},
        {slot.id: slot for slot in slots},
        empty,
    )


def _page_labels(guideline: Guideline) -> dict[str, str]:
    """Return what `[[id]]` shows: the noun and number of a unit, the title for other pages."""
    sentences = guideline.sentences
    labels = {name: str(sentences[name]) for name in FIXED_PAGES}
    for page in placed(guideline):
        match page.content:
            case Unit() if page.chapter:
                labels[page.content.id] = label(page.chapter, page.content)
            case ChapterFile() | Sheet() | Tree():
                labels[page.content.id] = page.content.title
    return labels
