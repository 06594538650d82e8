"""The files to begin with, printed from their models: values come in as YAML, so that any words stay words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from leidraad.printing import printing

HERE = Path(__file__).parent / "models"


def from_model(model: str, **values: object) -> str:
    """Return a file, printed from a model: text and `quoted` words."""
    return _environment().get_template(f"{model}.yml.jinja").render(values)


def quoted(words: str) -> Markup:
    """Return words as YAML between quotes, which is JSON."""
    return Markup(json.dumps(" ".join(words.split()), ensure_ascii=False))  # noqa: S704 - nothing is left open


def added(reason: str) -> Markup:
    """Return as a source that we added something ourselves."""
    return Markup(f"{{toegevoegd: {quoted(reason)}}}")  # noqa: S704 - what is inside is quoted


def first_actions(roles: Iterable[str]) -> Mapping[str, str]:
    """Return the id of the first action of each role, by the role."""
    return {role: f"eerst-{number}" for number, role in enumerate(roles, 1)}


@cache
def _environment() -> Environment:
    # What is escaped as markup would be has nothing of it: an id needs none, and all other words are quoted.
    return printing(FileSystemLoader(HERE))


def tabbed(rows: Iterable[Iterable[str]]) -> str:
    """Return rows as a table with tabs between the columns."""
    return "".join("\t".join(row) + "\n" for row in rows)
