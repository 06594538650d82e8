"""Files to begin with: a comment of one line above each field, in the words of the schemas, so of the guide."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from leidraad.schemas import HERE, announced, kind_of
from leidraad.source.nodes import Fields, Items, Node, Text
from leidraad.source.reading import read_yaml

Described = Mapping[str, Any]
# What a line of a list begins with.
DASH = re.compile(" *(- )+")
# Where a first sentence ends, and what only helps who reads all of the guide.
SENTENCE, ASIDE = re.compile(r"(?<=[.!?]) +(?=[A-Z`])"), re.compile(r" *\(opmaak\)|; zie De bron")


def explained(name: PurePosixPath, text: str) -> str:
    """Return the text of a file with where its schema is, and above each field what it is for, the first time."""
    return f"{announced(name)}\n{commented(name, text)}"


def commented(name: PurePosixPath, text: str) -> str:
    """Return the text of a file, or of a part of its list, with above each field what it is for, the first time."""
    said = _Explainer(_schema(kind_of(name))).lines(read_yaml(str(name), text.encode()))
    lines: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        indent = " " * (len(line) - len(line.lstrip(" ")))
        lines += [f"{indent}# {said[number]}", line] if number in said else [line]
    return "".join(f"{line}\n" for line in lines)


@cache
def _schema(kind: str) -> Described:
    found: Described = json.loads((HERE / f"{kind}.json").read_bytes())
    return found


class _Explainer:
    """Walks through a file along its schema, and tells each field once."""

    def __init__(self, schema: Described) -> None:
        self._whole = schema
        self._told: set[tuple[int, str]] = set()

    def lines(self, node: Node) -> Mapping[int, str]:
        """Return what is said above each line, by its number."""
        return dict(self._inside(node, self._whole))

    def _inside(self, node: Node, schema: Described) -> Iterator[tuple[int, str]]:
        kind = self._resolved(schema, node)
        match node:
            case Items():
                for one in node:
                    yield from self._inside(one, kind.get("items", {}))
            case Fields():
                for key, part in node.items():
                    yield from self._field(key, part, kind)

    def _field(self, key: Text, part: Node, kind: Described) -> Iterator[tuple[int, str]]:
        named: Described = kind.get("patternProperties", {})
        field: Described = kind.get("properties", {}).get(key) or next(iter(named.values()), {})
        mark = (id(kind), str(key))
        if "description" in field and mark not in self._told and _begins_its_line(key):
            self._told.add(mark)
            yield key.span.line, _brief(field["description"])
        yield from self._inside(part, field)

    def _resolved(self, schema: Described, node: Node) -> Described:
        """Return what a schema says of a value of this form: it may be elsewhere, and one of a few."""
        while True:
            if "$ref" in schema:
                schema = self._whole["definitions"][schema["$ref"].rpartition("/")[2]]
            elif "anyOf" in schema and "properties" not in schema:
                form = {Items: "array", Fields: "object"}.get(type(node), "")
                schema = next((one for one in schema["anyOf"] if form and ("$ref" in one or one["type"] == form)), {})
            else:
                return schema


def _begins_its_line(key: Text) -> bool:
    return not DASH.sub("", key.place.snippet[: key.span.column - 1], count=1).strip()


def _brief(words: str) -> str:
    """Return the first sentence."""
    return SENTENCE.split(ASIDE.sub("", words), maxsplit=1)[0]
