"""Which texts stand where on the pages, and so what a change of one reaches. It is read from the model alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from leidraad.source.model.base import Markup, Named
from leidraad.source.model.citation import CitationFields
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.pages import ChapterFile, Sheet
from leidraad.source.model.record import Record, has, once
from leidraad.source.nodes import Text
from leidraad.source.problems import Place
from leidraad.source.wordings import APART
from leidraad.web import urls
from leidraad.web.anchors import standing
from leidraad.web.placed import placed

# What somebody writes to be read; ids, numbers, dates and addresses are for the file.
READ, WRITTEN = (Text, Markup), ".yml"


@dataclass(frozen=True, eq=False)
class TextSpot:
    """A place on a page with the texts of what stands there, each with its field; without an anchor the page itself."""

    path: str
    anchor: str
    record: Record
    texts: tuple[tuple[str, Text], ...]

    @property
    def address(self) -> str:
        """The site path of the place."""
        return f"{self.path}#{self.anchor}" if self.anchor else self.path


@once
def text_spots(guideline: Guideline) -> tuple[TextSpot, ...]:
    """Return every place of the site that has texts of its own, pages before what stands on them."""
    found = (TextSpot(path, anchor, record, tuple(own_texts(record))) for path, anchor, record in _records(guideline))
    return tuple(one for one in found if one.texts)


@once
def reach_of(guideline: Guideline) -> Mapping[Place, tuple[TextSpot, ...]]:
    """Return where each text stands on the site, by where it is written."""
    found: dict[Place, list[TextSpot]] = defaultdict(list)
    for spot in text_spots(guideline):
        for place in dict.fromkeys(text.place for _, text in spot.texts):
            found[place].append(spot)
    return {place: tuple(places) for place, places in found.items()}


def _records(guideline: Guideline) -> Iterator[tuple[str, str, Record]]:
    yield urls.HOME, "", guideline.settings
    yield urls.HOME, "", guideline.home
    yield from ((page.path, "", page.content) for page in placed(guideline))
    yield from ((urls.source(document.id), "", document) for document in guideline.documents)
    yield from ((path, anchor, one.record) for path, anchor, one in standing(guideline) if one.record.apart)
    for page in placed(guideline):
        if isinstance(page.content, (ChapterFile, Sheet)):
            names = {name for section in page.content.sections for name in section.contacts}
            shown = (one for one in guideline.contacts if one.id in names)
            yield from ((page.path, urls.contact_anchor(one.id), one) for one in shown)


def own_texts(record: Record) -> Iterator[tuple[str, Text]]:
    """Yield the texts of a record by their fields, with those of what in it has no place of its own.

    A table is no place to write sentences in.
    """
    for name, info in type(record).model_fields.items():
        if name not in APART:
            yield from _inside_of(str(info.alias or name), getattr(record, name))


def _inside_of(key: str, part: Any) -> Iterator[tuple[str, Text]]:
    match part:
        case Text() if type(part) in READ and part.place.file.endswith(WRITTEN):
            yield key, part
        case tuple():
            yield from (text for one in part for text in _inside_of(key, one))
        case dict():
            yield from (text for one in part.values() for text in _inside_of(key, one))
        case Record() if not (
            isinstance(part, (Named, CitationFields)) or (has(type(part), "citation") and part.apart)
        ):
            yield from ((f"{key}: {below}", text) for below, text in own_texts(part))
