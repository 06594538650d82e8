"""Read YAML text into nodes with places.

It works on the events of libyaml's parser (the one under `yaml.compose`), because composing resolves aliases
before anybody can refuse them, and recurses as deep as the file says.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

import yaml

from leidraad.source.nodes import Fields, Items, Node, Source, Span, Text
from leidraad.source.problems import ContentError, Place, Problem
from leidraad.source.signs import faults, is_strange
from leidraad.source.syntax import syntax_problem
from leidraad.source.traps import traps, valueless

# A table has a line for each text and each item of a source.
MAX_BYTES, MAX_TABLE, TABLE = 256 * 1024, 1024 * 1024, ".tsv"
MAX_DEPTH = 32
# A longer text nobody reads, and reading its markup takes more than its length; longer lists take long to judge.
MAX_TEXT, MAX_FIELDS, MAX_ITEMS = 5_000, 2_000, 2_000
TOO_MANY = "Kijk of dit het goede bestand is, of verdeel het."
# How lines begin that git leaves around what two people changed both.
CONFLICT = re.compile("<{7}|>{7}")
# How a file begins that was saved in a form with two bytes for each sign.
TWO_BYTES = (b"\xff\xfe", b"\xfe\xff")


def read_lines(file: str, data: bytes) -> Source:
    """Return the lines of a text file; raise ContentError when it is no clean text."""
    text = _decode(file, data)
    source = Source(file, tuple(text.removesuffix("\n").split("\n")))
    # Nearly all files have no sign that needs a second look, line by line.
    problems = [*_conflicts(source), *(_strange_signs(source) if is_strange(text) else ())]
    if problems:
        raise ContentError(problems)
    return source


def read_yaml(file: str, data: bytes) -> Node:
    """Return the one YAML document in `data`; raise ContentError with every problem of this file."""
    source = read_lines(file, data)
    composer = _Composer(source)
    composer.problems += _tabs(source)
    if composer.problems:
        raise ContentError(composer.problems)
    try:
        node = composer.document(yaml.parse("\n".join(source.lines), Loader=yaml.CSafeLoader))
    except yaml.MarkedYAMLError as error:
        raise ContentError([syntax_problem(source, error)]) from None
    if composer.problems:
        raise ContentError(composer.problems)
    return node


def _decode(file: str, data: bytes) -> str:
    """Return the text, without a byte-order mark and with Unix line ends."""
    most, advice = (MAX_TABLE, "") if file.endswith(TABLE) else (MAX_BYTES, " Verdeel de inhoud over meer bestanden.")
    if len(data) > most:
        message = f"Dit bestand is groter dan {most // 1024} KiB.{advice}"
        raise ContentError([Problem("bestand-te-groot", message, Place(file))])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ContentError([_no_utf8(file, data, error)]) from None
    if not text.strip():
        raise ContentError([_empty(file)])
    # An accent can be a sign of its own behind its letter; both are one letter to who writes and who reads.
    return unicodedata.normalize("NFC", _unix(text))


def _no_utf8(file: str, data: bytes, error: UnicodeDecodeError) -> Problem:
    """Say where a file is no UTF-8, with the sign that Windows may have meant."""
    advice = "Kies in je programma *Opslaan als*, en bij *Codering* UTF-8."
    if data.startswith(TWO_BYTES):
        return Problem("geen-utf8", "Dit bestand is als UTF-16 opgeslagen, niet als UTF-8.", Place(file), advice)
    before = _unix(data[: error.start].decode("utf-8-sig", "replace")).split("\n")
    lines = _unix(data.decode("utf-8-sig", "replace")).split("\n")
    place = Source(file, tuple(lines)).place(len(before), len(before[-1]) + 1)
    meant = data[error.start : error.start + 1].decode("cp1252", "replace")
    guess = f" Bedoel je `{meant}`?" if meant.isprintable() and meant != "\ufffd" else ""
    return Problem("geen-utf8", f"Hier staat een teken dat geen UTF-8 is.{guess}", place, advice)


def _empty(file: str) -> Problem:
    return Problem("leeg-bestand", "Dit bestand is leeg.", Place(file), "Schrijf er iets in, of haal het weg.")


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _conflicts(source: Source) -> Iterator[Problem]:
    """Yield where git could not choose between two versions: where each begins, or else ends."""
    marks = {number: found[0] for number, line in enumerate(source.lines, 1) if (found := CONFLICT.match(line))}
    begun = "<" * 7 in marks.values()
    for number, mark in marks.items():
        if not begun or mark.startswith("<"):
            message = "Hier wist git niet welke van twee versies goed is, en liet beide staan."
            advice = "Kies: houd de goede regels, en haal de regels met `<<<<<<<`, `=======` en `>>>>>>>` weg."
            yield Problem("botsing", message, source.place(number, 1), advice)


def _strange_signs(source: Source) -> Iterator[Problem]:
    """Yield the first sign of each line that cannot stay."""
    for number, line in enumerate(source.lines, 1):
        for fault in islice(faults(line), 1):
            yield Problem(fault.code, fault.message, source.place(number, fault.position + 1), fault.advice)


def _tabs(source: Source) -> Iterator[Problem]:
    for number, line in enumerate(source.lines, 1):
        if "\t" in line:
            yield Problem("tab", "Hier staat een tab. Gebruik spaties.", source.place(number, line.index("\t") + 1))


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
                    message = "Met `---` begint hier een tweede stuk, en dat kan niet."
                    self._refuse("meer-documenten", message, event, "Haal de regel met `---` weg.")
                    return node
                node = self._node(next(events), events, 1)
        if node is None:
            raise ContentError([_empty(self.source.file)])
        return node

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        if depth > MAX_DEPTH:
            message = f"Dit staat meer dan {MAX_DEPTH} niveaus diep."
            self._refuse("te-diep", message, event, "Laat minder ver inspringen.")
            raise ContentError(self.problems)
        if isinstance(event, yaml.ScalarEvent):
            return self._text(event)
        self._refuse_unplain(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._fields(event, events, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._items(event, events, depth)
        return Text("", self._span(event, event))

    def _text(self, event: yaml.ScalarEvent) -> Text:
        value = event.value
        if event.anchor is not None or event.tag is not None:
            self._refuse_unplain(event)
        if len(value) > MAX_TEXT:
            message = f"Deze tekst is langer dan {MAX_TEXT} tekens."
            self._refuse("te-lang", message, event, "Verdeel haar over meer punten.")
            return Text("", self._span(event, event))
        self.problems += traps(self.source, event)
        # What stands in the file as it is was looked at there.
        if event.style == '"':
            self._refuse_escaped(value, event)
        return Text(unicodedata.normalize("NFC", value).strip(), self._span(event, event))

    def _refuse_escaped(self, value: str, event: yaml.ScalarEvent) -> None:
        """Refuse signs that a text cannot have, written in a way that hides them."""
        if "\t" in value:
            advice = "Typ `\\` tussen dubbele aanhalingstekens twee keer, of haal het weg."
            self._refuse("tab", "Met `\\t` staat hier een tab, en niet wat je typte.", event, advice)
        for fault in islice(faults(value), 1):
            self._refuse(fault.code, f"{fault.message} Het is met `\\` geschreven.", event, fault.advice)

    def _refuse_unplain(self, event: yaml.Event) -> None:
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
            if len(values) == MAX_ITEMS:
                self._refuse("te-veel-velden", f"Deze lijst heeft meer dan {MAX_ITEMS} regels.", start, TOO_MANY)
                raise ContentError(self.problems)
            values.append(self._node(event, events, depth + 1))
        return Items(values, self._span(start, start))

    def _fields(self, start: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Fields:
        values: dict[Text, Node] = {}
        for event in events:
            if len(values) > MAX_FIELDS:
                self._refuse("te-veel-velden", f"Hier staan meer dan {MAX_FIELDS} velden bij elkaar.", start, TOO_MANY)
                raise ContentError(self.problems)
            if isinstance(event, yaml.MappingEndEvent):
                return Fields(values, self._span(start, event))
            key = self._node(event, events, depth + 1)
            below = next(events)
            value = self._node(below, events, depth + 1)
            if self._is_key(key, event, values) and isinstance(key, Text):
                values[key] = value
                self._has_value(key, event, below, inside=start)
        return Fields(values, self._span(start, start))

    def _is_key(self, key: Node, event: yaml.Event, seen: dict[Text, Node]) -> bool:
        if not isinstance(key, Text):
            message = "De naam van een veld hoort gewone tekst te zijn."
            self._refuse(
                "vreemde-sleutel", message, event, "Zet de naam voor de dubbele punt, zonder haakjes of streepje."
            )
        elif key == "<<":
            self._refuse("samenvoegsleutel", "`<<` mag niet. Schrijf de velden voluit.", event)
        elif key in seen:
            first = next(other for other in seen if other == key)
            message = f"Het veld `{key}` staat hier twee keer; het stond er al op regel {first.span.line}."
            self._refuse("dubbel-veld", message, event, "Haal een van de twee weg.")
        else:
            return True
        return False

    def _has_value(self, key: Text, event: yaml.Event, below: yaml.Event, inside: yaml.Event) -> None:
        """Refuse a field between braces that only a comma made."""
        empty = getattr(below, "value", None) == "" and not getattr(below, "style", None)
        if getattr(inside, "flow_style", False) and empty:
            message, advice = valueless(key)
            self._refuse("veld-door-een-komma", message, event, advice)

    def _span(self, start: yaml.Event, end: yaml.Event) -> Span:
        first, last = start.start_mark, end.end_mark
        assert first is not None, "the parser marks every event"
        assert last is not None, "the parser marks every event"
        last_line = last.line + 1 if last.column or last.line == first.line else last.line
        return Span(self.source, first.line + 1, first.column + 1, last_line)

    def _refuse(self, code: str, message: str, event: yaml.Event, advice: str = "") -> None:
        self.problems.append(Problem(code, message, self._span(event, event).place, advice))
