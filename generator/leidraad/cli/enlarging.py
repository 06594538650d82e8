"""The command `leidraad groot`: one handout or card in large print."""

from __future__ import annotations

from pathlib import Path

import click

from leidraad import pipeline
from leidraad.cli.options import command, folder_option, profile_option, refusing, today, told
from leidraad.output.listing import shown
from leidraad.output.single import put
from leidraad.source.problems import proposal, visible
from leidraad.store import BUILD


@command("groot", help="Maak één handout of kaart in grote letters.")
@click.argument("name", metavar="HANDOUT")
@folder_option
@profile_option
@refusing
def large_command(content: Path, name: str, profile: str) -> None:
    """Write the PDF with letters of 18 points and its checksum beside it, and say where it is."""
    trusted = pipeline.trusted(content, today(), None, profile)
    found = pipeline.handout_names(trusted)
    if name not in found:
        advice = proposal(name, found) or "De naam is die van de PDF, zoals `stap-1`."
        raise click.BadParameter(f"Er is geen handout '{visible(name)}'. {advice}", param_hint="HANDOUT")
    place = BUILD / f"{name}-groot.pdf"
    put(place, pipeline.large_print(trusted, name), content, told)
    click.echo(shown(place))
