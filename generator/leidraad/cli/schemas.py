"""The command `leidraad schema`: what a text editor needs to help while somebody types."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import click

from leidraad.cli.options import command, folder_option
from leidraad.failure import Failure
from leidraad.output import replace
from leidraad.output.listing import shown
from leidraad.schemas import FOLDER, announced, schemas

# How each schema of ours begins.
BEGIN = b'{\n "$schema": "http://json-schema.org/'


@command("schema", help="Schrijf op wat er in elk soort bestand kan.")
@folder_option
def schema_command(content: Path) -> None:
    """Write the schemas beside the content, and say by which line an editor finds them."""
    found = schemas()
    for name in (FOLDER, *found):
        _refuse_strange(content / name)
    for name, data in found.items():
        replace(content / name, data)
    line = announced(PurePosixPath("bladen/id.yml"))
    click.echo(f"De schema's staan in '{shown(content / FOLDER)}'. Zet boven in een bestand waar het zijne is:\n{line}")


def _refuse_strange(path: Path) -> None:
    """Raise Failure for a link, which can lead to anything, and for a file that is no schema, of whatever version."""
    if path.is_symlink() or (path.is_file() and not path.read_bytes().startswith(BEGIN)):
        raise Failure(f"'{shown(path)}' is niet door leidraad gemaakt. Zet het ergens anders, en probeer het opnieuw.")
