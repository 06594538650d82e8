"""The command `leidraad nagekeken`: which places of the sources a second reader compared with our text."""

from __future__ import annotations

from pathlib import Path

import click

from leidraad.cli.options import command, folder_option, refusing, today, told
from leidraad.review import record
from leidraad.source.model.guideline import Verdict


@command("nagekeken", help="Leg vast dat deze vindplaatsen zijn nagekeken.")
@folder_option
@click.option(
    "--oordeel",
    "verdict",
    type=click.Choice([one.value for one in Verdict]),
    default=Verdict.EQUAL.value,
    help="Hoe onze tekst zich verhoudt tot de bron.",
)
@click.option("--waarom", "reason", metavar="REDEN", default="", help="Waarom de tekst strenger of anders is.")
@click.argument("vindplaatsen", nargs=-1, required=True)
@refusing
def reviewed_command(content: Path, verdict: str, reason: str, vindplaatsen: tuple[str, ...]) -> None:
    """Record a second reader's verdict."""
    if verdict != Verdict.EQUAL and not reason.strip():
        raise click.UsageError("Zeg met --waarom waarom de tekst strenger of anders is.")
    record(content, today(), verdict, reason, vindplaatsen, told)
