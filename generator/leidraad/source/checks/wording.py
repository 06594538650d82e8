"""What may stand in text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leidraad.source.markup import leftovers, links
from leidraad.source.model.base import Id, Markup
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.item import Item
from leidraad.source.nodes import Text
from leidraad.source.problems import Problem, brief

SAFE = ("https://", "mailto:", "tel:")
HTML = re.compile(r"</?[a-zA-Z][^>]*>|<!--")
MARKUP = re.compile(rf"\[\[|\*\*|\]\(|{HTML.pattern}")
MAX_LEVELS = 3


def addresses_are_safe(guideline: Guideline) -> Iterator[Problem]:
    """A link leads to https, mailto or tel; within the site one writes a reference."""
    for text in guideline.parts:
        if isinstance(text, Markup):
            for address, place in links(text):
                if not address.startswith(SAFE):
                    message = f"De link `{brief(address)}` mag niet: alleen https, mailto en tel."
                    advice = "Verwijs binnen de site met `[[id]]`."
                    yield Problem("link-niet-toegestaan", message, place, advice)
    webs = [document.address for document in guideline.documents] + [one.address for one in guideline.contacts]
    for web in webs:
        if web is not None and not web.startswith("https://"):
            yield Problem("link-niet-toegestaan", f"Het adres `{web}` begint niet met https://.", web.place)


def html_is_not_written(guideline: Guideline) -> Iterator[Problem]:
    """HTML in text would be shown as it stands."""
    for text in guideline.parts:
        if isinstance(text, Markup) and (found := HTML.search(text)):
            message = f"HTML (`{brief(found[0])}`) mag niet in tekst."
            advice = "Gebruik **vet**, *nadruk* of een lijst met `- `."
            yield Problem("html-in-tekst", message, text.span.find(found[0]), advice)


def markup_stands_where_it_works(guideline: Guideline) -> Iterator[Problem]:
    """A field of plain text would show markup as it stands."""
    for text in guideline.parts:
        if not isinstance(text, Markup | Id) and isinstance(text, Text) and (found := MARKUP.search(text)):
            message = f"In dit veld staat gewone tekst; opmaak zoals `{brief(found[0])}` werkt hier niet."
            yield Problem("opmaak-in-gewone-tekst", message, text.span.find(found[0]))


def references_are_finished(guideline: Guideline) -> Iterator[Problem]:
    """What begins or ends as a reference or link is one."""
    for text in guideline.parts:
        for piece, place in leftovers(text) if isinstance(text, Markup) else ():
            message = f"`{brief(piece)}` is geen goede verwijzing of link."
            advice = "Schrijf `[[id]]`, `[[soort:id]]`, `[[soort:id|eigen woorden]]` of `[woorden](https://…)`."
            yield Problem("verwijzing-onaf", message, place, advice)


def points_are_not_nested_too_deep(guideline: Guideline) -> Iterator[Problem]:
    """A point may have sub-points, and those once more; deeper nobody follows."""
    for record in guideline.parts:
        if isinstance(record, Item):
            for deep in _below(record, MAX_LEVELS):
                advice = f"Er zijn hoogstens {MAX_LEVELS} lagen. Zet het een laag hoger."
                yield Problem("te-veel-niveaus", "Dit punt staat te diep onder andere punten.", deep.id.place, advice)


def _below(item: Item, levels: int) -> Iterator[Item]:
    if levels == 0:
        yield item
    for child in item.children if levels else ():
        yield from _below(child, levels - 1)
