"""YAML values that remember where they were written.

They are ordinary text, lists and mappings, so that the model can be validated from them directly. Every scalar
is text: whether `nee`, `1.10` or `2026-01-01` means something else is for the model to say, not for YAML.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, NamedTuple, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from leidraad.source.problems import Place


@dataclass(frozen=True)
class Source:
    """One content file: its name and its lines."""

    file: str
    lines: tuple[str, ...] = field(repr=False)

    def place(self, line: int, column: int) -> Place:
        """Return the place at a line and column that count from 1; past the end it is the last line."""
        snippet = self.lines[line - 1] if line <= len(self.lines) else ""
        return Place(self.file, line, column, snippet)


class Span(NamedTuple):
    """Where a value stands in its file; lines count from 1."""

    source: Source
    line: int
    column: int
    last_line: int

    @property
    def place(self) -> Place:
        """The first character."""
        return self.source.place(self.line, self.column)

    def holds(self, place: Place) -> bool:
        """Say whether a place stands on the lines of this value."""
        return place.file == self.source.file and self.line <= place.line <= self.last_line

    def find(self, fragment: str, nth: int = 0) -> Place:
        """Return the place of the `nth` occurrence of a fragment in this value, or of the value itself.

        What goes on as a longer name is another one: `stap-1` does not stand in `stap-10` or `stap-1.actie`.
        """
        whole = re.compile(rf"(?:(?<![\w.-])|(?=[\W_])){re.escape(fragment)}(?:(?![\w-]|[./]\w)|(?<=[\W_]))")
        start = self.column - 1
        for line in range(self.line, min(self.last_line, len(self.source.lines)) + 1):
            for found in whole.finditer(self.source.lines[line - 1], start):
                if nth == 0:
                    return self.source.place(line, found.start() + 1)
                nth -= 1
            start = 0
        return self.place


class Text(str):
    """A scalar with its span. Subclasses say what kind of text it is; validation turns the one into the other."""

    __slots__ = ("span",)
    span: Span
    # What a text editor may expect of it, as JSON Schema says that of text: never more than `accept` does.
    form: ClassVar[Mapping[str, Any]] = {"pattern": r"\S"}

    def __new__(cls, value: str, span: Span) -> Self:
        """Make a text that stands at `span`."""
        text = super().__new__(cls, value)
        text.span = span
        return text

    @property
    def place(self) -> Place:
        """Where it is written."""
        return self.span.place

    @classmethod
    def accept(cls, value: str) -> str:
        """Return the value that the model keeps; raise PydanticCustomError when it cannot be one of this kind."""
        return value

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type[Any], handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._validate, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, _: CoreSchema, __: GetJsonSchemaHandler) -> dict[str, Any]:
        # What other programs take for a number or for true and false is text to us.
        return {"type": ["string", "number", "boolean"], **cls.form}

    @classmethod
    def _validate(cls, value: object) -> Self:
        if not isinstance(value, Text):
            raise PydanticCustomError("geen-tekst", "Schrijf hier gewone tekst.")
        if not value.strip():
            raise PydanticCustomError("leeg-veld", "Dit veld is leeg.", {"voorstel": "Vul het in, of haal het weg."})
        # Plain text is kept as it was read; most cells of tables are.
        return value if type(value) is cls is Text else cls(cls.accept(value), value.span)


class _Kept:
    """What others can keep what they made of it with."""

    __slots__ = ()
    _kept: dict[Any, Any]

    @property
    def kept(self) -> dict[Any, Any]:
        """What was made of it, by what that is, for as long as it is there: nobody changes what was read."""
        # There are many, so this is only there once it is asked for.
        if not hasattr(self, "_kept"):
            self._kept = {}  # type: ignore[misc]  # whoever is one has room for it
        return self._kept


class Items(list["Node"], _Kept):
    """A YAML list with its span."""

    __slots__ = ("_kept", "span")

    def __init__(self, values: Sequence[Node], span: Span) -> None:
        super().__init__(values)
        self.span = span


class Fields(dict[Text, "Node"], _Kept):
    """A YAML mapping with its span; its keys are Text and so have places too."""

    __slots__ = ("_kept", "span")

    def __init__(self, values: Mapping[Text, Node], span: Span) -> None:
        super().__init__(values)
        self.span = span


Node = Text | Items | Fields


def moved(node: Node, span: Span) -> Node:
    """Return the same at another place, where what is wrong with it is told."""
    match node:
        case Fields():
            return Fields({Text(key, span): moved(part, span) for key, part in node.items()}, span)
        case Items():
            return Items([moved(one, span) for one in node], span)
    return Text(node, span)
