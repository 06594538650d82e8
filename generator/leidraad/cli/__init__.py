"""The command `leidraad`: for editors check, build, serve and nagekeken; for experts routes and verschil."""

from __future__ import annotations

import click

from leidraad.cli.content import build_command, check_command, reviewed_command, serve_command
from leidraad.cli.difference import difference_command
from leidraad.cli.routes import routes_command


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[OPTIES]",
    subcommand_metavar="COMMANDO [OPTIES]",
)
@click.version_option(package_name="leidraad", message="%(prog)s %(version)s", help="Toon de versie.")
def main() -> None:
    """Maak van een richtlijn in YAML een website."""


for one in (check_command, build_command, serve_command, reviewed_command, routes_command, difference_command):
    main.add_command(one)
