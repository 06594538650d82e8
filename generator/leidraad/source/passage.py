"""What a text is made of: paragraphs and lists of words, that any form can print.

`R` is what stands for something else: in a text as it is read a reference, in one that is shown what it became.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

R = TypeVar("R")
S = TypeVar("S")
# What separates words to a browser.
SPACE = re.compile(r"[ \t\n\r\f]+")


@dataclass(frozen=True)
class Words:
    """Words in one style; a line end in them is a space to a reader."""

    text: str


@dataclass(frozen=True)
class Break:
    """What follows begins on a new line."""


@dataclass(frozen=True)
class Strong(Generic[R]):
    """Words that weigh more; never within others that do."""

    inside: Line[R]


@dataclass(frozen=True)
class Emphasis(Generic[R]):
    """Words that sound otherwise; never within others that do."""

    inside: Line[R]


@dataclass(frozen=True)
class Link(Generic[R]):
    """Words that lead to an address elsewhere; never within others that do."""

    address: str
    inside: Line[R]


Inline: TypeAlias = "Words | Break | Strong[R] | Emphasis[R] | Link[R] | R"
Line: TypeAlias = "tuple[Inline[R], ...]"


@dataclass(frozen=True)
class Paragraph(Generic[R]):
    """Words that stand together; a bare one is all that a point says before other points, without room around it."""

    line: Line[R]
    bare: bool = False


@dataclass(frozen=True)
class Listing(Generic[R]):
    """Points, numbered from `first` or without numbers."""

    points: tuple[Passage[R], ...]
    first: int | None = None


Stretch: TypeAlias = "Paragraph[R] | Listing[R]"
Passage: TypeAlias = "tuple[Stretch[R], ...]"


def inlines(passage: Passage[R]) -> Iterator[Inline[R]]:
    """Yield everything that stands in the lines of a passage, in the order of reading, each before what is in it."""
    for block in passage:
        match block:
            case Paragraph(line):
                yield from _inside(line)
            case Listing(points):
                for point in points:
                    yield from inlines(point)


def _inside(line: Line[R]) -> Iterator[Inline[R]]:
    for part in line:
        yield part
        if isinstance(part, Strong | Emphasis | Link):
            yield from _inside(part.inside)


def depth(passage: Passage[R]) -> int:
    """Return how many lists stand in each other at most."""
    lists = (block for block in passage if isinstance(block, Listing))
    return max((1 + max(map(depth, one.points), default=0) for one in lists), default=0)


def is_one_paragraph(passage: Passage[R]) -> bool:
    """Say whether a passage is one paragraph, as a heading is."""
    return len(passage) == 1 and isinstance(passage[0], Paragraph)


def has_empty_point(passage: Passage[R]) -> bool:
    """Say whether a list has a point without anything in it."""
    points = [point for block in passage if isinstance(block, Listing) for point in block.points]
    return not all(points) or any(map(has_empty_point, points))


def with_lines(passage: Passage[R], change: Callable[[Line[R]], Line[S]]) -> Passage[S]:
    """Return a passage with other lines."""
    return tuple(_with_lines(block, change) for block in passage)


def _with_lines(block: Stretch[R], change: Callable[[Line[R]], Line[S]]) -> Stretch[S]:
    match block:
        case Paragraph(line, bare):
            return Paragraph(change(line), bare)
        case Listing(points, first):
            return Listing(tuple(with_lines(point, change) for point in points), first)


def spoken(passage: Passage[R], words: Callable[[R], str]) -> str:
    """Return a passage as words on one line; `words` says what is read where something stands for something else."""
    return one_line(" ".join(_block(block, words) for block in passage))


def _block(block: Stretch[R], words: Callable[[R], str]) -> str:
    match block:
        case Paragraph(line):
            return spoken_line(line, words)
        case Listing(points, first):
            numbers = [""] * len(points) if first is None else [f"{first + at}. " for at in range(len(points))]
            return " ".join(number + spoken(point, words) for number, point in zip(numbers, points, strict=True))


def spoken_line(line: Line[R], words: Callable[[R], str]) -> str:
    """Return a line as words; `words` says what is read where something stands for something else."""
    return "".join(_spoken(part, words) for part in line)


def _spoken(part: Inline[R], words: Callable[[R], str]) -> str:
    match part:
        case Words(text):
            return text
        case Break():
            return "\n"
        case Strong(inside) | Emphasis(inside) | Link(_, inside):
            return spoken_line(inside, words)
    return words(part)


def one_line(text: str) -> str:
    """Return a text as a page shows it, on one line; a space that keeps words together stays."""
    return " ".join(SPACE.split(text)).strip(" ")
