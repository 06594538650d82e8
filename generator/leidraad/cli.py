"""The command `leidraad`: check, build, serve and nagekeken."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from functools import partial, wraps
from pathlib import Path
from typing import Any

import click
from pydantic_core import PydanticCustomError

from leidraad import pipeline
from leidraad.dutch import speak_dutch
from leidraad.output import is_free
from leidraad.review import record
from leidraad.serve import serve as run_server
from leidraad.skin import CONFIG
from leidraad.source.model.guideline import SiteAddress, Verdict
from leidraad.source.problems import ContentError, Problem, for_machines, report

CONTENT_PROBLEM = 1
speak_dutch()


def good_address(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Refuse what richtlijn.yml would refuse too."""
    try:
        return SiteAddress.accept(value) if value else value
    except PydanticCustomError as error:
        raise click.BadParameter(error.message()) from None


folder_option = click.option(
    "--inhoud",
    "content",
    default="content",
    show_default=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="De map met de inhoud.",
)
address_option = click.option(
    "--adres", "address", metavar="ADRES", callback=good_address, help="Het openbare adres van de site."
)
strict_option = click.option("--streng", "strict", is_flag=True, help="Ook een waarschuwing is een fout.")
json_option = click.option("--json", "as_json", is_flag=True, help="Geef de problemen als JSON.")


def today() -> date:
    """Return the day of the build: SOURCE_DATE_EPOCH when it is set, so that a build can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch and not epoch.isdecimal():
        raise click.UsageError("SOURCE_DATE_EPOCH hoort een aantal seconden te zijn.")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now().astimezone().date()


def at_the_project() -> None:
    """Refuse to build where the skin is not."""
    if not Path(CONFIG).is_file():
        raise click.UsageError(f"Hier staat geen {CONFIG}. Ga eerst naar de map van het project.")


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
    def run(*, as_json: bool, **options: Any) -> None:
        try:
            show(command(**options), as_json=as_json)
        except ContentError as error:
            show(error.problems, as_json=as_json)
            sys.exit(CONTENT_PROBLEM)

    return run


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[OPTIES]",
    subcommand_metavar="COMMANDO [OPTIES]",
)
@click.version_option(package_name="leidraad", message="%(prog)s %(version)s", help="Toon de versie.")
def main() -> None:
    """Maak van een richtlijn in YAML een website."""


command = partial(main.command, options_metavar="[OPTIES]")


@command("check", help="Controleer de inhoud.")
@folder_option
@strict_option
@json_option
@reporting
def check_command(content: Path, strict: bool) -> Iterable[Problem]:
    """Report every problem of the content."""
    progress("controleren")
    return pipeline.accepted(pipeline.trusted(content, today())[1], strict)


@command("build", help="Bouw de site.")
@folder_option
@click.option("--site", metavar="MAP", default="site", show_default=True, type=Path, help="De map van de site.")
@address_option
@strict_option
@json_option
@reporting
def build_command(content: Path, site: Path, address: str | None, strict: bool) -> Iterable[Problem]:
    """Build the site; when the content is not good the last good site stays."""
    at_the_project()
    if not is_free(site):
        message = f"In '{site}' staat iets dat niet door leidraad is gemaakt. Kies een lege map."
        raise click.BadParameter(message, param_hint="'--site'")
    if content.resolve() in site.resolve().parents:
        raise click.BadParameter(f"Map '{site}' ligt in de map met de inhoud.", param_hint="'--site'")
    progress("bouwen")
    try:
        return pipeline.build(content, site, today(), address, strict)
    except OSError as error:
        raise click.UsageError(f"De site kan niet worden geschreven: {error}") from error


@command("serve", help="Toon de site terwijl je schrijft.")
@folder_option
@click.option("--poort", "port", metavar="POORT", default=8000, show_default=True, help="De poort op deze computer.")
def serve_command(content: Path, port: int) -> None:
    """Serve the site and rebuild it at every saved edit."""
    at_the_project()
    run_server(content, port, today)


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
def reviewed_command(content: Path, verdict: str, reason: str, vindplaatsen: tuple[str, ...]) -> None:
    """Record a second reader's verdict."""
    if verdict != Verdict.EQUAL and not reason:
        raise click.UsageError("Zeg met --waarom waarom de tekst strenger of anders is.")
    try:
        record(content, today(), verdict, reason, vindplaatsen)
    except ContentError as error:
        show(error.problems, as_json=False)
        sys.exit(CONTENT_PROBLEM)
