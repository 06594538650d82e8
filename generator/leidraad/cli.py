"""The command `leidraad`: check, build, serve and nagekeken."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from functools import wraps
from pathlib import Path
from typing import Any

import click

from leidraad import pipeline
from leidraad.review import record
from leidraad.serve import serve as run_server
from leidraad.source.problems import ContentError, Problem, Severity, for_machines, report

CONTENT_PROBLEM = 1
folder_option = click.option(
    "--inhoud",
    "content",
    default="content",
    show_default=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="De map met de inhoud.",
)
address_option = click.option("--adres", "address", default=None, help="Het openbare adres van de site.")
strict_option = click.option("--streng", "strict", is_flag=True, help="Ook een waarschuwing is een fout.")
json_option = click.option("--json", "as_json", is_flag=True, help="Geef de problemen als JSON.")


def today() -> date:
    """Return the day of the build: SOURCE_DATE_EPOCH when it is set, so that a build can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now().astimezone().date()


def progress(stage: str) -> None:
    """Say what is happening, on a terminal only."""
    if sys.stderr.isatty():
        click.echo(f"  {stage} …", err=True)


def show(problems: Iterable[Problem], *, as_json: bool) -> None:
    """Print problems for a person or for a machine."""
    found = list(problems)
    if as_json:
        click.echo(json.dumps([for_machines(problem) for problem in found], ensure_ascii=False, indent=1))
    elif found:
        click.echo(report(found), err=True)


def reporting(command: Callable[..., Iterable[Problem]]) -> Callable[..., None]:
    """Print what a command reports and end with 0 when the content is good and 1 when it is not."""

    @wraps(command)
    def run(*, strict: bool, as_json: bool, **options: Any) -> None:
        try:
            problems = tuple(command(**options))
        except ContentError as error:
            problems = error.problems
        show(problems, as_json=as_json)
        if any(strict or problem.severity is Severity.ERROR for problem in problems):
            sys.exit(CONTENT_PROBLEM)

    return run


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="leidraad", message="%(prog)s %(version)s", help="Toon de versie.")
def main() -> None:
    """Maak van een richtlijn in YAML een website."""


@main.command("check", help="Controleer de inhoud.")
@folder_option
@strict_option
@json_option
@reporting
def check_command(content: Path) -> Iterable[Problem]:
    """Report every problem of the content."""
    progress("controleren")
    return pipeline.trusted(content, today())[1]


@main.command("build", help="Bouw de site.")
@folder_option
@click.option("--site", default="site", show_default=True, type=click.Path(path_type=Path), help="De map van de site.")
@address_option
@strict_option
@json_option
@reporting
def build_command(content: Path, site: Path, address: str | None) -> Iterable[Problem]:
    """Build the site; when the content is not good the last good site stays."""
    progress("bouwen")
    return pipeline.build(content, site, today(), address)


@main.command("serve", help="Toon de site terwijl je schrijft.")
@folder_option
@click.option("--poort", "port", default=8000, show_default=True, help="De poort op deze computer.")
def serve_command(content: Path, port: int) -> None:
    """Serve the site and rebuild it at every saved edit."""
    run_server(content, port, today)


@main.command("nagekeken", help="Leg vast dat onze tekst bij deze vindplaatsen met de bron is vergeleken.")
@folder_option
@click.option("--oordeel", "verdict", type=click.Choice(["gelijk", "strenger", "anders"]), default="gelijk")
@click.option("--waarom", "reason", default="", help="Waarom de tekst strenger of anders is.")
@click.argument("vindplaatsen", nargs=-1, required=True)
def reviewed_command(content: Path, verdict: str, reason: str, vindplaatsen: tuple[str, ...]) -> None:
    """Record a second reader's verdict."""
    if verdict != "gelijk" and not reason:
        raise click.UsageError("Zeg met --waarom waarom de tekst strenger of anders is.")
    try:
        record(content, today(), verdict, reason, vindplaatsen)
    except ContentError as error:
        show(error.problems, as_json=False)
        sys.exit(CONTENT_PROBLEM)
