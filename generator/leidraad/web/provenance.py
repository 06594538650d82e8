"""Which of our sentences use which item of a source, and where they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from leidraad.source.model.citation import CitationFields
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.item import Item, Section
from leidraad.source.model.pages import Unit
from leidraad.source.model.tree import Tree
from leidraad.source.nodes import Text
from leidraad.web import urls
from leidraad.web.lexicon import Lexicon
from leidraad.web.text import plain


@dataclass(frozen=True)
class Use:
    """One sentence of ours: the site path of its anchor, its plain text and how it relates to the source."""

    path: str
    text: str
    citation: CitationFields


def uses(guideline: Guideline, lexicon: Lexicon) -> tuple[Use, ...]:
    """Return every sentence that has a source, in the order of the site."""
    settings = guideline.settings
    found = [Use(f"{urls.HOME}#leidende-zin", settings.guidance, settings.guidance_citation)]
    for path, anchor, text, citation in _cited(guideline):
        found.append(Use(f"{path}#{anchor}", plain(text, lexicon) if text else "", citation))
    return tuple(found)


def by_locator(found: Iterable[Use]) -> Mapping[str, tuple[Use, ...]]:
    """Group the sentences by the item of a source that they cite."""
    groups: dict[str, list[Use]] = defaultdict(list)
    for use in found:
        for locator in use.citation.locators:
            groups[str(locator)].append(use)
    return {locator: tuple(group) for locator, group in groups.items()}


# The anchor of what a profile remarks on a page.
REMARKS = "bij-ons"
Cited = tuple[str, str, Text | None, CitationFields]


def _cited(guideline: Guideline) -> Iterator[Cited]:
    for chapter in guideline.chapters:
        yield from _sections(f"{chapter.id}/", chapter.head.sections)
        for unit in chapter.units:
            yield from _unit(urls.unit(chapter.id, unit.id), unit)
    for sheet in guideline.sheets:
        yield from _sections(urls.sheet(sheet.id), sheet.sections)
    for tree in guideline.trees:
        yield from _tree(urls.tree(tree.id), tree)
        for position, guarantee in enumerate(tree.guarantees):
            yield urls.routes(tree.id), urls.guarantee_anchor(position), guarantee.text, guarantee.citation
    yield from _contacts(guideline)
    for term in guideline.terms:
        yield urls.GLOSSARY, term.id, term.short, term.citation
    for slot in guideline.slots:
        yield urls.SLOTS, slot.id, slot.explanation, slot.citation
        if slot.filling:
            yield urls.SLOTS, slot.id, slot.filling.text, slot.filling.citation
    yield from _remarks(guideline)


def _remarks(guideline: Guideline) -> Iterator[Cited]:
    paths = urls.page_paths(guideline)
    for page, items in guideline.profile.remarks.items() if guideline.profile else ():
        for path, anchor, text, citation in _items(paths[page], items):
            yield path, f"{REMARKS}-{anchor}", text, citation


def _unit(path: str, unit: Unit) -> Iterator[Cited]:
    yield path, "doel", unit.purpose.text, unit.purpose.citation
    for actions in unit.actions.values():
        yield from _items(path, actions)
    if unit.record is not None:
        yield path, "documenteer", None, unit.record.citation
        yield from _items(path, unit.record.items)
    for points in unit.attention.values():
        yield from _items(path, points)
    for items in (unit.tools, unit.preparation, unit.explanation, unit.next_steps):
        yield from _items(path, items)


def _tree(path: str, tree: Tree) -> Iterator[Cited]:
    yield from _items(path, tree.preface)
    for name, question in tree.questions.items():
        yield path, name, question.text, question.citation
        yield from _items(path, question.help)
    for name, outcome in tree.outcomes.items():
        yield path, name, outcome.title, outcome.citation
        yield from _items(path, (*outcome.actions, *outcome.record))
        if outcome.check is not None:
            yield path, urls.check_anchor(name), outcome.check.text, outcome.check.citation


def _sections(path: str, sections: Iterable[Section]) -> Iterator[Cited]:
    for section in sections:
        yield from _items(path, section.items)


def _items(path: str, items: Iterable[Item]) -> Iterator[Cited]:
    for item in items:
        yield path, item.id, item.text, item.citation
        yield from _items(path, item.children)


def _contacts(guideline: Guideline) -> Iterator[Cited]:
    """Yield each contact once, on the first sheet that shows it."""
    pages: dict[str, str] = {}
    for sheet in guideline.sheets:
        for section in sheet.sections:
            for name in section.contacts:
                pages.setdefault(name, urls.sheet(sheet.id))
    for contact in guideline.contacts:
        if contact.id in pages:
            yield pages[contact.id], urls.contact_anchor(contact.id), contact.name, contact.citation
