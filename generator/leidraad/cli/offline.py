"""The command `leidraad zip`: the whole site as one file, for a share or a stick."""

from __future__ import annotations

from pathlib import Path

import click
from babel.numbers import format_decimal

from leidraad import pipeline
from leidraad.cli.options import (
    address_option,
    building,
    command,
    folder_option,
    paperless_option,
    profile_option,
    refusing,
    show,
    today,
    told,
)
from leidraad.offline.archive import archive
from leidraad.output.listing import shown
from leidraad.output.single import put, refuse_place
from leidraad.recalled import known
from leidraad.store import BUILD

MEGA = 1_000_000


@command("zip", help="Maak van de site één zip.")
@folder_option
@address_option
@profile_option
@click.option(
    "--uit",
    "target",
    metavar="ZIP",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Waar de zip komt; anders in de map build, met de versie in de naam.",
)
@paperless_option
@refusing
def zip_command(content: Path, address: str | None, profile: str, target: Path | None, without_paper: bool) -> None:
    """Write the zip and its checksum beside it, and say where it is and how large."""
    if target:
        refuse_place(target, content)
    building(paper=not without_paper)
    trusted = pipeline.trusted(content, today(), address, profile, known(content))
    made = archive(pipeline.shelf(trusted, paper=not without_paper), trusted)
    show(trusted.warnings, as_json=False)
    place = target or BUILD / made.name
    put(place, made.data, content, told)
    click.echo(f"{shown(place)}: {_size(len(made.data))}")


def _size(count: int) -> str:
    return f"{format_decimal(count / MEGA, '0.0', 'nl')} MB"
