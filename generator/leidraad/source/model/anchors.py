"""Where on its page each part of the model stands, read from the model itself, so that no field can be forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from leidraad.source.model.base import Named
from leidraad.source.model.citation import CitationFields
from leidraad.source.model.record import Record, has
from leidraad.source.nodes import Text


class Anchored(NamedTuple):
    """A part of a page with its anchor, which is a text of the content where an editor chose it."""

    anchor: str
    record: Record

    @property
    def citation(self) -> CitationFields | None:
        """Where it comes from, if it says so."""
        found: CitationFields | None = getattr(self.record, "citation", None)
        return found

    @property
    def used(self) -> Text | None:
        """The address of the text that stands here, when it is written elsewhere."""
        found: Text | None = getattr(self.record, "used", None)
        return found

    @property
    def said(self) -> Text | None:
        """What it says, in one of its fields; nothing for a list that only has a source."""
        name = type(self.record).said
        found: Text | None = getattr(self.record, name) if name else None
        return found


def anchored(part: Any, above: str = "", key: str = "") -> Iterator[Anchored]:
    """Yield what has an anchor in a part of the model, in the order of its fields.

    The anchor is the id of what has one and the name of what stands in a mapping. What only has a source is called by
    the key of its field: `doel`, and within something else `uitkomst_controle`, which no id can be; in a list it is
    counted. What is said on the same place as the part around it has the anchor of that.
    """
    match part:
        case tuple():
            for number, one in enumerate(part, 1):
                yield from _one(one, above, key, number)
        case dict():
            for name, one in part.items():
                yield from _named(one, name) if isinstance(one, Record) else anchored(one, above, key)
        case Record():
            yield from _one(part, above, key)


def inside(record: Record, above: str = "") -> Iterator[Anchored]:
    """Yield what has an anchor inside a record, such as a page."""
    for name, key in _fields(type(record)):
        part = getattr(record, name)
        if not isinstance(part, str):
            yield from anchored(part, above, key)


@cache
def _fields(kind: type[Record]) -> tuple[tuple[str, str], ...]:
    """Return the fields that can hold something with an anchor, and their keys: a source has none in it."""
    return tuple((name, str(info.alias or name)) for name, info in kind.model_fields.items() if name != "citation")


def _named(record: Record, name: Text) -> Iterator[Anchored]:
    yield Anchored(name, record)
    yield from inside(record, name)


def _one(part: Any, above: str, key: str, number: int = 0) -> Iterator[Anchored]:
    if isinstance(part, Named):
        yield from _named(part, part.id)
    elif isinstance(part, Record):
        name = _name(part, above, key, number)
        if name:
            yield Anchored(name, part)
        yield from inside(part, name or above)


def _name(record: Record, above: str, key: str, number: int) -> str:
    """Return the anchor of a record without an id; nothing for one that has no source and so no place of its own."""
    if not has(type(record), "citation"):
        return ""
    if not type(record).apart:
        return above
    name = f"{type(record).counted_as}-{number}" if number else key
    return f"{above}_{name}" if above else name
