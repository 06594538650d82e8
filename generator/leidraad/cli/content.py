"""The commands of editors: check, build, serve and nagekeken."""

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
    progress,
    refusing,
    reporting,
    strict_option,
    today,
    told,
)
from leidraad.output import claimed
from leidraad.review import record
from leidraad.serve import serve as run_server
from leidraad.source.model.guideline import Verdict
from leidraad.source.problems import Problem


@command("check", help="Controleer de inhoud, met alle profielen.")
@folder_option
@profile_option
@strict_option
@json_option
@reporting
def check_command(content: Path, profile: str, strict: bool) -> Iterable[Problem]:
    """Report every problem of the content, in general and as each profile has it."""
    progress("controleren")
    if profile:
        return pipeline.accepted(pipeline.trusted(content, today(), profile=profile).warnings, strict)
    return pipeline.accepted(pipeline.checked(content, today()), strict)


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
    if verdict != Verdict.EQUAL and not reason:
        raise click.UsageError("Zeg met --waarom waarom de tekst strenger of anders is.")
    record(content, today(), verdict, reason, vindplaatsen, told)
