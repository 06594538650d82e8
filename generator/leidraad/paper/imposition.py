"""Pages of A5 become a booklet: two beside each other on A4, in the order in which it is folded."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, FloatObject, NameObject, StreamObject

# How many pages a stapler gets through, folded: ten sheets of four.
SECTION = 40
A5 = (420.94, 595.28)


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


def impose(pdf: bytes) -> bytes:
    """Return the pages of a PDF in the order of a booklet, to print on both sides and fold."""
    reader, writer = PdfReader(io.BytesIO(pdf)), PdfWriter()
    writer.metadata = reader.metadata
    forms = [_form(page, writer) for page in reader.pages]
    for left, right in order(len(forms)):
        page = writer.add_blank_page(2 * A5[0], A5[1])
        shown = {x: forms[one] for x, one in ((0.0, left), (A5[0], right)) if one is not None}
        _stamp(page, shown, writer)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def _form(page: PageObject, writer: PdfWriter) -> StreamObject:
    """Return what a page is drawn with as a picture that other pages can show."""
    form = page["/Contents"].get_object()
    assert isinstance(form, StreamObject), "Typst draws a page with one stream"
    form[NameObject("/Type")] = NameObject("/XObject")
    form[NameObject("/Subtype")] = NameObject("/Form")
    form[NameObject("/BBox")] = ArrayObject(map(FloatObject, (0, 0, *A5)))
    form[NameObject("/Resources")] = page.raw_get("/Resources")
    clone = form.clone(writer)
    assert isinstance(clone, StreamObject), "a clone is what it is a clone of"
    return clone


def _stamp(page: PageObject, forms: Mapping[float, StreamObject], writer: PdfWriter) -> None:
    """Put pages on one, each that far from the left."""
    shown, drawn = DictionaryObject(), b""
    for x, form in forms.items():
        assert form.indirect_reference, "a clone is of its writer"
        name = f"/P{len(shown)}"
        shown[NameObject(name)] = form.indirect_reference
        drawn += f"q 1 0 0 1 {x:.2f} 0 cm {name} Do Q\n".encode()
    contents = ContentStream(None, writer)
    contents.set_data(drawn)
    page.replace_contents(contents)
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): shown})
