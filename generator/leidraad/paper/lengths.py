"""How much stands on one page, as far as it can be said before it is set."""

from __future__ import annotations

from collections.abc import Iterable

from leidraad.paper.document import Element, Heading, Prose
from leidraad.paper.walk import every_element

# So many letters surely stand on one page, in a column of any form.
SHORT = 900


def fits_together(blocks: Iterable[Element]) -> bool:
    """Say whether blocks are so short that they can stand on one page; more letters would be cut off there."""
    read = (block.text for block in every_element(tuple(blocks)) if isinstance(block, Prose | Heading))
    letters = (len(text) if isinstance(text, str) else sum(len(span.text) for span in text) for text in read)
    return sum(letters) <= SHORT
