"""What the site itself says, by language: a folder of data for each. A guideline's own `teksten.yml` goes before it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from leidraad.source.model.base import Id
from leidraad.source.nodes import Fields, Text
from leidraad.source.reading import read_yaml

HERE = Path(__file__).parent
DUTCH = "nl"


@cache
def sentences(language: str = DUTCH) -> Mapping[Id, Text]:
    """Return every sentence that the program prints, by its name, in the order of the alphabet."""
    file = HERE / language / "teksten.yml"
    found = read_yaml(f"leidraad/language/{language}/{file.name}", file.read_bytes())
    assert isinstance(found, Fields), "it is ours"
    return {Id(name, name.span): text for name, text in found.items() if isinstance(text, Text)}
