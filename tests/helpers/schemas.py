"""A JSON Schema for each kind of file that editors write: pydantic's, of the model, with the words of REDACTIE.md.

They stand in the package, so that whoever installs it has them; `pytest --approve` writes them anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from guide import TABLED, fields_of, quoted, rows_of
from pydantic import TypeAdapter

from leidraad.language import sentences
from leidraad.source.model.base import Id
from leidraad.source.model.cards import Card
from leidraad.source.model.choice import WordChoice
from leidraad.source.model.citation import Document
from leidraad.source.model.guideline import Settings
from leidraad.source.model.lists import Contact, Situation, Slot, Term
from leidraad.source.model.pages import AboutPage, Blocks, ChapterFile, Home, Release, Sheet, Unit
from leidraad.source.model.profile import Profile
from leidraad.source.model.record import Record
from leidraad.source.model.tree import Tree
from leidraad.source.nodes import Text

# What each kind of file holds, by the name of its schema.
KINDS: Mapping[str, Any] = {
    "begrippen": tuple[Term, ...],
    "beslishulp": Tree,
    "blad": Sheet,
    "bouwstenen": Blocks,
    "bronnen": tuple[Document, ...],
    "contacten": tuple[Contact, ...],
    "hoofdstuk": ChapterFile,
    "kaart": Card,
    "invulplekken": tuple[Slot, ...],
    "onderdeel": Unit,
    "over": AboutPage,
    "profiel": Profile,
    "richtlijn": Settings,
    "situaties": tuple[Situation, ...],
    "start": Home,
    "teksten": dict[Id, Text],
    "wijzigingen": tuple[Release, ...],
    "woordkeuze": WordChoice,
}
DIALECT = "http://json-schema.org/draft-07/schema#"
# Markdown that a text editor would show as it stands.
LINK, EMPHASIS = re.compile(r"\[([^\]]*)\]\([^)]*\)"), re.compile(r"(?<![`*])\*\(?([^*`]+?)\)?\*(?![`*])")
# What stands in place of words of its own: a text of somewhere else, and which of its points come along, by their ids.
USE, POINTS, ALONG, SHORT = "gebruik", "punten", ("bron",), "kort-voor"
Schema = dict[str, Any]


def schemas() -> dict[str, bytes]:
    """Return each schema by the name of its file."""
    made = {name: _schema(kind) for name, kind in KINDS.items()} | {"teksten": _sentences()}
    return {
        f"{name}.json": (json.dumps(one, ensure_ascii=False, indent=1) + "\n").encode() for name, one in made.items()
    }


def _schema(kind: Any) -> Schema:
    made = TypeAdapter(kind).json_schema(by_alias=True, ref_template="#/definitions/{model}")
    parts = {name: _explained(name, _tidy(part)) for name, part in sorted(made.pop("$defs", {}).items())}
    return {"$schema": DIALECT, **_explained(getattr(kind, "__name__", ""), _tidy(made)), "definitions": parts}


def _sentences() -> Schema:
    """Return what the site says itself: each sentence by its name, explained by what it is without another."""
    own = {
        str(name): {"type": "string", "pattern": r"\S", "description": str(text)} for name, text in sentences().items()
    }
    return {"$schema": DIALECT, "type": "object", "properties": own, "additionalProperties": False}


def _tidy(part: Any) -> Any:
    """Return a part without what is said in English, and without nothing as a value: a field is left out instead."""
    if isinstance(part, list):
        return [_tidy(one) for one in part]
    if not isinstance(part, dict):
        return part
    kept = {
        key: value for key, value in part.items() if not (key in ("title", "default", "description") and _says(part))
    }
    if "anyOf" in kept:
        some = [one for one in kept.pop("anyOf") if one != {"type": "null"}]
        kept |= some[0] if len(some) == 1 else {"anyOf": some}
    return {key: _tidy(value) for key, value in kept.items()}


def _says(part: Schema) -> bool:
    """Say whether this is a schema, and not the fields of one by their names."""
    return any(isinstance(part.get(key), str | list) for key in ("type", "$ref", "anyOf", "enum"))


def _explained(name: str, part: Schema) -> Schema:
    """Return a part with what the guide says of each field, and with what a text of somewhere else makes of it."""
    model = next((one for one in _all_of(Record) if one.__name__ == name), None)
    if model is None:
        return part
    fields = {key: {**field, "description": _said(model, key)} for key, field in part["properties"].items()}
    part = {**part, "properties": fields}
    return _using(model, part) if USE in fields else part


def _using(model: type[Record], part: Schema) -> Schema:
    """Return a part of which the words may stand somewhere else."""
    words = str(model.model_fields[model.said].alias)
    own = [key for key in part["required"] if key in (words, *ALONG)]
    rest = [key for key in part["required"] if key not in own]
    if points := part["properties"].get(POINTS):
        points["items"] = {"anyOf": [points["items"], TypeAdapter(Id).json_schema()]}
    choice = [{"required": [USE]}, {"required": own}]
    choice += [{"required": [SHORT, words]}] if SHORT in part["properties"] else []
    others = {key: value for key, value in part.items() if key != "required"}
    return {**others, **({"required": rest} if rest else {}), "anyOf": choice}


def _said(model: type[Record], key: str) -> str:
    """Return what the guide says of a field of a record or of what it is a kind of."""
    known = descriptions()
    return next(known[kind.__name__, key] for kind in model.__mro__ if (kind.__name__, key) in known)


@cache
def descriptions() -> Mapping[tuple[str, str], str]:
    """Return what the guide says of each field, by its record and its key."""
    found: dict[tuple[str, str], str] = {}
    for heading, record in TABLED.items():
        rows = {quoted(row[0]): row[2] for row in rows_of(heading)}
        for owner, path, _ in fields_of(record):
            found[owner.__name__, path[-1]] = _plain(rows[path])
    return found


def _plain(cell: str) -> str:
    return EMPHASIS.sub(r"\1", LINK.sub(r"\1", cell.replace("\\|", "|")))


def _all_of(kind: type[Record]) -> Iterator[type[Record]]:
    yield kind
    for one in kind.__subclasses__():
        yield from _all_of(one)
