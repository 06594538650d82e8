"""What may stand in text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from leidraad.source.leftovers import entities, leftovers, plain_leftovers
from leidraad.source.markup import links, parse
from leidraad.source.model.addresses import COPY, ParentSite, SiteAddress, WebAddress, link_fault, meant_address
from leidraad.source.model.base import Id, Markup
from leidraad.source.model.item import Item
from leidraad.source.model.tree import Question
from leidraad.source.model.written import Written, every
from leidraad.source.nodes import Text
from leidraad.source.passage import depth, has_empty_point, is_one_paragraph
from leidraad.source.problems import Problem, brief
from leidraad.source.signs import typed

# What is no sentence, and has signs of its own.
NO_WORDS = (Markup, Id, WebAddress, SiteAddress, ParentSite)
MAX_LEVELS = 3
HIGHER = f"Er zijn hoogstens {MAX_LEVELS} lagen. Zet het een laag hoger."
INSIDE = "Schrijf binnen de site `[[id]]`, en elders `https://…`."


def addresses_are_safe(written: Written) -> Iterator[Problem]:
    """A link leads to https, mailto or tel; within the site one writes a reference."""
    for text in every(Markup, written):
        for link, place in links(text):
            if wrong := link_fault(link.address):
                message = f"De link `{brief(link.address)}` kan niet: {wrong}."
                advice = meant_address(link.address) or (COPY if "://" in link.address else INSIDE)
                yield Problem("link-niet-toegestaan", message, place(), advice)


def nothing_is_left_over(written: Written) -> Iterator[Problem]:
    """What looks like markup is markup."""
    for text in every(Markup, written):
        yield from leftovers(text)


def markup_stands_where_it_works(written: Written) -> Iterator[Problem]:
    """A field of plain text would show markup as it stands."""
    for text in every(Text, written):
        if not isinstance(text, NO_WORDS):
            for found in islice(plain_leftovers(text), 1):
                message = f"In dit veld staat gewone tekst; opmaak zoals `{brief(found)}` werkt hier niet."
                yield Problem("opmaak-in-gewone-tekst", message, text.span.find(found), "Schrijf het zonder opmaak.")
            for found in entities(text):
                message = f"`{found}` komt zo op de site te staan."
                yield Problem("html-teken", message, text.span.find(found), typed(found))


def questions_are_one_line(written: Written) -> Iterator[Problem]:
    """A question is a heading, which holds no paragraphs and no list."""
    for record in every(Question, written):
        if not is_one_paragraph(parse(record.text)):
            message = "Een vraag wordt een kop, en kan dus niet uit alinea's of een lijst bestaan."
            yield Problem("vraag-in-alineas", message, record.text.place, "Zet wat erbij hoort in `waarom` of `hulp`.")


def points_are_not_nested_too_deep(written: Written) -> Iterator[Problem]:
    """A point may have sub-points, and those once more; deeper nobody follows."""
    for record in every(Item, written):
        for deep in _below(record, MAX_LEVELS):
            yield Problem("te-veel-niveaus", "Dit punt staat te diep onder andere punten.", deep.id.place, HIGHER)


def lists_in_texts_are_whole(written: Written) -> Iterator[Problem]:
    """A list in a text is no deeper than one of points, as what stands too deep is not read; and each point says it."""
    for text in every(Markup, written):
        passage = parse(text) if "\n" in text else ()
        if depth(passage) > MAX_LEVELS:
            message = "In deze tekst staat een punt te diep onder andere punten."
            yield Problem("te-veel-niveaus", message, text.place, HIGHER)
        elif has_empty_point(passage):
            message = "In deze tekst staat een punt van een lijst waar niets achter staat."
            yield Problem("leeg-veld", message, text.place, "Schrijf er iets achter, of haal het weg.")


def _below(item: Item, levels: int) -> Iterator[Item]:
    if levels == 0:
        yield item
    for child in item.children if levels else ():
        yield from _below(child, levels - 1)
