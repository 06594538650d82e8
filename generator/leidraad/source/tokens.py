"""Read a file of design tokens: the custom properties that a house style gives, as NL Design System names them."""

from __future__ import annotations

from collections.abc import Iterator

import tinycss2
from tinycss2.ast import Declaration, ParseError, QualifiedRule

from leidraad.source.nodes import Fields, Source, Span, Text
from leidraad.source.problems import ContentError, Problem
from leidraad.source.reading import MAX_DEPTH, read_lines

# What stands in other brackets is read inside them.
OPENING, CLOSING = "([{", ")]}"


def read_tokens(file: str, data: bytes) -> Fields:
    """Return each custom property of a style sheet with its value, the last where there are more; nothing else of it.

    Raise ContentError where the sheet cannot be read.
    """
    source = read_lines(file, data)
    _refuse_deep(source)
    rules = tinycss2.parse_stylesheet("\n".join(source.lines), skip_comments=True, skip_whitespace=True)
    tokens = {}
    for rule in rules:
        if isinstance(rule, ParseError):
            raise ContentError([_misread(source, rule)])
        for token in _tokens(rule) if isinstance(rule, QualifiedRule) else ():
            span = Span(source, token.source_line, token.source_column, token.source_line)
            name, value = token.name, tinycss2.serialize(token.value).strip()
            tokens[Text(name, span)] = Text(value, span)
    if not tokens:
        advice = "Zet erin wat je organisatie heeft, zoals `--utrecht-link-color: #0b5394;` tussen `:root {` en `}`."
        raise ContentError([Problem("huisstijl-zonder-waarde", "Hier staat geen token.", source.place(1, 1), advice)])
    return Fields(tokens, Span(source, 1, 1, len(source.lines)))


def _refuse_deep(source: Source) -> None:
    """Raise ContentError where brackets stand in so many others that reading them would not end well."""
    depth = 0
    for number, line in enumerate(source.lines, 1):
        for column, sign in enumerate(line, 1):
            depth += (sign in OPENING) - (sign in CLOSING)
            if depth > MAX_DEPTH:
                message = f"Hier staan meer dan {MAX_DEPTH} haakjes in elkaar."
                raise ContentError([Problem("te-diep", message, source.place(number, column), "Haal haakjes weg.")])
            depth = max(depth, 0)


def _tokens(rule: QualifiedRule) -> Iterator[Declaration]:
    for part in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
        if isinstance(part, Declaration) and part.name.startswith("--"):
            yield part


def _misread(source: Source, error: ParseError) -> Problem:
    place = source.place(error.source_line, error.source_column)
    return Problem("geen-css", "Hier is dit geen goede CSS.", place, "Kijk of elke `{` en elk aanhalingsteken sluit.")
