"""What the site itself says, by language: a folder of data for each. A guideline's own `teksten.yml` goes before it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any

from leidraad.source.model.base import Id
from leidraad.source.nodes import Fields, Text
from leidraad.source.reading import read_yaml

HERE = Path(__file__).parent
DUTCH = "nl"
# Stands in a sentence for what the program fills in.
GAP = "…"


def filled(sentence: str, *words: str) -> str:
    """Return a sentence with words in its gaps, in their order."""
    return "".join(chain.from_iterable(zip_longest(sentence.split(GAP), words, fillvalue="")))


@cache
def places(language: str = DUTCH) -> Mapping[str, tuple[str, ...]]:
    """Return the names of the sentences that are seen at each place, in the order of who walks through a site."""
    return {str(place): tuple(map(str, names)) for place, names in _data(language, "plaatsen").items()}


@cache
def sentences(language: str = DUTCH) -> Mapping[Id, Text]:
    """Return every sentence that the program prints, by its name, in the order of the alphabet."""
    found = _data(language, "teksten")
    return {Id(name, name.span): text for name, text in found.items() if isinstance(text, Text)}


@cache
def speech(language: str = DUTCH) -> Mapping[str, Any]:
    """Return how a language changes its words, for search: lists of words in one text, and rules."""
    return {str(name): value for name, value in _data(language, "zoeken").items()}


@cache
def desk_words() -> Mapping[str, str]:
    """Return what stands in the form for writing in a page; who writes does that with Dutch names of fields."""
    return {str(name): str(text) for name, text in _data(DUTCH, "schrijven").items()}


@cache
def exchange_words(language: str = DUTCH) -> Mapping[str, str]:
    """Return what stands around the texts in a document for experts, who read the language of the guideline."""
    return {str(name): str(text) for name, text in _data(language, "uitwisselen").items()}


def _data(language: str, name: str) -> Fields:
    """Return what a file of ours says of a language."""
    file = HERE / language / f"{name}.yml"
    found = read_yaml(f"leidraad/language/{language}/{file.name}", file.read_bytes())
    assert isinstance(found, Fields), "it is ours"
    return found
