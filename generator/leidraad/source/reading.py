"""Read YAML text into nodes with places.

It works on the events of libyaml's parser (the one under `yaml.compose`), because composing resolves aliases
before anybody can refuse them, and recurses as deep as the file says.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from leidraad.source.nodes import Fields, Items, Node, Source, Span, Text
from leidraad.source.problems import ContentError, Place, Problem

MAX_BYTES = 256 * 1024
MAX_DEPTH = 32


def read_yaml(file: str, data: bytes) -> Node:
    """Return the one YAML document in `data`; raise ContentError with every problem of this file."""
    text = _decode(file, data)
    source = Source(file, tuple(text.splitlines()))
    problems = list(_tabs(source))
    if problems:
        raise ContentError(problems)
    composer = _Composer(source)
    try:
        node = composer.document(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.MarkedYAMLError as error:
        raise ContentError([_syntax_problem(source, error)]) from None
    except yaml.reader.ReaderError as error:
        raise ContentError([_character_problem(source, text, error)]) from None
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
        before = data[: error.start].decode("utf-8", "replace")
        place = Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        message = "Hier staat een teken dat geen UTF-8 is. Sla het bestand op als UTF-8."
        raise ContentError([Problem("geen-utf8", message, place)]) from None
    if not text.strip():
        raise ContentError([Problem("leeg-bestand", "Dit bestand is leeg.", Place(file))])
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _tabs(source: Source) -> Iterator[Problem]:
    for number, line in enumerate(source.lines, 1):
        if "\t" in line:
            place = source.place(number, line.index("\t") + 1)
            yield Problem("tab", "Hier staat een tab. Gebruik spaties.", place)


def _syntax_problem(source: Source, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    place = source.place(mark.line + 1, mark.column + 1) if mark else Place(source.file)
    advice = "Let op het inspringen, en zet tekst met een dubbele punt tussen aanhalingstekens."
    return Problem("geen-yaml", "Dit bestand is hier geen goede YAML.", place, advice)


def _character_problem(source: Source, text: str, error: yaml.reader.ReaderError) -> Problem:
    line = text.count("\n", 0, error.position) + 1
    column = error.position - text.rfind("\n", 0, error.position)
    message = "Hier staat een onzichtbaar stuurteken. Haal het weg."
    return Problem("stuurteken", message, source.place(line, column))


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
            raise ContentError([Problem("leeg-bestand", "Dit bestand is leeg.", Place(self.source.file))])
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
        return Text(getattr(event, "value", ""), self._span(event, event))

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
