"""A link within a document leads to its spot, which is known only when all is set; the PDF stays whole."""

from __future__ import annotations

import io
import re

import pytest
import typst
from pypdf import PdfReader

from leidraad.paper.jumps import Landing, joined

# Links of two lengths before and behind what they lead to, on pages of two heights.
TEXT = b"""\
#set page(width: 100pt, height: 200pt, margin: 0pt)
#link("jump:a")[to a], #link("jump:at-the-end.10")[to the end], #link("https://example.nl")[out]
#page(height: 120pt)[#link("jump:a")[back]]
"""
SPOTS: dict[str, Landing] = {"a": (1, 20, 50), "at-the-end.10": (2, 30, 4)}


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """A PDF whose links lead to their spots."""
    made = typst.compile(TEXT)
    assert isinstance(made, bytes)
    return joined(made, SPOTS, "blz\u00e9")


def test_a_link_leads_to_the_page_and_the_height_of_its_spot_and_says_its_page(pdf: bytes) -> None:
    pages = PdfReader(io.BytesIO(pdf), strict=True).pages
    links = [note.get_object() for page in pages for note in page["/Annots"]]
    led = [(one["/Dest"], one["/Contents"]) for one in links if "/Dest" in one]
    numbers = {page.indirect_reference.idnum: number for number, page in enumerate(pages, 1) if page.indirect_reference}
    places = [(numbers[place[0].idnum], float(place[2]), float(place[3]), said) for place, said in led]
    # A line is shown whole, and nothing above its page.
    assert places == [(1, 20, 160, "blzé 1"), (2, 30, 120, "blzé 2"), (1, 20, 160, "blzé 1")]
    assert [one["/A"]["/URI"] for one in links if "/A" in one] == ["https://example.nl"]


def test_its_table_tells_where_each_object_begins(pdf: bytes) -> None:
    start = int(re.findall(rb"startxref\n(\d+)", pdf)[-1])
    begins = re.findall(rb"(\d{10}) \d{5} n", pdf[start:])
    assert pdf[start:].startswith(b"xref")
    assert [pdf[int(at) :].startswith(b"%d 0 obj" % number) for number, at in enumerate(begins, 1)] == [True] * len(
        begins
    )
    assert b"jump:" not in pdf
