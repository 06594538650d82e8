"""The command `leidraad`: what editors, experts and administrators can ask."""

from __future__ import annotations

import gc

import click

from leidraad.cli.content import build_command, check_command, reviewed_command, serve_command
from leidraad.cli.difference import difference_command
from leidraad.cli.ending import Commands
from leidraad.cli.framing import framing_command
from leidraad.cli.offline import zip_command
from leidraad.cli.routes import routes_command


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[OPTIES]",
    subcommand_metavar="COMMANDO [OPTIES]",
)
@click.version_option(package_name="leidraad", message="%(prog)s %(version)s", help="Toon de versie.")
def main() -> None:
    """Maak van een richtlijn in YAML een website."""
    collect_seldom()


def collect_seldom() -> None:
    """Look for waste less often: the content becomes many objects that all stay, and searching them took a third."""
    gc.set_threshold(100_000)


COMMANDS = (
    check_command,
    build_command,
    serve_command,
    reviewed_command,
    routes_command,
    difference_command,
    framing_command,
    zip_command,
)
for one in COMMANDS:
    main.add_command(one)
