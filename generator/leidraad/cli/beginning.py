"""The command `leidraad nieuw`: a guideline to begin with, or one page more of one that is there."""

from __future__ import annotations

from pathlib import Path
from shlex import quote

import click
from pydantic_core import PydanticCustomError

from leidraad.begin.guideline import Wishes, new_guideline
from leidraad.begin.page import Wanted
from leidraad.begin.placing import add, begin, free
from leidraad.cli.options import any_folder_option, command, no_content, progress, refusing, today, told
from leidraad.output.listing import shown
from leidraad.source.model.base import Id, slug
from leidraad.source.model.phone import PhoneNumber
from leidraad.web.words import capital

# What a unit is called where nobody says so.
USUAL = "stap"
FILL = "Vul in wat er staat bij VUL IN; leidraad check zegt wat er nog leeg is."


@command("nieuw", help="Begin een richtlijn in een map, of zet er iets bij.")
@click.argument("words", metavar="MAP | SOORT ID", nargs=-1, required=True)
@click.option("--titel", "title", metavar="TITEL", help="De naam van de nieuwe richtlijn.")
@click.option("--organisatie", "body", metavar="NAAM", help="Wie de richtlijn maakt.")
@click.option("--rol", "roles", metavar="NAAM", multiple=True, help="Wie er iets doet; mag vaker.")
@click.option("--onderdeel", "unit_noun", metavar="WOORD", help="Hoe een onderdeel heet, zoals stap.")
@click.option("--spoednummer", "number", metavar="NUMMER", help="Wat je belt bij gevaar; leeg als er geen is.")
@any_folder_option(help="De map met de inhoud, bij SOORT ID.")
@click.option("--hoofdstuk", "chapter", metavar="ID", default="", help="In welk hoofdstuk, bij SOORT ID.")
@refusing
def new_command(
    words: tuple[str, ...],
    title: str | None,
    body: str | None,
    roles: tuple[str, ...],
    unit_noun: str | None,
    number: str | None,
    content: Path,
    chapter: str,
) -> None:
    """Begin a guideline, or add one page to it."""
    match words:
        case (folder,):
            free(Path(folder))  # Before somebody answers five questions for nothing.
            _begin(Path(folder), _wishes(title, body, roles, unit_noun, number))
        case (kind, name):
            _add(content, Wanted(kind, _id(name), chapter, _noun(unit_noun or USUAL)))
        case _:
            raise click.UsageError("Noem één map, of een soort en een id.")


def _begin(folder: Path, wishes: Wishes) -> None:
    progress("schrijven")
    begin(folder, new_guideline(wishes, today()), today())
    typed = quote(shown(folder))
    click.echo(f"Je richtlijn staat in '{shown(folder)}'. {FILL}\nBekijk haar met: leidraad serve --inhoud {typed}")


def _add(content: Path, wanted: Wanted) -> None:
    if not content.is_dir():
        raise click.UsageError(no_content(content))
    for name in add(content, wanted, today()):
        click.echo(f"{shown(content / name)}")
    told(FILL)


def _wishes(
    title: str | None, body: str | None, roles: tuple[str, ...], unit_noun: str | None, number: str | None
) -> Wishes:
    """Return what is wanted; what no option says is asked."""
    asked = not all((title, body, unit_noun))
    title = title or _asked("Hoe heet de richtlijn?")
    body = body or _asked("Wie maakt haar?")
    if asked and not roles:
        said = _asked("Welke rollen zijn er? Met een komma ertussen, of niets.", "")
        roles = tuple(one.strip() for one in said.split(",") if one.strip())
    unit_noun = unit_noun or _asked(f"Hoe heet een onderdeel? Typ je niets, dan: {USUAL}.", USUAL)
    if asked and number is None:
        number = _asked("Wat belt iemand bij gevaar? Een nummer, of niets.", "")
    return Wishes(title, body, _roles(roles), _noun(unit_noun), _number(number or ""))


def _asked(question: str, default: str | None = None) -> str:
    """Return what somebody answers; without a default something must be said."""
    answer: str = click.prompt(question, default=default, show_default=False, prompt_suffix=" ")
    return answer.strip()


def _roles(names: tuple[str, ...]) -> tuple[str, ...]:
    """Refuse roles that are called alike by their ids, or not at all."""
    ids = [slug(name) for name in names]
    if "" in ids or len(set(ids)) < len(ids):
        raise click.UsageError("Elke rol heeft een eigen naam, met letters erin.")
    return tuple(capital(name) for name in names)


def _noun(word: str) -> str:
    if not slug(word):
        raise click.UsageError("Een onderdeel heet naar een woord, zoals stap.")
    return word


def _number(value: str) -> str:
    try:
        return PhoneNumber.accept(value.strip()) if value.strip() else ""
    except PydanticCustomError as error:
        raise click.UsageError(error.message()) from None


def _id(name: str) -> str:
    try:
        return Id.accept(name)
    except PydanticCustomError as error:
        raise click.UsageError(error.message()) from None
