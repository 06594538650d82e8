"""The command `leidraad uitwisselen`: the texts in a Word document for experts, and what comes back of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from leidraad import checking
from leidraad.cli.options import (
    CONTENT_PROBLEM,
    command,
    folder_option,
    profile_option,
    progress,
    refusing,
    show,
    today,
    told,
)
from leidraad.exchange.document import word_document
from leidraad.exchange.leaves import leaves, selectable
from leidraad.exchange.package import FILE
from leidraad.exchange.putting import tried_out
from leidraad.exchange.returned import returned
from leidraad.exchange.settling import ExpertRemark, Proposal, settled
from leidraad.failure import Failure
from leidraad.output import replace, replace_all
from leidraad.output.listing import shown
from leidraad.output.single import refuse_inside
from leidraad.source.model.base import slug
from leidraad.source.problems import Severity, advised, counted, visible
from leidraad.spreadsheet import tsv_of
from leidraad.trusted import Trusted

SUFFIX, LINE_END = ".docx", " ⏎ "
REMARKED = ("rij", "plaats", "veld", "tekst", "opmerking")


@click.group(
    "uitwisselen",
    help="Wissel teksten uit met experts, in Word.",
    options_metavar="[OPTIES]",
    subcommand_metavar="uit|in [OPTIES]",
)
def exchange_command() -> None:
    """Send the texts to experts, and read what they send back."""


@command("uit", help="Zet de teksten in een Word-document.")
@click.argument("file", metavar="[BESTAND]", required=False, type=click.Path(path_type=Path))
@folder_option
@profile_option
@click.option(
    "--pagina", "page", metavar="ID", default="", help="Alleen deze pagina; een hoofdstuk met al zijn stappen."
)
@refusing
def out_command(content: Path, profile: str, page: str, file: Path | None) -> None:
    """Write the document, never over another."""
    progress("schrijven")
    trusted = checking.trusted(content, today(), profile=profile)
    within = _path(trusted, page) if page else ""
    file = file or Path(f"{slug(f'{trusted.guideline.settings.title} {profile} {page}') or 'teksten'}{SUFFIX}")
    if file.suffix != SUFFIX:
        raise click.UsageError(f"Geef het document een naam die eindigt op {SUFFIX}.")
    refuse_inside(file, content)
    if os.path.lexists(file):
        raise Failure(f"'{shown(file)}' is er al. Kies een andere naam; misschien staan er opmerkingen in.")
    found = leaves(trusted, within)
    if not found:
        raise click.UsageError(f"De pagina '{page}' heeft geen eigen teksten.")
    replace(file, word_document(trusted.guideline, found, today()))
    click.echo(f"{sum(len(leaf.texts) for leaf in found)} teksten staan in '{shown(file)}'.")


def _path(trusted: Trusted, page: str) -> str:
    """Return the path of a page; refuse one that is not there."""
    paths = selectable(trusted)
    if page not in paths:
        raise click.UsageError(f"Er is geen pagina '{visible(page)}'. {advised(page, paths)}")
    return paths[page]


@command("in", help="Lees een document dat terugkwam: nieuwe teksten en opmerkingen.")
@click.argument("file", metavar="BESTAND", type=click.Path(path_type=Path))
@folder_option
@profile_option
@click.option("--proef", "only_told", is_flag=True, help="Schrijf niets; zeg alleen wat er zou gebeuren.")
@click.option(
    "--opmerkingen",
    "remarks",
    metavar="BESTAND",
    type=click.Path(path_type=Path),
    help="Zet de opmerkingen ook in een rekenblad (TSV).",
)
@refusing
def in_command(content: Path, profile: str, only_told: bool, remarks: Path | None, file: Path) -> None:
    """Write what experts propose at its place, and tell all else."""
    if remarks:
        refuse_inside(remarks, content)
    if remarks and os.path.lexists(remarks):
        raise Failure(f"'{shown(remarks)}' is er al. Kies een andere naam.")
    progress("lezen")
    with file.open("rb") as stream:
        came = returned(stream.read(FILE + 1), shown(file))
    found = settled(checking.trusted(content, today(), profile=profile), came, file.name)
    attempt = tried_out(content, found.proposals, today())
    if not only_told:
        replace_all(content, attempt.files, attempt.before)
    if remarks:
        replace(remarks, _as_sheet(found.remarks).encode("utf-8-sig"))
    problems = (*found.problems, *attempt.problems)
    show(problems, as_json=False)
    if lines := [*_changes(attempt.taken), *_remarks(found.remarks)]:
        click.echo("\n".join(lines))
    told(_summary(len(attempt.taken), len(found.remarks), counted(problems), only_told=only_told))
    if any(problem.severity is Severity.ERROR for problem in problems):
        sys.exit(CONTENT_PROBLEM)


def _changes(taken: Sequence[Proposal]) -> Iterator[str]:
    for one in taken:
        yield from (
            f"{one.place.file}:{one.was.place.line}  rij {one.row.line}",
            f"  was: {_told(one.was)}",
            f"  nu:  {_told(one.words)}",
        )


def _remarks(remarks: Sequence[ExpertRemark]) -> Iterator[str]:
    if remarks:
        yield "Opmerkingen"
    for one in remarks:
        yield f"  {_where(one)}: {_line(one.words)}"


def _where(one: ExpertRemark) -> str:
    if not one.row:
        return "bij het document"
    place = f", {one.about.place.file}:{one.about.text.place.line}" if one.about else ""
    return f"rij {one.row}{place}"


def _told(text: str) -> str:
    """Return a text on one line, in which its line ends are seen."""
    return LINE_END.join(_line(line) for line in text.split("\n"))


def _line(words: str) -> str:
    return visible(" ".join(words.split()))


def _as_sheet(remarks: Sequence[ExpertRemark]) -> str:
    """Return the remarks for a spreadsheet, one a row."""
    rows = [REMARKED]
    for one in remarks:
        about = (str(one.about.text.place), one.about.name, one.about.text) if one.about else ("", "", "")
        rows.append((str(one.row or ""), *about, one.words))
    return tsv_of(tuple(map(_line, row)) for row in rows)


def _summary(changes: int, remarks: int, problems: str, *, only_told: bool) -> str:
    what = f"{changes} {'tekst' if changes == 1 else 'teksten'} {'te veranderen' if only_told else 'veranderd'}"
    return f"{what}, {remarks} {'opmerking' if remarks == 1 else 'opmerkingen'}{f', {problems}' * bool(problems)}."


exchange_command.add_command(out_command)
exchange_command.add_command(in_command)
