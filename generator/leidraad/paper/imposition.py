"""The order in which pages of A5 stand beside each other on A4, to be folded into a booklet."""

from __future__ import annotations

from collections.abc import Iterator

# How many pages a stapler gets through, folded: ten sheets of four.
SECTION = 40


def order(pages: int) -> Iterator[tuple[int | None, int | None]]:
    """Yield the pages, from 0, on the left and right of each side; nothing stands for an empty one.

    A side and the next one are a sheet. A booklet that is too thick to staple becomes some of the same size.
    """
    sheets = -(-pages // 4)
    sections = -(-sheets * 4 // SECTION)
    first = 0
    for section in range(sections):
        size = 4 * (sheets * (section + 1) // sections - sheets * section // sections)
        numbers = [n if n < pages else None for n in range(first, first + size)]
        for i in range(0, size // 2, 2):
            yield numbers[-1 - i], numbers[i]
            yield numbers[i + 1], numbers[-2 - i]
        first += size
