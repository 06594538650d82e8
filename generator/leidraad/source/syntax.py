"""What the parser of YAML calls a mistake, in words that help an editor."""

from __future__ import annotations

import re

import yaml

from leidraad.source.nodes import Source
from leidraad.source.problems import Place, Problem
from leidraad.source.traps import misspelled

# A value that YAML takes for a list or mapping, with something behind it.
BRACKET = re.compile(r"[:-] +[\[{].*[\]}] *$")
# What libyaml calls a mistake → what an editor can do about it.
ADVICE = {
    "mapping values are not allowed in this context":
        "Zet tekst met een dubbele punt tussen aanhalingstekens. Is dit een veld? Let dan op het inspringen.",
    "did not find expected key":
        "Laat velden die bij elkaar horen even ver inspringen. Kijk of elk aanhalingsteken hier en erboven sluit.",
    "did not find expected '-' indicator":
        "Zet hier een regel die met `- ` begint, of laat deze regel verder inspringen.",
    "could not find expected ':'":
        "Is dit een veld? Zet er een dubbele punt achter. Hoort het bij de tekst erboven? Laat het dan inspringen.",
    "found unexpected end of stream":
        "Dit aanhalingsteken gaat open, maar nergens dicht. Zet er ook een aan het eind van de tekst.",
    "did not find expected ',' or ']'":
        "Deze `[` gaat niet goed dicht. Zet `]` aan het eind, of zet gewone tekst tussen aanhalingstekens.",
    "did not find expected ',' or '}'":
        "Deze `{` gaat niet goed dicht. Zet `}` aan het eind, of zet gewone tekst tussen aanhalingstekens.",
    "found character that cannot start any token":
        "Met dit teken kan tekst niet beginnen. Zet de tekst tussen aanhalingstekens.",
    "did not find expected alphabetic or numeric character":
        "Zet tekst die met `*` of `&` begint tussen aanhalingstekens.",
    "did not find expected comment or line break":
        "Begin de tekst op de volgende regel en laat haar daar inspringen.",
    "found unknown escape character":
        "Het teken `\\` moet hier dubbel staan. Typ `\\\\`.",
}  # fmt: skip
# Of these mistakes the editor sees the cause where the parser began to read, not where it gave up.
BEGUN = {
    "could not find expected ':'",
    "found unexpected end of stream",
    "did not find expected ',' or ']'",
    "did not find expected ',' or '}'",
    "did not find expected alphabetic or numeric character",
    "did not find expected comment or line break",
}


# What it says where a field should begin and something else does, and where a field begins that cannot.
NO_KEY, NO_FIELD = "did not find expected key", "mapping values are not allowed in this context"
# What may be a field, where nothing but its name stands before the colon.
FIRST_COLON = re.compile(r" +[a-z][a-z-]*")


def _quoted(source: Source, mark: yaml.Mark) -> tuple[Place, str] | None:
    """Return which quotation mark the parser stumbles over, and what to do: it closes too early, or lines too late."""
    last: yaml.ScalarToken | None = None
    try:
        for token in yaml.scan("\n".join(source.lines), Loader=yaml.CSafeLoader):
            if token.end_mark.index > mark.index:
                break
            last = token if isinstance(token, yaml.ScalarToken) else last
    except yaml.YAMLError:
        pass
    if last is None or last.style not in ("'", '"') or last.end_mark.line != mark.line:
        return None
    if last.start_mark.line < mark.line:
        place = source.place(last.start_mark.line + 1, last.start_mark.column + 1)
        return place, f"Dit aanhalingsteken gaat pas op regel {mark.line + 1} dicht. Zet het op deze regel dicht."
    place = source.place(mark.line + 1, last.end_mark.column)
    return place, "Hier gaat de tekst al dicht. Gebruik binnen de tekst kromme aanhalingstekens."


def syntax_problem(source: Source, error: yaml.MarkedYAMLError) -> Problem:
    """Return what is wrong where the parser stops, or where what it stumbles over begins."""
    begun = error.context_mark if error.problem in BEGUN else None
    mark = begun or error.problem_mark or error.context_mark
    advice = ADVICE.get(str(error.problem), "Kijk naar het inspringen en naar de aanhalingstekens.")
    place = source.place(mark.line + 1, mark.column + 1) if mark else Place(source.file)
    if mark and error.problem == NO_KEY and (found := _quoted(source, mark)):
        place, advice = found
    elif error.problem == NO_FIELD and FIRST_COLON.fullmatch(place.snippet[: place.column - 1]):
        advice = "Laat dit veld even ver inspringen als dat erboven. Is het tekst? Zet haar tussen aanhalingstekens."
    for number in (place.line, place.line - 1):
        line = source.lines[number - 1] if 0 < number <= len(source.lines) else ""
        if begun_badly := misspelled(line):
            at, advice = begun_badly
            place = source.place(number, at + 1)
            break
    if BRACKET.search(place.snippet[: place.column - 1]):
        advice = "Zet tekst die met `[` of `{` begint tussen aanhalingstekens."
    return Problem("geen-yaml", "Hier klopt de schrijfwijze niet.", place, advice)
