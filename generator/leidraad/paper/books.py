"""The blocks of what says a text once: where it comes back, it is named and its page is given."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from leidraad.paper.document import Element, Heading, Point, Prose
from leidraad.paper.publication import Format
from leidraad.paper.setting import Writer, led
from leidraad.source.passage import Paragraph, Passage, Words, spoken
from leidraad.web.meaning import Meaning, words
from leidraad.web.text import Rich
from leidraad.web.views.items import ItemView
from leidraad.web.views.origins import ProvenanceView

# Where a sentence ends that is no question, as a question alone says nothing to do.
END = re.compile(r"[.!][^\w\s]*(?=\s+[^\sa-z])")


@dataclass(frozen=True)
class _First:
    """Where an item stood first, and what it came from there."""

    place: str
    provenance: ProvenanceView


class SheetWriter(Writer):
    """Writes some pages, on which points with more below them, as two roles may have the same, stand once."""

    def __init__(self, sentences: Mapping[str, str], address: str, form: Format = Format.SHEET) -> None:
        super().__init__(sentences, address, form)
        self._first: dict[object, _First] = {}

    def stands_once(self, item: ItemView) -> bool:
        """Say whether an item is only named where it comes back."""
        return bool(item.children)

    def item(self, item: ItemView) -> Point:
        """Return an item whole the first time; after that how it begins, what to mind, and where it stands."""
        if not self.stands_once(item):
            return super().item(item)
        if first := self._first.get(item.said):
            short = replace(item, text=Rich(opening(item.text.passage)), children=())
            if short == item:
                return super().item(item)
            same_sources = {"marks": ()} if first.provenance == item.provenance else {}
            return _changed(super().item(short), see=first.place, **same_sources)
        point = super().item(item)
        if not isinstance(point.blocks[0], Prose):
            return point
        self._first[item.said] = _First(str(len(self._first)), item.provenance)
        return _changed(point, place=self._first[item.said].place)


class BookWriter(SheetWriter):
    """Writes a book, to look things up in: without lines for the pen, and only what begins a page is listed."""

    def __init__(self, sentences: Mapping[str, str], address: str) -> None:
        super().__init__(sentences, address, Format.BOOK)

    def stands_once(self, item: ItemView) -> bool:
        """Return that every item does."""
        return True

    def heading(self, level: int, text: str, kicker: str = "") -> Heading:
        """Return a heading that is not among the contents."""
        return Heading(level, text, kicker, listed=False)

    def lines(self, label: str) -> tuple[Element, ...]:
        """Return nothing: nobody fills in a book."""
        return ()

    def difference(self, text: Rich | None, title: str = "verschil") -> tuple[Element, ...]:
        """Return a note as a paragraph; of sources that differ only the first time."""
        if text is None or (title == "verschil" and not self.is_new(f"verschil {spoken(text.passage, words)}")):
            return ()
        return led(f"{self.sentences[title]}: ", self.text(text, style="small"))


def opening(passage: Passage[Meaning]) -> Passage[Meaning]:
    """Return how a text begins: as far as the end of its first sentence that is no question."""
    match passage:
        case (Paragraph(line), *_):
            for at, part in enumerate(line):
                if isinstance(part, Words) and (end := END.search(part.text)):
                    return (Paragraph((*line[:at], Words(part.text[: end.end()]))),)
            return passage[:1]
    return passage


def _changed(point: Point, **changes: Any) -> Point:
    """Return a point with something else in its first paragraph."""
    first, *rest = point.blocks
    assert isinstance(first, Prose)
    return Point((replace(first, **changes), *rest))
