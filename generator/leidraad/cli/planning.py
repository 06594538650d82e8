"""The command `leidraad plan`: what must be looked up again, when and by whom."""

from __future__ import annotations

from pathlib import Path

import click

from leidraad.cli.options import command, folder_option, form_option, refusing, today
from leidraad.plan import FORMS, due

DAYS, MOST = 90, 36_500


@command("plan", help="Toon wat er afloopt, per beheerder.")
@folder_option
@click.option(
    "--dagen",
    "days",
    metavar="DAGEN",
    type=click.IntRange(0, MOST),
    default=DAYS,
    show_default=str(DAYS),
    help="Hoe ver vooruit.",
)
@form_option(FORMS)
@refusing
def plan_command(content: Path, days: int, form: str) -> None:
    """Print what runs out, for who looks after it."""
    click.echo(FORMS[form](due(content, today(), days), today()).encode(), nl=False)
