"""The Word document: a heading for each page, a table of its texts, and two columns to write in.

A text stands as it is written, with `[[…]]`: what an expert writes goes back in the same way.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from lxml import etree

from leidraad.exchange.codes import COLUMNS, RowCode
from leidraad.exchange.leaves import ExchangedText, Leaf
from leidraad.exchange.lines import paragraphs
from leidraad.exchange.package import packed
from leidraad.language import exchange_words, filled
from leidraad.source.model.guideline import Guideline
from leidraad.web.dates import date_in

# A4 that lies, its margins, and the columns of what is left, in mm.
PAPER, MARGIN, WIDTHS = (297, 210), 15, (34, 74, 53, 43, 63)
# Styles of ours, with the size of their letters, and which column has which.
SMALL, CELL, HEADING, REFERENCE = "Plaats", "Cel", "Kolomkop", "Verwijzing"
SIZES = {SMALL: 7.5, CELL: 9.5, HEADING: 9.5}
# What the library's own styles have too large for so many tables.
AROUND = {"Title": 20, "Header": 8, "Footer": 8}
STYLES = (SMALL, CELL, SMALL, CELL, CELL)
FONT, INK, HEAD = "Calibri", RGBColor(0x1F, 0x3A, 0x5F), "E7ECF3"
LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}
EXPLAINED = ("uitleg-nieuw", "uitleg-opmerking", "uitleg-plaats", "uitleg-opmaak", "uitleg-bijhouden")
TOKEN = re.compile(r"(\[\[.*?\]\])")
# Word of 2013 and later, so that it says nothing of a mode for older documents.
NEW_WORD = "15"
# A document can say so much of itself; the title stands in it as a whole.
LONGEST = 255
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def word_document(guideline: Guideline, found: Iterable[Leaf], today: date) -> bytes:
    """Return the document of some pages, the same bytes for the same texts on the same day."""
    words = exchange_words(guideline.language)
    title = filled(words["titel"], guideline.settings.title)
    made = docx.Document()
    _set_up(made, guideline, title, today)
    made.add_paragraph(title, "Title")
    made.add_paragraph(words["uitleg-kop"], "Heading 1")
    for name in EXPLAINED:
        made.add_paragraph(words[name], "List Bullet")
    for leaf in found:
        made.add_heading(leaf.title, leaf.depth)
        _add_table(made, leaf, guideline.language)
    memory = io.BytesIO()
    made.save(memory)
    return packed(memory.getvalue(), today)


def _set_up(made: Document, guideline: Guideline, title: str, today: date) -> None:
    """Set the paper, the styles, the language and what the document says of itself."""
    section, (width, height) = made.sections[0], PAPER
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(width), Mm(height)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN)
    words = exchange_words(guideline.language)
    told = filled(words["gemaakt"], date_in(guideline.language, today), guideline.settings.version)
    section.header.paragraphs[0].text = f"{title}. {told}"
    _in(section.footer.paragraphs[0]._p, "w:fldSimple", instr="PAGE")  # noqa: SLF001 - it has no fields
    _style(made, guideline.language)
    about, moment = made.core_properties, datetime(today.year, today.month, today.day, tzinfo=UTC)
    about.title, about.language, about.comments = title[:LONGEST], LANGUAGES[guideline.language], ""
    about.author = about.last_modified_by = ""
    about.created = about.modified = moment
    # A picture of the library's own empty page.
    package = made.part.package
    assert package is not None, "it was opened from one"
    for name in [name for name, one in package.rels.items() if one.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del package.rels[name]
    for one in made.settings.element.iter(qn("w:compatSetting")):
        if one.get(qn("w:name")) == "compatibilityMode":
            one.set(qn("w:val"), NEW_WORD)


def _style(made: Document, language: str) -> None:
    styles = made.styles
    styles["Normal"].font.name, styles["Normal"].font.size = FONT, Pt(11)
    for name, size in SIZES.items():
        style: Any = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.font.size = styles["Normal"], Pt(size)
        style.paragraph_format.space_after = Pt(2)
    for name, size in AROUND.items():
        styles[name].font.size = Pt(size)
    styles[HEADING].font.bold = True
    # Codes are no words to spell.
    _in(styles[SMALL].element.get_or_add_rPr(), "w:noProof")
    styles.add_style(REFERENCE, WD_STYLE_TYPE.CHARACTER).font.color.rgb = INK
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3"):
        styles[name].font.color.rgb = INK
    for one in styles.element.iter(qn("w:lang")):
        one.set(qn("w:val"), LANGUAGES[language])


def _add_table(made: Document, leaf: Leaf, language: str) -> None:
    words = exchange_words(language)
    table = made.add_table(0, len(COLUMNS), "Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Mm(width)
    element = table._tbl  # noqa: SLF001 - the library has no way to say what a screen reader says of a table
    _in(element.tblPr, "w:tblCaption", val=leaf.title)
    _in(element.tblPr, "w:tblDescription", val=filled(words["tabel"], leaf.title))
    _add_row(element, ((words[name],) for name in COLUMNS), is_head=True)
    for code, one in leaf.texts:
        _add_row(element, _cells(code, one, words["elders"]), is_head=False)


def _cells(code: RowCode, one: ExchangedText, elsewhere: str) -> Iterator[Iterable[str]]:
    """Yield the lines of each cell of a text; the last two are to write in."""
    number, name = code.lines
    also = (filled(elsewhere, "; ".join(one.elsewhere)),) if one.elsewhere else ()
    yield from ((number, one.name, name), paragraphs(one.text), (*one.sources, *also), (), ())


def _add_row(table: Any, cells: Iterable[Iterable[str]], *, is_head: bool) -> None:
    row = _in(table, "w:tr")
    about = _in(row, "w:trPr")
    _in(about, "w:cantSplit")
    if is_head:
        _in(about, "w:tblHeader")
    for lines, width, style in zip(cells, WIDTHS, STYLES, strict=True):
        cell = _in(row, "w:tc")
        shape = _in(cell, "w:tcPr")
        _in(shape, "w:tcW", w=str(Mm(width).twips), type="dxa")
        if is_head:
            _in(shape, "w:shd", val="clear", color="auto", fill=HEAD)
        for line in lines or ("",):
            _add_paragraph(cell, line, HEADING if is_head else style)


def _add_paragraph(cell: Any, text: str, style: str) -> None:
    """Add a paragraph in which references have a colour, and a line end is one."""
    made = _in(cell, "w:p")
    _in(_in(made, "w:pPr"), "w:pStyle", val=style)
    for part in filter(None, TOKEN.split(text)):
        run = _in(made, "w:r")
        if TOKEN.fullmatch(part):
            _in(_in(run, "w:rPr"), "w:rStyle", val=REFERENCE)
        for at, line in enumerate(part.split("\n")):
            if at:
                _in(run, "w:br")
            words = _in(run, "w:t")
            words.text = line
            words.set(XML_SPACE, "preserve")


def _in(parent: Any, tag: str, **attributes: str) -> Any:
    """Add a part to another: half of what the library takes for one."""
    return etree.SubElement(parent, _name(tag), {_name(f"w:{key}"): value for key, value in attributes.items()})


_name = cache(qn)
