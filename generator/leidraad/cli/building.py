"""The commands `leidraad build` and `leidraad serve`: the site, once or while you write."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

import click

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
from leidraad.kept import Ending, ended, is_plain, made, stands
from leidraad.output import claimed
from leidraad.source.problems import Problem
from leidraad.store import BUILD, CONFIG, OVERRIDES


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
    day, paper = today(), not without_paper
    with claimed(site, content, BUILD, told) as place:
        asked = ("build", content, place, day, address, strict, profile, paper)
        work = partial(_built, content, place, day, address, strict, profile, paper=paper)
        if not is_plain(CONFIG):
            return work().problems
        return ended(asked, (content, CONFIG, OVERRIDES), work, lambda last: stands(place, last.site)).problems


def _built(*asked: Any, paper: bool) -> Ending:
    # A site that stands as it was built needs nothing of what builds it.
    from leidraad.pipeline import build  # noqa: PLC0415

    return Ending(build(*asked, paper=paper), site=made(asked[1]))


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
    from leidraad.serve import serve as run_server  # noqa: PLC0415 - only here

    run_server(content, profile, port, today)
