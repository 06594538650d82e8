"""A printed document around its blocks: what stands on every page, where all comes from, and how it is set."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from leidraad.paper.document import Element, Runs


@dataclass(frozen=True)
class FootNumber:
    """A number to call, at the foot of every page; `name` is empty where the number is the name."""

    name: str
    number: str


@dataclass(frozen=True)
class Furniture:
    """What stands on every page of a document: the labels are the interface's sentences.

    The logo of an organisation is an SVG, or empty.
    """

    site: str
    version: str
    date: str
    numbers: tuple[FootNumber, ...]
    page: str
    of: str
    rights: str
    logo: str = ""


@dataclass(frozen=True)
class Cited:
    """A document that notes cite, by its letter."""

    letter: str
    title: str


@dataclass(frozen=True)
class Checked:
    """Documents that were checked on the same day; the label says when."""

    label: str
    documents: tuple[Cited, ...]


@dataclass(frozen=True)
class Note:
    """Where a text comes from, by name; `back` is the place of the first mark of it, or empty."""

    name: str
    text: Runs
    back: str


@dataclass(frozen=True)
class Sources:
    """Where all comes from: the documents, what the first words of the notes mean, and the notes."""

    heading: str = ""
    checked: tuple[Checked, ...] = ()
    legend: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


class Format(StrEnum):
    """How a document is set: on A4, there in columns, on one side of it, as a book of A4, or as one of A5 to fold.

    A card is one page: of A4, of A4 across, or of A5. Any of these can be in large print instead.
    """

    HANDOUT = "handout"
    SHEET = "sheet"
    POSTER = "poster"
    BOOK = "book"
    POCKET = "pocket"
    CARD = "card"
    ACROSS = "across"
    SMALL = "small"
    LARGE = "large"


@dataclass(frozen=True)
class Publication:
    """One handout; `address` is where its page stands on the web, with a QR code, or empty.

    Only a book has `contents`, the heading of a table of contents, and a `guide` to what comes back in it. `until` is
    when a card must be looked at again, `letters` the sizes of those that it may be set in, the last of which fits.
    """

    id: str
    title: str
    description: str
    language: str
    furniture: Furniture
    blocks: tuple[Element, ...]
    sources: Sources
    form: Format = Format.HANDOUT
    address: str = ""
    qr: str = ""
    contents: str = ""
    guide: str = ""
    until: str = ""
    letters: tuple[float, ...] = ()


CARDS = (Format.CARD, Format.ACROSS, Format.SMALL)
