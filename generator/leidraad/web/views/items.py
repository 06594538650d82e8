"""The smallest parts of a page: items with their sub-points, what each is called, and where they come from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from leidraad.source.passage import spoken
from leidraad.web.meaning import words
from leidraad.web.text import Rich
from leidraad.web.views.origins import ProvenanceView

# About as much of an item as is enough to know it by.
SHORT = 60


@dataclass(frozen=True)
class SourceLine:
    """Where some parts of an item come from; `marks` says which, where not all do, and `of` has their anchors."""

    marks: str
    of: str
    provenance: ProvenanceView


@dataclass(frozen=True)
class ItemView:
    """An item with its sub-points; `id` is its anchor on this page, and `mark` its letter among other sub-points."""

    id: str
    text: Rich
    provenance: ProvenanceView
    difference: Rich | None
    children: tuple[ItemView, ...]
    mark: str = ""

    @property
    def name(self) -> str:
        """What a link to it is called: its first words."""
        said = spoken(self.text.passage, words)
        return said if len(said) <= SHORT else f"{said[:SHORT].rpartition(' ')[0]}…"

    @property
    def sources(self) -> tuple[SourceLine, ...]:
        """Where it and its sub-points come from: each source once, with the letters of the parts that have it."""
        found: dict[ProvenanceView, list[tuple[str, str]]] = {}
        for mark, one in _marked(self):
            found.setdefault(one.provenance, []).append((mark, one.id))
        apart = len(found) > 1
        return tuple(
            SourceLine(
                marks=", ".join(mark for mark, _ in parts if mark) if apart else "",
                of=" ".join(name for _, name in parts),
                provenance=provenance,
            )
            for provenance, parts in found.items()
        )


def _marked(item: ItemView, before: str = "") -> Iterator[tuple[str, ItemView]]:
    """Yield an item and all under it, each with the letters on the way to it."""
    mark = before + item.mark
    yield mark, item
    for child in item.children:
        yield from _marked(child, mark)
