"""The files to begin with, printed from their models: values come in as YAML, so that any words stay words."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

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


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,  # An id has nothing to escape, and all other words are quoted.
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def tabbed(rows: Iterable[Iterable[str]]) -> str:
    """Return rows as a table with tabs between the columns."""
    return "".join("\t".join(row) + "\n" for row in rows)
