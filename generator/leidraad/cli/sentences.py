"""The command `leidraad teksten`: every sentence that the site itself says, with where it is seen."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from leidraad import checking
from leidraad.cli.options import command, folder_option, refusing, today
from leidraad.language import places, sentences
from leidraad.source.model.base import Id
from leidraad.source.nodes import Text

HEAD = """\
# Alle vaste zinnen van de site, zoals ze nu zijn. Zet in teksten.yml alleen wat bij jullie anders is."""


@command("teksten", help="Toon alle vaste zinnen van de site.")
@folder_option
@refusing
def sentences_command(content: Path) -> None:
    """Print what could stand in teksten.yml."""
    guideline = checking.guideline(content, today())
    click.echo("\n".join([HEAD, *_lines(guideline.sentences, sentences(guideline.language))]))


def _lines(said: Mapping[Any, Text], usual: Mapping[Id, Text]) -> Iterator[str]:
    """Yield YAML with the sentences of each place together; the program's own is told beside another."""
    for place, names in places().items():
        yield from ("", f"# {place[:1].upper()}{place[1:]}")
        for name in names:
            own, general = (next(words for key, words in one.items() if key == name) for one in (said, usual))
            if own != general:
                yield f"# Het programma zegt zelf: {_quoted(general)}"
            yield f"{name}: {_quoted(own)}"


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
