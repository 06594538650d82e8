"""What may stand in text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leidraad.source.markup import links
from leidraad.source.model.base import Markup, walk
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.item import Item
from leidraad.source.problems import Problem

SAFE = ("https://", "mailto:", "tel:")
HTML = re.compile(r"</?[a-zA-Z][^>]*>|<!--")
MAX_LEVELS = 3


def addresses_are_safe(guideline: Guideline) -> Iterator[Problem]:
    """A link leads to https, mailto or tel; within the site one writes a reference."""
    for text in walk(guideline):
        if isinstance(text, Markup):
            for address, place in links(text):
                if not address.startswith(SAFE):
                    message = f"De link `{address}` mag niet: alleen https, mailto en tel."
                    advice = "Verwijs binnen de site met `[[id]]`."
                    yield Problem("link-niet-toegestaan", message, place, advice)
    webs = [document.address for document in guideline.documents] + [one.address for one in guideline.contacts]
    for web in webs:
        if web is not None and not web.startswith("https://"):
            yield Problem("link-niet-toegestaan", f"Het adres `{web}` begint niet met https://.", web.place)


def html_is_not_written(guideline: Guideline) -> Iterator[Problem]:
    """HTML in text would be shown as it stands."""
    for text in walk(guideline):
        if isinstance(text, Markup) and (found := HTML.search(text)):
            message = f"HTML (`{found[0]}`) mag niet in tekst."
            advice = "Gebruik **vet**, *nadruk* of een lijst met `- `."
            yield Problem("html-in-tekst", message, text.span.find(found[0]), advice)


def points_are_not_nested_too_deep(guideline: Guideline) -> Iterator[Problem]:
    """A point may have sub-points, and those once more; deeper nobody follows."""
    for record in walk(guideline):
        if isinstance(record, Item):
            for deep in _below(record, MAX_LEVELS):
                yield Problem("te-veel-niveaus", "Dit punt staat te diep onder andere punten.", deep.id.place)


def _below(item: Item, levels: int) -> Iterator[Item]:
    if levels == 0:
        yield item
    for child in item.children if levels else ():
        yield from _below(child, levels - 1)
