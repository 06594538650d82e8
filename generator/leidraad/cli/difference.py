"""The command `leidraad verschil`: how two versions of the content differ, for an editor to send to a lawyer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import click
from markupsafe import Markup

from leidraad import checking
from leidraad.cli.options import (
    any_folder_option,
    as_text,
    command,
    form_option,
    json_option,
    progress,
    refusing,
    today,
)
from leidraad.difference.guideline import difference
from leidraad.difference.page import as_page, picture_of
from leidraad.difference.report import Reporter
from leidraad.revisions import NoSuchVersionError, folder_of
from leidraad.source.checks import check
from leidraad.source.checks.naming import ids_are_unique
from leidraad.source.checks.references import FIXED_PAGES, every_reference_resolves
from leidraad.source.model.guideline import Guideline
from leidraad.source.nodes import Text
from leidraad.source.problems import ContentError, Problem, visible
from leidraad.trees.proof import prove
from leidraad.trees.rules.naming import NAMING
from leidraad.trees.rules.shape import every_route_ends
from leidraad.trees.subject import subjects
from leidraad.web.addresses import no_two_ids_share_an_address
from leidraad.web.lexicon import Lexicon, lexicon


def trees_can_be_followed(guideline: Guideline) -> Iterator[Problem]:
    """Every answer leads somewhere, and no route goes on for ever."""
    for subject in subjects(guideline):
        yield from prove(subject, (), (NAMING, (every_route_ends,)))


# What must hold to compare. A version of before some other rule can be compared too.
NEEDED = (
    ids_are_unique,
    no_two_ids_share_an_address,
    every_reference_resolves,
    trees_can_be_followed,
)


def _read(version: str, content: Path) -> Guideline:
    """Return a version of the content; raise ContentError with its name before the names of its files."""
    try:
        with folder_of(version, content) as folder:
            found = checking.guideline(folder, today())
        check(found, NEEDED)
    except NoSuchVersionError as error:
        raise click.UsageError(str(error)) from error
    except ContentError as error:
        raise ContentError(_in_version(version, problem) for problem in error.problems) from error
    return found


def _in_version(version: str, problem: Problem) -> Problem:
    return replace(problem, place=replace(problem.place, file=f"{version}: {problem.place.file}"))


def _both(old: str, new: str, content: Path) -> tuple[Guideline, Guideline]:
    """Return both versions; raise ContentError with the problems of both."""
    found: list[Guideline] = []
    problems: list[Problem] = []
    for version in (old, new):
        try:
            found.append(_read(version, content))
        except ContentError as error:
            problems += error.problems
    if problems:
        raise ContentError(problems)
    return found[0], found[1]


def _names(guideline: Guideline) -> Lexicon:
    """Return the names in a version, which may be of before one of the pages that the site makes itself."""
    span = guideline.settings.title.span
    sentences = {name: Text(name, span) for name in FIXED_PAGES} | guideline.sentences
    return lexicon(guideline.model_copy(update={"sentences": sentences}))


@command(
    "verschil",
    help="Zeg wat er anders is tussen twee versies. Een versie is een map, of een versie in git. "
    "Zonder NIEUW is dat wat er nu in de map staat.",
)
@click.argument("old", metavar="OUD")
@click.argument("new", metavar="NIEUW", required=False)
@json_option
@any_folder_option(help="De map met de inhoud, in git en nu.")
@form_option(("tekst", "html"))
@refusing
def difference_command(content: Path, old: str, new: str | None, as_json: bool, form: str) -> None:
    """Print how two versions of the content differ; without a new one that is how it is now."""
    new = new or str(content)
    progress("vergelijken")
    before, after = _both(old, new, content)
    found = difference(before, after)
    reporter = Reporter(_names(before), _names(after))
    if as_json:
        click.echo(as_text(reporter.data(found)).encode())
    elif form == "html":
        title = f"{after.settings.title}: verschil tussen {visible(old)} en {visible(new)}"
        click.echo(as_page(found, reporter, title, partial(_pictures, before, after)).encode(), nl=False)
    else:
        click.echo(reporter.text(found))


def _pictures(before: Guideline, after: Guideline, aid: str) -> tuple[Markup, ...]:
    """Return the pictures of an aid in both versions."""
    sides = (("was", before), ("nu", after))
    return tuple(
        picture_of(subject, _names(side), side.sentences, f"{when}-{aid}-")
        for when, side in sides
        for subject in subjects(side)
        if subject.tree.id == aid
    )
