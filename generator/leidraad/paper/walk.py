"""What goes through a whole document: its blocks, its marks, and the document as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from leidraad.paper.document import (
    Beside,
    Callee,
    Element,
    Elements,
    Heading,
    Ladder,
    Large,
    Mark,
    Panel,
    Points,
    Prose,
    Run,
    Table,
    Together,
)


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
        for inside in _inside(block):
            yield from every_element(inside)


def _inside(block: Element) -> tuple[Elements, ...]:
    """Return the parts of a block that hold blocks, in the order of reading."""
    match block:
        case Panel(blocks=blocks) | Together(blocks) | Callee(blocks=blocks) | Large(blocks=blocks):
            return (blocks,)
        case Points(points=points):
            return tuple(point.blocks for point in points)
        case Beside(cells=cells):
            return cells
        case Ladder(question=question, answers=answers):
            return (question, *answers)
        case Table(rows=rows):
            return tuple(cell for row in rows for cell in row)
    return ()


def every_text(blocks: tuple[Element, ...]) -> Iterator[str]:
    """Yield the words of every paragraph and heading of a document."""
    for block in every_element(blocks):
        if isinstance(block, Prose):
            yield "".join(run.text for run in block.text)
        elif isinstance(block, Heading):
            yield block.text


def every_mark(blocks: tuple[Element, ...]) -> Iterator[Mark]:
    """Yield every mark of a document, in the order of reading."""
    for block in every_element(blocks):
        if isinstance(block, Prose | Callee):
            yield from block.marks
