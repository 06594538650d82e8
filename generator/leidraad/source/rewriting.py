"""One text of a file written anew at its place, with every other byte as it was: comments, quotes and line ends.

A new text keeps the style of the old one where that can hold it, and else takes a safe one. What was written is read
again before anybody gets it, so that a file says what is asked and nothing else.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import yaml

from leidraad.source.nodes import Fields, Items, Node, Text
from leidraad.source.problems import ContentError, Place
from leidraad.source.reading import read_yaml

LINE_END = re.compile("\r\n|\r|\n")
BYTE_ORDER_MARK = "\ufeff"
# How a block of lines begins: its style, how deep it stands in, what becomes of its end, and perhaps a remark.
HEADER = re.compile(r"(?P<style>[|>])[1-9]?(?P<end>[-+]?)[1-9]?(?P<rest>[^\r\n]*)")
# What a value can have before it on its line, and how much further in than that its block of lines stands.
BEFORE, DEPTH = re.compile(r" *(?:- +)*"), 2
# How signs are spelled between double quotes that cannot stand there as they are; the last by their number.
SPELLED = {"\\": "\\\\", '"': '\\"', "\n": "\\n"}
UNSEEN = ("Cc", "Cs", "Zl", "Zp")
# No folded text is set narrower than this.
NARROW = 60


class NoTextError(Exception):
    """No text stands at the place that was asked for."""


@dataclass(frozen=True)
class Cut:
    """A file around one of its texts: what stands before it, the text as it is written, and what stands behind it."""

    before: str
    own: str
    after: str

    def holding(self, own: str) -> bytes:
        """Return the file with this between, as it is."""
        return f"{self.before}{own}{self.after}".encode(errors="surrogatepass")

    @property
    def line_end(self) -> str:
        """How lines end around here."""
        found = (LINE_END.search(part) for part in (self.own, self.before, self.after))
        return next((one[0] for one in found if one), "\n")


def cut(data: bytes, place: Place) -> Cut:
    """Return a file around the text at a place; raise ContentError where it is no good YAML, and NoTextError."""
    return _cut(data, _nth(list(_texts(read_yaml(place.file, data))), place))


def rewritten(data: bytes, place: Place, text: str) -> bytes:
    """Return a file with another text at a place, which reads back as that text without the space around it.

    A tab, which no file can have and which comes along from other programs, is a space.

    Raise ContentError with what is wrong when no style can hold the text or when the file has mistakes, and
    NoTextError.
    """
    texts = list(_texts(read_yaml(place.file, data)))
    nth, wanted = _nth(texts, place), unicodedata.normalize("NFC", text).replace("\t", " ").strip()
    written = [one for one in texts if isinstance(one, Text)]
    if written[nth] == wanted:
        return data
    meant = [wanted if one is written[nth] else one for one in texts]
    around, refused = _cut(data, nth), []
    for own in _forms(around, wanted):
        try:
            new = around.holding(own)
            if list(_texts(read_yaml(place.file, new))) == meant:
                return new
        except ContentError as error:
            refused.append(error)
    raise refused[-1]


def _texts(node: Node) -> Iterator[str]:
    """Yield all texts of a file in their order; what no text can be stands where a list or mapping begins or ends."""
    match node:
        case Text():
            yield node
        case Items():
            yield from ("\0[", *(text for one in node for text in _texts(one)), "\0]")
        case Fields():
            yield from ("\0{", *(text for pair in node.items() for one in pair for text in _texts(one)), "\0}")


def _nth(texts: list[str], place: Place) -> int:
    """Return how many texts of a file stand before the one at a place."""
    spans = [one.span for one in texts if isinstance(one, Text)]
    starts = [(span.line, span.column) for span in spans]
    if (place.line, place.column) not in starts:
        raise NoTextError(str(place))
    return starts.index((place.line, place.column))


def _cut(data: bytes, nth: int) -> Cut:
    """Cut around a text as it stands in the bytes, where accents can be signs of their own."""
    whole = data.decode()
    text = whole.removeprefix(BYTE_ORDER_MARK)
    first = len(whole) - len(text)
    starts = [first, *(first + end.end() for end in LINE_END.finditer(text))]
    events = yaml.parse(LINE_END.sub("\n", text), Loader=yaml.CSafeLoader)
    event = next(islice((one for one in events if isinstance(one, yaml.ScalarEvent)), nth, None))
    at, end = event.start_mark, event.end_mark
    assert at is not None, "the parser marks every event"
    assert end is not None, "the parser marks every event"
    begin, stop = starts[at.line] + at.column, starts[end.line] + end.column
    # Blank lines behind a block of lines are none of its words.
    stop = begin + len(whole[begin:stop].rstrip()) if event.style in ("|", ">") else stop
    return Cut(whole[:begin], whole[begin:stop], whole[stop:])


def _forms(around: Cut, text: str) -> Iterator[str]:
    """Yield ways to write a text, the style that it has now first and the one that can hold anything last."""
    head = HEADER.match(around.own)
    if head and head["style"] == ">":
        yield _block(around, f">{head['end']}{head['rest']}", _folded(text, around.own))
    if head:
        yield _block(around, f"|{head['end']}{head['rest']}", text)
    elif "\n" in text:
        yield _block(around, "|-", text)
    elif around.own.startswith("'"):
        yield "'{}'".format(text.replace("'", "''"))
    elif text and not around.own.startswith('"'):
        yield text
    yield '"{}"'.format("".join(map(_spelled, text)))


def _block(around: Cut, head: str, text: str) -> str:
    """Return a text as lines of its own below a head, as deep as its lines stand now."""
    _, *lines = LINE_END.split(around.own)
    first = next((line for line in lines if line.strip()), "")
    depth = len(first) - len(first.lstrip(" ")) or _depth(around)
    inside = (f"{' ' * depth}{line}" if line else "" for line in text.split("\n"))
    return around.line_end.join((head, *inside))


def _depth(around: Cut) -> int:
    """Return how far in the lines of a new block stand: further than what it is the value of."""
    before = BEFORE.match(LINE_END.split(around.before)[-1].removeprefix(BYTE_ORDER_MARK))
    assert before, "it matches nothing too"
    return len(before[0]) + DEPTH


def _folded(text: str, own: str) -> str:
    """Return a text that reads the same when its lines are folded, about as wide as it is now."""
    width = max(NARROW, *(len(line.strip()) for line in LINE_END.split(own)))
    wrap = textwrap.TextWrapper(
        width, expand_tabs=False, replace_whitespace=False, break_long_words=False, break_on_hyphens=False
    )
    parts = re.split(r"(\n+)", text)
    return "".join(f"{part}\n" if part.startswith("\n") else wrap.fill(part) for part in parts)


def _spelled(sign: str) -> str:
    """Return a sign as it is written between double quotes."""
    is_unseen = unicodedata.category(sign) in UNSEEN
    return SPELLED.get(sign) or (f"\\U{ord(sign):08x}" if is_unseen else sign)
