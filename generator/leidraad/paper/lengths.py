"""How much stands on one page, as far as it can be said before it is set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leidraad.paper.document import Element, Heading, Prose
from leidraad.paper.walk import every_element

# So many letters surely stand on one page: in a column of any form, and over the whole width of a handout, where each
# paragraph leaves the rest of a line empty.
SHORT, WHOLE, REST = 900, 3000, 70


def fits_together(blocks: Iterable[Element]) -> bool:
    """Say whether blocks are so short that they can stand on one page; more letters would be cut off there."""
    return sum(_letters(blocks)) <= SHORT


def fits_across(blocks: Iterable[Element]) -> bool:
    """Say whether blocks are so short that they stand on one page of a handout, whatever is in them."""
    return sum(count + REST for count in _letters(blocks)) <= WHOLE


def _letters(blocks: Iterable[Element]) -> Iterator[int]:
    """Yield how many letters each paragraph and heading has."""
    read = (block.text for block in every_element(tuple(blocks)) if isinstance(block, Prose | Heading))
    yield from (len(text) if isinstance(text, str) else sum(len(span.text) for span in text) for text in read)
