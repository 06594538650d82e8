"""The commands `leidraad build` and `leidraad serve`: the site, once or while you write."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from leidraad import pipeline
from leidraad.cli.options import (
    address_option,
    building,
    command,
    folder_option,
    json_option,
    paperless_option,
    profile_option,
    reporting,
    strict_option,
    today,
    told,
)
from leidraad.output import claimed
from leidraad.serve import serve as run_server
from leidraad.source.problems import Problem


@command("build", help="Bouw de site.")
@folder_option
@click.option("--site", metavar="MAP", default="site", show_default=True, type=Path, help="De map van de site.")
@address_option
@profile_option
@strict_option
@paperless_option
@json_option
@reporting
def build_command(
    content: Path, site: Path, address: str | None, profile: str, strict: bool, without_paper: bool
) -> Iterable[Problem]:
    """Build the site; when the content is not good the last good site stays."""
    building(paper=not without_paper)
    with claimed(site, content, pipeline.BUILD, told) as place:
        return pipeline.build(content, place, today(), address, strict, profile, paper=not without_paper)


@command("serve", help="Toon de site terwijl je schrijft.")
@folder_option
@profile_option
@click.option(
    "--poort",
    "port",
    metavar="POORT",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default="8000",
    help="De poort op deze computer.",
)
def serve_command(content: Path, profile: str, port: int) -> None:
    """Serve the site and rebuild it at every saved edit."""
    run_server(content, profile, port, today)
