"""What goes through a whole document: its blocks, its marks, and the document as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from leidraad.paper.document import Card, Element, Mark, Panel, Points, Prose, Run, Together


def as_data(value: Any) -> object:
    """Return a document as plain data; words without a style are only themselves, as most are."""
    if isinstance(value, tuple):
        return [as_data(part) for part in value]
    if isinstance(value, Run) and value == Run(value.text):
        return value.text
    # What `fields` goes through, at once.
    names = getattr(value, "__dataclass_fields__", None)
    if names is None:
        return value
    return {"kind": type(value).__name__.lower()} | {name: as_data(getattr(value, name)) for name in names}


def every_element(blocks: tuple[Element, ...]) -> Iterator[Element]:
    """Yield every block, and the blocks inside it after it."""
    for block in blocks:
        yield block
        if isinstance(block, Panel | Together | Card):
            yield from every_element(block.blocks)
        elif isinstance(block, Points):
            for point in block.points:
                yield from every_element(point.blocks)


def every_mark(blocks: tuple[Element, ...]) -> Iterator[Mark]:
    """Yield every mark of a document, in the order of reading."""
    for block in every_element(blocks):
        if isinstance(block, Prose | Card):
            yield from block.marks
