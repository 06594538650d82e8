"""What a reference in a text becomes on a page."""

from __future__ import annotations

from dataclasses import dataclass

from leidraad.source.model.phone import dialled


@dataclass(frozen=True)
class Way:
    """Words that lead to a place on the site."""

    path: str
    text: str


@dataclass(frozen=True)
class Call:
    """A number that can be dialled."""

    number: str


@dataclass(frozen=True)
class TermNote:
    """The short meaning of a term, shown when the reader asks for it."""

    id: str
    name: str
    short: str
    path: str


@dataclass(frozen=True)
class Explained:
    """A term where a section first uses it."""

    note: TermNote
    text: str


Meaning = Way | Call | Explained


def words(part: Meaning) -> str:
    """Return what is read of it."""
    match part:
        case Way(_, text):
            return text
        case Call(number):
            return number
        case Explained(_, text):
            return text


def tel(number: str) -> str:
    """Return the address that makes a phone dial a number."""
    return f"tel:{dialled(number)}"
