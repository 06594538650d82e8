"""Let a sentence read well with the names that its references show, which its writer did not see.

A sentence begins with a capital, has one sign at its end, says no name twice, and does not point where there is
nothing to see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import cast

from leidraad.source.markup import Mention
from leidraad.source.passage import Emphasis, Inline, Line, Link, Passage, Strong, Words, spoken_line, with_lines
from leidraad.web.lexicon import Lexicon
from leidraad.web.words import capital

# How words end before a sentence begins, and what ends as one does not: a short form of a word.
CLOSING = ")\"'\u2019\u201d"
END = re.compile(rf"(?P<last>[^\s(]*)[.?!][{CLOSING}]*\s+$")
SHORT = frozenset(("bijv", "incl", "excl", "evt", "resp", "vgl", "ca", "nr", "tel", "zgn"))
# What stands between a name and the reference that says it again, and after that.
AGAIN, CLOSED = re.compile(r"\s*(?:(?P<opened>\()|:\s+)$"), ")"
FULL_STOP = re.compile(r"\.(?!\.)")
# How words point to a place beside what they say, and how they go on: in brackets, or after a colon at their end.
POINTING = re.compile(r"(?:\s*(?P<opened>\()(?:\w+\s)?|:\s+)$")
ENDED = re.compile(r"\s*([.?!;]|$)")


def fluent(passage: Passage[Mention], names: Lexicon) -> Passage[Mention]:
    """Return a text in which references show names as its sentences need them."""
    return with_lines(passage, partial(_line, names=names))


def _line(line: Line[Mention], names: Lexicon) -> Line[Mention]:
    line = _without_empty(line, names)
    whole = spoken_line(line, names.words).rstrip(f"{CLOSING} ")
    # A point that ends in no sign, or in a comma, is part of a sentence around it.
    before = "" if whole.endswith((".", "?", "!")) else "…"
    return tuple(_parts(_said_once(line, names), before, names))


def _parts(line: Line[Mention], before: str, names: Lexicon) -> Iterator[Inline[Mention]]:
    """Yield parts with capitals and signs as they belong after the words before them."""
    is_named = False
    for part in line:
        match part:
            case Strong(inside) | Emphasis(inside) | Link(_, inside):
                made: Inline[Mention] = replace(part, inside=tuple(_parts(inside, before, names)))
                is_named = bool(inside) and isinstance(inside[-1], Mention)
            case Mention(label="") if _begins(before):
                made, is_named = replace(part, label=capital(names.label(part))), True
            case Words(text) if is_named and before.endswith(("?", "!")) and FULL_STOP.match(text):
                made, is_named = Words(text[1:]), False
            case _:
                made, is_named = part, isinstance(part, Mention)
        yield made
        before += spoken_line((made,), names.words)


def _begins(before: str) -> bool:
    """Say whether a sentence begins after these words."""
    found = END.search(before)
    return not before.strip() or (found is not None and found["last"].lower() not in SHORT)


def _without_empty(line: Line[Mention], names: Lexicon) -> Line[Mention]:
    """Return a line that points to no place that nobody filled; whom to ask stands there, if that is said."""
    parts = list(line)
    for at in range(1, len(parts)):
        said, place = parts[at - 1], parts[at]
        if not (isinstance(said, Words) and isinstance(place, Mention) and names.is_empty(place)):
            continue
        after = parts[at + 1 : at + 2]
        pointing = POINTING.search(said.text)
        if pointing is None or not (_closed(after) if pointing["opened"] else _ended(after)):
            continue
        parts[at - 1] = Words(said.text[: pointing.start()])
        parts[at] = Words(f" ({names.empty})" if names.empty else "")
        if pointing["opened"]:
            parts[at + 1] = _opened(parts[at + 1])
    return tuple(parts)


def _said_once(line: Line[Mention], names: Lexicon) -> Line[Mention]:
    """Return a line in which a reference to what was just named adds to the name, or stands in its place."""
    parts = list(line)
    for at in range(1, len(parts)):
        said, again = parts[at - 1], parts[at]
        if isinstance(said, Words) and isinstance(again, Mention) and (separator := AGAIN.search(said.text)):
            name, sofar = names.label(again), said.text[: separator.start()]
            number = names.contacts[again.target].number if again.kind == "contact" else None
            closed = _closed(parts[at + 1 : at + 2]) if separator["opened"] else True
            if not closed or not sofar.lower().endswith(name.lower()) or not name:
                continue
            if number:
                parts[at] = replace(again, label=str(number))
            else:
                parts[at - 1] = Words(sofar[: len(sofar) - len(name)])
                parts[at] = replace(again, label=sofar[len(sofar) - len(name) :])
                if separator["opened"]:
                    parts[at + 1] = _opened(parts[at + 1])
    return tuple(parts)


def _closed(after: list[Inline[Mention]]) -> bool:
    return bool(after) and isinstance(after[0], Words) and after[0].text.startswith(CLOSED)


def _opened(after: Inline[Mention]) -> Words:
    """Return words without the bracket that closes before them."""
    return Words(cast(Words, after).text.removeprefix(CLOSED))


def _ended(after: list[Inline[Mention]]) -> bool:
    return not after or (isinstance(after[0], Words) and ENDED.match(after[0].text) is not None)
