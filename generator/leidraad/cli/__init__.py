"""The command `leidraad`: what editors, experts and administrators can ask."""

from __future__ import annotations

import atexit
import gc
from collections import UserDict
from importlib import import_module
from typing import Any

import click

from leidraad.cli.dutch import speak_dutch
from leidraad.cli.ending import Commands

speak_dutch()
# Each command with the module that has it and its name there.
COMMANDS = {
    "bewoording": ("wordings", "wordings_command"),
    "build": ("building", "build_command"),
    "check": ("checking", "check_command"),
    "controleer-insluiting": ("framing", "framing_command"),
    "groot": ("enlarging", "large_command"),
    "nagekeken": ("reviewing", "reviewed_command"),
    "nieuw": ("beginning", "new_command"),
    "plan": ("planning", "plan_command"),
    "routes": ("routes", "routes_command"),
    "schema": ("schemas", "schema_command"),
    "serve": ("building", "serve_command"),
    "teksten": ("sentences", "sentences_command"),
    "uitwisselen": ("exchanging", "exchange_command"),
    "verschil": ("difference", "difference_command"),
    "zip": ("offline", "zip_command"),
}


class _OnDemand(UserDict[str, Any]):
    """Commands that are loaded when they are asked for: who checks content needs a third of the program."""

    def __getitem__(self, name: str) -> click.Command:
        module, attribute = self.data[name]
        found: click.Command = getattr(import_module(f"{__name__}.{module}"), attribute)
        return found


@click.group(
    cls=Commands,
    commands=_OnDemand(COMMANDS),
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[OPTIES]",
    subcommand_metavar="COMMANDO [OPTIES]",
)
@click.version_option(package_name="leidraad", message="%(prog)s %(version)s", help="Toon de versie.")
def main() -> None:
    """Maak van een richtlijn in YAML een website."""
    collect_seldom()


def collect_seldom() -> None:
    """Look for waste less often: the content becomes many objects that all stay, and searching them took a third.

    Nor at the end, as the system takes back everything then.
    """
    gc.set_threshold(1_000_000)
    atexit.register(gc.freeze)
