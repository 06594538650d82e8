"""Where a text stands in the content, said so that it stays true when lines move: its file, and the way to it there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from leidraad.source.nodes import Fields, Items, Node, Source, Text
from leidraad.source.reading import read_yaml

# The field that tells the records of a list apart, wherever they stand in it.
ID = "id"


@dataclass(frozen=True)
class TextPlace:
    """The name of a file of the content, and the fields and points on the way to a text in it."""

    file: str
    steps: tuple[str, ...]

    @property
    def name(self) -> str:
        """What a page calls it, which says nothing of the disk."""
        return hashlib.sha256("\0".join((self.file, *self.steps)).encode()).hexdigest()[:24]


def texts_of(node: Node, steps: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Text]]:
    """Yield every text of a file that is no name of a field, with the way to it; a point with an id is called so."""
    match node:
        case Text():
            yield steps, node
        case Items():
            for number, one in enumerate(node):
                yield from texts_of(one, (*steps, _step(number, one)))
        case Fields():
            for key, part in node.items():
                yield from texts_of(part, (*steps, str(key)))


def _step(number: int, one: Node) -> str:
    name = dict(one).get(Text(ID, one.span)) if isinstance(one, Fields) else None
    return f"{ID}={name}" if isinstance(name, Text) else str(number)


def text_at(node: Node, place: TextPlace) -> Text | None:
    """Return the text at a place of its file; nothing when none stands there, or more than one may be meant."""
    found = [text for steps, text in texts_of(node) if steps == place.steps]
    return found[0] if len(found) == 1 else None


def places_in(source: Source) -> dict[tuple[int, int], TextPlace]:
    """Return the place of every text of a file that was read before, by line and column."""
    node = read_yaml(source.file, "\n".join(source.lines).encode())
    return {(text.span.line, text.span.column): TextPlace(source.file, steps) for steps, text in texts_of(node)}
