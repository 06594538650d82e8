"""What somebody wrote in a cell, as words, and what a word processor can put there that is no words.

Whatever it is, it is read as a reader of the document sees it, or it is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from leidraad.exchange.lines import rejoined
from leidraad.exchange.styles import Styles, W, value

# What stands for signs of a text, and what is around it without a word of its own.
SIGNS = {"tab": " ", "ptab": " ", "cr": "\n", "br": "\n", "noBreakHyphen": "-", "softHyphen": ""}
AROUND = (
    "ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "bdo", "dir", "r",
)  # fmt: skip
GONE, ADDED = ("del", "moveFrom"), ("ins", "moveTo")
# What cannot be a text of ours.
FOREIGN = {
    "drawing": "een plaatje",
    "pict": "een plaatje",
    "object": "een plaatje",
    "AlternateContent": "een plaatje",
    "sym": "een teken uit een symbolenlettertype",
    "footnoteReference": "een voetnoot",
    "endnoteReference": "een voetnoot",
    "oMath": "een formule",
    "oMathPara": "een formule",
    "tbl": "een tabel",
    "altChunk": "een ander document",
    "contentPart": "een plaatje",
    "ruby": "woorden met klanktekens erboven",
    "pgNum": "een paginanummer",
    **dict.fromkeys(
        ("dayShort", "dayLong", "monthShort", "monthLong", "yearShort", "yearLong"), "een datum van vandaag"
    ),
}
STRUCK, HIDDEN = "doorgestreepte woorden", "verborgen woorden"
# How the points of a list are marked; without a number or a sign they are no list to who reads.
BULLET, UNMARKED = "bullet", "none"
# What stands above the line has letters of its own, without which ten squared is a hundred and two.
RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")


@dataclass(frozen=True)
class CellWords:
    """The words of a cell, what else stands in it, and whether words are marked as added or as taken away."""

    text: str
    foreign: tuple[str, ...] = ()
    is_added: bool = False
    is_cut: bool = False


class CellReader:
    """Reads the cells of one document; `lists` says for each list of it, and depth, how its points are marked."""

    def __init__(self, lists: Mapping[tuple[str, str], str], styles: Styles) -> None:
        self._lists, self._styles = lists, styles

    def read(self, cell: Any) -> CellWords:
        """Return what stands in a cell."""
        lines = [self._line(paragraph) for paragraph in _paragraphs(cell)]
        inside = [_local(one) for one in cell.iter() if isinstance(one.tag, str)]
        foreign = dict.fromkeys(FOREIGN[name] for name in inside if name in FOREIGN)
        foreign |= dict.fromkeys(self._styled_away(cell))
        return CellWords(
            rejoined(lines),
            tuple(foreign),
            is_added=any(name in ADDED for name in inside),
            is_cut=any(name in GONE for name in inside),
        )

    def _line(self, paragraph: Any) -> str:
        """Return a paragraph, with the mark that a list of the word processor shows before it."""
        words = words_of(paragraph, self._styles)
        found = self._styles.list_of(paragraph)
        if found is None or not words.strip():
            return words
        of_list, depth = found
        kind = self._lists.get((of_list, str(depth)), UNMARKED)
        mark = {UNMARKED: "", BULLET: "- "}.get(kind, "1. ")
        return f"{'   ' * depth}{mark}{words}"

    def _styled_away(self, cell: Any) -> Iterator[str]:
        """Yield in which ways words are there that are not to be read as they stand."""
        for run in cell.iter(f"{W}r"):
            if words_of(run).strip():
                if self._styles.is_on(run, "strike", "dstrike"):
                    yield STRUCK
                if self._styles.is_on(run, "vanish"):
                    yield HIDDEN


def lists_of(numbering: Any) -> dict[tuple[str, str], str]:
    """Return how the points of each list of a document are marked, by its number and depth."""
    kinds = {
        (one.get(f"{W}abstractNumId"), level.get(f"{W}ilvl")): value(level.find(f"{W}numFmt"))
        for one in numbering.iter(f"{W}abstractNum")
        for level in one.iter(f"{W}lvl")
    }
    uses = {one.get(f"{W}numId"): value(one.find(f"{W}abstractNumId")) for one in numbering.iter(f"{W}num")}
    return {(use, depth): kind for use, of in uses.items() for (kept, depth), kind in kinds.items() if kept == of}


def _paragraphs(part: Any) -> Iterator[Any]:
    for one in part:
        name = _local(one)
        if name == "p":
            yield one
        elif name in AROUND:
            yield from _paragraphs(one)


def words_of(part: Any, styles: Styles | None = None) -> str:
    """Return the words of a paragraph, or of a part of one; with styles, as those make them look."""
    return "".join(_words(part, styles))


def _words(part: Any, styles: Styles | None) -> Iterator[str]:
    is_raised = styles is not None and part.tag == f"{W}r" and styles.is_raised(part)
    for one in part:
        name = _local(one)
        if name == "t":
            yield (one.text or "").translate(RAISED if is_raised else {})
        elif name in SIGNS:
            yield SIGNS[name]
        elif name in AROUND:
            yield from _words(one, styles)


def _local(part: Any) -> str:
    """Return the name of a part without where names come from; nothing for a remark in the XML."""
    return part.tag.rpartition("}")[2] if isinstance(part.tag, str) else ""
