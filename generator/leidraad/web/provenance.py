"""Which of our sentences use which item of a source, and where they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from leidraad.source.model.anchors import Anchored, anchored
from leidraad.source.model.base import Named
from leidraad.source.model.citation import CitationFields
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.record import while_same
from leidraad.web import urls
from leidraad.web.anchors import REMARKS, parts_of
from leidraad.web.lexicon import Lexicon
from leidraad.web.placed import page_paths, where, written_pages
from leidraad.web.text import plain


@dataclass(frozen=True)
class Use:
    """One sentence of ours: the site path of its anchor, its plain text and how it relates to the source.

    `also` is the paths of the other places that use the same text.
    """

    path: str
    text: str
    citation: CitationFields
    also: tuple[str, ...] = ()


def uses(guideline: Guideline, lexicon: Lexicon) -> tuple[Use, ...]:
    """Return every sentence that has a source, once, in the order of the site.

    One that is used in more places stands where it is written, or at its first place when it belongs to no page.
    """
    settings = guideline.settings
    # What an organisation fills in stands at the anchor of the slot, and is another text.
    places: dict[tuple[str, str], list[Use]] = defaultdict(list)
    for address, use in _every_use(guideline, lexicon):
        places[address, use.text].append(use)
    guidance = Use(f"{urls.HOME}#{urls.GUIDANCE}", settings.guidance, settings.guidance_citation)
    return (guidance, *(_together(found, written(address, lexicon)) for (address, _), found in places.items()))


def written(address: str, lexicon: Lexicon) -> str:
    """Return the site path of the place where a text is written; nothing when it belongs to no page."""
    page, _, name = address.rpartition("/")
    return f"{lexicon.pages[page][1]}#{name}" if page in lexicon.pages else ""


def _together(places: list[Use], home: str) -> Use:
    main = next((use for use in places if use.path == home), places[0])
    if len(places) == 1:
        return main
    return replace(main, also=tuple(use.path for use in places if use is not main))


def by_locator(found: Iterable[Use]) -> Mapping[str, tuple[Use, ...]]:
    """Group the sentences by the item of a source that they cite."""
    groups: dict[str, list[Use]] = defaultdict(list)
    for use in found:
        for locator in use.citation.locators:
            groups[str(locator)].append(use)
    return {locator: tuple(group) for locator, group in groups.items()}


# What has an anchor, with the path of its page; a use with the address of its text.
Located = tuple[str, Anchored]
Addressed = tuple[str, Use]


def _every_use(guideline: Guideline, lexicon: Lexicon) -> Iterator[Addressed]:
    for path, page in written_pages(guideline):
        yield from _on_page(page, path, lexicon)
    yield from _addressed(_contacts(guideline), lexicon)
    for path, listed in ((urls.GLOSSARY, guideline.terms), (urls.SLOTS, guideline.slots)):
        for one in listed:
            yield from _in_list(one, path, lexicon)
    yield from _addressed(remarked(guideline), lexicon)


@while_same
def _on_page(page: Named, path: str, lexicon: Lexicon) -> tuple[Addressed, ...]:
    """Return the uses on a page that editors write, which are the same while it and all names are."""
    return tuple(_addressed(((where(path, one.record), one) for one in parts_of(page)), lexicon))


@while_same
def _in_list(record: Named, path: str, lexicon: Lexicon) -> tuple[Addressed, ...]:
    return tuple(_addressed(((path, one) for one in anchored(record)), lexicon))


def _addressed(parts: Iterable[Located], lexicon: Lexicon) -> Iterator[Addressed]:
    """Yield what says where it comes from, with the address of the text that it is."""
    for path, one in parts:
        if one.citation:
            said = plain(one.said, lexicon) if one.said else ""
            address = str(one.used or f"{lexicon.ids.get(path, path)}/{one.anchor}")
            yield address, Use(f"{path}#{one.anchor}", said, one.citation)


def remarked(guideline: Guideline) -> Iterator[Located]:
    """Yield what a profile remarks, each with the path of its page."""
    paths = page_paths(guideline)
    for page, items in guideline.profile.remarks.items() if guideline.profile else ():
        for one in anchored(items):
            yield paths[page], one._replace(anchor=f"{REMARKS}-{one.anchor}")


def _contacts(guideline: Guideline) -> Iterator[Located]:
    """Yield each contact once, on the first sheet that shows it."""
    pages: dict[str, str] = {}
    for sheet in guideline.sheets:
        for section in sheet.sections:
            for name in section.contacts:
                pages.setdefault(name, urls.sheet(sheet.id))
    for contact in guideline.contacts:
        if contact.id in pages:
            yield pages[contact.id], Anchored(urls.contact_anchor(contact.id), contact)
