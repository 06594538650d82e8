"""What YAML reads otherwise than an editor means without saying so: it is said where it is written.

Each trap looks at one value as the parser gives it, beside the lines that it was written on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from leidraad.source.nodes import Source
from leidraad.source.problems import Problem

# A mark that makes a remark of the rest of the line; behind one word a space makes clear that it is meant as one.
REMARK, MEANT = re.compile(r"\s+#(?P<space> ?)"), re.compile(r"\S+")
# Quotation marks of a word processor: those that open, and those that open or close and can be an apostrophe.
OPENING, EITHER = "“„‟«»", "\u2018\u2019\u201a\u201b"
QUOTES = (*OPENING, *EITHER)
# What begins a point of a list, on a line of its own.
POINT = re.compile(r"\s*(?:[-*+•]|[0-9]{1,3}[.)])\s+\S")
NOTHING = frozenset(("~", "null", "Null", "NULL"))
# A name of a field with its value right behind the colon; what has a line after it is an address.
GLUED = re.compile(r"\s*(?:- )?(?P<field>[a-z][a-z-]*):(?P<value>[^\s/:].*)")
# A space of another width than that of the keyboard.
WIDE = re.compile("[\u00a0\u2000-\u200a\u202f\u3000]")
# How a field begins that a word processor or another keyboard spelled: a dash that is none, or has nothing behind it; a
# wide space before the name or behind what follows it; and another sign than a colon.
BEGIN = re.compile(
    r"\s*(?:(?P<dash>[-\u2010-\u2015\u2212•*])(?P<gap>\s*))?(?P<name>[a-z][a-z-]*)\s*"
    r"(?P<colon>[:\uff1a\ufe55;=])(?:\s|$)"
)


def traps(source: Source, event: yaml.ScalarEvent) -> Iterator[Problem]:
    """Yield what goes wrong with a value without a word of YAML."""
    start, end = event.start_mark, event.end_mark
    assert start is not None, "the parser marks every event"
    assert end is not None, "the parser marks every event"
    if event.style is None or event.style == "":
        if event.value.startswith(QUOTES) or event.value.endswith('"') or event.value in NOTHING:
            yield from _plain(event.value, source, start, end)
        if end.line < len(source.lines) and "#" in source.lines[end.line]:
            yield from _remark(source, event.value, end.line, end.column)
    # One line has no lines to fold.
    if event.style != "|" and end.line > start.line:
        yield from _folded(source, start.line + 1, end.line + (end.column > 0))


def _plain(text: str, source: Source, start: Any, end: Any) -> Iterator[Problem]:
    """Look at words without quotation marks, or with those of a word processor, which are words to YAML."""
    place = source.place(start.line + 1, start.column + 1)
    paired = len(text) > 1 and text[0] in EITHER and text[-1] in EITHER
    if text[0] in OPENING or paired:
        message = f"`{text[0]}` is hier geen aanhalingsteken: de lezer ziet het staan."
        advice = "Typ rechte aanhalingstekens. Hoort dit bij de tekst? Zet er dan rechte omheen."
        yield Problem("krom-aanhalingsteken", message, place, advice)
    if text.endswith('"') and text.count('"') % 2:
        advice = "Dit aanhalingsteken gaat dicht, maar nergens open. Zet er ook een voor de tekst, of haal het weg."
        yield Problem("geen-yaml", "Hier klopt de schrijfwijze niet.", source.place(end.line + 1, end.column), advice)
    if text in NOTHING:
        advice = f'Haal het veld weg, of zet de tekst tussen aanhalingstekens: `"{text}"`.'
        yield Problem("geen-waarde", f"`{text}` betekent in YAML dat er niets staat.", place, advice)


def _remark(source: Source, text: str, line: int, column: int) -> Iterator[Problem]:
    """Behind words without quotation marks, ` #` cuts off the rest of a sentence."""
    found = REMARK.match(source.lines[line], column) if text else None
    if found and not (found["space"] and MEANT.fullmatch(text)):
        message = "Wat achter ` #` staat, komt niet op de site."
        advice = "Hoort het bij de tekst? Zet de tekst tussen aanhalingstekens. Zo niet? Zet het op een eigen regel."
        yield Problem("afgekapt", message, source.place(line + 1, found.start("space")), advice)


def _folded(source: Source, first: int, last: int) -> Iterator[Problem]:
    """Only `|` keeps lines apart; elsewhere the points of a list become one sentence."""
    points = [number for number, line in enumerate(source.lines[first:last], first) if POINT.match(line)]
    if len(points) > 1:
        line = source.lines[points[0]]
        advice = "Zet `|-` achter het veld, en een lege regel voor de lijst."
        place = source.place(points[0] + 1, len(line) - len(line.lstrip()) + 1)
        yield Problem("lijst-gevouwen", "Deze lijst wordt zo één lange zin.", place, advice)


def valueless(key: str) -> tuple[str, str]:
    """Return what is wrong with a field between braces that has no value, and what to do."""
    if glued := GLUED.fullmatch(key):
        return f"Achter `{glued['field']}:` hoort een spatie.", f"Schrijf `{glued['field']}: {glued['value']}`."
    message = f"`{key}` heeft hier geen waarde: tussen `{{` en `}}` begint na een komma een nieuw veld."
    return message, "Hoort de komma bij de tekst? Zet de tekst tussen aanhalingstekens."


def glued(text: str) -> str:
    """Return a sentence that proposes a space behind a colon, where one is missing; else nothing."""
    found = GLUED.fullmatch(text)
    return f"Zet een spatie achter de dubbele punt: `{found['field']}: {found['value']}`." if found else ""


def misspelled(line: str) -> tuple[int, str] | None:
    """Return where a line begins a field as YAML does not, and a sentence that says what to type; else nothing."""
    if advice := glued(line):
        return line.index(":"), advice
    found = BEGIN.match(line)
    if found and found["dash"] and (found["dash"] != "-" or not found["gap"]):
        return found.start("dash"), f"Begin een punt met een streepje en een spatie: `- {found['name']}: …`."
    if found and found["colon"] != ":":
        return found.start("colon"), f"Typ achter `{found['name']}` een gewone dubbele punt, en een spatie."
    wide = found and WIDE.search(line, 0, found.end())
    return (wide.start(), "Hier staat een bijzondere spatie. Typ een gewone spatie.") if wide else None
