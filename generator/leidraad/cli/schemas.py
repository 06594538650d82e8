"""The command `leidraad schema`: what a text editor needs to help while somebody types."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import click

from leidraad.cli.options import command, folder_option
from leidraad.output import replace
from leidraad.output.listing import shown
from leidraad.schemas import FOLDER, announced, schemas


@command("schema", help="Schrijf op wat er in elk soort bestand kan.")
@folder_option
def schema_command(content: Path) -> None:
    """Write the schemas beside the content, and say by which line an editor finds them."""
    for name, data in schemas().items():
        replace(content / name, data)
    line = announced(PurePosixPath("bladen/id.yml"))
    click.echo(f"De schema's staan in '{shown(content / FOLDER)}'. Zet boven in een bestand waar het zijne is:\n{line}")
