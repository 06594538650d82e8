"""PDFs that are wrong on purpose, each in one way, made from one that is right."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

from leidraad.paper.press import FONTS

SOURCE = Path(__file__).with_name("good.typ")
MOMENT = datetime(2026, 11, 23, tzinfo=UTC)


def good() -> bytes:
    """Return the PDF that nothing is wrong with."""
    compiler = typst.Compiler(str(SOURCE), font_paths=[str(FONTS)], ignore_system_fonts=True)
    pdf = compiler.compile(format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=MOMENT)
    assert isinstance(pdf, bytes)
    return pdf


def broken(pdf: bytes, break_it: Callable[[PdfWriter], None]) -> bytes:
    """Return a PDF after something was done to it."""
    writer, file = PdfWriter(clone_from=io.BytesIO(pdf)), io.BytesIO()
    break_it(writer)
    writer.write(file)
    return file.getvalue()


def _elements(writer: PdfWriter, role: str) -> Iterator[DictionaryObject]:
    """Yield the elements of the structure with a role, in the order of reading."""
    waiting: list[Any] = [writer.root_object["/StructTreeRoot"]]
    while waiting:
        one = waiting.pop().get_object()
        if isinstance(one, ArrayObject):
            waiting += reversed(one)
        elif isinstance(one, DictionaryObject):
            if one.get("/S") == role:
                yield one
            waiting += [one.raw_get("/K")] if "/K" in one else []


def _rename(writer: PdfWriter, role: str, other: str) -> None:
    for one in list(_elements(writer, role)):
        one[NameObject("/S")] = NameObject(other)


def _fonts(writer: PdfWriter) -> Iterator[DictionaryObject]:
    for font in writer.pages[0]["/Resources"]["/Font"].values():
        yield font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()


def _rewrite(stream: Any, old: bytes, new: bytes) -> None:
    data = stream.get_object().get_data()
    assert old in data
    stream.get_object().set_data(data.replace(old, new))


def _content(writer: PdfWriter, change: Callable[[bytes], bytes]) -> None:
    stream = DecodedStreamObject()
    contents = writer.pages[0].get_contents()
    assert contents is not None
    stream.set_data(change(contents.get_data()))
    writer.pages[0][NameObject("/Contents")] = writer._add_object(stream)


def _no_tags(writer: PdfWriter) -> None:
    del writer.root_object["/StructTreeRoot"], writer.root_object["/MarkInfo"]


def _no_language(writer: PdfWriter) -> None:
    del writer.root_object["/Lang"]


def _english(writer: PdfWriter) -> None:
    writer.root_object[NameObject("/Lang")] = TextStringObject("en")


def _no_alternative(writer: PdfWriter) -> None:
    del next(_elements(writer, "/Figure"))["/Alt"]


def _skipped_heading(writer: PdfWriter) -> None:
    _rename(writer, "/H2", "/H3")


def _no_heading(writer: PdfWriter) -> None:
    for role in ("/H1", "/H2", "/H3"):
        _rename(writer, role, "/P")


def _file_name_shown(writer: PdfWriter) -> None:
    del writer.root_object["/ViewerPreferences"]["/DisplayDocTitle"]


def _no_title(writer: PdfWriter) -> None:
    assert writer.metadata is not None
    writer.metadata = {}
    _rewrite(writer.root_object["/Metadata"], b"dc:title", b"dc:type")


def _untagged_link(writer: PdfWriter) -> None:
    for link in writer.pages[0]["/Annots"]:
        del link.get_object()["/StructParent"]


def _link_without_words(writer: PdfWriter) -> None:
    for link in writer.pages[0]["/Annots"]:
        del link.get_object()["/Contents"]


def _font_not_embedded(writer: PdfWriter) -> None:
    for descriptor in _fonts(writer):
        del descriptor["/FontFile3"]


def _no_claim_of_accessibility(writer: PdfWriter) -> None:
    _rewrite(writer.root_object["/Metadata"], b"pdfuaid:part", b"pdfuaid:deel")


def _no_claim_of_archive(writer: PdfWriter) -> None:
    _rewrite(writer.root_object["/Metadata"], b"pdfaid:conformance", b"pdfaid:niveau")


def _no_header_cells(writer: PdfWriter) -> None:
    _rename(writer, "/TH", "/TD")


def _list_without_entries(writer: PdfWriter) -> None:
    _rename(writer, "/LI", "/P")


def _no_bookmarks(writer: PdfWriter) -> None:
    del writer.root_object["/Outlines"]


def _empty_page(writer: PdfWriter) -> None:
    writer.add_blank_page()


def _beside_the_page(writer: PdfWriter) -> None:
    _content(writer, lambda data: b"q 1 0 0 1 520 0 cm " + data + b" Q")


def _words_without_a_tag(writer: PdfWriter) -> None:
    _content(writer, lambda data: data.replace(b"/Span<</MCID 0>>BDC", b"/Span BMC", 1))


def _no_footer(writer: PdfWriter) -> None:
    _content(writer, lambda data: data[: data.rindex(b"/Artifact<<")])


def _script(writer: PdfWriter) -> None:
    script = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(script)


# What is done to the good PDF, and the rules that must then refuse it, of each judge that knows one.
BREAKAGES: Mapping[Callable[[PdfWriter], None], tuple[str, ...]] = {
    _no_tags: ("veraPDF PDFUA-1 7.1-11", "veraPDF PDFA-2A 6.7.3.3-1", "page PDFUA1-STRUCT-TREE-ROOT-001"),
    _no_language: ("veraPDF PDFUA-1 7.2-34", "page PDFUA1-TEXT-LANGUAGE-001", "own language"),
    _english: ("own language",),
    _no_alternative: ("veraPDF PDFUA-1 7.3-1", "page PDFUA1-FIGURE-ALTERNATIVE-TEXT-001", "own alternative texts"),
    _skipped_heading: ("veraPDF PDFUA-1 7.4.2-1", "page PDFUA1-HEADING-NESTING-001", "own headings"),
    _no_heading: ("own headings",),
    _file_name_shown: ("veraPDF PDFUA-1 7.1-10", "page PDFUA1-VIEWER-PREFERENCES-001", "own title"),
    _no_title: ("veraPDF PDFUA-1 7.1-9", "page PDFUA1-METADATA-TITLE-001", "own title"),
    _untagged_link: ("veraPDF PDFUA-1 7.18.5-1", "page PDFUA1-LINK-LINK-TAG-001"),
    _link_without_words: ("veraPDF PDFUA-1 7.18.5-2", "page PDFUA1-LINK-CONTENTS-001"),
    _font_not_embedded: ("veraPDF PDFA-2A 6.2.11.4.1-1", "page PDFA2A-FONT-EMBEDDING-001", "own fonts"),
    _no_claim_of_accessibility: ("veraPDF PDFUA-1 5-2", "page PDFUA1-ID-PART-001"),
    _no_claim_of_archive: ("veraPDF PDFA-2A 6.6.4-3", "page PDFA2A-ID-CONFORMANCE-001"),
    _no_header_cells: ("own table headers",),
    _list_without_entries: ("veraPDF PDFUA-1 7.2-19", "page PDFUA1-L-KIDS-001"),
    _no_bookmarks: ("own bookmarks",),
    _empty_page: ("own no empty page", "own emergency numbers", "own page numbers"),
    _beside_the_page: ("own on the page",),
    _words_without_a_tag: ("veraPDF PDFUA-1 7.1-3", "page PDFUA1-CONTENT-TAGGING-001"),
    _no_footer: ("own emergency numbers",),
    _script: ("veraPDF PDFA-2A 6.5.1-1", "page PDFA2A-ACTION-TYPE-001"),
}
