"""A text editor that looks along while somebody types: an independent validator with the schemas of the package."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import yaml
from jsonschema import Draft7Validator

from leidraad.schemas import kind_of, schemas

SCHEMAS = {PurePosixPath(name).stem: json.loads(data) for name, data in schemas().items()}


class _Loader(yaml.SafeLoader):
    """Reads YAML as text editors do, to which a date is text and `ja` is too."""


_Loader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in found if not tag.endswith((":timestamp", ":bool"))]
    for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def faults(name: PurePosixPath, text: str) -> list[str]:
    """Return what the schema of a file says of a text."""
    found = yaml.load(text, Loader=_Loader)
    return [error.message for error in Draft7Validator(SCHEMAS[kind_of(name)]).iter_errors(found)]


def files(folder: Path) -> Iterator[tuple[PurePosixPath, str]]:
    """Yield the YAML files of a folder with content."""
    for path in sorted(folder.rglob("*.yml")):
        yield PurePosixPath(path.relative_to(folder).as_posix()), path.read_text(encoding="utf-8")
