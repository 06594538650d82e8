"""Validate a node against a part of the model; every misfit becomes a problem with its place and the right name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from leidraad.source.nodes import Fields, Items, Node, Text
from leidraad.source.problems import Place, Problem, brief, choice, closest, proposal
from leidraad.source.traps import glued

# What pydantic calls a misfit → our code and sentence. Types of our own carry both themselves, and what to do.
MISFITS = {
    "missing": ("veld-ontbreekt", "Hier ontbreekt het veld `{field}`."),
    "extra_forbidden": ("onbekend-veld", "Het veld `{field}` bestaat hier niet."),
    "model_type": ("verkeerde-vorm", "Schrijf hier velden: een naam, een dubbele punt en tekst."),
    "dict_type": ("verkeerde-vorm", "Schrijf hier velden: een naam, een dubbele punt en tekst."),
    "tuple_type": ("verkeerde-vorm", "Schrijf hier een lijst: regels die met `- ` beginnen."),
    "string_type": ("geen-tekst", "Schrijf hier gewone tekst."),
    "too_short": ("lege-lijst", "Deze lijst is leeg. Zet er minstens één regel in die met `- ` begint."),
    "enum": ("onbekende-keuze", "`{value}` kan hier niet. Kies uit: {expected}."),
}
# Misfits by the path of the record that they are in.
Misfits = dict[tuple[int | str, ...], list[ErrorDetails]]


def validate(kind: Any, node: Node, problems: list[Problem]) -> Any:
    """Return the shaped node, which is the same each time, or None after noting its problems."""
    kept = {} if isinstance(node, Text) else node.kept
    try:
        if kind not in kept:
            kept[kind] = _adapter(kind).validate_python(node)
        return kept[kind]
    except ValidationError as error:
        found = _by_record(error.errors())
        details = [detail for beside in found.values() for detail in beside if not _echoes(kind, detail, found)]
        problems += [_problem(kind, node, detail, found) for detail in details]
        return None


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _by_record(details: Iterable[ErrorDetails]) -> Misfits:
    """Return the misfits by the path of their record, with every path on the way to one; a file can have thousands."""
    found: Misfits = {}
    for detail in details:
        path = detail["loc"]
        for length in range(len(path)):
            found.setdefault(path[:length], [])
        found.setdefault(path[:-1], []).append(detail)
    return found


def _echoes(kind: Any, detail: ErrorDetails, found: Misfits) -> bool:
    """Say whether a misfit follows from another: pydantic misses misspelled fields and does not count bad items."""
    if detail["type"] == "missing":
        strange = _beside(detail, found, "extra_forbidden")
        return any(_meant(kind, other, found) == detail["loc"][-1] for other in strange)
    return detail["type"] == "too_short" and detail["loc"] in found


def _beside(detail: ErrorDetails, found: Misfits, misfit: str) -> list[ErrorDetails]:
    """Return the misfits of one kind in the same record."""
    return [other for other in found[detail["loc"][:-1]] if other["type"] == misfit]


def _meant(kind: Any, detail: ErrorDetails, found: Misfits) -> str:
    """Return the field that a misspelled one stands for, rather one that is missed there than another; or nothing."""
    *path, field = detail["loc"]
    missed = [str(other["loc"][-1]) for other in _beside(detail, found, "missing")]
    only = missed[0] if len(missed) == len(_beside(detail, found, "extra_forbidden")) == 1 else ""
    return closest(str(field), missed) or closest(str(field), _known_fields(kind, path)) or only


def _problem(kind: Any, node: Node, detail: ErrorDetails, found: Misfits) -> Problem:
    """Put a pydantic error in Dutch, at the place that its path leads to."""
    path, value = [step for step in detail["loc"] if step != "[key]"], detail["input"]
    field = brief(str(path[-1])) if path else ""
    at_key, at_value = _places(node, path)
    if "[key]" in detail["loc"]:
        at_value = at_key
    misfit = "string_type" if detail["type"] == "enum" and not isinstance(value, Text) else detail["type"]
    code, sentence = MISFITS.get(misfit, (misfit, "{message}"))
    choices = _choices(detail)
    message = sentence.format(field=field, value=brief(str(value)), expected=", ".join(choices), message=detail["msg"])
    at = at_key if code == "onbekend-veld" else at_value
    return Problem(code, message, at, _advice(kind, code, path, detail, found, at))


def _advice(kind: Any, code: str, path: list[Any], detail: ErrorDetails, found: Misfits, at: Place) -> str:
    """Return what to do about a misfit."""
    value = detail["input"]
    advice = str(detail.get("ctx", {}).get("voorstel", ""))
    match code:
        case "verkeerde-vorm" if isinstance(value, Text) and glued(value):
            advice = glued(value)
        case "verkeerde-vorm" if detail["type"] == "model_type":
            advice = choice(_known_fields(kind, path))
        case "veld-ontbreekt":
            advice = f"Zet erbij: `{brief(str(path[-1]))}: …`."
        case "onbekend-veld":
            known, meant = _known_fields(kind, path[:-1]), _meant(kind, detail, found)
            advice = proposal(meant, known) or choice(known)
        case "onbekende-keuze":
            advice = proposal(str(value), _choices(detail))
        case "geen-tekst" if at.here.startswith(("[", "{")):
            advice = "Haal de haakjes weg. Horen ze bij de tekst? Zet de tekst tussen aanhalingstekens."
        case "geen-tekst" if isinstance(value, Fields):
            advice = "Hoort de dubbele punt bij de tekst? Zet de tekst tussen aanhalingstekens."
    return advice


def _choices(detail: ErrorDetails) -> list[str]:
    return re.findall(r"'([^']*)'", str(detail.get("ctx", {}).get("expected", "")))


def _places(node: Node, path: list[Any]) -> tuple[Place, Place]:
    """Follow a path as far as the file goes and return the places of the last key and of its value.

    A missing field is so said at the mapping that should have it.
    """
    at_key = at_value = node.span.place
    for step in path:
        if isinstance(node, Fields) and step in node:
            at_key = next(key for key in node if key == step).place
            node = node[step]
        elif isinstance(node, Items) and isinstance(step, int):
            node = node[step]
            at_key = node.span.place
        elif isinstance(node, Items):
            continue  # A list that is read as the only field of a record.
        else:
            break
        at_value = node.span.place
    return at_key, at_value


def _known_fields(kind: Any, path: list[Any]) -> list[str]:
    """Return the keys that may stand where the path leads in the model."""
    for step in path:
        kind = _inside(kind, step)
    for model in _models(kind):
        return [str(info.alias or name) for name, info in model.model_fields.items()]
    return []


def _inside(kind: Any, step: Any) -> Any:
    if get_origin(kind) is dict:
        return get_args(kind)[1]  # Whatever its key is: a role may be called as a field is.
    for model in _models(kind):
        for name, info in model.model_fields.items():
            if step in (info.alias, name):
                return info.annotation
    return kind


def _models(kind: Any) -> Iterable[type[BaseModel]]:
    """Yield the records that a type is made of: itself, or those in its list, mapping or option."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
    for part in get_args(kind):
        yield from _models(part)
