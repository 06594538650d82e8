"""Read YAML text into nodes with places.

It works on the events of libyaml's parser (the one under `yaml.compose`), because composing resolves aliases
before anybody can refuse them, and recurses as deep as the file says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from leidraad.source.nodes import Fields, Items, Node, Source, Span, Text
from leidraad.source.problems import ContentError, Place, Problem

MAX_BYTES = 256 * 1024
MAX_DEPTH = 32
# Signs that nobody sees: control characters, strange line ends, and those that turn the direction of text.
CONTROL = re.compile(
    r"[^\t\n\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
TAB = re.compile("\t")
# A value that YAML takes for a list or mapping, with something behind it.
BRACKET = re.compile(r"[:-] +[\[{].*[\]}] *$")
# What libyaml calls a mistake → what an editor can do about it.
ADVICE = {
    "mapping values are not allowed in this context":
        "Zet tekst met een dubbele punt tussen aanhalingstekens. Is dit een veld? Let dan op het inspringen.",
    "did not find expected key":
        "Laat velden die bij elkaar horen even ver inspringen. Kijk of elk aanhalingsteken hier en erboven sluit.",
    "did not find expected '-' indicator":
        "Hier hoort een regel die met `- ` begint, of iets dat verder inspringt.",
    "could not find expected ':'":
        "Is dit een veld? Zet er een dubbele punt achter. Hoort het bij de tekst erboven? Laat het dan inspringen.",
    "found unexpected end of stream":
        "Dit aanhalingsteken gaat open, maar nergens dicht.",
    "did not find expected ',' or ']'":
        "Deze `[` gaat niet goed dicht. Is dit tekst? Zet haar tussen aanhalingstekens.",
    "did not find expected ',' or '}'":
        "Deze `{` gaat niet goed dicht. Is dit tekst? Zet haar tussen aanhalingstekens.",
    "found character that cannot start any token":
        "Met dit teken kan tekst niet beginnen. Zet de tekst tussen aanhalingstekens.",
    "did not find expected alphabetic or numeric character":
        "Zet tekst die met `*` of `&` begint tussen aanhalingstekens.",
    "did not find expected comment or line break":
        "Begin de tekst op de volgende regel en laat haar daar inspringen.",
    "found unknown escape character":
        "Typ `\\` tussen dubbele aanhalingstekens twee keer.",
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


def read_lines(file: str, data: bytes) -> Source:
    """Return the lines of a text file; raise ContentError when it is no clean text."""
    text = _decode(file, data)
    source = Source(file, tuple(text.removesuffix("\n").split("\n")))
    _refuse_signs(source, CONTROL, "stuurteken", "Hier staat een onzichtbaar stuurteken. Haal het weg.")
    return source


def read_yaml(file: str, data: bytes) -> Node:
    """Return the one YAML document in `data`; raise ContentError with every problem of this file."""
    source = read_lines(file, data)
    _refuse_signs(source, TAB, "tab", "Hier staat een tab. Gebruik spaties.")
    composer = _Composer(source)
    try:
        node = composer.document(yaml.parse("\n".join(source.lines), Loader=yaml.CSafeLoader))
    except yaml.MarkedYAMLError as error:
        raise ContentError([_syntax_problem(source, error)]) from None
    if composer.problems:
        raise ContentError(composer.problems)
    return node


def _decode(file: str, data: bytes) -> str:
    """Return the text, without a byte-order mark and with Unix line ends."""
    if len(data) > MAX_BYTES:
        message = f"Dit bestand is groter dan {MAX_BYTES // 1024} KiB. Verdeel de inhoud over meer bestanden."
        raise ContentError([Problem("bestand-te-groot", message, Place(file))])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = _unix(data[: error.start].decode("utf-8-sig", "replace")).split("\n")
        lines = _unix(data.decode("utf-8-sig", "replace")).split("\n")
        place = Source(file, tuple(lines)).place(len(before), len(before[-1]) + 1)
        message = "Hier staat een teken dat geen UTF-8 is. Sla het bestand op als UTF-8."
        raise ContentError([Problem("geen-utf8", message, place)]) from None
    if not text.strip():
        raise ContentError([_empty(file)])
    return _unix(text)


def _empty(file: str) -> Problem:
    return Problem("leeg-bestand", "Dit bestand is leeg.", Place(file), "Schrijf er iets in, of haal het weg.")


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _refuse_signs(source: Source, signs: re.Pattern[str], code: str, message: str) -> None:
    """Raise ContentError for each line with such a sign, at the first one there."""
    found = [(number, signs.search(line)) for number, line in enumerate(source.lines, 1)]
    problems = [Problem(code, message, source.place(number, sign.start() + 1)) for number, sign in found if sign]
    if problems:
        raise ContentError(problems)


def _syntax_problem(source: Source, error: yaml.MarkedYAMLError) -> Problem:
    begun = error.context_mark if error.problem in BEGUN else None
    mark = begun or error.problem_mark or error.context_mark
    advice = ADVICE.get(str(error.problem), "Let op het inspringen en op aanhalingstekens.")
    place = source.place(mark.line + 1, mark.column + 1) if mark else Place(source.file)
    if BRACKET.search(place.snippet[: place.column - 1]):
        advice = "Zet tekst die met `[` of `{` begint tussen aanhalingstekens."
    return Problem("geen-yaml", "Dit bestand is hier geen goede YAML.", place, advice)


class _Composer:
    """Turns parser events into nodes; what it refuses it notes in `problems` and stands in for with empty text."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []

    def document(self, events: Iterator[yaml.Event]) -> Node:
        """Return the only document of the stream."""
        node: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if node is not None:
                    self._refuse("meer-documenten", "Een bestand bevat één document; haal `---` weg.", event)
                    return node
                node = self._node(next(events), events, 1)
        if node is None:
            raise ContentError([_empty(self.source.file)])
        return node

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        if depth > MAX_DEPTH:
            self._refuse("te-diep", f"Dit staat meer dan {MAX_DEPTH} niveaus diep.", event)
            raise ContentError(self.problems)
        self._plain(event)
        match event:
            case yaml.SequenceStartEvent():
                return self._items(event, events, depth)
            case yaml.MappingStartEvent():
                return self._fields(event, events, depth)
        value = getattr(event, "value", "")
        if CONTROL.search(value):
            self._refuse("stuurteken", "Deze tekst bevat een stuurteken, geschreven met `\\`. Haal het weg.", event)
        return Text(value, self._span(event, event))

    def _plain(self, event: yaml.Event) -> None:
        """Refuse what YAML can do besides text, lists and mappings."""
        if isinstance(event, yaml.AliasEvent):
            self._refuse("verwijsteken", "Een verwijzing met `*` mag niet. Schrijf de tekst voluit.", event)
        elif getattr(event, "anchor", None) is not None:
            self._refuse("anker", "Een anker met `&` mag niet. Zet de tekst tussen aanhalingstekens.", event)
        elif getattr(event, "tag", None) is not None:
            self._refuse("yaml-tag", "Een tag met `!` mag niet. Zet de tekst tussen aanhalingstekens.", event)

    def _items(self, start: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Items:
        values: list[Node] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                return Items(values, self._span(start, event))
            values.append(self._node(event, events, depth + 1))
        return Items(values, self._span(start, start))

    def _fields(self, start: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Fields:
        values: dict[Text, Node] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                return Fields(values, self._span(start, event))
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if self._is_key(key, event, values) and isinstance(key, Text):
                values[key] = value
        return Fields(values, self._span(start, start))

    def _is_key(self, key: Node, event: yaml.Event, seen: dict[Text, Node]) -> bool:
        if not isinstance(key, Text):
            self._refuse("vreemde-sleutel", "De naam van een veld hoort gewone tekst te zijn.", event)
        elif key == "<<":
            self._refuse("samenvoegsleutel", "`<<` mag niet. Schrijf de velden voluit.", event)
        elif key in seen:
            self._refuse("dubbel-veld", f"Het veld `{key}` staat hier twee keer.", event)
        else:
            return True
        return False

    def _span(self, start: yaml.Event, end: yaml.Event) -> Span:
        first, last = start.start_mark, end.end_mark
        assert first is not None, "the parser marks every event"
        assert last is not None, "the parser marks every event"
        last_line = last.line + 1 if last.column or last.line == first.line else last.line
        return Span(self.source, first.line + 1, first.column + 1, last_line)

    def _refuse(self, code: str, message: str, event: yaml.Event) -> None:
        self.problems.append(Problem(code, message, self._span(event, event).place))
